/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-report-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-changes.h"
#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* A report in the store: one record, and for each block and figure a part of it. A draft is saved
 * with all of its blocks, so that later one can see what the records said then. */

/* --- small things --- */

static char *
join_ids (GPtrArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (ids, i));
  return g_string_free (text, FALSE);
}

static void
split_ids (GPtrArray *ids, const char *text)
{
  g_auto (GStrv) each = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    if (*each[i] != '\0')
      g_ptr_array_add (ids, g_strdup (each[i]));
  }
}

static void
set_text (DvRecord *record, const char *field, const char *value)
{
  dv_record_set (record, field, value != NULL && *value != '\0' ? value : NULL);
}

static void
set_number (DvRecord *record, const char *field, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  dv_record_set (record, field, text);
}

/* --- saving --- */

static GPtrArray *
list_parts (DvDb *db, const DvKind *kind, const char *id, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "report", id);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return NULL;
  return dv_db_load_rows (db, kind, (const gint64 *) (gpointer) rows->data, rows->len, error);
}

/* The parts that the store has, by key; what is taken out of the table was saved again. */
static GHashTable *
read_parts (DvDb *db, const DvKind *kind, const char *id, GError **error)
{
  g_autoptr (GPtrArray) parts = list_parts (db, kind, id, error);
  GHashTable *by_key;

  if (parts == NULL)
    return NULL;
  by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < parts->len; i++) {
    DvRecord *part = g_ptr_array_index (parts, i);

    g_hash_table_insert (by_key, g_strdup (dv_record_get (part, "key")), g_object_ref (part));
  }
  return by_key;
}

static DvRecord *
take_part (GHashTable *parts, const DvKind *kind, const char *id, const char *key)
{
  DvRecord *part = g_hash_table_lookup (parts, key);

  if (part != NULL) {
    g_object_ref (part);
    g_hash_table_remove (parts, key);
    return part;
  }
  part = dv_record_new (kind);
  dv_record_set (part, "report", id);
  dv_record_set (part, "key", key);
  return part;
}

static gboolean
delete_rest (DvWrite *write, GHashTable *parts, GError **error)
{
  GHashTableIter iter;
  gpointer part;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, NULL, &part)) {
    if (!dv_write_delete (write, part, error))
      return FALSE;
  }
  return TRUE;
}

static const char *const part_names[] = { "title", "heading", "paragraph", "table" };

static gboolean
save_block (DvWrite *write, DvRecord *record, const DvHalfBlock *block, guint i, GError **error)
{
  g_autofree char *ids = join_ids (block->records);

  set_number (record, "position", i);
  dv_record_set (record, "part", part_names[block->part]);
  set_number (record, "level", block->level);
  set_text (record, "text", block->text);
  set_text (record, "generated", block->generated);
  dv_record_set (record, "edited", block->edited ? "1" : "0");
  set_text (record, "records", ids);
  return dv_write_save (write, record, error);
}

static gboolean
save_blocks (DvWrite *write, const DvHalfYear *report, const char *id, GError **error)
{
  g_autoptr (GHashTable) parts = read_parts (dv_write_get_db (write), &dv_kind_block, id, error);

  for (guint i = 0; parts != NULL && i < report->blocks->len; i++) {
    const DvHalfBlock *block = g_ptr_array_index (report->blocks, i);
    g_autoptr (DvRecord) record = take_part (parts, &dv_kind_block, id, block->key);

    if (!save_block (write, record, block, i, error))
      return FALSE;
  }
  return parts != NULL && delete_rest (write, parts, error);
}

static gboolean
save_figure (DvWrite *write, DvRecord *record, const DvHalfFigure *figure, GError **error)
{
  g_autofree char *ids = join_ids (figure->records);

  set_text (record, "value", figure->text);
  set_text (record, "label", figure->label);
  set_text (record, "block", figure->block);
  set_text (record, "previous", figure->previous);
  set_text (record, "records", ids);
  return dv_write_save (write, record, error);
}

static gboolean
save_figures (DvWrite *write, const DvHalfYear *report, const char *id, GError **error)
{
  g_autoptr (GHashTable) parts = read_parts (dv_write_get_db (write), &dv_kind_figure, id, error);

  for (guint i = 0; parts != NULL && i < report->figures->len; i++) {
    const DvHalfFigure *figure = g_ptr_array_index (report->figures, i);
    g_autoptr (DvRecord) record = take_part (parts, &dv_kind_figure, id, figure->key);

    if (!save_figure (write, record, figure, error))
      return FALSE;
  }
  return parts != NULL && delete_rest (write, parts, error);
}

static gboolean
is_filed (DvRecord *record)
{
  return g_strcmp0 (dv_record_get (record, "state"), "filed") == 0;
}

/* Returns: (transfer full): the record of the report, new if there is none yet */
static DvRecord *
need_record (DvWrite *write, const char *id, GError **error)
{
  DvRecord *record;

  if (id == NULL)
    return dv_record_new (&dv_kind_report);
  record = dv_db_load_id (dv_write_get_db (write), id, error);
  if (record != NULL && is_filed (record)) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("The report was issued and does not change any more. Make a new one."));
    g_clear_object (&record);
  }
  return record;
}

static void
set_report (DvRecord *record, const DvHalfYear *report)
{
  g_autofree char *title = g_strconcat ("Báo cáo kết quả công tác dân vận ", report->title, NULL);

  dv_record_set (record, "title", title);
  dv_record_set (record, "start", report->from);
  dv_record_set (record, "end", report->to);
  dv_record_set (record, "cut_off", report->cut_off);
  set_text (record, "style", report->style);
  set_text (record, "outline", report->outline);
  dv_record_set (record, "show_empty", report->show_empty ? "1" : "0");
  dv_record_set (record, "state", "draft");
}

/* The letterhead may have been asked for by its code. */
static gboolean
set_letterhead (DvDb *db, DvRecord *record, const char *letterhead, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_letterhead);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (DvRecord) found = NULL;
  DvId id;

  if (letterhead == NULL || dv_id_parse (letterhead, &id)) {
    dv_record_set (record, "letterhead", letterhead);
    return TRUE;
  }
  dv_query_where (query, "code", letterhead);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return FALSE;
  if (rows->len > 0)
    found = dv_db_load (db, g_array_index (rows, gint64, 0), error);
  dv_record_set (record, "letterhead", found != NULL ? dv_record_get_id (found) : NULL);
  return rows->len == 0 || found != NULL;
}

static DvRecord *
save_parts (DvWrite *write, const DvHalfYear *report, const char *id, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) record = need_record (write, id, error);
  gint64 op;

  if (record == NULL || !dv_changes_get_last (db, &op, error))
    return NULL;
  set_report (record, report);
  set_number (record, "log", op);
  if (!set_letterhead (db, record, report->letterhead, error) ||
      !dv_write_save (write, record, error) ||
      !save_blocks (write, report, dv_record_get_id (record), error) ||
      !save_figures (write, report, dv_record_get_id (record), error))
    return NULL;
  return g_steal_pointer (&record);
}

static void
return_id (char **id, DvRecord *record)
{
  char *copy = g_strdup (dv_record_get_id (record));

  g_free (*id);
  *id = copy;
}

/**
 * dv_report_save_draft:
 * @write: a transaction
 * @report: a report
 * @id: (inout) (nullable): the id of its record; %NULL to make one
 * @error: return location for a #DV_STORE_ERROR
 *
 * Saves the report with what was edited by hand. An issued report is refused.
 *
 * Returns: whether it was saved
 */
gboolean
dv_report_save_draft (DvWrite *write, const DvHalfYear *report, char **id, GError **error)
{
  g_autoptr (DvRecord) record = save_parts (write, report, *id, error);

  if (record != NULL)
    return_id (id, record);
  return record != NULL;
}

/**
 * dv_report_file:
 * @write: a transaction
 * @report: a report
 * @id: (inout) (nullable): the id of its record; %NULL to make one
 * @number: (nullable): its number
 * @date: (nullable): the day of issue, `2019-06-13`
 * @error: return location for a #DV_STORE_ERROR
 *
 * Saves the report as issued: its words, its figures and the records behind them stay as they are
 * for ever.
 *
 * Returns: whether it was saved
 */
gboolean
dv_report_file (DvWrite *write,
                const DvHalfYear *report,
                char **id,
                const char *number,
                const char *date,
                GError **error)
{
  g_autoptr (DvRecord) record = save_parts (write, report, *id, error);

  if (record == NULL)
    return FALSE;
  dv_record_set (record, "state", "filed");
  set_text (record, "number", number);
  set_text (record, "date", date);
  if (!dv_write_save (write, record, error))
    return FALSE;
  return_id (id, record);
  return TRUE;
}

/* --- loading --- */

static DvHalfPart
part_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_names); i++) {
    if (g_strcmp0 (part_names[i], name) == 0)
      return (DvHalfPart) i;
  }
  return DV_HALF_PARAGRAPH;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  gint64 x = dv_record_get_integer (*(DvRecord *const *) a, "position");
  gint64 y = dv_record_get_integer (*(DvRecord *const *) b, "position");

  return (x > y) - (x < y);
}

static gboolean
load_blocks (DvDb *db, DvHalfYear *report, const char *id, GError **error)
{
  g_autoptr (GPtrArray) parts = list_parts (db, &dv_kind_block, id, error);

  if (parts == NULL)
    return FALSE;
  g_ptr_array_sort (parts, compare_positions);
  for (guint i = 0; i < parts->len; i++) {
    DvRecord *part = g_ptr_array_index (parts, i);
    const char *text = dv_record_get (part, "text");
    DvHalfBlock *block = dv_half_year_add_block (report, dv_record_get (part, "key"),
                                                 part_from_name (dv_record_get (part, "part")));

    block->level = (guint) dv_record_get_integer (part, "level");
    block->text = g_strdup (text != NULL ? text : "");
    block->generated = g_strdup (dv_record_get (part, "generated"));
    block->edited = dv_record_get_integer (part, "edited") != 0;
    split_ids (block->records, dv_record_get (part, "records"));
  }
  return TRUE;
}

static gboolean
load_figures (DvDb *db, DvHalfYear *report, const char *id, GError **error)
{
  g_autoptr (GPtrArray) parts = list_parts (db, &dv_kind_figure, id, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    DvRecord *part = g_ptr_array_index (parts, i);
    DvHalfFigure *figure =
      dv_half_year_add_figure (report, dv_record_get (part, "key"), dv_record_get (part, "block"));

    figure->text = g_strdup (dv_record_get (part, "value"));
    figure->label = g_strdup (dv_record_get (part, "label"));
    figure->previous = g_strdup (dv_record_get (part, "previous"));
    split_ids (figure->records, dv_record_get (part, "records"));
  }
  return parts != NULL;
}

/**
 * dv_report_load:
 * @db: a connection
 * @id: the id of a report
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the report as it was saved
 */
DvHalfYear *
dv_report_load (DvDb *db, const char *id, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (db, id, error);
  g_autoptr (DvHalfYear) report = NULL;
  const char *title;

  if (record == NULL)
    return NULL;
  report = dv_half_year_new ();
  title = dv_record_get (record, "title");
  report->title = g_strdup (title + (g_str_has_prefix (title, "Báo cáo kết quả công tác dân vận ")
                                       ? strlen ("Báo cáo kết quả công tác dân vận ")
                                       : 0));
  report->from = g_strdup (dv_record_get (record, "start"));
  report->to = g_strdup (dv_record_get (record, "end"));
  report->cut_off = g_strdup (dv_record_get (record, "cut_off"));
  report->style = g_strdup (dv_record_get (record, "style"));
  report->outline = g_strdup (dv_record_get (record, "outline"));
  report->letterhead = g_strdup (dv_record_get (record, "letterhead"));
  report->number = g_strdup (dv_record_get (record, "number"));
  report->date = g_strdup (dv_record_get (record, "date"));
  report->show_empty = dv_record_get_integer (record, "show_empty") != 0;
  report->filed = is_filed (record);
  if (!load_blocks (db, report, id, error) || !load_figures (db, report, id, error))
    return NULL;
  return g_steal_pointer (&report);
}
