/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-sheet-files.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "import/dv-import-dialog.h"
#include "import/dv-import-session.h"

/* What a page needs to read a sheet, from its menu item to the end. */

static const char *const suffixes[] = { "xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", NULL };

typedef struct {
  GtkWidget *page;
  DvStore *store;
  const DvKind *kind;
  GStrv headings;
  const DvField *link; /* to @owner, or NULL */
  char *owner;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->page);
  g_object_unref (import->store);
  g_strfreev (import->headings);
  g_free (import->owner);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
add_toast (GtkWidget *page, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (page, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static void
imported_cb (GtkWidget *page, const char *batch, guint n_records, guint n_refused)
{
  g_autofree char *read =
    g_strdup_printf (ngettext ("%u record was read in", "%u records were read in", n_records),
                     n_records);
  g_autofree char *refused = NULL;
  AdwToast *toast;

  if (n_refused > 0)
    refused = g_strdup_printf (ngettext ("%s; %u faulty row was left out",
                                         "%s; %u faulty rows were left out", n_refused),
                               read, n_refused);
  toast = adw_toast_new (refused != NULL ? refused : read);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-batch");
  adw_toast_set_action_target (toast, "s", batch);
  adw_toast_set_timeout (toast, 10);
  add_toast (page, toast);
}

static void
show (GtkWidget *page, DvImportSession *session)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (page));
  DvImportDialog *dialog = dv_import_dialog_new (window, session);

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start_file (const Import *import, GFile *file)
{
  g_autoptr (DvImportSession) session = dv_import_session_new (import->store, import->kind);

  if (import->link != NULL)
    dv_import_session_set_owner (session, import->link, import->owner);
  dv_import_session_read_file (session, file);
  show (import->page, session);
}

/**
 * dv_import_start_file:
 * @page: the page that asks
 * @store: a store
 * @kind: the kind of record that the rows are
 * @file: a sheet
 *
 * Shows what would become of the sheet, and reads it in if the person wants it.
 */
void
dv_import_start_file (GtkWidget *page, DvStore *store, const DvKind *kind, GFile *file)
{
  start_file (&(Import){ .page = page, .store = store, .kind = kind }, file);
}

/**
 * dv_import_start_text:
 * @page: the page that asks
 * @store: a store
 * @kind: the kind of record that the rows are
 * @text: cells from the clipboard
 * @headings: (array zero-terminated=1): those of the columns, if the cells come without
 *
 * The same for cells that were copied elsewhere.
 */
void
dv_import_start_text (GtkWidget *page,
                      DvStore *store,
                      const DvKind *kind,
                      const char *text,
                      const char *const *headings)
{
  g_autoptr (DvImportSession) session = dv_import_session_new (store, kind);

  dv_import_session_read_text (session, text, headings);
  show (page, session);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Import) import = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (file != NULL && gtk_widget_get_root (import->page) != NULL)
    start_file (import, file);
}

static void
choose_file (Import *import)
{
  const DvFileFilter filter = { _ ("Spreadsheets (Excel, LibreOffice, CSV)"), suffixes };

  dv_file_picker_open_async (import->page, _ ("Read a sheet"), &filter, 1, NULL, file_chosen_cb,
                             import);
}

/**
 * dv_import_start:
 * @page: the page that asks
 * @store: a store
 * @kind: the kind of record to read
 *
 * Asks for a sheet and goes on as dv_import_start_file().
 */
void
dv_import_start (GtkWidget *page, DvStore *store, const DvKind *kind)
{
  Import *import = g_new0 (Import, 1);

  import->page = g_object_ref (page);
  import->store = g_object_ref (store);
  import->kind = kind;
  choose_file (import);
}

/**
 * dv_import_start_parts:
 * @page: the widget that asks
 * @store: a store
 * @kind: the kind of record to read
 * @link: a link of that kind
 * @owner: the record that the rows belong to by it, for example a list of gifts
 *
 * Asks for a sheet whose rows are parts of a record and goes on as dv_import_start_file().
 */
void
dv_import_start_parts (GtkWidget *page,
                       DvStore *store,
                       const DvKind *kind,
                       const DvField *link,
                       DvRecord *owner)
{
  Import *import = g_new0 (Import, 1);

  import->page = g_object_ref (page);
  import->store = g_object_ref (store);
  import->kind = kind;
  import->link = link;
  import->owner = g_strdup (dv_record_get_id (owner));
  choose_file (import);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Import) import = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (gtk_widget_get_root (import->page) == NULL)
    return;
  if (text != NULL && text[strspn (text, " \t\r\n")] != '\0')
    dv_import_start_text (import->page, import->store, import->kind, text,
                          (const char *const *) import->headings);
  else
    add_toast (import->page,
               adw_toast_new (_ ("No cells are copied. Copy them in Excel or LibreOffice first.")));
}

/**
 * dv_import_start_paste:
 * @page: the page that asks
 * @store: a store
 * @kind: the kind of record that the rows are
 * @headings: (array zero-terminated=1): those of the columns of the list
 *
 * Reads cells from the clipboard and goes on as dv_import_start_text().
 */
void
dv_import_start_paste (GtkWidget *page,
                       DvStore *store,
                       const DvKind *kind,
                       const char *const *headings)
{
  Import *import = g_new0 (Import, 1);

  import->page = g_object_ref (page);
  import->store = g_object_ref (store);
  import->kind = kind;
  import->headings = g_strdupv ((char **) headings);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, text_read_cb, import);
}

/**
 * dv_import_file_is_sheet:
 * @file: a file
 *
 * Returns: whether its name is that of a spreadsheet
 */
gboolean
dv_import_file_is_sheet (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *end = strrchr (name, '.');
  g_autofree char *suffix = end != NULL ? g_ascii_strdown (end + 1, -1) : NULL;

  return suffix != NULL && g_strv_contains (suffixes, suffix);
}
