/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-personal.h"
#include "dv-publication.h"
#include "petitions/dv-unseal-dialog.h"
#include "records/dv-record-commands.h"
#include "records/dv-requests.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* Making the answer to a petition public, after looking for anybody whom it names. */

typedef struct {
  GtkWidget *window; /* where it was asked; the button goes with the old state */
  DvStore *store;
  DvRecord *publication;
  char *petition;
  gboolean is_sealed;
  GString *likely;
} Publishing;

static Publishing *
publishing_new (GtkWidget *widget, DvStore *store, DvRecord *publication)
{
  Publishing *self = g_new0 (Publishing, 1);

  self->window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  self->store = g_object_ref (store);
  self->publication = dv_record_copy (publication);
  self->petition = g_strdup (dv_record_get (publication, "petition"));
  self->likely = g_string_new (NULL);
  return self;
}

static void
publishing_free (gpointer data)
{
  Publishing *self = data;

  g_object_unref (self->window);
  g_object_unref (self->store);
  g_object_unref (self->publication);
  g_free (self->petition);
  g_string_free (self->likely, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Publishing, publishing_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Publishing) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) saved = dv_request_save_finish (DV_STORE (source), result, &error);

  if (saved == NULL)
    dv_dialogs_show_error (self->window, _ ("Not marked as published"), error->message);
  else
    gtk_widget_activate_action (self->window, "win.toast", "s", _ ("Marked as published"));
}

static void
save (Publishing *self)
{
  dv_record_set (self->publication, "state", "published");
  dv_request_save (self->store, self->publication, NULL, saved_cb, self);
}

/* The officer who opened the letter sees only whether the text says it, not where: what was found
 * is as secret as who wrote it. */
static void
unsealed_cb (DvUnsealing *unsealing, gpointer user_data)
{
  Publishing *self = user_data;
  const char *text = dv_record_get (self->publication, "text");
  g_autofree char *signature = dv_publication_sign_text (text);

  if (dv_publication_find_sealed (unsealing->identity, text)) {
    dv_dialogs_show_error (self->window, _ ("Not marked as published"),
                           _ ("The text says who wrote the letter: the name, the address, a number "
                              "or a contact that is sealed. Take it out, save, and publish again "
                              "(Luật Tố cáo 25/2018, art. 8 and 40)."));
    return;
  }
  dv_record_set (self->publication, "checked", signature);
  save (publishing_new (self->window, self->store, self->publication));
}

static void
go_on (Publishing *self)
{
  if (self->is_sealed)
    dv_unseal_dialog_present (self->window, self->store, self->petition, NULL, unsealed_cb, self,
                              publishing_free);
  else
    save (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Publishing) self = user_data;

  if (dv_dialogs_ask_finish (result, NULL))
    go_on (g_steal_pointer (&self));
}

static void
ask_about_likely (Publishing *self)
{
  g_autofree char *body = g_strdup_printf (
    /* translators: names and numbers, one a line */
    _ (
      "These look like names or numbers of people:\n\n%s\n\nA street or the office’s own telephone "
      "may stand in it, a person may not (Luật 91/2025/QH15, art. 16)."),
    self->likely->str);

  dv_dialogs_ask_async (self->window, _ ("Publish all the same?"), body, _ ("_Publish"),
                        DV_DIALOG_CHOICE_DESTRUCTIVE, NULL, asked_cb, self);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Publishing *self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (Publishing) copy = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &self, &error)) {
    dv_dialogs_show_error (window, _ ("Not marked as published"), error->message);
    return;
  }
  copy = publishing_new (window, self->store, self->publication);
  copy->is_sealed = self->is_sealed;
  g_string_assign (copy->likely, self->likely->str);
  if (copy->likely->len > 0)
    ask_about_likely (g_steal_pointer (&copy));
  else
    go_on (g_steal_pointer (&copy));
}

/* From today, until the day that the law asks for at least, where nothing else was typed. */
static gboolean
complete (DvDb *db, Publishing *self, DvRecord *petition, GError **error)
{
  g_autofree char *today = dv_words_today ();
  g_autofree char *basis = NULL;
  g_autofree char *last = NULL;

  if (dv_record_get (self->publication, "from") == NULL)
    dv_record_set (self->publication, "from", today);
  if (!dv_publication_find_last_day (db, petition, dv_record_get (self->publication, "from"),
                                     &basis, &last, error))
    return FALSE;
  if (dv_record_get (self->publication, "to") == NULL)
    dv_record_set (self->publication, "to", last);
  return TRUE;
}

/* What is known is refused when it is saved, in words that name it. */
static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Publishing *self = data;
  g_autoptr (DvRecord) petition = dv_db_load_id (db, self->petition, error);
  g_autoptr (GPtrArray) hits = NULL;

  if (petition == NULL || !complete (db, self, petition, error))
    return FALSE;
  self->is_sealed = dv_petition_is_sealed (petition);
  hits =
    dv_publication_find_personal (db, petition, dv_record_get (self->publication, "text"), error);
  for (guint i = 0; hits != NULL && i < hits->len; i++) {
    const DvPersonalHit *hit = g_ptr_array_index (hits, i);

    if (!hit->known)
      g_string_append_printf (self->likely, "%s%s", self->likely->len > 0 ? "\n" : "", hit->text);
  }
  return hits != NULL;
}

static gboolean
applies (DvRecord *publication)
{
  return g_strcmp0 (dv_record_get (publication, "state"), "published") != 0;
}

static void
run (GtkWidget *widget, DvStore *store, DvRecord *publication)
{
  Publishing *self = publishing_new (widget, store, publication);

  dv_store_read_async (store, read_cb, self, publishing_free, NULL, read_done_cb,
                       g_object_ref (self->window));
}

const DvRecordCommand dv_command_publish = {
  .kind = &dv_kind_publication,
  .name = "publish",
  .label = N_ ("Publish…"),
  .icon = "send-to-symbolic",
  .hint = N_ ("Looks for anybody whom the text names, then marks it as published"),
  .applies = applies,
  .run = run,
};
