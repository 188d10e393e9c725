/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-columns-grid.h"

#include <glib/gi18n.h>

#include "common/dv-widget.h"

/* The grid of a sheet and what stands above it: two grids whose columns are equally wide. */
#define NUMBER_WIDTH 60
#define ROLE_WIDTH   172
#define COLUMN_WIDTH 160

struct _DvColumnsHeads {
  GtkGrid *grid;
  DvColumnsChosen chosen;
  gpointer data;
  DvColumnsState *state; /* as it is shown; not owned */
  GPtrArray *drop_downs; /* of GtkWidget, for every column; NULL for one without */
  GPtrArray *sources;    /* of GtkWidget, likewise */
  gboolean updating;
};

static void
setup_short_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_list_item_set_child (item, label);
}

static void
setup_long_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

static GtkListItemFactory *
factory_new (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/**
 * dv_columns_drop_down_new:
 * @labels: (array zero-terminated=1): what can be chosen
 * @selected: what is
 * @name: what a screen reader calls it
 *
 * Returns: (transfer floating): a drop-down that is no wider than its place, though its list is
 */
GtkWidget *
dv_columns_drop_down_new (const char *const *labels, guint selected, const char *name)
{
  g_autoptr (GtkListItemFactory) button = factory_new (G_CALLBACK (setup_short_cb));
  g_autoptr (GtkListItemFactory) list = factory_new (G_CALLBACK (setup_long_cb));
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (labels);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), list);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return drop_down;
}

static GtkWidget *
cell_new (const char *text, int width, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_add_css_class (label, "sheet-cell");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (*text != '\0')
    gtk_widget_set_tooltip_text (label, text);
  return label;
}

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, DvColumnsHeads *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "dv-column"));
  const DvColumnsColumn *found = g_ptr_array_index (self->state->columns, column);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (!self->updating && selected < found->uses->len)
    self->chosen (column, g_ptr_array_index (found->uses, selected), self->data);
}

static GStrv
list_labels (GPtrArray *uses)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < uses->len; i++)
    g_ptr_array_add (labels, dv_use_get_label (g_ptr_array_index (uses, i)));
  g_ptr_array_add (labels, NULL);
  return (GStrv) g_ptr_array_free (labels, FALSE);
}

static GtkWidget *
source_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), cell_new ("", -1, "caption"));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  /* Or the heads would spread over a wide window, and no longer stand above their columns. */
  gtk_widget_set_hexpand (box, FALSE);
  return box;
}

static GtkWidget *
use_drop_down_new (DvColumnsHeads *self, const DvColumnsColumn *column, guint place)
{
  g_auto (GStrv) labels = list_labels (column->uses);
  /* translators: the letter of a column, and what stands above it */
  g_autofree char *name =
    g_strdup_printf (_ ("What column %s, “%s”, is for"), column->letters, column->heading);
  GtkWidget *drop_down =
    dv_columns_drop_down_new ((const char *const *) labels, column->chosen, name);

  gtk_widget_set_size_request (drop_down, COLUMN_WIDTH - 8, -1);
  gtk_widget_set_margin_end (drop_down, 8);
  g_object_set_data (G_OBJECT (drop_down), "dv-column", GUINT_TO_POINTER (place));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  return drop_down;
}

static void
add_head (DvColumnsHeads *self, guint place)
{
  const DvColumnsColumn *column = g_ptr_array_index (self->state->columns, place);
  GtkWidget *letters = cell_new (column->letters, COLUMN_WIDTH, "heading");
  GtkWidget *drop_down = NULL, *source = NULL;

  gtk_grid_attach (self->grid, letters, (int) place + 2, 0, 1, 1);
  if (column->uses->len > 0) {
    drop_down = use_drop_down_new (self, column, place);
    source = source_new ();
    gtk_grid_attach (self->grid, drop_down, (int) place + 2, 1, 1, 1);
    gtk_grid_attach (self->grid, source, (int) place + 2, 2, 1, 1);
  }
  g_ptr_array_add (self->drop_downs, drop_down);
  g_ptr_array_add (self->sources, source);
}

static void
build (DvColumnsHeads *self)
{
  dv_widget_remove_children (GTK_WIDGET (self->grid));
  g_ptr_array_set_size (self->drop_downs, 0);
  g_ptr_array_set_size (self->sources, 0);
  gtk_grid_attach (self->grid, cell_new (_ ("Row"), NUMBER_WIDTH, "heading"), 0, 0, 1, 1);
  gtk_grid_attach (self->grid, cell_new (_ ("What it is"), ROLE_WIDTH, "heading"), 1, 0, 1, 1);
  gtk_grid_attach (self->grid, cell_new (_ ("The column is for:"), ROLE_WIDTH, "heading"), 1, 1, 1,
                   1);
  for (guint i = 0; i < self->state->columns->len; i++)
    add_head (self, i);
}

static gboolean
is_same_sheet (const DvColumnsState *a, const DvColumnsState *b)
{
  if (a == NULL || a->columns->len != b->columns->len)
    return FALSE;
  for (guint i = 0; i < a->columns->len; i++) {
    const DvColumnsColumn *left = g_ptr_array_index (a->columns, i);
    const DvColumnsColumn *right = g_ptr_array_index (b->columns, i);

    if (g_strcmp0 (left->heading, right->heading) != 0 || left->uses->len != right->uses->len)
      return FALSE;
  }
  return TRUE;
}

static void
show_source (GtkWidget *box, const DvColumnsColumn *column)
{
  GtkWidget *label = gtk_widget_get_last_child (box);

  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (box)),
                                dv_mapping_source_get_icon (column->source));
  gtk_label_set_label (GTK_LABEL (label), dv_mapping_source_get_label (column->source));
  gtk_widget_set_tooltip_text (box, column->note);
  if (column->doubtful)
    gtk_widget_add_css_class (box, "warning");
  else
    gtk_widget_remove_css_class (box, "warning");
}

/* The words may be longer than the column is wide. */
static void
show_use (GtkWidget *drop_down, const DvColumnsColumn *column)
{
  g_autofree char *label = dv_use_get_label (g_ptr_array_index (column->uses, column->chosen));

  gtk_widget_set_tooltip_text (drop_down, label);
}

static void
update (DvColumnsHeads *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->drop_downs->len; i++) {
    GtkWidget *drop_down = g_ptr_array_index (self->drop_downs, i);
    const DvColumnsColumn *column = g_ptr_array_index (self->state->columns, i);

    if (drop_down == NULL)
      continue;
    gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), column->chosen);
    show_use (drop_down, column);
    show_source (g_ptr_array_index (self->sources, i), column);
  }
  self->updating = FALSE;
}

/**
 * dv_columns_heads_new:
 * @grid: an empty grid
 * @chosen: called when somebody chooses what a column is for
 * @data: for @chosen
 *
 * Returns: (transfer full): what fills the grid
 */
DvColumnsHeads *
dv_columns_heads_new (GtkGrid *grid, DvColumnsChosen chosen, gpointer data)
{
  DvColumnsHeads *self = g_new0 (DvColumnsHeads, 1);

  self->grid = grid;
  self->chosen = chosen;
  self->data = data;
  self->drop_downs = g_ptr_array_new ();
  self->sources = g_ptr_array_new ();
  return self;
}

/**
 * dv_columns_heads_free:
 * @self: (transfer full) (nullable): the heads, whose grid may be gone
 */
void
dv_columns_heads_free (DvColumnsHeads *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->drop_downs);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

/**
 * dv_columns_heads_show:
 * @self: the heads
 * @state: what to show; it must be there until the next, and the one before until now
 *
 * Shows what the columns are for. The drop-downs stay where the headings are the same, so that the
 * keyboard does not lose its place.
 */
void
dv_columns_heads_show (DvColumnsHeads *self, DvColumnsState *state)
{
  gboolean same = is_same_sheet (self->state, state);

  self->state = state;
  if (!same)
    build (self);
  update (self);
}

/**
 * dv_columns_heads_find_doubtful:
 * @self: the heads
 *
 * Returns: (transfer none) (nullable): the first drop-down that somebody should look at; else the
 *   first
 */
GtkWidget *
dv_columns_heads_find_doubtful (DvColumnsHeads *self)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->drop_downs->len; i++) {
    const DvColumnsColumn *column = g_ptr_array_index (self->state->columns, i);
    GtkWidget *drop_down = g_ptr_array_index (self->drop_downs, i);

    if (drop_down != NULL && column->doubtful)
      return drop_down;
    first = first != NULL ? first : drop_down;
  }
  return first;
}

static const char *
get_class (DvRowRole role)
{
  switch (role) {
  case DV_ROW_HEADER:
  case DV_ROW_GROUP:
    return "heading";
  case DV_ROW_ABOVE:
  case DV_ROW_LEFT_OUT:
    return "dim-label";
  case DV_ROW_RECORD:
  default:
    return NULL;
  }
}

static void
add_row (GtkGrid *grid, const DvColumnsRow *row, int place)
{
  g_autofree char *number = g_strdup_printf ("%u", row->number);
  const char *css_class = get_class (row->role);

  gtk_grid_attach (grid, cell_new (number, NUMBER_WIDTH, "dim-label"), 0, place, 1, 1);
  gtk_grid_attach (grid, cell_new (row->word != NULL ? row->word : "", ROLE_WIDTH, css_class), 1,
                   place, 1, 1);
  for (int i = 0; row->cells[i] != NULL; i++)
    gtk_grid_attach (grid, cell_new (row->cells[i], COLUMN_WIDTH, css_class), i + 2, place, 1, 1);
}

/**
 * dv_columns_grid_show:
 * @grid: a grid
 * @state: what to show
 *
 * Fills the grid with the first rows of the sheet.
 */
void
dv_columns_grid_show (GtkGrid *grid, const DvColumnsState *state)
{
  dv_widget_remove_children (GTK_WIDGET (grid));
  for (guint i = 0; i < state->rows->len; i++)
    add_row (grid, g_ptr_array_index (state->rows, i), (int) i);
}
