/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-links.h"

/* A new row and the new rows that link to it. */
typedef struct {
  DvImportRow *row;
  guint n_needed;       /* rows that it links to and that are not in order yet */
  GPtrArray *needed_by; /* of Node */
} Node;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_ptr_array_unref (node->needed_by);
  g_free (node);
}

static void
add_need (GHashTable *by_id, Node *node, const char *id)
{
  Node *needed = g_hash_table_lookup (by_id, id);

  if (needed == NULL)
    return;
  node->n_needed++;
  g_ptr_array_add (needed->needed_by, node);
}

static void
add_needs (GHashTable *by_id, Node *node)
{
  const DvKind *kind = dv_record_get_kind (node->row->record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = dv_record_get_value (node->row->record, &kind->fields[i]);
    g_autoptr (GPtrArray) links = NULL;

    if (!dv_field_is_link (&kind->fields[i]))
      continue;
    links = dv_links_parse (value);
    for (guint l = 0; l < links->len; l++)
      add_need (by_id, node, ((DvLink *) g_ptr_array_index (links, l))->id);
  }
}

static GPtrArray *
make_nodes (DvImport *self)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (node_free);

  for (guint i = 0; i < self->result.rows->len; i++) {
    DvImportRow *row = g_ptr_array_index (self->result.rows, i);
    Node *node;

    if (row->state != DV_IMPORT_NEW)
      continue;
    node = g_new0 (Node, 1);
    node->row = row;
    node->needed_by = g_ptr_array_new ();
    g_ptr_array_add (nodes, node);
  }
  return nodes;
}

static void
connect_nodes (GPtrArray *nodes)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < nodes->len; i++) {
    Node *node = g_ptr_array_index (nodes, i);
    const char *id = dv_record_get_id (node->row->record);

    if (id != NULL)
      g_hash_table_insert (by_id, (gpointer) id, node);
  }
  for (guint i = 0; i < nodes->len; i++)
    add_needs (by_id, g_ptr_array_index (nodes, i));
}

static void
release (GPtrArray *order, Node *node)
{
  for (guint i = 0; i < node->needed_by->len; i++) {
    Node *next = g_ptr_array_index (node->needed_by, i);

    if (--next->n_needed == 0)
      g_ptr_array_add (order, next);
  }
}

static void
refuse_circles (DvImport *self, GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++) {
    Node *node = g_ptr_array_index (nodes, i);

    if (node->n_needed > 0)
      dv_import_refuse (self, node->row, NULL, NULL,
                        _ ("The row links to itself, directly or through other rows. Correct one "
                           "of these links."));
  }
}

/**
 * dv_import_sort_new:
 * @self: an import whose rows were read
 *
 * Puts the rows that make records in an order in which each links only to those before it. Rows
 * that link in a circle are refused.
 *
 * Returns: (transfer container) (element-type DvImportRow): the rows
 */
GPtrArray *
dv_import_sort_new (DvImport *self)
{
  g_autoptr (GPtrArray) nodes = make_nodes (self);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GPtrArray *rows = g_ptr_array_new ();

  connect_nodes (nodes);
  for (guint i = 0; i < nodes->len; i++) {
    Node *node = g_ptr_array_index (nodes, i);

    if (node->n_needed == 0)
      g_ptr_array_add (order, node);
  }
  for (guint i = 0; i < order->len; i++) {
    Node *node = g_ptr_array_index (order, i);

    g_ptr_array_add (rows, node->row);
    release (order, node);
  }
  refuse_circles (self, nodes);
  return rows;
}
