/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>

#include "dv-household.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-store-error.h"
#include "dv-value.h"

/* People and their households: one head at any time, nobody added to a household that ended, and
 * the two ends of “head” saying the same. */

static gboolean
is_head (DvRecord *person)
{
  return g_strcmp0 (dv_record_get (person, "relation"), "head") == 0;
}

/* Whoever died or moved away is no member any more. */
static gboolean
is_gone (DvRecord *person)
{
  return dv_record_get (person, "died") != NULL || dv_record_get (person, "left") != NULL;
}

static gboolean
is_living_head (DvRecord *person)
{
  return is_head (person) && !is_gone (person);
}

static gboolean
refuse_ended (DvRecord *household, GError **error)
{
  const DvField *field = dv_kind_find_field (&dv_kind_household, "ended");
  g_autofree char *ended = dv_field_format (field, dv_record_get_value (household, field));

  if (dv_record_get_value (household, field) == NULL)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: the head of a household, and a date */
               _ ("The household of %s ended on %s, so nobody can be added to it. Nothing was "
                  "saved: choose another household."),
               dv_record_get_title (household), ended);
  return FALSE;
}

/* Returns: the records that @query lists; those that are gone are left to the caller */
static GPtrArray *
list (DvDb *db, DvQuery *query, GError **error)
{
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  return rows != NULL ? dv_db_load_rows (db, dv_query_get_kind (query), (const gint64 *) rows->data,
                                         rows->len, error)
                      : NULL;
}

static gboolean
refuse_second_head (DvDb *db, DvRecord *person, DvRecord *household, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
  g_autoptr (GPtrArray) heads = NULL;

  dv_query_where (query, "household", dv_record_get_id (household));
  dv_query_where (query, "relation", "head");
  heads = list (db, query, error);
  for (guint i = 0; heads != NULL && i < heads->len; i++) {
    DvRecord *head = g_ptr_array_index (heads, i);

    if (is_gone (head) || g_strcmp0 (dv_record_get_id (head), dv_record_get_id (person)) == 0)
      continue;
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: both are names of people */
                 _ ("%s is the head of this household already. Nothing was saved: give %s another "
                    "relation, or change that one first."),
                 dv_record_get_title (head), dv_record_get_title (person));
    return FALSE;
  }
  return heads != NULL;
}

static gboolean
check_person (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  const char *id = after != NULL ? dv_record_get (after, "household") : NULL;
  g_autoptr (DvRecord) household = NULL;
  gboolean moves = dv_guard_differs (before, after, "household");
  gboolean returns = before != NULL && after != NULL && is_gone (before) && !is_gone (after);

  if (id == NULL || is_gone (after) ||
      (!moves && !returns && !dv_guard_differs (before, after, "relation")))
    return TRUE;
  household = dv_db_load_id (db, id, error);
  return household != NULL && (!(moves || returns) || refuse_ended (household, error)) &&
         (!is_head (after) || refuse_second_head (db, after, household, error));
}

static gboolean
set_head (DvWrite *write, const char *household, const char *head, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (dv_write_get_db (write), household, error);

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (dv_record_get (record, "head"), head) == 0)
    return TRUE;
  dv_record_set (record, "head", head);
  return dv_write_save (write, record, error);
}

/* The household forgets a head that is none any more, unless it has another already. */
static gboolean
unset_head (DvWrite *write, DvRecord *person, GError **error)
{
  const char *household = dv_record_get (person, "household");
  g_autoptr (DvRecord) record =
    household != NULL ? dv_db_load_id (dv_write_get_db (write), household, error) : NULL;

  if (record == NULL)
    return household == NULL;
  if (g_strcmp0 (dv_record_get (record, "head"), dv_record_get_id (person)) != 0)
    return TRUE;
  return set_head (write, household, NULL, error);
}

/* A new day under “Lives here since” says that the person moved, so the old place is kept. Without
 * it the address was only mended. */
static gboolean
keep_residence (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  static const char *const places[] = { "address", "unit", "household", "relation" };
  g_autoptr (DvRecord) residence = NULL;
  gboolean moved = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    moved |=
      dv_record_get (before, places[i]) != NULL && dv_guard_differs (before, after, places[i]);
  if (!moved || !dv_guard_differs (before, after, "since") ||
      dv_record_get (after, "since") == NULL)
    return TRUE;
  residence = dv_record_new (&dv_kind_residence);
  dv_record_set (residence, "person", dv_record_get_id (after));
  dv_record_set (residence, "from", dv_record_get (before, "since"));
  dv_record_set (residence, "to", dv_record_get (after, "since"));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    dv_record_set (residence, places[i], dv_record_get (before, places[i]));
  return dv_write_save (write, residence, error);
}

static gboolean
follow_person (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  gboolean was_head = before != NULL && is_living_head (before);
  gboolean stays_head =
    after != NULL && is_living_head (after) && !dv_guard_differs (before, after, "household");

  if (was_head && !stays_head && !unset_head (write, before, error))
    return FALSE;
  if (before != NULL && after != NULL && !keep_residence (write, before, after, error))
    return FALSE;
  if (after == NULL || !is_living_head (after) || dv_record_get (after, "household") == NULL)
    return TRUE;
  return set_head (write, dv_record_get (after, "household"), dv_record_get_id (after), error);
}

const DvGuard dv_guard_person = { &dv_kind_person, check_person, follow_person };

static gboolean
refuse_other_household (DvDb *db, DvRecord *household, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_household);
  g_autoptr (GPtrArray) others = NULL;

  dv_query_where (query, "head", dv_record_get (household, "head"));
  others = list (db, query, error);
  for (guint i = 0; others != NULL && i < others->len; i++) {
    DvRecord *other = g_ptr_array_index (others, i);
    const char *address = dv_record_get (other, "address");

    if (dv_record_get (other, "ended") != NULL ||
        g_strcmp0 (dv_record_get_id (other), dv_record_get_id (household)) == 0)
      continue;
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: the head of a household, and its address */
                 _ ("The same person is the head of another household, that of %s, %s. Nothing was "
                    "saved: choose another head, or give that household another one first."),
                 dv_record_get_title (other), address != NULL ? address : "–");
    return FALSE;
  }
  return others != NULL;
}

static gboolean
check_household (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  const char *head = after != NULL ? dv_record_get (after, "head") : NULL;

  if (head == NULL || dv_record_get (after, "ended") != NULL ||
      (!dv_guard_differs (before, after, "head") && !dv_guard_differs (before, after, "ended")))
    return TRUE;
  return refuse_other_household (db, after, error);
}

/* The head before becomes a member without a relation, unless somebody gave them another. */
static gboolean
demote (DvWrite *write, DvRecord *household, const char *id, GError **error)
{
  g_autoptr (DvRecord) person = dv_db_load_id (dv_write_get_db (write), id, error);

  if (person == NULL)
    return FALSE;
  if (dv_record_is_deleted (person) || !is_living_head (person) ||
      g_strcmp0 (dv_record_get (person, "household"), dv_record_get_id (household)) != 0)
    return TRUE;
  dv_record_set (person, "relation", NULL);
  return dv_write_save (write, person, error);
}

static gboolean
promote (DvWrite *write, DvRecord *household, const char *id, GError **error)
{
  g_autoptr (DvRecord) person = dv_db_load_id (dv_write_get_db (write), id, error);

  if (person == NULL)
    return FALSE;
  dv_record_set (person, "household", dv_record_get_id (household));
  dv_record_set (person, "relation", "head");
  return dv_write_save (write, person, error);
}

static gboolean
follow_household (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  const char *old = before != NULL ? dv_record_get (before, "head") : NULL;
  const char *new = after != NULL ? dv_record_get (after, "head") : NULL;

  if (after == NULL || !dv_guard_differs (before, after, "head"))
    return TRUE;
  return (old == NULL || demote (write, after, old, error)) &&
         (new == NULL || promote (write, after, new, error));
}

const DvGuard dv_guard_household = { &dv_kind_household, check_household, follow_household };

/* The household is what its last review found. */
static gboolean
take_last_review (DvWrite *write, const char *id, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_poverty);
  g_autoptr (DvRecord) household = NULL;
  g_autoptr (GPtrArray) last = NULL;
  DvDb *db = dv_write_get_db (write);

  dv_query_where (query, "household", id);
  dv_query_set_order (query, "year", TRUE);
  dv_query_set_limit (query, 1);
  last = list (db, query, error);
  household = last != NULL ? dv_db_load_id (db, id, error) : NULL;
  if (household == NULL)
    return FALSE;
  dv_record_set (household, "standard",
                 last->len > 0 ? dv_record_get (g_ptr_array_index (last, 0), "standard") : NULL);
  return dv_record_is_deleted (household) || dv_write_save (write, household, error);
}

/* A review that was written down for another household concerns both. */
static gboolean
follow_poverty (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  if (before != NULL && dv_guard_differs (before, after, "household") &&
      !take_last_review (write, dv_record_get (before, "household"), error))
    return FALSE;
  return after == NULL || take_last_review (write, dv_record_get (after, "household"), error);
}

const DvGuard dv_guard_poverty = { &dv_kind_poverty, NULL, follow_poverty };

static gboolean
is_head_of (DvRecord *person, DvRecord *household)
{
  return is_living_head (person) &&
         g_strcmp0 (dv_record_get (person, "household"), dv_record_get_id (household)) == 0;
}

/**
 * dv_household_check_head:
 * @db: a connection
 * @person: a person whose entry was merged with another
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks whether the households that name the person as their head still have one head each.
 *
 * Returns: whether they have
 */
gboolean
dv_household_check_head (DvDb *db, DvRecord *person, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_household);
  g_autoptr (GPtrArray) households = NULL;
  g_autoptr (DvRecord) now = dv_db_load_id (db, dv_record_get_id (person), error);

  if (now == NULL || !check_person (db, NULL, now, error))
    return FALSE;
  dv_query_where (query, "head", dv_record_get_id (now));
  households = list (db, query, error);
  for (guint i = 0; households != NULL && i < households->len; i++) {
    DvRecord *household = g_ptr_array_index (households, i);

    if (dv_record_get (household, "ended") != NULL || is_head_of (now, household))
      continue;
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: a person, and the head of a household */
                 _ ("%s would be the head of the household of %s without living in it. Nothing was "
                    "changed: give that household another head, or say that it ended, then try "
                    "again."),
                 dv_record_get_title (now), dv_record_get_title (household));
    return FALSE;
  }
  return households != NULL;
}
