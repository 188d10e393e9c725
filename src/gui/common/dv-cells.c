/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-cells.h"

struct _DvCells {
  GObject parent_instance;

  GStrv texts;
  const char *icon; /* static */
  guint index;
};

G_DEFINE_FINAL_TYPE (DvCells, dv_cells, G_TYPE_OBJECT)

static void
dv_cells_finalize (GObject *object)
{
  g_strfreev (DV_CELLS (object)->texts);

  G_OBJECT_CLASS (dv_cells_parent_class)->finalize (object);
}

static void
dv_cells_class_init (DvCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dv_cells_finalize;
}

static void
dv_cells_init (DvCells *self)
{
}

/**
 * dv_cells_new:
 * @index: what the row stands for
 * @texts: (array zero-terminated=1): what its cells say
 * @icon: (nullable): a symbolic icon for the column that has one; must live as long
 *
 * Returns: (transfer full): a row
 */
DvCells *
dv_cells_new (guint index, const char *const *texts, const char *icon)
{
  DvCells *self = g_object_new (DV_TYPE_CELLS, NULL);

  self->index = index;
  self->texts = g_strdupv ((char **) texts);
  self->icon = icon;
  return self;
}

/**
 * dv_cells_get_index:
 * @self: a row
 *
 * Returns: what it stands for
 */
guint
dv_cells_get_index (DvCells *self)
{
  g_return_val_if_fail (DV_IS_CELLS (self), 0);
  return self->index;
}

/**
 * dv_cells_get_text:
 * @self: a row
 * @cell: which cell
 *
 * Returns: what it says
 */
const char *
dv_cells_get_text (DvCells *self, guint cell)
{
  g_return_val_if_fail (DV_IS_CELLS (self), NULL);
  return self->texts[cell];
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DvCells *self = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *image = gtk_widget_get_first_child (box);
  const char *text = self->texts[GPOINTER_TO_UINT (data)];
  gboolean icon = g_object_get_data (G_OBJECT (factory), "dv-icon") != NULL && self->icon != NULL;

  gtk_widget_set_visible (image, icon);
  if (icon)
    gtk_image_set_from_icon_name (GTK_IMAGE (image), self->icon);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  gtk_widget_set_tooltip_text (box, *text != '\0' ? text : NULL);
}

/**
 * dv_cells_add_column:
 * @view: a table whose rows are #DvCells
 * @title: the head of the column, translated
 * @cell: which cell it shows
 * @width: in pixels, or -1 for what is left
 * @icon: whether the icon of the row stands in it
 *
 * Adds a column to the table.
 */
void
dv_cells_add_column (GtkColumnView *view, const char *title, guint cell, int width, gboolean icon)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (cell));
  if (icon)
    g_object_set_data (G_OBJECT (factory), "dv-icon", factory);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (view, column);
}
