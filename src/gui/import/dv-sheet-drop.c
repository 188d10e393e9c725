/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-sheet-drop.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dv-kinds.h"
#include "import/dv-kind-dialog.h"
#include "import/dv-sheet-files.h"

/* Files that are dragged onto a window. While one is over it, the widget has the state drop-active,
 * which the style shows. */

typedef struct {
  GtkWidget *widget;
  DvSheetDropped dropped;
  gpointer data;
} Drop;

static void
say (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.toast", "s", text);
}

static gboolean
take (Drop *drop, GFile *file)
{
  if (!dv_import_file_is_sheet (file)) {
    say (drop->widget, _ ("Only spreadsheets can be dropped here: Excel, LibreOffice or CSV."));
    return FALSE;
  }
  drop->dropped (file, drop->data);
  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drop *drop)
{
  GSList *files;

  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    return take (drop, g_value_get_object (value));
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = g_value_get_boxed (value);
  if (files == NULL)
    return FALSE;
  if (files->next != NULL) {
    say (drop->widget, _ ("Drop one sheet at a time."));
    return FALSE;
  }
  return take (drop, files->data);
}

/**
 * dv_sheet_drop_attach:
 * @widget: a widget of a window that says toasts
 * @dropped: called when a spreadsheet is dropped on it; what is none is refused in words
 * @data: for @dropped
 */
void
dv_sheet_drop_attach (GtkWidget *widget, DvSheetDropped dropped, gpointer data)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  Drop *drop = g_new0 (Drop, 1);

  *drop = (Drop){ widget, dropped, data };
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drop, (GClosureNotify) g_free, 0);
  gtk_widget_add_css_class (widget, "sheet-drop");
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

typedef struct {
  GtkWidget *parent;
  DvStore *store;
  GFile *file;
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *ask = data;

  g_object_unref (ask->parent);
  g_object_unref (ask->store);
  g_object_unref (ask->file);
  g_free (ask);
}

static void
chosen_cb (DvKindDialog *dialog, const char *name, Ask *ask)
{
  dv_import_start_file (ask->parent, ask->store, dv_kind_find (name), ask->file);
}

/**
 * dv_sheet_drop_ask_kind:
 * @parent: a widget of the window
 * @store: a store
 * @file: a spreadsheet
 *
 * Asks what the rows of the sheet are, and begins to read it in.
 */
void
dv_sheet_drop_ask_kind (GtkWidget *parent, DvStore *store, GFile *file)
{
  DvKindDialog *dialog = dv_kind_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)));
  Ask *ask = g_new0 (Ask, 1);

  *ask = (Ask){ g_object_ref (parent), g_object_ref (store), g_object_ref (file) };
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), ask, ask_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
