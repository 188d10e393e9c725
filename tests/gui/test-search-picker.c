/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"

#include "common/dv-search-picker.h"

typedef struct {
  GtkWidget *window;
  DvSearchPicker *picker;
  GtkText *text;
  GPtrArray *tasks; /* searches that were asked for, if not answered at once */
  gboolean later;
  guint asked;
  char *last_query;
} Fixture;

static void
answer (GTask *task, const char *query)
{
  GListStore *items = g_list_store_new (DV_TYPE_SEARCH_ITEM);
  static const char *const names[] = { "Nguyễn Văn An", "Nguyễn Văn Bình", "Nguyễn Thị Cúc" };

  if (g_str_equal (query, "broken")) {
    g_object_unref (items);
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "The store is busy");
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (names) && !g_str_equal (query, "none"); i++) {
    g_autoptr (DvSearchItem) item = dv_search_item_new (names[i], names[i], "TDP 7");

    g_list_store_append (items, item);
  }
  g_task_return_pointer (task, items, g_object_unref);
}

static void
provide (const char *query, GTask *task, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->asked++;
  g_free (fixture->last_query);
  fixture->last_query = g_strdup (query);
  if (fixture->later) {
    g_ptr_array_add (fixture->tasks, task);
    return;
  }
  answer (task, query);
  g_object_unref (task);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->window = gtk_window_new ();
  fixture->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->picker = DV_SEARCH_PICKER (dv_search_picker_new ());
  dv_search_picker_set_provider (fixture->picker, provide, fixture, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->picker));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->picker));
  fixture->text = GTK_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_ptr_array_unref (fixture->tasks);
  g_object_add_weak_pointer (G_OBJECT (fixture->picker), (gpointer *) &fixture->picker);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->picker);
  g_free (fixture->last_query);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->text), text);
}

static const char *
get_text (Fixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->text));
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (fixture->text, "activate");
}

static gboolean
was_asked (gpointer user_data)
{
  return ((Fixture *) user_data)->asked > 0;
}

static gboolean
shows_results (gpointer user_data)
{
  return gui_test_find_label (user_data, "Nguyễn Thị Cúc") != NULL;
}

static gboolean
shows_selected (gpointer user_data)
{
  return dv_search_picker_get_selected (user_data) != NULL;
}

static void
test_properties (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (DvSearchItem) item = dv_search_item_new ("1", "Hội LHPN", NULL);
  guint selected, label;

  gui_test_count (G_OBJECT (fixture->picker), "selected", &selected);
  gui_test_count (G_OBJECT (fixture->picker), "label", &label);

  g_assert_null (dv_search_picker_get_selected (fixture->picker));
  dv_search_picker_set_selected (fixture->picker, NULL);
  g_assert_cmpuint (selected, ==, 0);
  dv_search_picker_set_selected (fixture->picker, item);
  dv_search_picker_set_selected (fixture->picker, item);
  g_assert_cmpuint (selected, ==, 1);
  g_assert_true (dv_search_picker_get_selected (fixture->picker) == item);
  g_assert_cmpstr (get_text (fixture), ==, "Hội LHPN");

  dv_search_picker_set_label (fixture->picker, "Unit");
  dv_search_picker_set_label (fixture->picker, "Unit");
  g_assert_cmpuint (label, ==, 1);
  g_assert_cmpstr (dv_search_picker_get_label (fixture->picker), ==, "Unit");
  g_assert_cmpuint (fixture->asked, ==, 0);
}

static void
test_pick (Fixture *fixture, gconstpointer user_data)
{
  guint selected;

  gui_test_count (G_OBJECT (fixture->picker), "selected", &selected);
  type (fixture, " nvb ");
  gui_test_wait (shows_results, fixture->picker);
  g_assert_cmpstr (fixture->last_query, ==, "nvb");
  press_enter (fixture);
  g_assert_cmpstr (get_text (fixture), ==, "Nguyễn Văn An");
  g_assert_cmpuint (selected, ==, 1);
  g_assert_false (shows_results (fixture->picker));
  g_assert_cmpuint (fixture->asked, ==, 1);
}

/* Enter before the results are there picks the best one when they come. */
static void
test_early_enter (Fixture *fixture, gconstpointer user_data)
{
  fixture->later = TRUE;
  type (fixture, "ngu");
  press_enter (fixture);
  gui_test_wait (was_asked, fixture);
  g_assert_null (dv_search_picker_get_selected (fixture->picker));
  answer (g_ptr_array_index (fixture->tasks, 0), "ngu");
  gui_test_wait (shows_selected, fixture->picker);
  g_assert_cmpstr (get_text (fixture), ==, "Nguyễn Văn An");
}

/* A word that an input method is still changing asks once more; the older search does not count. */
static void
test_superseded (Fixture *fixture, gconstpointer user_data)
{
  fixture->later = TRUE;
  type (fixture, "nguye");
  gui_test_wait (was_asked, fixture);
  fixture->asked = 0;
  type (fixture, "nguyê");
  g_assert_true (
    g_cancellable_is_cancelled (g_task_get_cancellable (g_ptr_array_index (fixture->tasks, 0))));
  answer (g_ptr_array_index (fixture->tasks, 0), "nguye");
  gui_test_wait (was_asked, fixture);
  g_assert_false (shows_results (fixture->picker));
  g_assert_cmpstr (get_text (fixture), ==, "nguyê");
  answer (g_ptr_array_index (fixture->tasks, 1), "nguyê");
  gui_test_wait (shows_results, fixture->picker);
  g_assert_cmpstr (get_text (fixture), ==, "nguyê");
}

static gboolean
shows_status (gpointer user_data)
{
  return gui_test_find_label (user_data, "Nothing found") != NULL;
}

static gboolean
shows_error (gpointer user_data)
{
  return gui_test_find_label (user_data, "The store is busy") != NULL;
}

static void
test_nothing (Fixture *fixture, gconstpointer user_data)
{
  type (fixture, "none");
  gui_test_wait (shows_status, fixture->picker);
  press_enter (fixture);
  g_assert_null (dv_search_picker_get_selected (fixture->picker));
  g_assert_cmpstr (get_text (fixture), ==, "none");
  type (fixture, "broken");
  gui_test_wait (shows_error, fixture->picker);
}

static void
test_clear (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (DvSearchItem) item = dv_search_item_new ("1", "Hội LHPN", NULL);

  dv_search_picker_set_selected (fixture->picker, item);
  type (fixture, "");
  g_assert_true (dv_search_picker_get_selected (fixture->picker) == item);
  press_enter (fixture);
  g_assert_null (dv_search_picker_get_selected (fixture->picker));
}

/* What a key does when neither the entry nor the input method wants it. */
static gboolean
press_key (Fixture *fixture, guint keyval)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->picker));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

    for (guint j = 0;
         GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && j < g_list_model_get_n_items (shortcuts); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                             GTK_WIDGET (fixture->picker),
                                             gtk_shortcut_get_arguments (shortcut));
    }
  }
  g_assert_not_reached ();
}

static void
test_keys (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (press_key (fixture, GDK_KEY_Down));
  g_assert_false (press_key (fixture, GDK_KEY_Escape));
  type (fixture, "nguyen");
  gui_test_wait (shows_results, fixture->picker);
  g_assert_true (press_key (fixture, GDK_KEY_Down));
  g_assert_true (press_key (fixture, GDK_KEY_Down));
  g_assert_true (press_key (fixture, GDK_KEY_Down)); /* the last one stays */
  g_assert_true (press_key (fixture, GDK_KEY_Up));
  press_enter (fixture);
  g_assert_cmpstr (get_text (fixture), ==, "Nguyễn Văn Bình");

  /* Escape gives the old choice back, and after that belongs to the dialog around. */
  type (fixture, "ngu");
  gui_test_wait (shows_results, fixture->picker);
  g_assert_true (press_key (fixture, GDK_KEY_Escape));
  g_assert_cmpstr (get_text (fixture), ==, "Nguyễn Văn Bình");
  g_assert_false (shows_results (fixture->picker));
  g_assert_false (press_key (fixture, GDK_KEY_Escape));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  ADD ("/search-picker/properties", test_properties);
  ADD ("/search-picker/pick", test_pick);
  ADD ("/search-picker/early-enter", test_early_enter);
  ADD ("/search-picker/superseded", test_superseded);
  ADD ("/search-picker/keys", test_keys);
  ADD ("/search-picker/nothing", test_nothing);
  ADD ("/search-picker/clear", test_clear);
  return g_test_run ();
}
