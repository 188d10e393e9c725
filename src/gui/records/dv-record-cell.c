/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-record-cell.h"

#include <glib/gi18n.h>

/* One value in a table. The record may still be on its way from the store. */
struct _DvRecordCell {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *conflict;
  GtkLabel *label;

  /* Owned */
  DvRecordItem *item;
  gulong record_id;

  const DvField *field; /* static */
};

G_DEFINE_FINAL_TYPE (DvRecordCell, dv_record_cell, GTK_TYPE_WIDGET)

/* A list shows the first line of a long text. */
static char *
make_text (DvRecord *record, const DvField *field)
{
  char *text = dv_record_get_display (record, field);

  if (field->type == DV_TYPE_LONG_TEXT)
    g_strdelimit (text, "\n\r\t", ' ');
  return text;
}

static void
update (DvRecordCell *self)
{
  DvRecord *record = self->item != NULL ? dv_record_item_get_record (self->item) : NULL;
  const DvField *field = self->field;
  gboolean hidden = (field->flags & DV_FIELD_SENSITIVE) != 0;
  g_autofree char *text = record != NULL && !hidden ? make_text (record, field) : NULL;

  gtk_label_set_text (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (self->conflict,
                          record != NULL && dv_record_is_conflicted (record) &&
                            field == dv_kind_get_title_field (dv_record_get_kind (record)));
}

/* Only what is cut off is said again. */
static gboolean
query_tooltip_cb (DvRecordCell *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_assert (DV_IS_RECORD_CELL (self));

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (self->label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (self->label));
  return TRUE;
}

static void
set_item (DvRecordCell *self, DvRecordItem *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->record_id, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
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
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_RECORD_CELL);

  G_OBJECT_CLASS (dv_record_cell_parent_class)->dispose (object);
}

static void
dv_record_cell_class_init (DvRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_record_cell_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-record-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DvRecordCell, conflict);
  gtk_widget_class_bind_template_child (widget_class, DvRecordCell, label);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_record_cell_init (DvRecordCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DvRecordCell *
cell_new (const DvField *field)
{
  DvRecordCell *self = g_object_new (DV_TYPE_RECORD_CELL, NULL);

  self->field = field;
  if (dv_field_is_number (field) && field->type != DV_TYPE_YES_NO) {
    gtk_label_set_xalign (self->label, 1);
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "number");
  }
  if (field->flags & DV_FIELD_PERSON_NAME)
    gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_NONE);
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
