/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-join-window.h"

#include "common/dv-file-picker.h"
#include "exchange/dv-exchange-requests.h"

#include <glib/gi18n.h>

/* The first start of a laptop: the file of the invitation and the code that opens it. */
struct _DvJoinWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *begin;
  GtkWidget *choose;
  AdwEntryRow *code;
  AdwActionRow *file;
  GtkLabel *problem;
  GtkWidget *working;

  /* Owned */
  char *store_path;
  char *invitation;
  GCancellable *cancellable;
};

static guint joined_signal;

static const char *const suffixes[] = { "dvinvite", NULL };

G_DEFINE_FINAL_TYPE (DvJoinWindow, dv_join_window, ADW_TYPE_WINDOW)

static void
show_problem (DvJoinWindow *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
set_working (DvJoinWindow *self, gboolean working)
{
  gtk_widget_set_visible (self->working, working);
  gtk_editable_set_editable (GTK_EDITABLE (self->code), !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.begin", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "join.choose", !working);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvJoinWindow) self = DV_JOIN_WINDOW (user_data);
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (self->store_path != NULL && file != NULL && g_file_peek_path (file) != NULL)
    dv_join_window_set_invitation (self, g_file_peek_path (file));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvJoinWindow *self = DV_JOIN_WINDOW (widget);
  const DvFileFilter filter = { _ ("Invitations"), suffixes };

  dv_file_picker_open_async (widget, _ ("The invitation on the stick of the ward"), &filter, 1,
                             self->cancellable, picked_cb, g_object_ref (self));
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvJoinWindow) self = DV_JOIN_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean joined = dv_request_join_finish (result, &error);

  if (self->store_path == NULL)
    return;
  set_working (self, FALSE);
  if (!joined) {
    show_problem (self, error->message);
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
    return;
  }
  g_signal_emit (self, joined_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvJoinWindow *self = DV_JOIN_WINDOW (widget);
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code))));

  if (self->invitation == NULL || *code == '\0') {
    show_problem (self, self->invitation == NULL
                          ? _ ("Choose the invitation first: it is a file on the stick.")
                          : _ ("Type the code that the ward office told you."));
    gtk_widget_grab_focus (self->invitation == NULL ? self->choose : GTK_WIDGET (self->code));
    return;
  }
  show_problem (self, NULL);
  set_working (self, TRUE);
  dv_request_join (self->store_path, self->invitation, code, joined_cb, g_object_ref (self));
}

static void
dv_join_window_dispose (GObject *object)
{
  DvJoinWindow *self = DV_JOIN_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->store_path, g_free);
  g_clear_pointer (&self->invitation, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_JOIN_WINDOW);

  G_OBJECT_CLASS (dv_join_window_parent_class)->dispose (object);
}

static void
dv_join_window_class_init (DvJoinWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_join_window_dispose;
  /**
   * DvJoinWindow::joined:
   * @self: the window
   *
   * There is a store now.
   */
  joined_signal = g_signal_new ("joined", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/exchange/dv-join-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvJoinWindow, begin);
  gtk_widget_class_bind_template_child (widget_class, DvJoinWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, DvJoinWindow, code);
  gtk_widget_class_bind_template_child (widget_class, DvJoinWindow, file);
  gtk_widget_class_bind_template_child (widget_class, DvJoinWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DvJoinWindow, working);
  gtk_widget_class_install_action (widget_class, "join.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "join.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_join_window_init (DvJoinWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->begin);
}

/**
 * dv_join_window_new:
 * @parent: (nullable): the window that it stands over
 * @store_path: where the store is to stand
 *
 * Returns: (transfer none): a window that makes a store out of an invitation
 */
GtkWidget *
dv_join_window_new (GtkWindow *parent, const char *store_path)
{
  DvJoinWindow *self =
    g_object_new (DV_TYPE_JOIN_WINDOW, "transient-for", parent, "modal", parent != NULL, NULL);

  self->store_path = g_strdup (store_path);
  gtk_window_set_focus (GTK_WINDOW (self), self->choose);
  return GTK_WIDGET (self);
}

/**
 * dv_join_window_set_invitation:
 * @path: the file of an invitation
 *
 * Chooses the invitation; what is left is its code.
 */
void
dv_join_window_set_invitation (DvJoinWindow *self, const char *path)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DV_IS_JOIN_WINDOW (self));

  g_free (self->invitation);
  self->invitation = g_strdup (path);
  name = g_filename_display_basename (path);
  adw_action_row_set_subtitle (self->file, name);
  show_problem (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}
