/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-mapping-private.h"

#include "dv-kinds.h"
#include "dv-load.h"

/* A mapping is kept as lines of words with tabs between them, so that a sheet whose columns moved
 * is still read as it was decided:
 *   column  heading  type  field  other  value
 *   group   guess    field
 */

static const char *const types[] = {
  [DV_USE_NOTHING] = "nothing", [DV_USE_ID] = "id",     [DV_USE_FIELD] = "field",
  [DV_USE_SPLIT] = "split",     [DV_USE_MARK] = "mark",
};

/**
 * dv_mapping_get_layout:
 * @self: a mapping
 *
 * Returns: (transfer full): what makes two sheets the same form: the kind and the headings
 */
char *
dv_mapping_get_layout (const DvMapping *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) self->kind->name, -1);
  for (guint i = 0; i < self->columns->len; i++) {
    const DvMappingColumn *column = dv_mapping_get_column (self, i);

    if (*column->folded == '\0' || strcmp (column->heading, DV_COLUMN_FAULTS) == 0)
      continue;
    g_checksum_update (checksum, (const guchar *) "\n", 1);
    g_checksum_update (checksum, (const guchar *) column->folded, -1);
  }
  return g_strdup (g_checksum_get_string (checksum));
}

static const char *
name_of (const DvField *field)
{
  return field != NULL ? field->name : "";
}

static void
append_column (GString *text, const DvMappingColumn *column)
{
  g_autofree char *value =
    g_strdelimit (g_strdup (column->use.value != NULL ? column->use.value : ""), "\t\r\n", ' ');

  g_string_append_printf (text, "column\t%s\t%s\t%s\t%s\t%s\n", column->folded,
                          types[column->use.type], name_of (column->use.field),
                          name_of (column->use.other), value);
}

static gboolean
is_level_of (const DvMapping *self, const DvField *guess)
{
  for (guint i = 0; i < self->levels->len; i++) {
    if (g_array_index (self->levels, DvMappingLevel, i).guess == guess)
      return TRUE;
  }
  return FALSE;
}

static void
append_group (GString *text, const DvField *guess, const DvField *field)
{
  g_string_append_printf (text, "group\t%s\t%s\n", name_of (guess), name_of (field));
}

/**
 * dv_mapping_to_text:
 * @self: a mapping
 *
 * Returns: (transfer full): the same for dv_mapping_take_text()
 */
char *
dv_mapping_to_text (const DvMapping *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    append_column (text, dv_mapping_get_column (self, i));
  for (guint i = 0; i < self->levels->len; i++) {
    const DvMappingLevel *level = &g_array_index (self->levels, DvMappingLevel, i);

    if (level->source >= DV_MAPPING_REMEMBERED)
      append_group (text, level->guess, level->field);
  }
  for (guint i = 0; i < self->rules->len; i++) {
    const DvMappingRule *rule = &g_array_index (self->rules, DvMappingRule, i);

    if (!is_level_of (self, rule->guess))
      append_group (text, rule->guess, rule->field);
  }
  return g_string_free (text, FALSE);
}

static gboolean
parse_type (const char *text, DvUseType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    if (strcmp (types[i], text) != 0)
      continue;
    *type = (DvUseType) i;
    return TRUE;
  }
  return FALSE;
}

/* What a newer program wrote, or an older one with another field, is left to the guess. */
static gboolean
parse_use (const DvMapping *self, GStrv words, DvUse *use)
{
  if (!parse_type (words[2], &use->type))
    return FALSE;
  use->field = dv_kind_find_field (self->kind, words[3]);
  use->other = dv_kind_find_field (self->kind, words[4]);
  use->value = *words[5] != '\0' ? words[5] : NULL;
  if (use->field != NULL && (use->field->flags & DV_FIELD_COMPUTED))
    return FALSE;
  switch (use->type) {
  case DV_USE_SPLIT:
    return use->field != NULL && use->other != NULL && use->value != NULL;
  case DV_USE_MARK:
    return use->field != NULL && use->value != NULL;
  case DV_USE_FIELD:
    return use->field != NULL;
  case DV_USE_NOTHING:
  case DV_USE_ID:
  default:
    return use->field == NULL;
  }
}

/* The first column with this heading that was not taken yet. */
static DvMappingColumn *
find_column (const DvMapping *self, const char *folded, GHashTable *taken)
{
  for (guint i = 0; i < self->columns->len; i++) {
    DvMappingColumn *column = dv_mapping_get_column (self, i);

    if (strcmp (column->folded, folded) == 0 && g_hash_table_add (taken, column))
      return column;
  }
  return NULL;
}

static void
take_column (DvMapping *self, GStrv words, GHashTable *taken)
{
  DvMappingColumn *column = find_column (self, words[1], taken);
  DvUse use = { 0 };

  if (column == NULL || !parse_use (self, words, &use))
    return;
  /* What would have been guessed anyway needs no look. */
  if (!dv_use_equal (&column->use, &use) || column->source == DV_MAPPING_UNSURE)
    column->source = DV_MAPPING_REMEMBERED;
  dv_use_set (&column->use, use);
  if (column->source == DV_MAPPING_REMEMBERED)
    g_clear_pointer (&column->note, g_free);
}

static void
take_group (DvMapping *self, GStrv words)
{
  DvMappingRule rule = { dv_kind_find_field (self->kind, words[1]),
                         dv_kind_find_field (self->kind, words[2]) };

  if ((rule.guess == NULL) == (*words[1] == '\0') && (rule.field == NULL) == (*words[2] == '\0'))
    g_array_append_val (self->rules, rule);
}

/**
 * dv_mapping_take_text:
 * @self: a mapping that was guessed
 * @text: what dv_mapping_to_text() made of one with the same headings
 *
 * Takes over what somebody decided for such a sheet before.
 */
void
dv_mapping_take_text (DvMapping *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], "\t", -1);
    guint n = g_strv_length (words);

    if (n == 6 && strcmp (words[0], "column") == 0)
      take_column (self, words, taken);
    else if (n == 3 && strcmp (words[0], "group") == 0)
      take_group (self, words);
  }
}

static DvRecord *
make_record (const DvMapping *self)
{
  DvRecord *record = dv_record_new (&dv_kind_mapping);
  g_autofree char *layout = dv_mapping_get_layout (self);

  dv_record_set (record, "applies_to", self->kind->name);
  dv_record_set (record, "layout", layout);
  return record;
}

/**
 * dv_mapping_load:
 * @self: a mapping that was guessed
 * @db: a connection to a store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Takes over what somebody decided for a sheet with the same headings, if anybody did.
 *
 * Returns: whether the store could be asked
 */
gboolean
dv_mapping_load (DvMapping *self, DvDb *db, GError **error)
{
  g_autoptr (DvRecord) key = make_record (self);
  g_autoptr (DvRecord) stored = NULL;
  gint64 row = 0;
  DvId id;

  dv_write_compute_id (key, &id);
  if (!dv_db_find_row (db, &id, &row, NULL, error))
    return FALSE;
  stored = row != 0 ? dv_db_load (db, row, error) : NULL;
  if (stored == NULL)
    return row == 0;
  if (dv_record_get_kind (stored) == &dv_kind_mapping && !dv_record_is_deleted (stored) &&
      dv_record_get (stored, "uses") != NULL)
    dv_mapping_take_text (self, dv_record_get (stored, "uses"));
  return TRUE;
}

/**
 * dv_mapping_save:
 * @self: a mapping
 * @write: a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Remembers the mapping for sheets with the same headings.
 *
 * Returns: whether it was written
 */
gboolean
dv_mapping_save (const DvMapping *self, DvWrite *write, GError **error)
{
  g_autoptr (DvRecord) record = make_record (self);
  g_autofree char *text = dv_mapping_to_text (self);

  dv_record_set (record, "uses", text);
  return dv_write_save (write, record, error);
}
