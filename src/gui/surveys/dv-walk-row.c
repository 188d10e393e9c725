/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "surveys/dv-walk-row.h"

#include "surveys/dv-survey-words.h"

#include "dv-choices.h"

#include <glib/gi18n.h>

/* One item at one place: five answers, the note, the photos, and what was seen last time. */
struct _DvWalkRow {
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkBox *answers;
  GtkLabel *before;
  GtkEditable *note;
  GtkButton *photo;
  GtkLabel *title;

  GtkToggleButton *buttons[DV_SURVEY_ANSWERS]; /* in the box */

  guint item;
  gboolean filling; /* shows what is stored: nothing was pressed */
  char *stored_note;
};

G_DEFINE_FINAL_TYPE (DvWalkRow, dv_walk_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  ANSWERED,
  NOTED,
  PHOTO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (DvWalkRow *self, GtkToggleButton *button)
{
  for (guint i = 0; i < DV_SURVEY_ANSWERS && !self->filling; i++) {
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[ANSWERED], 0, i);
  }
}

static void
note_done (DvWalkRow *self)
{
  const char *text = gtk_editable_get_text (self->note);

  if (g_strcmp0 (text, self->stored_note != NULL ? self->stored_note : "") != 0)
    g_signal_emit (self, signals[NOTED], 0);
}

static void
note_activate_cb (DvWalkRow *self)
{
  note_done (self);
}

static void
note_left_cb (DvWalkRow *self)
{
  note_done (self);
}

static void
photo_cb (DvWalkRow *self)
{
  g_signal_emit (self, signals[PHOTO], 0);
}

static void
dv_walk_row_dispose (GObject *object)
{
  DvWalkRow *self = DV_WALK_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_WALK_ROW);
  g_clear_pointer (&self->stored_note, g_free);

  G_OBJECT_CLASS (dv_walk_row_parent_class)->dispose (object);
}

static void
dv_walk_row_class_init (DvWalkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_walk_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/surveys/dv-walk-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DvWalkRow, answers);
  gtk_widget_class_bind_template_child (widget_class, DvWalkRow, before);
  gtk_widget_class_bind_template_child (widget_class, DvWalkRow, note);
  gtk_widget_class_bind_template_child (widget_class, DvWalkRow, photo);
  gtk_widget_class_bind_template_child (widget_class, DvWalkRow, title);
  gtk_widget_class_bind_template_callback (widget_class, note_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, photo_cb);
  signals[ANSWERED] = g_signal_new ("answered", DV_TYPE_WALK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NOTED] = g_signal_new ("noted", DV_TYPE_WALK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[PHOTO] = g_signal_new ("photo", DV_TYPE_WALK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
dv_walk_row_init (DvWalkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_answer (DvWalkRow *self, guint answer, const char *title)
{
  g_autofree char *text =
    g_strdup_printf ("%u %s", answer + 1, dv_survey_get_answer_label (answer));
  g_autofree char *name = g_strdup_printf ("%s: %s", title, dv_survey_get_answer_label (answer));
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  self->buttons[answer] = GTK_TOGGLE_BUTTON (button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->answers, button);
}

static void
name_parts (DvWalkRow *self, const char *title)
{
  /* Translators: %s is an item of a checklist. */
  g_autofree char *note = g_strdup_printf (_ ("Remarks on %s"), title);
  /* Translators: %s is an item of a checklist. */
  g_autofree char *photo = g_strdup_printf (_ ("Add a photo of %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, note,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->photo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  photo, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->photo), photo);
}

/**
 * dv_walk_row_new:
 * @item: the number of an item
 * @title: what it is called
 *
 * Returns: (transfer floating): a row to answer it
 */
GtkWidget *
dv_walk_row_new (guint item, const char *title)
{
  DvWalkRow *self = g_object_new (DV_TYPE_WALK_ROW, NULL);
  g_autofree char *text = g_strdup_printf ("%u. %s", item + 1, title);

  self->item = item;
  gtk_label_set_text (self->title, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  for (guint i = 0; i < DV_SURVEY_ANSWERS; i++)
    add_answer (self, i, title);
  name_parts (self, title);
  return GTK_WIDGET (self);
}

/**
 * dv_walk_row_get_item:
 * @self: a row
 *
 * Returns: the number of its item
 */
guint
dv_walk_row_get_item (DvWalkRow *self)
{
  g_return_val_if_fail (DV_IS_WALK_ROW (self), 0);
  return self->item;
}

/**
 * dv_walk_row_get_note:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what was typed as a remark
 */
const char *
dv_walk_row_get_note (DvWalkRow *self)
{
  const char *text = gtk_editable_get_text (self->note);

  return *text != '\0' ? text : NULL;
}

/* What somebody is typing is not written over. */
static void
show_note (DvWalkRow *self, DvRecord *seen)
{
  const char *note = seen != NULL ? dv_record_get (seen, "note") : NULL;
  const char *text = gtk_editable_get_text (self->note);
  const char *stored = self->stored_note != NULL ? self->stored_note : "";

  if (g_strcmp0 (text, stored) == 0 && g_strcmp0 (stored, note != NULL ? note : "") != 0)
    gtk_editable_set_text (self->note, note != NULL ? note : "");
  g_free (self->stored_note);
  self->stored_note = g_strdup (note);
}

static void
show_photos (DvWalkRow *self, guint n, gboolean seen)
{
  /* Translators: the number of photos on a button. */
  g_autofree char *text = n > 0 ? g_strdup_printf (_ ("Photo (%u)"), n) : g_strdup (_ ("Photo"));

  gtk_button_set_label (self->photo, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->photo), seen);
}

/**
 * dv_walk_row_show:
 * @self: a row
 * @survey: a survey
 * @place: the number of a place
 *
 * Shows what was seen there now and in the round before.
 */
void
dv_walk_row_show (DvWalkRow *self, const DvSurvey *survey, guint place)
{
  DvRecord *seen = dv_survey_get (survey, place, self->item);
  const char *answer = seen != NULL ? dv_record_get (seen, "answer") : NULL;
  g_autofree char *before =
    dv_survey_describe_before (dv_survey_get_before (survey, place, self->item));
  g_autofree char *name = dv_survey_describe_cell (survey, place, self->item);
  g_autofree char *whole = g_strdup_printf ("%s. %s", name, before);

  self->filling = TRUE;
  for (guint i = 0; i < DV_SURVEY_ANSWERS; i++)
    gtk_toggle_button_set_active (self->buttons[i],
                                  g_strcmp0 (answer, dv_choices_answer[i].code) == 0);
  self->filling = FALSE;
  gtk_label_set_text (self->before, before);
  gtk_widget_set_visible (GTK_WIDGET (self->before), *before != '\0');
  show_note (self, seen);
  show_photos (self, dv_survey_count_photos (survey, seen), seen != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}
