/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-half-build.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-marked.h"
#include "dv-phrase.h"
#include "dv-store-error.h"

/* --- for the parts of the generator --- */

/**
 * dv_half_warn:
 * @build: the report that is being made
 * @format: a message, translated
 *
 * Adds what the secretary should look at, once.
 */
void
dv_half_warn (DvHalfBuild *build, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (!g_ptr_array_find_with_equal_func (build->report->warnings, message, g_str_equal, NULL))
    g_ptr_array_add (build->report->warnings, g_steal_pointer (&message));
}

/**
 * dv_half_add_record:
 * @build: the report that is being made
 * @item: a record
 *
 * Puts the record behind the block that is being written.
 */
void
dv_half_add_record (DvHalfBuild *build, DvItem *item)
{
  g_ptr_array_add (build->block->records, g_strdup (dv_facts_get_id (build->facts, item)));
}

/* Keys stand inside marked texts: the signs of those may not stand in them. */
static char *
clean_key (const char *key)
{
  g_autofree char *escaped = dv_marked_escape (key);

  return g_strdelimit (g_steal_pointer (&escaped), "|\t\n", '_');
}

static void
add_figure (DvHalfBuild *build,
            const char *text,
            const char *key,
            const char *label,
            GPtrArray *records)
{
  DvHalfFigure *figure;

  figure = dv_half_year_add_figure (build->report, key, build->block->key);
  figure->text = g_strdup (text);
  figure->label = g_strdup (label);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (figure->records, g_strdup (g_ptr_array_index (records, i)));
}

/**
 * dv_half_mark:
 * @build: the report that is being made
 * @text: a figure as it is printed
 * @key: names it within its block
 * @label: what it counts, in Vietnamese
 * @records: (element-type utf8): the ids of the records behind it
 *
 * Makes a figure of the block that is being written.
 *
 * Returns: (transfer full): the figure as marked text
 */
char *
dv_half_mark (DvHalfBuild *build,
              const char *text,
              const char *key,
              const char *label,
              GPtrArray *records)
{
  g_autofree char *clean = clean_key (key);
  g_autoptr (GString) marked = g_string_new (NULL);

  add_figure (build, text, clean, label, records);
  dv_marked_append (marked, text, clean);
  return g_string_free (g_steal_pointer (&marked), FALSE);
}

/**
 * dv_half_mark_item:
 * @build: the report that is being made
 * @text: a figure as it is printed
 * @name: what the figure is of the record
 * @label: what it counts, in Vietnamese
 * @item: the record
 *
 * Returns: (transfer full): the figure as marked text
 */
char *
dv_half_mark_item (DvHalfBuild *build,
                   const char *text,
                   const char *name,
                   const char *label,
                   DvItem *item)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  const char *id = dv_facts_get_id (build->facts, item);
  g_autofree char *key = g_strdup_printf ("%s:%s", name, id);

  g_ptr_array_add (records, (gpointer) id);
  return dv_half_mark (build, text, key, label, records);
}

/**
 * dv_half_mark_records:
 * @build: the report that is being made
 * @text: a figure as it is printed
 * @name: what the figure is of the record
 * @label: what it counts, in Vietnamese
 * @item: the record
 * @ids: (element-type utf8): the ids of the records that are counted
 *
 * Returns: (transfer full): the figure as marked text; its key is that of dv_half_mark_item(), so
 *   that a figure stays the same when it is counted instead of typed
 */
char *
dv_half_mark_records (DvHalfBuild *build,
                      const char *text,
                      const char *name,
                      const char *label,
                      DvItem *item,
                      const GPtrArray *ids)
{
  g_autofree char *key = g_strdup_printf ("%s:%s", name, dv_facts_get_id (build->facts, item));

  return dv_half_mark (build, text, key, label, (GPtrArray *) ids);
}

/* --- the outline --- */

static char *
name_period (const char *from, const char *to)
{
  const char *f = from + 4, *t = to + 4;

  if (strcmp (f, "-01-01") == 0 && strcmp (t, "-06-30") == 0 && strncmp (from, to, 4) == 0)
    return g_strdup_printf ("6 tháng đầu năm %.4s", from);
  if (strcmp (f, "-07-01") == 0 && strcmp (t, "-12-31") == 0 && strncmp (from, to, 4) == 0)
    return g_strdup_printf ("6 tháng cuối năm %.4s", from);
  if (strcmp (f, "-01-01") == 0 && strcmp (t, "-12-31") == 0 && strncmp (from, to, 4) == 0)
    return g_strdup_printf ("năm %.4s", from);
  return g_strdup_printf ("từ ngày %.2s/%.2s/%.4s đến ngày %.2s/%.2s/%.4s", from + 8, from + 5,
                          from, to + 8, to + 5, to);
}

static char *
name_next_period (const char *from, const char *to)
{
  if (strcmp (from + 4, "-01-01") == 0 && strcmp (to + 4, "-06-30") == 0)
    return g_strdup_printf ("6 tháng cuối năm %.4s", from);
  if (strcmp (to + 4, "-12-31") == 0)
    return g_strdup_printf ("%snăm %d", strcmp (from + 4, "-07-01") == 0 ? "6 tháng đầu " : "",
                            atoi (to) + 1);
  return g_strdup ("thời gian tới");
}

/* Texts of the outline name the period, the year and the ward. */
static char *
fill_in (const DvHalfBuild *build, const char *text)
{
  const DvHalfYear *report = build->report;
  g_autofree char *next = name_next_period (report->from, report->to);
  g_autofree char *ward =
    g_strconcat (build->facts->ward != NULL ? "phường " : "phường", build->facts->ward, NULL);
  g_autofree char *year = g_strndup (report->to, 4);
  g_autofree char *period_capitals = g_utf8_strup (report->title, -1);
  g_autofree char *next_capitals = g_utf8_strup (next, -1);
  GString *filled = g_string_new (text);

  g_string_replace (filled, "{PERIOD}", period_capitals, 0);
  g_string_replace (filled, "{NEXT}", next_capitals, 0);
  g_string_replace (filled, "{period}", report->title, 0);
  g_string_replace (filled, "{next}", next, 0);
  g_string_replace (filled, "{ward}", ward, 0);
  g_string_replace (filled, "{year}", year, 0);
  return g_string_free (filled, FALSE);
}

static void
add_text (DvHalfBuild *build, const DvOutlineFact *row, DvHalfPart part, const char *text)
{
  g_autofree char *filled = fill_in (build, text != NULL ? text : "");
  DvHalfBlock *block = dv_half_year_add_block (build->report, row->code, part);

  block->level = (guint) row->level;
  block->text = dv_marked_escape (filled);
}

static void
add_row (DvHalfBuild *build, const DvOutlineFact *row)
{
  if (strcmp (row->part, "title") == 0)
    add_text (build, row, DV_HALF_TITLE, row->heading);
  else if (strcmp (row->part, "heading") == 0)
    add_text (build, row, DV_HALF_HEADING, row->heading);
  else if (strcmp (row->part, "text") == 0)
    add_text (build, row, DV_HALF_PARAGRAPH, row->text);
  else if (strcmp (row->part, "records") == 0)
    dv_half_add_section (build, row);
  else if (strcmp (row->part, "plan") == 0)
    dv_half_add_plan (build, row);
  else if (strcmp (row->part, "figures") == 0)
    dv_half_add_table (build, row);
}

/* The outline that was asked for, else the first one in force. */
static const char *
choose_outline (const DvFacts *facts, const char *wanted)
{
  for (guint i = 0; i < facts->outline->len; i++) {
    const DvOutlineFact *row = &g_array_index (facts->outline, DvOutlineFact, i);

    if (wanted == NULL || strcmp (row->outline, wanted) == 0)
      return row->outline;
  }
  return NULL;
}

/* A heading under which nothing stands is left out. */
static void
drop_empty_headings (DvHalfYear *report)
{
  for (guint i = report->blocks->len; i-- > 0;) {
    const DvHalfBlock *block = g_ptr_array_index (report->blocks, i);
    const DvHalfBlock *next =
      i + 1 < report->blocks->len ? g_ptr_array_index (report->blocks, i + 1) : NULL;

    if (block->part == DV_HALF_HEADING &&
        (next == NULL || (next->part == DV_HALF_HEADING && next->level <= block->level)))
      g_ptr_array_remove_index (report->blocks, i);
  }
}

static GHashTable *
index_figures (GPtrArray *figures)
{
  GHashTable *by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = figures->len; i-- > 0;) {
    DvHalfFigure *figure = g_ptr_array_index (figures, i);

    g_hash_table_insert (by_key, figure->key, GUINT_TO_POINTER (i + 1));
  }
  return by_key;
}

/* Moves the figures that @block says to @said. */
static void
take_figures (const DvHalfBlock *block, GPtrArray *figures, GHashTable *by_key, GPtrArray *said)
{
  g_autoptr (GPtrArray) pieces = dv_marked_parse (block->text);

  for (guint i = 0; i < pieces->len; i++) {
    const DvMarkedPiece *piece = g_ptr_array_index (pieces, i);
    guint place =
      piece->key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (by_key, piece->key)) : 0;

    if (place == 0)
      continue;
    g_hash_table_remove (by_key, piece->key);
    g_ptr_array_add (said, g_steal_pointer (&g_ptr_array_index (figures, place - 1)));
  }
}

/* Puts the figures into the order in which they stand, without those of sentences that did not fit
 * after all. */
static void
order_figures (DvHalfYear *report)
{
  g_autoptr (GPtrArray) figures = g_steal_pointer (&report->figures);
  g_autoptr (GHashTable) by_key = index_figures (figures);
  g_autoptr (DvHalfYear) empty = dv_half_year_new ();

  report->figures = g_steal_pointer (&empty->figures);
  empty->figures = g_ptr_array_new ();
  for (guint i = 0; i < report->blocks->len; i++)
    take_figures (g_ptr_array_index (report->blocks, i), figures, by_key, report->figures);
}

/* Letters of the register are told by their number, under the section that tells of letters. */
static gboolean
is_letter (const DvItem *item)
{
  return item->kind == &dv_kind_petition && dv_item_get_text (item, "number") != NULL;
}

static void
warn_about_sections (DvHalfBuild *build, const char *outline)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint untold = 0;

  for (guint i = 0; i < build->facts->outline->len; i++) {
    DvOutlineFact *row = &g_array_index (build->facts->outline, DvOutlineFact, i);

    if (strcmp (row->outline, outline) == 0)
      g_hash_table_add (told, &row->section);
  }
  for (guint i = 0; i < build->facts->items->len; i++) {
    DvItem *item = &g_array_index (build->facts->items, DvItem, i);

    if (item->now && !is_letter (item) &&
        (item->section == 0 || !g_hash_table_contains (told, &item->section)))
      untold++;
  }
  if (untold > 0)
    dv_half_warn (build,
                  /* translators: a number of records */
                  ngettext ("%u record of the period stands under no section of this outline.",
                            "%u records of the period stand under no section of this outline.",
                            untold),
                  untold);
}

static void
write_report (DvHalfBuild *build, const char *outline)
{
  build->report->outline = g_strdup (outline);
  for (guint i = 0; i < build->facts->outline->len; i++) {
    const DvOutlineFact *row = &g_array_index (build->facts->outline, DvOutlineFact, i);

    if (row->code != NULL && strcmp (row->outline, outline) == 0)
      add_row (build, row);
  }
  drop_empty_headings (build->report);
  order_figures (build->report);
  warn_about_sections (build, outline);
}

static DvHalfYear *
report_for (const DvHalfYearOptions *options)
{
  DvHalfYear *report = dv_half_year_new ();

  report->from = g_strdup (options->from);
  report->to = g_strdup (options->to);
  report->cut_off = g_strdup (options->cut_off != NULL ? options->cut_off : options->to);
  report->style = g_strdup (options->style);
  report->letterhead = g_strdup (options->letterhead);
  report->show_empty = options->show_empty;
  report->title = name_period (options->from, options->to);
  return report;
}

static gboolean
check_options (const DvHalfYearOptions *options, GError **error)
{
  DvDate from, to, cut_off;

  if (dv_date_from_iso (options->from, &from) && dv_date_is_full (&from) &&
      dv_date_from_iso (options->to, &to) && dv_date_is_full (&to) &&
      dv_date_compare (&from, &to) <= 0 &&
      (options->cut_off == NULL ||
       (dv_date_from_iso (options->cut_off, &cut_off) && dv_date_is_full (&cut_off) &&
        dv_date_compare (&from, &cut_off) <= 0 && dv_date_compare (&cut_off, &to) <= 0)))
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       _ ("A report needs a first and a last day; the cut-off date lies between "
                          "them."));
  return FALSE;
}

/**
 * dv_half_year_build:
 * @db: a connection
 * @options: what report
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Makes the half-yearly report from the records: the rows of the outline in their order, each
 * section told in sentences from the wordings, the tables counted. Nothing is written.
 *
 * Returns: (transfer full): the report
 */
DvHalfYear *
dv_half_year_build (DvDb *db,
                    const DvHalfYearOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (DvHalfYear) report = NULL;
  g_autoptr (DvFacts) facts = NULL;
  DvHalfBuild build = { 0 };
  const char *outline;

  if (!check_options (options, error))
    return NULL;
  report = report_for (options);
  facts = dv_facts_read (db, report->from, report->to, report->cut_off, cancellable, error);
  if (facts == NULL)
    return NULL;
  outline = choose_outline (facts, options->outline);
  if (outline == NULL) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: a date, the last day of a report */
                 _ ("There is no outline of a report in force on %s."), options->to);
    return NULL;
  }
  build.facts = facts;
  build.report = report;
  write_report (&build, outline);
  return g_steal_pointer (&report);
}
