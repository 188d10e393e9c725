/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-collate.h"
#include "dv-counted.h"
#include "dv-half-build.h"
#include "dv-kinds.h"
#include "dv-marked.h"
#include "dv-numerals.h"
#include "dv-phrase.h"

/* The tables of the appendix. A table counts the records of one kind by one or two of their fields;
 * every cell is a figure with the records that it counts. */

typedef enum {
  SUM_RECORDS,
  SUM_BEFORE, /* the same period of the year before */
  SUM_STATE,  /* records in one of the states */
  SUM_NO_STATE,
  SUM_FIELD,
  SUM_CASES,
  SUM_AMOUNT,
  SUM_HANDED_OUT,
  SUM_PEOPLE,     /* everybody once, however many gifts */
  SUM_HOUSEHOLDS, /* likewise */
} SumKind;

typedef struct {
  const char *heading;
  SumKind kind;
  const char *what; /* states with `|` between them, or a field */
} Sum;

typedef struct _Table Table;
typedef struct _Row Row;

struct _Table {
  const char *name; /* in the column “Nội dung” of the outline */
  const DvKind *kind;
  const char *heading1;
  const char *field1;
  const char *heading2;
  const char *field2;
  Sum sums[6];
  void (*count) (DvHalfBuild *build, const Table *table, GHashTable *rows, Row *total);
};

static void count_gifts (DvHalfBuild *build, const Table *table, GHashTable *rows, Row *total);
static void count_items (DvHalfBuild *build, const Table *table, GHashTable *rows, Row *total);

static const Table tables[] = {
  { "task",
    &dv_kind_task,
    "Đơn vị chủ trì",
    "lead",
    NULL,
    NULL,
    { { "Tổng số nhiệm vụ", SUM_RECORDS, NULL },
      { "Đã hoàn thành", SUM_STATE, "done" },
      { "Đang thực hiện", SUM_STATE, "in-progress" },
      { "Chưa thực hiện, tạm hoãn", SUM_STATE, "not-started|postponed" },
      { "Chưa báo cáo", SUM_NO_STATE, NULL },
      { "Cùng kỳ năm trước", SUM_BEFORE, NULL } },
    count_items },
  { "event",
    &dv_kind_event,
    "Đơn vị chủ trì",
    "lead",
    "Loại hoạt động",
    "type",
    { { "Số hoạt động", SUM_RECORDS, NULL },
      { "Lượt người dự", SUM_FIELD, "participants" },
      { "Cùng kỳ năm trước", SUM_BEFORE, NULL } },
    count_items },
  { "list",
    &dv_kind_list,
    "Đơn vị lập",
    "lead",
    "Danh sách",
    "title",
    { { "Số trường hợp", SUM_CASES, NULL },
      { "Đã nhận", SUM_HANDED_OUT, NULL },
      { "Số tiền (đồng)", SUM_AMOUNT, NULL } },
    count_items },
  { "gift",
    &dv_kind_line,
    "Nguồn quà",
    "gift_source",
    NULL,
    NULL,
    { { "Số suất", SUM_RECORDS, NULL },
      { "Số người", SUM_PEOPLE, NULL },
      { "Số hộ", SUM_HOUSEHOLDS, NULL },
      { "Đã nhận", SUM_HANDED_OUT, NULL },
      { "Số tiền (đồng)", SUM_AMOUNT, NULL } },
    count_gifts },
  { "house",
    &dv_kind_house,
    "Loại",
    "type",
    "Trạng thái",
    "state",
    { { "Số nhà", SUM_RECORDS, NULL }, { "Kinh phí (đồng)", SUM_FIELD, "cost" } },
    count_items },
  { "petition",
    &dv_kind_petition,
    "Loại",
    "type",
    "Kênh tiếp nhận",
    "channel",
    { { "Số nội dung", SUM_RECORDS, NULL },
      { "Đã giải quyết", SUM_STATE, "done" },
      { "Cùng kỳ năm trước", SUM_BEFORE, NULL } },
    count_items },
  { "supervision",
    &dv_kind_supervision,
    "Chủ trì",
    "lead",
    "Loại",
    "type",
    { { "Số nội dung", SUM_RECORDS, NULL },
      { "Số cuộc", SUM_FIELD, "rounds" },
      { "Số kiến nghị", SUM_FIELD, "recommendations" },
      { "Được tiếp thu", SUM_FIELD, "accepted" },
      { "Cùng kỳ năm trước", SUM_BEFORE, NULL } },
    count_items },
  { "survey",
    &dv_kind_survey,
    "Chủ trì",
    "lead",
    "Nội dung khảo sát",
    "title",
    { { "Số nơi khảo sát", SUM_FIELD, "place_count" },
      { "Số văn bản", SUM_FIELD, "document_count" },
      { "Cùng kỳ năm trước", SUM_BEFORE, NULL } },
    count_items },
  { "model",
    &dv_kind_model,
    "Loại",
    "type",
    "Tình trạng",
    "state",
    { { "Số lượng", SUM_RECORDS, NULL }, { "Cùng kỳ năm trước", SUM_BEFORE, NULL } },
    count_items },
  { "land",
    &dv_kind_land,
    "Tổ dân phố",
    "group",
    "Bước",
    "step",
    { { "Số việc", SUM_RECORDS, NULL }, { "Cùng kỳ năm trước", SUM_BEFORE, NULL } },
    count_items },
};

#define N_SUMS G_N_ELEMENTS (tables[0].sums)

struct _Row {
  char *key;
  char *title1;
  char *title2;
  gint64 rank; /* of the unit in the register of units */
  gint64 values[6];
  GPtrArray *ids[6];
  GHashTable *seen; /* people above 0 and below, households: who was counted */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_SUMS; i++)
    g_ptr_array_unref (row->ids[i]);
  g_hash_table_unref (row->seen);
  g_free (row->key);
  g_free (row->title1);
  g_free (row->title2);
  g_free (row);
}

static Row *
row_new (char *key, char *title1, char *title2)
{
  Row *row = g_new0 (Row, 1);

  row->key = key;
  row->title1 = title1;
  row->title2 = title2;
  for (guint i = 0; i < N_SUMS; i++)
    row->ids[i] = g_ptr_array_new ();
  row->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return row;
}

/* --- counting --- */

static gboolean
is_state (const char *states, const char *state)
{
  g_auto (GStrv) each = g_strsplit (states, "|", -1);

  return state != NULL && g_strv_contains ((const char *const *) each, state);
}

static gint64
count_parts (const DvFacts *facts, const DvItem *item, SumKind kind)
{
  const DvParts *parts = dv_facts_get_parts (facts, item);

  if (parts == NULL)
    return kind == SUM_CASES ? dv_item_get_number (item, "cases") : 0;
  if (kind == SUM_CASES)
    return parts->count;
  return kind == SUM_AMOUNT ? parts->amount : parts->done;
}

static gint64
count_item (const DvFacts *facts, const DvItem *item, const Sum *sum)
{
  if (sum->kind == SUM_BEFORE)
    return item->before;
  if (!item->now)
    return 0;
  switch (sum->kind) {
  case SUM_STATE:
    return is_state (sum->what, item->state);
  case SUM_NO_STATE:
    return item->state == NULL;
  case SUM_FIELD:
    return dv_counted_get (facts, item, sum->what);
  case SUM_CASES:
  case SUM_AMOUNT:
  case SUM_HANDED_OUT:
    return count_parts (facts, item, sum->kind);
  case SUM_PEOPLE:
  case SUM_HOUSEHOLDS:
    return 0;
  case SUM_RECORDS:
  case SUM_BEFORE:
  default:
    return 1;
  }
}

/* A text as the head of a row: one line, several words with commas between them. */
static char *
head_text (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL && *text != '\0' ? text : "(chưa ghi)", ";", -1);
  g_autofree char *joined = NULL;
  g_autofree char *escaped = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    g_strstrip (words[i]);
  joined = g_strjoinv (", ", words);
  escaped = dv_marked_escape (g_strdelimit (joined, "\t\n", ' '));
  return dv_phrase_upper_first (escaped);
}

/* The value of a field as the head of a row. */
static char *
row_title (const DvHalfBuild *build, const DvItem *item, const char *field)
{
  const DvField *found = dv_kind_find_field (item->kind, field);
  const DvUnitFact *unit;
  g_autofree char *value = NULL;

  if (found->type != DV_TYPE_LINK) {
    value = dv_item_dup_choice (item, field);
    return head_text (value);
  }
  unit = dv_facts_get_unit (build->facts, dv_item_get_number (item, field));
  return head_text (unit != NULL ? unit->mention : NULL);
}

/* Of a link its number, of others the text: the same for the same value. */
static char *
row_key (const DvItem *item, const char *field)
{
  const char *text = field != NULL ? dv_item_get_text (item, field) : NULL;

  if (field == NULL || text != NULL)
    return g_strdup (text != NULL ? text : "");
  return g_strdup_printf ("%d", (int) dv_item_get_number (item, field));
}

/* The key of a row for people who compare reports: units by their id, which never changes. */
static char *
stable_key (const DvHalfBuild *build, const DvItem *item, const char *field)
{
  const DvUnitFact *unit;
  const char *text = field != NULL ? dv_item_get_text (item, field) : NULL;

  if (field == NULL || text != NULL)
    return g_strdup (text != NULL ? text : "");
  unit = dv_facts_get_unit (build->facts, dv_item_get_number (item, field));
  return g_strdup (unit != NULL ? unit->id : "");
}

static Row *
need_row (GHashTable *rows, const DvHalfBuild *build, const Table *table, const DvItem *item)
{
  g_autofree char *key1 = row_key (item, table->field1);
  g_autofree char *key2 = row_key (item, table->field2);
  g_autofree char *key = g_strconcat (key1, "\t", key2, NULL);
  Row *row = g_hash_table_lookup (rows, key);
  g_autofree char *stable1 = NULL;
  g_autofree char *stable2 = NULL;

  if (row != NULL)
    return row;
  stable1 = stable_key (build, item, table->field1);
  stable2 = stable_key (build, item, table->field2);
  row = row_new (g_strconcat (stable1, "/", stable2, NULL), row_title (build, item, table->field1),
                 table->field2 != NULL ? row_title (build, item, table->field2) : NULL);
  row->rank = dv_item_get_number (item, table->field1);
  g_hash_table_insert (rows, g_steal_pointer (&key), row);
  return row;
}

static void
count_into (DvHalfBuild *build, const Table *table, Row *row, DvItem *item)
{
  for (guint i = 0; i < N_SUMS && table->sums[i].heading != NULL; i++) {
    gint64 value = count_item (build->facts, item, &table->sums[i]);

    if (value == 0)
      continue;
    row->values[i] += value;
    g_ptr_array_add (row->ids[i], (gpointer) dv_facts_get_id (build->facts, item));
  }
}

static void
count_items (DvHalfBuild *build, const Table *table, GHashTable *rows, Row *total)
{
  for (guint i = 0; i < build->facts->items->len; i++) {
    DvItem *item = &g_array_index (build->facts->items, DvItem, i);

    if (item->kind != table->kind || (!item->now && !item->before))
      continue;
    count_into (build, table, need_row (rows, build, table, item), item);
    count_into (build, table, total, item);
    if (item->now)
      dv_half_add_record (build, item);
  }
}

/* Whether the row has not counted it yet; what is not known is not counted. */
static gboolean
is_first (Row *row, char what, gint64 number)
{
  return number != 0 &&
         g_hash_table_add (row->seen, g_strdup_printf ("%c%" G_GINT64_FORMAT, what, number));
}

static gint64
count_gift (Row *row, const DvGiftFact *gift, SumKind kind)
{
  switch (kind) {
  case SUM_PEOPLE:
    return is_first (row, 'p', gift->person);
  case SUM_HOUSEHOLDS:
    return is_first (row, 'h', gift->household);
  case SUM_HANDED_OUT:
    return gift->done;
  case SUM_AMOUNT:
    return gift->amount;
  case SUM_RECORDS:
    return 1;
  case SUM_BEFORE:
  case SUM_STATE:
  case SUM_NO_STATE:
  case SUM_FIELD:
  case SUM_CASES:
  default:
    g_return_val_if_reached (0);
  }
}

static void
count_gift_into (const Table *table, Row *row, const DvGiftFact *gift)
{
  for (guint i = 0; i < N_SUMS && table->sums[i].heading != NULL; i++) {
    gint64 value = count_gift (row, gift, table->sums[i].kind);

    if (value == 0)
      continue;
    row->values[i] += value;
    g_ptr_array_add (row->ids[i], (gpointer) gift->id);
  }
}

static Row *
need_source (GHashTable *rows, const DvFacts *facts, gint64 source)
{
  const char *name = dv_facts_get_title (facts, source);
  g_autofree char *key = g_strdup (name != NULL ? name : "");
  Row *row = g_hash_table_lookup (rows, key);

  if (row != NULL)
    return row;
  row = row_new (g_strdup (key), head_text (name), NULL);
  row->rank = source;
  g_hash_table_insert (rows, g_steal_pointer (&key), row);
  return row;
}

/* The lists of the period, by their numbers. */
static GHashTable *
find_lists (const DvFacts *facts)
{
  GHashTable *lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < facts->items->len; i++) {
    DvItem *item = &g_array_index (facts->items, DvItem, i);

    gint64 row = dv_bulk_get_row (item->bulk, item->index);

    if (item->kind == &dv_kind_list && item->now)
      g_hash_table_insert (lists, g_memdup2 (&row, sizeof row), item);
  }
  return lists;
}

/* By the source of each gift, which is that of its list where the line says nothing. Gifts whose
 * source nobody wrote down stand in the table of lists alone. */
static void
count_gifts (DvHalfBuild *build, const Table *table, GHashTable *rows, Row *total)
{
  g_autoptr (GHashTable) lists = find_lists (build->facts);

  for (guint i = 0; i < build->facts->gifts->len; i++) {
    const DvGiftFact *gift = &g_array_index (build->facts->gifts, DvGiftFact, i);
    const DvItem *list = g_hash_table_lookup (lists, &gift->list);
    gint64 source = gift->source;

    if (list == NULL || gift->refused)
      continue;
    if (source == 0)
      source = dv_item_get_number (list, "gift_source");
    if (source == 0)
      continue;
    count_gift_into (table, need_source (rows, build->facts, source), gift);
    count_gift_into (table, total, gift);
  }
}

static GHashTable *
count_rows (DvHalfBuild *build, const Table *table, Row *total)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, row_free);

  table->count (build, table, rows, total);
  return rows;
}

/* --- writing --- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = *(Row *const *) a, *y = *(Row *const *) b;
  int order = (x->rank > y->rank) - (x->rank < y->rank);

  if (order == 0)
    order = dv_text_compare (x->title1, y->title1);
  return order != 0 || x->title2 == NULL ? order : dv_text_compare (x->title2, y->title2);
}

/* A column where every row has 0 says nothing and is left out, but for the first. */
static gboolean
is_shown (const Row *total, guint i)
{
  return i == 0 || total->values[i] > 0;
}

static void
append_headings (GString *text, const Table *table, const Row *total)
{
  g_string_append_printf (text, "TT\t%s", table->heading1);
  if (table->heading2 != NULL)
    g_string_append_printf (text, "\t%s", table->heading2);
  for (guint i = 0; i < N_SUMS && table->sums[i].heading != NULL; i++) {
    if (is_shown (total, i))
      g_string_append_printf (text, "\t%s", table->sums[i].heading);
  }
}

static char *
previous_of (const Table *table, const Row *row)
{
  for (guint i = 0; i < N_SUMS && table->sums[i].heading != NULL; i++) {
    if (table->sums[i].kind == SUM_BEFORE && row->values[i] > 0)
      return dv_text_format_integer (row->values[i]);
  }
  return NULL;
}

/* What nobody wrote down is not 0: such a cell stays empty. */
static gboolean
is_unknown (const Sum *sum, const Row *row, guint i)
{
  switch (sum->kind) {
  case SUM_FIELD:
  case SUM_CASES:
  case SUM_AMOUNT:
  case SUM_HANDED_OUT:
  case SUM_PEOPLE:
  case SUM_HOUSEHOLDS:
    return row->ids[i]->len == 0;
  case SUM_RECORDS:
  case SUM_BEFORE:
  case SUM_STATE:
  case SUM_NO_STATE:
  default:
    return FALSE;
  }
}

static void
append_cell (DvHalfBuild *build, GString *text, const Table *table, const Row *row, guint i)
{
  g_autofree char *count = dv_text_format_integer (row->values[i]);
  g_autofree char *key =
    g_strdup_printf ("table:%s/%s/%u", table->name, row->key != NULL ? row->key : "total", i);
  g_autofree char *label = g_strconcat (table->sums[i].heading, ": ", row->title1,
                                        row->title2 != NULL ? ", " : NULL, row->title2, NULL);
  g_autofree char *marked = dv_half_mark (build, count, key, label, row->ids[i]);
  DvHalfFigure *figure =
    g_ptr_array_index (build->report->figures, build->report->figures->len - 1);

  if (i == 0 && figure->previous == NULL)
    figure->previous = previous_of (table, row);
  g_string_append_printf (text, "\t%s", marked);
}

static void
append_row (DvHalfBuild *build,
            GString *text,
            const Table *table,
            const Row *row,
            const Row *total,
            guint number)
{
  if (number > 0)
    g_string_append_printf (text, "\n%u\t%s", number, row->title1);
  else
    g_string_append_printf (text, "\n\t%s", row->title1);
  if (table->heading2 != NULL)
    g_string_append_printf (text, "\t%s", row->title2 != NULL ? row->title2 : "");
  for (guint i = 0; i < N_SUMS && table->sums[i].heading != NULL; i++) {
    if (!is_shown (total, i))
      continue;
    if (is_unknown (&table->sums[i], row, i))
      g_string_append_c (text, '\t');
    else
      append_cell (build, text, table, row, i);
  }
}

static GPtrArray *
values_of (GHashTable *rows)
{
  GPtrArray *values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (values, value);
  return values;
}

static char *
write_table (DvHalfBuild *build, const Table *table, GHashTable *rows, const Row *total)
{
  g_autoptr (GPtrArray) sorted = values_of (rows);
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (sorted, compare_rows);
  append_headings (text, table, total);
  for (guint i = 0; i < sorted->len; i++)
    append_row (build, text, table, g_ptr_array_index (sorted, i), total, i + 1);
  append_row (build, text, table, total, total, 0);
  return g_string_free (text, FALSE);
}

static const Table *
find_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    if (g_strcmp0 (tables[i].name, name) == 0)
      return &tables[i];
  }
  return NULL;
}

/* The district level and its wards ended on 01/07/2025: what came after is not the same thing. */
static void
warn_about_comparison (DvHalfBuild *build, const Table *table, const Row *total)
{
  const char *ended = "2025-07-01";
  g_autofree char *previous = previous_of (table, total);

  if (previous != NULL && strcmp (build->facts->from_before, ended) < 0 &&
      strcmp (build->facts->cut_off, ended) >= 0)
    dv_half_warn (build,
                  _ ("The same period of the year before lies before 01/07/2025, when the "
                     "ward was made anew; the two are not comparable (NQ 1656/NQ-UBTVQH15)."));
}

/**
 * dv_half_add_table:
 * @build: the report that is being made
 * @row: a row of the outline that stands for a table; its text names the table
 *
 * Adds the heading and the table. A table without rows is left out.
 */
void
dv_half_add_table (DvHalfBuild *build, const DvOutlineFact *row)
{
  const Table *table = find_table (row->text);
  g_autofree char *key = g_strconcat (row->code, "/table", NULL);
  Row *total = row_new (NULL, g_strdup ("Tổng cộng"), NULL);
  g_autoptr (GHashTable) rows = NULL;
  DvHalfBlock *heading;

  if (table == NULL)
    dv_half_warn (build, _ ("The outline asks for the table “%s”, which does not exist."),
                  row->text != NULL ? row->text : "");
  heading = dv_half_year_add_block (build->report, row->code, DV_HALF_HEADING);
  heading->level = (guint) row->level;
  heading->text = dv_marked_escape (row->heading != NULL ? row->heading : "");
  build->block = dv_half_year_add_block (build->report, key, DV_HALF_TABLE);
  if (table != NULL)
    rows = count_rows (build, table, total);
  if (rows == NULL || g_hash_table_size (rows) == 0) {
    g_ptr_array_set_size (build->report->blocks, (int) build->report->blocks->len - 2);
    build->block = NULL;
  } else {
    build->block->text = write_table (build, table, rows, total);
    warn_about_comparison (build, table, total);
  }
  if (table != NULL && table->kind == &dv_kind_petition)
    dv_half_add_letters (build, row);
  row_free (total);
}
