/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-test.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "calendar/dv-calendar-page.h"
#include "calendar/dv-calendar-words.h"
#include "calendar/dv-day-grid.h"
#include "dv-catalogue.h"
#include "dv-kinds.h"
#include "dv-sample.h"
#include "reports/dv-issue-dialog.h"
#include "reports/dv-paper-view.h"
#include "reports/dv-report-dialog.h"
#include "reports/dv-report-options.h"
#include "reports/dv-report-view.h"
#include "reports/dv-reports-page.h"
#include "petitions/dv-case-state.h"
#include "records/dv-words.h"
#include "today/dv-due-notice.h"
#include "today/dv-today-page.h"
#include "today/dv-today.h"
#include "window/dv-page.h"

typedef struct {
  char *folder;
  DvStore *store;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-pages-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  dv_store_write_as (fixture->store, "setup", NULL, dv_catalogue_fill, NULL, NULL, &error);
  g_assert_no_error (error);
  dv_store_write_as (fixture->store, "setup", NULL, dv_sample_fill, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, 768);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static void
show (Fixture *fixture, GtkWidget *page)
{
  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
      return window;
  }
  return NULL;
}

static gboolean
has_document (gpointer view)
{
  return dv_report_view_get_document (view) != NULL && gtk_widget_get_sensitive (GTK_WIDGET (view));
}

static gboolean
is_enabled (GtkWidget *page, const char *name)
{
  return g_action_group_get_action_enabled (dv_page_get_actions (DV_PAGE (page)), name);
}

static void
activate (GtkWidget *page, const char *name)
{
  g_assert_true (is_enabled (page, name));
  g_action_group_activate_action (dv_page_get_actions (DV_PAGE (page)), name, NULL);
}

static void
ask_for_report (GtkWidget *page)
{
  g_autoptr (DvReportOptions) options = dv_report_options_new (0, 2019);
  GtkWindow *dialog;

  options->cut_off = g_strdup ("2019-06-13");
  activate (page, "new");
  dialog = find_window (DV_TYPE_REPORT_DIALOG);
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (dialog, "accepted", options);
  gtk_window_destroy (dialog);
}

typedef struct {
  GtkWidget *page;
  const char *action;
  gboolean enabled;
} Enabled;

static gboolean
has_state (gpointer data)
{
  Enabled *enabled = data;

  return gtk_widget_get_sensitive (enabled->page) &&
         is_enabled (enabled->page, enabled->action) == enabled->enabled;
}

static guint
count_records (Fixture *fixture, const DvKind *kind)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GPtrArray) records = dv_store_list (fixture->store, query, NULL);

  return records->len;
}

static void
a_report_is_written_saved_and_issued (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = dv_reports_page_new (fixture->store);
  DvReportView *view;
  GtkWindow *issue;

  show (fixture, page);
  g_assert_false (is_enabled (page, "save"));
  ask_for_report (page);
  view = DV_REPORT_VIEW (gui_test_find_type (page, DV_TYPE_REPORT_VIEW));
  gui_test_wait (has_document, view);
  g_assert_cmpuint (dv_report_view_get_report (view)->figures->len, >, 10);
  g_assert_nonnull (
    dv_paper_view_get_pages (DV_PAPER_VIEW (gui_test_find_type (page, DV_TYPE_PAPER_VIEW))));

  activate (page, "save");
  gui_test_wait (has_state, &(Enabled){ page, "save", TRUE });
  g_assert_cmpuint (count_records (fixture, &dv_kind_report), ==, 1);

  activate (page, "issue");
  issue = find_window (DV_TYPE_ISSUE_DIALOG);
  g_signal_emit_by_name (issue, "accepted", "07", "2019-06-13");
  gtk_window_destroy (issue);
  gui_test_wait (has_state, &(Enabled){ page, "issue", FALSE });
  gui_test_wait (has_state, &(Enabled){ page, "word", TRUE });
  g_assert_true (dv_report_view_get_report (view)->filed);
  g_assert_cmpuint (count_records (fixture, &dv_kind_report), ==, 1);
}

static void
a_figure_shows_its_records (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = dv_reports_page_new (fixture->store);
  DvReportView *view;
  GtkWidget *paper;
  DvHalfFigure *figure;

  show (fixture, page);
  ask_for_report (page);
  view = DV_REPORT_VIEW (gui_test_find_type (page, DV_TYPE_REPORT_VIEW));
  gui_test_wait (has_document, view);
  paper = gui_test_find_type (page, DV_TYPE_PAPER_VIEW);
  figure = g_ptr_array_index (dv_report_view_get_report (view)->figures, 0);
  g_assert_cmpuint (figure->records->len, ==, 1);
  g_signal_emit_by_name (paper, "figure-activated", figure->key);
  {
    g_autoptr (DvRecord) record =
      dv_store_load (fixture->store, g_ptr_array_index (figure->records, 0), NULL);
    const char *title = dv_record_get_title (record);

    for (guint i = 0; i < 200 && gui_test_find_label (page, title) == NULL; i++) {
      g_usleep (10000);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
    g_assert_nonnull (gui_test_find_label (page, title));
  }
}

static void
add_task (Fixture *fixture, const char *title, const DvDate *due, const char *state)
{
  g_autoptr (DvRecord) task = dv_record_new (&dv_kind_task);
  g_autofree char *iso = dv_date_to_iso (due);

  dv_record_set (task, "title", title);
  dv_record_set (task, "due", iso);
  dv_record_set (task, "state", state);
  g_assert_true (dv_store_save (fixture->store, task, NULL, NULL));
}

static void
today_shows_what_is_late_and_due (Fixture *fixture, gconstpointer data)
{
  DvDate today, yesterday, far;
  DvToday *read;

  dv_date_today (&today);
  yesterday = dv_date_add_days (&today, -1);
  far = dv_date_add_days (&today, 30);
  add_task (fixture, "Việc quá hạn", &yesterday, "in-progress");
  add_task (fixture, "Việc đã xong", &yesterday, "done");
  add_task (fixture, "Việc còn xa", &far, "in-progress");
  read = dv_today_new (&today);
  g_assert_true (dv_store_read (fixture->store, dv_today_read, read, NULL));
  g_assert_cmpuint (read->due->len, ==, 1);
  g_assert_cmpstr (dv_record_get_title (g_ptr_array_index (read->due, 0)), ==, "Việc quá hạn");
  g_assert_cmpuint (read->batches->len, ==, 3);
  dv_today_free (read);

  show (fixture, dv_today_page_new (fixture->store));
  for (guint i = 0; i < 200 && gui_test_find_label (fixture->window, "Việc quá hạn") == NULL; i++) {
    g_usleep (10000);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
  }
  g_assert_nonnull (gui_test_find_label (fixture->window, "Việc quá hạn"));
  g_assert_null (gui_test_find_label (fixture->window, "Việc còn xa"));
}

static DvRecord *
add_letter (Fixture *fixture, const char *title, const char *type, guint days_ago)
{
  DvRecord *letter = dv_record_new (&dv_kind_petition);
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL;
  DvDate today;

  dv_date_today (&today);
  today = dv_date_add_days (&today, -(int) days_ago);
  day = dv_date_to_iso (&today);
  dv_record_set (letter, "title", title);
  dv_record_set (letter, "type", type);
  dv_record_set (letter, "start", day);
  dv_store_save (fixture->store, letter, NULL, &error);
  g_assert_no_error (error);
  return letter;
}

/* The decision was made and never sent: its state is “done”, and it is late all the same. */
static void
add_letter_decided_on (Fixture *fixture, guint days_ago)
{
  static const char *const steps[] = { "accepted", "decided" };
  g_autoptr (DvRecord) letter = NULL;
  g_autofree char *day = NULL;
  DvDate date;

  letter = add_letter (fixture, "Đơn chưa gửi quyết định", "khieu-nai", days_ago);
  dv_date_today (&date);
  date = dv_date_add_days (&date, -(int) days_ago);
  day = dv_date_to_iso (&date);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (DvRecord) step = dv_record_new (&dv_kind_step);
    g_autoptr (GError) error = NULL;

    dv_record_set (step, "petition", dv_record_get_id (letter));
    dv_record_set (step, "type", steps[i]);
    dv_record_set (step, "date", day);
    dv_record_set (step, "document", "12/QĐ-UBND");
    dv_store_save (fixture->store, step, NULL, &error);
    g_assert_no_error (error);
  }
}

static void
today_counts_petitions_and_names_no_sealed_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) late = add_letter (fixture, "Đơn quá hạn", "phan-anh", 90);
  g_autoptr (DvRecord) sealed = add_letter (fixture, "Đơn tố cáo", "to-cao", 80);
  g_autoptr (DvRecord) new = add_letter (fixture, "Đơn mới", "phan-anh", 0);
  g_autofree char *notice = NULL;
  g_autofree char *words = NULL;
  DvDate today;
  DvToday *read;

  add_letter_decided_on (fixture, 40);
  dv_date_today (&today);
  read = dv_today_new (&today);
  g_assert_true (dv_store_read (fixture->store, dv_today_read, read, NULL));
  g_assert_cmpuint (read->n_late, ==, 3);
  g_assert_cmpuint (read->petitions->len, ==, 3);
  words = dv_words_petition (g_ptr_array_index (read->petitions, 1));
  g_assert_nonnull (strstr (words, "identity kept secret"));
  notice = dv_due_notice_describe (read->n_late, read->n_soon);
  g_assert_cmpstr (notice, ==, "3 overdue");
  g_assert_null (dv_due_notice_describe (0, 0));
  g_free (notice);
  notice = dv_due_notice_describe_day (read);
  g_assert_true (g_str_has_prefix (notice, "petitions: 3 overdue"));
  g_assert_null (strstr (notice, "Đơn"));
  dv_today_free (read);
}

static void
wait_for_label (Fixture *fixture, const char *text)
{
  for (guint i = 0; i < 200 && gui_test_find_label (fixture->window, text) == NULL; i++) {
    g_usleep (10000);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
  }
  g_assert_nonnull (gui_test_find_label (fixture->window, text));
}

static void
the_calendar_shows_the_days_that_are_selected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) event = dv_record_new (&dv_kind_event);
  const DvDate day = { 2019, 6, 13 };
  DvDate from, to;
  GtkWidget *page;
  DvDayGrid *days;

  dv_record_set (event, "title", "Giao ban");
  dv_record_set (event, "start", "2019-06-13");
  dv_record_set (event, "time", "08:00");
  g_assert_true (dv_store_save (fixture->store, event, NULL, NULL));
  page = dv_calendar_page_new (fixture->store);
  show (fixture, page);
  days = DV_DAY_GRID (gui_test_find_type (page, DV_TYPE_DAY_GRID));
  dv_day_grid_select (days, &day);
  wait_for_label (fixture, "08:00 Giao ban");
  wait_for_label (fixture, "Giao ban");
  dv_day_grid_get_span (days, &from, &to);
  g_assert_cmpuint (dv_date_to_julian (&to) - dv_date_to_julian (&from), ==, 41);
  g_assert_cmpuint (from.day, ==, 27);
  dv_day_grid_turn (days, 1);
  g_assert_cmpuint (dv_day_grid_get_day (days)->month, ==, 7);
  dv_day_grid_set_week (days, TRUE);
  dv_day_grid_turn (days, -1);
  g_assert_cmpuint (dv_day_grid_get_day (days)->day, ==, 6);
  dv_day_grid_get_span (days, &from, &to);
  g_assert_cmpuint (from.day, ==, 1);
  g_assert_cmpuint (to.day, ==, 7);
}

static void
days_say_what_they_are (void)
{
  const DvDate day = { 2019, 6, 13 };
  const DvDate tet = { 2019, 2, 5 };
  const DvDate leap = { 2020, 5, 23 };
  gboolean is_marked;
  g_autofree char *described = dv_calendar_describe_day (&day, 3);
  g_autofree char *lunar = dv_calendar_name_lunar (&day, &is_marked);
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (described, ==, "Thursday 13/06/2019, day 11 of lunar month 5, 3 entries");
  g_assert_cmpstr (lunar, ==, "11");
  g_assert_false (is_marked);
  first = dv_calendar_name_lunar (&tet, &is_marked);
  g_assert_cmpstr (first, ==, "1/1");
  g_assert_true (is_marked);
  again = dv_calendar_name_lunar (&leap, &is_marked);
  g_assert_cmpstr (again, ==, "1/4 leap");
}

static void
a_case_shows_its_course (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) step = dv_record_new (&dv_kind_step);
  g_autoptr (DvRecord) letter = dv_record_new (&dv_kind_petition);
  g_autoptr (GError) error = NULL;
  DvCaseState *state;

  dv_record_set (letter, "title", "Đo đạc thửa đất");
  dv_record_set (letter, "type", "khieu-nai");
  dv_record_set (letter, "start", "2026-06-22");
  dv_store_save (fixture->store, letter, NULL, &error);
  g_assert_no_error (error);
  dv_record_set (step, "petition", dv_record_get_id (letter));
  dv_record_set (step, "type", "accepted");
  dv_record_set (step, "date", "2026-06-26");
  dv_record_set (step, "document", "12/TB-UBND");
  dv_store_save (fixture->store, step, NULL, &error);
  g_assert_no_error (error);
  state = dv_case_state_new (letter);
  g_assert_true (dv_store_read (fixture->store, dv_case_state_read, state, &error));
  g_assert_cmpuint (state->steps->len, ==, 1);
  g_assert_nonnull (strstr (state->summary, "27/07/2026"));
  g_assert_nonnull (strstr (state->law, "28"));
  g_assert_cmpuint (state->explanation->len, >, 2);
  g_assert_true (g_ptr_array_find_with_equal_func (state->next, "suspended", g_str_equal, NULL));
  g_assert_false (g_ptr_array_find_with_equal_func (state->next, "received", g_str_equal, NULL));
  dv_case_state_free (state);
}

#define ADD(test) g_test_add ("/pages/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);

  ADD (a_report_is_written_saved_and_issued);
  ADD (a_figure_shows_its_records);
  ADD (today_shows_what_is_late_and_due);
  ADD (today_counts_petitions_and_names_no_sealed_writer);
  ADD (the_calendar_shows_the_days_that_are_selected);
  ADD (a_case_shows_its_course);
  g_test_add_func ("/pages/days_say_what_they_are", days_say_what_they_are);

  return g_test_run ();
}
