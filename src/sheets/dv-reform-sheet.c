/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-reform-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-names.h"
#include "dv-shipped.h"
#include "dv-store-error.h"

/* A reform as a table: the decision, the units that are made, and what becomes of those that were.
 * The headings are those of units in spreadsheets. */

#define FOLDER "/vn/danvan/reforms/"

typedef enum {
  COLUMN_WHAT,
  COLUMN_OLD,
  COLUMN_NEW,
  COLUMN_NAME,
  COLUMN_SHORT,
  COLUMN_TYPE,
  COLUMN_PARENT,
  COLUMN_LEVEL,
  COLUMN_DATE,
  COLUMN_NOTE,
  N_COLUMNS,
} Column;

static const char *const headings[N_COLUMNS] = {
  "Việc", "Mã đơn vị cũ", "Mã đơn vị mới", "Tên",     "Tên ngắn",
  "Loại", "Mã cấp trên",  "Cấp",           "Từ ngày", "Ghi chú",
};

/* What the first column says, and how a succession has it. */
static const struct {
  const char *words;
  const char *way;
} ways[] = {
  { "sáp nhập", "merge" }, { "chia tách", "split" }, { "đổi tên", "rename" },
  { "một phần", "part" },  { "kết thúc", "end" },
};

typedef struct {
  DvNames *names;
  const DvSheet *sheet;
  DvReform *reform;
  GHashTable *made; /* codes of units that are made */
  guint row;
} Reader;

static gboolean
refuse (const Reader *reader, GError **error, const char *reason, const char *value)
{
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: the number of a row, what is wrong, and what stands there */
               _ ("Row %u of the reform: %s “%s”. Nothing was changed."), reader->row, reason,
               value != NULL ? value : "");
  return FALSE;
}

static const char *
get (const Reader *reader, Column column)
{
  const char *text = dv_sheet_get (reader->sheet, reader->row, column);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* Returns: (transfer full) (nullable): the UUID of a unit of the store, or the code of one that is
 * made; %NULL without an error if there is none */
static char *
find_unit (const Reader *reader, const char *code, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (code == NULL || g_hash_table_contains (reader->made, code))
    return g_strdup (code);
  found = dv_names_find_key (reader->names, &dv_kind_unit, code, error);
  if (found == NULL || found->len == 0)
    return NULL;
  return g_strdup (((const DvName *) g_ptr_array_index (found, 0))->id);
}

static gboolean
read_date (Reader *reader, GError **error)
{
  const char *text = get (reader, COLUMN_DATE);
  DvDate today, date;

  dv_date_today (&today);
  if (text == NULL || !dv_date_parse (text, &today, &date, NULL) || !dv_date_is_full (&date))
    return refuse (reader, error, _ ("the day is missing or is none:"), text);
  g_free (reader->reform->date);
  reader->reform->date = dv_date_to_iso (&date);
  return TRUE;
}

static gboolean
read_decision (Reader *reader, GError **error)
{
  DvRecord *decision = dv_record_new (&dv_kind_document);
  const char *number = get (reader, COLUMN_NEW);

  g_set_object (&reader->reform->decision, decision);
  g_object_unref (decision);
  if (number == NULL || get (reader, COLUMN_NAME) == NULL)
    return refuse (reader, error, _ ("the decision has no number or no name:"), number);
  dv_record_set (decision, "code", number);
  dv_record_set (decision, "number", number);
  dv_record_set (decision, "title", get (reader, COLUMN_NAME));
  dv_record_set (decision, "note", get (reader, COLUMN_NOTE));
  return read_date (reader, error);
}

static void
set_choice (DvRecord *record, const char *name, const char *words)
{
  const DvField *field = dv_kind_find_field (&dv_kind_unit, name);
  const DvChoice *choice = words != NULL ? dv_field_find_choice_by_words (field, words) : NULL;

  dv_record_set (record, name, choice != NULL ? choice->code : words);
}

static gboolean
read_made (Reader *reader, GError **error)
{
  g_autoptr (DvRecord) unit = dv_record_new (&dv_kind_unit);
  const char *code = get (reader, COLUMN_NEW);
  const char *parent = get (reader, COLUMN_PARENT);
  g_autofree char *superior = NULL;

  if (code == NULL || get (reader, COLUMN_NAME) == NULL)
    return refuse (reader, error, _ ("the new unit has no code or no name:"), code);
  superior = find_unit (reader, parent, error);
  if (parent != NULL && superior == NULL)
    return (error == NULL || *error == NULL) &&
           refuse (reader, error, _ ("there is no unit"), parent);
  dv_record_set (unit, "code", code);
  dv_record_set (unit, "name", get (reader, COLUMN_NAME));
  dv_record_set (unit, "short_name", get (reader, COLUMN_SHORT));
  dv_record_set (unit, "note", get (reader, COLUMN_NOTE));
  set_choice (unit, "type", get (reader, COLUMN_TYPE));
  set_choice (unit, "level", get (reader, COLUMN_LEVEL));
  dv_reform_add_unit (reader->reform, code, unit, superior);
  g_hash_table_add (reader->made, (gpointer) code);
  return TRUE;
}

/* A unit that the store never had is passed over: a reform is of many wards. */
static gboolean
read_line (Reader *reader, const char *way, GError **error)
{
  g_autofree char *unit = find_unit (reader, get (reader, COLUMN_OLD), error);
  g_autofree char *successor = NULL;
  const char *code = get (reader, COLUMN_NEW);

  if (unit == NULL)
    return error == NULL || *error == NULL;
  successor = find_unit (reader, code, error);
  if (code != NULL && successor == NULL)
    return (error == NULL || *error == NULL) &&
           refuse (reader, error, _ ("there is no unit"), code);
  dv_reform_add_line (reader->reform, unit, way, successor, FALSE, get (reader, COLUMN_NOTE));
  return TRUE;
}

static gboolean
read_row (Reader *reader, GError **error)
{
  const char *what = get (reader, COLUMN_WHAT);

  if (g_strcmp0 (what, "quyết định") == 0)
    return read_decision (reader, error);
  if (g_strcmp0 (what, "lập") == 0)
    return read_made (reader, error);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    if (g_strcmp0 (what, ways[i].words) == 0)
      return read_line (reader, ways[i].way, error);
  }
  return refuse (reader, error, _ ("nobody knows what is meant by"), what);
}

static gboolean
check_headings (Reader *reader, GError **error)
{
  reader->row = 1;
  for (guint i = 0; i < N_COLUMNS; i++) {
    const char *text = get (reader, (Column) i);

    if (g_strcmp0 (text, headings[i]) != 0)
      return refuse (reader, error, _ ("a heading is missing:"), headings[i]);
  }
  return TRUE;
}

/**
 * dv_reform_read_sheet:
 * @db: a connection
 * @sheet: a table with the headings “Việc”, “Mã đơn vị cũ”, “Mã đơn vị mới”, “Tên”, “Tên ngắn”,
 *   “Loại”, “Mã cấp trên”, “Cấp”, “Từ ngày”, “Ghi chú”
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads a reform of many units. Units are named by their codes; lines of units that the store does
 * not have are passed over.
 *
 * Returns: (transfer full): the reform
 */
DvReform *
dv_reform_read_sheet (DvDb *db, const DvSheet *sheet, GError **error)
{
  g_autoptr (DvNames) names = dv_names_new (db);
  g_autoptr (DvReform) reform = dv_reform_new (NULL, NULL);
  g_autoptr (GHashTable) made = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { names, sheet, reform, made, 1 };

  if (!check_headings (&reader, error))
    return NULL;
  for (reader.row = 2; reader.row <= dv_sheet_count_rows (sheet); reader.row++) {
    GError *failure = NULL;

    if (!dv_sheet_row_is_empty (sheet, reader.row) && !read_row (&reader, &failure)) {
      g_propagate_error (error, failure);
      return NULL;
    }
  }
  return g_steal_pointer (&reform);
}

/**
 * dv_reform_read_shipped:
 * @db: a connection
 * @name: a reform that is part of the program, as %DV_REFORM_2025
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the reform
 */
DvReform *
dv_reform_read_shipped (DvDb *db, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ".csv", NULL);
  GError *failure = NULL;
  g_autoptr (DvSheet) sheet = dv_shipped_read (path, &failure);

  if (sheet != NULL)
    return dv_reform_read_sheet (db, sheet, error);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 _ ("The program knows no reform “%s”; there is %s."), name, DV_REFORM_2025);
  return NULL;
}
