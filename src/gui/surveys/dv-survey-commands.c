/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"
#include "dv-kinds.h"
#include "records/dv-editor-window.h"
#include "records/dv-record-commands.h"
#include "surveys/dv-walk-window.h"

#include "dv-survey.h"

#include <glib/gi18n.h>

/* What can be done with a survey: walk it, and begin its next round. */

static void
run_walk (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  gtk_window_present (GTK_WINDOW (dv_walk_window_new (widget, store, record)));
}

typedef struct {
  char *id;
  DvRecord *next;
} Round;

static void
round_free (gpointer data)
{
  Round *round = data;

  g_free (round->id);
  g_clear_object (&round->next);
  g_free (round);
}

static gboolean
make_round (DvDb *db, gpointer data, GError **error)
{
  Round *round = data;

  round->next = dv_survey_make_round (db, round->id, error);
  return round->next != NULL;
}

/* Nothing is saved until somebody looked at the new round. */
static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  Round *round = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &round, &error)) {
    dv_dialogs_show_error (window, _ ("The next round was not made"), error->message);
    return;
  }
  gtk_window_present (GTK_WINDOW (dv_editor_window_new (window, DV_STORE (source), round->next)));
}

static void
run_round (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  Round *round = g_new0 (Round, 1);

  round->id = g_strdup (dv_record_get_id (record));
  dv_store_read_async (store, make_round, round, round_free, NULL, made_cb,
                       g_object_ref (gtk_widget_get_root (widget)));
}

static gboolean
can_be_walked (DvRecord *record)
{
  return dv_record_get (record, "checklist") != NULL && dv_record_get (record, "places") != NULL &&
         g_strcmp0 (dv_record_get (record, "state"), "done") != 0;
}

static gboolean
has_places (DvRecord *record)
{
  return dv_record_get (record, "checklist") != NULL && dv_record_get (record, "places") != NULL;
}

const DvRecordCommand dv_command_walk = {
  .kind = &dv_kind_survey,
  .name = "walk",
  .label = N_ ("Survey on the spot"),
  .icon = "edit-find-symbolic",
  .hint = N_ ("A screen for each place, a key for each answer"),
  .applies = can_be_walked,
  .run = run_walk,
};

const DvRecordCommand dv_command_next_round = {
  .kind = &dv_kind_survey,
  .name = "next-round",
  .label = N_ ("New round…"),
  .icon = "view-refresh-symbolic",
  .hint = N_ ("The same places and checklist, held against this round"),
  .applies = has_places,
  .run = run_round,
};
