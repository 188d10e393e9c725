/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-paper-view.h"

#include <glib/gi18n.h>

#include "dv-document.h"

/* Pixels on the screen for a point on paper: an A4 page is as wide as half of a 1366-pixel screen.
 */
#define SCALE  1.1
#define MARGIN 18

/* The pages of a paper, as they will be printed. Figures are marked and can be pressed. */
struct _DvPaperView {
  GtkWidget parent_instance;

  DvPages *pages;
  char *figure; /* the one that is shown at the moment */
  GtkWidget *scrolled;
  GtkWidget *box;
};

enum {
  SIGNAL_FIGURE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvPaperView, dv_paper_view, GTK_TYPE_WIDGET)

static guint
page_number (GtkWidget *area)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "dv-page"));
}

static void
draw_figures (DvPaperView *self, guint page, cairo_t *cr)
{
  g_autoptr (GArray) areas = dv_pages_figure_areas (self->pages, page);

  for (guint i = 0; i < areas->len; i++) {
    const DvFigureArea *area = &g_array_index (areas, DvFigureArea, i);
    gboolean current = g_strcmp0 (area->figure, self->figure) == 0;

    cairo_set_source_rgba (cr, 0.21, 0.52, 0.89, current ? 0.45 : 0.15);
    cairo_rectangle (cr, area->x - 1, area->y, area->width + 2, area->height);
    cairo_fill (cr);
  }
}

/* Paper is white in a dark window, too. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DvPaperView *self = data;
  guint page = page_number (GTK_WIDGET (area));

  if (self->pages == NULL || page >= dv_pages_get_n_pages (self->pages))
    return;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  draw_figures (self, page, cr);
  dv_pages_draw (self->pages, page, cr);
}

static const char *
find_figure (DvPaperView *self, GtkWidget *area, double x, double y)
{
  return dv_pages_hit (self->pages, page_number (area), x / SCALE, y / SCALE);
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer data)
{
  DvPaperView *self = data;
  GtkWidget *area = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  const char *figure = find_figure (self, area, x, y);

  if (figure != NULL)
    g_signal_emit (self, signals[SIGNAL_FIGURE_ACTIVATED], 0, figure);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, gpointer data)
{
  DvPaperView *self = data;
  GtkWidget *area = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));

  gtk_widget_set_cursor_from_name (area, find_figure (self, area, x, y) != NULL ? "pointer" : NULL);
}

static void
add_controllers (DvPaperView *self, GtkWidget *area)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (area, motion);
}

static void
add_page (DvPaperView *self, guint page)
{
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *name = NULL;
  double width, height;

  dv_pages_get_size (self->pages, page, &width, &height);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (width * SCALE));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (height * SCALE));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  g_object_set_data (G_OBJECT (area), "dv-page", GUINT_TO_POINTER (page));
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "paper");
  /* translators: the number of a page, and how many there are */
  name = g_strdup_printf (_ ("Page %u of %u"), page + 1, dv_pages_get_n_pages (self->pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  add_controllers (self, area);
  gtk_box_append (GTK_BOX (self->box), area);
}

static void
remove_pages (DvPaperView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
dv_paper_view_dispose (GObject *object)
{
  DvPaperView *self = DV_PAPER_VIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (dv_paper_view_parent_class)->dispose (object);
}

static void
dv_paper_view_finalize (GObject *object)
{
  DvPaperView *self = DV_PAPER_VIEW (object);

  g_clear_pointer (&self->pages, dv_pages_free);
  g_free (self->figure);

  G_OBJECT_CLASS (dv_paper_view_parent_class)->finalize (object);
}

static void
dv_paper_view_class_init (DvPaperViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dv_paper_view_dispose;
  object_class->finalize = dv_paper_view_finalize;

  /**
   * DvPaperView::figure-activated:
   * @self: the view
   * @figure: the key of a figure
   *
   * Somebody pressed a figure.
   */
  signals[SIGNAL_FIGURE_ACTIVATED] =
    g_signal_new ("figure-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dv_paper_view_init (DvPaperView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  gtk_widget_set_margin_top (self->box, MARGIN);
  gtk_widget_set_margin_bottom (self->box, MARGIN);
  gtk_widget_set_margin_start (self->box, MARGIN);
  gtk_widget_set_margin_end (self->box, MARGIN);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * dv_paper_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
dv_paper_view_new (void)
{
  return g_object_new (DV_TYPE_PAPER_VIEW, NULL);
}

/**
 * dv_paper_view_set_document:
 * @self: a view
 * @document: what to show
 *
 * Lays the paper out and shows it. The place that was read stays where it was.
 */
void
dv_paper_view_set_document (DvPaperView *self, DvDocument *document)
{
  g_return_if_fail (DV_IS_PAPER_VIEW (self) && document != NULL);

  remove_pages (self);
  g_clear_pointer (&self->pages, dv_pages_free);
  self->pages = dv_pages_new (document);
  for (guint page = 0; page < dv_pages_get_n_pages (self->pages); page++)
    add_page (self, page);
}

/**
 * dv_paper_view_get_pages:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): the pages that it shows
 */
DvPages *
dv_paper_view_get_pages (DvPaperView *self)
{
  g_return_val_if_fail (DV_IS_PAPER_VIEW (self), NULL);

  return self->pages;
}

/* Returns: how far down in the box the figure stands, -1 if it is nowhere */
static double
find_position (DvPaperView *self, const char *figure)
{
  double top = 0;

  for (guint page = 0; page < dv_pages_get_n_pages (self->pages); page++) {
    g_autoptr (GArray) areas = dv_pages_figure_areas (self->pages, page);
    double width, height;

    for (guint i = 0; i < areas->len; i++) {
      if (g_strcmp0 (g_array_index (areas, DvFigureArea, i).figure, figure) == 0)
        return top + g_array_index (areas, DvFigureArea, i).y * SCALE;
    }
    dv_pages_get_size (self->pages, page, &width, &height);
    top += (int) (height * SCALE) + MARGIN;
  }
  return -1;
}

static void
redraw (DvPaperView *self)
{
  for (GtkWidget *area = gtk_widget_get_first_child (self->box); area != NULL;
       area = gtk_widget_get_next_sibling (area))
    gtk_widget_queue_draw (area);
}

/**
 * dv_paper_view_set_figure:
 * @self: a view
 * @figure: (nullable): the key of a figure
 *
 * Marks the figure more strongly and scrolls to it.
 */
void
dv_paper_view_set_figure (DvPaperView *self, const char *figure)
{
  GtkAdjustment *adjustment;
  double position;

  g_return_if_fail (DV_IS_PAPER_VIEW (self));

  if (self->pages == NULL || g_strcmp0 (self->figure, figure) == 0)
    return;
  g_free (self->figure);
  self->figure = g_strdup (figure);
  redraw (self);
  position = find_position (self, figure);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  if (position >= 0 && (position < gtk_adjustment_get_value (adjustment) ||
                        position > gtk_adjustment_get_value (adjustment) +
                                     gtk_adjustment_get_page_size (adjustment) - 40))
    gtk_adjustment_set_value (adjustment, position - gtk_adjustment_get_page_size (adjustment) / 3);
}
