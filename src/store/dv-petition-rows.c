/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-petition-rows.h"

#include "dv-id-number.h"
#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-petition-number.h"

/* Letters for registers and figures, many at once. Of a letter whose writer is kept secret nothing
 * of the writer is read: what is not here cannot be printed. */

#define SEALED "(coalesce (p.type, '') = 'to-cao' OR coalesce (p.sealed, 0) = 1)"

#define OPEN_ONE(column) "CASE WHEN " SEALED " THEN NULL ELSE " column " END"

#define JOINED                                                                     \
  "EXISTS (SELECT 1 FROM relation r WHERE r.source = p.rid AND r.field = :related" \
  " AND r.flags & 1 = 0 AND r.role IN ('repeat', 'supplement', 'same-case'))"

#define SELECT_ROWS                                                                                                                                                        \
  "SELECT p.rid, q.id, " SEALED ", " JOINED ", p.number, p.book, p.start, p.\"end\", p.type,"                                                                              \
  " p.channel, p.title, " OPEN_ONE ("coalesce (p.sender_name, s.name)") ", " OPEN_ONE (                                                                                    \
    "coalesce (p.sender_address, s.address)") ", " OPEN_ONE ("p.sender_id") ", p.signers,"                                                                                 \
                                                                            " p.same_matter, p.settled_by, p.competence, p.competent_body, p.matter, p.request, p.answer," \
                                                                            " p.state, p.due, p.note"                                                                      \
                                                                            " FROM petition p JOIN record q ON q.rid = p.rid LEFT JOIN person s ON s.rid = p.sender"       \
                                                                            " WHERE p.flags & 1 = 0 AND p.number IS NOT NULL AND p.start <= :to || '~' AND "

#define STARTED "p.start >= :from"
/* Not settled before the period: what was open when it began, and what was settled in it. */
#define CARRIED \
  "(p.start >= :from OR coalesce (p.\"end\", '9') >= :from OR coalesce (p.state, '') <> 'done')"

#define ORDER " ORDER BY p.start, p.rid"

static void
step_free (gpointer data)
{
  DvPetitionStep *step = data;

  g_free (step->type);
  g_free (step->date);
  g_free (step->document);
  g_free (step->body);
  g_free (step);
}

static void
row_free (gpointer data)
{
  DvPetitionRow *row = data;
  char **const texts[] = {
    &row->id,          &row->number,     &row->book,       &row->start,
    &row->end,         &row->type,       &row->channel,    &row->title,
    &row->name,        &row->address,    &row->identity,   &row->signers,
    &row->same_matter, &row->settled_by, &row->competence, &row->competent_body,
    &row->matter,      &row->request,    &row->answer,     &row->state,
    &row->due,         &row->note,       &row->settled_on, &row->settled_due
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_ptr_array_unref (row->steps);
  g_free (row);
}

static DvPetitionRow *
read_row (DvStmt *stmt)
{
  DvPetitionRow *row = g_new0 (DvPetitionRow, 1);
  char **const texts[] = { &row->number,     &row->book,       &row->start,
                           &row->end,        &row->type,       &row->channel,
                           &row->title,      &row->name,       &row->address,
                           &row->identity,   &row->signers,    &row->same_matter,
                           &row->settled_by, &row->competence, &row->competent_body,
                           &row->matter,     &row->request,    &row->answer,
                           &row->state,      &row->due,        &row->note };
  g_autofree char *number = NULL;
  gsize size;

  row->row = dv_stmt_get_integer (stmt, 0);
  row->id = dv_id_to_text (dv_stmt_get_blob (stmt, 1, &size));
  row->sealed = dv_stmt_get_integer (stmt, 2) != 0;
  row->joined = dv_stmt_get_integer (stmt, 3) != 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (dv_stmt_get_text (stmt, 4 + (int) i));
  number = g_steal_pointer (&row->identity);
  row->identity = number != NULL ? dv_id_number_mask (number) : NULL;
  row->steps = g_ptr_array_new_with_free_func (step_free);
  return row;
}

static GPtrArray *
read_rows (DvDb *db, const char *sql, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":from", from);
  dv_stmt_bind_text (stmt, ":to", to);
  dv_stmt_bind_integer (stmt, ":related", dv_kind_find_field (&dv_kind_petition, "related")->id);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (rows, read_row (stmt));
  return step == DV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static DvPetitionStep *
read_step (DvStmt *stmt)
{
  DvPetitionStep *step = g_new0 (DvPetitionStep, 1);

  step->type = g_strdup (dv_stmt_get_text (stmt, 1));
  step->date = g_strdup (dv_stmt_get_text (stmt, 2));
  step->document = g_strdup (dv_stmt_get_text (stmt, 3));
  step->body = g_strdup (dv_stmt_get_text (stmt, 4));
  return step;
}

/* All steps are read in one go; those of letters that were not asked for are passed over. */
static gboolean
read_steps (DvDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT petition, type, date, document, body FROM step WHERE flags & 1 = 0"
                   " AND type IS NOT NULL AND date IS NOT NULL ORDER BY date, rid",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    DvPetitionRow *row = g_ptr_array_index (rows, i);

    g_hash_table_insert (by_row, &row->row, row);
  }
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 petition = dv_stmt_get_integer (stmt, 0);
    DvPetitionRow *row = g_hash_table_lookup (by_row, &petition);

    if (row != NULL)
      g_ptr_array_add (row->steps, read_step (stmt));
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_petition_rows_read:
 * @db: a connection
 * @from: the first day, `2026-01-01`
 * @to: the last day
 * @carried_over: whether to read as well what came in before and was not settled by then
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads the letters of the register that came in from one day to another, and their steps. What has
 * no number is no letter, see dv_petition_is_letter().
 *
 * Returns: (transfer full) (element-type DvPetitionRow): the letters, by the day of their receipt
 */
GPtrArray *
dv_petition_rows_read (DvDb *db,
                       const char *from,
                       const char *to,
                       gboolean carried_over,
                       GError **error)
{
  g_autoptr (GPtrArray) rows =
    read_rows (db, carried_over ? SELECT_ROWS CARRIED ORDER : SELECT_ROWS STARTED ORDER, from, to,
               error);

  return rows != NULL && read_steps (db, rows, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * dv_petition_row_find_step:
 * @row: a letter
 * @type: a step
 *
 * Returns: (nullable): the last step of that type
 */
const DvPetitionStep *
dv_petition_row_find_step (const DvPetitionRow *row, const char *type)
{
  for (guint i = row->steps->len; i-- > 0;) {
    const DvPetitionStep *step = g_ptr_array_index (row->steps, i);

    if (g_str_equal (step->type, type))
      return step;
  }
  return NULL;
}
