/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-petition-count.h"

#include <string.h>

#include "dv-kinds.h"

/* How many letters came in, and what became of them. Letters and cases are told apart: letters that
 * were joined to a case are letters, and no cases. A case counts as settled on the day of the first
 * step that settles or ends it; it is late when that day lies behind the one of the clock that the
 * step stopped. */

static void
figure_free (gpointer data)
{
  DvPetitionFigure *figure = data;

  g_free (figure->key);
  g_free (figure->label);
  g_ptr_array_unref (figure->ids);
  g_free (figure);
}

/**
 * dv_petition_count_free:
 * @self: (transfer full) (nullable): the letters of a period, counted
 */
void
dv_petition_count_free (DvPetitionCount *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* A letter, as it is counted. */
typedef struct {
  const char *from;
  const char *to;
  const DvPetitionRow *row;
} Counted;

static gboolean
is_received (const Counted *counted)
{
  return strcmp (counted->row->start, counted->from) >= 0;
}

static gboolean
is_case (const Counted *counted)
{
  return is_received (counted) && !counted->row->joined;
}

static gboolean
is_carried (const Counted *counted)
{
  const char *settled = counted->row->settled_on;

  return !is_received (counted) && !counted->row->joined &&
         (settled == NULL || strcmp (settled, counted->from) >= 0);
}

static gboolean
is_own (const Counted *counted)
{
  return is_case (counted) && g_strcmp0 (counted->row->competence, "own") == 0;
}

static gboolean
is_other (const Counted *counted)
{
  return is_case (counted) && g_strcmp0 (counted->row->competence, "other") == 0;
}

static gboolean
is_settled (const Counted *counted)
{
  const char *settled = counted->row->settled_on;

  return !counted->row->joined && settled != NULL && strcmp (settled, counted->from) >= 0 &&
         strcmp (settled, counted->to) <= 0;
}

static gboolean
is_in_time (const Counted *counted)
{
  return is_settled (counted) && counted->row->settled_due != NULL &&
         strcmp (counted->row->settled_on, counted->row->settled_due) <= 0;
}

static gboolean
is_late (const Counted *counted)
{
  return is_settled (counted) && counted->row->settled_due != NULL &&
         strcmp (counted->row->settled_on, counted->row->settled_due) > 0;
}

/* Work that is done without a day of it is not open. */
static gboolean
is_open (const Counted *counted)
{
  const DvPetitionRow *row = counted->row;

  if (row->joined || (row->settled_on == NULL && g_strcmp0 (row->state, "done") == 0) ||
      g_strcmp0 (row->state, "cancelled") == 0)
    return FALSE;
  return row->settled_on == NULL || strcmp (row->settled_on, counted->to) > 0;
}

static gboolean
is_overdue (const Counted *counted)
{
  const DvPetitionRow *row = counted->row;
  const char *due = row->settled_on != NULL ? row->settled_due : row->due;

  return is_open (counted) && due != NULL && strcmp (due, counted->to) < 0;
}

static const struct {
  const char *key;
  const char *label;
  gboolean (*counts) (const Counted *counted);
} simple[] = {
  { "received", "Số đơn tiếp nhận trong kỳ", is_received },
  { "cases", "Số vụ việc tiếp nhận trong kỳ", is_case },
  { "carried", "Số vụ việc kỳ trước chuyển sang", is_carried },
  { "own", "Thuộc thẩm quyền", is_own },
  { "other", "Không thuộc thẩm quyền", is_other },
  { "settled", "Đã giải quyết", is_settled },
  { "in-time", "Giải quyết đúng hạn", is_in_time },
  { "late", "Giải quyết quá hạn", is_late },
  { "open", "Đang giải quyết", is_open },
  { "overdue", "Đang giải quyết, đã quá hạn", is_overdue },
};

static DvPetitionFigure *
add_figure (DvPetitionCount *self, const char *key, const char *label)
{
  DvPetitionFigure *figure = g_new0 (DvPetitionFigure, 1);

  figure->key = g_strdup (key);
  figure->label = g_strdup (label);
  figure->ids = g_ptr_array_new ();
  g_ptr_array_add (self->figures, figure);
  return figure;
}

static void
count_simple (DvPetitionCount *self, const char *from, const char *to, guint which)
{
  DvPetitionFigure *figure = add_figure (self, simple[which].key, simple[which].label);

  for (guint i = 0; i < self->rows->len; i++) {
    const Counted counted = { from, to, g_ptr_array_index (self->rows, i) };

    if (simple[which].counts (&counted))
      g_ptr_array_add (figure->ids, counted.row->id);
  }
}

static DvPetitionFigure *
need_choice (DvPetitionCount *self, const char *name, const char *code)
{
  const DvField *field = dv_kind_find_field (&dv_kind_petition, name);
  const DvChoice *choice = code != NULL ? dv_field_find_choice (field, code) : NULL;
  g_autofree char *key = g_strconcat (name, ":", code != NULL ? code : "", NULL);
  g_autofree char *label = choice != NULL ? g_strndup (choice->words, strcspn (choice->words, "|"))
                                          : g_strdup (code != NULL ? code : "chưa phân loại");

  for (guint i = 0; i < self->figures->len; i++) {
    DvPetitionFigure *figure = g_ptr_array_index (self->figures, i);

    if (g_str_equal (figure->key, key))
      return figure;
  }
  return add_figure (self, key, label);
}

static const char *
get_choice (const DvPetitionRow *row, const char *name)
{
  return g_str_equal (name, "type") ? row->type : row->matter;
}

/* In the order of the choices, then what somebody wrote, then what nobody did. */
static void
count_choices (DvPetitionCount *self, const char *name, const char *from, const char *to)
{
  const DvField *field = dv_kind_find_field (&dv_kind_petition, name);

  for (const DvChoice *choice = field->choices; choice->code != NULL; choice++)
    need_choice (self, name, choice->code);
  for (guint i = 0; i < self->rows->len; i++) {
    const Counted counted = { from, to, g_ptr_array_index (self->rows, i) };

    if (is_case (&counted))
      g_ptr_array_add (need_choice (self, name, get_choice (counted.row, name))->ids,
                       counted.row->id);
  }
}

static void
drop_empty_choices (DvPetitionCount *self)
{
  for (guint i = self->figures->len; i-- > G_N_ELEMENTS (simple);) {
    const DvPetitionFigure *figure = g_ptr_array_index (self->figures, i);

    if (figure->ids->len == 0)
      g_ptr_array_remove_index (self->figures, i);
  }
}

/**
 * dv_petition_count_new:
 * @rows: (element-type DvPetitionRow): letters, see dv_petition_rows_settle()
 * @from: the first day of the period
 * @to: the last day
 *
 * Returns: (transfer full): the letters of the register among @rows, counted
 */
DvPetitionCount *
dv_petition_count_new (GPtrArray *rows, const char *from, const char *to)
{
  DvPetitionCount *self = g_new0 (DvPetitionCount, 1);

  self->rows = g_ptr_array_ref (rows);
  self->figures = g_ptr_array_new_with_free_func (figure_free);
  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    count_simple (self, from, to, i);
  count_choices (self, "type", from, to);
  count_choices (self, "matter", from, to);
  drop_empty_choices (self);
  return self;
}

/**
 * dv_petition_count_read:
 * @db: a connection
 * @from: the first day of the period
 * @to: the last day
 * @error: return location for a #DV_STORE_ERROR
 *
 * Counts the letters of a period: what came in, letters and cases apart, by kind and field, what
 * was within competence, settled in time and late, and what is open and overdue on the last day.
 *
 * Returns: (transfer full): the figures with the ids of their records
 */
DvPetitionCount *
dv_petition_count_read (DvDb *db, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) rows = dv_petition_rows_read (db, from, to, TRUE, error);

  if (rows == NULL)
    return NULL;
  return dv_petition_rows_settle (db, rows, error) ? dv_petition_count_new (rows, from, to) : NULL;
}

/**
 * dv_petition_count_find:
 * @self: figures
 * @key: the key of one
 *
 * Returns: (nullable): that figure
 */
const DvPetitionFigure *
dv_petition_count_find (const DvPetitionCount *self, const char *key)
{
  for (guint i = 0; i < self->figures->len; i++) {
    const DvPetitionFigure *figure = g_ptr_array_index (self->figures, i);

    if (g_str_equal (figure->key, key))
      return figure;
  }
  return NULL;
}

/**
 * dv_petition_count_get:
 * @self: figures
 * @key: the key of one
 *
 * Returns: its number; 0 if there is none
 */
guint
dv_petition_count_get (const DvPetitionCount *self, const char *key)
{
  const DvPetitionFigure *figure = dv_petition_count_find (self, key);

  return figure != NULL ? figure->ids->len : 0;
}
