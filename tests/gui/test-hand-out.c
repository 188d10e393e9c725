/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "gifts/dv-gift-paper.h"
#include "gifts/dv-hand-out-window.h"
#include "gui-test.h"
#include "make-gifts.h"
#include "make-records.h"

/* The table at which gifts are handed out, in a window, on a store. */

typedef struct {
  DvStore *store;
  char *list;
  DvHandOutWindow *window;
  DvHandOutPage *page;
} Fixture;

static gboolean
is_ready (gpointer data)
{
  return dv_hand_out_page_is_ready (data);
}

static gboolean
is_written (gpointer data)
{
  return dv_hand_out_page_count_saving (data) == 0;
}

static gboolean
is_paper_ready (gpointer data)
{
  return dv_paper_window_is_ready (data);
}

static DvRecord *
load (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  DvRecord *record = dv_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  return record;
}

static void
set_up (Fixture *fixture, gconstpointer state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) list = NULL;

  fixture->store = make_store (0);
  fixture->list = make_gifts (fixture->store, 30, state != NULL ? state : "approved", &error);
  g_assert_no_error (error);
  list = load (fixture, fixture->list);
  fixture->window = DV_HAND_OUT_WINDOW (dv_hand_out_window_new (NULL, fixture->store, list));
  fixture->page = dv_hand_out_window_get_page (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gui_test_wait (is_ready, fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer state)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->store);
  g_free (fixture->list);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (dv_hand_out_page_get_entry (fixture->page), text);
}

static void
press (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
}

static const char *
typed (Fixture *fixture)
{
  return gtk_editable_get_text (dv_hand_out_page_get_entry (fixture->page));
}

static void
assert_says (Fixture *fixture, const char *words)
{
  const char *message = dv_hand_out_page_get_message (fixture->page);

  if (strstr (message, words) == NULL)
    g_error ("“%s” does not say “%s”", message, words);
}

/* How many lines of the store are in a state. */
static guint
count (Fixture *fixture, const char *state)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_line);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  dv_query_where (query, "list", fixture->list);
  dv_query_where (query, "state", state);
  lines = dv_store_list (fixture->store, query, &error);
  g_assert_no_error (error);
  return lines->len;
}

static void
test_three_letters_and_enter (Fixture *fixture, gconstpointer data)
{
  type (fixture, "ntc");
  press (fixture, "hand-out.receive");
  g_assert_cmpstr (typed (fixture), ==, "");
  assert_says (fixture, "Nguyễn Thị Cừ: received at");
  gui_test_wait (is_written, fixture->page);
  g_assert_cmpuint (count (fixture, "received"), ==, 1);
}

static void
test_nobody_gets_two_gifts (Fixture *fixture, gconstpointer data)
{
  type (fixture, "ntc");
  press (fixture, "hand-out.receive");
  /* The key once more, before the store has answered: the field is empty, so nobody is meant. */
  press (fixture, "hand-out.receive");
  type (fixture, "ntc");
  press (fixture, "hand-out.receive");
  assert_says (fixture, "Nguyễn Thị Cừ: already received at");
  press (fixture, "hand-out.absent");
  gui_test_wait (is_written, fixture->page);
  g_assert_cmpuint (count (fixture, "received"), ==, 1);
  g_assert_cmpuint (count (fixture, "absent"), ==, 0);
}

static void
test_absent_then_received (Fixture *fixture, gconstpointer data)
{
  type (fixture, "ntc");
  press (fixture, "hand-out.absent");
  type (fixture, "ntc");
  press (fixture, "hand-out.receive");
  gui_test_wait (is_written, fixture->page);
  g_assert_cmpuint (count (fixture, "absent"), ==, 0);
  g_assert_cmpuint (count (fixture, "received"), ==, 1);
}

static void
test_many_in_a_row (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "ntc", "tta", "ltb", "ptd", "htd", "vth", "dth" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    type (fixture, names[i]);
    press (fixture, i % 2 == 0 ? "hand-out.receive" : "hand-out.refuse");
  }
  gui_test_wait (is_written, fixture->page);
  g_assert_cmpuint (count (fixture, "received"), ==, 4);
  g_assert_cmpuint (count (fixture, "refused"), ==, 3);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  type (fixture, "ntc");
  press (fixture, "hand-out.receive");
  type (fixture, "tta");
  press (fixture, "hand-out.absent");
  gui_test_wait (is_written, fixture->page);
  press (fixture, "hand-out.undo");
  assert_says (fixture, "undone");
  gui_test_wait (is_written, fixture->page);
  g_assert_cmpuint (count (fixture, "absent"), ==, 0);
  g_assert_cmpuint (count (fixture, "received"), ==, 1);
  press (fixture, "hand-out.undo");
  gui_test_wait (is_written, fixture->page);
  g_assert_cmpuint (count (fixture, "received"), ==, 0);
}

static void
test_undo_at_once (Fixture *fixture, gconstpointer data)
{
  type (fixture, "ntc");
  press (fixture, "hand-out.receive");
  press (fixture, "hand-out.undo");
  gui_test_wait (is_written, fixture->page);
  g_assert_cmpuint (count (fixture, "received"), ==, 0);
  g_assert_cmpuint (count (fixture, "planned"), ==, 0); /* as it was: nothing said */
}

static void
mark_behind (Fixture *fixture, const char *name)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_line);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  dv_query_where (query, "name", name);
  lines = dv_store_list (fixture->store, query, &error);
  g_assert_no_error (error);
  dv_record_set (g_ptr_array_index (lines, 0), "state", "received");
  dv_store_save (fixture->store, g_ptr_array_index (lines, 0), NULL, &error);
  g_assert_no_error (error);
}

static gboolean
counts_one_received (gpointer data)
{
  return gui_test_find_label (data, "Received  1") != NULL;
}

static void
test_what_others_do_is_seen (Fixture *fixture, gconstpointer data)
{
  mark_behind (fixture, "Nguyễn Thị Cừ");
  gui_test_wait (counts_one_received, fixture->page);
  type (fixture, "ntc");
  press (fixture, "hand-out.receive");
  assert_says (fixture, "already received");
}

/* The screen does not know yet that somebody else was faster; the store does. */
static void
test_a_refusal_comes_back (Fixture *fixture, gconstpointer data)
{
  mark_behind (fixture, "Nguyễn Thị Cừ");
  type (fixture, "ntc");
  press (fixture, "hand-out.absent");
  gui_test_wait (is_written, fixture->page);
  assert_says (fixture, "Another table has marked Nguyễn Thị Cừ");
  gui_test_wait (counts_one_received, fixture->page);
  g_assert_cmpuint (count (fixture, "received"), ==, 1);
  g_assert_cmpuint (count (fixture, "absent"), ==, 0);
}

static void
test_a_draft_is_refused (Fixture *fixture, gconstpointer data)
{
  assert_says (fixture, "is not approved yet");
}

static void
test_a_campaign_at_one_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) list = load (fixture, fixture->list);
  g_autoptr (DvRecord) campaign = load (fixture, dv_record_get (list, "campaign"));
  GtkWidget *window = dv_hand_out_window_new (NULL, fixture->store, campaign);
  DvHandOutPage *page = dv_hand_out_window_get_page (DV_HAND_OUT_WINDOW (window));

  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (is_ready, page);
  gtk_editable_set_text (dv_hand_out_page_get_entry (page), "ntc");
  gtk_widget_activate_action (GTK_WIDGET (page), "hand-out.receive", NULL);
  gui_test_wait (is_written, page);
  g_assert_cmpuint (count (fixture, "received"), ==, 1);
  /* The other table hears of it. */
  gui_test_wait (counts_one_received, fixture->page);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_closing_while_writing (Fixture *fixture, gconstpointer data)
{
  type (fixture, "ntc");
  press (fixture, "hand-out.receive");
}

static void
test_the_list_on_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) list = load (fixture, fixture->list);
  GtkWidget *window = dv_gift_paper_show (NULL, fixture->store, list);

  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (is_paper_ready, window);
  g_assert_nonnull (gui_test_find_label (window, "Gift list"));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, state, func) g_test_add (name, Fixture, state, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  ADD ("/hand-out/three-letters-and-enter", NULL, test_three_letters_and_enter);
  ADD ("/hand-out/nobody-gets-two-gifts", "locked", test_nobody_gets_two_gifts);
  ADD ("/hand-out/absent-then-received", "paid", test_absent_then_received);
  ADD ("/hand-out/many-in-a-row", NULL, test_many_in_a_row);
  ADD ("/hand-out/undo", NULL, test_undo);
  ADD ("/hand-out/undo-at-once", NULL, test_undo_at_once);
  ADD ("/hand-out/what-others-do-is-seen", NULL, test_what_others_do_is_seen);
  ADD ("/hand-out/a-refusal-comes-back", NULL, test_a_refusal_comes_back);
  ADD ("/hand-out/a-draft-is-refused", "draft", test_a_draft_is_refused);
  ADD ("/hand-out/a-campaign-at-one-table", NULL, test_a_campaign_at_one_table);
  ADD ("/hand-out/closing-while-writing", NULL, test_closing_while_writing);
  ADD ("/hand-out/the-list-on-paper", NULL, test_the_list_on_paper);
  return g_test_run ();
}
