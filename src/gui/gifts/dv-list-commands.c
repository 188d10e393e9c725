/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"
#include "dv-kinds.h"
#include "dv-list-state.h"
#include "dv-list-version.h"
#include "records/dv-part-sums.h"
#include "records/dv-record-commands.h"

#include <glib/gi18n.h>

/* How a list goes on: reviewed, approved, handed out, settled; and its new version. */

typedef struct {
  GtkWidget *widget; /* of the window where it was asked */
  DvStore *store;
  char *id;
  const char *state; /* static */
  char *reason;
  char *version; /* the new one */
} Step;

static Step *
step_new (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  Step *step = g_new0 (Step, 1);

  /* The button goes when the form shows the new state. */
  step->widget = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  step->store = g_object_ref (store);
  step->id = g_strdup (dv_record_get_id (record));
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->widget);
  g_object_unref (step->store);
  g_free (step->id);
  g_free (step->reason);
  g_free (step->version);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  Step *step = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &step, NULL, &error))
    dv_dialogs_show_error (window, _ ("The list was not changed"), error->message);
  else if (step->version != NULL)
    gtk_widget_activate_action (window, "win.open-record", "s", step->version);
  else
    gtk_widget_activate_action (window, "win.toast", "s", _ ("Saved"));
}

static gboolean
advance_cb (DvWrite *write, gpointer data, GError **error)
{
  Step *step = data;

  return dv_list_advance (write, step->id, step->state, error);
}

static void
advance (Step *step, const char *label)
{
  dv_store_write_async (step->store, NULL, label, advance_cb, step, step_free, NULL, written_cb,
                        g_object_ref (step->widget));
}

static gboolean
version_cb (DvWrite *write, gpointer data, GError **error)
{
  Step *step = data;

  step->version = dv_list_make_version (write, step->id, step->reason, error);
  return step->version != NULL;
}

static void
reason_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  GtkWidget *window = step->widget;
  DvStore *store = step->store;

  step->reason = dv_dialogs_ask_text_finish (result, NULL);
  if (step->reason == NULL)
    return;
  dv_store_write_async (store, NULL, _ ("New version of a list"), version_cb,
                        g_steal_pointer (&step), step_free, NULL, written_cb,
                        g_object_ref (window));
}

static void
run_new_version (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  dv_dialogs_ask_text_async (widget, _ ("Make a new version?"),
                             _ ("The approved list stays as it is and counts no more. The new one "
                                "is a draft with the same lines."),
                             _ ("Reason"), _ ("_Make"), NULL, reason_cb,
                             step_new (widget, store, record));
}

static void
approve_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;

  if (dv_dialogs_ask_finish (result, NULL))
    advance (g_steal_pointer (&step), _ ("Approve a list"));
}

/* What is approved is said first: how many, how much, and what nobody has settled. */
static char *
describe_approval (const char *sum, guint n_open)
{
  GString *text = g_string_new (sum);

  if (n_open > 0)
    g_string_append_printf (text,
                            ngettext ("\n%u line touches another gift, and nobody has settled it.",
                                      "\n%u lines touch other gifts, and nobody has settled it.",
                                      n_open),
                            n_open);
  g_string_append_printf (text, "\n\n%s",
                          _ ("Its lines stay as they are from now on. A later change is a new "
                             "version with its reason."));
  return g_string_free (text, FALSE);
}

static void
summed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GHashTable) marks = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = dv_part_sum_finish (DV_STORE (source), result, &marks, &error);
  g_autofree char *body = NULL;
  GtkWidget *window = step->widget;

  if (sum == NULL) {
    dv_dialogs_show_error (window, _ ("The list was not changed"), error->message);
    return;
  }
  body = describe_approval (sum, g_hash_table_size (marks));
  dv_dialogs_ask_async (window, _ ("Approve the list?"), body, _ ("_Approve"),
                        DV_DIALOG_CHOICE_SUGGESTED, NULL, approve_cb, g_steal_pointer (&step));
}

static void
run_approve (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  Step *step = step_new (widget, store, record);

  step->state = "approved";
  dv_part_sum_ask (&dv_part_sum_lines, store, dv_record_get_id (record), NULL, summed_cb, step);
}

static void
run_step (GtkWidget *widget, DvStore *store, DvRecord *record, const char *state, const char *label)
{
  Step *step = step_new (widget, store, record);

  step->state = state;
  advance (step, label);
}

static void
run_review (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  run_step (widget, store, record, "reviewed", _ ("Review a list"));
}

static void
run_paid (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  run_step (widget, store, record, "paid", _ ("Hand out a list"));
}

static void
run_settle (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  run_step (widget, store, record, "settled", _ ("Settle a list"));
}

/* Whether @state is what comes next, or may come at once. */
static gboolean
may_be (DvRecord *record, const char *state)
{
  const char *from = dv_record_get (record, "state");

  if (from == NULL)
    return g_strcmp0 (state, "reviewed") == 0 || g_strcmp0 (state, "approved") == 0;
  return dv_list_state_next (from) != NULL && g_strcmp0 (from, state) != 0 &&
         dv_list_state_may_follow (from, state);
}

static gboolean
may_review (DvRecord *record)
{
  return may_be (record, "reviewed");
}

static gboolean
may_approve (DvRecord *record)
{
  return may_be (record, "approved");
}

static gboolean
may_pay (DvRecord *record)
{
  return may_be (record, "paid");
}

static gboolean
may_settle (DvRecord *record)
{
  return may_be (record, "settled");
}

static gboolean
may_have_version (DvRecord *record)
{
  return may_be (record, "superseded");
}

const DvRecordCommand dv_command_review_list = {
  &dv_kind_list,
  "review",
  N_ ("Reviewed"),
  "emblem-ok-symbolic",
  N_ ("The lines were looked through"),
  may_review,
  run_review,
};

const DvRecordCommand dv_command_approve_list = {
  &dv_kind_list,
  "approve",
  N_ ("Approve and lock"),
  "changes-prevent-symbolic",
  N_ ("The lines stay as they are from then on"),
  may_approve,
  run_approve,
};

const DvRecordCommand dv_command_paid_list = {
  &dv_kind_list,
  "paid",
  N_ ("All handed out"),
  "emblem-ok-symbolic",
  N_ ("Nobody comes any more for these gifts"),
  may_pay,
  run_paid,
};

const DvRecordCommand dv_command_settle_list = {
  &dv_kind_list,
  "settle",
  N_ ("Settled"),
  "emblem-ok-symbolic",
  N_ ("The money was accounted for"),
  may_settle,
  run_settle,
};

const DvRecordCommand dv_command_new_version = {
  &dv_kind_list,
  "new-version",
  N_ ("New version…"),
  "edit-copy-symbolic",
  N_ ("To change an approved list"),
  may_have_version,
  run_new_version,
};
