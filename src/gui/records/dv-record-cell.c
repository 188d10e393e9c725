/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-record-cell.h"

#include "records/dv-words.h"

#include <glib/gi18n.h>

/* One value in a table. The record may still be on its way from the store. A table makes more than
 * a thousand cells before it shows anything, so a cell is as light as can be: an inscription, which
 * is never measured by its text, without a template; the mark of a conflict is made when there is
 * one. */
struct _DvRecordCell {
  GtkWidget parent_instance;

  GtkWidget *inscription;
  GtkWidget *conflict; /* NULL until it is needed */
  GtkWidget *urgency;  /* the same */

  DvRecordItem *item; /* owned */
  gulong record_id;

  const DvField *field; /* static */
};

G_DEFINE_FINAL_TYPE (DvRecordCell, dv_record_cell, GTK_TYPE_WIDGET)

/* A list shows the first line of a long text. */
static char *
make_text (DvRecord *record, const DvField *field, const char *today)
{
  char *text;

  if (field->flags & DV_FIELD_DEADLINE)
    return dv_words_deadline (record, field, today);
  text = dv_record_get_display (record, field);
  if (field->type == DV_TYPE_LONG_TEXT)
    g_strdelimit (text, "\n\r\t", ' ');
  return text;
}

static void
show_conflict (DvRecordCell *self)
{
  self->conflict = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_tooltip_text (self->conflict, _ ("Two people changed this at once"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->conflict), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Two people changed this at once"), -1);
  gtk_widget_insert_before (self->conflict, GTK_WIDGET (self), self->inscription);
}

static void
update_conflict (DvRecordCell *self, DvRecord *record)
{
  gboolean conflicted = record != NULL && dv_record_is_conflicted (record) &&
                        self->field == dv_kind_get_title_field (dv_record_get_kind (record));

  if (conflicted && self->conflict == NULL)
    show_conflict (self);
  else if (!conflicted)
    g_clear_pointer (&self->conflict, gtk_widget_unparent);
}

/* Colour is never the only sign: the words say it, and an icon stands before them. */
static void
set_urgency (DvRecordCell *self, DvUrgency urgency)
{
  gboolean late = urgency == DV_URGENCY_LATE;

  if (urgency == DV_URGENCY_NONE) {
    g_clear_pointer (&self->urgency, gtk_widget_unparent);
    return;
  }
  if (self->urgency == NULL) {
    self->urgency = gtk_image_new ();
    gtk_widget_insert_before (self->urgency, GTK_WIDGET (self), self->inscription);
  }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->urgency),
                                late ? "dialog-warning-symbolic" : "alarm-symbolic");
  gtk_widget_remove_css_class (self->urgency, late ? "warning" : "error");
  gtk_widget_add_css_class (self->urgency, late ? "error" : "warning");
}

static void
update (DvRecordCell *self)
{
  DvRecord *record = self->item != NULL ? dv_record_item_get_record (self->item) : NULL;
  gboolean hidden = (self->field->flags & DV_FIELD_SENSITIVE) != 0;
  gboolean is_deadline = record != NULL && (self->field->flags & DV_FIELD_DEADLINE) != 0;
  g_autofree char *today = is_deadline ? dv_words_today () : NULL;
  g_autofree char *text = record != NULL && !hidden ? make_text (record, self->field, today) : NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (self->inscription), text);
  update_conflict (self, record);
  set_urgency (self,
               is_deadline ? dv_words_get_urgency (record, self->field, today) : DV_URGENCY_NONE);
}

static gboolean
is_cut (GtkWidget *inscription, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (inscription, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (inscription);
}

/* What does not fit is said when the pointer rests on it. */
static gboolean
dv_record_cell_query_tooltip (GtkWidget *widget,
                              int x,
                              int y,
                              gboolean keyboard,
                              GtkTooltip *tooltip)
{
  DvRecordCell *self = DV_RECORD_CELL (widget);
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (self->inscription));

  if (text == NULL || !is_cut (self->inscription, text))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
set_item (DvRecordCell *self, DvRecordItem *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->record_id, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->record_id = g_signal_connect_swapped (item, "notify::record", G_CALLBACK (update), self);
  update (self);
}

static void
dv_record_cell_dispose (GObject *object)
{
  DvRecordCell *self = DV_RECORD_CELL (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->record_id, self->item);
  g_clear_object (&self->item);
  g_clear_pointer (&self->conflict, gtk_widget_unparent);
  g_clear_pointer (&self->urgency, gtk_widget_unparent);
  g_clear_pointer (&self->inscription, gtk_widget_unparent);

  G_OBJECT_CLASS (dv_record_cell_parent_class)->dispose (object);
}

static void
dv_record_cell_class_init (DvRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_record_cell_dispose;
  widget_class->query_tooltip = dv_record_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_record_cell_init (DvRecordCell *self)
{
  self->inscription = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  /* The dots of a text that is cut come from a higher font: centred, its line would stand higher
   * than those of its neighbours. */
  gtk_inscription_set_yalign (GTK_INSCRIPTION (self->inscription), 0);
  gtk_widget_set_valign (self->inscription, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->inscription, TRUE);
  gtk_widget_set_parent (self->inscription, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static DvRecordCell *
cell_new (const DvField *field)
{
  DvRecordCell *self = g_object_new (DV_TYPE_RECORD_CELL, NULL);

  self->field = field;
  if (dv_field_is_number (field) && field->type != DV_TYPE_YES_NO) {
    gtk_inscription_set_xalign (GTK_INSCRIPTION (self->inscription), 1);
    gtk_widget_add_css_class (self->inscription, "number");
  }
  return self;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, const DvField *field)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (cell_new (field)));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, const DvField *field)
{
  set_item (DV_RECORD_CELL (gtk_list_item_get_child (list_item)),
            gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, const DvField *field)
{
  set_item (DV_RECORD_CELL (gtk_list_item_get_child (list_item)), NULL);
}

/**
 * dv_record_cell_factory:
 * @kind: a kind of record
 * @field: one of its fields
 *
 * Returns: (transfer full): what makes the cells of a column of the field
 */
GtkListItemFactory *
dv_record_cell_factory (const DvKind *kind, const DvField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) field);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) field);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) field);
  return factory;
}
