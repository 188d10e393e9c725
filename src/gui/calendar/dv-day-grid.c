/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/dv-day-grid.h"

#include "calendar/dv-calendar-words.h"
#include "calendar/dv-day-cell.h"

/* The days of a month or of a week, one of which is selected: arrows go to another one, Page Up and
 * Page Down to another month or week, Home to today. */

#define DAYS        7
#define WEEKS       6
#define MONTH_LINES 4
#define WEEK_LINES  20

enum {
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _DvDayGrid {
  GtkWidget parent_instance;

  DvDate day;
  DvDate from; /* the day of the first cell */
  gboolean week;
  GPtrArray *entries; /* (nullable): of DvAgendaEntry */
  GtkWidget *grid;
  DvDayCell *cells[DAYS * WEEKS];
};

G_DEFINE_FINAL_TYPE (DvDayGrid, dv_day_grid, GTK_TYPE_WIDGET)

static guint
count_cells (DvDayGrid *self)
{
  return self->week ? DAYS : DAYS * WEEKS;
}

static void
show_entries (DvDayGrid *self)
{
  for (guint i = 0; i < count_cells (self); i++) {
    const DvDate *day = dv_day_cell_get_day (self->cells[i]);
    g_autoptr (GPtrArray) on = self->entries != NULL
                                 ? dv_agenda_on (self->entries, dv_date_to_julian (day))
                                 : g_ptr_array_new ();

    dv_day_cell_set_entries (self->cells[i], on, self->week ? WEEK_LINES : MONTH_LINES);
  }
}

static DvDate
find_first (DvDayGrid *self)
{
  DvDate first = self->day;

  if (!self->week)
    first.day = 1;
  return dv_date_add_days (&first, 1 - (int) dv_date_weekday (&first));
}

static void
show_days (DvDayGrid *self)
{
  DvDate today;

  dv_date_today (&today);
  self->from = find_first (self);
  for (guint i = 0; i < DAYS * WEEKS; i++) {
    DvDate day = dv_date_add_days (&self->from, (int) i);
    gboolean faint = !self->week && day.month != self->day.month;

    gtk_widget_set_visible (GTK_WIDGET (self->cells[i]), i < count_cells (self));
    dv_day_cell_set_day (self->cells[i], &day, &today, faint);
    dv_day_cell_set_selected (self->cells[i], dv_date_compare (&day, &self->day) == 0);
  }
  show_entries (self);
}

static DvDayCell *
get_selected (DvDayGrid *self)
{
  guint index = dv_date_to_julian (&self->day) - dv_date_to_julian (&self->from);

  return self->cells[index];
}

static void
move (DvDayGrid *self, const DvDate *day)
{
  dv_day_grid_select (self, day);
  gtk_widget_grab_focus (GTK_WIDGET (get_selected (self)));
}

static void
clicked_cb (DvDayGrid *self, DvDayCell *cell)
{
  DvDate day = *dv_day_cell_get_day (cell);

  if (dv_date_compare (&day, &self->day) == 0)
    g_signal_emit (self, signals[ACTIVATED], 0);
  else
    move (self, &day);
}

static void
move_days (DvDayGrid *self, int days)
{
  DvDate day = dv_date_add_days (&self->day, days);

  move (self, &day);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                DvDayGrid *self)
{
  DvDate today;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_Left:
    move_days (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
    move_days (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
    move_days (self, -DAYS);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
    move_days (self, DAYS);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Up:
    dv_day_grid_turn (self, -1);
    gtk_widget_grab_focus (GTK_WIDGET (get_selected (self)));
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Down:
    dv_day_grid_turn (self, 1);
    gtk_widget_grab_focus (GTK_WIDGET (get_selected (self)));
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
    dv_date_today (&today);
    move (self, &today);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static gboolean
dv_day_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_selected (DV_DAY_GRID (widget))));
}

static void
dv_day_grid_dispose (GObject *object)
{
  DvDayGrid *self = DV_DAY_GRID (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (dv_day_grid_parent_class)->dispose (object);
}

static void
dv_day_grid_class_init (DvDayGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dv_day_grid_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dv_day_grid_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * DvDayGrid::selected:
   *
   * Another day was selected, or other days are shown.
   */
  signals[SELECTED] = g_signal_new ("selected", DV_TYPE_DAY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);

  /**
   * DvDayGrid::activated:
   *
   * Enter was pressed on the day that is selected, or it was clicked.
   */
  signals[ACTIVATED] = g_signal_new ("activated", DV_TYPE_DAY_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_heads (DvDayGrid *self)
{
  for (guint i = 0; i < DAYS; i++) {
    GtkWidget *head = gtk_label_new (dv_calendar_name_weekday (i + 1));

    gtk_widget_add_css_class (head, "heading");
    gtk_widget_set_margin_bottom (head, 6);
    gtk_grid_attach (GTK_GRID (self->grid), head, (int) i, 0, 1, 1);
  }
}

static void
dv_day_grid_init (DvDayGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_add_css_class (self->grid, "calendar-days");
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  add_heads (self);
  for (guint i = 0; i < DAYS * WEEKS; i++) {
    self->cells[i] = DV_DAY_CELL (dv_day_cell_new ());
    g_signal_connect_object (self->cells[i], "clicked", G_CALLBACK (clicked_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (self->cells[i]), (int) (i % DAYS),
                     (int) (i / DAYS) + 1, 1, 1);
  }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  dv_date_today (&self->day);
  show_days (self);
}

/**
 * dv_day_grid_set_week:
 * @week: whether to show a week instead of a month
 */
void
dv_day_grid_set_week (DvDayGrid *self, gboolean week)
{
  g_return_if_fail (DV_IS_DAY_GRID (self));

  self->week = week;
  dv_day_grid_select (self, &self->day);
}

/**
 * dv_day_grid_get_week:
 *
 * Returns: whether it shows a week
 */
gboolean
dv_day_grid_get_week (DvDayGrid *self)
{
  g_return_val_if_fail (DV_IS_DAY_GRID (self), FALSE);
  return self->week;
}

/**
 * dv_day_grid_select:
 * @day: a day
 *
 * Selects a day, and shows its month or week.
 */
void
dv_day_grid_select (DvDayGrid *self, const DvDate *day)
{
  g_return_if_fail (DV_IS_DAY_GRID (self));

  /* The lunar calendar, and with it Tết, is known for these years. */
  if (day->year < 1900 || day->year > 2199)
    return;
  self->day = *day;
  show_days (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/**
 * dv_day_grid_get_day:
 *
 * Returns: the day that is selected
 */
const DvDate *
dv_day_grid_get_day (DvDayGrid *self)
{
  g_return_val_if_fail (DV_IS_DAY_GRID (self), NULL);
  return &self->day;
}

/**
 * dv_day_grid_get_span:
 * @from: (out): receives the first day shown
 * @to: (out): receives the last one
 */
void
dv_day_grid_get_span (DvDayGrid *self, DvDate *from, DvDate *to)
{
  g_return_if_fail (DV_IS_DAY_GRID (self));

  *from = self->from;
  *to = dv_date_add_days (&self->from, (int) count_cells (self) - 1);
}

/**
 * dv_day_grid_turn:
 * @pages: how many months or weeks to go on, back if negative
 */
void
dv_day_grid_turn (DvDayGrid *self, int pages)
{
  DvDate day;

  g_return_if_fail (DV_IS_DAY_GRID (self));

  day = self->week ? dv_date_add_days (&self->day, DAYS * pages)
                   : dv_date_add_months (&self->day, pages);
  dv_day_grid_select (self, &day);
}

/**
 * dv_day_grid_set_entries:
 * @entries: (element-type DvAgendaEntry): what falls on the days that it shows
 */
void
dv_day_grid_set_entries (DvDayGrid *self, GPtrArray *entries)
{
  g_return_if_fail (DV_IS_DAY_GRID (self));

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_ptr_array_ref (entries);
  show_entries (self);
}
