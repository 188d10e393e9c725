/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-catalogue.h"

#include "dv-fault.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-mapping.h"
#include "dv-query.h"
#include "dv-shipped.h"
#include "dv-value.h"

#define FOLDER "/vn/danvan/catalogues/"

/* In the order in which they link to each other. */
static const DvShipped catalogues[] = {
  { FOLDER "holiday.csv", &dv_kind_holiday },   { FOLDER "section.csv", &dv_kind_section },
  { FOLDER "category.csv", &dv_kind_category }, { FOLDER "outline.csv", &dv_kind_outline },
  { FOLDER "wording.csv", &dv_kind_wording },   { FOLDER "letterhead.csv", &dv_kind_letterhead },
  { FOLDER "layout.csv", &dv_kind_layout },     { FOLDER "transition.csv", &dv_kind_transition },
};

/**
 * dv_catalogue_fill:
 * @write: a transaction of the purpose `setup`
 * @data: not used
 * @error: return location for an error
 *
 * Gives a new store the rows of the catalogues: holidays, report sections, beneficiary categories,
 * outlines, wordings and letterheads. Their ids follow from their codes, so that every site makes
 * the same rows.
 *
 * Returns: whether they were written
 */
gboolean
dv_catalogue_fill (DvWrite *write, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogues); i++) {
    if (!dv_shipped_write (&catalogues[i], write, error))
      return FALSE;
  }
  return TRUE;
}

/* The catalogues that came later than the first stores. */
static gboolean
came_later (const DvKind *kind)
{
  return kind == &dv_kind_transition;
}

/* Rows that the office deleted are not brought again. */
static gboolean
has_rows (DvDb *db, const DvKind *kind, gboolean *found, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT EXISTS (SELECT 1 FROM record WHERE kind = :kind)", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":kind", kind->id);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *found = dv_stmt_get_integer (stmt, 0) != 0;
  return TRUE;
}

static gboolean
find_missing (DvDb *db, gpointer data, GError **error)
{
  gboolean *missing = data;

  for (guint i = 0; i < G_N_ELEMENTS (catalogues) && !*missing; i++) {
    gboolean found = TRUE;

    if (came_later (catalogues[i].kind) && !has_rows (db, catalogues[i].kind, &found, error))
      return FALSE;
    *missing = !found;
  }
  return TRUE;
}

static gboolean
write_missing (DvWrite *write, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogues); i++) {
    gboolean found = TRUE;

    if (came_later (catalogues[i].kind) &&
        !has_rows (dv_write_get_db (write), catalogues[i].kind, &found, error))
      return FALSE;
    if (!found && !dv_shipped_write (&catalogues[i], write, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_catalogue_complete:
 * @store: an open store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Gives a store from before a catalogue came to be its rows.
 *
 * Returns: whether it has them
 */
gboolean
dv_catalogue_complete (DvStore *store, GError **error)
{
  gboolean missing = FALSE;

  return dv_store_read (store, find_missing, &missing, error) &&
         (!missing || dv_store_write_as (store, "setup", NULL, write_missing, NULL, NULL, error));
}

static DvDayKind
day_kind (const char *type)
{
  if (g_strcmp0 (type, "substitute") == 0)
    return DV_DAY_SUBSTITUTE_OFF;
  if (g_strcmp0 (type, "swapped-off") == 0)
    return DV_DAY_SWAPPED_OFF;
  if (g_strcmp0 (type, "working") == 0)
    return DV_DAY_WORKING;
  return DV_DAY_HOLIDAY;
}

static void
add_holiday (GArray *days, DvRecord *record)
{
  DvHoliday day = { .kind = day_kind (dv_record_get (record, "type")) };

  if (dv_record_get (record, "date") == NULL ||
      !dv_date_from_iso (dv_record_get (record, "date"), &day.date))
    return;
  day.name = g_strdup (dv_record_get (record, "name"));
  day.basis = g_strdup (dv_record_get (record, "basis"));
  g_array_append_val (days, day);
}

static void
clear_holiday (gpointer data)
{
  DvHoliday *day = data;

  g_free (day->name);
  g_free (day->basis);
}

static gboolean
read_stored (DvDb *db, GArray *days, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_holiday);
  g_autoptr (GArray) rows = dv_query_run (query, db, error);
  g_autoptr (GPtrArray) records = NULL;

  if (rows == NULL)
    return FALSE;
  records = dv_db_load_rows (db, &dv_kind_holiday, (gint64 *) rows->data, rows->len, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_holiday (days, g_ptr_array_index (records, i));
  return records != NULL;
}

static DvRecord *
read_row (const DvSheet *sheet, const DvMapping *mapping, guint row)
{
  DvRecord *record = dv_record_new (&dv_kind_holiday);

  for (guint i = 0; i < dv_kind_holiday.n_fields; i++) {
    const DvField *field = &dv_kind_holiday.fields[i];
    int column = dv_mapping_find_column (mapping, field);
    g_autofree char *value = NULL;

    if (column < 0)
      continue;
    value = dv_field_parse (field, dv_sheet_get (sheet, row, (guint) column), NULL);
    dv_record_set_value (record, field, value);
  }
  return record;
}

static gboolean
read_shipped (GArray *days, GError **error)
{
  g_autoptr (DvSheet) sheet = dv_shipped_read (FOLDER "holiday.csv", error);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvSheetTable) table = NULL;
  g_autoptr (DvMapping) mapping = NULL;

  if (sheet == NULL)
    return FALSE;
  table = dv_sheet_table_find (&dv_kind_holiday, sheet, faults);
  mapping = dv_mapping_guess (&dv_kind_holiday, sheet, table);
  for (guint row = table->last_header + 1; row <= dv_sheet_count_rows (sheet); row++) {
    g_autoptr (DvRecord) record = read_row (sheet, mapping, row);

    add_holiday (days, record);
  }
  return TRUE;
}

/**
 * dv_catalogue_make_calendar:
 * @db: (nullable): a connection to a store, or %NULL for the holidays that the program brings
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the working days
 */
DvCalendar *
dv_catalogue_make_calendar (DvDb *db, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, TRUE, sizeof (DvHoliday));

  g_array_set_clear_func (days, clear_holiday);
  if (!(db != NULL ? read_stored (db, days, error) : read_shipped (days, error)))
    return NULL;
  return dv_calendar_new ((const DvHoliday *) days->data, days->len);
}
