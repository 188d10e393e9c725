/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-behind-window.h"

#include <adwaita.h>

#include "reports/dv-report-records.h"

/* The records behind a number, in a window of their own: pressing one opens it on its page. */

#define WIDTH  480
#define HEIGHT 560
#define MARGIN 12

static void
open_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent == NULL)
    return;
  gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.open-record", parameter);
  gtk_window_destroy (window);
  gtk_window_present (parent);
}

static void
add_actions (GtkWidget *window)
{
  static const GActionEntry entries[] = {
    { "open-record", open_record_cb, "s", NULL, NULL },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), window);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_widget_class_add_binding_action (GTK_WIDGET_GET_CLASS (window), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

/**
 * dv_behind_window_present:
 * @parent: a widget of the main window
 * @store: where the records are
 * @title: what they are
 * @ids: (element-type utf8): their UUIDs
 *
 * Shows the records behind a number.
 */
void
dv_behind_window_present (GtkWidget *parent, DvStore *store, const char *title, GPtrArray *ids)
{
  GtkWidget *records = g_object_new (DV_TYPE_REPORT_RECORDS, "vexpand", TRUE, "margin-top", MARGIN,
                                     "margin-start", MARGIN, "margin-end", MARGIN, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window =
    g_object_new (ADW_TYPE_WINDOW, "title", title, "default-width", WIDTH, "default-height", HEIGHT,
                  "transient-for", gtk_widget_get_root (parent), "content", box, NULL);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), records);
  add_actions (window);
  dv_report_records_set_store (DV_REPORT_RECORDS (records), store);
  dv_report_records_show (DV_REPORT_RECORDS (records), ids);
  gtk_window_present (GTK_WINDOW (window));
}
