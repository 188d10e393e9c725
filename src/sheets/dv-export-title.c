/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-export-title.h"

#include "dv-cell.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-value.h"

/* A sheet is read by the ward and those above it, whatever language the program speaks. */

/**
 * dv_export_title_clear:
 * @self: what stands above the records
 */
void
dv_export_title_clear (DvExportTitle *self)
{
  g_free (self->superior);
  g_free (self->office);
  g_free (self->title);
  g_free (self->scope);
  g_free (self->made);
}

/* Returns: whether the store could be asked; @unit is set if just one unit of this type is in force
 */
static gboolean
find_unit (DvDb *db, const char *type, DvRecord **unit, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
  g_autoptr (GArray) rows = NULL;
  g_autofree char *today = NULL;
  DvDate day;

  dv_date_today (&day);
  today = dv_date_to_iso (&day);
  dv_query_where (query, "type", type);
  dv_query_set_period (query, today, today);
  dv_query_set_limit (query, 2);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return FALSE;
  if (rows->len == 1)
    *unit = dv_db_load (db, g_array_index (rows, gint64, 0), error);
  return rows->len != 1 || *unit != NULL;
}

static char *
load_parent_title (DvDb *db, DvRecord *unit)
{
  const char *id = dv_record_get (unit, "parent");
  g_autoptr (DvRecord) parent = id != NULL ? dv_db_load_id (db, id, NULL) : NULL;

  return parent != NULL ? g_utf8_strup (dv_record_get_title (parent), -1) : NULL;
}

/* The office is the mass-mobilisation block, or else the party committee, of the register. Where
 * there are several, none of them is said to have made the sheet. */
static gboolean
find_office (DvExportTitle *self, DvDb *db, GError **error)
{
  static const char *const types[] = { "mobilisation-block", "party-committee", "ward" };
  g_autoptr (DvRecord) unit = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types) && unit == NULL; i++) {
    if (!find_unit (db, types[i], &unit, error))
      return FALSE;
  }
  if (unit == NULL)
    return TRUE;
  self->superior = load_parent_title (db, unit);
  self->office = g_utf8_strup (dv_record_get_title (unit), -1);
  return TRUE;
}

static void
append_part (GString *scope, char *part)
{
  if (part == NULL)
    return;
  if (scope->len > 0)
    g_string_append (scope, "; ");
  g_string_append (scope, part);
  g_free (part);
}

/* Returns: (transfer full) (nullable): “<before> từ … đến …”, %NULL if both ends are open */
static char *
say_range (const char *before, const char *from, const char *to)
{
  GString *text = g_string_new (before);

  if (from == NULL && to == NULL)
    return g_string_free (text, TRUE);
  if (from != NULL)
    g_string_append_printf (text, "từ %s%s", from, to != NULL ? " " : "");
  if (to != NULL)
    g_string_append_printf (text, "đến %s", to);
  return g_string_free (text, FALSE);
}

static char *
say_period (const DvQuery *query)
{
  const DvField day = { .type = DV_TYPE_DATE };
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  const char *from, *to;

  dv_query_get_period (query, &from, &to);
  first = from != NULL ? dv_field_format (&day, from) : NULL;
  last = to != NULL ? dv_field_format (&day, to) : NULL;
  return say_range ("Thời gian: ", first, last);
}

static char *
say_record (DvDb *db, const char *id)
{
  g_autoptr (DvRecord) record = dv_db_load_id (db, id, NULL);
  const char *title = record != NULL ? dv_record_get_title (record) : NULL;

  return g_strdup (title != NULL ? title : id);
}

static char *
say_value (DvDb *db, const DvField *field, const char *value)
{
  if (value == NULL)
    return g_strdup ("(trống)");
  return dv_field_is_link (field) ? say_record (db, value)
                                  : dv_cell_format_value (NULL, field, value, NULL);
}

static char *
say_condition (DvDb *db, const DvCondition *condition)
{
  const DvField *field = condition->field;
  g_autofree char *before = g_strdup_printf ("%s: ", dv_field_get_heading (field));
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *value = NULL;

  if (!condition->is_range) {
    value = say_value (db, field, condition->value);
    return g_strconcat (before, value, NULL);
  }
  from = condition->from != NULL ? dv_field_format (field, condition->from) : NULL;
  to = condition->to != NULL ? dv_field_format (field, condition->to) : NULL;
  return say_range (before, from, to);
}

/* What is not written in the rows is not said above them either. */
static gboolean
may_be_said (const DvCondition *condition, DvExportFlags flags)
{
  const DvField *field = condition->field;
  const DvKind *target = field->target != NULL ? dv_kind_find (field->target) : NULL;

  if (flags & DV_EXPORT_SENSITIVE)
    return TRUE;
  return !(field->flags & DV_FIELD_SENSITIVE) &&
         (target == NULL || dv_kind_find_field (target, "sensitive") == NULL);
}

static char *
say_scope (DvDb *db, const DvQuery *query, DvExportFlags flags)
{
  GString *scope = g_string_new (NULL);
  const char *unit = dv_query_get_unit (query);
  const char *words = dv_query_get_words (query);

  append_part (scope, say_period (query));
  if (unit != NULL) {
    g_autofree char *name = say_record (db, unit);

    append_part (scope, g_strdup_printf ("Đơn vị: %s", name));
  }
  for (guint i = 0; i < dv_query_count_conditions (query); i++) {
    const DvCondition *condition = dv_query_get_condition (query, i);

    if (may_be_said (condition, flags))
      append_part (scope, say_condition (db, condition));
  }
  if (words != NULL)
    append_part (scope, g_strdup_printf ("Có chữ: “%s”", words));
  return g_string_free (scope, scope->len == 0);
}

static char *
say_today (void)
{
  g_autofree char *day = NULL;
  DvDate today;

  dv_date_today (&today);
  day = dv_date_format (&today);
  return g_strdup_printf ("Ngày lập: %s", day);
}

/**
 * dv_export_title_make:
 * @self: (out): what stands above the records
 * @db: a connection
 * @query: which records
 * @flags: what is written of them
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it could be said
 */
gboolean
dv_export_title_make (DvExportTitle *self,
                      DvDb *db,
                      const DvQuery *query,
                      DvExportFlags flags,
                      GError **error)
{
  const DvKind *kind = dv_query_get_kind (query);

  if (!find_office (self, db, error))
    return FALSE;
  self->title = g_utf8_strup (dv_kind_get_label_plural (kind), -1);
  self->scope = say_scope (db, query, flags);
  self->made = say_today ();
  return TRUE;
}
