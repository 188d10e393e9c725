/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-catalogue.h"

#include "dv-deadlines.h"
#include "dv-fault.h"
#include "dv-kinds.h"
#include "dv-members.h"
#include "dv-mapping.h"
#include "dv-shipped.h"
#include "dv-value.h"

#define FOLDER "/vn/danvan/catalogues/"

/* In the order in which they link to each other. */
static const DvShipped catalogues[] = {
  { FOLDER "holiday.csv", &dv_kind_holiday },
  { FOLDER "section.csv", &dv_kind_section },
  { FOLDER "category.csv", &dv_kind_category },
  { FOLDER "outline.csv", &dv_kind_outline },
  { FOLDER "wording.csv", &dv_kind_wording },
  { FOLDER "letterhead.csv", &dv_kind_letterhead },
  { FOLDER "layout.csv", &dv_kind_layout },
  { FOLDER "deadline.csv", &dv_kind_deadline },
  { FOLDER "duty.csv", &dv_kind_duty },
  { FOLDER "transition.csv", &dv_kind_transition },
  { FOLDER "form.csv", &dv_kind_form },
  { FOLDER "occasion.csv", &dv_kind_occasion },
  { FOLDER "term_rule.csv", &dv_kind_term_rule },
  { FOLDER "threshold.csv", &dv_kind_threshold },
  { FOLDER "election_rule.csv", &dv_kind_election_rule },
  { FOLDER "posting-rule.csv", &dv_kind_posting_rule },
  { FOLDER "supervision-rule.csv", &dv_kind_supervision_rule },
};

/**
 * dv_catalogue_fill:
 * @write: a transaction of the purpose `setup`
 * @data: not used
 * @error: return location for an error
 *
 * Gives a new store the rows of the catalogues: holidays, report sections, beneficiary categories,
 * outlines, wordings, letterheads and time limits. Their ids follow from their codes, so that every
 * site makes the same rows.
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
  return kind == &dv_kind_deadline || kind == &dv_kind_duty || kind == &dv_kind_transition ||
         kind == &dv_kind_form || kind == &dv_kind_posting_rule ||
         kind == &dv_kind_supervision_rule || kind == &dv_kind_term_rule ||
         kind == &dv_kind_occasion || kind == &dv_kind_threshold || kind == &dv_kind_election_rule;
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
  g_autoptr (DvMember) own = dv_members_get_own (db, NULL, error);

  if (own == NULL)
    return FALSE;
  /* A laptop has the catalogues of its office. */
  if (!dv_member_may_write (own, "W"))
    return TRUE;
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

static DvRecord *
read_row (const DvKind *kind, const DvSheet *sheet, const DvMapping *mapping, guint row)
{
  DvRecord *record = dv_record_new (kind);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    int column = dv_mapping_find_column (mapping, field);
    g_autofree char *value = NULL;

    if (column < 0)
      continue;
    value = dv_field_parse (field, dv_sheet_get (sheet, row, (guint) column), NULL);
    dv_record_set_value (record, field, value);
  }
  return record;
}

/* Returns: (transfer full) (nullable): the rows that the program brings */
static GPtrArray *
read_shipped (const DvKind *kind, GError **error)
{
  g_autofree char *path = g_strdup_printf (FOLDER "%s.csv", kind->name);
  g_autoptr (DvSheet) sheet = dv_shipped_read (path, error);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DvSheetTable) table = NULL;
  g_autoptr (DvMapping) mapping = NULL;

  if (sheet == NULL)
    return NULL;
  table = dv_sheet_table_find (kind, sheet, faults);
  mapping = dv_mapping_guess (kind, sheet, table);
  for (guint row = table->last_header + 1; row <= dv_sheet_count_rows (sheet); row++)
    g_ptr_array_add (records, read_row (kind, sheet, mapping, row));
  return g_steal_pointer (&records);
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
  g_autoptr (GPtrArray) holidays = db != NULL ? dv_deadlines_load (db, &dv_kind_holiday, error)
                                              : read_shipped (&dv_kind_holiday, error);

  return holidays != NULL ? dv_deadlines_make_calendar (holidays) : NULL;
}

/**
 * dv_catalogue_make_deadlines:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the time limits and working days that the program brings;
 *   see dv_deadlines_load_table() for those of a store
 */
DvDeadlineTable *
dv_catalogue_make_deadlines (GError **error)
{
  g_autoptr (GPtrArray) rules = read_shipped (&dv_kind_deadline, error);
  g_autoptr (GPtrArray) holidays = rules != NULL ? read_shipped (&dv_kind_holiday, error) : NULL;

  return holidays != NULL ? dv_deadlines_make_table (rules, holidays) : NULL;
}
