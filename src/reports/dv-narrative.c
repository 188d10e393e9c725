/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-half-build.h"
#include "dv-kinds.h"
#include "dv-marked.h"
#include "dv-phrase.h"

/* The paragraph that tells the work of a section. */

/* More records of one sort than this are counted, not named. */
#define MANY 6

/* Records of one sort: told by the same wording, of the same type. */
typedef struct {
  const DvWordingFact *wording;
  GPtrArray *items;
} Sort;

static void
sort_free (gpointer data)
{
  Sort *sort = data;

  g_ptr_array_unref (sort->items);
  g_free (sort);
}

static DvWordingFact bare_wording = { .sentence = "{title}" };

/* A letter in the register has a number: it is counted, and what it says stays in the office. */
static gboolean
is_letter (const DvItem *item)
{
  return item->kind == &dv_kind_petition && dv_item_get_text (item, "number") != NULL;
}

static Sort *
need_sort (GHashTable *sorts, GPtrArray *order, DvHalfBuild *build, const DvItem *item)
{
  const DvWordingFact *wording = dv_facts_find_wording (build->facts, item);
  g_autofree char *key = g_strdup_printf ("%p/%u/%s/%d", (gconstpointer) wording, item->kind->id,
                                          item->type != NULL ? item->type : "", is_letter (item));
  Sort *sort = g_hash_table_lookup (sorts, key);

  if (sort == NULL) {
    sort = g_new0 (Sort, 1);
    sort->wording = wording != NULL ? wording : &bare_wording;
    sort->items = g_ptr_array_new ();
    g_hash_table_insert (sorts, g_steal_pointer (&key), sort);
    g_ptr_array_add (order, sort);
  }
  return sort;
}

static GPtrArray *
sort_items (DvHalfBuild *build, gint64 section, gboolean planned)
{
  g_autoptr (GHashTable) sorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *order = g_ptr_array_new_with_free_func (sort_free);

  for (guint i = 0; i < build->facts->items->len; i++) {
    DvItem *item = &g_array_index (build->facts->items, DvItem, i);

    if (planned ? !item->planned : !item->now || item->planned)
      continue;
    if (section == 0 || item->section == section)
      g_ptr_array_add (need_sort (sorts, order, build, item)->items, item);
  }
  return order;
}

/* F2 before F10; a code before none; then by date. */
static int
compare_codes (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0') {
    if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b)) {
      guint64 x = g_ascii_strtoull (a, (char **) &a, 10);
      guint64 y = g_ascii_strtoull (b, (char **) &b, 10);

      if (x != y)
        return x < y ? -1 : 1;
    } else if (*a != *b) {
      return (guchar) *a < (guchar) *b ? -1 : 1;
    } else {
      a++;
      b++;
    }
  }
  return (*a != '\0') - (*b != '\0');
}

static int
compare_clauses (gconstpointer a, gconstpointer b)
{
  const DvItem *x = (*(DvClause *const *) a)->item, *y = (*(DvClause *const *) b)->item;
  int order;

  if ((x->code != NULL) != (y->code != NULL))
    return x->code != NULL ? -1 : 1;
  order = x->code != NULL ? compare_codes (x->code, y->code) : g_strcmp0 (x->start, y->start);
  if (order != 0)
    return order;
  if (x->kind != y->kind)
    return x->kind->id < y->kind->id ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* Nothing is said twice: a second record with the same words only stands behind the first. */
static gboolean
is_said (GHashTable *said, const DvClause *clause)
{
  g_autofree char *words = dv_marked_to_plain (clause->words);

  return !g_hash_table_add (said, g_strconcat (clause->subject, " ", words, NULL));
}

static void
add_clause (DvHalfBuild *build, GPtrArray *clauses, GHashTable *said, DvClause *clause)
{
  if (clause == NULL)
    return;
  if (!is_said (said, clause)) {
    g_ptr_array_add (clauses, clause);
    return;
  }
  /* translators: the title of a record */
  dv_half_warn (build, _ ("“%s” is recorded more than once; it is told once."),
                clause->item->title);
  dv_clause_free (clause);
}

static void
tell_sort (DvHalfBuild *build, const Sort *sort, GPtrArray *clauses, GHashTable *said)
{
  DvItem *first = g_ptr_array_index (sort->items, 0);
  DvClause *many = NULL;

  if (is_letter (first) || sort->items->len > MANY)
    many = dv_clause_new_many (build, sort->items, sort->wording);
  if (many != NULL || is_letter (first)) {
    add_clause (build, clauses, said, many);
    return;
  }
  for (guint i = 0; i < sort->items->len; i++)
    add_clause (build, clauses, said,
                dv_clause_new (build, g_ptr_array_index (sort->items, i), sort->wording));
}

static GPtrArray *
tell_sorts (DvHalfBuild *build, GPtrArray *sorts)
{
  GPtrArray *clauses = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_clause_free);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sorts->len; i++)
    tell_sort (build, g_ptr_array_index (sorts, i), clauses, said);
  g_ptr_array_sort (clauses, compare_clauses);
  return clauses;
}

static void
add_paragraph (DvHalfBuild *build, const DvOutlineFact *row, GPtrArray *sorts, gboolean items)
{
  g_autofree char *key = g_strconcat (row->code, "/text", NULL);
  g_autoptr (GPtrArray) clauses = NULL;

  build->block = dv_half_year_add_block (build->report, key, DV_HALF_PARAGRAPH);
  if (sorts->len == 0) {
    build->block->text = dv_marked_escape (row->empty != NULL ? row->empty : "");
    return;
  }
  clauses = tell_sorts (build, sorts);
  build->block->text = dv_clauses_to_text (clauses, items);
}

static void
add_heading (DvHalfBuild *build, const DvOutlineFact *row)
{
  DvHalfBlock *block;

  if (row->heading == NULL)
    return;
  block = dv_half_year_add_block (build->report, row->code, DV_HALF_HEADING);
  block->level = (guint) row->level;
  block->text = dv_marked_escape (row->heading);
}

/* The section of what people ask for tells what became of their letters. */
static gboolean
tells_letters (const DvHalfBuild *build)
{
  return g_strcmp0 (build->section->code, "BXND") == 0 && dv_half_has_letters (build);
}

static void
add_letters (DvHalfBuild *build, const DvOutlineFact *row)
{
  g_autofree char *key = g_strconcat (row->code, "/letters", NULL);

  build->block = dv_half_year_add_block (build->report, key, DV_HALF_PARAGRAPH);
  build->block->text = dv_half_tell_letters (build);
}

/**
 * dv_half_add_section:
 * @build: the report that is being made
 * @row: a row of the outline that stands for the records of a section
 *
 * Adds the heading and the paragraph. A section without records is left out, or said to have none.
 */
void
dv_half_add_section (DvHalfBuild *build, const DvOutlineFact *row)
{
  g_autoptr (GPtrArray) sorts = NULL;

  build->section = g_hash_table_lookup (build->facts->sections, &row->section);
  if (build->section == NULL)
    return;
  sorts = sort_items (build, row->section, FALSE);
  if (sorts->len == 0 && !tells_letters (build) &&
      (!build->report->show_empty || row->empty == NULL))
    return;
  add_heading (build, row);
  if (sorts->len > 0 || !tells_letters (build))
    add_paragraph (build, row, sorts, FALSE);
  if (tells_letters (build))
    add_letters (build, row);
  build->section = NULL;
}

/**
 * dv_half_add_plan:
 * @build: the report that is being made
 * @row: a row of the outline that stands for what is still to be done
 *
 * Adds a paragraph about the work that was planned and not begun on the cut-off date: it is told
 * as planned, and nowhere else.
 */
void
dv_half_add_plan (DvHalfBuild *build, const DvOutlineFact *row)
{
  static DvWordingFact event_plan = { .sentence = "<tổ chức> {title}",
                                      .many = "Tổ chức {count} {plural}" };
  static DvWordingFact plan = { .sentence = "<triển khai> {title}",
                                .many = "Triển khai {count} nhiệm vụ" };
  g_autoptr (GPtrArray) sorts = sort_items (build, 0, TRUE);

  if (sorts->len == 0 && (!build->report->show_empty || row->empty == NULL))
    return;
  for (guint i = 0; i < sorts->len; i++) {
    Sort *sort = g_ptr_array_index (sorts, i);
    const DvItem *first = g_ptr_array_index (sort->items, 0);

    sort->wording = first->kind == &dv_kind_event ? &event_plan : &plan;
  }
  add_heading (build, row);
  add_paragraph (build, row, sorts, TRUE);
}
