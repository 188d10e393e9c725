/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/dv-today-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "calendar/dv-calendar-words.h"
#include "common/dv-list-box.h"
#include "dv-history.h"
#include "dv-kinds.h"
#include "exchange/dv-conflict-words.h"
#include "people/dv-longevity-window.h"
#include "records/dv-behind-window.h"
#include "records/dv-requests.h"
#include "records/dv-words.h"
#include "today/dv-month-chart.h"
#include "today/dv-today-rows.h"
#include "today/dv-today.h"
#include "today/dv-visits.h"

/* The first page: what is due, what happens this week, and what was done last. */
struct _DvTodayPage {
  GtkWidget parent_instance;

  DvStore *store;
  GCancellable *cancellable;

  gint64 since; /* the last change known at the last visit */

  /* Template widgets */
  GtkListBox *ahead;
  GtkWidget *ahead_group;
  GtkListBox *batches;
  GtkWidget *changes;
  GtkButton *conflicts;
  GtkWidget *content;
  GtkLabel *date;
  GtkListBox *due;
  GtkButton *due_number;
  GtkListBox *events;
  GtkButton *events_number;
  GtkButton *late_number;
  GtkLabel *lunar;
  GtkBox *months;
  GtkLabel *months_summary;
  GtkListBox *petitions;
  AdwActionRow *reception;
  GtkProgressBar *reported;
  GtkWidget *reported_group;
  GtkButton *silent;
  GtkButton *soon_number;
};

G_DEFINE_FINAL_TYPE (DvTodayPage, dv_today_page, GTK_TYPE_WIDGET)

static void
show_due (GtkListBox *list, GPtrArray *records, const DvToday *today)
{
  g_autofree char *iso = dv_date_to_iso (&today->today);

  dv_list_box_clear (list);
  for (guint i = 0; i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    gboolean is_petition = dv_record_get_kind (record) == &dv_kind_petition;
    GtkWidget *row =
      is_petition ? dv_today_petition_row_new (record) : dv_today_record_row_new (record);

    dv_today_row_add_days_left (row, record, iso);
    gtk_list_box_append (list, row);
  }
}

/* A number that can be pressed: it says what it counts. */
static void
set_number (GtkButton *button, const char *text, const char *style_class, gboolean alarming)
{
  gtk_button_set_label (button, text);
  gtk_widget_set_halign (gtk_button_get_child (button), GTK_ALIGN_START);
  if (alarming)
    gtk_widget_add_css_class (GTK_WIDGET (button), style_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), style_class);
}

static void
show_petitions (DvTodayPage *self, const DvToday *today)
{
  g_autofree char *late = dv_words_count_late (today->n_late);
  g_autofree char *soon = dv_words_count_soon (today->n_soon);

  set_number (self->late_number, late, "error", today->n_late > 0);
  set_number (self->soon_number, soon, "warning", today->n_soon > 0);
  show_due (self->petitions, today->petitions, today);
}

/* The week or month of a duty, and whether it is met: with an icon and in words. */
static void
show_reception (DvTodayPage *self, const DvToday *today)
{
  const DvReceptionPeriod *period = &today->reception->period;
  gboolean is_met = period->duty != NULL && dv_reception_period_get_missing (period) == 0;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->reception), period->duty != NULL);
  if (period->duty == NULL)
    return;
  words = dv_today_describe_reception (period);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reception), words);
  adw_action_row_set_subtitle (self->reception,
                               today->reception->basis != NULL ? today->reception->basis : "");
  adw_action_row_set_icon_name (self->reception, is_met ? "emblem-ok-symbolic" : "alarm-symbolic");
}

/* What waits to be merged, and who was not heard of. */
static void
show_merging (DvTodayPage *self, const DvToday *today)
{
  g_autofree char *conflicts = dv_conflicts_count_words (today->n_conflicts);
  g_autofree char *silent = NULL;
  const char *none = today->n_sites > 0 ? _ ("Every site was heard of this week")
                                        : _ ("No other computer takes part");

  g_ptr_array_add (today->silent, NULL);
  silent = g_strjoinv (" · ", (char **) today->silent->pdata);
  set_number (self->conflicts, conflicts, "warning", today->n_conflicts > 0);
  set_number (self->silent, *silent != '\0' ? silent : none, "warning", *silent != '\0');
}

static void
show_week (DvTodayPage *self, const DvToday *today)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *events =
    g_strdup_printf (ngettext ("%u activity", "%u activities", today->week->len), today->week->len);
  g_autofree char *due =
    g_strdup_printf (ngettext ("%u task due", "%u tasks due", today->n_due), today->n_due);

  for (guint i = 0; i < today->week->len; i++)
    g_ptr_array_add (ids, g_strdup (((DvAgendaEntry *) g_ptr_array_index (today->week, i))->id));
  g_object_set_data_full (G_OBJECT (self->events_number), "dv-ids", ids,
                          (GDestroyNotify) g_ptr_array_unref);
  set_number (self->events_number, events, "accent", FALSE);
  set_number (self->due_number, due, "accent", FALSE);
}

static void
show_tasks (DvTodayPage *self, const DvToday *today)
{
  show_due (self->due, today->due, today);
}

static void
show_events (DvTodayPage *self, const DvToday *today)
{
  dv_list_box_clear (self->events);
  for (guint i = 0; i < today->week->len; i++) {
    const DvAgendaEntry *entry = g_ptr_array_index (today->week, i);
    GtkWidget *row = dv_today_entry_row_new (entry);

    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", entry->id);
    gtk_list_box_append (self->events, row);
  }
}

typedef struct {
  char *id;
  int year;
  gboolean longevity;
} Ahead;

static void
ahead_free (gpointer data)
{
  g_free (((Ahead *) data)->id);
  g_free (data);
}

static void
ahead_activated_cb (DvTodayPage *self, GtkListBoxRow *row)
{
  const Ahead *ahead = g_object_get_data (G_OBJECT (row), "dv-ahead");

  if (ahead->longevity)
    dv_longevity_window_present (GTK_WIDGET (self), self->store, ahead->id, ahead->year);
  else if (ahead->id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", ahead->id);
}

static void
show_ahead (DvTodayPage *self, const DvToday *today)
{
  dv_list_box_clear (self->ahead);
  gtk_widget_set_visible (self->ahead_group, today->ahead->len > 0);
  for (guint i = 0; i < today->ahead->len; i++) {
    const DvAgendaEntry *entry = g_ptr_array_index (today->ahead, i);
    GtkWidget *row = dv_today_entry_row_new (entry);
    Ahead *ahead = g_new0 (Ahead, 1);

    ahead->id = g_strdup (entry->id);
    ahead->year = dv_date_from_julian (entry->day).year;
    ahead->longevity = entry->type == DV_AGENDA_LONGEVITY;
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "dv-ahead", ahead, ahead_free);
    gtk_list_box_append (self->ahead, row);
  }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GPtrArray) records = dv_request_list_finish (DV_STORE (source), result, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (records == NULL || gtk_widget_get_root (widget) == NULL)
    return;
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, (gpointer) dv_record_get_id (g_ptr_array_index (records, i)));
  dv_behind_window_present (widget, DV_STORE (source), _ ("The records behind it"), ids);
}

/* Opens what is behind a number. */
static void
open_query (DvTodayPage *self, DvQuery *query)
{
  dv_request_list (self->store, query, NULL, listed_cb, g_object_ref (self));
}

static void
number_clicked_cb (DvTodayPage *self, GtkButton *button)
{
  DvToday today = { 0 };
  g_autoptr (DvQuery) query = NULL;
  const char *name = button == self->late_number   ? "late"
                     : button == self->soon_number ? "soon"
                                                   : "due";

  dv_date_today (&today.today);
  query = dv_today_make_query (&today, name);
  open_query (self, query);
}

/* The buttons that know their records themselves. */
static void
ids_clicked_cb (DvTodayPage *self, GtkButton *button)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (button), "dv-ids");

  if (ids != NULL)
    dv_behind_window_present (GTK_WIDGET (self), self->store,
                              GTK_WIDGET (button) == self->changes ? _ ("Since the last visit")
                                                                   : gtk_button_get_label (button),
                              ids);
}

static void
month_clicked_cb (DvTodayPage *self, GtkWidget *bar)
{
  const DvDate *month = dv_month_chart_get_month (bar);
  const DvDate partial = { month->year, month->month, 0 };
  DvDate last = dv_date_last_day (&partial);
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_petition);
  g_autofree char *from = dv_date_to_iso (month);
  g_autofree char *to = dv_date_to_iso (&last);

  dv_query_between (query, "start", from, to);
  dv_query_set_order (query, "start", FALSE);
  open_query (self, query);
}

static void
show_charts (DvTodayPage *self, const DvToday *today)
{
  const DvPulse *pulse = today->pulse;
  guint n = 0;
  g_autofree char *summary = NULL;
  g_autofree char *reported = NULL;

  for (guint i = 0; i < DV_PULSE_MONTHS; i++)
    n += pulse->petitions[i];
  summary =
    g_strdup_printf (ngettext ("%u petition in 12 months", "%u petitions in 12 months", n), n);
  gtk_label_set_label (self->months_summary, summary);
  dv_month_chart_fill (self->months, pulse, G_CALLBACK (month_clicked_cb), self);
  gtk_widget_set_visible (self->reported_group, pulse->assigned > 0);
  if (pulse->assigned == 0)
    return;
  reported = dv_words_coverage (pulse->reported, pulse->assigned);
  gtk_progress_bar_set_fraction (self->reported, (double) pulse->reported / pulse->assigned);
  gtk_progress_bar_set_text (self->reported, reported);
}

/* “Since the last visit: 14 new, 3 changed” */
static void
show_changes (DvTodayPage *self, const DvToday *today)
{
  const DvPulse *pulse = today->pulse;
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = g_strdup_printf (_ ("Since the last visit: %u new, %u changed (see)"),
                                           pulse->added->len, pulse->changed->len);

  for (guint i = 0; i < pulse->added->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (pulse->added, i)));
  for (guint i = 0; i < pulse->changed->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (pulse->changed, i)));
  gtk_widget_set_visible (self->changes, pulse->since > 0 && ids->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->changes), text);
  g_object_set_data_full (G_OBJECT (self->changes), "dv-ids", ids,
                          (GDestroyNotify) g_ptr_array_unref);
  dv_visits_set (dv_store_get_path (self->store), pulse->latest);
}

static char *
describe_batch (const DvBatch *batch)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (batch->time / G_USEC_PER_SEC);
  g_autofree char *when = g_date_time_format (time, "%H:%M %d/%m/%Y");

  if (batch->actor == NULL)
    return g_steal_pointer (&when);
  return g_strdup_printf ("%s · %s", batch->actor, when);
}

/* What was taken back or done again is not a second deletion. */
static char *
name_batch (const DvBatch *batch)
{
  const char *label = batch->label != NULL ? batch->label : _ ("Change of records");

  if (g_strcmp0 (batch->purpose, "undo") == 0)
    return g_strdup_printf (_ ("Undone: %s"), label);
  if (g_strcmp0 (batch->purpose, "redo") == 0)
    return g_strdup_printf (_ ("Done again: %s"), label);
  return g_strdup (label);
}

static void
show_batches (DvTodayPage *self, const DvToday *today)
{
  dv_list_box_clear (self->batches);
  for (guint i = 0; i < today->batches->len; i++) {
    DvBatch *batch = g_ptr_array_index (today->batches, i);
    g_autofree char *subtitle = describe_batch (batch);
    g_autofree char *title = name_batch (batch);
    GtkWidget *row = dv_today_row_new (title, subtitle);

    if (batch->undone)
      dv_today_row_add_suffix (row, _ ("undone"), "dim-label");
    gtk_list_box_append (self->batches, row);
  }
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer today;

  /* What cannot be read now the list pages say; this page keeps what it showed. */
  if (!dv_store_read_finish (DV_STORE (source), result, &today, &error))
    return;
  show_petitions (self, today);
  show_reception (self, today);
  show_merging (self, today);
  show_week (self, today);
  show_tasks (self, today);
  show_events (self, today);
  show_ahead (self, today);
  show_charts (self, today);
  show_changes (self, today);
  show_batches (self, today);
}

static void
refresh (DvTodayPage *self)
{
  g_autofree char *date = NULL;
  g_autofree char *lunar = NULL;
  DvToday *asked;
  DvDate today;

  dv_date_today (&today);
  date = dv_today_describe_date (&today);
  lunar = dv_today_describe_lunar (&today);
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->lunar, lunar);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  asked = dv_today_new (&today);
  asked->since = self->since;
  dv_store_read_async (self->store, dv_today_read, asked, (GDestroyNotify) dv_today_free,
                       self->cancellable, read_done_cb, g_object_ref (self));
}

static void
store_changed_cb (DvTodayPage *self, GArray *changed)
{
  refresh (self);
}

static void
dv_today_page_dispose (GObject *object)
{
  DvTodayPage *self = DV_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (dv_today_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, ahead);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, ahead_group);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, batches);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, changes);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, content);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, date);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, due);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, due_number);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, events);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, events_number);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, late_number);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, lunar);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, months);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, months_summary);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, petitions);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, reception);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, reported);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, reported_group);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, silent);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, soon_number);
}

static void
dv_today_page_class_init (DvTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_today_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/today/dv-today-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, ahead_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ids_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_today_page_init (DvTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dv_list_box_set_placeholder (self->petitions, _ ("No petition is late or due within a week."));
  dv_list_box_set_placeholder (self->due, _ ("No task is late or due within a week."));
  dv_list_box_set_placeholder (self->events, _ ("No event is planned for this week."));
  dv_list_box_set_placeholder (self->batches, _ ("Nothing was changed yet."));
}

/**
 * dv_today_page_new:
 * @store: a store
 *
 * Returns: (transfer floating): the first page
 */
GtkWidget *
dv_today_page_new (DvStore *store)
{
  DvTodayPage *self = g_object_new (DV_TYPE_TODAY_PAGE, NULL);

  self->store = g_object_ref (store);
  self->since = dv_visits_get (dv_store_get_path (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
