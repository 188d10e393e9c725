/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-due-cases.h"

#include "dv-choices.h"
#include "dv-date.h"

/* Petitions and steps are two walks in the same order: a join would give the words of a petition
 * once for each of its steps. */
struct _DvDueCases {
  DvStmt *petitions;
  DvStmt *steps;
  DvStep next_step; /* whether @steps stands on a step that was not taken yet */
  GStringChunk *texts;
  GArray *events;
  DvDueCase current;
};

enum {
  PETITION_ROW,
  PETITION_TYPE,
  PETITION_START,
  PETITION_STATE,
  PETITION_CHANNEL,
  PETITION_INSTANCE,
  PETITION_REMOTE,
  PETITION_PLACES,
  PETITION_COMPLEXITY,
  PETITION_COMPLEXITY_DOCUMENT,
  PETITION_RULE,
  PETITION_TARGET,
  PETITION_DUE,
  PETITION_DUE_RULE,
  PETITION_JOINED,
};

#define PETITION_COLUMNS                                                            \
  "rid, type, start, state, channel, instance, remote, several_places, complexity," \
  " complexity_document, rule, target, due, due_rule"

/* A letter that was joined to another is no case of its own: what is done stands with that one. Of
 * many petitions it is asked once which are joined, of one whether it is. */
#define JOINED          " flags & 1 = 0 AND role IN ('repeat', 'supplement', 'same-case')"
#define IS_AMONG_JOINED "rid IN (SELECT source FROM relation WHERE" JOINED ")"
#define IS_JOINED       "EXISTS (SELECT 1 FROM relation WHERE source = :row AND" JOINED ")"

/* A row of a report that sums up half a year is no letter, and owes nobody an answer; see
 * dv_petition_is_letter(), by which letters get their numbers. */
#define SUMS_UP                                                            \
  "(number IS NULL AND sender_name IS NULL AND sender IS NULL AND \"end\"" \
  " IS NOT NULL AND \"end\" <> start)"

enum {
  STEP_PETITION,
  STEP_TYPE,
  STEP_DATE,
  STEP_UNTIL,
  STEP_DOCUMENT,
};

#define STEP_COLUMNS "petition, type, date, until, document"

static DvStmt *
prepare (DvDb *db, const char *all, const char *one, gint64 row, GError **error)
{
  DvStmt *stmt = dv_db_prepare (db, row == 0 ? all : one, error);

  if (stmt != NULL && row != 0)
    dv_stmt_bind_integer (stmt, ":row", row);
  return stmt;
}

/**
 * dv_due_cases_new:
 * @db: a connection
 * @row: the number of a petition, or 0 for all that are not deleted
 * @error: return location for a #DV_STORE_ERROR
 *
 * Starts to read petitions with their steps. Nothing may be written to them meanwhile.
 *
 * Returns: (transfer full) (nullable): the walk; free with dv_due_cases_free()
 */
DvDueCases *
dv_due_cases_new (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvDueCases) self = g_new0 (DvDueCases, 1);

  self->texts = g_string_chunk_new (1024);
  self->events = g_array_new (FALSE, TRUE, sizeof (DvCaseEvent));
  self->petitions = prepare (db,
                             "SELECT " PETITION_COLUMNS ", " IS_AMONG_JOINED " OR " SUMS_UP
                             " FROM petition WHERE flags & 1 = 0"
                             " ORDER BY rid",
                             "SELECT " PETITION_COLUMNS ", " IS_JOINED " OR " SUMS_UP
                             " FROM petition WHERE flags & 1 = 0"
                             " AND rid = :row",
                             row, error);
  if (self->petitions == NULL)
    return NULL;
  self->steps =
    prepare (db, "SELECT " STEP_COLUMNS " FROM step WHERE flags & 1 = 0 ORDER BY petition, rid",
             "SELECT " STEP_COLUMNS " FROM step WHERE flags & 1 = 0 AND petition = :row"
             " ORDER BY rid",
             row, error);
  if (self->steps == NULL)
    return NULL;
  self->next_step = dv_stmt_step (self->steps, error);
  return self->next_step != DV_STEP_ERROR ? g_steal_pointer (&self) : NULL;
}

/**
 * dv_due_cases_free:
 * @self: (nullable) (transfer full): a walk
 *
 * Ends it.
 */
void
dv_due_cases_free (DvDueCases *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->petitions, dv_stmt_release);
  g_clear_pointer (&self->steps, dv_stmt_release);
  g_string_chunk_free (self->texts);
  g_array_unref (self->events);
  g_free (self);
}

static const char *
keep (DvDueCases *self, DvStmt *stmt, int column)
{
  const char *text = dv_stmt_get_text (stmt, column);

  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

static guint32
read_day (DvStmt *stmt, int column)
{
  const char *iso = dv_stmt_get_text (stmt, column);
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) ? dv_date_to_julian (&date) : 0;
}

/* Steps that no clock knows say nothing here. */
static void
take_step (DvDueCases *self)
{
  DvCaseEvent event = { dv_event_from_code (dv_stmt_get_text (self->steps, STEP_TYPE)),
                        read_day (self->steps, STEP_DATE), read_day (self->steps, STEP_UNTIL),
                        NULL };

  if (event.type == DV_EVENT_NONE)
    return;
  event.document = keep (self, self->steps, STEP_DOCUMENT);
  g_array_append_val (self->events, event);
}

static gboolean
has_receipt (const DvDueCases *self)
{
  for (guint i = 0; i < self->events->len; i++) {
    if (g_array_index (self->events, DvCaseEvent, i).type == DV_EVENT_RECEIVED)
      return TRUE;
  }
  return FALSE;
}

/* The petition itself says when it came; a step is not needed for that. */
static void
add_receipt (DvDueCases *self)
{
  const DvCaseEvent event = { DV_EVENT_RECEIVED, read_day (self->petitions, PETITION_START), 0,
                              NULL };

  if (event.day != 0 && !has_receipt (self))
    g_array_append_val (self->events, event);
}

static gboolean
take_steps (DvDueCases *self, GError **error)
{
  g_array_set_size (self->events, 0);
  while (self->next_step == DV_STEP_ROW) {
    gint64 petition = dv_stmt_get_integer (self->steps, STEP_PETITION);

    if (petition > self->current.row)
      break;
    if (petition == self->current.row)
      take_step (self);
    self->next_step = dv_stmt_step (self->steps, error);
  }
  add_receipt (self);
  dv_case_facts_sort ((DvCaseEvent *) self->events->data, self->events->len);
  return self->next_step != DV_STEP_ERROR;
}

static gboolean
settles (DvEventType type)
{
  switch (type) {
  case DV_EVENT_DECIDED:
  case DV_EVENT_CONCLUDED:
  case DV_EVENT_ANSWERED:
  case DV_EVENT_REFUSED:
  case DV_EVENT_TRANSFERRED:
  case DV_EVENT_GUIDED:
  case DV_EVENT_ARCHIVED:
  case DV_EVENT_WITHDRAWN:
  case DV_EVENT_TERMINATED:
  case DV_EVENT_RECEPTION_REFUSED:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_settled (const DvDueCases *self)
{
  for (guint i = 0; i < self->events->len; i++) {
    if (settles (g_array_index (self->events, DvCaseEvent, i).type))
      return TRUE;
  }
  return FALSE;
}

/* The state closes petitions of old registers, which have no steps. Where a step settled the
 * matter, the state follows from it, and the steps say what is still to be sent or made public, and
 * who is still to be told (LTC 24.2, 26.2, 34.4, 40; LKN 32, 41, 66.2). */
static gboolean
is_closed (const DvDueCases *self)
{
  const char *state = dv_stmt_get_text (self->petitions, PETITION_STATE);

  if (dv_stmt_get_integer (self->petitions, PETITION_JOINED) != 0)
    return TRUE;
  return dv_choices_state_is_closed (state) && (strcmp (state, "done") != 0 || !is_settled (self));
}

static void
read_facts (DvDueCases *self)
{
  DvStmt *stmt = self->petitions;
  DvCaseFacts *facts = &self->current.facts;

  *facts = (DvCaseFacts){ .matter = dv_matter_from_code (dv_stmt_get_text (stmt, PETITION_TYPE)) };
  facts->instance = (guint) dv_stmt_get_integer (stmt, PETITION_INSTANCE);
  facts->channel = dv_channel_from_code (dv_stmt_get_text (stmt, PETITION_CHANNEL));
  facts->remote = dv_stmt_get_integer (stmt, PETITION_REMOTE) != 0;
  facts->several_places = dv_stmt_get_integer (stmt, PETITION_PLACES) != 0;
  dv_complexity_from_code (dv_stmt_get_text (stmt, PETITION_COMPLEXITY), &facts->complexity);
  facts->complexity_document = keep (self, stmt, PETITION_COMPLEXITY_DOCUMENT);
  facts->rule = keep (self, stmt, PETITION_RULE);
  facts->target = read_day (stmt, PETITION_TARGET);
}

/**
 * dv_due_cases_step:
 * @self: a walk
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads the next petition.
 *
 * Returns: whether there is one
 */
DvStep
dv_due_cases_step (DvDueCases *self, GError **error)
{
  DvStep step = dv_stmt_step (self->petitions, error);
  const char *rule;

  if (step != DV_STEP_ROW)
    return step;
  g_string_chunk_clear (self->texts);
  self->current.row = dv_stmt_get_integer (self->petitions, PETITION_ROW);
  self->current.due = read_day (self->petitions, PETITION_DUE);
  rule = keep (self, self->petitions, PETITION_DUE_RULE);
  self->current.due_rule = rule != NULL ? rule : "";
  read_facts (self);
  if (!take_steps (self, error))
    return DV_STEP_ERROR;
  self->current.facts.events = (const DvCaseEvent *) self->events->data;
  self->current.facts.n_events = self->events->len;
  self->current.facts.closed = is_closed (self);
  return DV_STEP_ROW;
}

/**
 * dv_due_cases_get:
 * @self: a walk that stands on a petition
 *
 * Returns: (transfer none): the petition
 */
const DvDueCase *
dv_due_cases_get (DvDueCases *self)
{
  return &self->current;
}
