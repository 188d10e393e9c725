/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-reform.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-date.h"
#include "dv-fold.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* Carries a reform out: makes units, says which became which, moves what stood below them, ends
 * them and their terms of office. What they did stays theirs. */

typedef struct {
  DvWrite *write;
  DvDb *db;
  const DvReform *reform;
  GPtrArray *effects;
  GHashTable *made;  /* key → UUID */
  GHashTable *ended; /* UUID → DvReformLine, the main one of a split */
  char *last_day;    /* the day before */
  char *document;    /* the UUID of the decision */
} Job;

static void
job_clear (Job *job)
{
  g_hash_table_unref (job->made);
  g_hash_table_unref (job->ended);
  g_free (job->last_day);
  g_free (job->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

G_GNUC_PRINTF (3, 4)
static void
tell (Job *job, DvReformEffectType type, const char *format, ...)
{
  DvReformEffect *effect = g_new0 (DvReformEffect, 1);
  va_list args;

  va_start (args, format);
  effect->type = type;
  effect->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (job->effects, effect);
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

static const char *
short_of (DvRecord *unit)
{
  const char *name = dv_record_get (unit, "short_name");

  return name != NULL ? name : dv_record_get_title (unit);
}

/* A key of a unit that was made, or the UUID of one that was there. */
static const char *
resolve (const Job *job, const char *key)
{
  const char *id = key != NULL ? g_hash_table_lookup (job->made, key) : NULL;

  return id != NULL ? id : key;
}

/* --- what is asked of it first --- */

static gboolean
find_last_day (Job *job, GError **error)
{
  DvDate date;

  if (job->reform->date == NULL || !dv_date_from_iso (job->reform->date, &date) ||
      !dv_date_is_full (&date)) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("Say from which day it holds: a day, a month and a year. Nothing was "
                            "changed."));
    return FALSE;
  }
  date = dv_date_add_days (&date, -1);
  job->last_day = dv_date_to_iso (&date);
  return TRUE;
}

static guint
count_lines (const Job *job, const char *unit)
{
  guint n = 0;

  for (guint i = 0; i < job->reform->lines->len; i++) {
    const DvReformLine *line = g_ptr_array_index (job->reform->lines, i);

    n += g_str_equal (line->unit, unit) && !g_str_equal (line->way, "part");
  }
  return n;
}

static gboolean
check_line (const Job *job, const DvReformLine *line, GError **error)
{
  g_autoptr (DvRecord) unit = dv_db_load_id (job->db, line->unit, error);
  guint n = count_lines (job, line->unit);

  if (unit == NULL)
    return FALSE;
  if (n > 1 && !g_str_equal (line->way, "split"))
    return refuse (error,
                   /* translators: a unit */
                   _ ("“%s” is named twice. A unit ends only once; to make several units of it, "
                      "split it. Nothing was changed."),
                   dv_record_get_title (unit));
  if (n < 2 && g_str_equal (line->way, "split"))
    return refuse (error,
                   _ ("“%s” is to be split: name at least two units that it becomes. "
                      "Nothing was changed."),
                   dv_record_get_title (unit));
  if (line->successor == NULL && !g_str_equal (line->way, "end"))
    return refuse (error, _ ("Say what becomes of “%s”. Nothing was changed."),
                   dv_record_get_title (unit));
  return TRUE;
}

static gboolean
check_lines (Job *job, GError **error)
{
  if (job->reform->lines->len == 0) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("Choose at least one unit. Nothing was changed."));
    return FALSE;
  }
  for (guint i = 0; i < job->reform->lines->len; i++) {
    DvReformLine *line = g_ptr_array_index (job->reform->lines, i);
    const DvReformLine *known = g_hash_table_lookup (job->ended, line->unit);

    if (!check_line (job, line, error))
      return FALSE;
    if (!g_str_equal (line->way, "part") && (known == NULL || line->main))
      g_hash_table_replace (job->ended, line->unit, line);
  }
  return TRUE;
}

/* --- the decision --- */

static gboolean
find_decision (Job *job, const char *code, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_document);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "code", code);
  rows = dv_query_run (query, job->db, error);
  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  job->document = dv_db_find_id (job->db, g_array_index (rows, gint64, 0), error);
  return job->document != NULL;
}

static gboolean
write_decision (Job *job, GError **error)
{
  g_autoptr (DvRecord) decision = NULL;

  job->document = g_strdup (job->reform->document);
  if (job->document != NULL || job->reform->decision == NULL)
    return TRUE;
  if (!find_decision (job, dv_record_get (job->reform->decision, "code"), error))
    return FALSE;
  if (job->document != NULL)
    return TRUE;
  decision = dv_record_copy (job->reform->decision);
  if (!dv_write_save (job->write, decision, error))
    return FALSE;
  job->document = g_strdup (dv_record_get_id (decision));
  return TRUE;
}

/* --- units that are made --- */

static gboolean
refuse_known_code (Job *job, DvRecord *unit, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
  guint count = 0;

  if (dv_record_get (unit, "code") == NULL)
    return TRUE;
  dv_query_where (query, "code", dv_record_get (unit, "code"));
  if (!dv_query_count (query, job->db, &count, error))
    return FALSE;
  return count == 0 ||
         refuse (error,
                 /* translators: a code */
                 _ ("There is a unit with the code “%s” already: either this was carried out "
                    "before, or the new unit needs another code. Nothing was changed."),
                 dv_record_get (unit, "code"));
}

static const DvReformLine *
find_line_to (const Job *job, const char *key)
{
  for (guint i = 0; i < job->reform->lines->len; i++) {
    const DvReformLine *line = g_ptr_array_index (job->reform->lines, i);

    if (g_strcmp0 (line->successor, key) == 0)
      return line;
  }
  return NULL;
}

/* What is not said of a new unit is as it was with the first that it comes from. */
static gboolean
take_over (Job *job, const DvReformUnit *unit, DvRecord *record, GError **error)
{
  static const char *const names[] = { "type", "level", "parent", "place", "telephone" };
  const DvReformLine *line = find_line_to (job, unit->key);
  g_autoptr (DvRecord) before = line != NULL ? dv_db_load_id (job->db, line->unit, error) : NULL;

  if (before == NULL)
    return line == NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (dv_record_get (record, names[i]) == NULL)
      dv_record_set (record, names[i], dv_record_get (before, names[i]));
  }
  return TRUE;
}

static gboolean
make_unit (Job *job, const DvReformUnit *unit, GError **error)
{
  g_autoptr (DvRecord) record = dv_record_copy (unit->record);

  if (!refuse_known_code (job, record, error))
    return FALSE;
  dv_record_set (record, "parent", resolve (job, unit->parent));
  if (!take_over (job, unit, record, error))
    return FALSE;
  dv_record_set (record, "valid_from", job->reform->date);
  dv_record_set (record, "document", job->document);
  if (!dv_write_save (job->write, record, error))
    return FALSE;
  g_hash_table_insert (job->made, unit->key, g_strdup (dv_record_get_id (record)));
  tell (job, DV_REFORM_MADE, _ ("%s is made"), dv_record_get_title (record));
  return TRUE;
}

/* --- which became which --- */

static gboolean
write_succession (Job *job, const DvReformLine *line, GError **error)
{
  g_autoptr (DvRecord) succession = dv_record_new (&dv_kind_succession);

  if (line->successor == NULL)
    return TRUE;
  dv_record_set (succession, "predecessor", line->unit);
  dv_record_set (succession, "successor", resolve (job, line->successor));
  dv_record_set (succession, "way", line->way);
  dv_record_set (succession, "date", job->reform->date);
  dv_record_set (succession, "document", job->document);
  dv_record_set (succession, "main", line->main ? "1" : NULL);
  dv_record_set (succession, "note", line->note);
  return dv_write_save (job->write, succession, error);
}

/* --- what stood below --- */

/* “Phường Ngọc Lâm” is “Ngọc Lâm” where it only tells groups apart. */
static char *
name_of_place (DvRecord *unit)
{
  const char *name = dv_record_get_title (unit);
  const char *space = strchr (name, ' ');
  const char *type = dv_record_get (unit, "type");

  if (space != NULL && (g_strcmp0 (type, "ward") == 0 || g_strcmp0 (type, "district") == 0))
    return g_strdup (space + 1);
  return g_strdup (short_of (unit));
}

static GPtrArray *
load_children (Job *job, const char *parent, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "parent", parent);
  dv_query_set_period (query, job->reform->date, NULL);
  rows = dv_query_run (query, job->db, error);
  if (rows == NULL)
    return NULL;
  return dv_db_load_rows (job->db, &dv_kind_unit, (const gint64 *) (gpointer) rows->data, rows->len,
                          error);
}

static gboolean
is_named (GPtrArray *units, DvRecord *unit)
{
  g_autofree char *name = dv_text_fold (short_of (unit));

  for (guint i = 0; i < units->len; i++) {
    DvRecord *other = g_ptr_array_index (units, i);
    g_autofree char *other_name = dv_text_fold (short_of (other));

    if (g_strcmp0 (dv_record_get_id (other), dv_record_get_id (unit)) != 0 &&
        g_str_equal (name, other_name))
      return TRUE;
  }
  return FALSE;
}

/* Numbers collide when wards become one: “TDP 17 (Ngọc Lâm cũ)”. */
static void
tell_apart (Job *job, DvRecord *child, DvRecord *former)
{
  g_autofree char *place = name_of_place (former);
  g_autofree char *before = g_strdup (short_of (child));
  static const char *const names[] = { "name", "short_name" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *old = dv_record_get (child, names[i]);
    g_autofree char *new = old != NULL ? g_strdup_printf ("%s (%s cũ)", old, place) : NULL;

    dv_record_set (child, names[i], new);
  }
  tell (job, DV_REFORM_RENAMED,
        /* translators: a unit, and its new name */
        _ ("%s is called %s from now on, because there is another of that name"), before,
        short_of (child));
}

static gboolean
write_move (Job *job, DvRecord *child, DvRecord *former, const char *name, GError **error)
{
  g_autoptr (DvRecord) move = dv_record_new (&dv_kind_succession);

  dv_record_set (move, "predecessor", dv_record_get_id (child));
  dv_record_set (move, "successor", dv_record_get (child, "parent"));
  dv_record_set (move, "way", "move");
  dv_record_set (move, "date", job->reform->date);
  dv_record_set (move, "document", job->document);
  dv_record_set (move, "former", dv_record_get_id (former));
  if (g_strcmp0 (name, dv_record_get_title (child)) != 0)
    dv_record_set (move, "former_name", name);
  return dv_write_save (job->write, move, error);
}

static gboolean
move_child (Job *job, DvRecord *child, DvRecord *former, const char *superior, GError **error)
{
  g_autoptr (GPtrArray) beside = load_children (job, superior, error);
  g_autoptr (DvRecord) above = beside != NULL ? dv_db_load_id (job->db, superior, error) : NULL;
  g_autofree char *name = g_strdup (dv_record_get_title (child));

  if (above == NULL)
    return FALSE;
  tell (job, DV_REFORM_MOVED,
        /* translators: a unit, and its superior */
        _ ("%s comes under %s"), short_of (child), dv_record_get_title (above));
  dv_record_set (child, "parent", superior);
  if (is_named (beside, child))
    tell_apart (job, child, former);
  return dv_write_save (job->write, child, error) && write_move (job, child, former, name, error);
}

/* Returns: (nullable): where a unit below @line's goes; %NULL if it stays */
static const char *
find_superior (Job *job, const DvReformLine *line, DvRecord *child)
{
  const char *id = dv_record_get_id (child);
  const char *assigned = g_hash_table_lookup (job->reform->assigned, id);

  if (g_hash_table_contains (job->ended, id))
    return NULL;
  if (assigned == NULL && !g_str_equal (line->way, "part"))
    assigned = line->successor;
  return resolve (job, assigned);
}

static gboolean
move_children (Job *job, const DvReformLine *line, GError **error)
{
  g_autoptr (DvRecord) unit = dv_db_load_id (job->db, line->unit, error);
  g_autoptr (GPtrArray) children = unit != NULL ? load_children (job, line->unit, error) : NULL;

  for (guint i = 0; children != NULL && i < children->len; i++) {
    DvRecord *child = g_ptr_array_index (children, i);
    const char *superior = find_superior (job, line, child);

    if (superior == NULL && g_str_equal (line->way, "end") &&
        !g_hash_table_contains (job->ended, dv_record_get_id (child)))
      return refuse (error,
                     /* translators: a unit */
                     _ ("“%s” stands below a unit that ends without a successor: say what it "
                        "comes under, or end it too. Nothing was changed."),
                     dv_record_get_title (child));
    if (superior != NULL && !move_child (job, child, unit, superior, error))
      return FALSE;
  }
  return children != NULL;
}

/* --- the end --- */

/* Whether a day, month or year reaches beyond the last day of the unit. */
static gboolean
goes_beyond (const Job *job, const char *end)
{
  DvDate date, last;

  if (end == NULL || !dv_date_from_iso (end, &date) || !dv_date_from_iso (job->last_day, &last))
    return end == NULL;
  date = dv_date_last_day (&date);
  return dv_date_compare (&date, &last) > 0;
}

static gboolean
end_unit (Job *job, const DvReformLine *line, GError **error)
{
  g_autoptr (DvRecord) unit = dv_db_load_id (job->db, line->unit, error);

  if (unit == NULL)
    return FALSE;
  tell (job, DV_REFORM_ENDED, _ ("%s ends"), dv_record_get_title (unit));
  dv_record_set (unit, "valid_to", job->last_day);
  if (line->successor == NULL && line->note != NULL && dv_record_get (unit, "note") == NULL)
    dv_record_set (unit, "note", line->note);
  return dv_write_save (job->write, unit, error);
}

static gboolean
cut_term (Job *job, DvRecord *term, GError **error)
{
  const char *note = dv_record_get (term, "note");
  g_autofree char *more = NULL;

  /* One that begins later was never of this unit: somebody has to look at it. */
  if (!goes_beyond (job, dv_record_get (term, "end")) ||
      g_strcmp0 (dv_record_get (term, "start"), job->last_day) > 0)
    return TRUE;
  more = g_strdup_printf ("%s%s%s", note != NULL ? note : "", note != NULL ? "; " : "",
                          _ ("ended early because units were reorganised"));
  tell (job, DV_REFORM_CUT,
        /* translators: a term of office, and a body */
        _ ("The term %s of %s ends early"), dv_record_get_title (term),
        dv_record_get_link_title (term, dv_kind_find_field (&dv_kind_term, "unit")));
  dv_record_set (term, "end", job->last_day);
  dv_record_set (term, "note", more);
  return dv_write_save (job->write, term, error);
}

static gboolean
cut_terms (Job *job, const char *unit, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_term);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "unit", unit);
  rows = dv_query_run (query, job->db, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) term = dv_db_load (job->db, g_array_index (rows, gint64, i), error);

    if (term == NULL || !cut_term (job, term, error))
      return FALSE;
  }
  return rows != NULL;
}

static gboolean
end_record (Job *job, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (job->db, row, error);

  if (record == NULL)
    return FALSE;
  if (!goes_beyond (job, dv_record_get (record, "to")) ||
      g_strcmp0 (dv_record_get (record, "from"), job->last_day) > 0)
    return TRUE;
  dv_record_set (record, "to", job->last_day);
  if (dv_record_get_kind (record) == &dv_kind_holding) {
    dv_record_set (record, "ended_by", "reorganised");
    tell (job, DV_REFORM_CUT,
          /* translators: a person, and a post */
          _ ("%s no longer holds the post %s"),
          dv_record_get_link_title (record, dv_kind_find_field (&dv_kind_holding, "person")),
          dv_record_get_link_title (record, dv_kind_find_field (&dv_kind_holding, "post")));
  }
  return dv_write_save (job->write, record, error);
}

static gboolean
end_records (Job *job, const DvKind *kind, const char *link, const char *id, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, link, id);
  rows = dv_query_run (query, job->db, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    gint64 row = g_array_index (rows, gint64, i);
    g_autofree char *post = NULL;

    if (kind == &dv_kind_post) {
      post = dv_db_find_id (job->db, row, error);
      if (post == NULL || !end_records (job, &dv_kind_holding, "post", post, error))
        return FALSE;
    }
    if (!end_record (job, row, error))
      return FALSE;
  }
  return rows != NULL;
}

/* What was begun stays with the unit that began it, and counts in its successor as figures are
 * now. */
static gboolean
tell_open (Job *job, const DvKind *kind, const char *id, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (DvRecord) unit = dv_db_load_id (job->db, id, error);
  guint count = 0;

  dv_query_where (query, "lead", id);
  dv_query_set_open (query, TRUE);
  dv_query_set_period (query, job->reform->date, NULL);
  if (unit == NULL || !dv_query_count (query, job->db, &count, error))
    return FALSE;
  if (count > 0)
    tell (job, DV_REFORM_STAYS,
          /* translators: a number, what it counts, and a unit */
          _ ("%u × %s of %s go on; they keep its name and count in its successor"), count,
          dv_kind_get_label (kind), short_of (unit));
  return TRUE;
}

static gboolean
end_units (Job *job, GError **error)
{
  for (guint i = 0; i < job->reform->lines->len; i++) {
    const DvReformLine *line = g_ptr_array_index (job->reform->lines, i);

    if (g_hash_table_lookup (job->ended, line->unit) != line)
      continue;
    if (!end_unit (job, line, error) || !cut_terms (job, line->unit, error) ||
        !end_records (job, &dv_kind_post, "unit", line->unit, error) ||
        !tell_open (job, &dv_kind_task, line->unit, error) ||
        !tell_open (job, &dv_kind_list, line->unit, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
move_all (Job *job, GError **error)
{
  for (guint i = 0; i < job->reform->lines->len; i++) {
    const DvReformLine *line = g_ptr_array_index (job->reform->lines, i);

    if ((g_str_equal (line->way, "part") || g_hash_table_lookup (job->ended, line->unit) == line) &&
        !move_children (job, line, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_reform_carry_out:
 * @write: a transaction
 * @self: a reform
 * @effects: (element-type DvReformEffect): receives what it changed
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the new units, says which became which, brings what stood below under its new superior,
 * and ends the units with their terms of office the day before. Records keep the unit that they
 * name: see dv_unit_history_place().
 *
 * Returns: whether it was written
 */
gboolean
dv_reform_carry_out (DvWrite *write, const DvReform *self, GPtrArray *effects, GError **error)
{
  g_auto (Job) job = { write, dv_write_get_db (write), self, effects, NULL, NULL, NULL, NULL };

  job.made = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  job.ended = g_hash_table_new (g_str_hash, g_str_equal);
  if (!find_last_day (&job, error) || !check_lines (&job, error) || !write_decision (&job, error))
    return FALSE;
  for (guint i = 0; i < self->made->len; i++) {
    if (!make_unit (&job, g_ptr_array_index (self->made, i), error))
      return FALSE;
  }
  for (guint i = 0; i < self->lines->len; i++) {
    if (!write_succession (&job, g_ptr_array_index (self->lines, i), error))
      return FALSE;
  }
  return move_all (&job, error) && end_units (&job, error);
}
