/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-secret-dialog.h"

#include "common/dv-secret-entry.h"

#include <glib/gi18n.h>

/* Asks for passphrases and what goes with them. It stays open until what was asked for is done, and
 * says in itself what is wrong. */
struct _DvSecretDialog {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkButton *accept;
  GtkLabel *body;
  GtkLabel *problem;
  GtkBox *rows;
};

enum {
  SIGNAL_ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvSecretDialog, dv_secret_dialog, ADW_TYPE_WINDOW)

/* After the focus has left the entry, an input method has given up what it held back. */
static gboolean
accept_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_ACCEPTED], 0);
  return G_SOURCE_REMOVE;
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_root_set_focus (GTK_ROOT (widget), NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, accept_cb, g_object_ref (widget), g_object_unref);
}

static void
dv_secret_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_SECRET_DIALOG);

  G_OBJECT_CLASS (dv_secret_dialog_parent_class)->dispose (object);
}

static void
dv_secret_dialog_class_init (DvSecretDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_secret_dialog_dispose;
  /**
   * DvSecretDialog::accepted:
   *
   * Everything was typed. Whoever listens closes the window, or says what is wrong.
   */
  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", DV_TYPE_SECRET_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/petitions/dv-secret-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvSecretDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DvSecretDialog, body);
  gtk_widget_class_bind_template_child (widget_class, DvSecretDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DvSecretDialog, rows);
  gtk_widget_class_install_action (widget_class, "secret.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_secret_dialog_init (DvSecretDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_secret_dialog_new:
 * @parent: a widget of the window that it stands over
 * @title: what is asked, in a few words
 * @body: what happens then
 * @accept: the translated verb on the button
 *
 * Returns: (transfer none): a dialog without entries yet
 */
DvSecretDialog *
dv_secret_dialog_new (GtkWidget *parent, const char *title, const char *body, const char *accept)
{
  DvSecretDialog *self = g_object_new (DV_TYPE_SECRET_DIALOG, "title", title, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  gtk_label_set_text (self->body, body);
  gtk_button_set_label (self->accept, accept);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  return self;
}

static void
add_row (DvSecretDialog *self, const char *label, GtkWidget *input)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), input);
  gtk_box_append (self->rows, box);
}

static GtkWidget *
add_entry (DvSecretDialog *self, const char *label, GtkWidget *entry)
{
  add_row (self, label, entry);
  g_signal_connect_object (entry, "activate", G_CALLBACK (gtk_widget_activate), self->accept,
                           G_CONNECT_SWAPPED);
  return entry;
}

/**
 * dv_secret_dialog_add_text:
 * @self: a dialog
 * @label: what is asked for
 *
 * Returns: (transfer none): an entry that shows what is typed
 */
GtkWidget *
dv_secret_dialog_add_text (DvSecretDialog *self, const char *label)
{
  return add_entry (self, label, dv_secret_entry_new ());
}

/**
 * dv_secret_dialog_add_passphrase:
 * @self: a dialog
 * @label: what is asked for
 *
 * Returns: (transfer none): an entry that does not show what is typed
 */
GtkWidget *
dv_secret_dialog_add_passphrase (DvSecretDialog *self, const char *label)
{
  return add_entry (self, label, dv_passphrase_entry_new ());
}

/**
 * dv_secret_dialog_add_choice:
 * @self: a dialog
 * @label: what is asked for
 * @choices: (element-type utf8): what one can choose from
 *
 * Returns: (transfer none): a #GtkDropDown
 */
GtkWidget *
dv_secret_dialog_add_choice (DvSecretDialog *self, const char *label, GPtrArray *choices)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < choices->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (choices, i));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  add_row (self, label, drop_down);
  return drop_down;
}

/**
 * dv_secret_dialog_present:
 * @self: a dialog with its entries
 *
 * Shows it, ready to type into the first entry.
 */
void
dv_secret_dialog_present (DvSecretDialog *self)
{
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

/**
 * dv_secret_dialog_set_busy:
 * @self: a dialog
 *
 * While a passphrase is tried, which takes a moment, nothing can be pressed.
 */
void
dv_secret_dialog_set_busy (DvSecretDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secret.accept", FALSE);
}

/* A passphrase that was wrong is typed again at once: it must not land in an entry that shows it,
 * least of all in the reason, which is kept for good. */
static void
focus_again (DvSecretDialog *self)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; box != NULL; box = gtk_widget_get_next_sibling (box)) {
    GtkWidget *input = gtk_widget_get_last_child (box);

    if (GTK_IS_PASSWORD_ENTRY (input) && *gtk_editable_get_text (GTK_EDITABLE (input)) == '\0') {
      gtk_widget_grab_focus (input);
      return;
    }
  }
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

/**
 * dv_secret_dialog_refuse:
 * @self: a dialog
 * @message: what is wrong
 *
 * Says it, and lets the person try again.
 */
void
dv_secret_dialog_refuse (DvSecretDialog *self, const char *message)
{
  gtk_label_set_text (self->problem, message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secret.accept", TRUE);
  focus_again (self);
}
