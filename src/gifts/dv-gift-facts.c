/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-gift-facts.h"

#include "dv-gift-rows.h"
#include "dv-identify.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

#include <glib/gi18n-lib.h>

/* What is needed while facts are read, and not after. */
typedef struct {
  DvGiftFacts *facts;
  DvDb *db;
  DvNameKeys *keys;
  GHashTable *list_places; /* number of a list -> its place + 1 */
} Reader;

static void
list_free (gpointer data)
{
  DvCampaignList *list = data;

  g_free (list->id);
  g_free (list->title);
  g_free (list);
}

static DvGiftFacts *
facts_new (void)
{
  DvGiftFacts *facts = g_new0 (DvGiftFacts, 1);

  facts->lists = g_ptr_array_new_with_free_func (list_free);
  facts->lines = g_array_new (FALSE, TRUE, sizeof (DvCampaignLine));
  facts->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  facts->texts = g_string_chunk_new (64 * 1024);
  return facts;
}

/**
 * dv_gift_facts_free:
 * @facts: (transfer full) (nullable): facts
 */
void
dv_gift_facts_free (DvGiftFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_object (&facts->campaign);
  g_ptr_array_unref (facts->lists);
  g_array_unref (facts->lines);
  g_hash_table_unref (facts->ids);
  g_string_chunk_free (facts->texts);
  g_free (facts);
}

/**
 * dv_gift_facts_get_line:
 * @facts: facts
 * @index: the place of a line
 *
 * Returns: (transfer none): the line
 */
const DvCampaignLine *
dv_gift_facts_get_line (const DvGiftFacts *facts, guint index)
{
  return &g_array_index (facts->lines, DvCampaignLine, index);
}

/**
 * dv_gift_facts_get_list:
 * @facts: facts
 * @index: the place of a list
 *
 * Returns: (transfer none): the list
 */
const DvCampaignList *
dv_gift_facts_get_list (const DvGiftFacts *facts, guint index)
{
  return g_ptr_array_index (facts->lists, index);
}

/**
 * dv_gift_facts_want_id:
 * @facts: facts
 * @row: the number of a record, or 0
 *
 * Asks for the UUID of a record; dv_gift_rows_read_ids() reads all that were asked for.
 */
void
dv_gift_facts_want_id (DvGiftFacts *facts, gint64 row)
{
  if (row != 0 && !g_hash_table_contains (facts->ids, &row))
    g_hash_table_insert (facts->ids, g_memdup2 (&row, sizeof row), NULL);
}

/**
 * dv_gift_facts_get_id:
 * @facts: facts
 * @row: the number of a record, or 0
 *
 * Returns: (transfer none) (nullable): the UUID of the record, if it was asked for and read
 */
const char *
dv_gift_facts_get_id (const DvGiftFacts *facts, gint64 row)
{
  return g_hash_table_lookup (facts->ids, &row);
}

static guint
get_limit (DvRecord *campaign, const char *field)
{
  return (guint) CLAMP (dv_record_get_integer (campaign, field), 1, G_MAXINT);
}

static gboolean
read_campaign (Reader *reader, const char *id, GError **error)
{
  DvRecord *campaign = dv_db_load_id (reader->db, id, error);
  DvGiftRule *rule = &reader->facts->rule;

  reader->facts->campaign = campaign;
  if (campaign == NULL)
    return FALSE;
  if (dv_record_get_kind (campaign) != &dv_kind_campaign || dv_record_is_deleted (campaign)) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("This is no campaign, or it was deleted."));
    return FALSE;
  }
  rule->per_person = get_limit (campaign, "per_person");
  rule->per_source = get_limit (campaign, "per_source");
  rule->per_household = get_limit (campaign, "per_household");
  rule->per_need = get_limit (campaign, "per_need");
  return TRUE;
}

static gboolean
read_lists (Reader *reader, gint64 campaign, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_gift_rows_lists (reader->db, campaign, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvCampaignList *list = g_new0 (DvCampaignList, 1);

    list->row = dv_stmt_get_integer (stmt, DV_GIFT_LIST_ROW);
    list->title = g_strdup (dv_stmt_get_text (stmt, DV_GIFT_LIST_TITLE));
    list->id = dv_gift_rows_dup_id (reader->db, list->row, error);
    g_ptr_array_add (reader->facts->lists, list);
    if (list->id == NULL)
      return FALSE;
    g_hash_table_insert (reader->list_places, &list->row,
                         GUINT_TO_POINTER (reader->facts->lists->len));
  }
  return step == DV_STEP_DONE;
}

/* Codes, years and groups are the same over and over; names and addresses are not. */
static const char *
keep_same (const Reader *reader, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (reader->facts->texts, text) : NULL;
}

static const char *
keep (const Reader *reader, const char *text)
{
  return text != NULL ? g_string_chunk_insert (reader->facts->texts, text) : NULL;
}

static void
read_traits (const Reader *reader, DvTraits *traits, DvStmt *stmt, int first)
{
  traits->name = keep (reader, dv_stmt_get_text (stmt, first));
  traits->birth = keep_same (reader, dv_stmt_get_text (stmt, first + 1));
  traits->sex = keep_same (reader, dv_stmt_get_text (stmt, first + 2));
  traits->address = keep (reader, dv_stmt_get_text (stmt, first + 3));
  traits->unit = dv_stmt_get_integer (stmt, first + 4);
  traits->key = keep_same (reader, dv_name_keys_make (reader->keys, traits->name));
}

static void
read_line (Reader *reader, DvStmt *stmt)
{
  DvCampaignLine line = { 0 };
  gint64 list = dv_stmt_get_integer (stmt, DV_GIFT_LINE_LIST);

  line.row = dv_stmt_get_integer (stmt, DV_GIFT_LINE_ROW);
  line.list = GPOINTER_TO_UINT (g_hash_table_lookup (reader->list_places, &list)) - 1;
  line.position = (guint) dv_stmt_get_integer (stmt, DV_GIFT_LINE_POSITION);
  line.person = dv_stmt_get_integer (stmt, DV_GIFT_LINE_PERSON);
  line.household = dv_stmt_get_integer (stmt, DV_GIFT_LINE_HOUSEHOLD);
  if (line.household == 0)
    line.household = dv_stmt_get_integer (stmt, DV_GIFT_LINE_PERSON_HOUSEHOLD);
  line.source = dv_stmt_get_integer (stmt, DV_GIFT_LINE_SOURCE);
  line.root = line.row;
  line.origin = dv_stmt_get_integer (stmt, DV_GIFT_LINE_ORIGIN);
  line.category = dv_stmt_get_integer (stmt, DV_GIFT_LINE_CATEGORY);
  line.need = keep_same (reader, dv_stmt_get_text (stmt, DV_GIFT_LINE_NEED));
  line.exception = keep (reader, dv_stmt_get_text (stmt, DV_GIFT_LINE_EXCEPTION));
  line.sort = keep (reader, dv_stmt_get_text (stmt, DV_GIFT_LINE_SORT));
  read_traits (reader, &line.traits, stmt, DV_GIFT_LINE_NAME);
  g_array_append_val (reader->facts->lines, line);
}

static gboolean
read_lines (Reader *reader, gint64 campaign, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_gift_rows_lines (reader->db, campaign, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    if (dv_stmt_get_integer (stmt, DV_GIFT_LINE_REFUSED) == 0)
      read_line (reader, stmt);
  }
  return step == DV_STEP_DONE;
}

static gboolean
any_goes_back (const DvGiftFacts *facts)
{
  for (guint i = 0; i < facts->lines->len; i++) {
    if (dv_gift_facts_get_line (facts, i)->origin != 0)
      return TRUE;
  }
  return FALSE;
}

/* The lines were read in the order of their numbers. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DvCampaignLine *x = a, *y = b;

  return (x->row > y->row) - (x->row < y->row);
}

static gboolean
read_roots (Reader *reader, gint64 campaign, GError **error)
{
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  if (!any_goes_back (reader->facts))
    return TRUE;
  stmt = dv_gift_rows_origins (reader->db, campaign, error);
  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvCampaignLine wanted = { .row = dv_stmt_get_integer (stmt, DV_GIFT_ORIGIN_LINE) };
    guint index;

    if (g_array_binary_search (reader->facts->lines, &wanted, compare_rows, &index))
      g_array_index (reader->facts->lines, DvCampaignLine, index).root =
        dv_stmt_get_integer (stmt, DV_GIFT_ORIGIN_FIRST);
  }
  return step == DV_STEP_DONE;
}

/* A line to which another one goes back was only asked for: that other one is the gift. */
static void
drop_origins (DvGiftFacts *facts)
{
  g_autoptr (GHashTable) origins = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) lines = facts->lines;

  for (guint i = 0; i < lines->len; i++) {
    DvCampaignLine *line = &g_array_index (lines, DvCampaignLine, i);

    if (line->origin != 0)
      g_hash_table_add (origins, &line->origin);
  }
  facts->lines = g_array_sized_new (FALSE, TRUE, sizeof (DvCampaignLine), lines->len);
  for (guint i = 0; i < lines->len; i++) {
    const DvCampaignLine *line = &g_array_index (lines, DvCampaignLine, i);
    DvCampaignList *list = g_ptr_array_index (facts->lists, line->list);

    if (g_hash_table_contains (origins, &line->row))
      continue;
    g_array_append_val (facts->lines, *line);
    list->n_lines++;
  }
}

/**
 * dv_gift_facts_add_person:
 * @people: a register
 * @stmt: a statement with the columns of dv_gift_rows_people() that stands on a person
 *
 * Adds the person, if the name is wanted.
 */
void
dv_gift_facts_add_person (DvRegister *people, DvStmt *stmt)
{
  DvTraits traits = { .name = dv_stmt_get_text (stmt, DV_GIFT_PERSON_NAME) };

  if (!dv_register_is_wanted (people, traits.name))
    return;
  traits.birth = dv_stmt_get_text (stmt, DV_GIFT_PERSON_BIRTH);
  traits.sex = dv_stmt_get_text (stmt, DV_GIFT_PERSON_SEX);
  traits.address = dv_stmt_get_text (stmt, DV_GIFT_PERSON_ADDRESS);
  traits.unit = dv_stmt_get_integer (stmt, DV_GIFT_PERSON_UNIT);
  dv_register_add (people, dv_stmt_get_integer (stmt, DV_GIFT_PERSON_ROW),
                   dv_stmt_get_integer (stmt, DV_GIFT_PERSON_HOUSEHOLD), &traits);
}

static DvRegister *
want_unknown (const DvGiftFacts *facts, DvNameKeys *keys)
{
  DvRegister *people = dv_register_new (keys);

  for (guint i = 0; i < facts->lines->len; i++) {
    const DvCampaignLine *line = dv_gift_facts_get_line (facts, i);

    if (line->person == 0)
      dv_register_want (people, line->traits.key);
  }
  return people;
}

static gboolean
identify (DvGiftFacts *facts, DvDb *db, DvNameKeys *keys, GError **error)
{
  g_autoptr (DvRegister) people = want_unknown (facts, keys);
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  if (dv_register_count_wanted (people) > 0) {
    stmt = dv_gift_rows_people (db, error);
    if (stmt == NULL)
      return FALSE;
    while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
      dv_gift_facts_add_person (people, stmt);
    if (step != DV_STEP_DONE)
      return FALSE;
  }
  dv_identify (facts->lines, people);
  return TRUE;
}

static gboolean
read_campaign_lines (Reader *reader, const char *campaign_id, GError **error)
{
  gint64 campaign;

  if (!read_campaign (reader, campaign_id, error))
    return FALSE;
  campaign = dv_record_get_row (reader->facts->campaign);
  return read_lists (reader, campaign, error) && read_lines (reader, campaign, error) &&
         read_roots (reader, campaign, error);
}

/**
 * dv_gift_facts_read_lines:
 * @db: a connection
 * @campaign_id: the UUID of a campaign
 * @keys: what makes keys of names
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads the lines of a campaign. Who is meant by them is still to be found out.
 *
 * Returns: (transfer full): the facts
 */
DvGiftFacts *
dv_gift_facts_read_lines (DvDb *db, const char *campaign_id, DvNameKeys *keys, GError **error)
{
  g_autoptr (DvGiftFacts) facts = facts_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  Reader reader = { facts, db, keys, places };

  if (!read_campaign_lines (&reader, campaign_id, error))
    return NULL;
  drop_origins (facts);
  return g_steal_pointer (&facts);
}

/**
 * dv_gift_facts_read:
 * @db: a connection
 * @campaign_id: the UUID of a campaign
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads the lines of a campaign and finds out who is meant by them, with one statement for the
 * lines and one for the register.
 *
 * Returns: (transfer full): the facts
 */
DvGiftFacts *
dv_gift_facts_read (DvDb *db, const char *campaign_id, GError **error)
{
  g_autoptr (DvNameKeys) keys = dv_name_keys_new ();
  g_autoptr (DvGiftFacts) facts = dv_gift_facts_read_lines (db, campaign_id, keys, error);

  if (facts == NULL || !identify (facts, db, keys, error))
    return NULL;
  return g_steal_pointer (&facts);
}
