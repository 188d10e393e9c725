/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-due-question.h"

#include "common/dv-dialogs.h"
#include "dv-date.h"
#include "dv-dues.h"
#include "dv-kinds.h"
#include "dv-load.h"

#include <glib/gi18n.h>

/* A time limit or a holiday moves the days of petitions. Whoever changes one sees which, before it
 * is saved. */

#define MAX_SHOWN 8

typedef struct {
  const DvKind *kind;
  DvRecord *record; /* as it is to be, or NULL */
  GArray *removed;  /* the rows that are to be deleted, or NULL */
  guint n_moves;
  GString *lines;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_clear_object (&preview->record);
  g_clear_pointer (&preview->removed, g_array_unref);
  g_string_free (preview->lines, TRUE);
  g_free (preview);
}

static char *
format_day (guint32 day)
{
  const DvDate date = dv_date_from_julian (day);

  return day != 0 ? dv_date_format (&date) : g_strdup (_ ("no day"));
}

static gboolean
add_line (DvDb *db, const DvDueMove *move, GString *lines, GError **error)
{
  g_autoptr (DvRecord) petition = dv_db_load (db, move->row, error);
  g_autofree char *before = format_day (move->before);
  g_autofree char *after = format_day (move->after);
  const char *number;

  if (petition == NULL)
    return FALSE;
  number = dv_record_get (petition, "number");
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append_printf (lines, _ ("No. %s: %s → %s"), number != NULL ? number : "–", before,
                          after);
  return TRUE;
}

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  Preview *preview = data;
  g_autoptr (GArray) moves =
    dv_dues_preview (db, preview->kind, preview->record, preview->removed, error);

  if (moves == NULL)
    return FALSE;
  preview->n_moves = moves->len;
  for (guint i = 0; i < MIN (moves->len, MAX_SHOWN); i++) {
    if (!add_line (db, &g_array_index (moves, DvDueMove, i), preview->lines, error))
      return FALSE;
  }
  return TRUE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, dv_dialogs_ask_finish (result, NULL));
}

static void
add_rest (Preview *preview)
{
  guint rest = preview->n_moves - MIN (preview->n_moves, MAX_SHOWN);

  if (rest == 0)
    return;
  g_string_append_c (preview->lines, '\n');
  g_string_append_printf (preview->lines, ngettext ("and %u more", "and %u more", rest), rest);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *heading = NULL;
  GError *error = NULL;
  Preview *preview;
  GtkWidget *parent = g_task_get_source_object (task);

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &preview, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (preview->n_moves == 0) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  heading =
    g_strdup_printf (ngettext ("%u open petition will be due on another day",
                               "%u open petitions will be due on another day", preview->n_moves),
                     preview->n_moves);
  add_rest (preview);
  dv_dialogs_ask_async (parent, heading, preview->lines->str,
                        preview->record != NULL ? _ ("_Save") : _ ("_Delete"),
                        preview->record != NULL ? DV_DIALOG_CHOICE_SUGGESTED
                                                : DV_DIALOG_CHOICE_DESTRUCTIVE,
                        g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

/**
 * dv_due_question_is_needed:
 * @kind: a kind of record
 *
 * Returns: whether such records can move the days of petitions
 */
gboolean
dv_due_question_is_needed (const DvKind *kind)
{
  return kind == &dv_kind_deadline || kind == &dv_kind_holiday;
}

static void
ask (GtkWidget *parent, DvStore *store, Preview *preview, GTask *task)
{
  preview->lines = g_string_new (NULL);
  dv_store_read_async (store, preview_cb, preview, preview_free, g_task_get_cancellable (task),
                       previewed_cb, task);
}

/**
 * dv_due_question_ask:
 * @parent: the form
 * @store: where the record is to be saved
 * @record: a time limit or a holiday as it is to be
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks whether to save what moves the days of open petitions. If it moves none, there is nothing to
 * ask.
 */
void
dv_due_question_ask (GtkWidget *parent,
                     DvStore *store,
                     DvRecord *record,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Preview *preview = g_new0 (Preview, 1);

  preview->kind = dv_record_get_kind (record);
  preview->record = dv_record_copy (record);
  ask (parent, store, preview, g_task_new (parent, cancellable, callback, user_data));
}

/**
 * dv_due_question_ask_delete:
 * @parent: the list
 * @store: where the records are
 * @kind: time limits or holidays
 * @rows: (element-type gint64): the numbers of those that are to be deleted
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks whether to delete what moves the days of open petitions.
 */
void
dv_due_question_ask_delete (GtkWidget *parent,
                            DvStore *store,
                            const DvKind *kind,
                            GArray *rows,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Preview *preview = g_new0 (Preview, 1);

  preview->kind = kind;
  preview->removed = g_array_ref (rows);
  ask (parent, store, preview, g_task_new (parent, cancellable, callback, user_data));
}

/**
 * dv_due_question_finish:
 *
 * Returns: whether to save; %FALSE without an error if the person thought better of it
 */
gboolean
dv_due_question_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
