/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/dv-calendar-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "calendar/dv-calendar-files.h"
#include "calendar/dv-calendar-print.h"
#include "calendar/dv-calendar-words.h"
#include "calendar/dv-day-grid.h"
#include "common/dv-list-box.h"
#include "dv-kinds.h"
#include "people/dv-longevity-window.h"
#include "records/dv-editor-window.h"
#include "today/dv-today.h"
#include "window/dv-page.h"

/* The calendar: a month or a week, and beside it what falls on the day that is selected. */
struct _DvCalendarPage {
  GtkWidget parent_instance;

  DvStore *store;
  GCancellable *cancellable;
  GSimpleActionGroup *actions;
  GPtrArray *entries; /* (nullable): of the days shown */

  /* Template widgets */
  GtkWidget *content;
  DvDayGrid *days;
  GtkLabel *day_title;
  GtkLabel *day_lunar;
  GtkListBox *list;
  GtkLabel *title;
  GtkToggleButton *week;
};

static void page_init (DvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvCalendarPage,
                               dv_calendar_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_PAGE, page_init))

static GActionGroup *
dv_calendar_page_get_actions (DvPage *page)
{
  return G_ACTION_GROUP (DV_CALENDAR_PAGE (page)->actions);
}

static void
page_init (DvPageInterface *iface)
{
  iface->get_actions = dv_calendar_page_get_actions;
}

/* The people behind wishes are a list of their own; what has a record opens it. */
static void
activated_cb (DvCalendarPage *self, GtkListBoxRow *row)
{
  const DvAgendaEntry *entry = g_object_get_data (G_OBJECT (row), "dv-entry");

  if (entry == NULL || entry->id == NULL)
    return;
  if (entry->type == DV_AGENDA_LONGEVITY) {
    DvDate day = dv_date_from_julian (entry->day);

    dv_longevity_window_present (GTK_WIDGET (self), self->store, entry->id, day.year);
    return;
  }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", entry->id);
}

static GtkWidget *
make_row (DvAgendaEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dv_calendar_describe_entry (entry);
  GtkWidget *icon = gtk_image_new_from_icon_name (dv_calendar_get_icon (entry));
  GtkWidget *time = gtk_label_new (entry->time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (time, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), time);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), entry->id != NULL);
  g_object_set_data (G_OBJECT (row), "dv-entry", entry);
  return row;
}

static void
show_list (DvCalendarPage *self)
{
  guint32 day = dv_date_to_julian (dv_day_grid_get_day (self->days));
  g_autoptr (GPtrArray) on =
    self->entries != NULL ? dv_agenda_on (self->entries, day) : g_ptr_array_new ();

  dv_list_box_clear (self->list);
  for (guint i = 0; i < on->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (on, i)));
}

static void
show_titles (DvCalendarPage *self)
{
  const DvDate *day = dv_day_grid_get_day (self->days);
  g_autofree char *title =
    dv_day_grid_get_week (self->days) ? dv_calendar_name_week (day) : dv_calendar_name_month (day);
  g_autofree char *date = dv_today_describe_date (day);
  g_autofree char *lunar = dv_today_describe_lunar (day);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->day_title, date);
  gtk_label_set_label (self->day_lunar, lunar);
}

typedef struct {
  DvAgendaSpan span;
  GPtrArray *entries;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->entries, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->entries = dv_agenda_read (db, &reading->span, error);
  return reading->entries != NULL;
}

/* Days that were turned away from while they were read may come after those that are shown. */
static gboolean
is_shown (DvCalendarPage *self, const DvAgendaSpan *span)
{
  DvDate from, to;

  dv_day_grid_get_span (self->days, &from, &to);
  return dv_date_compare (&from, &span->from) == 0 && dv_date_compare (&to, &span->to) == 0;
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvCalendarPage) self = user_data;
  Reading *reading;

  /* What cannot be read now the list pages say; this page keeps what it showed. */
  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &reading, NULL) ||
      self->days == NULL || !is_shown (self, &reading->span))
    return;
  dv_list_box_clear (self->list);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&reading->entries);
  dv_day_grid_set_entries (self->days, self->entries);
  show_list (self);
}

static void
refresh (DvCalendarPage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  dv_day_grid_get_span (self->days, &reading->span.from, &reading->span.to);
  dv_date_today (&reading->span.today);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dv_store_read_async (self->store, read_cb, reading, reading_free, self->cancellable, read_done_cb,
                       g_object_ref (self));
}

static void
selected_cb (DvCalendarPage *self)
{
  if (self->store == NULL)
    return;
  show_titles (self);
  show_list (self);
  refresh (self);
}

/* Enter on a day goes into its list; where it is empty there is nothing to open. */
static void
day_activated_cb (DvCalendarPage *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
week_toggled_cb (DvCalendarPage *self)
{
  dv_day_grid_set_week (self->days, gtk_toggle_button_get_active (self->week));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvCalendarPage *self = user_data;
  g_autoptr (DvRecord) event = dv_record_new (&dv_kind_event);
  g_autofree char *day = dv_date_to_iso (dv_day_grid_get_day (self->days));

  dv_record_set (event, "start", day);
  dv_record_begin (event);
  gtk_window_present (GTK_WINDOW (dv_editor_window_new (GTK_WIDGET (self), self->store, event)));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvCalendarPage *self = user_data;

  dv_calendar_print_present (GTK_WIDGET (self), self->store, dv_day_grid_get_day (self->days),
                             dv_day_grid_get_week (self->days));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvCalendarPage *self = user_data;

  if (self->entries != NULL)
    dv_calendar_files_export (GTK_WIDGET (self), self->entries);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvCalendarPage *self = user_data;

  dv_calendar_files_import (GTK_WIDGET (self), self->store);
}

static void
turn_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvCalendarPage *self = user_data;
  int pages = g_variant_get_int32 (parameter);
  DvDate today;

  dv_date_today (&today);
  if (pages == 0)
    dv_day_grid_select (self->days, &today);
  else
    dv_day_grid_turn (self->days, pages);
}

static const GActionEntry entries[] = {
  { "new", new_cb, NULL, NULL, NULL },       { "print", print_cb, NULL, NULL, NULL },
  { "export", export_cb, NULL, NULL, NULL }, { "import", import_cb, NULL, NULL, NULL },
  { "turn", turn_cb, "i", NULL, NULL },
};

static gboolean
dv_calendar_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_CALENDAR_PAGE (widget)->days));
}

static void
dv_calendar_page_dispose (GObject *object)
{
  DvCalendarPage *self = DV_CALENDAR_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_CALENDAR_PAGE);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (dv_calendar_page_parent_class)->dispose (object);
}

static void
dv_calendar_page_class_init (DvCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_calendar_page_dispose;
  widget_class->grab_focus = dv_calendar_page_grab_focus;
  g_type_ensure (DV_TYPE_DAY_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/calendar/dv-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvCalendarPage, content);
  gtk_widget_class_bind_template_child (widget_class, DvCalendarPage, day_lunar);
  gtk_widget_class_bind_template_child (widget_class, DvCalendarPage, day_title);
  gtk_widget_class_bind_template_child (widget_class, DvCalendarPage, days);
  gtk_widget_class_bind_template_child (widget_class, DvCalendarPage, list);
  gtk_widget_class_bind_template_child (widget_class, DvCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, DvCalendarPage, week);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_calendar_page_init (DvCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dv_list_box_set_placeholder (self->list,
                               _ ("Nothing falls on this day. Ctrl+N plans an event on it."));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/**
 * dv_calendar_page_new:
 * @store: a store
 *
 * Returns: (transfer floating): the calendar
 */
GtkWidget *
dv_calendar_page_new (DvStore *store)
{
  DvCalendarPage *self = g_object_new (DV_TYPE_CALENDAR_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  selected_cb (self);
  return GTK_WIDGET (self);
}
