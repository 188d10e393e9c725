/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"

#include "make-records.h"

#include "common/dv-search-item.h"
#include "common/dv-shell.h"
#include "preferences/dv-preferences.h"
#include "welcome/dv-welcome-page.h"
#include "window/dv-pages.h"
#include "window/dv-sidebar-row.h"
#include "window/dv-sidebar.h"

static void
test_search_item (void)
{
  DvSearchItem *item = dv_search_item_new ("7", "Hội CCB", NULL);

  g_assert_cmpstr (dv_search_item_get_id (item), ==, "7");
  g_assert_cmpstr (dv_search_item_get_title (item), ==, "Hội CCB");
  g_assert_null (dv_search_item_get_subtitle (item));
  g_assert_finalize_object (item);
}

static void
test_shell (void)
{
  DvShell *shell = g_object_ref_sink (g_object_new (DV_TYPE_SHELL, NULL));
  GtkWidget *content = gtk_label_new ("content");
  GtkWidget *sidebar = gtk_label_new ("sidebar");
  guint contents, sidebars, shown;

  gui_test_count (G_OBJECT (shell), "content", &contents);
  gui_test_count (G_OBJECT (shell), "sidebar", &sidebars);
  gui_test_count (G_OBJECT (shell), "show-sidebar", &shown);

  dv_shell_set_content (shell, content);
  dv_shell_set_content (shell, content);
  g_assert_cmpuint (contents, ==, 1);
  g_object_set (shell, "sidebar", sidebar, NULL);
  dv_shell_set_sidebar (shell, sidebar);
  g_assert_cmpuint (sidebars, ==, 1);

  g_assert_true (dv_shell_get_show_sidebar (shell));
  dv_shell_set_show_sidebar (shell, TRUE);
  g_assert_cmpuint (shown, ==, 0);
  g_object_set (shell, "show-sidebar", FALSE, NULL);
  g_assert_false (dv_shell_get_show_sidebar (shell));
  g_assert_cmpuint (shown, ==, 1);
  g_assert_finalize_object (shell);
}

static void
test_sidebar_row (void)
{
  DvSidebarRow *row =
    DV_SIDEBAR_ROW (g_object_ref_sink (dv_sidebar_row_new (dv_pages_find ("petitions"))));
  guint counts;

  gui_test_count (G_OBJECT (row), "count", &counts);
  g_assert_cmpuint (dv_sidebar_row_get_count (row), ==, 0);
  dv_sidebar_row_set_count (row, 0);
  g_assert_cmpuint (counts, ==, 0);
  g_object_set (row, "count", 6, NULL);
  g_assert_cmpuint (counts, ==, 1);
  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (row), "6"));
  g_assert_finalize_object (row);
}

static void
test_sidebar (void)
{
  DvSidebar *sidebar = DV_SIDEBAR (g_object_ref_sink (dv_sidebar_new ()));
  guint pages;

  gui_test_count (G_OBJECT (sidebar), "page", &pages);
  g_assert_null (dv_sidebar_get_page (sidebar));
  dv_sidebar_set_page (sidebar, "reports");
  dv_sidebar_set_page (sidebar, "reports");
  dv_sidebar_set_page (sidebar, "no-such-page");
  g_assert_cmpstr (dv_sidebar_get_page (sidebar), ==, "reports");
  g_assert_cmpuint (pages, ==, 1);
  dv_sidebar_set_count (sidebar, "tasks", 12);
  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (sidebar), "12"));
  g_assert_finalize_object (sidebar);
}

/* Ids are unique, and each page has an icon that the theme knows. */
static void
test_pages (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  guint n_pages;
  const DvPageInfo *pages = dv_pages_get_all (&n_pages);
  g_autoptr (DvStore) store = make_store (0);

  gtk_icon_theme_add_resource_path (theme, "/vn/danvan/DanVan/icons");
  g_assert_cmpuint (n_pages, ==, 14);
  for (guint i = 0; i < n_pages; i++) {
    g_autoptr (GtkWidget) page = g_object_ref_sink (pages[i].create (&pages[i], store));

    g_assert_true (dv_pages_find (pages[i].id) == &pages[i]);
    g_assert_true (gtk_icon_theme_has_icon (theme, pages[i].icon_name));
    g_assert_true (GTK_IS_WIDGET (page));
  }
  g_assert_null (dv_pages_find (NULL));
}

static void
test_welcome_page (void)
{
  GtkWidget *page = g_object_ref_sink (dv_welcome_page_new ());

  g_assert_nonnull (gui_test_find_label (page, "Start with an empty store"));
  g_assert_finalize_object (page);
}

static GtkWidget *
find_widget (GtkWidget *root, GType type, const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (title == NULL ||
       g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_widget (child, type, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_preferences (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("vn.danvan.DanVan");
  GtkWidget *window = dv_preferences_new (NULL);
  GtkWidget *language = find_widget (window, ADW_TYPE_COMBO_ROW, "Language");
  GtkWidget *name = find_widget (window, ADW_TYPE_ENTRY_ROW, "Full name");
  GtkWidget *backups = find_widget (window, GTK_TYPE_SPIN_BUTTON, NULL);
  g_autofree char *value = NULL;

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (language)), ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (language), 2);
  value = g_settings_get_string (settings, "language");
  g_assert_cmpstr (value, ==, "en");
  g_clear_pointer (&value, g_free);
  g_settings_reset (settings, "language");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (language)), ==, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (backups), 7);
  g_assert_cmpint (g_settings_get_int (settings, "backups-to-keep"), ==, 7);

  /* A decomposed name is kept composed; closing the window is as good as confirming. */
  gtk_editable_set_text (GTK_EDITABLE (name), " Đỗ Thi\314\243 Hà ");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (window));
  value = g_settings_get_string (settings, "person-name");
  g_assert_cmpstr (value, ==, "Đỗ Thị Hà");
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  g_test_add_func ("/widgets/search-item", test_search_item);
  g_test_add_func ("/widgets/shell", test_shell);
  g_test_add_func ("/widgets/sidebar-row", test_sidebar_row);
  g_test_add_func ("/widgets/sidebar", test_sidebar);
  g_test_add_func ("/widgets/pages", test_pages);
  g_test_add_func ("/widgets/welcome-page", test_welcome_page);
  g_test_add_func ("/widgets/preferences", test_preferences);
  return g_test_run ();
}
