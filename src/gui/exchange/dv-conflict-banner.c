/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-conflict-banner.h"

#include "common/dv-widget.h"
#include "exchange/dv-conflict-requests.h"

#include <glib/gi18n.h>

/* Above the form of a record that is in conflict: how many fields have two values, and the way to
 * them. */
struct _DvConflictBanner {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *button;

  char *record;
  GCancellable *cancellable;
};

#define MAX_CONFLICTS 100

G_DEFINE_FINAL_TYPE (DvConflictBanner, dv_conflict_banner, GTK_TYPE_WIDGET)

static char *
describe (GPtrArray *conflicts)
{
  guint n_fields = 0;

  for (guint i = 0; i < conflicts->len; i++)
    n_fields += g_str_equal (((DvConflict *) g_ptr_array_index (conflicts, i))->type, "field");
  if (n_fields == 0)
    return g_strdup (_ ("Something in this record is to be settled"));
  return g_strdup_printf (ngettext ("%u field has two values", "%u fields have two values",
                                    n_fields),
                          n_fields);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvConflictBanner) self = DV_CONFLICT_BANNER (user_data);
  g_autoptr (GPtrArray) conflicts =
    dv_request_conflicts_finish (DV_STORE (source), result, NULL, NULL);
  g_autofree char *text = NULL;

  /* What cannot be read now the page of conflicts says. */
  if (conflicts == NULL || self->box == NULL)
    return;
  text = describe (conflicts);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (GTK_WIDGET (self), conflicts->len > 0);
}

static void
dv_conflict_banner_dispose (GObject *object)
{
  DvConflictBanner *self = DV_CONFLICT_BANNER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->record, g_free);

  G_OBJECT_CLASS (dv_conflict_banner_parent_class)->dispose (object);
}

static void
dv_conflict_banner_class_init (DvConflictBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_conflict_banner_dispose;
  widget_class->focus = dv_widget_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_conflict_banner_init (DvConflictBanner *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->label = gtk_label_new (NULL);
  self->button = gtk_button_new_with_mnemonic (_ ("_View"));
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_tooltip_text (self->button, _ ("Look at the values and choose one"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.conflicts");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", "");
  gtk_box_append (GTK_BOX (self->box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_add_css_class (self->box, "sheet-notice");
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dv_conflict_banner_set_record:
 * @store: where the record stands
 * @record: a record
 *
 * Says what is to be settled in the record, if there is anything.
 */
void
dv_conflict_banner_set_record (DvConflictBanner *self, DvStore *store, DvRecord *record)
{
  g_return_if_fail (DV_IS_CONFLICT_BANNER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!dv_record_is_conflicted (record)) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    return;
  }
  self->cancellable = g_cancellable_new ();
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", dv_record_get_id (record));
  dv_request_conflicts (store, dv_record_get_id (record), MAX_CONFLICTS, self->cancellable, read_cb,
                        g_object_ref (self));
}
