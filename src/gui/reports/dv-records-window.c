/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-records-window.h"

#include "reports/dv-report-records.h"

#include <adwaita.h>

/* The records that a number on a screen counts, in a small window; the one that is pressed is
 * opened on its page. */

static void
open_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  GtkWindow *window = GTK_WINDOW (user_data);
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.open-record", id);
  gtk_window_close (window);
}

static void
add_actions (GtkWidget *window)
{
  const GActionEntry entries[] = { { "open-record", open_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), window);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static void
add_keys (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

static GtkWidget *
create_content (DvStore *store, GPtrArray *ids)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = g_object_new (DV_TYPE_REPORT_RECORDS, "margin-start", 12, "margin-end", 12,
                                  "margin-bottom", 12, "vexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), list);
  dv_report_records_set_store (DV_REPORT_RECORDS (list), store);
  dv_report_records_show (DV_REPORT_RECORDS (list), ids);
  return box;
}

/**
 * dv_records_window_present:
 * @parent: the number that was pressed
 * @store: where the records are
 * @title: what the number counts
 * @ids: (element-type utf8): the UUIDs of the records
 *
 * Shows the records behind a number.
 */
void
dv_records_window_present (GtkWidget *parent, DvStore *store, const char *title, GPtrArray *ids)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 520);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (parent)));
  adw_window_set_content (ADW_WINDOW (window), create_content (store, ids));
  add_actions (window);
  add_keys (window);
  gtk_window_present (GTK_WINDOW (window));
}
