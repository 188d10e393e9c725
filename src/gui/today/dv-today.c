/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/dv-today.h"

#include <glib/gi18n.h>

#include "dv-conflicts.h"
#include "dv-history.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-lunar.h"
#include "dv-query.h"
#include "dv-site-standing.h"

#define DAYS_AHEAD  7
#define DAYS_SOON   3
#define DAYS_TERM   90
#define DAYS_SILENT 7
#define MAX_RECORDS 50
#define MAX_BATCHES 8

/**
 * dv_today_new:
 * @today: a day
 *
 * Returns: (transfer full): what the first page shows on that day, to be filled by dv_today_read()
 */
DvToday *
dv_today_new (const DvDate *today)
{
  DvToday *self = g_new0 (DvToday, 1);

  self->today = *today;
  return self;
}

/**
 * dv_today_free:
 * @self: (transfer full) (nullable): what the first page shows
 */
void
dv_today_free (DvToday *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->petitions, g_ptr_array_unref);
  g_clear_pointer (&self->reception, dv_reception_standing_free);
  g_clear_pointer (&self->week, g_ptr_array_unref);
  g_clear_pointer (&self->ahead, g_ptr_array_unref);
  g_clear_pointer (&self->silent, g_ptr_array_unref);
  g_clear_pointer (&self->pulse, dv_pulse_free);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
load (DvDb *db, DvQuery *query, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  dv_query_set_limit (query, MAX_RECORDS);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return NULL;
  return dv_db_load_rows (db, dv_query_get_kind (query), (gint64 *) rows->data, rows->len, error);
}

/* A petition is due as long as something is owed: after the decision it is still to be sent, though
 * its state is “done”. */
static void
leave_out_closed (DvQuery *query)
{
  dv_query_set_open (query, dv_query_get_kind (query) != &dv_kind_petition);
}

/* What is open and late or due within a week, the latest first. */
static GPtrArray *
load_due (DvDb *db, const DvKind *kind, const DvDate *today, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  DvDate last = dv_date_add_days (today, DAYS_AHEAD);
  g_autofree char *to = dv_date_to_iso (&last);

  dv_query_between (query, "due", NULL, to);
  leave_out_closed (query);
  dv_query_set_order (query, "due", FALSE);
  return load (db, query, error);
}

static DvQuery *
make_query (const DvKind *kind, const DvDate *from, const DvDate *to)
{
  DvQuery *query = dv_query_new (kind);
  g_autofree char *first = from != NULL ? dv_date_to_iso (from) : NULL;
  g_autofree char *last = dv_date_to_iso (to);

  dv_query_between (query, "due", first, last);
  dv_query_set_order (query, "due", FALSE);
  leave_out_closed (query);
  return query;
}

static void
get_week (const DvDate *today, DvDate *monday, DvDate *sunday)
{
  *monday = dv_date_add_days (today, 1 - (int) dv_date_weekday (today));
  *sunday = dv_date_add_days (monday, 6);
}

/**
 * dv_today_make_query:
 * @today: what the first page shows
 * @name: `late` or `soon` for petitions, `due` for the tasks of this week
 *
 * Returns: (transfer full): the records behind a number of the page
 */
DvQuery *
dv_today_make_query (const DvToday *today, const char *name)
{
  DvDate yesterday = dv_date_add_days (&today->today, -1);
  DvDate soon = dv_date_add_days (&today->today, DAYS_SOON);
  DvDate monday, sunday;

  get_week (&today->today, &monday, &sunday);
  if (g_str_equal (name, "late"))
    return make_query (&dv_kind_petition, NULL, &yesterday);
  if (g_str_equal (name, "soon"))
    return make_query (&dv_kind_petition, &today->today, &soon);
  return make_query (&dv_kind_task, &monday, &sunday);
}

static gboolean
count (DvDb *db, const DvToday *self, const char *name, guint *n, GError **error)
{
  g_autoptr (DvQuery) query = dv_today_make_query (self, name);

  return dv_query_count (query, db, n, error);
}

static gboolean
count_due (DvDb *db, DvToday *self, GError **error)
{
  return count (db, self, "late", &self->n_late, error) &&
         count (db, self, "soon", &self->n_soon, error) &&
         count (db, self, "due", &self->n_due, error);
}

static GPtrArray *
read_week (DvDb *db, const DvDate *today, GError **error)
{
  DvAgendaSpan span = { .today = *today,
                        .types = 1u << DV_AGENDA_EVENT | 1u << DV_AGENDA_RECEPTION };

  get_week (today, &span.from, &span.to);
  return dv_agenda_read (db, &span, error);
}

static gboolean
is_to_prepare (const DvAgendaEntry *entry, guint32 today)
{
  guint ahead = entry->type == DV_AGENDA_TERM ? DAYS_TERM : entry->ahead;

  return ahead > 0 && entry->day <= today + ahead;
}

/* What comes up, as early as its preparation has to begin. */
static GPtrArray *
read_ahead (DvDb *db, const DvDate *today, GError **error)
{
  DvAgendaSpan span = { .from = *today,
                        .to = dv_date_add_days (today, DAYS_TERM),
                        .today = *today,
                        .types = 1u << DV_AGENDA_HOLIDAY | 1u << DV_AGENDA_ANNIVERSARY |
                                 1u << DV_AGENDA_LONGEVITY | 1u << DV_AGENDA_DUTY |
                                 1u << DV_AGENDA_TERM };
  GPtrArray *entries = dv_agenda_read (db, &span, error);

  for (guint i = entries != NULL ? entries->len : 0; i-- > 0;) {
    if (!is_to_prepare (g_ptr_array_index (entries, i), dv_date_to_julian (today)))
      g_ptr_array_remove_index (entries, i);
  }
  return entries;
}

/* “TDP 7: 9 days”: only an office that exchanges packets has sites to hear from. */
static GPtrArray *
read_silent (DvDb *db, guint *n_sites, GError **error)
{
  g_autoptr (GPtrArray) sites = dv_site_standings_list (db, error);
  GPtrArray *silent = g_ptr_array_new_with_free_func (g_free);
  gint64 now = g_get_real_time ();

  for (guint i = 0; sites != NULL && i < sites->len; i++) {
    const DvSiteStanding *site = g_ptr_array_index (sites, i);
    gint64 days = (now - site->heard) / (G_USEC_PER_SEC * (gint64) 86400);

    if (site->own || g_strcmp0 (site->state, "active") != 0 || site->name == NULL)
      continue;
    (*n_sites)++;
    if (site->heard != 0 && days <= DAYS_SILENT)
      continue;
    if (site->heard == 0)
      g_ptr_array_add (silent, g_strdup_printf (_ ("%s: never"), site->name));
    else
      g_ptr_array_add (silent,
                       g_strdup_printf (ngettext ("%s: %u day", "%s: %u days", (guint) days),
                                        site->name, (guint) days));
  }
  return silent;
}

/**
 * dv_today_read:
 * @db: a connection
 * @data: a #DvToday
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads what the first page shows; a #DvDbFunc.
 *
 * Returns: whether it could be read
 */
gboolean
dv_today_read (DvDb *db, gpointer data, GError **error)
{
  DvToday *self = data;

  self->due = load_due (db, &dv_kind_task, &self->today, error);
  if (self->due == NULL)
    return FALSE;
  self->petitions = load_due (db, &dv_kind_petition, &self->today, error);
  if (self->petitions == NULL || !count_due (db, self, error))
    return FALSE;
  self->reception = dv_receptions_read (db, &self->today, error);
  if (self->reception == NULL)
    return FALSE;
  self->week = read_week (db, &self->today, error);
  if (self->week == NULL)
    return FALSE;
  self->ahead = read_ahead (db, &self->today, error);
  if (self->ahead == NULL)
    return FALSE;
  self->silent = read_silent (db, &self->n_sites, error);
  self->pulse = dv_pulse_read (db, &self->today, self->since, error);
  if (self->pulse == NULL)
    return FALSE;
  self->batches = dv_history_list_batches (db, MAX_BATCHES, error);
  return self->batches != NULL && dv_conflicts_count (db, &self->n_conflicts, error);
}

/**
 * dv_today_describe_date:
 * @today: a day
 *
 * Returns: (transfer full): the day with its weekday
 */
char *
dv_today_describe_date (const DvDate *today)
{
  static const char *const weekdays[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                          N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                          N_ ("Sunday") };
  g_autofree char *date = dv_date_format (today);

  /* translators: a weekday and a date */
  return g_strdup_printf (_ ("%s, %s"), _ (weekdays[dv_date_weekday (today) - 1]), date);
}

/**
 * dv_today_describe_lunar:
 * @today: a day
 *
 * Returns: (transfer full): the day of the lunar calendar; empty outside 1900–2199
 */
char *
dv_today_describe_lunar (const DvDate *today)
{
  g_autofree char *year = NULL;
  DvLunarDate lunar;

  if (!dv_lunar_from_date (today, &lunar))
    return g_strdup ("");
  year = dv_lunar_year_name (lunar.year);
  if (lunar.leap)
    /* translators: day, month and name of the year of the lunar calendar, in a leap month */
    return g_strdup_printf (_ ("Lunar date %u/%u (leap month) %s"), lunar.day, lunar.month, year);
  /* translators: day, month and name of the year of the lunar calendar */
  return g_strdup_printf (_ ("Lunar date %u/%u %s"), lunar.day, lunar.month, year);
}

/**
 * dv_today_describe_reception:
 * @period: a week or month in which citizens are received
 *
 * Returns: (transfer full): on how many days the chairman did, of how many
 */
char *
dv_today_describe_reception (const DvReceptionPeriod *period)
{
  guint missing = dv_reception_period_get_missing (period);
  g_autofree char *done =
    period->duty->per_week
      ? g_strdup_printf (_ ("This week the chairman received citizens on %u of %u days"),
                         period->held, period->duty->days)
      : g_strdup_printf (_ ("This month the chairman received citizens on %u of %u days"),
                         period->held, period->duty->days);
  g_autofree char *left = NULL;

  if (missing == 0)
    return g_steal_pointer (&done);
  left =
    g_strdup_printf (ngettext ("%u day is still owed", "%u days are still owed", missing), missing);
  return g_strdup_printf ("%s: %s", done, left);
}
