/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-conflict-pane.h"

#include "common/dv-list-box.h"
#include "common/dv-widget.h"
#include "exchange/dv-conflict-words.h"
#include "exchange/dv-word-diff.h"
#include "records/dv-input.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One conflict: what was there before, every value that there is now, and what can be done. */
struct _DvConflictPane {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *before;
  GtkWidget *before_box;
  GtkWidget *content;
  GtkWidget *delete_button;
  GtkLabel *field;
  GtkLabel *problem;
  GtkLabel *text;
  GtkLabel *title;
  AdwBin *typed;
  GtkWidget *typed_box;
  GtkLabel *typed_label;
  GtkListBox *values;
  GtkWidget *values_box;

  DvInput *input;             /* in typed */
  const DvConflict *conflict; /* of the list that shows the pane */
};

enum {
  SIGNAL_OPEN,
  SIGNAL_SETTLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvConflictPane, dv_conflict_pane, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* What was changed in a text is marked in it; of a date or a number the whole is another. */
static GtkWidget *
make_value (const DvConflict *conflict, const DvConflictValue *value)
{
  g_autofree char *shown = dv_conflict_show (conflict, value->value, value->shown, FALSE);
  GtkWidget *label = make_label (shown, NULL);
  g_autofree char *markup = NULL;

  if (conflict->field == NULL || conflict->field->flags & DV_FIELD_SENSITIVE ||
      (conflict->field->type != DV_TYPE_TEXT && conflict->field->type != DV_TYPE_LONG_TEXT) ||
      value->value == NULL)
    return label;
  markup = dv_word_diff_to_markup (conflict->shown_base, shown);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

static GtkWidget *
make_button (const char *label, const char *spoken, const char *action, guint place)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

static void
add_buttons (GtkWidget *box, const DvConflict *conflict, guint place, const char *shown)
{
  /* Translators: what a screen reader says of a button: %s is one of several values. */
  g_autofree char *keep = g_strdup_printf (_ ("Keep this: %s"), shown);
  /* Translators: the same; the other values go into the note of the record. */
  g_autofree char *both = g_strdup_printf (_ ("Keep this, the other as a note: %s"), shown);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (box), make_button (_ ("Keep this"), keep, "conflict.keep", place));
  if (!dv_conflict_can_keep_both (conflict))
    return;
  button = make_button (_ ("Keep both"), both, "conflict.keep-both", place);
  gtk_widget_set_tooltip_text (button,
                               _ ("This value stays, the other goes into the note of the record"));
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_row (const DvConflict *conflict, guint place)
{
  const DvConflictValue *value = g_ptr_array_index (conflict->values, place);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *shown = dv_conflict_show (conflict, value->value, value->shown, FALSE);
  g_autofree char *source = dv_conflict_describe_source (value);
  g_autofree char *number = g_strdup_printf ("%u", place + 1);
  g_autofree char *spoken = g_strdup_printf ("%s. %s. %s", number, shown, source);
  GtkWidget *key = gtk_label_new (number);

  gtk_widget_add_css_class (key, "counter");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_value (conflict, value));
  gtk_box_append (GTK_BOX (words), make_label (source, "dim-label"));
  if (value->is_shown && dv_conflict_can_keep (conflict, value))
    gtk_box_append (GTK_BOX (words),
                    make_label (_ ("shown in lists and forms meanwhile"), "caption"));
  gtk_widget_add_css_class (box, "conflict-value");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), words);
  if (dv_conflict_can_keep (conflict, value))
    add_buttons (buttons, conflict, place, shown);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
show_values (DvConflictPane *self, const DvConflict *conflict)
{
  gboolean has_values = dv_conflict_has_values (conflict);
  g_autofree char *before =
    dv_conflict_show (conflict, conflict->base, conflict->shown_base, FALSE);

  dv_list_box_clear (self->values);
  for (guint i = 0; has_values && i < conflict->values->len; i++)
    gtk_list_box_append (self->values, make_row (conflict, i));
  gtk_label_set_text (self->before, before);
  gtk_widget_set_visible (self->before_box, g_str_equal (conflict->type, "field"));
  gtk_widget_set_visible (self->values_box, has_values);
}

static void
show_problem (DvConflictPane *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
show_typed (DvConflictPane *self, DvStore *store, const DvConflict *conflict)
{
  gboolean can_type = dv_conflict_can_type (conflict);
  GtkWidget *control;

  adw_bin_set_child (self->typed, NULL);
  self->input = NULL;
  show_problem (self, NULL);
  gtk_widget_set_visible (self->typed_box, can_type);
  if (!can_type)
    return;
  self->input = dv_input_new (conflict->field, store);
  gtk_widget_set_hexpand (GTK_WIDGET (self->input), TRUE);
  adw_bin_set_child (self->typed, GTK_WIDGET (self->input));
  control = dv_input_get_control (self->input);
  gtk_label_set_mnemonic_widget (self->typed_label, control);
  if (control != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Another value"), -1);
}

static void
show_text (DvConflictPane *self, const DvConflict *conflict)
{
  const char *text = conflict->text;

  if (text == NULL && dv_conflict_is_left (conflict))
    text = _ ("The ward office gave the record to another residential group. Nothing is lost: the "
              "office sees what was typed here, and decides.");
  else if (text == NULL && g_str_equal (conflict->type, "life"))
    text = _ ("Nothing is lost: as long as this is open the record stays where it is.");
  else if (text == NULL && g_str_equal (conflict->type, "moved"))
    text = _ ("Nothing is lost: the record is in the new residential group. What was typed in the "
              "old one meanwhile stands below: open the record and type it there if it is right, "
              "then press “Keep this”.");
  else if (text == NULL && !dv_conflict_has_values (conflict))
    text = _ ("Open the record and put it right there.");
  gtk_label_set_text (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  gtk_widget_set_visible (self->delete_button, g_str_equal (conflict->type, "dangling"));
}

static void
settle (DvConflictPane *self, guint place, gboolean keep_both)
{
  const DvConflictValue *value;

  if (self->conflict == NULL || !dv_conflict_has_values (self->conflict) ||
      place >= self->conflict->values->len)
    return;
  value = g_ptr_array_index (self->conflict->values, place);
  if (!dv_conflict_can_keep (self->conflict, value))
    return;
  g_signal_emit (self, signals[SIGNAL_SETTLE], 0, value->value,
                 keep_both && dv_conflict_can_keep_both (self->conflict));
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  settle (DV_CONFLICT_PANE (widget), g_variant_get_uint32 (parameter),
          g_str_equal (name, "conflict.keep-both"));
}

/* What belongs to a record that was deleted elsewhere goes, too. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvConflictPane *self = DV_CONFLICT_PANE (widget);

  if (self->conflict != NULL && g_str_equal (self->conflict->type, "dangling"))
    g_signal_emit (self, signals[SIGNAL_SETTLE], 0, "deleted", FALSE);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPEN], 0);
}

static void
type_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvConflictPane *self = DV_CONFLICT_PANE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  if (self->input == NULL)
    return;
  value = dv_input_read (self->input, NULL, &error);
  if (value == NULL || *value == '\0') {
    show_problem (self, value == NULL ? error->message : _ ("Type the value first."));
    gtk_widget_grab_focus (GTK_WIDGET (self->input));
    return;
  }
  show_problem (self, NULL);
  g_signal_emit (self, signals[SIGNAL_SETTLE], 0, value, FALSE);
}

static void
dv_conflict_pane_dispose (GObject *object)
{
  DvConflictPane *self = DV_CONFLICT_PANE (object);

  self->input = NULL;
  self->conflict = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_CONFLICT_PANE);
  dv_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (dv_conflict_pane_parent_class)->dispose (object);
}

static void
add_signals (GObjectClass *klass)
{
  /**
   * DvConflictPane::open:
   * @self: the pane
   *
   * The record is to be opened.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DvConflictPane::settle:
   * @self: the pane
   * @value: (nullable): the value that was chosen or typed, in canonical form
   * @keep_both: whether the other values go into the note of the record
   *
   * Somebody decided.
   */
  signals[SIGNAL_SETTLE] =
    g_signal_new ("settle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
dv_conflict_pane_class_init (DvConflictPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_conflict_pane_dispose;
  widget_class->focus = dv_widget_focus_children;
  add_signals (G_OBJECT_CLASS (klass));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/exchange/dv-conflict-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, before);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, before_box);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, content);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, delete_button);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, field);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, problem);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, text);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, title);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, typed);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, typed_box);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, typed_label);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, values);
  gtk_widget_class_bind_template_child (widget_class, DvConflictPane, values_box);
  gtk_widget_class_install_action (widget_class, "conflict.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "conflict.keep", "u", keep_action);
  gtk_widget_class_install_action (widget_class, "conflict.keep-both", "u", keep_action);
  gtk_widget_class_install_action (widget_class, "conflict.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "conflict.type", NULL, type_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "conflict.type", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_conflict_pane_init (DvConflictPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_same (const DvConflict *a, const DvConflict *b)
{
  const DvConflictValue *x, *y;

  if (a == NULL || b == NULL)
    return a == b;
  if (!g_str_equal (a->id, b->id) || a->values->len != b->values->len || a->opened != b->opened)
    return FALSE;
  if (a->values->len == 0)
    return TRUE;
  x = g_ptr_array_index (a->values, 0);
  y = g_ptr_array_index (b->values, 0);
  return x->time == y->time && g_strcmp0 (x->value, y->value) == 0;
}

/**
 * dv_conflict_pane_set_conflict:
 * @store: where the records stand
 * @conflict: (nullable): what to show; must live as long as it is shown
 *
 * Shows a conflict. What is being typed stays when the same one is shown again; the one before must
 * live until then.
 */
void
dv_conflict_pane_set_conflict (DvConflictPane *self, DvStore *store, const DvConflict *conflict)
{
  g_autofree char *title = NULL;
  g_autofree char *field = NULL;
  gboolean same;

  g_return_if_fail (DV_IS_CONFLICT_PANE (self));

  same = is_same (self->conflict, conflict);
  self->conflict = conflict;
  if (same)
    return;
  gtk_widget_set_visible (self->content, conflict != NULL);
  if (conflict == NULL)
    return;
  title = dv_conflict_describe_record (conflict);
  field = dv_conflict_describe (conflict);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->field, field);
  show_text (self, conflict);
  show_values (self, conflict);
  show_typed (self, store, conflict);
}

/**
 * dv_conflict_pane_is_typing:
 *
 * Returns: whether the keys go to the field for another value
 */
gboolean
dv_conflict_pane_is_typing (DvConflictPane *self)
{
  g_return_val_if_fail (DV_IS_CONFLICT_PANE (self), FALSE);
  return self->input != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->typed)) != NULL;
}
