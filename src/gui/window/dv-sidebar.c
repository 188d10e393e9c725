/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window/dv-sidebar.h"

#include "window/dv-pages.h"
#include "window/dv-sidebar-row.h"

/* The list of pages. */
struct _DvSidebar {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkListBox *list;
  GtkWidget *scroller;
};

enum {
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DvSidebar, dv_sidebar, GTK_TYPE_WIDGET)

static DvSidebarRow *
find_row (DvSidebar *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (dv_sidebar_row_get_info (DV_SIDEBAR_ROW (row))->id, id) == 0)
      return DV_SIDEBAR_ROW (row);

  return NULL;
}

static void
row_selected_cb (DvSidebar *self)
{
  g_assert (DV_IS_SIDEBAR (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
dv_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_SIDEBAR);

  G_OBJECT_CLASS (dv_sidebar_parent_class)->dispose (object);
}

static void
dv_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvSidebar *self = DV_SIDEBAR (object);

  switch (id) {
  case PROP_PAGE:
    g_value_set_string (value, dv_sidebar_get_page (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DvSidebar *self = DV_SIDEBAR (object);

  switch (id) {
  case PROP_PAGE:
    dv_sidebar_set_page (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_sidebar_class_init (DvSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_sidebar_dispose;
  object_class->get_property = dv_sidebar_get_property;
  object_class->set_property = dv_sidebar_set_property;

  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/window/dv-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DvSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, DvSidebar, scroller);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_sidebar_init (DvSidebar *self)
{
  guint n_pages;
  const DvPageInfo *pages = dv_pages_get_all (&n_pages);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_pages; i++)
    gtk_list_box_append (self->list, dv_sidebar_row_new (&pages[i]));
}

GtkWidget *
dv_sidebar_new (void)
{
  return g_object_new (DV_TYPE_SIDEBAR, NULL);
}

/**
 * dv_sidebar_get_page:
 *
 * Returns: (nullable): the id of the selected page
 */
const char *
dv_sidebar_get_page (DvSidebar *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (DV_IS_SIDEBAR (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? dv_sidebar_row_get_info (DV_SIDEBAR_ROW (row))->id : NULL;
}

/**
 * dv_sidebar_set_page:
 * @id: the id of a page; an unknown one changes nothing
 */
void
dv_sidebar_set_page (DvSidebar *self, const char *id)
{
  DvSidebarRow *row;

  g_return_if_fail (DV_IS_SIDEBAR (self));

  row = find_row (self, id);
  if (row != NULL && g_strcmp0 (dv_sidebar_get_page (self), id) != 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

/**
 * dv_sidebar_set_count:
 * @id: the id of a page
 * @count: how many records wait there; 0 shows nothing
 */
void
dv_sidebar_set_count (DvSidebar *self, const char *id, guint count)
{
  DvSidebarRow *row;

  g_return_if_fail (DV_IS_SIDEBAR (self));

  row = find_row (self, id);
  g_return_if_fail (row != NULL);
  dv_sidebar_row_set_count (row, count);
}
