/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/dv-today-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-list-box.h"
#include "dv-history.h"
#include "dv-kinds.h"
#include "exchange/dv-conflict-words.h"
#include "records/dv-words.h"
#include "today/dv-today.h"

/* The first page: what is due, what happens this week, and what was done last. */
struct _DvTodayPage {
  GtkWidget parent_instance;

  DvStore *store;
  GCancellable *cancellable;

  /* Template widgets */
  GtkListBox *batches;
  AdwActionRow *conflicts;
  GtkWidget *conflicts_group;
  GtkWidget *content;
  GtkLabel *date;
  GtkListBox *due;
  GtkListBox *events;
  GtkLabel *lunar;
  GtkListBox *petitions;
  GtkLabel *petitions_summary;
  AdwActionRow *reception;
};

G_DEFINE_FINAL_TYPE (DvTodayPage, dv_today_page, GTK_TYPE_WIDGET)

static void
add_suffix (GtkWidget *row, const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

/* A row that opens its record on the record's own page. */
static GtkWidget *
make_opening_row (DvRecord *record, const char *title, const char *subtitle)
{
  GtkWidget *row = make_row (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", dv_record_get_id (record));
  return row;
}

static GtkWidget *
make_record_row (DvRecord *record)
{
  const DvField *lead = dv_kind_find_field (dv_record_get_kind (record), "lead");

  return make_opening_row (record, dv_record_get_title (record),
                           dv_record_get_link_title (record, lead));
}

static GtkWidget *
make_petition_row (DvRecord *petition)
{
  g_autofree char *title = dv_words_petition (petition);

  return make_opening_row (petition, title, dv_record_get_title (petition));
}

/* Colour is never the only sign: an icon stands before the words. */
static void
add_days_left (GtkWidget *row, DvRecord *record, const char *today)
{
  const DvField *due = dv_kind_find_field (dv_record_get_kind (record), "due");
  DvUrgency urgency = dv_words_get_urgency (record, due, today);
  g_autofree char *left = dv_words_days_left (dv_record_get_value (record, due), today);
  gboolean late = urgency == DV_URGENCY_LATE;

  if (urgency != DV_URGENCY_NONE) {
    GtkWidget *icon =
      gtk_image_new_from_icon_name (late ? "dialog-warning-symbolic" : "alarm-symbolic");

    gtk_widget_add_css_class (icon, late ? "error" : "warning");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  }
  add_suffix (row, left, late ? "error" : NULL);
}

static void
show_due (GtkListBox *list, GPtrArray *records, const DvToday *today)
{
  g_autofree char *iso = dv_date_to_iso (&today->today);

  dv_list_box_clear (list);
  for (guint i = 0; i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    gboolean is_petition = dv_record_get_kind (record) == &dv_kind_petition;
    GtkWidget *row = is_petition ? make_petition_row (record) : make_record_row (record);

    add_days_left (row, record, iso);
    gtk_list_box_append (list, row);
  }
}

static void
show_petitions (DvTodayPage *self, const DvToday *today)
{
  g_autofree char *late = dv_words_count_late (today->n_late);
  g_autofree char *soon = dv_words_count_soon (today->n_soon);
  g_autofree char *summary = g_strdup_printf ("%s · %s", late, soon);

  gtk_label_set_text (self->petitions_summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->petitions_summary),
                          today->n_late > 0 || today->n_soon > 0);
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

static void
show_conflicts (DvTodayPage *self, const DvToday *today)
{
  g_autofree char *words = dv_conflicts_count_words (today->n_conflicts);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->conflicts), words);
  gtk_widget_set_visible (self->conflicts_group, today->n_conflicts > 0);
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
  for (guint i = 0; i < today->events->len; i++) {
    DvRecord *event = g_ptr_array_index (today->events, i);
    const DvField *start = dv_kind_find_field (dv_record_get_kind (event), "start");
    GtkWidget *row = make_record_row (event);
    g_autofree char *date = dv_record_get_display (event, start);

    add_suffix (row, date, "numeric");
    gtk_list_box_append (self->events, row);
  }
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
    GtkWidget *row = make_row (title, subtitle);

    if (batch->undone)
      add_suffix (row, _ ("undone"), "dim-label");
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
  show_conflicts (self, today);
  show_tasks (self, today);
  show_events (self, today);
  show_batches (self, today);
}

static void
refresh (DvTodayPage *self)
{
  g_autofree char *date = NULL;
  g_autofree char *lunar = NULL;
  DvDate today;

  dv_date_today (&today);
  date = dv_today_describe_date (&today);
  lunar = dv_today_describe_lunar (&today);
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->lunar, lunar);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dv_store_read_async (self->store, dv_today_read, dv_today_new (&today),
                       (GDestroyNotify) dv_today_free, self->cancellable, read_done_cb,
                       g_object_ref (self));
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
dv_today_page_class_init (DvTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_today_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/today/dv-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, batches);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, conflicts_group);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, content);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, date);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, due);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, events);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, lunar);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, petitions);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, petitions_summary);
  gtk_widget_class_bind_template_child (widget_class, DvTodayPage, reception);
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
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
