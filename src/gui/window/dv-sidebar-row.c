/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window/dv-sidebar-row.h"

#include <glib/gi18n.h>

/* A page in the sidebar, with the number of records that wait there. */
struct _DvSidebarRow {
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *counter;
  GtkImage *icon;
  GtkLabel *label;

  const DvPageInfo *info; /* static */
  guint count;
};

enum {
  PROP_0,
  PROP_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DvSidebarRow, dv_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

/* A screen reader says the number with the name. */
static void
update_name (DvSidebarRow *self)
{
  const char *label = _ (self->info->label);
  g_autofree char *name = NULL;

  if (self->count == 0)
    name = g_strdup (label);
  else
    /* Translators: a page and how many records wait there, “Petitions, 6”. */
    name = g_strdup_printf (_ ("%s, %u"), label, self->count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dv_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (dv_sidebar_row_parent_class)->dispose (object);
}

static void
dv_sidebar_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvSidebarRow *self = DV_SIDEBAR_ROW (object);

  switch (id) {
  case PROP_COUNT:
    g_value_set_uint (value, self->count);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_sidebar_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DvSidebarRow *self = DV_SIDEBAR_ROW (object);

  switch (id) {
  case PROP_COUNT:
    dv_sidebar_row_set_count (self, g_value_get_uint (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_sidebar_row_class_init (DvSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_sidebar_row_dispose;
  object_class->get_property = dv_sidebar_row_get_property;
  object_class->set_property = dv_sidebar_row_set_property;

  properties[PROP_COUNT] =
    g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/window/dv-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DvSidebarRow, counter);
  gtk_widget_class_bind_template_child (widget_class, DvSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DvSidebarRow, label);
}

static void
dv_sidebar_row_init (DvSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dv_sidebar_row_new (const DvPageInfo *info)
{
  DvSidebarRow *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (DV_TYPE_SIDEBAR_ROW, NULL);
  self->info = info;
  gtk_image_set_from_icon_name (self->icon, info->icon_name);
  gtk_label_set_text (self->label, _ (info->label));
  update_name (self);
  return GTK_WIDGET (self);
}

const DvPageInfo *
dv_sidebar_row_get_info (DvSidebarRow *self)
{
  g_return_val_if_fail (DV_IS_SIDEBAR_ROW (self), NULL);
  return self->info;
}

guint
dv_sidebar_row_get_count (DvSidebarRow *self)
{
  g_return_val_if_fail (DV_IS_SIDEBAR_ROW (self), 0);
  return self->count;
}

/**
 * dv_sidebar_row_set_count:
 * @count: how many records wait on the page; 0 shows nothing
 */
void
dv_sidebar_row_set_count (DvSidebarRow *self, guint count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DV_IS_SIDEBAR_ROW (self));

  if (self->count == count)
    return;

  self->count = count;
  text = g_strdup_printf ("%u", count);
  gtk_label_set_text (self->counter, text);
  gtk_widget_set_visible (GTK_WIDGET (self->counter), count > 0);
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
