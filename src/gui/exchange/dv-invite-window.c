/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-invite-window.h"

#include "common/dv-file-picker.h"
#include "common/dv-list-box.h"
#include "dv-fold.h"
#include "dv-load.h"
#include "exchange/dv-exchange-requests.h"
#include "exchange/dv-volunteer-paper.h"
#include "records/dv-requests.h"

#include <glib/gi18n.h>

/* An invitation for a computer: its name, the residential groups that it will hold, the file; then
 * the code that opens the file, shown this once. */
struct _DvInviteWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *code;
  GtkListBox *groups;
  GtkWidget *groups_group;
  AdwEntryRow *name;
  GtkLabel *problem;
  AdwComboRow *role;
  GtkStack *stack;

  /* Owned */
  DvStore *store;
  GPtrArray *checks; /* of GtkCheckButton, in the list */
  GCancellable *cancellable;
};

static guint invited_signal;

static const char *const suffixes[] = { "dvinvite", NULL };

G_DEFINE_FINAL_TYPE (DvInviteWindow, dv_invite_window, ADW_TYPE_WINDOW)

static gboolean
is_office (DvInviteWindow *self)
{
  return adw_combo_row_get_selected (self->role) == 1;
}

static char *
get_name (DvInviteWindow *self)
{
  g_autofree char *name =
    g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (self->name)), -1, G_NORMALIZE_NFC);

  return g_strdup (g_strstrip (name));
}

static GStrv
get_scopes (DvInviteWindow *self)
{
  g_autoptr (GPtrArray) scopes = g_ptr_array_new ();

  if (is_office (self))
    return NULL;
  for (guint i = 0; i < self->checks->len; i++) {
    GtkCheckButton *check = g_ptr_array_index (self->checks, i);

    if (gtk_check_button_get_active (check))
      g_ptr_array_add (scopes, g_strdup (g_object_get_data (G_OBJECT (check), "dv-id")));
  }
  g_ptr_array_add (scopes, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&scopes), FALSE);
}

/* Returns: (nullable): what is missing, in words */
static const char *
find_problem (DvInviteWindow *self)
{
  g_autofree char *name = get_name (self);
  g_auto (GStrv) scopes = get_scopes (self);

  if (*name == '\0')
    return _ ("Type what the computer is called, as “Cultural house 7”.");
  if (!is_office (self) && scopes[0] == NULL)
    return _ ("Tick at least one residential group that the computer holds.");
  return NULL;
}

static void
show_problem (DvInviteWindow *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
role_cb (DvInviteWindow *self)
{
  gtk_widget_set_visible (self->groups_group, !is_office (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvInviteWindow) self = DV_INVITE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = dv_request_invite_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (code == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "form");
    show_problem (self, error->message);
    return;
  }
  gtk_label_set_text (self->code, code);
  gtk_stack_set_visible_child_name (self->stack, "code");
  g_signal_emit (self, invited_signal, 0);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvInviteWindow) self = DV_INVITE_WINDOW (user_data);
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (self->store != NULL && file != NULL && g_file_peek_path (file) != NULL)
    dv_invite_window_write (self, g_file_peek_path (file));
}

static void
write_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DvInviteWindow *self = DV_INVITE_WINDOW (widget);
  const char *problem = find_problem (self);
  const DvFileFilter filter = { _ ("Invitations"), suffixes };
  g_autofree char *computer = NULL;
  g_autofree char *name = NULL;

  show_problem (self, problem);
  if (problem != NULL)
    return;
  computer = dv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  /* Translators: the name of a file, without marks so that every computer can read it; %s is the
   * name of a computer, .dvinvite is not translated. */
  name =
    g_strdup_printf (_ ("invitation %s.dvinvite"), g_strdelimit (computer, "/\\:*?\"<>|", '-'));
  dv_file_picker_save_async (widget, _ ("Save the invitation on the stick"), name, &filter, 1,
                             self->cancellable, picked_cb, g_object_ref (self));
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dv_volunteer_paper_present (widget, DV_INVITE_WINDOW (widget)->store);
}

static void
add_group (DvInviteWindow *self, DvRecord *unit)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dv_record_get_title (unit));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "dv-id", g_strdup (dv_record_get_id (unit)), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dv_record_get_title (unit), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->groups, row);
  g_ptr_array_add (self->checks, check);
}

static void
groups_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvInviteWindow) self = DV_INVITE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = dv_request_list_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (groups == NULL) {
    show_problem (self, error->message);
    return;
  }
  for (guint i = 0; i < groups->len; i++)
    add_group (self, g_ptr_array_index (groups, i));
}

static void
dv_invite_window_dispose (GObject *object)
{
  DvInviteWindow *self = DV_INVITE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_INVITE_WINDOW);

  G_OBJECT_CLASS (dv_invite_window_parent_class)->dispose (object);
}

static void
dv_invite_window_class_init (DvInviteWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_invite_window_dispose;
  /**
   * DvInviteWindow::invited:
   * @self: the window
   *
   * The invitation was written.
   */
  invited_signal = g_signal_new ("invited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/exchange/dv-invite-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvInviteWindow, code);
  gtk_widget_class_bind_template_child (widget_class, DvInviteWindow, groups);
  gtk_widget_class_bind_template_child (widget_class, DvInviteWindow, groups_group);
  gtk_widget_class_bind_template_child (widget_class, DvInviteWindow, name);
  gtk_widget_class_bind_template_child (widget_class, DvInviteWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DvInviteWindow, role);
  gtk_widget_class_bind_template_child (widget_class, DvInviteWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, role_cb);
  gtk_widget_class_install_action (widget_class, "invite.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "invite.write", NULL, write_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "invite.write", NULL);
}

static void
dv_invite_window_init (DvInviteWindow *self)
{
  self->checks = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dv_list_box_set_placeholder (
    self->groups,
    _ ("There is no residential group yet. Add them on the page Organisation and staff."));
}

/**
 * dv_invite_window_new:
 * @parent: a widget of the window that it stands over
 * @store: the store of an office
 *
 * Returns: (transfer none): a window that writes an invitation
 */
GtkWidget *
dv_invite_window_new (GtkWidget *parent, DvStore *store)
{
  DvInviteWindow *self = g_object_new (DV_TYPE_INVITE_WINDOW, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  self->store = g_object_ref (store);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
  dv_request_groups (store, self->cancellable, groups_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * dv_invite_window_write:
 * @path: the file of the invitation
 *
 * Writes the invitation, and shows its code.
 */
void
dv_invite_window_write (DvInviteWindow *self, const char *path)
{
  g_autofree char *name = NULL;
  g_auto (GStrv) scopes = NULL;

  g_return_if_fail (DV_IS_INVITE_WINDOW (self));

  name = get_name (self);
  scopes = get_scopes (self);
  show_problem (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "writing");
  dv_request_invite (self->store, name, is_office (self) ? "office" : "leaf",
                     (const char *const *) scopes, path, written_cb, g_object_ref (self));
}

/**
 * dv_invite_window_get_code:
 *
 * Returns: the code that opens the invitation; empty before it is written
 */
const char *
dv_invite_window_get_code (DvInviteWindow *self)
{
  g_return_val_if_fail (DV_IS_INVITE_WINDOW (self), NULL);
  return gtk_label_get_text (self->code);
}
