/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-unseal-dialog.h"

#include "common/dv-dialogs.h"
#include "common/dv-secret-entry.h"
#include "dv-disclosure.h"
#include "dv-officer.h"
#include "dv-scrub.h"
#include "petitions/dv-secret-dialog.h"

#include <glib/gi18n.h>

/* Who opens it, why, and the passphrase: then what is sealed is opened, or sealed anew. The
 * question belongs to its dialog. */
typedef struct {
  GtkWidget *parent;
  DvStore *store;
  char *petition;
  char *scan;
  gboolean reseals;
  GPtrArray *officers; /* of DvRecord */
  GtkWidget *reason;
  GtkWidget *officer;
  GtkWidget *passphrase;
  DvUnsealed done;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_object (&self->parent);
  g_clear_object (&self->store);
  g_free (self->petition);
  g_free (self->scan);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static Question *
get_question (DvSecretDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "dv-question");
}

static char *
chosen_officer (Question *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->officer));

  return g_strdup (dv_record_get_id (g_ptr_array_index (self->officers, chosen)));
}

static void
unsealed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSecretDialog) dialog = user_data;
  Question *self = get_question (dialog);
  DvUnsealing *unsealing = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &unsealing, NULL, &error)) {
    dv_secret_dialog_refuse (dialog, error->message);
    return;
  }
  if (unsealing->refusal != NULL) {
    dv_secret_dialog_refuse (dialog, unsealing->refusal->message);
    return;
  }
  /* Whoever closed the dialog meanwhile does not want to see it any more. */
  if (gtk_widget_get_visible (GTK_WIDGET (dialog)))
    self->done (unsealing, self->user_data);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
unseal (Question *self, DvSecretDialog *dialog)
{
  DvUnsealing *unsealing = g_new0 (DvUnsealing, 1);

  unsealing->petition = g_strdup (self->petition);
  unsealing->scan = g_strdup (self->scan);
  unsealing->officer = chosen_officer (self);
  unsealing->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  unsealing->passphrase = dv_secret_entry_get (self->passphrase);
  dv_store_write_async (self->store, DV_PURPOSE_ACCESS, _ ("Open a sealed identity"), dv_seal_open,
                        unsealing, dv_unsealing_free, NULL, unsealed_cb, g_object_ref (dialog));
}

static void
cleaned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, NULL, &error))
    dv_dialogs_show_error (parent, _ ("Old copies could not be removed"), error->message);
}

static void
resealed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSecretDialog) dialog = user_data;
  Question *self = get_question (dialog);
  DvResealing *resealing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &resealing, NULL, &error)) {
    dv_secret_dialog_refuse (dialog, error->message);
    return;
  }
  if (resealing->refusal != NULL) {
    dv_secret_dialog_refuse (dialog, resealing->refusal->message);
    return;
  }
  text = g_strdup_printf (_ ("Sealed anew: %u. Not open to this key holder: %u."),
                          resealing->n_done, resealing->n_left);
  gtk_widget_activate_action (self->parent, "win.toast", "s", text);
  if (resealing->n_done > 0)
    dv_store_maintain_async (self->store, dv_scrub_free_space, NULL, NULL, cleaned_cb,
                             g_object_ref (self->parent));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
reseal (Question *self, DvSecretDialog *dialog)
{
  DvResealing *resealing = g_new0 (DvResealing, 1);

  resealing->petition = g_strdup (self->petition);
  resealing->officer = chosen_officer (self);
  resealing->passphrase = dv_secret_entry_get (self->passphrase);
  dv_store_write_async (self->store, DV_PURPOSE_ACCESS, _ ("Seal anew"), dv_seal_renew, resealing,
                        dv_resealing_free, NULL, resealed_cb, g_object_ref (dialog));
}

static void
accepted_cb (DvSecretDialog *dialog)
{
  Question *self = get_question (dialog);

  dv_secret_dialog_set_busy (dialog);
  if (self->reseals)
    reseal (self, dialog);
  else
    unseal (self, dialog);
  dv_secret_entry_clear (self->passphrase);
}

/* Who holds a key stands in the store, and whoever can write the file can add somebody: only people
 * can tell. */
static char *
name_readers (Question *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->officers->len; i++) {
    DvRecord *officer = g_ptr_array_index (self->officers, i);

    if (dv_officer_is_in_force (officer))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              dv_record_get (officer, "name"));
  }
  /* translators: %s are the names of key holders */
  return g_strdup_printf (_ ("What is sealed is sealed anew for: %s. Cancel if one of them should "
                             "hold no key. Nobody sees it."),
                          names->str);
}

static DvSecretDialog *
create_dialog (Question *self)
{
  g_autofree char *readers = name_readers (self);

  if (self->reseals)
    return dv_secret_dialog_new (self->parent, _ ("Seal anew"), readers, _ ("_Seal anew"));
  return dv_secret_dialog_new (self->parent, _ ("Open what is sealed"),
                               _ ("It is shown for two minutes. The reason, the key holder and the "
                                  "time are written down, and cannot be taken back."),
                               _ ("_Open"));
}

static void
ask (Question *question)
{
  g_autoptr (Question) owned = question;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  DvSecretDialog *dialog;

  if (owned->officers->len == 0) {
    dv_dialogs_show_error (owned->parent, _ ("Nobody holds a key"),
                           _ ("There is no key holder in this store. Nothing was opened: make one "
                              "under “Key holders” in the menu, or restore a backup."));
    return;
  }
  for (guint i = 0; i < owned->officers->len; i++)
    g_ptr_array_add (names,
                     (gpointer) dv_record_get (g_ptr_array_index (owned->officers, i), "name"));
  dialog = create_dialog (owned);
  if (!owned->reseals)
    owned->reason = dv_secret_dialog_add_text (dialog, _ ("Reason"));
  owned->officer = dv_secret_dialog_add_choice (dialog, _ ("Key holder"), names);
  owned->passphrase = dv_secret_dialog_add_passphrase (dialog, _ ("Passphrase"));
  g_signal_connect (dialog, "accepted", G_CALLBACK (accepted_cb), NULL);
  g_object_set_data_full (G_OBJECT (dialog), "dv-question", g_steal_pointer (&owned),
                          question_free);
  dv_secret_dialog_present (dialog);
}

static gboolean
officers_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **officers = data;

  *officers = dv_officers_list (db, FALSE, error);
  return *officers != NULL;
}

static void
officers_free (gpointer data)
{
  GPtrArray **officers = data;

  g_clear_pointer (officers, g_ptr_array_unref);
  g_free (officers);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray **officers = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &officers, &error)) {
    dv_dialogs_show_error (question->parent, _ ("The key holders could not be read"),
                           error->message);
    return;
  }
  question->officers = g_ptr_array_ref (*officers);
  ask (g_steal_pointer (&question));
}

static void
start (Question *question)
{
  dv_store_read_async (question->store, officers_cb, g_new0 (GPtrArray *, 1), officers_free, NULL,
                       listed_cb, question);
}

/**
 * dv_unseal_dialog_present:
 * @parent: a widget of the window that it stands over
 * @store: where the petition is
 * @petition: the id of a petition
 * @scan: (nullable): the id of a sealed scan, %NULL for the identity
 * @done: what to do with what was opened
 * @user_data: what to give it
 * @destroy: (nullable): frees @user_data
 *
 * Asks for reason, key holder and passphrase, and opens what is sealed.
 */
void
dv_unseal_dialog_present (GtkWidget *parent,
                          DvStore *store,
                          const char *petition,
                          const char *scan,
                          DvUnsealed done,
                          gpointer user_data,
                          GDestroyNotify destroy)
{
  Question *question = g_new0 (Question, 1);

  question->parent = g_object_ref (parent);
  question->store = g_object_ref (store);
  question->petition = g_strdup (petition);
  question->scan = g_strdup (scan);
  question->done = done;
  question->user_data = user_data;
  question->destroy = destroy;
  start (question);
}

/**
 * dv_reseal_dialog_present:
 * @parent: a widget of the window that it stands over
 * @store: a store
 * @petition: (nullable): the id of a petition, %NULL for all
 *
 * Asks for key holder and passphrase, and seals anew for those in force.
 */
void
dv_reseal_dialog_present (GtkWidget *parent, DvStore *store, const char *petition)
{
  Question *question = g_new0 (Question, 1);

  question->parent = g_object_ref (parent);
  question->store = g_object_ref (store);
  question->petition = g_strdup (petition);
  question->reseals = TRUE;
  start (question);
}
