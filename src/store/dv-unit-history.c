/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-unit-history.h"

#include <string.h>

#include "dv-bulk.h"
#include "dv-date.h"
#include "dv-kinds.h"

/* A tree deeper than this goes in a circle. */
#define MAX_DEPTH 32

typedef struct {
  gint64 unit;
  gint64 other;
  gint64 former;
  guint32 day;
  guint order; /* as it was added */
  gboolean main;
  gboolean moves; /* only came under another superior */
  gboolean part;  /* the unit goes on */
  gboolean whole; /* all of it became one unit */
} Change;

typedef struct {
  DvUnitSpan span;
  guint32 first;   /* 0: since ever */
  guint32 last;    /* G_MAXUINT32: it goes on */
  GArray *changes; /* of Change, by day */
} Unit;

struct _DvUnitHistory {
  GHashTable *units; /* row → Unit */
  GArray *rows;      /* in the order in which they were added */
  GStringChunk *texts;
  guint n_changes;
};

static void
unit_free (gpointer data)
{
  Unit *unit = data;

  g_array_unref (unit->changes);
  g_free (unit);
}

/**
 * dv_unit_history_new:
 *
 * Returns: (transfer full): a history without units
 */
DvUnitHistory *
dv_unit_history_new (void)
{
  DvUnitHistory *self = g_new0 (DvUnitHistory, 1);

  self->units = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, unit_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->texts = g_string_chunk_new (4096);
  return self;
}

/**
 * dv_unit_history_free:
 * @self: (transfer full) (nullable): a history
 */
void
dv_unit_history_free (DvUnitHistory *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->units);
  g_array_unref (self->rows);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static Unit *
find (const DvUnitHistory *self, gint64 row)
{
  return g_hash_table_lookup (self->units, &row);
}

static const char *
keep (DvUnitHistory *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/* A month or a year begins with its first day and ends with its last. */
static guint32
day_of (const char *iso, gboolean last, guint32 otherwise)
{
  DvDate date;

  if (iso == NULL || !dv_date_from_iso (iso, &date))
    return otherwise;
  date = last ? dv_date_last_day (&date) : dv_date_first_day (&date);
  return dv_date_to_julian (&date);
}

/**
 * dv_unit_history_add_unit:
 * @self: a history
 * @unit: a unit; its texts are copied
 */
void
dv_unit_history_add_unit (DvUnitHistory *self, const DvUnitSpan *unit)
{
  Unit *added = g_new0 (Unit, 1);

  added->span = *unit;
  added->span.id = keep (self, unit->id);
  added->span.title = keep (self, unit->title);
  added->span.type = keep (self, unit->type);
  added->span.from = keep (self, unit->from);
  added->span.to = keep (self, unit->to);
  added->first = day_of (unit->from, FALSE, 0);
  added->last = day_of (unit->to, TRUE, G_MAXUINT32);
  added->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_append_val (self->rows, unit->row);
  g_hash_table_replace (self->units, &added->span.row, added);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return x->order < y->order ? -1 : 1;
}

/**
 * dv_unit_history_add_change:
 * @self: a history that has the unit already
 * @change: what happened to it
 */
void
dv_unit_history_add_change (DvUnitHistory *self, const DvUnitChange *change)
{
  Unit *unit = find (self, change->unit);
  Change added = { change->unit, change->other, change->former };

  if (unit == NULL)
    return;
  added.day = day_of (change->date, FALSE, 0);
  added.order = self->n_changes++;
  added.main = change->main;
  added.moves = g_strcmp0 (change->way, "move") == 0;
  added.part = g_strcmp0 (change->way, "part") == 0;
  added.whole = g_strcmp0 (change->way, "merge") == 0 || g_strcmp0 (change->way, "rename") == 0;
  g_array_append_val (unit->changes, added);
  g_array_sort (unit->changes, compare_changes);
}

/* --- reading --- */

static gint64
get_number (const DvBulk *bulk, guint i, const char *name)
{
  gint64 number = 0;

  dv_bulk_get_number (bulk, i, dv_bulk_find_column (bulk, name), &number);
  return number;
}

static const char *
get_text (const DvBulk *bulk, guint i, const char *name)
{
  return dv_bulk_get_text (bulk, i, dv_bulk_find_column (bulk, name));
}

static void
read_unit (DvUnitHistory *self, const DvBulk *bulk, guint i)
{
  g_autofree char *id = dv_bulk_dup_id (bulk, i);
  DvUnitSpan unit = { .row = dv_bulk_get_row (bulk, i),
                      .parent = get_number (bulk, i, "parent"),
                      .id = id,
                      .title = get_text (bulk, i, "name"),
                      .type = get_text (bulk, i, "type"),
                      .from = get_text (bulk, i, "valid_from"),
                      .to = get_text (bulk, i, "valid_to") };

  dv_unit_history_add_unit (self, &unit);
}

static void
read_change (DvUnitHistory *self, const DvBulk *bulk, guint i)
{
  DvUnitChange change = { .unit = get_number (bulk, i, "predecessor"),
                          .other = get_number (bulk, i, "successor"),
                          .former = get_number (bulk, i, "former"),
                          .way = get_text (bulk, i, "way"),
                          .date = get_text (bulk, i, "date"),
                          .main = get_number (bulk, i, "main") != 0 };

  dv_unit_history_add_change (self, &change);
}

/**
 * dv_unit_history_read:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): all units of the store, and what happened to them
 */
DvUnitHistory *
dv_unit_history_read (DvDb *db, GError **error)
{
  g_autoptr (DvBulk) units = dv_bulk_read (db, &dv_kind_unit, NULL, NULL, error);
  g_autoptr (DvBulk) changes =
    units != NULL ? dv_bulk_read (db, &dv_kind_succession, NULL, NULL, error) : NULL;
  DvUnitHistory *self;

  if (changes == NULL)
    return NULL;
  self = dv_unit_history_new ();
  for (guint i = 0; i < dv_bulk_get_size (units); i++)
    read_unit (self, units, i);
  for (guint i = 0; i < dv_bulk_get_size (changes); i++)
    read_change (self, changes, i);
  return self;
}

/* --- asking --- */

/**
 * dv_unit_history_get:
 * @self: a history
 * @row: the number of a unit
 *
 * Returns: (transfer none) (nullable): the unit
 */
const DvUnitSpan *
dv_unit_history_get (const DvUnitHistory *self, gint64 row)
{
  const Unit *unit = find (self, row);

  return unit != NULL ? &unit->span : NULL;
}

static gboolean
is_in_force (const DvUnitHistory *self, gint64 row, guint32 day)
{
  const Unit *unit = find (self, row);

  return unit != NULL && unit->first <= day && unit->last >= day;
}

/**
 * dv_unit_history_is_in_force:
 * @self: a history
 * @row: the number of a unit
 * @day: a day, `yyyy-mm-dd`
 *
 * Returns: whether the unit is there on that day
 */
gboolean
dv_unit_history_is_in_force (const DvUnitHistory *self, gint64 row, const char *day)
{
  return is_in_force (self, row, day_of (day, FALSE, 0));
}

/**
 * dv_unit_history_list:
 * @self: a history
 * @day: a day, `yyyy-mm-dd`
 *
 * Returns: (transfer full) (element-type gint64): the units of that day
 */
GArray *
dv_unit_history_list (const DvUnitHistory *self, const char *day)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint32 julian = day_of (day, FALSE, 0);

  for (guint i = 0; i < self->rows->len; i++) {
    gint64 row = g_array_index (self->rows, gint64, i);

    if (is_in_force (self, row, julian))
      g_array_append_val (rows, row);
  }
  return rows;
}

static gint64
place (const DvUnitHistory *self, gint64 unit, gint64 exact, guint32 since, guint32 day);

/* The first move after a day says what the superior was until then. */
static gint64
parent_then (const DvUnitHistory *self, gint64 row, guint32 day)
{
  const Unit *unit = find (self, row);

  for (guint i = 0; unit != NULL && i < unit->changes->len; i++) {
    const Change *change = &g_array_index (unit->changes, Change, i);

    if (change->moves && change->day > day)
      return change->former;
  }
  return unit != NULL ? unit->span.parent : 0;
}

/* A superior that ended, and of which nobody said what became of its parts, is followed. */
static gint64
get_parent (const DvUnitHistory *self, gint64 row, guint32 day)
{
  gint64 parent = parent_then (self, row, day);

  return parent != 0 && !is_in_force (self, parent, day) ? place (self, parent, 0, 0, day) : parent;
}

/**
 * dv_unit_history_get_parent:
 * @self: a history
 * @row: the number of a unit
 * @day: a day, `yyyy-mm-dd`
 *
 * Returns: the number of its superior on that day, 0 for none
 */
gint64
dv_unit_history_get_parent (const DvUnitHistory *self, gint64 row, const char *day)
{
  return get_parent (self, row, day_of (day, FALSE, 0));
}

static gboolean
is_below (const DvUnitHistory *self, gint64 row, gint64 top, guint32 day)
{
  for (guint i = 0; row != 0 && i < MAX_DEPTH; i++) {
    if (row == top)
      return TRUE;
    row = get_parent (self, row, day);
  }
  return FALSE;
}

/**
 * dv_unit_history_list_below:
 * @self: a history
 * @row: the number of a unit
 * @day: a day, `yyyy-mm-dd`
 *
 * Returns: (transfer full) (element-type gint64): the unit, and all that stood under it on that day
 */
GArray *
dv_unit_history_list_below (const DvUnitHistory *self, gint64 row, const char *day)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint32 julian = day_of (day, FALSE, 0);

  for (guint i = 0; i < self->rows->len; i++) {
    gint64 other = g_array_index (self->rows, gint64, i);

    if (other == row || (is_in_force (self, other, julian) && is_below (self, other, row, julian)))
      g_array_append_val (rows, other);
  }
  return rows;
}

/* --- which unit stands for which --- */

static gint64
find_exact (const DvUnitHistory *self, const Unit *unit, guint first, guint32 day, gint64 exact)
{
  for (guint i = first; exact != 0 && i < unit->changes->len; i++) {
    const Change *change = &g_array_index (unit->changes, Change, i);

    if (change->day != day)
      break;
    if (!change->moves && is_below (self, exact, change->other, day))
      return change->other;
  }
  return 0;
}

/* How much a change says that it takes what names no part. */
static int
weigh (const Change *change)
{
  if (change->moves)
    return -1;
  if (change->whole)
    return 4;
  return (change->part ? 0 : 2) + (change->main ? 1 : 0);
}

static gint64
find_main (const DvUnitHistory *self, const Unit *unit, guint first, guint32 day)
{
  const Change *best = NULL;

  for (guint i = first; i < unit->changes->len; i++) {
    const Change *change = &g_array_index (unit->changes, Change, i);

    if (change->day != day)
      break;
    if (weigh (change) > (best != NULL ? weigh (best) : -1))
      best = change;
  }
  if (best == NULL || (best->part && unit->last >= day))
    return unit->span.row;
  return best->other;
}

/* Of the changes of a day, from @first: where a record of the unit goes. */
static gint64
follow (const DvUnitHistory *self,
        const Unit *unit,
        guint first,
        guint32 day,
        gint64 exact,
        guint32 since)
{
  gint64 then = exact != 0 && exact != unit->span.row ? place (self, exact, 0, since, day) : 0;
  gint64 found = then != unit->span.row ? find_exact (self, unit, first, day, then) : 0;

  return found != 0 ? found : find_main (self, unit, first, day);
}

/* The first change of a unit after a day, or on it. */
static guint
find_next (const Unit *unit, guint32 day, gboolean or_on_it)
{
  guint i = 0;

  while (i < unit->changes->len) {
    guint32 other = g_array_index (unit->changes, Change, i).day;

    if (other > day || (or_on_it && other == day))
      break;
    i++;
  }
  return i;
}

static gint64
place (const DvUnitHistory *self, gint64 row, gint64 exact, guint32 since, guint32 day)
{
  guint32 reached = since;
  gboolean or_on_it = FALSE;

  /* Each step uses up a change, unless they go in a circle. */
  for (guint i = 0; i <= self->n_changes; i++) {
    const Unit *unit = find (self, row);
    guint next = unit != NULL ? find_next (unit, reached, or_on_it) : 0;
    gint64 other;

    if (unit == NULL || next >= unit->changes->len ||
        g_array_index (unit->changes, Change, next).day > day)
      break;
    reached = g_array_index (unit->changes, Change, next).day;
    other = follow (self, unit, next, reached, exact, since);
    or_on_it = other != row;
    row = other;
  }
  return row;
}

/**
 * dv_unit_history_place:
 * @self: a history
 * @unit: the number of the unit that a record names
 * @exact: the number of a unit that says more exactly where the record belongs, as the residential
 *   group of its person; 0 for none
 * @since: (nullable): the day of the record: what happened until then is in its unit already
 * @day: a day, `yyyy-mm-dd`
 *
 * Finds where a record counts on a day. All of a unit that was merged or renamed goes to its
 * successor. What a unit that was split or gave a part away had goes where @exact went, else to the
 * main successor, or stays with the unit if that goes on. A unit that ended without a successor
 * keeps what it had. So every record counts in one unit, once.
 *
 * Returns: the number of the unit
 */
gint64
dv_unit_history_place (const DvUnitHistory *self,
                       gint64 unit,
                       gint64 exact,
                       const char *since,
                       const char *day)
{
  return place (self, unit, exact, day_of (since, FALSE, 0), day_of (day, FALSE, 0));
}

/**
 * dv_unit_history_list_origins:
 * @self: a history
 * @row: the number of a unit
 * @day: a day, `yyyy-mm-dd`
 *
 * Returns: (transfer full) (element-type gint64): the units whose records count in @row on that
 *   day when they name no part; @row itself is among them
 */
GArray *
dv_unit_history_list_origins (const DvUnitHistory *self, gint64 row, const char *day)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint32 julian = day_of (day, FALSE, 0);

  for (guint i = 0; i < self->rows->len; i++) {
    gint64 other = g_array_index (self->rows, gint64, i);

    if (place (self, other, 0, 0, julian) == row)
      g_array_append_val (rows, other);
  }
  return rows;
}
