/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-rows-cells.h"

#include <glib/gi18n.h>

#include "import/dv-import-words.h"

/* The columns of the table of rows. */

/* What the cells of a table ask and tell. */
typedef struct {
  DvRowsAsk ask;
  DvRowsSame same;
  gpointer data;
} Callbacks;

static void
setup_label_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  guint row = dv_import_item_get_row (gtk_list_item_get_item (item));
  g_autofree char *text = row > 0 ? g_strdup_printf ("%u", row) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
bind_title_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       dv_import_item_get_title (gtk_list_item_get_item (item)));
}

static void
setup_state_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_list_item_set_child (item, box);
}

static void
bind_state_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DvItemState state = dv_import_item_get_state (gtk_list_item_get_item (item));
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_image_set_from_icon_name (GTK_IMAGE (image), dv_item_state_get_icon (state));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (image)),
                       dv_item_state_get_label (state));
}

static void
toggled_cb (GtkCheckButton *button, Callbacks *callbacks)
{
  const DvLikely *likely = g_object_get_data (G_OBJECT (button), "dv-likely");

  if (likely != NULL)
    callbacks->same (likely, gtk_check_button_get_active (button), callbacks->data);
}

static GtkWidget *
wrapping_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/* What is wrong and what to do about it is read whole. */
static void
setup_text_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *same = gtk_check_button_new_with_label (_ ("It is the same person"));

  g_signal_connect (same, "toggled", G_CALLBACK (toggled_cb), data);
  gtk_box_append (GTK_BOX (box), wrapping_label_new ());
  gtk_box_append (GTK_BOX (box), wrapping_label_new ());
  gtk_box_append (GTK_BOX (box), same);
  gtk_list_item_set_child (item, box);
}

static void
show_likely (GtkWidget *label, GtkWidget *button, const DvLikely *likely, gboolean is_same)
{
  g_autofree char *text = likely != NULL ? dv_import_describe_likely (likely) : NULL;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, likely != NULL);
  gtk_widget_set_visible (button, likely != NULL && likely->id != NULL);
  g_object_set_data (G_OBJECT (button), "dv-likely", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_same);
  g_object_set_data (G_OBJECT (button), "dv-likely", (gpointer) likely);
}

static void
bind_text_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  Callbacks *callbacks = data;
  DvImportItem *line = gtk_list_item_get_item (item);
  const DvLikely *same = callbacks->ask (dv_import_item_get_row (line), callbacks->data);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *likely = gtk_widget_get_next_sibling (label);
  g_autofree char *text = dv_import_item_describe (line);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
  show_likely (likely, gtk_widget_get_next_sibling (likely),
               same != NULL ? same : dv_import_item_get_likely (line), same != NULL);
}

static void
unbind_text_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *button = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  g_object_set_data (G_OBJECT (button), "dv-likely", NULL);
}

static GtkColumnViewColumn *
add_column (GtkColumnView *view,
            const char *title,
            GCallback setup,
            GCallback bind,
            int width,
            Callbacks *callbacks)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", setup, callbacks);
  g_signal_connect (factory, "bind", bind, callbacks);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (view, column);
  return column;
}

/**
 * dv_rows_cells_add_columns:
 * @view: a table of #DvImportItem
 * @ask: says who a row was said to be
 * @same: is told when somebody says that a row is a person of the register, or is not
 * @data: for both
 *
 * Adds what the rows of a preview show.
 */
void
dv_rows_cells_add_columns (GtkColumnView *view, DvRowsAsk ask, DvRowsSame same, gpointer data)
{
  Callbacks *callbacks = g_new0 (Callbacks, 1);
  GtkColumnViewColumn *last;

  *callbacks = (Callbacks){ ask, same, data };
  g_object_set_data_full (G_OBJECT (view), "dv-callbacks", callbacks, g_free);
  add_column (view, _ ("Row"), G_CALLBACK (setup_label_cb), G_CALLBACK (bind_row_cb), 70, NULL);
  add_column (view, _ ("Result"), G_CALLBACK (setup_state_cb), G_CALLBACK (bind_state_cb), 130,
              NULL);
  add_column (view, _ ("Record"), G_CALLBACK (setup_label_cb), G_CALLBACK (bind_title_cb), 280,
              NULL);
  last = add_column (view, _ ("Details"), G_CALLBACK (setup_text_cb), G_CALLBACK (bind_text_cb), -1,
                     callbacks);
  g_signal_connect (gtk_column_view_column_get_factory (last), "unbind",
                    G_CALLBACK (unbind_text_cb), NULL);
}
