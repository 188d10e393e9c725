/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-table.h"

#include "gifts/dv-hand-out-item.h"
#include "gifts/dv-hand-out-words.h"

#include <glib/gi18n.h>

/* Who gets a gift: the rows that a DvDeskView names, of which only those on the screen are widgets.
 */
struct _DvHandOutTable {
  GtkWidget parent_instance;

  GtkWidget *scrolled; /* child */
  GtkColumnView *view; /* in it */

  /* Owned */
  GPtrArray *items; /* of DvHandOutItem, one a row of the desk */
  GListStore *shown;
  GtkSingleSelection *selection;

  const DvDesk *desk; /* borrowed */
  gboolean showing;   /* the selection changes because of what is shown, not because of a person */
};

G_DEFINE_FINAL_TYPE (DvHandOutTable, dv_hand_out_table, GTK_TYPE_WIDGET)

enum {
  CHOSEN,
  ACTIVATED,
  MORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum {
  COLUMN_NAME,
  COLUMN_BIRTH,
  COLUMN_ADDRESS,
  COLUMN_UNIT,
  COLUMN_GIFT,
  COLUMN_STATE,
  N_COLUMNS,
} Column;

static const struct {
  const char *title;
  gboolean expand;
} columns[N_COLUMNS] = {
  [COLUMN_NAME] = { N_ ("Full name"), TRUE },  [COLUMN_BIRTH] = { N_ ("Born"), FALSE },
  [COLUMN_ADDRESS] = { N_ ("Address"), TRUE }, [COLUMN_UNIT] = { N_ ("Residential group"), FALSE },
  [COLUMN_GIFT] = { N_ ("Gift"), FALSE },      [COLUMN_STATE] = { N_ ("State"), TRUE },
};

static Column
column_of (GtkSignalListItemFactory *factory)
{
  return (Column) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "dv-column"));
}

static char *
format_cell (const DvDeskRow *row, Column column)
{
  const DvGiftLine *line = row->line;

  switch (column) {
  case COLUMN_NAME:
    return g_strdup (line->name);
  case COLUMN_BIRTH:
    return g_strndup (line->birth != NULL ? line->birth : "", 4);
  case COLUMN_ADDRESS:
    return g_strdup (line->address);
  case COLUMN_UNIT:
    return g_strdup (line->unit_name);
  case COLUMN_GIFT:
    return dv_desk_describe_gift (line);
  case COLUMN_STATE:
  case N_COLUMNS:
  default:
    return dv_desk_describe (&row->mark);
  }
}

static GtkWidget *
make_label (Column column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == COLUMN_ADDRESS ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (column == COLUMN_NAME)
    gtk_widget_add_css_class (label, "heading");
  if (column == COLUMN_BIRTH || column == COLUMN_GIFT)
    gtk_widget_add_css_class (label, "number");
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer user_data)
{
  Column column = column_of (factory);
  GtkWidget *label = make_label (column);
  GtkWidget *box;

  if (column != COLUMN_STATE) {
    gtk_list_item_set_child (cell, label);
    return;
  }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (cell, box);
}

/* A row that waits for the store is dimmed: it may still come back. */
static void
fill_state (GtkWidget *box, const DvDeskRow *row)
{
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_last_child (box);
  g_autofree char *text = format_cell (row, COLUMN_STATE);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), dv_desk_icon (&row->mark));
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_opacity (box, row->saving > 0 ? 0.6 : 1);
}

static void
fill_cell (DvHandOutTable *self, GtkListItem *cell, Column column)
{
  DvHandOutItem *item = gtk_list_item_get_item (cell);
  const DvDeskRow *row = dv_desk_get_row (self->desk, dv_hand_out_item_get_index (item));
  GtkWidget *child = gtk_list_item_get_child (cell);
  g_autofree char *text = NULL;

  if (column == COLUMN_STATE) {
    fill_state (child, row);
    return;
  }
  text = format_cell (row, column);
  gtk_label_set_text (GTK_LABEL (child), text != NULL ? text : "");
  if (column == COLUMN_ADDRESS)
    gtk_widget_set_tooltip_text (child, text);
}

static void
item_changed_cb (DvHandOutItem *item, GtkListItem *cell)
{
  DvHandOutTable *self = g_object_get_data (G_OBJECT (cell), "dv-table");

  fill_cell (self, cell, COLUMN_STATE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer user_data)
{
  DvHandOutTable *self = user_data;
  Column column = column_of (factory);

  fill_cell (self, cell, column);
  if (column != COLUMN_STATE)
    return;
  g_object_set_data (G_OBJECT (cell), "dv-table", self);
  g_signal_connect (gtk_list_item_get_item (cell), "changed", G_CALLBACK (item_changed_cb), cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer user_data)
{
  if (column_of (factory) == COLUMN_STATE)
    g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), item_changed_cb, cell);
}

static void
add_column (DvHandOutTable *self, Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column =
    gtk_column_view_column_new (_ (columns[column].title), factory);

  g_object_set_data (G_OBJECT (factory), "dv-column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_column_view_column_set_expand (view_column, columns[column].expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

static void
selected_cb (DvHandOutTable *self)
{
  DvHandOutItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->showing && item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, dv_hand_out_item_get_index (item));
}

static void
activate_cb (DvHandOutTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
edge_cb (DvHandOutTable *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM)
    g_signal_emit (self, signals[MORE], 0);
}

static void
dv_hand_out_table_dispose (GObject *object)
{
  DvHandOutTable *self = DV_HAND_OUT_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (dv_hand_out_table_parent_class)->dispose (object);
}

static void
dv_hand_out_table_class_init (DvHandOutTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dv_hand_out_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * DvHandOutTable::chosen:
   * @self: the table
   * @index: a row of the desk
   *
   * A person has pressed a row.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * DvHandOutTable::activated:
   * @self: the table
   *
   * Enter or a double click on the row that is chosen.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DvHandOutTable::more:
   * @self: the table
   *
   * Somebody has come to the last row.
   */
  signals[MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
dv_hand_out_table_init (DvHandOutTable *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (DV_TYPE_HAND_OUT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view =
    GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who gets a gift"), -1);
  for (guint column = 0; column < N_COLUMNS; column++)
    add_column (self, (Column) column);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scrolled, "edge-reached", G_CALLBACK (edge_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dv_hand_out_table_new:
 *
 * Returns: (transfer floating): a table that shows nobody yet
 */
GtkWidget *
dv_hand_out_table_new (void)
{
  return g_object_new (DV_TYPE_HAND_OUT_TABLE, NULL);
}

/**
 * dv_hand_out_table_set_desk:
 * @desk: (nullable): whose rows are shown from now on; must live until the next call
 */
void
dv_hand_out_table_set_desk (DvHandOutTable *self, const DvDesk *desk)
{
  g_return_if_fail (DV_IS_HAND_OUT_TABLE (self));

  self->showing = TRUE;
  g_list_store_remove_all (self->shown);
  self->showing = FALSE;
  g_ptr_array_set_size (self->items, 0);
  self->desk = desk;
  for (guint i = 0; desk != NULL && i < dv_desk_get_size (desk); i++)
    g_ptr_array_add (self->items, dv_hand_out_item_new (i));
}

static guint
shown_at (DvHandOutTable *self, guint position)
{
  g_autoptr (DvHandOutItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return dv_hand_out_item_get_index (item);
}

/* Only what differs is told to the view: rows before and after it stay as they are. */
static void
set_shown (DvHandOutTable *self, const GArray *rows)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint start = 0, end = 0;

  while (start < MIN (n, rows->len) && shown_at (self, start) == g_array_index (rows, guint, start))
    start++;
  while (end < MIN (n, rows->len) - start &&
         shown_at (self, n - end - 1) == g_array_index (rows, guint, rows->len - end - 1))
    end++;
  for (guint i = start; i < rows->len - end; i++)
    g_ptr_array_add (added, g_ptr_array_index (self->items, g_array_index (rows, guint, i)));
  if (n - start - end > 0 || added->len > 0)
    g_list_store_splice (self->shown, start, n - start - end, added->pdata, added->len);
}

/**
 * dv_hand_out_table_show:
 * @view: which rows, and which of them is chosen
 */
void
dv_hand_out_table_show (DvHandOutTable *self, const DvDeskView *view)
{
  guint selected = view->selected == DV_DESK_NOBODY ? GTK_INVALID_LIST_POSITION : view->selected;

  g_return_if_fail (DV_IS_HAND_OUT_TABLE (self));

  self->showing = TRUE;
  set_shown (self, view->shown);
  gtk_single_selection_set_selected (self->selection, selected);
  self->showing = FALSE;
  if (view->shown->len > 0)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u",
                                selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

/**
 * dv_hand_out_table_update:
 * @index: a row of the desk that is something else now
 */
void
dv_hand_out_table_update (DvHandOutTable *self, guint index)
{
  g_return_if_fail (DV_IS_HAND_OUT_TABLE (self));

  if (index < self->items->len)
    dv_hand_out_item_changed (g_ptr_array_index (self->items, index));
}
