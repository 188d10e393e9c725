/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-field-row.h"

#include "common/dv-widget.h"
#include "dv-id-number.h"
#include "records/dv-input.h"
#include "records/dv-link-input.h"

#include <glib/gi18n.h>

/* A field in a form: its label, what edits it, and below that what is wrong with it. The .ui file
 * names the field; the kind comes from the editor that it stands in. */
struct _DvFieldRow {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *label;
  GtkWidget *mask;
  GtkLabel *masked;
  GtkLabel *other;
  GtkWidget *other_box;
  GtkLabel *notice;
  GtkWidget *notice_box;
  GtkLabel *problem;
  GtkWidget *problem_box;
  GtkBox *slot;

  /* Owned */
  char *name;
  DvInput *input; /* in the slot */

  const DvField *field; /* static */
  gboolean wide;
};

enum {
  PROP_0,
  PROP_FIELD,
  PROP_WIDE,
  N_PROPS,
};

enum {
  SIGNAL_EDITED,
  SIGNAL_LEFT,
  SIGNAL_OPENED,
  SIGNAL_KEEP_MINE,
  SIGNAL_TAKE_OTHER,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvFieldRow, dv_field_row, GTK_TYPE_WIDGET)

static void
edited_cb (DvFieldRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
focus_left_cb (DvFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (DV_IS_FIELD_ROW (self));

  /* Another window is looked at for a moment: the word may be finished afterwards. */
  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
keep_mine_cb (DvFieldRow *self)
{
  g_signal_emit (self, signals[SIGNAL_KEEP_MINE], 0);
}

static void
take_other_cb (DvFieldRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TAKE_OTHER], 0);
}

static void
set_masked (DvFieldRow *self, gboolean masked)
{
  gtk_widget_set_visible (self->mask, masked);
  gtk_widget_set_visible (GTK_WIDGET (self->slot), !masked);
}

static void
show_clicked_cb (DvFieldRow *self)
{
  g_assert (DV_IS_FIELD_ROW (self));

  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static gboolean
dv_field_row_grab_focus (GtkWidget *widget)
{
  DvFieldRow *self = DV_FIELD_ROW (widget);

  if (gtk_widget_get_visible (self->mask))
    return gtk_widget_child_focus (self->mask, GTK_DIR_TAB_FORWARD);
  return self->input != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->input));
}

static void
dv_field_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (dv_field_row_parent_class)->dispose (object);
}

static void
dv_field_row_finalize (GObject *object)
{
  g_free (DV_FIELD_ROW (object)->name);

  G_OBJECT_CLASS (dv_field_row_parent_class)->finalize (object);
}

static void
dv_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvFieldRow *self = DV_FIELD_ROW (object);

  switch (id) {
  case PROP_FIELD:
    g_value_set_string (value, self->name);
    break;
  case PROP_WIDE:
    g_value_set_boolean (value, self->wide);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DvFieldRow *self = DV_FIELD_ROW (object);

  switch (id) {
  case PROP_FIELD:
    self->name = g_value_dup_string (value);
    break;
  case PROP_WIDE:
    self->wide = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, DV_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       0);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_FIELD] =
    g_param_spec_string ("field", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDE] =
    g_param_spec_boolean ("wide", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, mask);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, masked);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, notice);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, notice_box);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, other);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, other_box);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, problem);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, problem_box);
  gtk_widget_class_bind_template_child (widget_class, DvFieldRow, slot);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_other_cb);
}

static void
dv_field_row_class_init (DvFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_field_row_dispose;
  object_class->finalize = dv_field_row_finalize;
  object_class->get_property = dv_field_row_get_property;
  object_class->set_property = dv_field_row_set_property;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_field_row_grab_focus;
  install_properties (object_class);

  /* edited: while the person types; left: when they go on; the others settle a conflict. */
  signals[SIGNAL_EDITED] = add_signal ("edited");
  signals[SIGNAL_LEFT] = add_signal ("left");
  /**
   * DvFieldRow::opened:
   *
   * The person asks for a sensitive value; dv_field_row_reveal() shows it.
   */
  signals[SIGNAL_OPENED] = add_signal ("opened");
  signals[SIGNAL_KEEP_MINE] = add_signal ("keep-mine");
  signals[SIGNAL_TAKE_OTHER] = add_signal ("take-other");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-field-row.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_field_row_init (DvFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update_label (DvFieldRow *self)
{
  const char *label = dv_field_get_label (self->field);
  gboolean required = (self->field->flags & DV_FIELD_REQUIRED) != 0;
  /* Translators: the label of a field that must be filled in. */
  g_autofree char *marked = g_strdup_printf (_ ("%s *"), label);

  gtk_label_set_text (self->label, required ? marked : label);
}

static void
name_control (DvFieldRow *self)
{
  GtkAccessible *control = GTK_ACCESSIBLE (dv_input_get_control (self->input));
  gboolean required = (self->field->flags & DV_FIELD_REQUIRED) != 0;
  const char *hint = self->field->hint != NULL ? _ (self->field->hint) : NULL;

  gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dv_field_get_label (self->field), -1);
  if (GTK_IS_ENTRY (control))
    gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
  if (hint == NULL)
    return;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->input), hint);
  gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
}

/**
 * dv_field_row_bind:
 * @kind: the kind of record that the form is for
 * @store: (nullable): where linked records are looked for
 *
 * Makes the widget for the type of the field.
 */
void
dv_field_row_bind (DvFieldRow *self, const DvKind *kind, DvStore *store)
{
  g_return_if_fail (DV_IS_FIELD_ROW (self));
  g_return_if_fail (self->input == NULL);

  self->field = dv_kind_find_field (kind, self->name);
  if (self->field == NULL)
    g_error ("%s has no field “%s”", kind->name, self->name);
  self->input = dv_input_new (self->field, store);
  gtk_widget_set_hexpand (GTK_WIDGET (self->input), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->input), !(self->field->flags & DV_FIELD_COMPUTED));
  gtk_box_append (self->slot, GTK_WIDGET (self->input));
  g_signal_connect_object (self->input, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  update_label (self);
  name_control (self);
}

const char *
dv_field_row_get_name (DvFieldRow *self)
{
  g_return_val_if_fail (DV_IS_FIELD_ROW (self), NULL);
  return self->name;
}

/**
 * dv_field_row_get_field:
 *
 * Returns: (nullable): the field, once the row is bound to a kind
 */
const DvField *
dv_field_row_get_field (DvFieldRow *self)
{
  g_return_val_if_fail (DV_IS_FIELD_ROW (self), NULL);
  return self->field;
}

/**
 * dv_field_row_is_wide:
 *
 * Returns: whether the row takes both columns of a form
 */
gboolean
dv_field_row_is_wide (DvFieldRow *self)
{
  g_return_val_if_fail (DV_IS_FIELD_ROW (self), FALSE);
  return self->wide;
}

/* Enough of a number is shown to tell two people apart; of anything else, nothing. */
static void
mask (DvFieldRow *self, const char *value)
{
  gboolean masked = value != NULL && (self->field->flags & DV_FIELD_SENSITIVE) != 0;
  g_autofree char *shown = masked ? dv_id_number_mask (value) : NULL;

  if (masked)
    gtk_label_set_text (self->masked, shown);
  set_masked (self, masked);
}

/**
 * dv_field_row_reveal:
 *
 * Shows what is sensitive, once it is written down that somebody asked for it.
 */
void
dv_field_row_reveal (DvFieldRow *self)
{
  g_return_if_fail (DV_IS_FIELD_ROW (self));

  set_masked (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->input));
}

/**
 * dv_field_row_show:
 * @record: the record of the form
 *
 * Shows the value of the record. A sensitive one stays hidden until the person asks for it.
 */
void
dv_field_row_show (DvFieldRow *self, DvRecord *record)
{
  const char *start = dv_record_get_kind (record)->start;
  const char *value;

  g_return_if_fail (DV_IS_FIELD_ROW (self));
  g_return_if_fail (self->field != NULL);

  value = dv_record_get_value (record, self->field);
  if (DV_IS_LINK_INPUT (self->input))
    dv_link_input_set_day (DV_LINK_INPUT (self->input),
                           start != NULL ? dv_record_get (record, start) : NULL);
  dv_input_show (self->input, value,
                 dv_field_is_link (self->field) ? dv_record_get_link_title (record, self->field)
                                                : NULL);
  mask (self, value);
  dv_field_row_set_problem (self, NULL);
  dv_field_row_set_other (self, NULL);
}

/**
 * dv_field_row_commit:
 * @record: the record of the form
 *
 * Puts what was typed into the record, as far as it can be understood.
 *
 * Returns: (transfer full) (nullable): in words, why it cannot be understood
 */
char *
dv_field_row_commit (DvFieldRow *self, DvRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (DV_IS_FIELD_ROW (self), NULL);

  value = dv_input_read (self->input, &title, &error);
  if (value == NULL)
    return g_strdup (error->message);
  dv_record_set_value (record, self->field, value);
  if (dv_field_is_link (self->field))
    dv_record_set_link_title (record, self->field, title);
  return NULL;
}

/**
 * dv_field_row_settle:
 *
 * Shows the value as it was understood, because the field was left.
 */
void
dv_field_row_settle (DvFieldRow *self)
{
  g_return_if_fail (DV_IS_FIELD_ROW (self));
  dv_input_settle (self->input);
}

/**
 * dv_field_row_set_problem:
 * @problem: (nullable): what is wrong, in words
 */
void
dv_field_row_set_problem (DvFieldRow *self, const char *problem)
{
  GtkAccessible *control;

  g_return_if_fail (DV_IS_FIELD_ROW (self));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_box, problem != NULL);
  control = GTK_ACCESSIBLE (dv_input_get_control (self->input));
  gtk_accessible_update_state (control, GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
}

/**
 * dv_field_row_set_notice:
 * @notice: (nullable): what is to be noticed, in words
 *
 * Says below the field what is no mistake but worth knowing.
 */
void
dv_field_row_set_notice (DvFieldRow *self, const char *notice)
{
  GtkAccessible *control;

  g_return_if_fail (DV_IS_FIELD_ROW (self));

  control = GTK_ACCESSIBLE (dv_input_get_control (self->input));
  if (notice != NULL)
    gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, notice, -1);
  else if (gtk_widget_get_visible (self->notice_box))
    gtk_accessible_reset_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_label_set_text (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (self->notice_box, notice != NULL);
}

/**
 * dv_field_row_set_other:
 * @value: (nullable): what somebody else has saved in the meantime, as a person reads it
 *
 * Offers to keep one's own value or to take the other.
 */
void
dv_field_row_set_other (DvFieldRow *self, const char *value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DV_IS_FIELD_ROW (self));

  gtk_widget_set_visible (self->other_box, value != NULL);
  if (value == NULL)
    return;
  if (*value == '\0')
    text = g_strdup (_ ("Emptied by somebody else meanwhile"));
  else
    /* Translators: %s is a value of the field. */
    text = g_strdup_printf (_ ("Changed by somebody else meanwhile to: %s"), value);
  gtk_label_set_text (self->other, text);
}
