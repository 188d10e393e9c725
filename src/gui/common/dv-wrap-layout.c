/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-wrap-layout.h"

/* Children beside each other, in as many lines as they need, so that nothing is cut off. */
struct _DvWrapLayout {
  GtkLayoutManager parent_instance;
};

#define SPACING 6

G_DEFINE_FINAL_TYPE (DvWrapLayout, dv_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_child (GtkWidget *child, int width, int *child_width, int *child_height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, child_width, NULL, NULL);
  *child_width = MAX (minimum, MIN (*child_width, width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, NULL, child_height, NULL,
                      NULL);
}

/* Returns: the height of all lines; gives the children their places if @place is set */
static int
lay_out (GtkWidget *widget, int width, gboolean place)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_width, child_height;

    if (!gtk_widget_should_layout (child))
      continue;
    measure_child (child, width, &child_width, &child_height);
    if (x > 0 && x + child_width > width) {
      y += line + SPACING;
      x = line = 0;
    }
    if (place) {
      GtkAllocation area = { mirrored ? width - x - child_width : x, y, child_width, child_height };

      gtk_widget_size_allocate (child, &area, -1);
    }
    x += child_width + SPACING;
    line = MAX (line, child_height);
  }
  return y + line;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum, child_natural;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural += child_natural + (*natural > 0 ? SPACING : 0);
  }
}

static void
dv_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
}

static void
dv_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  lay_out (widget, width, TRUE);
}

static GtkSizeRequestMode
dv_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dv_wrap_layout_class_init (DvWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->allocate = dv_wrap_layout_allocate;
  manager_class->get_request_mode = dv_wrap_layout_get_request_mode;
  manager_class->measure = dv_wrap_layout_measure;
}

static void
dv_wrap_layout_init (DvWrapLayout *self)
{
}
