/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-history-dialog.h"

#include "dv-history.h"
#include "dv-value.h"
#include "records/dv-requests.h"

#include <glib/gi18n.h>

/* Who changed a record when, and from what to what. */
struct _DvHistoryDialog {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkListBox *list;
  GtkStack *stack;
  AdwStatusPage *status;

  /* Owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvHistoryDialog, dv_history_dialog, ADW_TYPE_WINDOW)

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%d/%m/%Y %H:%M") : g_strdup ("");
}

static const char *
describe_life (const DvHistoryEntry *entry)
{
  if (entry->creates)
    return _ ("added");
  if (entry->opened->len > 0)
    return _ ("opened");
  switch (entry->life) {
  case DV_LIFE_DELETED:
    return _ ("deleted");
  case DV_LIFE_MOVED:
    return _ ("moved to other desks");
  case DV_LIFE_ERASED:
    return _ ("values destroyed");
  case DV_LIFE_ALIVE:
  default:
    return entry->changes->len > 0 ? _ ("changed") : _ ("brought back");
  }
}

static char *
show_value (const DvField *field, const char *value)
{
  if (value == NULL || *value == '\0')
    return g_strdup (_ ("nothing"));
  if (field->flags & DV_FIELD_SENSITIVE)
    return g_strdup ("••••••");
  /* Translators: a value in the history of a record. */
  return g_strdup_printf (_ ("“%s”"), value);
}

static char *
describe_change (const DvFieldChange *change, gboolean creates)
{
  g_autofree char *before = show_value (change->field, change->shown_before);
  g_autofree char *after = show_value (change->field, change->shown_after);

  if (creates)
    return g_strdup_printf ("%s: %s", dv_field_get_label (change->field), after);
  /* Translators: a field, its old and its new value. */
  return g_strdup_printf (_ ("%s: %s → %s"), dv_field_get_label (change->field), before, after);
}

static char *
describe_changes (const DvHistoryEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->changes->len; i++) {
    g_autofree char *line = describe_change (g_ptr_array_index (entry->changes, i), entry->creates);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  for (guint i = 0; i < entry->opened->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            dv_field_get_label (g_ptr_array_index (entry->opened, i)));
  return g_string_free (text, FALSE);
}

static void
append_entry (DvHistoryDialog *self, const DvHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = format_time (entry->time);
  g_autofree char *changes = describe_changes (entry);
  const char *actor = entry->actor != NULL ? entry->actor : _ ("unknown person");
  g_autofree char *title = NULL;

  /* Translators: time, person, what happened: “13/06/2019 08:15 · Lê Thị Hoa · changed”. */
  title = g_strdup_printf (_ ("%s · %s · %s"), time, actor, describe_life (entry));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), changes);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->list, row);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvHistoryDialog) self = DV_HISTORY_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = dv_request_history_finish (DV_STORE (source), result, &error);

  if (self->cancellable == NULL)
    return;
  if (entries == NULL) {
    adw_status_page_set_description (self->status, error->message);
    gtk_stack_set_visible_child_name (self->stack, "failed");
    return;
  }
  for (guint i = 0; i < entries->len; i++)
    append_entry (self, g_ptr_array_index (entries, i));
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
dv_history_dialog_dispose (GObject *object)
{
  DvHistoryDialog *self = DV_HISTORY_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (dv_history_dialog_parent_class)->dispose (object);
}

static void
dv_history_dialog_class_init (DvHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DvHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DvHistoryDialog, status);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_history_dialog_init (DvHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_history_dialog_present:
 * @parent: a widget of the window that it stands over
 * @store: where the record stands
 * @record: a record that was saved
 *
 * Shows the history of a record.
 */
void
dv_history_dialog_present (GtkWidget *parent, DvStore *store, DvRecord *record)
{
  DvHistoryDialog *self;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DV_IS_RECORD (record));

  self = g_object_new (DV_TYPE_HISTORY_DIALOG, NULL);
  root = gtk_widget_get_root (parent);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  dv_request_history (store, record, self->cancellable, read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
