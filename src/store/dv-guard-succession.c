/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"
#include "dv-unit-history.h"
#include "dv-value.h"

/* A unit ends once, after it began, and never becomes what it came from. */

/* Beyond every day that is typed. */
#define LAST_DAY "9999-12-31"

static char *
show_date (const char *iso)
{
  return dv_field_format (dv_kind_find_field (&dv_kind_unit, "valid_to"), iso);
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, text);
  return FALSE;
}

static gboolean
check_began (DvRecord *unit, const DvDate *date, GError **error)
{
  const char *from = dv_record_get (unit, "valid_from");
  g_autofree char *shown = NULL;
  DvDate first;

  if (from == NULL || !dv_date_from_iso (from, &first))
    return TRUE;
  first = dv_date_first_day (&first);
  shown = show_date (from);
  return dv_date_compare (&first, date) < 0 ||
         refuse (error,
                 /* translators: a unit, and a day */
                 _ ("“%s” began on %s: it can become another unit only after that day. Nothing "
                    "was saved."),
                 dv_record_get_title (unit), shown);
}

/* The day before is its last. */
static gboolean
check_not_ended (DvRecord *unit, const DvDate *date, GError **error)
{
  const char *to = dv_record_get (unit, "valid_to");
  g_autofree char *shown = NULL;
  DvDate last;

  if (to == NULL || !dv_date_from_iso (to, &last))
    return TRUE;
  last = dv_date_last_day (&last);
  last = dv_date_add_days (&last, 1);
  shown = show_date (to);
  return dv_date_compare (&last, date) >= 0 ||
         refuse (error,
                 /* translators: a unit, and a day */
                 _ ("“%s” ended on %s: what ended cannot be merged, split or renamed. Nothing was "
                    "saved."),
                 dv_record_get_title (unit), shown);
}

static gboolean
check_once (DvDb *db, DvRecord *unit, DvRecord *after, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT date FROM succession WHERE predecessor = :unit AND flags & 1 = 0 AND rid <> :self"
    " AND way IN ('merge', 'split', 'rename') AND NOT (way = 'split' AND :way = 'split'"
    " AND date = :date)",
    error);
  g_autofree char *shown = NULL;
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":unit", dv_record_get_row (unit));
  dv_stmt_bind_integer (stmt, ":self", dv_record_get_row (after));
  dv_stmt_bind_text (stmt, ":way", dv_record_get (after, "way"));
  dv_stmt_bind_text (stmt, ":date", dv_record_get (after, "date"));
  step = dv_stmt_step (stmt, error);
  if (step != DV_STEP_ROW)
    return step == DV_STEP_DONE;
  shown = show_date (dv_stmt_get_text (stmt, 0));
  return refuse (error,
                 /* translators: a unit, and a day */
                 _ ("“%s” already became another unit on %s. A unit ends only once. Nothing was "
                    "saved."),
                 dv_record_get_title (unit), shown);
}

static gboolean
check_circle (DvDb *db, DvRecord *unit, DvRecord *successor, GError **error)
{
  g_autoptr (DvUnitHistory) history = dv_unit_history_read (db, error);

  if (history == NULL)
    return FALSE;
  return dv_unit_history_place (history, dv_record_get_row (successor), 0, NULL, LAST_DAY) !=
           dv_record_get_row (unit) ||
         refuse (error,
                 /* translators: a unit */
                 _ ("“%s” would become what it came from: that goes in a circle. Nothing was "
                    "saved."),
                 dv_record_get_title (unit));
}

static gboolean
check (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  const char *way = after != NULL ? dv_record_get (after, "way") : NULL;
  const char *date_text = after != NULL ? dv_record_get (after, "date") : NULL;
  g_autoptr (DvRecord) unit = NULL;
  g_autoptr (DvRecord) successor = NULL;
  DvDate date;

  if (way == NULL || g_str_equal (way, "move") || !dv_date_from_iso (date_text, &date))
    return TRUE;
  date = dv_date_first_day (&date);
  unit = dv_db_load_id (db, dv_record_get (after, "predecessor"), error);
  successor = unit != NULL ? dv_db_load_id (db, dv_record_get (after, "successor"), error) : NULL;
  return successor != NULL && check_began (unit, &date, error) &&
         check_not_ended (unit, &date, error) &&
         (g_str_equal (way, "part") || check_once (db, unit, after, error)) &&
         check_circle (db, unit, successor, error);
}

const DvGuard dv_guard_succession = { &dv_kind_succession, check, NULL };
