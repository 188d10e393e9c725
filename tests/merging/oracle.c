/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "oracle.h"

static void
op_free (gpointer data)
{
  OracleOp *op = data;

  g_array_unref (op->seen);
  g_hash_table_unref (op->values);
  g_free (op->text);
  g_free (op);
}

Oracle *
oracle_new (void)
{
  Oracle *oracle = g_new0 (Oracle, 1);

  oracle->ops = g_ptr_array_new_with_free_func (op_free);
  oracle->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  oracle->records = g_ptr_array_new_with_free_func (g_free);
  oracle->by_record = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return oracle;
}

void
oracle_free (Oracle *oracle)
{
  if (oracle == NULL)
    return;
  g_ptr_array_unref (oracle->ops);
  g_hash_table_unref (oracle->by_name);
  g_ptr_array_unref (oracle->records);
  g_ptr_array_unref (oracle->by_record);
  g_free (oracle);
}

OracleOp *
oracle_get (Oracle *oracle, guint number)
{
  return g_ptr_array_index (oracle->ops, number);
}

static char *
make_name (guint author, guint scope, guint64 seq)
{
  return g_strdup_printf ("%u %u %" G_GUINT64_FORMAT, author, scope, seq);
}

gboolean
oracle_find (Oracle *oracle, guint author, guint scope, guint64 seq, guint *number)
{
  g_autofree char *name = make_name (author, scope, seq);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (oracle->by_name, name));

  *number = found - 1;
  return found != 0;
}

gboolean
oracle_find_record (Oracle *oracle, const char *id, guint *record)
{
  return g_ptr_array_find_with_equal_func (oracle->records, id, g_str_equal, record);
}

static guint
need_record (Oracle *oracle, const char *id)
{
  guint record;

  if (oracle_find_record (oracle, id, &record))
    return record;
  g_ptr_array_add (oracle->records, g_strdup (id));
  g_ptr_array_add (oracle->by_record, g_array_new (FALSE, FALSE, sizeof (guint)));
  return oracle->records->len - 1;
}

/* What a change says, without what it replaces: at every site the same. */
char *
oracle_describe (const DvOp *op)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%u/%u%s", op->kind, (guint) op->life, op->creates ? "+" : "");
  for (guint i = 0; i < op->fields->len; i++) {
    const DvOpField *entry = g_ptr_array_index (op->fields, i);

    g_string_append_printf (text, " %u=%s", entry->field,
                            entry->value != NULL ? entry->value : "-");
  }
  return g_string_free (text, FALSE);
}

guint
oracle_add (Oracle *oracle,
            guint author,
            guint scope,
            guint64 seq,
            gint64 hlc,
            const char *record,
            const DvOp *op,
            const Bits *seen)
{
  OracleOp *own = g_new0 (OracleOp, 1);
  guint number = oracle->ops->len;

  own->author = author;
  own->scope = scope;
  own->seq = seq;
  own->hlc = hlc;
  own->life = op->life;
  own->record = need_record (oracle, record);
  own->seen = bits_copy (seen);
  own->text = oracle_describe (op);
  own->values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < op->fields->len; i++) {
    const DvOpField *entry = g_ptr_array_index (op->fields, i);

    g_hash_table_insert (own->values, GUINT_TO_POINTER (entry->field), g_strdup (entry->value));
  }
  g_ptr_array_add (oracle->ops, own);
  g_hash_table_insert (oracle->by_name, make_name (author, scope, seq),
                       GUINT_TO_POINTER (number + 1));
  g_array_append_val (g_ptr_array_index (oracle->by_record, own->record), number);
  return number;
}

/* A change got another name. */
void
oracle_rename (Oracle *oracle, guint number, guint author, guint64 seq)
{
  OracleOp *op = oracle_get (oracle, number);

  op->author = author;
  op->seq = seq;
  g_hash_table_insert (oracle->by_name, make_name (author, op->scope, seq),
                       GUINT_TO_POINTER (number + 1));
}

static gboolean
writes (const OracleOp *op, guint field)
{
  return field == DV_FIELD_LIFE || g_hash_table_contains (op->values, GUINT_TO_POINTER (field));
}

static gboolean
is_replaced (Oracle *oracle, const GArray *numbers, guint number, guint field, const Bits *known)
{
  for (guint i = 0; i < numbers->len; i++) {
    guint other = g_array_index (numbers, guint, i);
    const OracleOp *op = oracle_get (oracle, other);

    if (bits_has (known, other) && writes (op, field) && bits_has (op->seen, number) &&
        !(op->leaves_life && field == DV_FIELD_LIFE))
      return TRUE;
  }
  return FALSE;
}

/* Returns: the changes of a field that nobody replaced, of those that are known */
Bits *
oracle_live (Oracle *oracle, guint record, guint field, const Bits *known)
{
  const GArray *numbers = g_ptr_array_index (oracle->by_record, record);
  Bits *live = bits_new ();

  for (guint i = 0; i < numbers->len; i++) {
    guint number = g_array_index (numbers, guint, i);

    if (bits_has (known, number) && writes (oracle_get (oracle, number), field) &&
        !is_replaced (oracle, numbers, number, field, known))
      bits_add (live, number);
  }
  return live;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: the different values that changes give a field, sorted */
GPtrArray *
oracle_values (Oracle *oracle, guint field, const Bits *live)
{
  static const char *const lives[] = { "alive", "deleted", "moved", "erased" };
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < oracle->ops->len; i++) {
    const OracleOp *op = oracle_get (oracle, i);
    const char *value;

    if (!bits_has (live, i))
      continue;
    value = field == DV_FIELD_LIFE ? lives[op->life]
                                   : g_hash_table_lookup (op->values, GUINT_TO_POINTER (field));
    value = value != NULL ? value : "-";
    if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
      g_ptr_array_add (values, g_strdup (value));
  }
  g_ptr_array_sort (values, compare);
  return values;
}
