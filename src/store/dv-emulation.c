/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-emulation.h"

#include <stdlib.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-query.h"

/* Models and commendations, counted from their records. */

static GPtrArray *
load (DvDb *db, DvQuery *query, GError **error)
{
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  return rows != NULL ? dv_db_load_rows (db, dv_query_get_kind (query), (const gint64 *) rows->data,
                                         rows->len, error)
                      : NULL;
}

static GPtrArray *
load_all (DvDb *db, const DvKind *kind, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);

  return load (db, query, error);
}

/**
 * dv_emulation_free:
 * @self: (transfer full) (nullable): the movement in a period
 */
void
dv_emulation_free (DvEmulation *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->registered, g_ptr_array_unref);
  g_clear_pointer (&self->piloted, g_ptr_array_unref);
  g_clear_pointer (&self->launched, g_ptr_array_unref);
  g_clear_pointer (&self->recognised, g_ptr_array_unref);
  g_clear_pointer (&self->commendations, g_ptr_array_unref);
  g_free (self);
}

/* A month or year lies in the period if any of its days does. */
static gboolean
is_in (const char *value, const char *from, const char *to)
{
  DvDate date, first, last;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (value == NULL || !dv_date_from_iso (value, &date))
    return FALSE;
  first = dv_date_first_day (&date);
  last = dv_date_last_day (&date);
  begin = dv_date_to_iso (&first);
  end = dv_date_to_iso (&last);
  return strcmp (end, from) >= 0 && strcmp (begin, to) <= 0;
}

/* A row of a sheet that says only how far a model is counts when it began. */
static gboolean
happened (DvRecord *model, const char *field, const char *state, const char *from, const char *to)
{
  if (dv_record_get (model, field) != NULL)
    return is_in (dv_record_get (model, field), from, to);
  return g_strcmp0 (dv_record_get (model, "state"), state) == 0 &&
         is_in (dv_record_get (model, "start"), from, to);
}

static void
sort_in (DvEmulation *self, DvRecord *model, const char *from, const char *to)
{
  if (happened (model, "registered_on", "registered", from, to))
    g_ptr_array_add (self->registered, g_object_ref (model));
  if (happened (model, "piloted_on", "pilot", from, to))
    g_ptr_array_add (self->piloted, g_object_ref (model));
  if (happened (model, "launched_on", "launched", from, to))
    g_ptr_array_add (self->launched, g_object_ref (model));
  if (happened (model, "recognised_on", "recognised", from, to))
    g_ptr_array_add (self->recognised, g_object_ref (model));
}

static gboolean
count_honours (DvDb *db, const char *commendation, guint *n, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_honour);

  dv_query_where (query, "commendation", commendation);
  return dv_query_count (query, db, n, error);
}

/* Those who are named count; a number stands for those who are not. */
static gboolean
add_commendation (DvEmulation *self, DvDb *db, DvRecord *record, GError **error)
{
  g_autoptr (GPtrArray) collectives = dv_links_parse (dv_record_get (record, "collectives"));
  guint n_collectives = collectives != NULL ? collectives->len : 0;
  guint n_individuals = 0;

  if (!count_honours (db, dv_record_get_id (record), &n_individuals, error))
    return FALSE;
  if (n_collectives == 0)
    n_collectives = (guint) dv_record_get_integer (record, "n_collectives");
  if (n_individuals == 0)
    n_individuals = (guint) dv_record_get_integer (record, "n_individuals");
  self->n_collectives += n_collectives;
  self->n_individuals += n_individuals;
  g_ptr_array_add (self->commendations, g_object_ref (record));
  return TRUE;
}

static DvEmulation *
emulation_new (void)
{
  DvEmulation *self = g_new0 (DvEmulation, 1);

  self->registered = g_ptr_array_new_with_free_func (g_object_unref);
  self->piloted = g_ptr_array_new_with_free_func (g_object_unref);
  self->launched = g_ptr_array_new_with_free_func (g_object_unref);
  self->recognised = g_ptr_array_new_with_free_func (g_object_unref);
  self->commendations = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * dv_emulation_read:
 * @db: a connection
 * @from: the first day, `2019-01-01`
 * @to: the last day
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the movement in the period
 */
DvEmulation *
dv_emulation_read (DvDb *db, const char *from, const char *to, GError **error)
{
  g_autoptr (DvEmulation) self = emulation_new ();
  g_autoptr (GPtrArray) models = load_all (db, &dv_kind_model, error);
  g_autoptr (GPtrArray) commendations =
    models != NULL ? load_all (db, &dv_kind_commendation, error) : NULL;

  if (commendations == NULL)
    return NULL;
  for (guint i = 0; i < models->len; i++)
    sort_in (self, g_ptr_array_index (models, i), from, to);
  for (guint i = 0; i < commendations->len; i++) {
    DvRecord *record = g_ptr_array_index (commendations, i);

    if (is_in (dv_record_get (record, "start"), from, to) &&
        !add_commendation (self, db, record, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

static gboolean
is_of_year (DvRecord *model, int year)
{
  const char *registered = dv_record_get (model, "registered_on");

  if (dv_record_get (model, "year") != NULL)
    return dv_record_get_integer (model, "year") == year;
  return registered != NULL && atoi (registered) == year;
}

/**
 * dv_emulation_list_year:
 * @db: a connection
 * @year: a year
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type DvRecord): the models registered in the year
 */
GPtrArray *
dv_emulation_list_year (DvDb *db, int year, GError **error)
{
  g_autoptr (GPtrArray) models = load_all (db, &dv_kind_model, error);

  for (guint i = models != NULL ? models->len : 0; i-- > 0;) {
    if (!is_of_year (g_ptr_array_index (models, i), year))
      g_ptr_array_remove_index (models, i);
  }
  return g_steal_pointer (&models);
}

static gboolean
has_review (DvDb *db, const char *model, const char *period, gboolean *has, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_review);
  guint n = 0;

  dv_query_where (query, "model", model);
  dv_query_where (query, "period", period);
  if (!dv_query_count (query, db, &n, error))
    return FALSE;
  *has = n > 0;
  return TRUE;
}

static gboolean
make_review (DvWrite *write, DvEmulationReviews *reviews, DvRecord *model, GError **error)
{
  g_autoptr (DvRecord) review = dv_record_new (&dv_kind_review);
  gboolean has = FALSE;

  if (!has_review (dv_write_get_db (write), dv_record_get_id (model), reviews->period, &has, error))
    return FALSE;
  if (has || g_strcmp0 (dv_record_get (model, "state"), "ended") == 0)
    return TRUE;
  dv_record_set (review, "model", dv_record_get_id (model));
  dv_record_set (review, "period", reviews->period);
  dv_record_set (review, "due", reviews->due);
  reviews->n_made++;
  return dv_write_save (write, review, error);
}

/**
 * dv_emulation_make_reviews:
 * @write: a transaction
 * @data: a #DvEmulationReviews
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a review for each model of the year that goes on and has none of the period yet; a
 * #DvWriteFunc. What was typed is not touched, so that it can be called again.
 *
 * Returns: whether they were made
 */
gboolean
dv_emulation_make_reviews (DvWrite *write, gpointer data, GError **error)
{
  DvEmulationReviews *reviews = data;
  g_autoptr (GPtrArray) models =
    dv_emulation_list_year (dv_write_get_db (write), reviews->year, error);

  for (guint i = 0; models != NULL && i < models->len; i++) {
    if (!make_review (write, reviews, g_ptr_array_index (models, i), error))
      return FALSE;
  }
  return models != NULL;
}
