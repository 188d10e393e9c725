/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-op.h"

#include "dv-id.h"

/* The stored form must be readable by programs that know other fields, so a value says by itself
 * what it is. The site that writes is 0, another site is its place in the batch's list of sites,
 * from 1, so that a relay can pass the bytes on as they are. */
typedef enum {
  VALUE_NONE,
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_NEGATIVE,
  VALUE_ID,
} ValueTag;

#define MAX_FIELDS 1024

static void
op_field_free (gpointer data)
{
  DvOpField *entry = data;

  g_array_unref (entry->replaced);
  g_free (entry->value);
  g_free (entry);
}

/**
 * dv_op_new:
 * @kind: the number of a kind
 * @life: what the change says of the record's life
 *
 * Returns: (transfer full): a change that sets no fields yet
 */
DvOp *
dv_op_new (guint kind, DvLife life)
{
  DvOp *op = g_new0 (DvOp, 1);

  op->kind = kind;
  op->life = life;
  op->life_replaced = g_array_new (FALSE, FALSE, sizeof (DvDot));
  op->fields = g_ptr_array_new_with_free_func (op_field_free);
  return op;
}

/**
 * dv_op_free:
 * @op: (transfer full) (nullable): a change
 */
void
dv_op_free (DvOp *op)
{
  if (op == NULL)
    return;
  g_array_unref (op->life_replaced);
  g_ptr_array_unref (op->fields);
  g_free (op);
}

/**
 * dv_op_add:
 * @op: a change
 * @field: the number of a field
 * @replaced: (transfer full) (element-type DvDot): the changes whose values the writer saw
 * @value: (nullable): the new value
 */
void
dv_op_add (DvOp *op, guint field, GArray *replaced, const char *value)
{
  DvOpField *entry = g_new0 (DvOpField, 1);

  entry->field = field;
  entry->replaced = replaced;
  entry->value = g_strdup (value);
  g_ptr_array_add (op->fields, entry);
}

/**
 * dv_op_find:
 * @op: a change
 * @field: the number of a field
 *
 * Returns: (nullable): what @op does to @field
 */
DvOpField *
dv_op_find (const DvOp *op, guint field)
{
  for (guint i = 0; i < op->fields->len; i++) {
    DvOpField *entry = g_ptr_array_index (op->fields, i);

    if (entry->field == field)
      return entry;
  }
  return NULL;
}

/**
 * dv_op_apply:
 * @op: a change that does not make the record
 * @version: the version of the record
 * @dot: the dot of the change
 *
 * Brings @version up to date with @op.
 */
void
dv_op_apply (const DvOp *op, DvVersion *version, DvDot dot)
{
  dv_version_set_life (version, op->life_replaced, dot, op->life);
  for (guint i = 0; i < op->fields->len; i++) {
    DvOpField *entry = g_ptr_array_index (op->fields, i);

    dv_version_replace (version, entry->field, entry->replaced, dot);
  }
}

static gboolean
is_canonical_number (const char *value)
{
  const char *digits = value + (value[0] == '-');
  size_t length = strlen (digits);

  return length > 0 && length <= 18 && strspn (digits, "0123456789") == length &&
         (digits[0] != '0' || (length == 1 && digits == value));
}

static void
put_value (GByteArray *bytes, const char *value)
{
  DvId id;

  if (value == NULL) {
    dv_bytes_put_number (bytes, VALUE_NONE);
  } else if (dv_id_parse (value, &id)) {
    dv_bytes_put_number (bytes, VALUE_ID);
    g_byte_array_append (bytes, id.bytes, sizeof id.bytes);
  } else if (is_canonical_number (value)) {
    dv_bytes_put_number (bytes, value[0] == '-' ? VALUE_NEGATIVE : VALUE_NUMBER);
    dv_bytes_put_number (bytes, g_ascii_strtoull (value + (value[0] == '-'), NULL, 10));
  } else {
    dv_bytes_put_number (bytes, VALUE_TEXT);
    dv_bytes_put_blob (bytes, value, strlen (value));
  }
}

static char *
get_id (DvReader *reader)
{
  const guint8 *data = dv_reader_get_raw (reader, DV_ID_SIZE);
  DvId id;

  if (data == NULL)
    return NULL;
  memcpy (id.bytes, data, DV_ID_SIZE);
  return dv_id_to_text (&id);
}

static char *
get_value (DvReader *reader)
{
  switch ((ValueTag) dv_reader_get_count (reader, VALUE_ID)) {
  case VALUE_TEXT:
    return dv_reader_get_text (reader);
  case VALUE_NUMBER:
    return g_strdup_printf ("%" G_GUINT64_FORMAT, dv_reader_get_number (reader));
  case VALUE_NEGATIVE:
    return g_strdup_printf ("-%" G_GUINT64_FORMAT, dv_reader_get_number (reader));
  case VALUE_ID:
    return get_id (reader);
  case VALUE_NONE:
  default:
    return NULL;
  }
}

/**
 * dv_sites_find:
 * @sites: (element-type guint32): local numbers of sites, the one that writes first
 * @site: the local number of a site
 *
 * Returns: its place in the list, to which it is added if it is not in it
 */
guint32
dv_sites_find (GArray *sites, guint32 site)
{
  guint i = 0;

  while (i < sites->len && g_array_index (sites, guint32, i) != site)
    i++;
  if (i == sites->len)
    g_array_append_val (sites, site);
  return i;
}

static void
put_dots (GByteArray *bytes, const GArray *dots, GArray *sites)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (DvDot));

  for (guint i = 0; i < dots->len; i++) {
    DvDot dot = g_array_index (dots, DvDot, i);

    dot.site = dv_sites_find (sites, dot.site);
    g_array_append_val (named, dot);
  }
  dv_dots_put (bytes, named);
}

/**
 * dv_op_to_bytes:
 * @op: a change, in which sites have their local numbers
 * @sites: (element-type guint32): local numbers of the sites that its batch names, the one that
 *   writes first; sites that @op names are added
 *
 * Returns: (transfer full): its stored form
 */
GByteArray *
dv_op_to_bytes (const DvOp *op, GArray *sites)
{
  GByteArray *bytes = g_byte_array_new ();

  dv_bytes_put_number (bytes, op->kind);
  dv_bytes_put_number (bytes, (guint) op->life << 1 | (op->creates ? 1 : 0));
  put_dots (bytes, op->life_replaced, sites);
  dv_bytes_put_number (bytes, op->fields->len);
  for (guint i = 0; i < op->fields->len; i++) {
    const DvOpField *entry = g_ptr_array_index (op->fields, i);

    dv_bytes_put_number (bytes, entry->field);
    if (!op->creates)
      put_dots (bytes, entry->replaced, sites);
    put_value (bytes, entry->value);
  }
  return bytes;
}

/**
 * dv_op_strip:
 * @data: the stored form of a change
 * @size: how many bytes
 *
 * Returns: (transfer full) (nullable): the same change without any value: only what it says of the
 *   record's life, which later changes build on; %NULL if it has no values, or is damaged
 */
GBytes *
dv_op_strip (gconstpointer data, gsize size)
{
  g_autoptr (DvOp) op = dv_op_parse (data, size);
  GByteArray *bytes;

  if (op == NULL || op->fields->len == 0)
    return NULL;
  bytes = g_byte_array_new ();
  dv_bytes_put_number (bytes, op->kind);
  dv_bytes_put_number (bytes, (guint) op->life << 1 | (op->creates ? 1 : 0));
  dv_dots_put (bytes, op->life_replaced);
  dv_bytes_put_number (bytes, 0);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
number_dots (GArray *dots, const GArray *sites)
{
  for (guint i = 0; i < dots->len; i++) {
    DvDot *dot = &g_array_index (dots, DvDot, i);

    if (dot->site >= sites->len)
      return FALSE;
    dot->site = g_array_index (sites, guint32, dot->site);
  }
  return TRUE;
}

/**
 * dv_op_number_sites:
 * @op: a change that was parsed
 * @sites: (element-type guint32): the local numbers of the sites that its batch names, its own
 * first
 *
 * Gives the sites that the change names their local numbers.
 *
 * Returns: whether they are all in the list
 */
gboolean
dv_op_number_sites (DvOp *op, const GArray *sites)
{
  if (!number_dots (op->life_replaced, sites))
    return FALSE;
  for (guint i = 0; i < op->fields->len; i++) {
    DvOpField *entry = g_ptr_array_index (op->fields, i);

    if (!number_dots (entry->replaced, sites))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_op_set_values:
 * @op: a change that makes a record
 * @record: the record
 *
 * Sets the values of the fields that this program knows.
 */
void
dv_op_set_values (const DvOp *op, DvRecord *record)
{
  for (guint i = 0; i < op->fields->len; i++) {
    const DvOpField *entry = g_ptr_array_index (op->fields, i);
    const DvField *field = dv_kind_find_field_by_id (dv_record_get_kind (record), entry->field);

    if (field != NULL && dv_field_is_logged (field))
      dv_record_set_value (record, field, entry->value);
  }
}

static void
parse_field (DvOp *op, DvReader *reader)
{
  guint field = dv_reader_get_count (reader, G_MAXUINT32);
  GArray *replaced =
    op->creates ? g_array_new (FALSE, FALSE, sizeof (DvDot)) : dv_dots_get (reader);
  g_autofree char *value = get_value (reader);

  dv_op_add (op, field, replaced, value);
}

/**
 * dv_op_parse:
 * @data: what dv_op_to_bytes() gave
 * @size: how many bytes
 *
 * Returns: (transfer full) (nullable): the change, in which sites are their places in the list of
 *   its batch; %NULL if the bytes are damaged
 */
DvOp *
dv_op_parse (gconstpointer data, gsize size)
{
  g_autoptr (DvOp) op = dv_op_new (0, DV_LIFE_ALIVE);
  DvReader reader;
  guint flags, n;

  dv_reader_init (&reader, data, size);
  op->kind = dv_reader_get_count (&reader, G_MAXUINT32);
  flags = dv_reader_get_count (&reader, DV_LIFE_ERASED << 1 | 1);
  op->life = (DvLife) (flags >> 1);
  op->creates = flags & 1;
  g_array_unref (op->life_replaced);
  op->life_replaced = dv_dots_get (&reader);
  n = dv_reader_get_count (&reader, MAX_FIELDS);
  for (guint i = 0; i < n && !reader.failed; i++)
    parse_field (op, &reader);
  if (reader.failed || reader.position != size)
    return NULL;
  return g_steal_pointer (&op);
}
