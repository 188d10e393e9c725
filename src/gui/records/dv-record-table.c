/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-record-table.h"

#include "common/dv-widget.h"
#include "records/dv-columns.h"
#include "records/dv-record-cell.h"

#include <glib/gi18n.h>

/* A table of records with the columns of their kind. Sorting is the store's: a head that is pressed
 * asks for another order. Order, width and visibility of the columns are kept in the settings. */
struct _DvRecordTable {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *scroller;
  GtkColumnView *view;

  /* Owned */
  DvStore *store;
  DvRecordList *list;
  GtkSelectionModel *selection;
  DvQuery *query;
  DvColumns *arrangement;
  GSettings *settings;
  GSimpleActionGroup *actions;
  GHashTable *marks; /* of gint64 -> text: what somebody should look at */
  char *list_id;

  const DvKind *kind;   /* static */
  const DvField *probe; /* the first column asked while sorting */
  guint save_id;
  gboolean compact;
  gboolean building;
};

/* Beside the words of a head: its padding, and the arrow. */
#define HEAD_ROOM 26

/* A sign, and its padding. */
#define MARK_WIDTH 34

G_DEFINE_FINAL_TYPE (DvRecordTable, dv_record_table, GTK_TYPE_WIDGET)

static const DvField *
get_field (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "dv-field");
}

static GVariant *
load_setting (DvRecordTable *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, "list-columns");

  return g_variant_lookup_value (all, self->list_id, NULL);
}

static void
store_setting (DvRecordTable *self, GVariant *value)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, "list-columns");
  g_autoptr (GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autoptr (GVariantDict) dict = g_variant_dict_new (all);

  g_variant_dict_remove (dict, self->list_id);
  if (owned != NULL)
    g_variant_dict_insert_value (dict, self->list_id, owned);
  g_settings_set_value (self->settings, "list-columns", g_variant_dict_end (dict));
}

static DvColumn *
find_arranged (DvRecordTable *self, const DvField *field)
{
  for (guint i = 0; i < self->arrangement->columns->len; i++) {
    DvColumn *column = &g_array_index (self->arrangement->columns, DvColumn, i);

    if (column->field == field)
      return column;
  }
  return NULL;
}

/* Columns that are not shown are not in the view: GTK 4.8 would leave room for them. */
static gboolean
is_shown (DvRecordTable *self, const DvColumn *column)
{
  return column->visible && (!self->compact || dv_columns_is_compact (self->kind, column->field));
}

/* Returns: (transfer full) (nullable): the next column of a field; that of the marks has none */
static GtkColumnViewColumn *
take_column (GListModel *shown, guint *next)
{
  GtkColumnViewColumn *column;

  while ((column = g_list_model_get_item (shown, (*next)++)) != NULL && get_field (column) == NULL)
    g_object_unref (column);
  return column;
}

/* Reads the order and the widths back from the view. */
static void
remember (DvRecordTable *self)
{
  GListModel *shown = gtk_column_view_get_columns (self->view);
  GArray *columns = self->arrangement->columns;
  g_autoptr (GArray) before = g_array_copy (columns);
  guint next = 0;

  for (guint i = 0; i < columns->len && next < g_list_model_get_n_items (shown); i++) {
    DvColumn *column = &g_array_index (columns, DvColumn, i);
    g_autoptr (GtkColumnViewColumn) now = NULL;

    if (!is_shown (self, &g_array_index (before, DvColumn, i)))
      continue;
    now = take_column (shown, &next);
    if (now == NULL)
      return;
    column->field = get_field (now);
    column->width = gtk_column_view_column_get_fixed_width (now);
    column->visible = TRUE;
  }
}

static gboolean
save_cb (gpointer user_data)
{
  DvRecordTable *self = DV_RECORD_TABLE (user_data);

  self->save_id = 0;
  store_setting (self, dv_columns_write (self->arrangement));
  return G_SOURCE_REMOVE;
}

static void
arranged_cb (DvRecordTable *self)
{
  if (self->building || self->compact)
    return;
  remember (self);
  if (self->save_id == 0)
    self->save_id = g_timeout_add (500, save_cb, self);
}

static void
run_query (DvRecordTable *self)
{
  if (self->query == NULL)
    return;
  dv_query_set_order (self->query,
                      self->arrangement->sort != NULL ? self->arrangement->sort->name : NULL,
                      self->arrangement->descending);
  dv_record_list_set_query (self->list, self->query);
}

/* The sorter of a column compares nothing: being asked first tells that its head was pressed last.
 */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GtkColumnViewColumn *column = user_data;
  DvRecordTable *self = g_object_get_data (G_OBJECT (column), "dv-table");

  if (self->probe == NULL)
    self->probe = get_field (column);
  return GTK_ORDERING_SMALLER;
}

/* GTK 4.8 does not say which column sorts and which way, but its sorter can be asked to compare. */
static void
sorter_changed_cb (DvRecordTable *self)
{
  GtkOrdering ordering;

  if (self->building || g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == 0)
    return;
  self->probe = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self, self->list);
  self->arrangement->sort = self->probe;
  self->arrangement->descending = self->probe != NULL && ordering == GTK_ORDERING_LARGER;
  run_query (self);
  arranged_cb (self);
}

static void build_columns (DvRecordTable *self);

static void
column_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DvRecordTable *self = DV_RECORD_TABLE (user_data);
  const DvField *field = dv_kind_find_field (self->kind, g_action_get_name (G_ACTION (action)));

  find_arranged (self, field)->visible = g_variant_get_boolean (state);
  g_simple_action_set_state (action, state);
  build_columns (self);
  arranged_cb (self);
}

static void
add_column_action (DvRecordTable *self, const DvColumn *column)
{
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful (column->field->name, NULL,
                                  g_variant_new_boolean (column->visible));

  /* The title always stays. */
  g_simple_action_set_enabled (action, column->field != dv_kind_get_title_field (self->kind));
  g_signal_connect_object (action, "change-state", G_CALLBACK (column_state_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static GMenuModel *
create_menu (DvRecordTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) reset = g_menu_new ();

  for (guint i = 0; i < self->arrangement->columns->len; i++) {
    const DvField *field = g_array_index (self->arrangement->columns, DvColumn, i).field;
    g_autofree char *action = g_strdup_printf ("column.%s", field->name);

    g_menu_append (columns, dv_field_get_label (field), action);
  }
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (columns));
  g_menu_append (reset, _ ("As at first"), "column.as-at-first");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reset));
  return G_MENU_MODEL (menu);
}

static GtkSorter *
create_sorter (DvRecordTable *self, GtkColumnViewColumn *column)
{
  return GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));
}

static GtkColumnViewColumn *
add_column (DvRecordTable *self, const DvColumn *arranged, GMenuModel *menu)
{
  GtkListItemFactory *factory = dv_record_cell_factory (self->kind, arranged->field);
  const char *label = dv_field_get_label (arranged->field);
  GtkColumnViewColumn *column = gtk_column_view_column_new (label, factory);
  g_autoptr (GtkSorter) sorter = NULL;

  g_object_set_data (G_OBJECT (column), "dv-field", (gpointer) arranged->field);
  g_object_set_data (G_OBJECT (column), "dv-table", self);
  sorter = create_sorter (self, column);
  if (arranged->field->type != DV_TYPE_LINKS)
    gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, arranged->width);
  gtk_column_view_column_set_expand (column, arranged->width == -1);
  gtk_column_view_column_set_header_menu (column, menu);
  gtk_column_view_append_column (self->view, column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (arranged_cb), self,
                           G_CONNECT_SWAPPED);
  return column;
}

static void
setup_mark_cb (GtkListItemFactory *factory, GtkListItem *item, DvRecordTable *self)
{
  GtkWidget *image = gtk_image_new ();

  gtk_list_item_set_child (item, image);
}

/* A sign and its words: the tooltip and the screen reader say them. */
static void
bind_mark_cb (GtkListItemFactory *factory, GtkListItem *item, DvRecordTable *self)
{
  GtkWidget *image = gtk_list_item_get_child (item);
  gint64 row = dv_record_item_get_row (gtk_list_item_get_item (item));
  const char *text = self->marks != NULL ? g_hash_table_lookup (self->marks, &row) : NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (image), text != NULL ? "dialog-warning-symbolic" : NULL);
  gtk_widget_set_tooltip_text (image, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
}

static void
add_marks (DvRecordTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("", factory);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_mark_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_mark_cb), self, 0);
  gtk_column_view_column_set_fixed_width (column, MARK_WIDTH);
  gtk_column_view_insert_column (self->view, 0, column);
}

static void
clear_columns (DvRecordTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
}

static void
build_columns (DvRecordTable *self)
{
  g_autoptr (GMenuModel) menu = create_menu (self);
  GtkColumnViewColumn *sorted = NULL;

  self->building = TRUE;
  clear_columns (self);
  for (guint i = 0; i < self->arrangement->columns->len; i++) {
    const DvColumn *arranged = &g_array_index (self->arrangement->columns, DvColumn, i);
    g_autoptr (GtkColumnViewColumn) column = NULL;

    add_column_action (self, arranged);
    if (!is_shown (self, arranged))
      continue;
    column = add_column (self, arranged, menu);
    if (arranged->field == self->arrangement->sort)
      sorted = column;
  }
  if (self->marks != NULL && g_hash_table_size (self->marks) > 0)
    add_marks (self);
  if (sorted != NULL)
    gtk_column_view_sort_by_column (self->view, sorted,
                                    self->arrangement->descending ? GTK_SORT_DESCENDING
                                                                  : GTK_SORT_ASCENDING);
  self->building = FALSE;
}

/* Heads are read whole: a column is at least as wide as its own, with the arrow of the sorting. */
static void
fit_heads (DvRecordTable *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  for (guint i = 0; i < self->arrangement->columns->len; i++) {
    DvColumn *column = &g_array_index (self->arrangement->columns, DvColumn, i);
    g_autofree char *text =
      g_markup_printf_escaped ("<b>%s</b>", dv_field_get_label (column->field));
    int width;

    if (column->width == -1)
      continue;
    pango_layout_set_markup (layout, text, -1);
    pango_layout_get_pixel_size (layout, &width, NULL);
    column->width = MAX (column->width, width + HEAD_ROOM);
  }
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvRecordTable *self = DV_RECORD_TABLE (user_data);

  g_clear_handle_id (&self->save_id, g_source_remove);
  store_setting (self, NULL);
  g_clear_pointer (&self->arrangement, dv_columns_free);
  self->arrangement =
    dv_columns_new (self->kind, g_object_get_data (G_OBJECT (self), "dv-without"));
  fit_heads (self);
  build_columns (self);
  run_query (self);
}

static gboolean
dv_record_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_RECORD_TABLE (widget)->view));
}

static void
dv_record_table_dispose (GObject *object)
{
  DvRecordTable *self = DV_RECORD_TABLE (object);

  if (self->save_id != 0) {
    g_clear_handle_id (&self->save_id, g_source_remove);
    store_setting (self, dv_columns_write (self->arrangement));
  }
  /* The columns go with the view, and with them the one that sorts. */
  self->building = TRUE;
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_RECORD_TABLE);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->query, dv_query_free);
  g_clear_pointer (&self->arrangement, dv_columns_free);
  g_clear_pointer (&self->list_id, g_free);

  G_OBJECT_CLASS (dv_record_table_parent_class)->dispose (object);
}

static void
dv_record_table_class_init (DvRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_record_table_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_record_table_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, DvRecordTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, DvRecordTable, view);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_record_table_init (DvRecordTable *self)
{
  static const GActionEntry entries[] = { { "as-at-first", reset_cb, NULL, NULL, NULL } };

  self->settings = g_settings_new (APP_ID);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", G_ACTION_GROUP (self->actions));
}

/**
 * dv_record_table_new:
 * @store: where the records stand
 * @kind: their kind
 * @list_id: under which name the arrangement of the columns is kept
 * @without: (nullable): the name of a field that needs no column
 *
 * Returns: (transfer floating): a table, empty until it gets a query
 */
GtkWidget *
dv_record_table_new (DvStore *store, const DvKind *kind, const char *list_id, const char *without)
{
  DvRecordTable *self = g_object_new (DV_TYPE_RECORD_TABLE, NULL);
  g_autoptr (GVariant) saved = NULL;

  self->store = g_object_ref (store);
  self->kind = kind;
  self->list_id = g_strdup (list_id);
  g_object_set_data (G_OBJECT (self), "dv-without", (gpointer) without);
  self->arrangement = dv_columns_new (kind, without);
  fit_heads (self);
  saved = load_setting (self);
  dv_columns_read (self->arrangement, kind, saved);
  build_columns (self);

  self->list = dv_record_list_new (store);
  self->selection =
    GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  gtk_column_view_set_model (self->view, self->selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dv_kind_get_label_plural (kind), -1);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (arranged_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * dv_record_table_get_list:
 *
 * Returns: (transfer none): the records
 */
DvRecordList *
dv_record_table_get_list (DvRecordTable *self)
{
  g_return_val_if_fail (DV_IS_RECORD_TABLE (self), NULL);
  return self->list;
}

/**
 * dv_record_table_get_selection:
 *
 * Returns: (transfer none): which of them are selected
 */
GtkSelectionModel *
dv_record_table_get_selection (DvRecordTable *self)
{
  g_return_val_if_fail (DV_IS_RECORD_TABLE (self), NULL);
  return self->selection;
}

/**
 * dv_record_table_get_view:
 *
 * Returns: (transfer none): the column view, to hear of its rows being activated
 */
GtkWidget *
dv_record_table_get_view (DvRecordTable *self)
{
  g_return_val_if_fail (DV_IS_RECORD_TABLE (self), NULL);
  return GTK_WIDGET (self->view);
}

/**
 * dv_record_table_set_query:
 * @query: what to list; the order is that of the table
 */
void
dv_record_table_set_query (DvRecordTable *self, const DvQuery *query)
{
  g_return_if_fail (DV_IS_RECORD_TABLE (self));

  g_clear_pointer (&self->query, dv_query_free);
  self->query = dv_query_copy (query);
  run_query (self);
}

/**
 * dv_record_table_set_compact:
 * @compact: whether there is room for the most important columns only
 */
void
dv_record_table_set_compact (DvRecordTable *self, gboolean compact)
{
  g_return_if_fail (DV_IS_RECORD_TABLE (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  build_columns (self);
}

/**
 * dv_record_table_get_rows:
 *
 * Returns: (transfer full) (element-type gint64): the numbers of the selected records
 */
GArray *
dv_record_table_get_rows (DvRecordTable *self)
{
  g_autoptr (GtkBitset) set = NULL;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (DV_IS_RECORD_TABLE (self), rows);

  set = gtk_selection_model_get_selection (self->selection);
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, set, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position)) {
    g_autoptr (DvRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
    gint64 row;

    if (item == NULL)
      continue;
    row = dv_record_item_get_row (item);
    g_array_append_val (rows, row);
  }
  return rows;
}

/**
 * dv_record_table_get_fields:
 *
 * Returns: (transfer container) (element-type DvField): what the columns show, in their order; also
 *   those that there is no room for beside a form
 */
GPtrArray *
dv_record_table_get_fields (DvRecordTable *self)
{
  GPtrArray *fields = g_ptr_array_new ();

  g_return_val_if_fail (DV_IS_RECORD_TABLE (self), fields);

  for (guint i = 0; i < self->arrangement->columns->len; i++) {
    const DvColumn *column = &g_array_index (self->arrangement->columns, DvColumn, i);

    if (column->visible)
      g_ptr_array_add (fields, (gpointer) column->field);
  }
  return fields;
}

/**
 * dv_record_table_get_record:
 *
 * Returns: (transfer full) (nullable): the first of the selected records, if it is here already
 */
DvRecord *
dv_record_table_get_record (DvRecordTable *self)
{
  g_autoptr (GtkBitset) set = NULL;
  g_autoptr (DvRecordItem) item = NULL;
  DvRecord *record;

  g_return_val_if_fail (DV_IS_RECORD_TABLE (self), NULL);

  set = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_is_empty (set))
    return NULL;
  item = g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_minimum (set));
  record = item != NULL ? dv_record_item_get_record (item) : NULL;
  return record != NULL ? g_object_ref (record) : NULL;
}

/**
 * dv_record_table_set_marks:
 * @marks: (nullable): a text for each row number of a record that somebody should look at
 *
 * Marks records, in a column of their own.
 */
void
dv_record_table_set_marks (DvRecordTable *self, GHashTable *marks)
{
  gboolean had = self->marks != NULL && g_hash_table_size (self->marks) > 0;
  gboolean has = marks != NULL && g_hash_table_size (marks) > 0;

  g_return_if_fail (DV_IS_RECORD_TABLE (self));

  if (marks != NULL)
    g_hash_table_ref (marks);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  self->marks = marks;
  if (had || has)
    build_columns (self);
}

/**
 * dv_record_table_select:
 * @row: the number of a record
 *
 * Selects the record and shows it, if it is in the list.
 */
void
dv_record_table_select (DvRecordTable *self, gint64 row)
{
  guint position;

  g_return_if_fail (DV_IS_RECORD_TABLE (self));

  position = dv_record_list_find (self->list, row);
  if (position == G_MAXUINT)
    return;
  gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                              "list.scroll-to-item", "u", position);
}
