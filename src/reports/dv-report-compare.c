/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-changes.h"
#include "dv-load.h"
#include "dv-marked.h"
#include "dv-report-record.h"

/* What a saved report says, beside what the records say today. */

static void
change_free (gpointer data)
{
  DvReportChange *change = data;

  g_free (change->block);
  g_free (change->figure);
  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_ptr_array_unref (change->added);
  g_ptr_array_unref (change->removed);
  g_ptr_array_unref (change->changed);
  g_free (change);
}

static DvReportChange *
change_new (const char *block, const char *figure)
{
  DvReportChange *change = g_new0 (DvReportChange, 1);

  change->block = g_strdup (block);
  change->figure = g_strdup (figure);
  change->added = g_ptr_array_new_with_free_func (g_free);
  change->removed = g_ptr_array_new_with_free_func (g_free);
  change->changed = g_ptr_array_new_with_free_func (g_free);
  return change;
}

static GHashTable *
set_of (GPtrArray *ids)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (set, g_ptr_array_index (ids, i));
  return set;
}

/* Sorts the records behind a figure or block into those that came, went, and were changed. */
static void
compare_records (DvReportChange *change, GPtrArray *before, GPtrArray *after, GHashTable *touched)
{
  g_autoptr (GHashTable) old = set_of (before);
  g_autoptr (GHashTable) now = set_of (after);

  for (guint i = 0; before != NULL && i < before->len; i++) {
    const char *id = g_ptr_array_index (before, i);

    if (!g_hash_table_contains (now, id))
      g_ptr_array_add (change->removed, g_strdup (id));
    else if (g_hash_table_contains (touched, id))
      g_ptr_array_add (change->changed, g_strdup (id));
  }
  for (guint i = 0; after != NULL && i < after->len; i++) {
    const char *id = g_ptr_array_index (after, i);

    if (!g_hash_table_contains (old, id))
      g_ptr_array_add (change->added, g_strdup (id));
  }
}

/* 1.240, 06 and 75,5%: the digits before a comma. Returns: 0 for what is no number */
static gint64
number_of (const char *text)
{
  gint64 number = 0;

  for (const char *p = text; p != NULL && *p != '\0' && *p != ',' && *p != '%'; p++) {
    if (*p == '.')
      continue;
    if (!g_ascii_isdigit (*p))
      return 0;
    number = number * 10 + (*p - '0');
  }
  return number;
}

/* Adds the change if there is one, else forgets it. */
static void
keep_change (GPtrArray *changes, DvReportChange *change)
{
  if (change->typed || g_strcmp0 (change->before, change->after) != 0 || change->added->len > 0 ||
      change->removed->len > 0)
    g_ptr_array_add (changes, change);
  else
    change_free (change);
}

/* A figure stands in the report as it was counted, or as a person typed over it. */
static char *
said_figure (const DvHalfYear *saved, const DvHalfFigure *figure)
{
  const DvHalfBlock *block =
    figure->block != NULL ? dv_half_year_find_block (saved, figure->block) : NULL;
  char *said = block != NULL && block->edited ? dv_marked_find (block->text, figure->key) : NULL;

  return said != NULL ? said : g_strdup (figure->text);
}

static void
compare_figure (GPtrArray *changes,
                const DvHalfYear *saved,
                const DvHalfFigure *before,
                const DvHalfFigure *after,
                GHashTable *touched)
{
  const DvHalfFigure *any = before != NULL ? before : after;
  DvReportChange *change = change_new (any->block, any->key);

  change->label = g_strdup (any->label);
  change->before = before != NULL ? said_figure (saved, before) : NULL;
  change->after = after != NULL ? g_strdup (after->text) : NULL;
  change->difference = number_of (change->after) - number_of (change->before);
  change->typed = before != NULL && g_strcmp0 (change->before, before->text) != 0;
  compare_records (change, before != NULL ? before->records : NULL,
                   after != NULL ? after->records : NULL, touched);
  keep_change (changes, change);
}

/* The words of an edited block are compared as the records had them when it was edited. */
static void
compare_block (GPtrArray *changes,
               const DvHalfBlock *before,
               const DvHalfBlock *after,
               GHashTable *touched)
{
  const DvHalfBlock *any = before != NULL ? before : after;
  DvReportChange *change = change_new (any->key, NULL);

  if (before != NULL)
    change->before = dv_marked_to_plain (before->edited ? before->generated : before->text);
  if (after != NULL)
    change->after = dv_marked_to_plain (after->text);
  compare_records (change, before != NULL ? before->records : NULL,
                   after != NULL ? after->records : NULL, touched);
  keep_change (changes, change);
}

static GHashTable *
index_figures (const DvHalfYear *report)
{
  GHashTable *figures = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < report->figures->len; i++) {
    DvHalfFigure *figure = g_ptr_array_index (report->figures, i);

    g_hash_table_insert (figures, figure->key, figure);
  }
  return figures;
}

static void
compare_figures (GPtrArray *changes,
                 const DvHalfYear *saved,
                 const DvHalfYear *fresh,
                 GHashTable *touched)
{
  g_autoptr (GHashTable) old = index_figures (saved);
  g_autoptr (GHashTable) now = index_figures (fresh);

  for (guint i = 0; i < saved->figures->len; i++) {
    DvHalfFigure *figure = g_ptr_array_index (saved->figures, i);

    compare_figure (changes, saved, figure, g_hash_table_lookup (now, figure->key), touched);
  }
  for (guint i = 0; i < fresh->figures->len; i++) {
    DvHalfFigure *figure = g_ptr_array_index (fresh->figures, i);

    if (!g_hash_table_contains (old, figure->key))
      compare_figure (changes, saved, NULL, figure, touched);
  }
}

static void
compare_blocks (GPtrArray *changes,
                const DvHalfYear *saved,
                const DvHalfYear *fresh,
                GHashTable *touched)
{
  for (guint i = 0; i < saved->blocks->len; i++) {
    DvHalfBlock *block = g_ptr_array_index (saved->blocks, i);

    compare_block (changes, block, dv_half_year_find_block (fresh, block->key), touched);
  }
  for (guint i = 0; i < fresh->blocks->len; i++) {
    DvHalfBlock *block = g_ptr_array_index (fresh->blocks, i);

    if (dv_half_year_find_block (saved, block->key) == NULL)
      compare_block (changes, NULL, block, touched);
  }
}

static DvHalfYear *
build_again (DvDb *db, const DvHalfYear *saved, GCancellable *cancellable, GError **error)
{
  DvHalfYearOptions options = { .from = saved->from,
                                .to = saved->to,
                                .cut_off = saved->cut_off,
                                .outline = saved->outline,
                                .style = saved->style,
                                .letterhead = saved->letterhead,
                                .show_empty = saved->show_empty };

  return dv_half_year_build (db, &options, cancellable, error);
}

/**
 * dv_report_compare:
 * @db: a connection
 * @id: the id of a saved report, draft or issued
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Makes the report anew and tells what is different. The saved report is not touched.
 *
 * Returns: (transfer full) (element-type DvReportChange): what changed, figures first
 */
GPtrArray *
dv_report_compare (DvDb *db, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (db, id, error);
  g_autoptr (DvHalfYear) saved = record != NULL ? dv_report_load (db, id, error) : NULL;
  g_autoptr (DvHalfYear) fresh = saved != NULL ? build_again (db, saved, cancellable, error) : NULL;
  g_autoptr (GHashTable) touched = NULL;
  GPtrArray *changes;

  if (fresh == NULL)
    return NULL;
  touched = dv_changes_since (db, dv_record_get_integer (record, "log"), error);
  if (touched == NULL)
    return NULL;
  changes = g_ptr_array_new_with_free_func (change_free);
  compare_figures (changes, saved, fresh, touched);
  compare_blocks (changes, saved, fresh, touched);
  return changes;
}

/* The words of a person with the figures of today. */
static char *
renew_figures (const DvHalfYear *report, const char *marked)
{
  g_autoptr (GPtrArray) pieces = dv_marked_parse (marked);
  GString *renewed = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++) {
    const DvMarkedPiece *piece = g_ptr_array_index (pieces, i);
    const DvHalfFigure *figure =
      piece->key != NULL ? dv_half_year_find_figure (report, piece->key) : NULL;

    dv_marked_append (renewed, figure != NULL ? figure->text : piece->text, piece->key);
  }
  return g_string_free (renewed, FALSE);
}

/**
 * dv_half_year_take_edits:
 * @report: a report just made from the records
 * @saved: the draft that a person worked on
 *
 * Puts the edited blocks of @saved into @report: their words stay, the figures in them become those
 * of today.
 */
void
dv_half_year_take_edits (DvHalfYear *report, const DvHalfYear *saved)
{
  for (guint i = 0; i < saved->blocks->len; i++) {
    const DvHalfBlock *old = g_ptr_array_index (saved->blocks, i);
    DvHalfBlock *block = old->edited ? dv_half_year_find_block (report, old->key) : NULL;

    if (block == NULL)
      continue;
    g_free (block->generated);
    block->generated = g_steal_pointer (&block->text);
    block->text = renew_figures (report, old->text);
    block->edited = TRUE;
  }
}
