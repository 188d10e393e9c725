/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The one file that knows AdwMessageDialog, which later versions of libadwaita deprecate. */

#define CANCEL_ID "cancel"

static GtkWindow *
find_window (GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
response_cb (GTask *task, const char *response)
{
  g_assert (G_IS_TASK (task));

  if (!g_task_get_completed (task))
    g_task_return_pointer (task, g_strdup (response), g_free);
}

/* Closing answers with the close response, which the cancelled task turns into its error. */
static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, AdwMessageDialog *dialog)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (dialog), g_object_unref);
}

static void
add_choices (AdwMessageDialog *dialog, const DvDialogChoice *choices, guint n_choices)
{
  static const AdwResponseAppearance appearances[] = {
    [DV_DIALOG_CHOICE_NORMAL] = ADW_RESPONSE_DEFAULT,
    [DV_DIALOG_CHOICE_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
    [DV_DIALOG_CHOICE_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
  };

  for (guint i = 0; i < n_choices; i++) {
    adw_message_dialog_add_response (dialog, choices[i].id, choices[i].label);
    adw_message_dialog_set_response_appearance (dialog, choices[i].id,
                                                appearances[choices[i].look]);
    /* Enter takes what is suggested, never what destroys. */
    if (choices[i].look == DV_DIALOG_CHOICE_SUGGESTED)
      adw_message_dialog_set_default_response (dialog, choices[i].id);
  }
}

/* @extra: (nullable): a widget below the text */
static void
present (GtkWidget *parent,
         const char *heading,
         const char *body,
         GtkWidget *extra,
         const DvDialogChoice *choices,
         guint n_choices,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  GtkWidget *dialog = adw_message_dialog_new (find_window (parent), heading, body);

  if (extra != NULL) {
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
    g_task_set_task_data (task, g_object_ref (extra), g_object_unref);
  }
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), CANCEL_ID, _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), CANCEL_ID);
  add_choices (ADW_MESSAGE_DIALOG (dialog), choices, n_choices);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), task,
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_SWAPPED);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), dialog, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dv_dialogs_choose_async:
 * @parent: (nullable): a widget of the window that the question belongs to
 * @heading: the question
 * @body: (nullable): what each answer means
 * @choices: (array length=n_choices): the answers beside "Cancel", which is always there
 * @n_choices: their number
 * @cancellable: (nullable): closes the dialog
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks a question with several answers.
 */
void
dv_dialogs_choose_async (GtkWidget *parent,
                         const char *heading,
                         const char *body,
                         const DvDialogChoice *choices,
                         guint n_choices,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (heading != NULL);
  g_return_if_fail (choices != NULL || n_choices == 0);

  present (parent, heading, body, NULL, choices, n_choices, cancellable, callback, user_data);
}

/**
 * dv_dialogs_choose_finish:
 *
 * Returns: (transfer full) (nullable): the id of the answer; %NULL without an error for "Cancel",
 *   with one if the question was withdrawn
 */
char *
dv_dialogs_choose_finish (GAsyncResult *result, GError **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  id = g_task_propagate_pointer (G_TASK (result), error);
  return g_strcmp0 (id, CANCEL_ID) != 0 ? g_steal_pointer (&id) : NULL;
}

/**
 * dv_dialogs_ask_async:
 * @parent: (nullable): a widget of the window that the question belongs to
 * @heading: the question
 * @body: (nullable): what happens then
 * @accept_label: the translated verb on the button
 * @look: how the button looks
 * @cancellable: (nullable): closes the dialog
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks whether to do something.
 */
void
dv_dialogs_ask_async (GtkWidget *parent,
                      const char *heading,
                      const char *body,
                      const char *accept_label,
                      DvDialogChoiceLook look,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  const DvDialogChoice choice = { "accept", accept_label, look };

  dv_dialogs_choose_async (parent, heading, body, &choice, 1, cancellable, callback, user_data);
}

/**
 * dv_dialogs_ask_finish:
 *
 * Returns: whether to do it; %FALSE without an error for "Cancel"
 */
gboolean
dv_dialogs_ask_finish (GAsyncResult *result, GError **error)
{
  g_autofree char *id = dv_dialogs_choose_finish (result, error);

  return id != NULL;
}

static void
text_changed_cb (GtkEditable *entry)
{
  GtkRoot *dialog = gtk_widget_get_root (GTK_WIDGET (entry));
  g_autofree char *text = g_strstrip (gtk_editable_get_chars (entry, 0, -1));

  if (ADW_IS_MESSAGE_DIALOG (dialog))
    adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", *text != '\0');
}

/**
 * dv_dialogs_ask_text_async:
 * @parent: (nullable): a widget of the window that the question belongs to
 * @heading: the question
 * @body: (nullable): what happens then
 * @label: what to type
 * @accept_label: the translated verb on the button
 * @cancellable: (nullable): closes the dialog
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks whether to do something, with a line of text that must be typed, such as the reason.
 */
void
dv_dialogs_ask_text_async (GtkWidget *parent,
                           const char *heading,
                           const char *body,
                           const char *label,
                           const char *accept_label,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  const DvDialogChoice choice = { "accept", accept_label, DV_DIALOG_CHOICE_SUGGESTED };
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (entry, "changed", G_CALLBACK (text_changed_cb), NULL);
  present (parent, heading, body, entry, &choice, 1, cancellable, callback, user_data);
  text_changed_cb (GTK_EDITABLE (entry));
  gtk_widget_grab_focus (entry);
}

/**
 * dv_dialogs_ask_text_finish:
 *
 * Returns: (transfer full) (nullable): what was typed; %NULL without an error for "Cancel"
 */
char *
dv_dialogs_ask_text_finish (GAsyncResult *result, GError **error)
{
  g_autofree char *id = dv_dialogs_choose_finish (result, error);

  return id != NULL
           ? g_strstrip (
               gtk_editable_get_chars (GTK_EDITABLE (g_task_get_task_data (G_TASK (result))), 0,
                                       -1))
           : NULL;
}

/**
 * dv_dialogs_show_error:
 * @parent: (nullable): a widget of the window where it happened
 * @heading: what failed
 * @body: (nullable): why, and what to do
 *
 * Says that something failed where a toast is not enough.
 */
void
dv_dialogs_show_error (GtkWidget *parent, const char *heading, const char *body)
{
  GtkWidget *dialog;

  g_return_if_fail (heading != NULL);

  dialog = adw_message_dialog_new (find_window (parent), heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dv_dialogs_show_about:
 * @parent: (nullable): a widget of the window that the dialog belongs to
 *
 * Shows what the program is and under which licence. GTK's dialog, because libadwaita's has no
 * Vietnamese in Debian 12.
 */
void
dv_dialogs_show_about (GtkWidget *parent)
{
  gtk_show_about_dialog (
    find_window (parent), "program-name", "Dân Vận", "logo-icon-name", APP_ID, "version",
    DV_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
    _ ("Records of a ward’s mass-mobilisation work: tasks, gift lists, petitions and the half-year "
       "report."),
    /* Translators: the names of those who translated the program, one a line. */
    "translator-credits", _ ("translator-credits"), NULL);
}
