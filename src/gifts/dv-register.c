/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-register.h"

#include <string.h>

typedef struct {
  gint64 row;
  gint64 household;
  DvTraits traits;
} Entry;

struct _DvRegister {
  DvNameKeys *keys;   /* borrowed */
  GHashTable *by_key; /* wanted key -> GArray of Entry, or NULL while nobody bears it */
  GStringChunk *texts;
};

static void
entries_free (gpointer data)
{
  g_clear_pointer ((GArray **) &data, g_array_unref);
}

/**
 * dv_register_new:
 * @keys: (transfer none): what makes keys of names; must live as long
 *
 * Returns: (transfer full): a register in which no name is wanted yet
 */
DvRegister *
dv_register_new (DvNameKeys *keys)
{
  DvRegister *self = g_new0 (DvRegister, 1);

  self->keys = keys;
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entries_free);
  self->texts = g_string_chunk_new (4096);
  return self;
}

/**
 * dv_register_free:
 * @self: (transfer full) (nullable): a register
 */
void
dv_register_free (DvRegister *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_key);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * dv_register_want:
 * @self: a register
 * @key: the key of a name
 *
 * From now on people with this name are kept.
 */
void
dv_register_want (DvRegister *self, const char *key)
{
  if (!g_hash_table_contains (self->by_key, key))
    g_hash_table_insert (self->by_key, g_strdup (key), NULL);
}

/**
 * dv_register_count_wanted:
 * @self: a register
 *
 * Returns: how many names are wanted
 */
guint
dv_register_count_wanted (DvRegister *self)
{
  return g_hash_table_size (self->by_key);
}

/**
 * dv_register_knows:
 * @self: a register
 * @key: the key of a name
 *
 * Returns: whether the name is wanted already
 */
gboolean
dv_register_knows (DvRegister *self, const char *key)
{
  return g_hash_table_contains (self->by_key, key);
}

/**
 * dv_register_is_wanted:
 * @self: a register
 * @name: a name as written
 *
 * Returns: whether somebody of this name is to be added
 */
gboolean
dv_register_is_wanted (DvRegister *self, const char *name)
{
  return g_hash_table_contains (self->by_key, dv_name_keys_make (self->keys, name));
}

static const char *
keep (DvRegister *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/**
 * dv_register_add:
 * @self: a register
 * @row: the number of a person
 * @household: the number of their household, 0 for none
 * @traits: by what they are known, copied; the key is made here
 *
 * Adds somebody whose name is wanted; anybody else is passed over.
 */
void
dv_register_add (DvRegister *self, gint64 row, gint64 household, const DvTraits *traits)
{
  const char *key = dv_name_keys_make (self->keys, traits->name);
  Entry entry = { .row = row, .household = household, .traits = *traits };
  gpointer stored, entries;

  if (!g_hash_table_lookup_extended (self->by_key, key, &stored, &entries))
    return;
  if (entries == NULL) {
    entries = g_array_new (FALSE, FALSE, sizeof (Entry));
    g_hash_table_insert (self->by_key, g_strdup (key), entries);
  }
  entry.traits.name = keep (self, traits->name);
  entry.traits.key = keep (self, key);
  entry.traits.birth = keep (self, traits->birth);
  entry.traits.sex = keep (self, traits->sex);
  entry.traits.address = keep (self, traits->address);
  g_array_append_val (entries, entry);
}

/* Somebody may be known to the register with other marks than to the list, if the day of birth is
 * the same on both. */
static gboolean
is_same_day (const DvTraits *a, const DvTraits *b)
{
  return a->birth != NULL && b->birth != NULL && strlen (a->birth) == strlen ("2000-01-01") &&
         g_str_equal (a->birth, b->birth);
}

/**
 * dv_register_find:
 * @self: a register
 * @traits: by what somebody is known on a list
 * @household: (out): their household, 0 for none
 *
 * Looks for the one person whom a list means. When two could be meant, neither is taken.
 *
 * Returns: the number of that person, 0 for none
 */
gint64
dv_register_find (DvRegister *self, const DvTraits *traits, gint64 *household)
{
  GArray *entries = g_hash_table_lookup (self->by_key, traits->key);
  const Entry *found = NULL;
  guint n_exact = 0, n_alike = 0;

  *household = 0;
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    gboolean exact;

    if (!dv_traits_match (traits, &entry->traits))
      continue;
    exact = dv_traits_names_agree (traits->name, entry->traits.name);
    if (exact && n_exact++ == 0)
      found = entry;
    if (!exact && is_same_day (traits, &entry->traits) && n_alike++ == 0 && n_exact == 0)
      found = entry;
  }
  if (n_exact > 1 || (n_exact == 0 && n_alike != 1))
    return 0;
  *household = found->household;
  return found->row;
}
