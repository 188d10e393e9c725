/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-fault-save.h"

#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "dv-fault-sheet.h"
#include "import/dv-sheet-save.h"

/* Saving the refused rows, from the button to the end. */

typedef struct {
  GtkWidget *widget;
  DvFaultSheet *sheet;
  char *path;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->widget);
  dv_fault_sheet_free (save->sheet);
  g_free (save->path);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;

  if (dv_fault_sheet_write (save->sheet, save->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Save *save = g_task_get_task_data (G_TASK (result));
  guint n = dv_fault_sheet_count_rows (save->sheet);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (gtk_widget_get_root (save->widget) == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    dv_dialogs_show_error (save->widget, _ ("The sheet was not written"), error->message);
    return;
  }
  text =
    g_strdup_printf (ngettext ("%u refused row was written", "%u refused rows were written", n), n);
  dv_sheet_say_written (save->widget, text, save->path);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GFile) file = dv_sheet_save_finish (result);
  g_autoptr (GTask) task = NULL;

  if (file == NULL)
    return;
  save->path = g_file_get_path (file);
  task = g_task_new (NULL, NULL, written_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&save), save_free);
  g_task_run_in_thread (task, write_thread);
}

/* “danh sách.xls” → “danh sách – lỗi” */
static char *
make_stem (const char *name)
{
  const char *end = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, end != NULL ? (gsize) (end - name) : strlen (name));

  /* translators: the name of a file of rows that were refused; %s is the name of the sheet */
  return g_strdup_printf (_ ("%s – refused"), stem);
}

/**
 * dv_fault_save_start:
 * @widget: a widget of the window that asks, in a toast overlay
 * @import: an import that was previewed
 * @name: the name of its file
 *
 * Asks for a name and saves the refused rows, to be corrected and read again.
 */
void
dv_fault_save_start (GtkWidget *widget, DvImport *import, const char *name)
{
  g_autofree char *stem = make_stem (name);
  Save *save = g_new0 (Save, 1);

  save->widget = g_object_ref (widget);
  save->sheet = dv_fault_sheet_new (import);
  dv_sheet_save_async (widget, _ ("Save the refused rows"), stem, NULL, chosen_cb, save);
}
