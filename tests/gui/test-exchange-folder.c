/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui-test.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dv-arrivals.h"
#include "dv-kinds.h"
#include "exchange/dv-exchange-page.h"
#include "exchange/dv-exchange-watch.h"
#include "exchange/dv-exchanger.h"
#include "exchange/dv-invite-window.h"
#include "exchange/dv-join-window.h"
#include "records/dv-editor.h"
#include "window/dv-page.h"

/* An office and a laptop that exchange packets through a folder, as people do it. */
typedef struct {
  char *folder;
  char *stick;
  char *invitation;
  char *laptop_path;
  char *group;
  char *person;
  DvStore *office;
  DvStore *laptop;
  GtkWidget *window;
} Fixture;

static char *
add (DvStore *store, const DvKind *kind, const char *const *values)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; values[i] != NULL; i += 2)
    dv_record_set (record, values[i], values[i + 1]);
  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

static void
set (DvStore *store, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_store_load (store, id, &error);

  g_assert_no_error (error);
  dv_record_set (record, field, value);
  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_value (DvStore *store, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_store_load (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dv_record_get (record, field), ==, value);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-folder-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "office.danvan", NULL);
  fixture->laptop_path = g_build_filename (fixture->folder, "laptop.danvan", NULL);
  fixture->stick = g_build_filename (fixture->folder, "stick", NULL);
  fixture->invitation = g_build_filename (fixture->stick, "thu-moi.dvinvite", NULL);
  g_assert_cmpint (g_mkdir (fixture->stick, 0700), ==, 0);
  fixture->office = dv_store_create (path, &error);
  g_assert_no_error (error);
  fixture->group = add (fixture->office, &dv_kind_unit,
                        DV_NAMES ("name", "Tổ dân phố 7", "type", "group", "code", "T7"));
  fixture->person = add (fixture->office, &dv_kind_person,
                         DV_NAMES ("name", "Trần Văn Ổi", "unit", fixture->group));
}

static void
close_window (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
}

static gboolean
is_idle (gpointer store)
{
  return store == NULL || !dv_exchanger_is_busy (dv_exchanger_get (store));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  gui_test_wait (is_idle, fixture->office);
  gui_test_wait (is_idle, fixture->laptop);
  close_window (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->laptop);
  g_clear_object (&fixture->office);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->stick);
  g_free (fixture->invitation);
  g_free (fixture->laptop_path);
  g_free (fixture->group);
  g_free (fixture->person);
}

static gboolean
lists_group (gpointer window)
{
  return gui_test_find_label (window, "Tổ dân phố 7") != NULL;
}

static gboolean
has_code (gpointer window)
{
  return *dv_invite_window_get_code (window) != '\0';
}

/* Returns: (transfer full): the code */
static char *
invite (Fixture *fixture)
{
  GtkWidget *window = dv_invite_window_new (NULL, fixture->office);
  char *code;

  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (lists_group, window);
  gtk_widget_activate_action (window, "invite.write", NULL);
  g_assert_nonnull (
    gui_test_find_label (window, "Type what the computer is called, as “Cultural house 7”."));
  gtk_editable_set_text (GTK_EDITABLE (gui_test_find_type (window, ADW_TYPE_ENTRY_ROW)),
                         "Nhà văn hóa 7");
  gtk_widget_activate_action (window, "invite.write", NULL);
  g_assert_nonnull (
    gui_test_find_label (window, "Tick at least one residential group that the computer holds."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 gui_test_find_type (window, GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  dv_invite_window_write (DV_INVITE_WINDOW (window), fixture->invitation);
  gui_test_wait (has_code, window);
  code = g_strdup (dv_invite_window_get_code (DV_INVITE_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));
  return code;
}

static void
joined_cb (gboolean *joined)
{
  *joined = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
shows_problem (gpointer window)
{
  GtkWidget *problem = g_object_get_data (G_OBJECT (window), "problem");

  return gtk_widget_get_visible (problem) && *gtk_label_get_text (GTK_LABEL (problem)) != '\0';
}

static void
join (Fixture *fixture, const char *code)
{
  GtkWidget *window = dv_join_window_new (NULL, fixture->laptop_path);
  GtkWidget *entry = gui_test_find_type (window, ADW_TYPE_ENTRY_ROW);
  gboolean joined = FALSE;
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (window, "joined", G_CALLBACK (joined_cb), &joined);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "join.begin", NULL);
  g_assert_nonnull (
    gui_test_find_label (window, "Choose the invitation first: it is a file on the stick."));
  g_object_set_data (
    G_OBJECT (window), "problem",
    gui_test_find_label (window, "Choose the invitation first: it is a file on the stick."));
  dv_join_window_set_invitation (DV_JOIN_WINDOW (window), fixture->invitation);

  gtk_editable_set_text (GTK_EDITABLE (entry), "AAAA-AAAA");
  gtk_widget_activate_action (window, "join.begin", NULL);
  gui_test_wait (shows_problem, window);
  g_assert_false (g_file_test (fixture->laptop_path, G_FILE_TEST_EXISTS));

  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  gtk_widget_activate_action (window, "join.begin", NULL);
  gui_test_wait (is_true, &joined);
  fixture->laptop = dv_store_open (fixture->laptop_path, &error);
  g_assert_no_error (error);
}

static void
enrol (Fixture *fixture)
{
  g_autofree char *code = invite (fixture);

  join (fixture, code);
}

static gboolean
is_done (gpointer exchanger)
{
  if (dv_exchanger_get_error (exchanger) != NULL)
    g_error ("%s", dv_exchanger_get_error (exchanger)->message);
  return dv_exchanger_get_state (exchanger) == DV_EXCHANGER_DONE;
}

static gboolean
is_previewed (gpointer exchanger)
{
  return dv_exchanger_get_state (exchanger) == DV_EXCHANGER_PREVIEW;
}

static void
exchange_by_itself (DvStore *store, const char *folder)
{
  DvExchanger *exchanger = dv_exchanger_get (store);

  dv_exchanger_start (exchanger, folder, TRUE);
  gui_test_wait (is_done, exchanger);
}

static void
a_computer_is_invited_and_begins_with_its_people (Fixture *fixture, gconstpointer data)
{
  enrol (fixture);
  assert_value (fixture->laptop, fixture->person, "name", "Trần Văn Ổi");
  assert_value (fixture->laptop, fixture->group, "name", "Tổ dân phố 7");
}

static void
show_page (Fixture *fixture, DvStore *store)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), dv_exchange_page_new (store));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
act (Fixture *fixture, const char *action, const char *parameter)
{
  GtkWidget *view = gui_test_find_type (fixture->window, g_type_from_name ("DvExchangeView"));

  g_assert_true (
    gtk_widget_activate_action (view, action, parameter != NULL ? "s" : NULL, parameter));
}

static gboolean
lists_arrival (gpointer window)
{
  return gui_test_find_label (window, "Withdraw…") != NULL;
}

static gboolean
asks (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2;
}

/* Presses the button of the question that stands over the window. */
static void
answer (Fixture *fixture, const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gui_test_wait (asks, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    GtkWidget *found = window != fixture->window ? gui_test_find_label (window, label) : NULL;

    if (found != NULL) {
      g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
      return;
    }
  }
  g_assert_not_reached ();
}

static gboolean
says_withdrawn (gpointer window)
{
  return gui_test_find_label (window, "withdrawn") != NULL;
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **arrivals = data;

  *arrivals = dv_arrivals_list (db, 0, error);
  return *arrivals != NULL;
}

static void
a_packet_is_previewed_read_and_withdrawn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  DvExchanger *exchanger = dv_exchanger_get (fixture->office);
  g_autoptr (GPtrArray) arrivals = NULL;
  g_autoptr (DvRecord) gone = NULL;
  g_autofree char *added = NULL;
  DvUndone undone;

  enrol (fixture);
  set (fixture->laptop, fixture->person, "address", "Số 1 ngõ 2");
  added = add (fixture->laptop, &dv_kind_person,
               DV_NAMES ("name", "Lý Thị Xoan", "unit", fixture->group));
  exchange_by_itself (fixture->laptop, fixture->stick);
  g_assert_cmpuint (dv_exchanger_get_result (dv_exchanger_get (fixture->laptop))->n_written, >, 0);

  g_settings_set_boolean (settings, "exchange-watch", FALSE);
  g_settings_set_string (settings, "exchange-folder", fixture->stick);
  show_page (fixture, fixture->office);
  act (fixture, "exchange.start", NULL);
  gui_test_wait (is_previewed, exchanger);
  g_assert_nonnull (gui_test_find_label (fixture->window, "Before the exchange"));
  g_assert_nonnull (gui_test_find_label (fixture->window, "Nhà văn hóa 7"));
  assert_value (fixture->office, fixture->person, "address", NULL);

  act (fixture, "exchange.accept", NULL);
  gui_test_wait (is_done, exchanger);
  g_assert_nonnull (gui_test_find_label (fixture->window, "Exchanged"));
  assert_value (fixture->office, fixture->person, "address", "Số 1 ngõ 2");
  assert_value (fixture->office, added, "name", "Lý Thị Xoan");
  gui_test_wait (lists_arrival, fixture->window);

  /* What was edited since is kept. */
  set (fixture->office, fixture->person, "address", "Số 3");
  dv_store_read (fixture->office, list_cb, &arrivals, NULL);
  g_assert_cmpuint (arrivals->len, >, 0);
  for (guint i = 0; i < arrivals->len; i++) {
    const DvArrival *arrival = g_ptr_array_index (arrivals, i);

    if (arrival->n_changes == 0)
      continue;
    act (fixture, "exchange.withdraw", arrival->id);
    answer (fixture, "Withdraw");
    gui_test_wait (says_withdrawn, fixture->window);
    break;
  }
  assert_value (fixture->office, fixture->person, "address", "Số 3");
  gone = dv_store_load (fixture->office, added, NULL);
  g_assert_true (dv_record_is_deleted (gone));

  g_assert_true (dv_store_undo (fixture->office, NULL, TRUE, &undone, NULL));
  assert_value (fixture->office, added, "name", "Lý Thị Xoan");
}

typedef struct {
  Fixture *fixture;
  const char *address;
} Wanted;

static gboolean
office_has_address (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (DvRecord) record =
    dv_store_load (wanted->fixture->office, wanted->fixture->person, NULL);

  return g_strcmp0 (dv_record_get (record, "address"), wanted->address) == 0;
}

static void
what_comes_into_the_folder_is_read_by_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (DvExchangeWatch) watch = NULL;

  enrol (fixture);
  exchange_by_itself (fixture->office, fixture->stick);
  g_settings_set_string (settings, "exchange-folder", fixture->stick);
  g_settings_set_boolean (settings, "exchange-watch", TRUE);
  watch = dv_exchange_watch_new (fixture->office);

  set (fixture->laptop, fixture->person, "address", "Số 7");
  exchange_by_itself (fixture->laptop, fixture->stick);
  gui_test_wait (office_has_address, &(Wanted){ fixture, "Số 7" });
  g_settings_set_boolean (settings, "exchange-watch", FALSE);
}

static void
offered_cb (DvExchangeWatch *watch, const char *folder, char **offered)
{
  *offered = g_strdup (folder);
}

static void
a_stick_is_offered_read_or_left_as_the_person_wants (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (DvExchangeWatch) watch = dv_exchange_watch_new (fixture->office);
  DvExchanger *exchanger = dv_exchanger_get (fixture->office);
  g_autofree char *offered = NULL;

  g_signal_connect (watch, "offered", G_CALLBACK (offered_cb), &offered);
  dv_exchange_watch_stick (watch, fixture->stick);
  g_assert_null (offered); /* there are no packets on it */

  enrol (fixture);
  exchange_by_itself (fixture->laptop, fixture->stick);
  g_settings_set_string (settings, "exchange-stick", "off");
  dv_exchange_watch_stick (watch, fixture->stick);
  g_assert_null (offered);
  g_settings_set_string (settings, "exchange-stick", "ask");
  dv_exchange_watch_stick (watch, fixture->stick);
  g_assert_cmpstr (offered, ==, fixture->stick);
  g_assert_false (dv_exchanger_is_busy (exchanger));
  g_settings_set_string (settings, "exchange-stick", "auto");
  dv_exchange_watch_stick (watch, fixture->stick);
  g_assert_true (dv_exchanger_is_busy (exchanger));
  gui_test_wait (is_done, exchanger);
  g_settings_reset (settings, "exchange-stick");
}

static gboolean
says_ward (gpointer window)
{
  GtkWidget *label = gui_test_find_label (
    window, "This belongs to the ward. It is changed at the ward office; what is typed here cannot "
            "be saved.");

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
a_laptop_says_what_it_may_not_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) unit = NULL;

  enrol (fixture);
  unit = dv_store_load (fixture->laptop, fixture->group, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), dv_editor_new (fixture->laptop, unit));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gui_test_wait (says_ward, fixture->window);
}

static gboolean
has_failed (gpointer exchanger)
{
  return dv_exchanger_get_state (exchanger) == DV_EXCHANGER_FAILED;
}

static void
a_stick_that_is_gone_is_said (Fixture *fixture, gconstpointer data)
{
  DvExchanger *exchanger = dv_exchanger_get (fixture->office);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone", NULL);

  show_page (fixture, fixture->office);
  dv_exchanger_start (exchanger, gone, FALSE);
  gui_test_wait (has_failed, exchanger);
  g_assert_nonnull (gui_test_find_label (fixture->window, "Nothing was exchanged"));
  g_assert_nonnull (
    gui_test_find_label (fixture->window, dv_exchanger_get_error (exchanger)->message));
}

#define ADD(test) g_test_add ("/exchange-folder/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);

  ADD (a_computer_is_invited_and_begins_with_its_people);
  ADD (a_packet_is_previewed_read_and_withdrawn);
  ADD (what_comes_into_the_folder_is_read_by_itself);
  ADD (a_stick_is_offered_read_or_left_as_the_person_wants);
  ADD (a_laptop_says_what_it_may_not_change);
  ADD (a_stick_that_is_gone_is_said);

  return g_test_run ();
}
