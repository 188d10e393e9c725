/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run.h"

/* Runs of chance at real stores in memory. A schedule is all inside one transaction of every store,
 * which is never committed, so that the next one finds the stores as they were. */

typedef struct {
  guint n_groups;
  guint n_desks;
  struct {
    gboolean office;
    guint groups;
  } desks[6];
} Layout;

static const Layout layouts[] = {
  { 1, 2, { { TRUE }, { FALSE, 1 } } },
  { 1, 3, { { TRUE }, { FALSE, 1 }, { FALSE, 1 } } },
  { 0, 2, { { TRUE }, { TRUE } } },
  { 2, 4, { { TRUE }, { FALSE, 1 }, { FALSE, 2 }, { FALSE, 3 } } },
  { 1, 3, { { TRUE }, { TRUE }, { FALSE, 1 } } },
  { 2, 6, { { TRUE }, { TRUE }, { FALSE, 1 }, { FALSE, 1 }, { FALSE, 2 }, { FALSE, 3 } } },
  { 1, 5, { { TRUE }, { FALSE, 1 }, { FALSE, 1 }, { FALSE, 1 }, { FALSE, 1 } } },
  { 1, 3, { { TRUE }, { TRUE }, { TRUE } } },
};

/* A ward before anything happens: what everybody knows. */
typedef struct {
  Ward *ward;
  GPtrArray *ops;             /* of StateOp: what its office wrote */
  GPtrArray *ids[MAX_SCOPES]; /* of char *: records that may be changed */
  Bits *known[6];             /* of @ops, by each desk */
  gint64 last[6];
} Beginning;

static Beginning beginnings[G_N_ELEMENTS (layouts)];

#define N_COMMON 2 /* records in each scope that everybody knows */

static void
add_common (Beginning *beginning, guint scope)
{
  Dice dice = dice_new (scope, 0);
  Run run = { .ward = beginning->ward };

  beginning->ids[scope] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_COMMON; i++) {
    g_autoptr (GError) error = NULL;
    const RunKind *kind;
    g_autoptr (DvRecord) record = run_make (&run, scope, FALSE, &dice, &kind);

    dv_record_set (record, kind->fields[0], "ban đầu");
    ward_save (&beginning->ward->desks[0], record, &error);
    g_assert_no_error (error);
    g_ptr_array_add (beginning->ids[scope], g_strdup (dv_record_get_id (record)));
  }
}

static guint
find_op (const GPtrArray *ops, const StateOp *op)
{
  for (guint i = 0; i < ops->len; i++) {
    const StateOp *other = g_ptr_array_index (ops, i);

    if (other->author == op->author && other->scope == op->scope && other->seq == op->seq)
      return i;
  }
  g_assert_not_reached ();
}

static void
note_known (Beginning *beginning, guint desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ops =
    state_read_log (beginning->ward, &beginning->ward->desks[desk], 0, &error);

  g_assert_no_error (error);
  beginning->known[desk] = bits_new ();
  for (guint i = 0; i < ops->len; i++) {
    const StateOp *op = g_ptr_array_index (ops, i);

    bits_add (beginning->known[desk], find_op (beginning->ops, op));
    beginning->last[desk] = op->op;
  }
}

static void
make_ward (guint place)
{
  const Layout *layout = &layouts[place];
  Beginning *beginning = &beginnings[place];
  g_autoptr (GError) own_error = NULL;
  Ward *ward;

  ward_set_time (0);
  ward_set_chance (G_MAXUINT64 - place); /* no seed of a schedule */
  ward = ward_new (layout->n_groups);
  for (guint i = 1; i < layout->n_desks; i++)
    ward_add_desk (ward, ":memory:", layout->desks[i].office, layout->desks[i].groups);
  beginning->ward = ward;
  ward_add_spare (ward);
  for (guint i = 0; i < ward->n_scopes; i++)
    add_common (beginning, i);
  beginning->ops = state_read_log (ward, &ward->desks[0], 0, &own_error);
  g_assert_no_error (own_error);
  for (guint i = 0; i < layout->n_desks; i++) {
    g_autoptr (Parcel) parcel = parcel_new ();
    g_autoptr (GError) error = NULL;

    /* So that their numbers differ from store to store. */
    parcel_add_certificates (parcel, &ward->desks[0], &error);
    parcel_turn_certificates (parcel, 1);
    parcel_deliver (parcel, &ward->desks[i], 0, NULL, NULL, &error);
    g_assert_no_error (error);
    ward_send (ward, &ward->desks[0], &ward->desks[i], &error);
    g_assert_no_error (error);
    note_known (beginning, i);
  }
}

void
schedules_free (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++) {
    Beginning *beginning = &beginnings[i];

    if (beginning->ward == NULL)
      continue;
    for (guint scope = 0; scope < beginning->ward->n_scopes; scope++)
      g_ptr_array_unref (beginning->ids[scope]);
    for (guint desk = 0; desk < beginning->ward->n_desks; desk++)
      g_array_unref (beginning->known[desk]);
    g_ptr_array_unref (beginning->ops);
    g_clear_pointer (&beginning->ward, ward_free);
  }
}

static void
step (Run *run, Dice *dice)
{
  guint way = dice_below (dice, 100);

  if (way < 27)
    run_open (run, dice_below (dice, run->ward->n_desks), dice);
  else if (way < 58)
    run_save (run, dice);
  else if (way < 62)
    run_settle (run, dice);
  else if (way < 73)
    run_export (run, dice);
  else if (way < 88)
    run_deliver (run, dice);
  else if (way < 91)
    run_pass_on (run, dice);
  else if (way < 93)
    ward_get_desk (run->ward, dice_below (dice, run->ward->n_desks))->skew =
      ((gint64) dice_below (dice, 4000) - 2000) * G_USEC_PER_SEC * 3600;
  else if (way < 95)
    run_check_desk (run, dice_below (dice, run->ward->n_desks));
  else if (way < 98)
    run_back_up (run, dice);
  else
    run_restore (run, dice);
}

static gint64
count_known (Run *run)
{
  gint64 n = 0;

  for (guint i = 0; i < run->ward->n_desks; i++)
    n += run->tracks[i].last;
  return n;
}

/* What had to wait at one desk may be new to another that gave up its disk, so everybody visits the
 * office until nobody hears anything new. */
static void
exchange_all (Run *run)
{
  gint64 before = -1;

  while (count_known (run) != before && run->failure == NULL && (before < 0 || run->restored)) {
    before = count_known (run);
    for (guint i = 1; i < run->ward->n_desks; i++)
      run_send (run, i, 0);
    for (guint i = 1; i < run->ward->n_desks; i++)
      run_send (run, 0, i);
  }
}

static void
check_links (Run *run)
{
  for (guint i = 0; i < run->ward->n_desks; i++) {
    int now = 0, most = 0;

    sqlite3_db_status (ward_get_desk (run->ward, i)->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &now,
                       &most, 0);
    if (now != 0)
      run_fail (run, "desk %u has links to nothing, and could not commit", i);
  }
}

static void
run_steps (Run *run)
{
  Dice first = dice_new (run->seed, 0);

  run->n_steps = 10 + dice_below (&first, 64);
  for (guint i = 1; i <= run->n_steps && run->failure == NULL; i++) {
    Dice dice = dice_new (run->seed, i);

    if (run->skipped != NULL && bits_has (run->skipped, i))
      continue;
    step (run, &dice);
    check_links (run);
  }
  if (run->failure == NULL)
    exchange_all (run);
  if (run->failure == NULL)
    run_check_all (run);
  if (run->failure == NULL && run->visit != NULL)
    run->visit (run, run->visit_data);
  else if (run->failure == NULL && run->seed / 8 % 2 == 0)
    run_forge (run, &first);
}

typedef struct {
  Run *run;
  guint next;
} Nest;

static gboolean
nest_cb (DvDb *db, gpointer data, GError **error)
{
  Nest *nest = data;

  if (nest->next == nest->run->ward->n_desks)
    run_steps (nest->run);
  else
    dv_db_transaction (ward_get_desk (nest->run->ward, nest->next++)->db, nest_cb, nest, NULL);
  return FALSE;
}

static char *
copy_id (gconstpointer id, gpointer data)
{
  return g_strdup (id);
}

/* What the office wrote in the beginning, one after the other. */
static void
add_beginning (Run *run, const Beginning *beginning)
{
  g_autoptr (GArray) seen = bits_new ();

  for (guint i = 0; i < beginning->ops->len; i++) {
    const StateOp *op = g_ptr_array_index (beginning->ops, i);

    bits_add (seen, oracle_add (run->oracle, op->author, op->scope, op->seq, op->hlc, op->record,
                                op->body, seen));
  }
}

static void
run_init (Run *run, const Beginning *beginning)
{
  run->ward = beginning->ward;
  run->n_desks = run->ward->n_desks;
  run->oracle = oracle_new ();
  run->story = g_string_new (NULL);
  run->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
  run->parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) parcel_free);
  run->risky = bits_new ();
  add_beginning (run, beginning);
  for (guint i = 0; i < run->ward->n_scopes; i++)
    run->ids[i] = g_ptr_array_copy (beginning->ids[i], (GCopyFunc) copy_id, NULL);
  for (guint i = 0; i < run->ward->n_desks; i++) {
    run->tracks[i] = (Track){ .known = bits_copy (beginning->known[i]),
                              .last = beginning->last[i],
                              .first_site = ward_get_desk (run->ward, i)->site };
    ward_get_desk (run->ward, i)->skew = 0;
  }
}

/* Gives a desk its first store back. */
static void
put_back (Run *run, guint number)
{
  Desk *desk = ward_get_desk (run->ward, number);
  Track *track = &run->tracks[number];

  sqlite3_free (run->backups[number].data);
  g_clear_pointer (&run->backups[number].known, g_array_unref);
  g_array_unref (track->known);
  g_clear_pointer (&track->unnamed, g_array_unref);
  desk->site = track->first_site;
  if (track->first == NULL)
    return;
  dv_db_close (desk->db);
  desk->db = track->first;
  desk->handle = track->first_handle;
}

static void
run_clear (Run *run)
{
  g_ptr_array_unref (run->forms);
  g_ptr_array_unref (run->parcels);
  g_array_unref (run->risky);
  oracle_free (run->oracle);
  for (guint i = 0; i < run->ward->n_scopes; i++)
    g_ptr_array_unref (run->ids[i]);
  for (guint i = 0; i < run->n_desks; i++)
    put_back (run, i);
  for (guint i = run->n_desks; i < run->ward->n_desks; i++) {
    g_array_unref (run->tracks[i].known);
    g_array_unref (run->tracks[i].unnamed);
  }
  for (; run->ward->n_desks > run->n_desks; run->ward->n_desks--)
    desk_clear (&run->ward->desks[run->ward->n_desks - 1]);
}

static void
run_all (Run *run)
{
  guint place = (guint) (run->seed % G_N_ELEMENTS (layouts));
  Nest nest = { run, 0 };
  guint n_sites;

  if (beginnings[place].ward == NULL)
    make_ward (place);
  run_init (run, &beginnings[place]);
  n_sites = run->ward->sites->len;
  ward_set_time (G_GINT64_CONSTANT (86400000000));
  ward_set_chance (run->seed);
  nest_cb (NULL, &nest, NULL);
  g_array_set_size (run->ward->sites, n_sites);
  run_clear (run);
  run->stats->schedules++;
}

static char *
run_schedule (guint64 seed, const Bits *skipped, ScheduleStats *stats, guint *n_steps, char **story)
{
  Run run = { .seed = seed, .skipped = skipped, .stats = stats };

  run_all (&run);
  if (n_steps != NULL)
    *n_steps = run.n_steps;
  if (story != NULL) {
    g_free (*story);
    *story = g_strdup (run.story->str);
  }
  g_string_free (run.story, TRUE);
  return run.failure;
}

/* Returns: (nullable): what went wrong in a schedule of which some steps are left out */
char *
schedule_run (guint64 seed, const Bits *skipped, ScheduleStats *stats, char **story)
{
  return run_schedule (seed, skipped, stats, NULL, story);
}

/* Runs a schedule and looks at what it left behind.
 *
 * Returns: (nullable): what went wrong */
char *
schedule_visit (guint64 seed, ScheduleVisit visit, gpointer data, ScheduleStats *stats)
{
  Run run = { .seed = seed, .stats = stats, .visit = visit, .visit_data = data };

  run_all (&run);
  if (run.failure != NULL)
    g_test_message ("%s", run.story->str);
  g_string_free (run.story, TRUE);
  return run.failure;
}

/* Leaves out the steps of a failing schedule without which it still fails. */
char *
schedule_shrink (guint64 seed, guint *n_steps, char **story)
{
  ScheduleStats stats = { 0 };
  g_autoptr (GArray) skipped = bits_new ();
  guint n;
  char *failure = run_schedule (seed, NULL, &stats, &n, story);

  *n_steps = n;
  for (guint i = n; i >= 1 && failure != NULL; i--) {
    g_autoptr (GArray) fewer = bits_copy (skipped);
    g_autofree char *told = NULL;
    char *still;

    bits_add (fewer, i);
    still = schedule_run (seed, fewer, &stats, &told);
    if (still == NULL)
      continue;
    g_free (failure);
    failure = still;
    g_free (*story);
    *story = g_steal_pointer (&told);
    bits_add (skipped, i);
    --*n_steps;
  }
  return failure;
}
