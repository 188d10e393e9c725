/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-gift-typed.h"

#include "dv-gift-rows.h"
#include "dv-identify.h"
#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-search.h"

/* Of a name that more people bear, nobody is found: a notice has to come at once. */
#define MAX_NAMESAKES 1000

/* A line that is being typed is compared with what stands in the store. Of the register only those
 * are read who bear its name or live in its household, so it costs what the lines cost. */
typedef struct {
  DvGiftFacts *facts;
  DvDb *db;
  DvNameKeys *keys;
  DvCampaignLine line;
} Typed;

static gboolean
find_row (Typed *typed, const char *id, gint64 *row, GError **error)
{
  DvId parsed;
  guint kind;

  *row = 0;
  return id == NULL || !dv_id_parse (id, &parsed) ||
         dv_db_find_row (typed->db, &parsed, row, &kind, error);
}

static const char *
keep (const Typed *typed, const char *text)
{
  return text != NULL ? g_string_chunk_insert (typed->facts->texts, text) : NULL;
}

static void
read_traits (Typed *typed, DvRecord *record)
{
  DvTraits *traits = &typed->line.traits;

  traits->name = keep (typed, dv_record_get (record, "name"));
  if (traits->name == NULL)
    traits->name = "";
  traits->key = keep (typed, dv_name_keys_make (typed->keys, traits->name));
  traits->birth = keep (typed, dv_record_get (record, "birth"));
  traits->sex = keep (typed, dv_record_get (record, "sex"));
  traits->address = keep (typed, dv_record_get (record, "address"));
}

static gboolean
read_typed (Typed *typed, DvRecord *record, GError **error)
{
  DvCampaignLine *line = &typed->line;

  read_traits (typed, record);
  line->row = line->root = dv_record_get_row (record);
  line->position = (guint) dv_record_get_integer (record, "position");
  line->need = keep (typed, dv_record_get (record, "need"));
  line->exception = keep (typed, dv_record_get (record, "exception"));
  return find_row (typed, dv_record_get (record, "unit"), &line->traits.unit, error) &&
         find_row (typed, dv_record_get (record, "person"), &line->person, error) &&
         find_row (typed, dv_record_get (record, "household"), &line->household, error) &&
         find_row (typed, dv_record_get (record, "gift_source"), &line->source, error);
}

/* As it is typed now, the line stands for what is stored of it. */
static void
take_stored (Typed *typed)
{
  for (guint i = 0; i < typed->facts->lines->len; i++) {
    const DvCampaignLine *other = dv_gift_facts_get_line (typed->facts, i);

    if (other->row != typed->line.row || other->row == 0)
      continue;
    typed->line.root = other->root;
    g_array_remove_index (typed->facts->lines, i);
    return;
  }
}

static gboolean
find_list (Typed *typed, const char *list_id)
{
  for (guint i = 0; i < typed->facts->lists->len; i++) {
    if (g_strcmp0 (dv_gift_facts_get_list (typed->facts, i)->id, list_id) != 0)
      continue;
    typed->line.list = i;
    return TRUE;
  }
  return FALSE;
}

/* What a line does not say, its list says. */
static gboolean
take_list_values (Typed *typed, const char *list_id, GError **error)
{
  g_autoptr (DvRecord) list = dv_db_load_id (typed->db, list_id, error);

  if (list == NULL)
    return FALSE;
  if (typed->line.need == NULL)
    typed->line.need = keep (typed, dv_record_get (list, "need"));
  return typed->line.source != 0 ||
         find_row (typed, dv_record_get (list, "gift_source"), &typed->line.source, error);
}

static gboolean
add_namesakes (Typed *typed, DvRegister *people, const char *key, GError **error)
{
  g_autoptr (GArray) rows = dv_search (typed->db, key, &dv_kind_person, MAX_NAMESAKES, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvStmt) stmt = NULL;
    g_autoptr (GError) local = NULL;

    if (dv_gift_rows_person (typed->db, g_array_index (rows, gint64, i), &stmt, &local))
      dv_gift_facts_add_person (people, stmt);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return rows != NULL;
}

/* Finds out who is meant by the line, so that the household is known. */
static gboolean
find_person (Typed *typed, GError **error)
{
  g_autoptr (DvRegister) people = dv_register_new (typed->keys);
  gint64 household;

  if (typed->line.person != 0 || *typed->line.traits.key == '\0')
    return TRUE;
  dv_register_want (people, typed->line.traits.key);
  if (!add_namesakes (typed, people, typed->line.traits.key, error))
    return FALSE;
  typed->line.person = dv_register_find (people, &typed->line.traits, &household);
  if (typed->line.household == 0)
    typed->line.household = household;
  return TRUE;
}

static gboolean
find_household (Typed *typed, GError **error)
{
  g_autoptr (DvStmt) stmt = NULL;
  g_autoptr (GError) local = NULL;

  if (typed->line.household != 0 || typed->line.person == 0)
    return TRUE;
  if (dv_gift_rows_person (typed->db, typed->line.person, &stmt, &local))
    typed->line.household = dv_stmt_get_integer (stmt, DV_GIFT_PERSON_HOUSEHOLD);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: (transfer full) (element-type utf8): the keys of the names to look for */
static GPtrArray *
read_names (Typed *typed, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step = DV_STEP_DONE;

  g_ptr_array_add (names, g_strdup (typed->line.traits.key));
  if (typed->line.household == 0)
    return g_steal_pointer (&names);
  stmt = dv_gift_rows_members (typed->db, typed->line.household, error);
  while (stmt != NULL && (step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (names,
                     g_strdup (dv_name_keys_make (typed->keys,
                                                  dv_stmt_get_text (stmt, DV_GIFT_PERSON_NAME))));
  return stmt != NULL && step == DV_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

static gboolean
identify (Typed *typed, GError **error)
{
  g_autoptr (GPtrArray) names = read_names (typed, error);
  g_autoptr (DvRegister) people = dv_register_new (typed->keys);

  for (guint i = 0; names != NULL && i < names->len; i++) {
    const char *key = g_ptr_array_index (names, i);

    if (*key == '\0' || dv_register_knows (people, key))
      continue;
    dv_register_want (people, key);
    if (!add_namesakes (typed, people, key, error))
      return FALSE;
  }
  if (names == NULL)
    return FALSE;
  g_array_append_val (typed->facts->lines, typed->line);
  dv_identify (typed->facts->lines, people);
  return TRUE;
}

static gboolean
read_all (Typed *typed, DvRecord *record, GError **error)
{
  const char *list_id = dv_record_get (record, "list");

  if (!read_typed (typed, record, error) || !take_list_values (typed, list_id, error))
    return FALSE;
  take_stored (typed);
  if (!find_person (typed, error) || !find_household (typed, error))
    return FALSE;
  return identify (typed, error);
}

/**
 * dv_gift_typed_read:
 * @db: a connection
 * @line: a line as far as it was typed
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads what a line that is being typed has to be compared with.
 *
 * Returns: (transfer full) (nullable): the lists of its campaign, the line last among the lines;
 *   %NULL without an error where its list has no campaign or does not count any more
 */
DvGiftFacts *
dv_gift_typed_read (DvDb *db, DvRecord *line, GError **error)
{
  g_autoptr (DvNameKeys) keys = dv_name_keys_new ();
  g_autoptr (DvGiftFacts) facts = NULL;
  g_autofree char *campaign_id = NULL;
  Typed typed = { .db = db, .keys = keys };
  gint64 campaign;

  if (dv_record_get (line, "list") == NULL ||
      !dv_gift_rows_campaign_of (db, dv_record_get (line, "list"), &campaign, error) ||
      campaign == 0)
    return NULL;
  campaign_id = dv_gift_rows_dup_id (db, campaign, error);
  facts = campaign_id != NULL ? dv_gift_facts_read_lines (db, campaign_id, keys, error) : NULL;
  typed.facts = facts;
  if (facts == NULL || !find_list (&typed, dv_record_get (line, "list")) ||
      !read_all (&typed, line, error))
    return NULL;
  return g_steal_pointer (&facts);
}
