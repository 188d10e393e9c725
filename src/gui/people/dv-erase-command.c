/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/dv-erase-command.h"

#include "common/dv-dialogs.h"
#include "dv-erase.h"
#include "dv-fold.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-purge.h"
#include "people/dv-erase-paper.h"

#include <glib/gi18n.h>

/* Destroying what is kept of somebody who asks for it (Luật 91/2025/QH15, Điều 14). It is the one
 * thing that cannot be undone, so a word has to be typed for it. */

typedef struct {
  GtkWidget *window; /* where it was asked */
  DvStore *store;
  DvRecord *record;
  guint n_parts;
} Erasing;

static void
erasing_free (gpointer data)
{
  Erasing *erasing = data;

  g_object_unref (erasing->window);
  g_object_unref (erasing->store);
  g_object_unref (erasing->record);
  g_free (erasing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Erasing, erasing_free)

static gboolean
erase_cb (DvWrite *write, gpointer data, GError **error)
{
  Erasing *erasing = data;
  g_autoptr (DvRecord) record =
    dv_db_load_id (dv_write_get_db (write), dv_record_get_id (erasing->record), error);

  return record != NULL && dv_erase_record (write, record, error);
}

/* Writing the store anew takes a while. */
static void
erase_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dv_store_write_as (source, DV_PURPOSE_ERASE, _ ("Erase on request"), erase_cb, data, NULL,
                         &error) &&
      dv_purge_store (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Erasing *erasing = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    dv_dialogs_show_error (erasing->window, _ ("Not everything was erased"), error->message);
  else
    dv_erase_paper_present (erasing->window, erasing->store, dv_record_get_id (erasing->record));
}

static gboolean
is_confirmed (const char *typed)
{
  g_autofree char *folded = dv_text_fold (typed);
  /* Translators: the word that has to be typed, see “Type “erase” to confirm”. */
  g_autofree char *word = dv_text_fold (_ ("erase"));

  return g_str_equal (folded, word);
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Erasing) erasing = user_data;
  g_autofree char *typed = dv_dialogs_ask_text_finish (result, NULL);
  g_autoptr (GTask) task = NULL;

  if (typed == NULL)
    return;
  if (!is_confirmed (typed)) {
    dv_dialogs_show_error (erasing->window, _ ("Nothing was erased"),
                           _ ("The word that confirms it was not typed."));
    return;
  }
  task = g_task_new (erasing->store, NULL, erased_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&erasing), erasing_free);
  g_task_run_in_thread (task, erase_in_thread);
}

static char *
describe (const Erasing *erasing)
{
  GString *text = g_string_new (
    _ ("For somebody who asks for it (Luật 91/2025/QH15). Erased are all that stands in this form "
       "and all that stood there before, here at once, at other computers with their next "
       "exchange."));

  if (erasing->n_parts > 0) {
    g_string_append_c (text, ' ');
    g_string_append_printf (
      text,
      ngettext ("With it goes %u entry that belongs to it, such as a file or a category.",
                "With it go %u entries that belong to it, such as files and categories.",
                erasing->n_parts),
      erasing->n_parts);
  }
  if (dv_record_get_kind (erasing->record) == &dv_kind_household)
    g_string_append_printf (text, " %s", _ ("The people of the household stay."));
  g_string_append_printf (text, "\n\n%s\n\n%s",
                          _ ("It cannot be undone. What stays: the lines of lists by which gifts "
                             "were handed out, and backups made before, until they are deleted."),
                          _ ("Type “erase” to confirm."));
  return g_string_free (text, FALSE);
}

static gboolean
count_cb (DvDb *db, gpointer data, GError **error)
{
  Erasing *erasing = data;

  return dv_erase_count_parts (db, erasing->record, &erasing->n_parts, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  Erasing *counted, *erasing;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &counted, &error)) {
    dv_dialogs_show_error (window, _ ("Nothing was erased"), error->message);
    return;
  }
  erasing = g_new0 (Erasing, 1);
  erasing->window = g_object_ref (window);
  erasing->store = g_object_ref (counted->store);
  erasing->record = g_object_ref (counted->record);
  /* Translators: %s is a person or a household. */
  heading = g_strdup_printf (_ ("Erase “%s” for good?"), dv_record_get_title (erasing->record));
  body = describe (counted);
  dv_dialogs_ask_text_async (window, heading, body, _ ("Confirmation"), _ ("_Erase for good"), NULL,
                             confirmed_cb, erasing);
}

/* A form in a window of its own closes with its record. */
static GtkWidget *
find_window (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  return GTK_WIDGET (parent != NULL ? parent : window);
}

/**
 * dv_erase_command_applies:
 * @record: a record
 *
 * Returns: whether it is about people who can ask to have it erased, and is stored
 */
gboolean
dv_erase_command_applies (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  return dv_record_get_row (record) != 0 && (kind == &dv_kind_person || kind == &dv_kind_household);
}

/**
 * dv_erase_command_run:
 * @widget: a widget of the window that asks
 * @store: where the record stands
 * @record: a person or a household
 *
 * Asks whether to destroy what is kept of them, does it, and shows which computers have done it.
 */
void
dv_erase_command_run (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  Erasing *erasing = g_new0 (Erasing, 1);
  GtkWidget *window = find_window (widget);

  erasing->window = g_object_ref (window);
  erasing->store = g_object_ref (store);
  erasing->record = dv_record_copy (record);
  dv_store_read_async (store, count_cb, erasing, erasing_free, NULL, counted_cb,
                       g_object_ref (window));
}
