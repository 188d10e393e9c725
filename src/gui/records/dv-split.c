/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-split.h"

/* A list with the record beside it, 45 to 55, or under it where there is no room for both. */
struct _DvSplit {
  GtkWidget parent_instance;

  GtkWidget *list;
  GtkWidget *record;
  gboolean folded;
};

enum {
  PROP_0,
  PROP_FOLDED,
  PROP_LIST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A window of 1000 px, less the sidebar. */
#define BESIDE_FROM 790

G_DEFINE_FINAL_TYPE (DvSplit, dv_split, GTK_TYPE_WIDGET)

static gboolean
notify_cb (gpointer user_data)
{
  g_object_notify_by_pspec (G_OBJECT (user_data), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

static void
set_folded (DvSplit *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  /* Later: nothing may be moved while sizes are given out. */
  g_idle_add_full (G_PRIORITY_DEFAULT, notify_cb, g_object_ref (self), g_object_unref);
}

static void
allocate (GtkWidget *child, int x, int width, int height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, MAX (width, minimum), height }, -1);
}

static void
dv_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DvSplit *self = DV_SPLIT (widget);
  gboolean beside = self->record != NULL && width >= BESIDE_FROM;
  int list_width = beside ? width * 45 / 100 : width;

  set_folded (self, width < BESIDE_FROM);
  if (self->list != NULL) {
    gtk_widget_set_child_visible (self->list, self->record == NULL || beside);
    if (self->record == NULL || beside)
      allocate (self->list, 0, list_width, height);
  }
  if (self->record != NULL)
    allocate (self->record, beside ? list_width : 0, beside ? width - list_width : width, height);
}

static void
measure_child (GtkWidget *child, GtkOrientation orientation, int *minimum, int *natural)
{
  int child_minimum, child_natural;

  if (child == NULL)
    return;
  gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
  *minimum = MAX (*minimum, child_minimum);
  *natural = MAX (*natural, child_natural);
}

static void
dv_split_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  DvSplit *self = DV_SPLIT (widget);

  measure_child (self->list, orientation, minimum, natural);
  measure_child (self->record, orientation, minimum, natural);
}

static void
dv_split_dispose (GObject *object)
{
  DvSplit *self = DV_SPLIT (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->record, gtk_widget_unparent);

  G_OBJECT_CLASS (dv_split_parent_class)->dispose (object);
}

static void
dv_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvSplit *self = DV_SPLIT (object);

  switch (id) {
  case PROP_FOLDED:
    g_value_set_boolean (value, self->folded);
    break;
  case PROP_LIST:
    g_value_set_object (value, self->list);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_LIST:
    dv_split_set_list (DV_SPLIT (object), g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_split_class_init (DvSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_split_dispose;
  object_class->get_property = dv_split_get_property;
  object_class->set_property = dv_split_set_property;
  widget_class->measure = dv_split_measure;
  widget_class->size_allocate = dv_split_size_allocate;

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "split");
}

static void
dv_split_init (DvSplit *self)
{
}

static void
set_child (DvSplit *self, GtkWidget **slot, GtkWidget *child)
{
  if (*slot == child)
    return;
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dv_split_set_list:
 * @list: (nullable): the list
 */
void
dv_split_set_list (DvSplit *self, GtkWidget *list)
{
  g_return_if_fail (DV_IS_SPLIT (self));
  set_child (self, &self->list, list);
}

/**
 * dv_split_set_record:
 * @record: (nullable): what stands beside or over the list; %NULL gives the list all the room
 */
void
dv_split_set_record (DvSplit *self, GtkWidget *record)
{
  g_return_if_fail (DV_IS_SPLIT (self));
  set_child (self, &self->record, record);
}

/**
 * dv_split_is_folded:
 *
 * Returns: whether there is room for one of the two only
 */
gboolean
dv_split_is_folded (DvSplit *self)
{
  g_return_val_if_fail (DV_IS_SPLIT (self), FALSE);
  return self->folded;
}
