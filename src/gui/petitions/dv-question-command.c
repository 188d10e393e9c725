/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "records/dv-record-commands.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* The task that follows from a question in a dialogue. */

typedef struct {
  char *question;
  char *task;
} Assign;

static void
assign_free (gpointer data)
{
  Assign *assign = data;

  g_free (assign->question);
  g_free (assign->task);
  g_free (assign);
}

static DvRecord *
make_task (DvRecord *question)
{
  DvRecord *task = dv_record_new (&dv_kind_task);
  g_autofree char *today = dv_words_today ();

  dv_record_set (task, "title", dv_record_get (question, "title"));
  dv_record_set (task, "lead", dv_record_get (question, "answered_by"));
  dv_record_set (task, "start", today);
  dv_record_set (task, "state", "not-started");
  return task;
}

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  Assign *assign = data;
  g_autoptr (DvRecord) question = dv_db_load_id (dv_write_get_db (write), assign->question, error);
  g_autoptr (DvRecord) task = question != NULL ? make_task (question) : NULL;

  if (task == NULL || !dv_write_save (write, task, error))
    return FALSE;
  assign->task = g_strdup (dv_record_get_id (task));
  dv_record_set (question, "task", assign->task);
  return dv_write_save (write, question, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  Assign *assign = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &assign, NULL, &error))
    dv_dialogs_show_error (window, _ ("No task was made"), error->message);
  else
    gtk_widget_activate_action (window, "win.toast", "s",
                                _ ("The task stands among the tasks now"));
}

static void
run (GtkWidget *widget, DvStore *store, DvRecord *question)
{
  Assign *assign = g_new0 (Assign, 1);

  assign->question = g_strdup (dv_record_get_id (question));
  dv_store_write_async (store, NULL, _ ("Task from a question"), write_cb, assign, assign_free,
                        NULL, written_cb, g_object_ref (gtk_widget_get_root (widget)));
}

static gboolean
applies (DvRecord *question)
{
  return dv_record_get (question, "task") == NULL;
}

const DvRecordCommand dv_command_assign_question = {
  .kind = &dv_kind_question,
  .name = "assign",
  .label = N_ ("Make a task of it"),
  .icon = "emblem-ok-symbolic",
  .hint = N_ ("A task for the body that answers, linked to the question"),
  .applies = applies,
  .run = run,
};
