/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/dv-duplicate-view.h"

#include "common/dv-widget.h"

#include <glib/gi18n.h>

/* Two entries side by side, field by field, with what speaks for and against their being one. Where
 * both have a value, somebody chooses. */
struct _DvDuplicateView {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkGrid *grid;
  GtkBox *reasons;
  GtkLabel *score;

  /* Owned */
  DvDuplicateItem *item;
  GPtrArray *choices; /* of Choice */

  GtkCheckButton *keep[2]; /* in the grid */
};

/* A field with two values. */
typedef struct {
  const DvField *field;
  GtkCheckButton *sides[2];
} Choice;

enum {
  COLUMN_LABEL,
  COLUMN_MARK,
  COLUMN_LEFT,
  COLUMN_RIGHT
};

G_DEFINE_FINAL_TYPE (DvDuplicateView, dv_duplicate_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_line (const char *icon, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = make_label (text, NULL);

  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static void
add_reason (DvDuplicateView *self, DvMatchReason reason)
{
  gboolean against = reason & DV_MATCH_AGAINST;
  g_autofree char *text = NULL;

  if (against)
    /* Translators: %s speaks against two entries being one person: “another address”. */
    text = g_strdup_printf (_ ("but: %s"), dv_match_reason_get_words (reason));
  gtk_box_append (self->reasons,
                  make_line (against ? "dialog-warning-symbolic" : "emblem-ok-symbolic",
                             against ? text : dv_match_reason_get_words (reason)));
}

static void
show_reasons (DvDuplicateView *self)
{
  guint32 reasons = dv_duplicate_item_get_reasons (self->item);
  g_autofree char *score = dv_duplicate_item_describe_score (self->item);

  gtk_label_set_text (self->score, score);
  for (guint bit = 0; bit < DV_MATCH_N_REASONS; bit++) {
    if (reasons & 1u << bit)
      add_reason (self, (DvMatchReason) (1u << bit));
  }
}

static GtkCheckButton *
make_radio (GtkCheckButton *group, const char *text, const char *spoken)
{
  GtkWidget *radio = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (radio), make_label (text, NULL));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return GTK_CHECK_BUTTON (radio);
}

/* Who stays gives the values, unless the other's says more. */
static void
propose (DvDuplicateView *self)
{
  DvRecord *a = dv_duplicate_item_get_record (self->item, 0);
  DvRecord *b = dv_duplicate_item_get_record (self->item, 1);
  guint kept = dv_duplicate_view_get_kept (self);

  for (guint i = 0; i < self->choices->len; i++) {
    Choice *choice = g_ptr_array_index (self->choices, i);

    gtk_check_button_set_active (
      choice->sides[dv_duplicate_choose_side (a, b, choice->field, kept)], TRUE);
  }
}

static void
add_head (DvDuplicateView *self)
{
  const char *const words[] = { _ ("Keep the left entry"), _ ("Keep the right entry") };

  gtk_grid_attach (self->grid, make_label (_ ("Which entry stays"), "heading"), COLUMN_LABEL, 0, 2,
                   1);
  for (guint side = 0; side < 2; side++) {
    self->keep[side] = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (words[side]));
    gtk_check_button_set_group (self->keep[side], side > 0 ? self->keep[0] : NULL);
    gtk_grid_attach (self->grid, GTK_WIDGET (self->keep[side]), COLUMN_LEFT + (int) side, 0, 1, 1);
  }
  gtk_check_button_set_active (
    self->keep[dv_duplicate_choose_kept (dv_duplicate_item_get_record (self->item, 0),
                                         dv_duplicate_item_get_record (self->item, 1))],
    TRUE);
  g_signal_connect_object (self->keep[0], "toggled", G_CALLBACK (propose), self, G_CONNECT_SWAPPED);
}

static void
add_choice (DvDuplicateView *self, const DvField *field, char *const texts[2], int row)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->field = field;
  for (guint side = 0; side < 2; side++) {
    /* Translators: what a screen reader says of a value to choose: a field and its value. */
    g_autofree char *spoken =
      g_strdup_printf (_ ("%s: %s"), dv_field_get_label (field), texts[side]);

    choice->sides[side] = make_radio (side > 0 ? choice->sides[0] : NULL, texts[side], spoken);
    gtk_grid_attach (self->grid, GTK_WIDGET (choice->sides[side]), COLUMN_LEFT + (int) side, row, 1,
                     1);
  }
  g_ptr_array_add (self->choices, choice);
}

/* Only where there are two values somebody has to look. */
static const char *
choose_icon (DvRecord *a, DvRecord *b, const DvField *field)
{
  if (dv_duplicate_has_choice (a, b, field))
    return "dialog-warning-symbolic";
  return dv_duplicate_differs (a, b, field) ? "list-add-symbolic" : "emblem-ok-symbolic";
}

static const char *
describe_difference (DvRecord *a, DvRecord *b, const DvField *field)
{
  if (!dv_duplicate_differs (a, b, field))
    return _ ("same");
  if (dv_record_get_value (a, field) == NULL || dv_record_get_value (b, field) == NULL)
    return _ ("only one");
  return field->type == DV_TYPE_LONG_TEXT ? _ ("both kept") : _ ("differs");
}

static void
add_field (DvDuplicateView *self, const DvField *field, int row)
{
  DvRecord *a = dv_duplicate_item_get_record (self->item, 0);
  DvRecord *b = dv_duplicate_item_get_record (self->item, 1);
  char *texts[2] = { dv_duplicate_show (a, field), dv_duplicate_show (b, field) };

  gtk_grid_attach (self->grid, make_label (dv_field_get_label (field), "dim-label"), COLUMN_LABEL,
                   row, 1, 1);
  gtk_grid_attach (self->grid,
                   make_line (choose_icon (a, b, field), describe_difference (a, b, field)),
                   COLUMN_MARK, row, 1, 1);
  if (dv_duplicate_has_choice (a, b, field)) {
    add_choice (self, field, texts, row);
  } else {
    for (int side = 0; side < 2; side++)
      gtk_grid_attach (self->grid, make_label (texts[side], NULL), COLUMN_LEFT + side, row, 1, 1);
  }
  g_free (texts[0]);
  g_free (texts[1]);
}

/* Links of both are kept, and what the law calls sensitive is not laid open for comparing. */
static gboolean
is_shown (DvRecord *a, DvRecord *b, const DvField *field)
{
  if (field->type == DV_TYPE_LINKS)
    return FALSE;
  return dv_record_get_value (a, field) != NULL || dv_record_get_value (b, field) != NULL;
}

static void
show_fields (DvDuplicateView *self)
{
  DvRecord *a = dv_duplicate_item_get_record (self->item, 0);
  DvRecord *b = dv_duplicate_item_get_record (self->item, 1);
  const DvKind *kind = dv_record_get_kind (a);
  int row = 1;

  add_head (self);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (is_shown (a, b, &kind->fields[i]))
      add_field (self, &kind->fields[i], row++);
  }
  propose (self);
}

static gboolean
dv_duplicate_view_grab_focus (GtkWidget *widget)
{
  DvDuplicateView *self = DV_DUPLICATE_VIEW (widget);

  return self->keep[0] != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->keep[0]));
}

static void
dv_duplicate_view_dispose (GObject *object)
{
  DvDuplicateView *self = DV_DUPLICATE_VIEW (object);

  self->keep[0] = self->keep[1] = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_DUPLICATE_VIEW);
  dv_widget_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (dv_duplicate_view_parent_class)->dispose (object);
}

static void
dv_duplicate_view_class_init (DvDuplicateViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_duplicate_view_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_duplicate_view_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/people/dv-duplicate-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvDuplicateView, content);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicateView, grid);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicateView, reasons);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicateView, score);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_duplicate_view_init (DvDuplicateView *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_duplicate_view_set_item:
 * @item: (nullable): two entries
 *
 * Shows two entries, with a proposal of what to keep.
 */
void
dv_duplicate_view_set_item (DvDuplicateView *self, DvDuplicateItem *item)
{
  g_return_if_fail (DV_IS_DUPLICATE_VIEW (self));

  if (!g_set_object (&self->item, item))
    return;
  g_ptr_array_set_size (self->choices, 0);
  self->keep[0] = self->keep[1] = NULL;
  dv_widget_remove_children (GTK_WIDGET (self->grid));
  dv_widget_remove_children (GTK_WIDGET (self->reasons));
  gtk_widget_set_visible (self->content, item != NULL);
  if (item == NULL)
    return;
  show_reasons (self);
  show_fields (self);
}

/**
 * dv_duplicate_view_get_item:
 *
 * Returns: (transfer none) (nullable): the two entries
 */
DvDuplicateItem *
dv_duplicate_view_get_item (DvDuplicateView *self)
{
  g_return_val_if_fail (DV_IS_DUPLICATE_VIEW (self), NULL);
  return self->item;
}

/**
 * dv_duplicate_view_get_kept:
 *
 * Returns: the side that is to stay
 */
guint
dv_duplicate_view_get_kept (DvDuplicateView *self)
{
  g_return_val_if_fail (DV_IS_DUPLICATE_VIEW (self), 0);
  /* While they change places, the first is the one that says so. */
  return self->keep[0] != NULL && !gtk_check_button_get_active (self->keep[0]) ? 1 : 0;
}

/**
 * dv_duplicate_view_get_taken:
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the fields that are taken from
 *   the entry that goes
 */
GStrv
dv_duplicate_view_get_taken (DvDuplicateView *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint goes;

  g_return_val_if_fail (DV_IS_DUPLICATE_VIEW (self), NULL);

  goes = 1 - dv_duplicate_view_get_kept (self);
  for (guint i = 0; i < self->choices->len; i++) {
    Choice *choice = g_ptr_array_index (self->choices, i);

    if (gtk_check_button_get_active (choice->sides[goes]))
      g_ptr_array_add (names, g_strdup (choice->field->name));
  }
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
