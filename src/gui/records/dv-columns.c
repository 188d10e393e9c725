/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-columns.h"

/* The columns of a list: those that the kind names, as the person has arranged them. No widget is
 * touched here. */

/**
 * dv_columns_get_width:
 * @kind: a kind of record
 * @field: one of its fields
 *
 * Returns: the width that its values usually need; -1 for those that share what is left
 */
int
dv_columns_get_width (const DvKind *kind, const DvField *field)
{
  /* An address needs as much room as a name, and is what tells two people of one name apart;
   * a legal basis is a sentence. */
  if (field == dv_kind_get_title_field (kind) || field == dv_kind_find_field (kind, "address") ||
      field == dv_kind_find_field (kind, "basis"))
    return -1;
  if (field->flags & DV_FIELD_NUMBERED)
    return 56;
  if (field->flags & DV_FIELD_DEADLINE)
    return 176;
  if (field == dv_kind_find_field (kind, "number"))
    return 84;
  switch (field->type) {
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
    return 96;
  case DV_TYPE_INTEGER:
  case DV_TYPE_DECIMAL:
    return 92;
  case DV_TYPE_MONEY:
    return 124;
  case DV_TYPE_YES_NO:
    return 80;
  case DV_TYPE_CHOICE:
    return 124;
  case DV_TYPE_LINK:
  case DV_TYPE_LINKS:
    return 132;
  case DV_TYPE_TEXT:
  case DV_TYPE_LONG_TEXT:
  default:
    return field->flags & DV_FIELD_KEY ? 72 : 150;
  }
}

/**
 * dv_columns_is_compact:
 * @kind: a kind of record
 * @field: one of its fields
 *
 * Returns: whether a narrow list shows it: what names the record, its state and its time
 */
gboolean
dv_columns_is_compact (const DvKind *kind, const DvField *field)
{
  return field == dv_kind_get_title_field (kind) || field == dv_kind_find_field (kind, "state") ||
         field == dv_kind_find_field (kind, "birth") || (field->flags & DV_FIELD_DERIVED) != 0;
}

static void
add (DvColumns *columns, const DvField *field, int width, gboolean visible)
{
  DvColumn column = { field, width, visible };

  g_array_append_val (columns->columns, column);
}

/**
 * dv_columns_new:
 * @kind: a kind of record
 * @without: (nullable): the name of a field that needs no column
 *
 * Returns: (transfer full): the columns as the kind describes them
 */
DvColumns *
dv_columns_new (const DvKind *kind, const char *without)
{
  DvColumns *columns = g_new0 (DvColumns, 1);

  columns->columns = g_array_new (FALSE, FALSE, sizeof (DvColumn));
  for (guint i = 0; kind->columns[i] != NULL; i++) {
    const DvField *field = dv_kind_find_field (kind, kind->columns[i]);

    if (g_strcmp0 (kind->columns[i], without) != 0)
      add (columns, field, dv_columns_get_width (kind, field), TRUE);
    /* What the store reckons as due comes first in its list. */
    if ((field->flags & DV_FIELD_NUMBERED) ||
        ((field->flags & DV_FIELD_DERIVED) && (field->flags & DV_FIELD_DEADLINE)))
      columns->sort = field;
  }
  return columns;
}

/**
 * dv_columns_free:
 * @columns: (transfer full): columns
 */
void
dv_columns_free (DvColumns *columns)
{
  g_array_unref (columns->columns);
  g_free (columns);
}

static guint
find (const DvColumns *columns, const DvField *field)
{
  for (guint i = 0; i < columns->columns->len; i++)
    if (g_array_index (columns->columns, DvColumn, i).field == field)
      return i;

  return G_MAXUINT;
}

/* Moves the column of the saved field to @position; an unknown field is left out. */
static gboolean
read_column (DvColumns *columns,
             const DvKind *kind,
             guint position,
             const char *name,
             int width,
             gboolean visible)
{
  guint found = find (columns, dv_kind_find_field (kind, name));
  DvColumn column;

  if (found == G_MAXUINT || found < position)
    return FALSE;
  column = g_array_index (columns->columns, DvColumn, found);
  column.visible = visible;
  if (column.width != -1 && width >= 40 && width <= 2000)
    column.width = width;
  g_array_remove_index (columns->columns, found);
  g_array_insert_val (columns->columns, position, column);
  return TRUE;
}

/**
 * dv_columns_read:
 * @columns: the columns as the kind describes them
 * @kind: the kind
 * @saved: (nullable): what dv_columns_write() wrote, perhaps in another version of the program
 *
 * Arranges the columns as they were.
 */
void
dv_columns_read (DvColumns *columns, const DvKind *kind, GVariant *saved)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *name, *sort;
  gboolean visible;
  guint position = 0;
  int width;

  if (saved == NULL || !g_variant_is_of_type (saved, G_VARIANT_TYPE ("(a(sib)sb)")))
    return;
  g_variant_get (saved, "(a(sib)&sb)", &iter, &sort, &columns->descending);
  columns->sort = dv_kind_find_field (kind, sort);
  while (g_variant_iter_next (iter, "(&sib)", &name, &width, &visible))
    position += read_column (columns, kind, position, name, width, visible);
}

/**
 * dv_columns_write:
 * @columns: columns
 *
 * Returns: (transfer floating): how they are arranged
 */
GVariant *
dv_columns_write (const DvColumns *columns)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < columns->columns->len; i++) {
    const DvColumn *column = &g_array_index (columns->columns, DvColumn, i);

    g_variant_builder_add (&builder, "(sib)", column->field->name, column->width, column->visible);
  }
  return g_variant_new ("(a(sib)sb)", &builder, columns->sort != NULL ? columns->sort->name : "",
                        columns->descending);
}
