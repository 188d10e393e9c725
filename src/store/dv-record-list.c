/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-record-list.h"

#include "dv-load.h"

/* The order of the records is known at once, as a list of their numbers; a record is read when
 * somebody asks for its place, and forgotten when nobody shows it any more. So a million records
 * scroll as ten do. */

/* As many as fit on a large screen. */
#define FIRST_ROWS 60

/**
 * DvRecordItem:
 *
 * A place in a list: the number of a record at once, and the record as soon as it is read.
 */
struct _DvRecordItem {
  GObject parent_instance;

  gint64 row;
  DvRecord *record;
};

enum {
  ITEM_PROP_0,
  ITEM_PROP_RECORD,
  N_ITEM_PROPS,
};

static GParamSpec *item_properties[N_ITEM_PROPS];

G_DEFINE_FINAL_TYPE (DvRecordItem, dv_record_item, G_TYPE_OBJECT)

static void
dv_record_item_finalize (GObject *object)
{
  DvRecordItem *self = DV_RECORD_ITEM (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (dv_record_item_parent_class)->finalize (object);
}

static void
dv_record_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DvRecordItem *self = DV_RECORD_ITEM (object);

  switch (prop_id) {
  case ITEM_PROP_RECORD:
    g_value_set_object (value, self->record);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
dv_record_item_class_init (DvRecordItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dv_record_item_finalize;
  object_class->get_property = dv_record_item_get_property;

  /**
   * DvRecordItem:record: (getter get_record)
   *
   * The record, %NULL until it is read.
   */
  item_properties[ITEM_PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL, DV_TYPE_RECORD,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_ITEM_PROPS, item_properties);
}

static void
dv_record_item_init (DvRecordItem *self)
{
}

/**
 * dv_record_item_get_row:
 * @self: a place in a list
 *
 * Returns: the number of its record
 */
gint64
dv_record_item_get_row (DvRecordItem *self)
{
  g_return_val_if_fail (DV_IS_RECORD_ITEM (self), 0);

  return self->row;
}

/**
 * dv_record_item_get_record:
 * @self: a place in a list
 *
 * Returns: (nullable) (transfer none): its record, %NULL until it is read
 */
DvRecord *
dv_record_item_get_record (DvRecordItem *self)
{
  g_return_val_if_fail (DV_IS_RECORD_ITEM (self), NULL);

  return self->record;
}

static void
set_record (DvRecordItem *self, DvRecord *record)
{
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_RECORD]);
}

/**
 * DvRecordList:
 *
 * The records that a query lists, as a #GListModel of #DvRecordItem. It follows the store.
 */
struct _DvRecordList {
  GObject parent_instance;

  DvStore *store;
  DvQuery *query;
  GArray *rows;      /* of gint64, in order */
  GHashTable *items; /* row -> DvRecordItem, not owned: those that somebody holds */
  GArray *wanted;    /* of gint64: rows to read next */
  guint read_id;     /* idle source that reads them */
  guint rest_id;     /* idle source that asks for the records after the first */
  GCancellable *cancellable;
  gboolean loading;
};

enum {
  PROP_0,
  PROP_LOADING,
  PROP_N_ITEMS,
  N_PROPS,
};

enum {
  SIGNAL_FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvRecordList,
                               dv_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
fail (DvRecordList *self, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
set_loading (DvRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* What is read on the other thread. */
typedef struct {
  const DvKind *kind;
  GArray *rows;
  GPtrArray *records;
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_array_unref (read->rows);
  g_clear_pointer (&read->records, g_ptr_array_unref);
  g_free (read);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Read *read = data;

  read->records =
    dv_db_load_rows (db, read->kind, (gint64 *) read->rows->data, read->rows->len, error);
  return read->records != NULL;
}

static void
show_records (DvRecordList *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    gint64 row = dv_record_get_row (record);
    DvRecordItem *item = g_hash_table_lookup (self->items, &row);

    if (item != NULL)
      set_record (item, record);
  }
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvRecordList) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;

  if (dv_store_read_finish (DV_STORE (source), result, &data, &error))
    show_records (self, ((Read *) data)->records);
  else
    fail (self, error);
}

static gboolean
read_wanted_cb (gpointer user_data)
{
  DvRecordList *self = user_data;
  Read *read = g_new0 (Read, 1);

  self->read_id = 0;
  read->kind = dv_query_get_kind (self->query);
  read->rows = g_steal_pointer (&self->wanted);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  dv_store_read_async (self->store, read_cb, read, read_free, NULL, read_done_cb,
                       g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Everything that is asked for before the next frame is read together. */
static void
want (DvRecordList *self, gint64 row)
{
  g_array_append_val (self->wanted, row);
  if (self->read_id == 0)
    self->read_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_wanted_cb, self, NULL);
}

static void
item_gone_cb (gpointer data, GObject *item)
{
  DvRecordList *self = data;

  g_hash_table_remove (self->items, &((DvRecordItem *) item)->row);
}

static DvRecordItem *
make_item (DvRecordList *self, gint64 row)
{
  DvRecordItem *item = g_object_new (DV_TYPE_RECORD_ITEM, NULL);

  item->row = row;
  g_hash_table_insert (self->items, &item->row, item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  want (self, row);
  return item;
}

static GType
dv_record_list_get_item_type (GListModel *model)
{
  return DV_TYPE_RECORD_ITEM;
}

static guint
dv_record_list_get_n_items (GListModel *model)
{
  return DV_RECORD_LIST (model)->rows->len;
}

static gpointer
dv_record_list_get_item (GListModel *model, guint position)
{
  DvRecordList *self = DV_RECORD_LIST (model);
  DvRecordItem *item;
  gint64 row;

  if (position >= self->rows->len)
    return NULL;
  row = g_array_index (self->rows, gint64, position);
  item = g_hash_table_lookup (self->items, &row);
  return item != NULL ? g_object_ref (item) : make_item (self, row);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dv_record_list_get_item_type;
  iface->get_n_items = dv_record_list_get_n_items;
  iface->get_item = dv_record_list_get_item;
}

/* Takes over the new order and tells the views the smallest change that leads to it. */
static void
set_rows (DvRecordList *self, GArray *rows)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->rows);
  guint same = 0, tail = 0, limit = MIN (old->len, rows->len);

  while (same < limit && g_array_index (old, gint64, same) == g_array_index (rows, gint64, same))
    same++;
  while (tail < limit - same && g_array_index (old, gint64, old->len - 1 - tail) ==
                                  g_array_index (rows, gint64, rows->len - 1 - tail))
    tail++;
  self->rows = g_array_ref (rows);
  if (old->len - same - tail == 0 && rows->len - same - tail == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), same, old->len - same - tail,
                              rows->len - same - tail);
  if (old->len != rows->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

typedef struct {
  DvQuery *query;
  GArray *rows;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  dv_query_free (ask->query);
  g_clear_pointer (&ask->rows, g_array_unref);
  g_free (ask);
}

static gboolean
ask_cb (DvDb *db, gpointer data, GError **error)
{
  Ask *ask = data;

  ask->rows = dv_query_run (ask->query, db, error);
  return ask->rows != NULL;
}

static gboolean ask_rest_cb (gpointer user_data);

static void
ask_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvRecordList) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;

  /* It was answered before it could be cancelled; another question has been asked since. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (dv_store_read_finish (DV_STORE (source), result, &data, &error)) {
    GArray *rows = ((Ask *) data)->rows;
    gboolean more = dv_query_get_limit (((Ask *) data)->query) == FIRST_ROWS &&
                    dv_query_get_limit (self->query) != FIRST_ROWS && rows->len == FIRST_ROWS;

    set_rows (self, rows);
    if (more)
      self->rest_id = g_idle_add_full (G_PRIORITY_LOW, ask_rest_cb, self, NULL);
    else
      set_loading (self, FALSE);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    set_loading (self, FALSE);
    fail (self, error);
  }
}

static void
ask (DvRecordList *self, guint limit)
{
  Ask *ask_for = g_new0 (Ask, 1);

  ask_for->query = dv_query_copy (self->query);
  dv_query_set_limit (ask_for->query, limit);
  dv_store_read_async (self->store, ask_cb, ask_for, ask_free, self->cancellable, ask_done_cb,
                       g_object_ref (self));
}

/* The others are asked for when the first have been drawn. */
static gboolean
ask_rest_cb (gpointer user_data)
{
  DvRecordList *self = user_data;

  self->rest_id = 0;
  ask (self, dv_query_get_limit (self->query));
  return G_SOURCE_REMOVE;
}

/* When nothing is shown yet, the first records are asked for first: they are there at once, however
 * many others follow. */
static void
run_query (DvRecordList *self)
{
  guint limit = dv_query_get_limit (self->query);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_loading (self, TRUE);
  ask (self,
       self->rows->len == 0 && limit == 0 && dv_query_has_index (self->query) ? FIRST_ROWS : limit);
}

/* A record shows titles of others, so whatever changed, what is shown is read again. */
static void
store_changed_cb (DvRecordList *self, GArray *changed)
{
  GHashTableIter iter;
  gpointer item;

  if (self->query == NULL)
    return;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    want (self, ((DvRecordItem *) item)->row);
  run_query (self);
}

static void
forget_item (gpointer key, gpointer item, gpointer self)
{
  g_object_weak_unref (G_OBJECT (item), item_gone_cb, self);
}

static void
dv_record_list_dispose (GObject *object)
{
  DvRecordList *self = DV_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_hash_table_foreach (self->items, forget_item, self);
  g_hash_table_remove_all (self->items);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_record_list_parent_class)->dispose (object);
}

static void
dv_record_list_finalize (GObject *object)
{
  DvRecordList *self = DV_RECORD_LIST (object);

  dv_query_free (self->query);
  g_array_unref (self->rows);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->items);

  G_OBJECT_CLASS (dv_record_list_parent_class)->finalize (object);
}

static void
dv_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DvRecordList *self = DV_RECORD_LIST (object);

  switch (prop_id) {
  case PROP_LOADING:
    g_value_set_boolean (value, self->loading);
    break;
  case PROP_N_ITEMS:
    g_value_set_uint (value, self->rows->len);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
dv_record_list_class_init (DvRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dv_record_list_dispose;
  object_class->finalize = dv_record_list_finalize;
  object_class->get_property = dv_record_list_get_property;

  /**
   * DvRecordList:loading: (getter is_loading)
   *
   * Whether a newer order is being asked for.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  /**
   * DvRecordList:n-items:
   *
   * How many records there are.
   */
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DvRecordList::failed:
   * @self: the list
   * @error: why the store could not be read
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dv_record_list_init (DvRecordList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * dv_record_list_new:
 * @store: a store
 *
 * Returns: (transfer full): a list that is empty until it is given a query
 */
DvRecordList *
dv_record_list_new (DvStore *store)
{
  DvRecordList *self = g_object_new (DV_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * dv_record_list_set_query:
 * @self: a list
 * @query: what to list
 *
 * Asks the store for the records, and stops asking for what was asked before. What the list holds
 * stays until the answer is there.
 */
void
dv_record_list_set_query (DvRecordList *self, const DvQuery *query)
{
  DvQuery *copy;

  g_return_if_fail (DV_IS_RECORD_LIST (self) && query != NULL);

  copy = dv_query_copy (query);
  dv_query_free (self->query);
  self->query = copy;
  run_query (self);
}

/**
 * dv_record_list_get_query:
 * @self: a list
 *
 * Returns: (nullable): what it lists
 */
const DvQuery *
dv_record_list_get_query (DvRecordList *self)
{
  g_return_val_if_fail (DV_IS_RECORD_LIST (self), NULL);

  return self->query;
}

/**
 * dv_record_list_is_loading:
 * @self: a list
 *
 * Returns: whether a newer order is being asked for
 */
gboolean
dv_record_list_is_loading (DvRecordList *self)
{
  g_return_val_if_fail (DV_IS_RECORD_LIST (self), FALSE);

  return self->loading;
}

/**
 * dv_record_list_find:
 * @self: a list
 * @row: the number of a record
 *
 * Returns: its place in the list, %G_MAXUINT if it is not in it
 */
guint
dv_record_list_find (DvRecordList *self, gint64 row)
{
  g_return_val_if_fail (DV_IS_RECORD_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->rows->len; i++) {
    if (g_array_index (self->rows, gint64, i) == row)
      return i;
  }
  return G_MAXUINT;
}
