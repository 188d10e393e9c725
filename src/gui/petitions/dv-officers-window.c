/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-officers-window.h"

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "common/dv-secret-entry.h"
#include "dv-disclosure.h"
#include "dv-kinds.h"
#include "dv-officer.h"
#include "dv-openings.h"
#include "petitions/dv-recovery-sheet.h"
#include "petitions/dv-secret-dialog.h"
#include "petitions/dv-unseal-dialog.h"

#include <glib/gi18n.h>

/* Those who may open sealed identities, and what can be done with their keys. */
struct _DvOfficersWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkListBox *list;
  GtkStack *stack;

  /* Owned */
  DvStore *store;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvOfficersWindow, dv_officers_window, ADW_TYPE_WINDOW)

static const char *const suffixes[] = { "dvkey", NULL };
static const DvFileFilter key_files[] = { { N_ ("Key files"), suffixes } };

/* A dialog about one officer, or about a new one. It belongs to its dialog. */
typedef struct {
  DvOfficersWindow *window;
  char *officer; /* NULL for a new one */
  char *name;
  gboolean recovers;
  GtkWidget *name_entry;
  GtkWidget *post_entry;
  GtkWidget *old;
  GtkWidget *first;
  GtkWidget *second;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->window);
  g_free (form->officer);
  g_free (form->name);
  g_free (form);
}

static Form *
get_form (DvSecretDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "dv-form");
}

static void
forget_passphrases (Form *form)
{
  if (form->old != NULL)
    dv_secret_entry_clear (form->old);
  dv_secret_entry_clear (form->first);
  dv_secret_entry_clear (form->second);
}

static void
finish (DvSecretDialog *dialog, const char *name, DvSecret *paper)
{
  Form *form = get_form (dialog);
  g_autoptr (DvOfficersWindow) window = g_object_ref (form->window);

  gtk_window_close (GTK_WINDOW (dialog));
  if (paper != NULL && window->store != NULL)
    dv_recovery_sheet_present (GTK_WIDGET (window), name, paper);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSecretDialog) dialog = user_data;
  DvOfficerMade *made = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &made, NULL, &error)) {
    dv_secret_dialog_refuse (dialog, error->message);
    return;
  }
  finish (dialog, made->name, made->paper);
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSecretDialog) dialog = user_data;
  DvOfficerRenewed *renewed = NULL;
  g_autoptr (GError) error = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &renewed, NULL, &error))
    dv_secret_dialog_refuse (dialog, error->message);
  else if (renewed->refusal != NULL)
    dv_secret_dialog_refuse (dialog, renewed->refusal->message);
  else
    finish (dialog, get_form (dialog)->name, renewed->paper);
}

static void
make (Form *form, DvSecretDialog *dialog, DvSecret *passphrase)
{
  DvOfficerMade *made = g_new0 (DvOfficerMade, 1);

  made->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->name_entry)));
  made->post = g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->post_entry)));
  made->passphrase = dv_secret_ref (passphrase);
  made->cost = &dv_key_cost_default;
  dv_store_write_async (form->window->store, DV_PURPOSE_ACCESS, _ ("Make a key holder"),
                        dv_officer_make, made, dv_officer_made_free, NULL, made_cb,
                        g_object_ref (dialog));
}

static void
renew (Form *form, DvSecretDialog *dialog, DvSecret *passphrase)
{
  DvOfficerRenewed *renewed = g_new0 (DvOfficerRenewed, 1);

  renewed->officer = g_strdup (form->officer);
  renewed->passphrase = dv_secret_ref (passphrase);
  renewed->cost = &dv_key_cost_default;
  if (form->recovers)
    renewed->typed = dv_secret_entry_get (form->old);
  else
    renewed->old = dv_secret_entry_get (form->old);
  dv_store_write_async (form->window->store, DV_PURPOSE_ACCESS, _ ("Change a passphrase"),
                        dv_officer_renew, renewed, dv_officer_renewed_free, NULL, renewed_cb,
                        g_object_ref (dialog));
}

static void
accepted_cb (DvSecretDialog *dialog)
{
  Form *form = get_form (dialog);
  g_autoptr (DvSecret) first = dv_secret_entry_get (form->first);
  g_autoptr (DvSecret) second = dv_secret_entry_get (form->second);

  if (form->window->store == NULL)
    return;
  if (strcmp (dv_secret_get_text (first), dv_secret_get_text (second)) != 0) {
    dv_secret_dialog_refuse (dialog, _ ("The new passphrase was typed in two ways. Nothing was "
                                        "changed: type it twice the same."));
    return;
  }
  dv_secret_dialog_set_busy (dialog);
  if (form->officer == NULL)
    make (form, dialog, first);
  else
    renew (form, dialog, first);
  forget_passphrases (form);
}

static Form *
present_form (DvOfficersWindow *self, DvSecretDialog *dialog, DvRecord *officer)
{
  Form *form = g_new0 (Form, 1);

  form->window = g_object_ref (self);
  if (officer != NULL) {
    form->officer = g_strdup (dv_record_get_id (officer));
    form->name = g_strdup (dv_record_get (officer, "name"));
  }
  g_signal_connect (dialog, "accepted", G_CALLBACK (accepted_cb), NULL);
  g_object_set_data_full (G_OBJECT (dialog), "dv-form", form, form_free);
  return form;
}

static void
add_new_passphrase (DvSecretDialog *dialog, Form *form)
{
  form->first = dv_secret_dialog_add_passphrase (dialog, _ ("New passphrase"));
  form->second = dv_secret_dialog_add_passphrase (dialog, _ ("The same once more"));
  dv_secret_dialog_present (dialog);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvOfficersWindow *self = DV_OFFICERS_WINDOW (widget);
  DvSecretDialog *dialog = dv_secret_dialog_new (
    widget, _ ("New key holder"),
    _ ("Whoever is to hold the key types the passphrase: nobody else may know it. Four words that "
       "do not belong together are easy to remember."),
    _ ("_Make the key"));
  Form *form = present_form (self, dialog, NULL);

  form->name_entry = dv_secret_dialog_add_text (dialog, _ ("Full name"));
  form->post_entry = dv_secret_dialog_add_text (dialog, _ ("Post"));
  add_new_passphrase (dialog, form);
}

static void
change_passphrase (DvOfficersWindow *self, DvRecord *officer)
{
  DvSecretDialog *dialog = dv_secret_dialog_new (GTK_WIDGET (self), _ ("Change the passphrase"),
                                                 dv_record_get (officer, "name"), _ ("_Change"));
  Form *form = present_form (self, dialog, officer);

  form->old = dv_secret_dialog_add_passphrase (dialog, _ ("Passphrase until now"));
  add_new_passphrase (dialog, form);
}

static void
recover (DvOfficersWindow *self, DvRecord *officer)
{
  DvSecretDialog *dialog = dv_secret_dialog_new (
    GTK_WIDGET (self), _ ("Recover the key"),
    _ ("Type the recovery key from its paper, without regard to hyphens and capital letters. A new "
       "one is made; destroy the old paper."),
    _ ("_Recover"));
  Form *form = present_form (self, dialog, officer);

  form->recovers = TRUE;
  form->old = dv_secret_dialog_add_passphrase (dialog, _ ("Recovery key"));
  add_new_passphrase (dialog, form);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOfficersWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, NULL, NULL, &error))
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was changed"), error->message);
}

/* Who is to be retired, while it is asked. */
typedef struct {
  DvOfficersWindow *window;
  char *officer;
} Retiring;

static void
retire_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Retiring *retiring = user_data;
  g_autoptr (DvOfficersWindow) self = retiring->window;

  if (dv_dialogs_ask_finish (result, NULL) && self->store != NULL)
    dv_store_write_async (self->store, DV_PURPOSE_ACCESS, _ ("Retire a key holder"),
                          dv_officer_retire, g_steal_pointer (&retiring->officer), g_free, NULL,
                          written_cb, g_object_ref (self));
  g_free (retiring->officer);
  g_free (retiring);
}

static void
retire (DvOfficersWindow *self, DvRecord *officer)
{
  Retiring *retiring = g_new0 (Retiring, 1);

  retiring->window = g_object_ref (self);
  retiring->officer = g_strdup (dv_record_get_id (officer));
  dv_dialogs_ask_async (GTK_WIDGET (self), _ ("Retire the key holder?"),
                        _ ("From now on nothing is sealed for this officer. Letters that were "
                           "sealed before stay open to the old key until another officer seals "
                           "them anew."),
                        _ ("_Retire"), DV_DIALOG_CHOICE_DESTRUCTIVE, self->cancellable,
                        retire_asked_cb, retiring);
}

typedef struct {
  char *officer;
  char *path;
} KeyFile;

static void
key_file_free (gpointer data)
{
  KeyFile *file = data;

  g_free (file->officer);
  g_free (file->path);
  g_free (file);
}

static gboolean
save_key_cb (DvDb *db, gpointer data, GError **error)
{
  KeyFile *file = data;

  return dv_officer_save_key (db, file->officer, file->path, error);
}

static void
key_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOfficersWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, NULL, &error))
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The key file was not written"), error->message);
}

static void
save_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Retiring *saving = user_data;
  g_autoptr (DvOfficersWindow) self = saving->window;
  g_autoptr (GFile) target = dv_file_picker_finish (result, NULL);
  KeyFile *file;

  if (target != NULL && self->store != NULL) {
    file = g_new0 (KeyFile, 1);
    file->officer = g_strdup (saving->officer);
    file->path = g_file_get_path (target);
    dv_store_read_async (self->store, save_key_cb, file, key_file_free, NULL, key_saved_cb,
                         g_object_ref (self));
  }
  g_free (saving->officer);
  g_free (saving);
}

static void
save_key (DvOfficersWindow *self, DvRecord *officer)
{
  Retiring *saving = g_new0 (Retiring, 1);

  saving->window = g_object_ref (self);
  saving->officer = g_strdup (dv_record_get_id (officer));
  dv_file_picker_save_async (GTK_WIDGET (self), _ ("Keep a copy of the key"), "khoa.dvkey",
                             key_files, G_N_ELEMENTS (key_files), self->cancellable, save_picked_cb,
                             saving);
}

static void
load_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOfficersWindow) self = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (file != NULL && self->store != NULL)
    dv_store_write_async (self->store, DV_PURPOSE_ACCESS, _ ("Read a key file"),
                          dv_officer_load_key, g_file_get_path (file), g_free, NULL, written_cb,
                          g_object_ref (self));
}

static void
load_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvOfficersWindow *self = DV_OFFICERS_WINDOW (widget);

  dv_file_picker_open_async (widget, _ ("Read a key file"), key_files, G_N_ELEMENTS (key_files),
                             self->cancellable, load_picked_cb, g_object_ref (self));
}

static void
renew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_reseal_dialog_present (widget, DV_OFFICERS_WINDOW (widget)->store, NULL);
}

static gboolean
verify_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **faults = data;

  *faults = dv_openings_verify (db, error);
  return *faults != NULL;
}

static void
pointer_array_free (gpointer data)
{
  GPtrArray **array = data;

  g_clear_pointer (array, g_ptr_array_unref);
  g_free (array);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOfficersWindow) self = user_data;
  GPtrArray **faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &faults, &error)) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The openings could not be read"), error->message);
    return;
  }
  for (guint i = 0; i < (*faults)->len; i++) {
    g_autofree char *line = dv_chain_fault_to_text (g_ptr_array_index (*faults, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  if ((*faults)->len == 0)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The list of openings is whole"),
                           _ ("No opening was changed, removed or moved."));
  else
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The list of openings was tampered with"),
                           text->str);
}

static void
verify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvOfficersWindow *self = DV_OFFICERS_WINDOW (widget);

  dv_store_read_async (self->store, verify_cb, g_new0 (GPtrArray *, 1), pointer_array_free, NULL,
                       verified_cb, g_object_ref (self));
}

/* What the buttons of a row do, in their order. */
static const struct {
  const char *icon;
  const char *label;
  void (*run) (DvOfficersWindow *self, DvRecord *officer);
} commands[] = {
  { "dialog-password-symbolic", N_ ("Change the passphrase of %s"), change_passphrase },
  { "edit-undo-symbolic", N_ ("Recover the key of %s"), recover },
  { "document-save-symbolic", N_ ("Keep a copy of the key of %s"), save_key },
  { "list-remove-symbolic", N_ ("Retire %s"), retire },
};

static void
command_cb (DvOfficersWindow *self, GtkWidget *button)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "dv-command"));

  commands[number].run (self, g_object_get_data (G_OBJECT (button), "dv-record"));
}

static GtkWidget *
create_button (DvOfficersWindow *self, DvRecord *officer, guint number)
{
  GtkWidget *button = gtk_button_new_from_icon_name (commands[number].icon);
  g_autoptr (GString) label = g_string_new (_ (commands[number].label));

  g_string_replace (label, "%s", dv_record_get (officer, "name"), 1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label->str, -1);
  g_object_set_data (G_OBJECT (button), "dv-command", GUINT_TO_POINTER (number));
  g_object_set_data_full (G_OBJECT (button), "dv-record", g_object_ref (officer), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (command_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static char *
describe (DvRecord *officer)
{
  const char *post = dv_record_get (officer, "post");
  const char *to = dv_record_get (officer, "to");
  g_autofree char *day =
    to != NULL ? dv_record_get_display (officer, dv_kind_find_field (&dv_kind_officer, "to"))
               : NULL;
  g_autofree char *retired =
    /* translators: %s is a day */
    day != NULL ? g_strdup_printf (_ ("retired on %s"), day) : NULL;

  if (post != NULL && retired != NULL)
    return g_strdup_printf ("%s · %s", post, retired);
  return g_strdup (retired != NULL ? retired : post != NULL ? post : "");
}

static void
append_row (DvOfficersWindow *self, DvRecord *officer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (officer);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  g_autofree char *title = g_markup_escape_text (dv_record_get (officer, "name"), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (commands[i].run != retire || dv_officer_is_in_force (officer))
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, officer, i));
  }
  gtk_list_box_append (self->list, row);
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **officers = data;

  *officers = dv_officers_list (db, FALSE, error);
  return *officers != NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOfficersWindow) self = user_data;
  GPtrArray **officers = NULL;
  GtkListBoxRow *row;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &officers, NULL) ||
      self->store == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < (*officers)->len; i++)
    append_row (self, g_ptr_array_index (*officers, i));
  gtk_stack_set_visible_child_name (self->stack, (*officers)->len > 0 ? "list" : "empty");
}

static void
read_list (DvOfficersWindow *self)
{
  dv_store_read_async (self->store, list_cb, g_new0 (GPtrArray *, 1), pointer_array_free,
                       self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (DvOfficersWindow *self, GArray *changed)
{
  for (guint i = 0; i < changed->len; i++) {
    if (g_array_index (changed, DvChanged, i).kind == &dv_kind_officer) {
      read_list (self);
      return;
    }
  }
}

static void
dv_officers_window_dispose (GObject *object)
{
  DvOfficersWindow *self = DV_OFFICERS_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_OFFICERS_WINDOW);

  G_OBJECT_CLASS (dv_officers_window_parent_class)->dispose (object);
}

static void
dv_officers_window_class_init (DvOfficersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_officers_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/petitions/dv-officers-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvOfficersWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DvOfficersWindow, stack);
  gtk_widget_class_install_action (widget_class, "officers.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "officers.load", NULL, load_action);
  gtk_widget_class_install_action (widget_class, "officers.renew", NULL, renew_action);
  gtk_widget_class_install_action (widget_class, "officers.verify", NULL, verify_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "officers.add",
                                       NULL);
}

static void
dv_officers_window_init (DvOfficersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_officers_window_new:
 * @parent: the window that it stands over
 * @store: a store
 *
 * Returns: (transfer none): a window with the key holders of the store
 */
GtkWidget *
dv_officers_window_new (GtkWindow *parent, DvStore *store)
{
  DvOfficersWindow *self = g_object_new (DV_TYPE_OFFICERS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_list (self);
  return GTK_WIDGET (self);
}
