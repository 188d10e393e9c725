/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-facts.h"

#include <string.h>

#include "dv-counted.h"
#include "dv-kinds.h"
#include "dv-phrase.h"

/* The kinds of work that a report tells of. */
static const DvKind *const work_kinds[] = {
  &dv_kind_task,   &dv_kind_event, &dv_kind_list, &dv_kind_petition, &dv_kind_supervision,
  &dv_kind_survey, &dv_kind_model, &dv_kind_land, &dv_kind_house,    &dv_kind_commendation,
};

static void
unit_free (gpointer data)
{
  DvUnitFact *unit = data;

  g_free (unit->id);
  g_free (unit->mention);
  g_free (unit);
}

static void
parts_free (gpointer data)
{
  DvParts *parts = data;

  g_ptr_array_unref (parts->ids);
  g_free (parts);
}

static GHashTable *
table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
table_insert (GHashTable *table, gint64 row, gpointer value)
{
  g_hash_table_insert (table, g_memdup2 (&row, sizeof row), value);
}

/* The same day a year before; dates are compared as text, so a 29 February does no harm. */
static char *
year_before (const char *date)
{
  return g_strdup_printf ("%04d%s", atoi (date) - 1, date + 4);
}

static DvFacts *
facts_new (const char *from, const char *to, const char *cut_off)
{
  DvFacts *facts = g_new0 (DvFacts, 1);

  facts->from = g_strdup (from);
  facts->to = g_strdup (to);
  facts->cut_off = g_strdup (cut_off);
  facts->from_before = year_before (from);
  facts->cut_before = year_before (cut_off);
  facts->bulks = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_bulk_free);
  facts->units = table_new (unit_free);
  facts->titles = table_new (NULL);
  facts->sections = table_new (g_free);
  facts->lines = table_new (parts_free);
  facts->gifts = g_array_new (FALSE, FALSE, sizeof (DvGiftFact));
  facts->assigned = table_new (parts_free);
  facts->filled = table_new (parts_free);
  facts->counted =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  facts->items = g_array_new (FALSE, TRUE, sizeof (DvItem));
  facts->wordings = g_array_new (FALSE, TRUE, sizeof (DvWordingFact));
  facts->outline = g_array_new (FALSE, TRUE, sizeof (DvOutlineFact));
  facts->best = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  facts->ids = g_string_chunk_new (64 * 1024);
  return facts;
}

/**
 * dv_facts_free:
 * @facts: (transfer full) (nullable): facts
 */
void
dv_facts_free (DvFacts *facts)
{
  if (facts == NULL)
    return;
  g_free (facts->from);
  g_free (facts->to);
  g_free (facts->cut_off);
  g_free (facts->from_before);
  g_free (facts->cut_before);
  g_clear_pointer (&facts->letters, dv_petition_count_free);
  g_hash_table_unref (facts->units);
  g_hash_table_unref (facts->titles);
  g_hash_table_unref (facts->sections);
  g_hash_table_unref (facts->lines);
  g_array_unref (facts->gifts);
  g_hash_table_unref (facts->assigned);
  g_hash_table_unref (facts->filled);
  g_hash_table_unref (facts->counted);
  g_hash_table_unref (facts->best);
  g_array_unref (facts->items);
  g_array_unref (facts->wordings);
  g_array_unref (facts->outline);
  g_ptr_array_unref (facts->bulks);
  g_string_chunk_free (facts->ids);
  g_free (facts);
}

/* --- reading --- */

/* Returns: (transfer none): the records, kept by @facts */
static DvBulk *
read_bulk (DvFacts *facts, DvDb *db, const DvKind *kind, gboolean in_period, GError **error)
{
  DvBulk *bulk = dv_bulk_read (db, kind, in_period ? facts->from_before : NULL,
                               in_period ? facts->to : NULL, error);

  if (bulk != NULL)
    g_ptr_array_add (facts->bulks, bulk);
  return bulk;
}

static const char *
get_text (const DvBulk *bulk, guint i, const char *field)
{
  return dv_bulk_get_text (bulk, i, dv_bulk_find_column (bulk, field));
}

static gint64
get_number (const DvBulk *bulk, guint i, const char *field)
{
  gint64 number;

  dv_bulk_get_number (bulk, i, dv_bulk_find_column (bulk, field), &number);
  return number;
}

static gboolean
is_in_force (const DvFacts *facts, const DvBulk *bulk, guint i)
{
  const char *from = get_text (bulk, i, "valid_from");
  const char *to = get_text (bulk, i, "valid_to");
  g_autofree char *end = to != NULL ? g_strconcat (to, "~", NULL) : NULL;

  return (from == NULL || strcmp (from, facts->to) <= 0) &&
         (end == NULL || strcmp (end, facts->to) >= 0);
}

static gboolean
read_units (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, &dv_kind_unit, FALSE, error);

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    DvUnitFact *unit = g_new0 (DvUnitFact, 1);

    unit->id = dv_bulk_dup_id (bulk, i);
    unit->code = get_text (bulk, i, "code");
    unit->name = get_text (bulk, i, "name");
    unit->short_name = get_text (bulk, i, "short_name");
    unit->type = get_text (bulk, i, "type");
    unit->parent = get_number (bulk, i, "parent");
    unit->valid_to = get_text (bulk, i, "valid_to");
    unit->in_force = is_in_force (facts, bulk, i);
    table_insert (facts->units, dv_bulk_get_row (bulk, i), unit);
  }
  return bulk != NULL;
}

/* The ward in force on the last day: its name is not said again in the name of each of its bodies.
 */
static void
find_ward (DvFacts *facts)
{
  const DvBulk *bulk = g_ptr_array_index (facts->bulks, 0);

  for (guint i = 0; i < dv_bulk_get_size (bulk); i++) {
    const char *name = get_text (bulk, i, "name");

    if (g_strcmp0 (get_text (bulk, i, "type"), "ward") == 0 && name != NULL &&
        dv_phrase_starts_with (name, "phường") && strchr (name, ' ') != NULL &&
        is_in_force (facts, bulk, i))
      facts->ward = strchr (name, ' ') + 1;
  }
}

/* “UBND phường Ngọc Lâm” is “UBND phường” in a report of that ward. */
static char *
mention_of (const DvFacts *facts, const DvUnitFact *unit)
{
  g_autofree char *tail = g_strconcat ("phường ", facts->ward, NULL);
  const char *found = unit->name != NULL ? dv_phrase_find (unit->name, tail) : NULL;

  if (unit->name == NULL)
    return g_strdup (unit->short_name != NULL ? unit->short_name : "");
  if (found == unit->name)
    return g_strdup ("phường");
  if (found == NULL || found[strlen (tail)] != '\0')
    return g_strdup (unit->name);
  return g_strdup_printf ("%.*sphường", (int) (found - unit->name), unit->name);
}

static void
name_units (DvFacts *facts)
{
  GHashTableIter iter;
  gpointer value;

  find_ward (facts);
  g_hash_table_iter_init (&iter, facts->units);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    DvUnitFact *unit = value;

    unit->mention = mention_of (facts, unit);
  }
}

/* The Front and each mass organisation have a section of their own, which bears their code or their
 * short name; other sections tell of several bodies. */
static gint64
find_unit_of_section (DvFacts *facts, const char *code, const char *name)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, facts->units);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const DvUnitFact *unit = value;

    if (!unit->in_force ||
        (g_strcmp0 (unit->type, "front") != 0 && g_strcmp0 (unit->type, "union") != 0))
      continue;
    if ((code != NULL && g_strcmp0 (unit->code, code) == 0) ||
        (name != NULL && g_strcmp0 (unit->short_name, name) == 0))
      return *(gint64 *) key;
  }
  return 0;
}

static gboolean
read_sections (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, &dv_kind_section, FALSE, error);

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    DvSectionFact *section = g_new0 (DvSectionFact, 1);

    section->row = dv_bulk_get_row (bulk, i);
    section->code = get_text (bulk, i, "code");
    section->name = get_text (bulk, i, "name");
    section->unit = get_number (bulk, i, "unit");
    if (section->unit == 0)
      section->unit = find_unit_of_section (facts, section->code, section->name);
    table_insert (facts->sections, section->row, section);
  }
  return bulk != NULL;
}

static gboolean
read_titles (DvFacts *facts, DvDb *db, const DvKind *kind, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, kind, FALSE, error);

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++)
    table_insert (facts->titles, dv_bulk_get_row (bulk, i), (gpointer) get_text (bulk, i, "name"));
  return bulk != NULL;
}

/* A catalogue row may name a choice by its code or in Vietnamese. */
static const char *
choice_code (const DvKind *kind, const char *field_name, const char *value)
{
  const DvField *field = dv_kind_find_field (kind, field_name);
  const DvChoice *choice;

  if (field == NULL || value == NULL || dv_field_find_choice (field, value) != NULL)
    return value;
  choice = dv_field_find_choice_by_words (field, value);
  return choice != NULL ? choice->code : value;
}

static const char *
type_field (const DvKind *kind)
{
  if (kind == &dv_kind_task)
    return "group";
  return kind == &dv_kind_land ? "step" : "type";
}

static gboolean
read_wordings (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, &dv_kind_wording, FALSE, error);

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    const char *name = get_text (bulk, i, "kind");
    DvWordingFact wording = { .kind = name != NULL ? dv_kind_find (name) : NULL };

    if (wording.kind == NULL || !is_in_force (facts, bulk, i))
      continue;
    wording.type =
      choice_code (wording.kind, type_field (wording.kind), get_text (bulk, i, "type"));
    wording.role = get_text (bulk, i, "role");
    wording.state = choice_code (wording.kind, "state", get_text (bulk, i, "state"));
    wording.sentence = get_text (bulk, i, "sentence");
    wording.many = get_text (bulk, i, "many");
    g_array_append_val (facts->wordings, wording);
  }
  return bulk != NULL;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const DvOutlineFact *x = a, *y = b;

  return (x->position > y->position) - (x->position < y->position);
}

static gboolean
read_outline (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, &dv_kind_outline, FALSE, error);

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    DvOutlineFact row = { .code = get_text (bulk, i, "code"),
                          .outline = get_text (bulk, i, "outline"),
                          .position = get_number (bulk, i, "position"),
                          .part = get_text (bulk, i, "part"),
                          .level = get_number (bulk, i, "level"),
                          .heading = get_text (bulk, i, "heading"),
                          .text = get_text (bulk, i, "text"),
                          .section = get_number (bulk, i, "section"),
                          .empty = get_text (bulk, i, "empty") };

    if (is_in_force (facts, bulk, i) && row.outline != NULL && row.part != NULL)
      g_array_append_val (facts->outline, row);
  }
  g_array_sort (facts->outline, compare_positions);
  return bulk != NULL;
}

/* --- the work --- */

/* Where the fields of a kind of work stand. */
typedef struct {
  int code, title, lead, role, start, end, section, campaign, type, state;
} Columns;

static Columns
find_columns (const DvBulk *bulk)
{
  Columns columns = { .code = dv_bulk_find_column (bulk, "code"),
                      .title = dv_bulk_find_column (bulk, "title"),
                      .lead = dv_bulk_find_column (bulk, "lead"),
                      .role = dv_bulk_find_column (bulk, "role"),
                      .start = dv_bulk_find_column (bulk, "start"),
                      .end = dv_bulk_find_column (bulk, "end"),
                      .section = dv_bulk_find_column (bulk, "section"),
                      .campaign = dv_bulk_find_column (bulk, "campaign"),
                      .type = dv_bulk_find_column (bulk, type_field (dv_bulk_get_kind (bulk))),
                      .state = dv_bulk_find_column (bulk, "state") };

  return columns;
}

/* A task that is done and a model that was launched do not go on for ever. */
static gboolean
goes_on (const DvItem *item)
{
  return (item->kind->flags & DV_KIND_OPEN_ENDED) && item->end == NULL &&
         (item->state == NULL || strcmp (item->state, "in-progress") == 0 ||
          strcmp (item->state, "not-started") == 0 || strcmp (item->state, "postponed") == 0);
}

/* A date may be a month or a year: then all of its days are meant ('~' sorts after them). */
static gboolean
ends_before (const DvItem *item, const char *date)
{
  const char *end = item->end != NULL ? item->end : item->start;
  gsize length;

  if (end == NULL || goes_on (item))
    return FALSE;
  length = strlen (end);
  return strncmp (end, date, length) < 0;
}

/* Work without an end ends with the unit that does it. */
static gboolean
unit_ends_before (const DvFacts *facts, const DvItem *item, const char *date)
{
  const DvUnitFact *unit = item->end == NULL ? dv_facts_get_unit (facts, item->lead) : NULL;

  return unit != NULL && unit->valid_to != NULL &&
         strncmp (unit->valid_to, date, strlen (unit->valid_to)) < 0;
}

static gboolean
is_in (const DvFacts *facts, const DvItem *item, const char *from, const char *to)
{
  return (item->start == NULL || strcmp (item->start, to) <= 0) && !ends_before (item, from) &&
         !unit_ends_before (facts, item, from);
}

static gboolean
is_planned (const DvItem *item)
{
  return item->state != NULL &&
         (strcmp (item->state, "not-started") == 0 || strcmp (item->state, "postponed") == 0);
}

/* What was called off, and the list that a newer version replaced, are nothing to tell of. */
static gboolean
is_void (const char *state)
{
  return g_strcmp0 (state, "cancelled") == 0 || g_strcmp0 (state, "superseded") == 0;
}

static void
read_item (DvFacts *facts, const DvBulk *bulk, guint i, const Columns *columns)
{
  DvItem item = { .bulk = bulk, .index = i, .kind = dv_bulk_get_kind (bulk) };

  item.code = dv_bulk_get_text (bulk, i, columns->code);
  item.title = dv_bulk_get_text (bulk, i, columns->title);
  item.role = dv_bulk_get_text (bulk, i, columns->role);
  item.type = dv_bulk_get_text (bulk, i, columns->type);
  item.state = dv_bulk_get_text (bulk, i, columns->state);
  item.start = dv_bulk_get_text (bulk, i, columns->start);
  item.end = dv_bulk_get_text (bulk, i, columns->end);
  dv_bulk_get_number (bulk, i, columns->lead, &item.lead);
  dv_bulk_get_number (bulk, i, columns->section, &item.section);
  dv_bulk_get_number (bulk, i, columns->campaign, &item.campaign);
  if (item.title == NULL || is_void (item.state))
    return;
  item.now = is_in (facts, &item, facts->from, facts->cut_off);
  item.before = item.start != NULL && is_in (facts, &item, facts->from_before, facts->cut_before);
  item.planned = (item.now && is_planned (&item)) ||
                 (item.start != NULL && strcmp (item.start, facts->cut_off) > 0);
  g_array_append_val (facts->items, item);
}

static gboolean
read_items (DvFacts *facts, DvDb *db, const DvKind *kind, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, kind, TRUE, error);
  Columns columns;

  if (bulk == NULL)
    return FALSE;
  columns = find_columns (bulk);
  for (guint i = 0; i < dv_bulk_get_size (bulk); i++)
    read_item (facts, bulk, i, &columns);
  return TRUE;
}

static DvParts *
need_parts (GHashTable *table, gint64 row)
{
  DvParts *parts = g_hash_table_lookup (table, &row);

  if (parts == NULL) {
    parts = g_new0 (DvParts, 1);
    parts->ids = g_ptr_array_new ();
    table_insert (table, row, parts);
  }
  return parts;
}

static const char *
keep_id (DvFacts *facts, const DvBulk *bulk, guint i)
{
  g_autofree char *id = dv_bulk_dup_id (bulk, i);

  return g_string_chunk_insert (facts->ids, id);
}

static DvGiftFact
read_gift (DvFacts *facts, const DvBulk *bulk, guint i)
{
  const char *state = get_text (bulk, i, "state");
  DvGiftFact gift = { get_number (bulk, i, "list"), get_number (bulk, i, "gift_source"),
                      get_number (bulk, i, "person"), get_number (bulk, i, "household"),
                      get_number (bulk, i, "amount") };

  if (gift.person == 0)
    gift.person = -dv_bulk_get_row (bulk, i);
  gift.done = g_strcmp0 (state, "received") == 0 || g_strcmp0 (state, "by-proxy") == 0;
  gift.refused = g_strcmp0 (state, "refused") == 0;
  gift.id = keep_id (facts, bulk, i);
  return gift;
}

static gboolean
read_lines (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, &dv_kind_line, FALSE, error);

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    DvGiftFact gift = read_gift (facts, bulk, i);
    DvParts *parts = need_parts (facts->lines, gift.list);

    parts->count++;
    parts->amount += gift.amount;
    parts->done += gift.done;
    g_ptr_array_add (parts->ids, (gpointer) gift.id);
    g_array_append_val (facts->gifts, gift);
  }
  return bulk != NULL;
}

static gboolean
read_assignments (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, &dv_kind_assignment, FALSE, error);

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    DvParts *parts = need_parts (facts->assigned, get_number (bulk, i, "task"));
    const char *state = get_text (bulk, i, "state");
    const char *reported = get_text (bulk, i, "reported");
    const DvUnitFact *unit = dv_facts_get_unit (facts, get_number (bulk, i, "unit"));
    gboolean known = reported == NULL || strcmp (reported, facts->cut_off) <= 0;

    if (unit == NULL || !unit->in_force)
      continue;
    parts->count++;
    parts->done += known && g_strcmp0 (state, "done") == 0;
    parts->not_reported += !known || state == NULL || strcmp (state, "not-reported") == 0;
    g_ptr_array_add (parts->ids, (gpointer) keep_id (facts, bulk, i));
  }
  return bulk != NULL;
}

static GHashTable *
read_posts (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *bulk = read_bulk (facts, db, &dv_kind_post, FALSE, error);
  GHashTable *units = bulk != NULL ? table_new (g_free) : NULL;

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    gint64 unit = get_number (bulk, i, "unit");

    table_insert (units, dv_bulk_get_row (bulk, i), g_memdup2 (&unit, sizeof unit));
  }
  return units;
}

/* The posts that were filled to complete a body, from the records of who holds them. */
static gboolean
read_filled (DvFacts *facts, DvDb *db, GError **error)
{
  g_autoptr (GHashTable) units = read_posts (facts, db, error);
  DvBulk *bulk = units != NULL ? read_bulk (facts, db, &dv_kind_holding, FALSE, error) : NULL;

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    gint64 post = get_number (bulk, i, "post");
    const gint64 *unit = g_hash_table_lookup (units, &post);
    const char *from = get_text (bulk, i, "from");
    DvParts *parts;

    if (unit == NULL || from == NULL || strcmp (from, facts->from) < 0 ||
        strcmp (from, facts->cut_off) > 0 ||
        g_strcmp0 (get_text (bulk, i, "how"), "consolidated") != 0)
      continue;
    parts = need_parts (facts->filled, *unit);
    parts->count++;
    g_ptr_array_add (parts->ids, (gpointer) keep_id (facts, bulk, i));
  }
  return bulk != NULL;
}

static gboolean
read_work (DvFacts *facts, DvDb *db, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (work_kinds); i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !read_items (facts, db, work_kinds[i], error))
      return FALSE;
  }
  return read_lines (facts, db, error) && read_assignments (facts, db, error) &&
         read_filled (facts, db, error) && dv_counted_read (facts, db, error);
}

/**
 * dv_facts_read:
 * @db: a connection
 * @from: first day of the period
 * @to: its last day
 * @cut_off: the day up to which work counts
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads all that a report of the period needs, with a number of statements that does not depend on
 * how many records there are.
 *
 * Returns: (transfer full): the facts
 */
DvFacts *
dv_facts_read (DvDb *db,
               const char *from,
               const char *to,
               const char *cut_off,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (DvFacts) facts = facts_new (from, to, cut_off);

  if (!read_units (facts, db, error))
    return NULL;
  name_units (facts);
  if (!read_sections (facts, db, error) || !read_titles (facts, db, &dv_kind_campaign, error) ||
      !read_titles (facts, db, &dv_kind_source, error) ||
      !read_titles (facts, db, &dv_kind_category, error) || !read_wordings (facts, db, error) ||
      !read_outline (facts, db, error) || !read_work (facts, db, cancellable, error))
    return NULL;
  facts->letters = dv_petition_count_read (db, from, cut_off, error);
  return facts->letters != NULL ? g_steal_pointer (&facts) : NULL;
}

/* --- asking --- */

/**
 * dv_facts_get_id:
 * @facts: facts
 * @item: one of their items
 *
 * Returns: (transfer none): the UUID of the record
 */
const char *
dv_facts_get_id (DvFacts *facts, DvItem *item)
{
  if (item->id == NULL)
    item->id = keep_id (facts, item->bulk, item->index);
  return item->id;
}

/**
 * dv_facts_get_unit:
 * @facts: facts
 * @row: the number of a unit, or 0
 *
 * Returns: (transfer none) (nullable): the unit
 */
const DvUnitFact *
dv_facts_get_unit (const DvFacts *facts, gint64 row)
{
  return g_hash_table_lookup (facts->units, &row);
}

/**
 * dv_facts_get_title:
 * @facts: facts
 * @row: the number of a campaign or category, or 0
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
dv_facts_get_title (const DvFacts *facts, gint64 row)
{
  return g_hash_table_lookup (facts->titles, &row);
}

/**
 * dv_facts_get_filled:
 * @facts: facts
 * @item: a task whose quantity is posts, “chức danh”
 *
 * Returns: (transfer none) (nullable): the posts of its lead that were filled in the period; %NULL
 *   if nobody recorded them, so that what was typed is believed
 */
const DvParts *
dv_facts_get_filled (const DvFacts *facts, const DvItem *item)
{
  const char *measure = dv_item_get_text (item, "measure");

  return g_strcmp0 (measure, "chức danh") == 0 ? g_hash_table_lookup (facts->filled, &item->lead)
                                               : NULL;
}

/**
 * dv_facts_get_parts:
 * @facts: facts
 * @item: one of their items
 *
 * Returns: (transfer none) (nullable): the lines of a list or the assignments of a task, counted;
 *   %NULL if it has none
 */
const DvParts *
dv_facts_get_parts (const DvFacts *facts, const DvItem *item)
{
  GHashTable *table = item->kind == &dv_kind_list ? facts->lines : facts->assigned;
  gint64 row = dv_bulk_get_row (item->bulk, item->index);

  return item->kind == &dv_kind_list || item->kind == &dv_kind_task
           ? g_hash_table_lookup (table, &row)
           : NULL;
}

/* How well a wording fits: -1 if not at all. */
static int
fit (const DvWordingFact *wording, const DvItem *item)
{
  if (wording->kind != item->kind ||
      (wording->state != NULL && g_strcmp0 (wording->state, item->state) != 0) ||
      (wording->type != NULL && g_strcmp0 (wording->type, item->type) != 0) ||
      (wording->role != NULL && g_strcmp0 (wording->role, item->role) != 0))
    return -1;
  return (wording->state != NULL ? 4 : 0) + (wording->type != NULL ? 2 : 0) +
         (wording->role != NULL ? 1 : 0);
}

static const DvWordingFact *
search_wording (const DvFacts *facts, const DvItem *item)
{
  const DvWordingFact *best = NULL;
  int best_fit = -1;

  for (guint i = 0; i < facts->wordings->len; i++) {
    const DvWordingFact *wording = &g_array_index (facts->wordings, DvWordingFact, i);
    int how = fit (wording, item);

    if (how > best_fit) {
      best = wording;
      best_fit = how;
    }
  }
  return best;
}

/**
 * dv_facts_find_wording:
 * @facts: facts
 * @item: one of their items
 *
 * Returns: (transfer none) (nullable): the wording that fits it most closely
 */
const DvWordingFact *
dv_facts_find_wording (DvFacts *facts, const DvItem *item)
{
  char key[256];
  gpointer found;

  g_snprintf (key, sizeof key, "%u/%s/%s/%s", item->kind->id, item->type != NULL ? item->type : "",
              item->role != NULL ? item->role : "", item->state != NULL ? item->state : "");
  if (g_hash_table_lookup_extended (facts->best, key, NULL, &found))
    return found;
  found = (gpointer) search_wording (facts, item);
  g_hash_table_insert (facts->best, g_strdup (key), found);
  return found;
}

/**
 * dv_item_get_text:
 * @item: an item
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
dv_item_get_text (const DvItem *item, const char *field)
{
  return get_text (item->bulk, item->index, field);
}

/**
 * dv_item_get_number:
 * @item: an item
 * @field: the name of a number field or a link
 *
 * Returns: its value, 0 if there is none
 */
gint64
dv_item_get_number (const DvItem *item, const char *field)
{
  return get_number (item->bulk, item->index, field);
}

/**
 * dv_item_get_units:
 * @item: an item
 * @n_units: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_units): the co-operating units
 */
const gint64 *
dv_item_get_units (const DvItem *item, guint *n_units)
{
  return dv_bulk_get_links (item->bulk, item->index, dv_bulk_find_column (item->bulk, "units"),
                            n_units);
}

/**
 * dv_item_dup_choice:
 * @item: an item
 * @field: the name of a choice
 *
 * Returns: (transfer full) (nullable): its value in Vietnamese, as reports say it
 */
char *
dv_item_dup_choice (const DvItem *item, const char *field)
{
  const DvField *found = dv_kind_find_field (item->kind, field);
  const char *value = dv_item_get_text (item, field);
  const DvChoice *choice =
    found != NULL && value != NULL ? dv_field_find_choice (found, value) : NULL;

  if (choice == NULL)
    return g_strdup (value);
  return g_strndup (choice->words, strcspn (choice->words, "|"));
}
