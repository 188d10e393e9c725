/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/dv-calendar-files.h"

#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "dv-ics-import.h"
#include "dv-ics-write.h"

/* Calendar files: what the calendar shows, for telephones; and events of other calendars, which are
 * shown before anything is written. */

#define MAX_NAMED 12

static const char *const suffixes[] = { "ics", NULL };

static void
say (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.toast", "s", text);
}

typedef struct {
  GtkWidget *parent;
  GPtrArray *entries;
} Export;

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *text = dv_ics_write (export->entries, g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (GError) error = NULL;

  if (path != NULL && !g_file_set_contents (path, text, -1, &error))
    dv_dialogs_show_error (export->parent, _ ("The calendar file was not written"), error->message);
  else if (path != NULL)
    say (export->parent, _ ("The calendar file was written"));
  g_ptr_array_unref (export->entries);
  g_object_unref (export->parent);
  g_free (export);
}

/**
 * dv_calendar_files_export:
 * @parent: a widget of the window that asks
 * @entries: (element-type DvAgendaEntry): what to write
 *
 * Asks where to write a calendar file, and writes it.
 */
void
dv_calendar_files_export (GtkWidget *parent, GPtrArray *entries)
{
  const DvFileFilter filter = { _ ("Calendars (.ics)"), suffixes };
  Export *export = g_new0 (Export, 1);

  export->parent = g_object_ref (parent);
  export->entries = g_ptr_array_ref (entries);
  dv_file_picker_save_async (parent, _ ("Write a calendar file"), "lich-cong-tac.ics", &filter, 1,
                             NULL, export_chosen_cb, export);
}

typedef struct {
  GtkWidget *parent;
  DvStore *store;
  char *text;
  gsize size;
  DvIcsImport *import;
} Import;

static Import *
import_new (GtkWidget *parent, DvStore *store)
{
  Import *import = g_new0 (Import, 1);

  import->parent = g_object_ref (parent);
  import->store = g_object_ref (store);
  return import;
}

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->parent);
  g_object_unref (import->store);
  g_free (import->text);
  dv_ics_import_free (import->import);
  g_free (import);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (dv_store_write_finish (DV_STORE (source), result, NULL, NULL, &error))
    say (parent, _ ("The events were taken over"));
  else
    dv_dialogs_show_error (parent, _ ("Nothing was taken over"), error->message);
}

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_ics_import_write (write, ((Import *) data)->import, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;

  if (!dv_dialogs_ask_finish (result, NULL)) {
    import_free (import);
    return;
  }
  dv_store_write_async (import->store, "import", _ ("Import a calendar"), write_cb, import,
                        import_free, NULL, written_cb, g_object_ref (import->parent));
}

/* “changed: Meeting” */
static void
append_item (GString *text, const DvIcsItem *item)
{
  static const char *const states[] = { N_ ("new"), N_ ("changed"), N_ ("same"),
                                        N_ ("passed over") };
  const char *title = item->record != NULL ? dv_record_get_title (item->record) : NULL;
  g_autofree char *line = g_strdup_printf (_ ("line %u"), item->line);

  g_string_append_printf (text, "\n%s: %s", _ (states[item->state]), title != NULL ? title : line);
  if (item->remark != NULL)
    g_string_append_printf (text, " – %s", item->remark);
}

static char *
describe (const DvIcsImport *import)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  g_string_append_printf (text, _ ("New: %u · changed: %u · same: %u · passed over: %u"),
                          import->counts[DV_ICS_NEW], import->counts[DV_ICS_CHANGED],
                          import->counts[DV_ICS_SAME], import->counts[DV_ICS_PASSED_OVER]);
  for (guint i = 0; i < import->items->len && n < MAX_NAMED; i++) {
    const DvIcsItem *item = g_ptr_array_index (import->items, i);

    if (item->state == DV_ICS_SAME)
      continue;
    append_item (text, item);
    n++;
  }
  if (n == MAX_NAMED)
    g_string_append (text, "\n…");
  return g_string_free (text, FALSE);
}

static gboolean
look_cb (DvDb *db, gpointer data, GError **error)
{
  Import *import = data;

  import->import = dv_ics_import_new (db, import->text, import->size, error);
  return import->import != NULL;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Import *looked, *import;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &looked, &error)) {
    dv_dialogs_show_error (parent, _ ("The calendar file cannot be read"), error->message);
    return;
  }
  text = describe (looked->import);
  if (looked->import->counts[DV_ICS_NEW] + looked->import->counts[DV_ICS_CHANGED] == 0) {
    dv_dialogs_show_error (parent, _ ("The file says nothing new"), text);
    return;
  }
  import = import_new (parent, looked->store);
  import->import = g_steal_pointer (&looked->import);
  dv_dialogs_ask_async (parent, _ ("Take these events over?"), text, _ ("_Take over"),
                        DV_DIALOG_CHOICE_SUGGESTED, NULL, asked_cb, import);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  g_autoptr (GError) error = NULL;

  if (file == NULL) {
    import_free (import);
    return;
  }
  if (!g_file_load_contents (file, NULL, &import->text, &import->size, NULL, &error)) {
    dv_dialogs_show_error (import->parent, _ ("The calendar file cannot be read"), error->message);
    import_free (import);
    return;
  }
  dv_store_read_async (import->store, look_cb, import, import_free, NULL, looked_cb,
                       g_object_ref (import->parent));
}

/**
 * dv_calendar_files_import:
 * @parent: a widget of the window that asks
 * @store: where the events go
 *
 * Asks for a calendar file, says what it would change, and takes it over if the user agrees.
 */
void
dv_calendar_files_import (GtkWidget *parent, DvStore *store)
{
  const DvFileFilter filter = { _ ("Calendars (.ics)"), suffixes };

  dv_file_picker_open_async (parent, _ ("Read a calendar file"), &filter, 1, NULL, import_chosen_cb,
                             import_new (parent, store));
}
