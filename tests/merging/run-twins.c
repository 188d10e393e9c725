/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-fork.h"
#include "dv-outgoing.h"
#include "run.h"

/* Visits to the office, also by one of two copies of a disk that both take themselves for the same
 * site. */

typedef struct {
  Ward *ward;
  Desk *peer;
  Desk *desk;
} Telling;

static gboolean
tell_scope (Telling *telling, DvDb *db, guint32 sid, guint scope, GError **error)
{
  const char *name = telling->ward->scopes[scope];
  g_autoptr (GBytes) known = dv_outgoing_known (telling->peer->db, name, error);

  return known != NULL && dv_outgoing_take_known (db, sid, name, known, error);
}

/* Notes at a desk how far its peer knows every stream, as packets say it. */
static gboolean
tell_cb (DvDb *db, gpointer data, GError **error)
{
  Telling *telling = data;
  const DvId *id = &g_array_index (telling->ward->sites, DvId, telling->peer->site);
  guint32 sid;
  g_autoptr (DvMember) peer = dv_members_find (db, id, &sid, error);

  for (guint i = 0; peer != NULL && i < telling->ward->n_scopes; i++) {
    if (desk_reads (telling->desk, i) && desk_reads (telling->peer, i) &&
        !tell_scope (telling, db, sid, i, error))
      return FALSE;
  }
  return error == NULL || *error == NULL;
}

static gboolean
tell (Run *run, Desk *desk, Desk *peer, GError **error)
{
  Telling telling = { run->ward, peer, desk };

  return dv_db_transaction (desk->db, tell_cb, &telling, error);
}

static gboolean
fork_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_fork_off (db, data, error);
}

/* What the program does when it is told of changes of its own that it does not know. */
static gboolean
fork_off (Run *run, guint number, GBytes *odd, GError **error)
{
  Desk *desk = ward_get_desk (run->ward, number);
  g_autoptr (DvSentBatch) batch = dv_sent_batch_parse (odd);

  run_tell (run, "desk %u forks off at %u:%" G_GUINT64_FORMAT, number,
            ward_find_site (run->ward, &batch->site), batch->number);
  /* Forms that are open then name changes by names that they no longer have. */
  run->tracks[number].generation++;
  ward_work_at (desk);
  return dv_db_transaction (desk->db, fork_cb, batch, error) &&
         ward_note_site (run->ward, desk, error);
}

/* Returns: whether the desk is now the site that it takes itself for */
static gboolean
hear (Run *run, guint number)
{
  Desk *office = ward_get_desk (run->ward, 0);
  Desk *desk = ward_get_desk (run->ward, number);
  g_autoptr (Parcel) parcel = parcel_new ();
  g_autoptr (GError) error = NULL;
  GBytes *odd = NULL;

  if (!run_took (run,
                 tell (run, desk, office, &error) &&
                   parcel_add_certificates (parcel, office, &error),
                 &error, "hearing"))
    return TRUE;
  for (guint i = 0; i < run->ward->n_scopes; i++) {
    if (desk_reads (desk, i) &&
        !run_took (run, parcel_add_scope (parcel, run->ward, office, desk, i, &error), &error,
                   "exporting"))
      return TRUE;
  }
  if (!parcel_deliver (parcel, desk, G_MAXUINT, &odd, NULL, &error) && odd == NULL)
    run_took (run, FALSE, &error, "reading");
  g_clear_error (&error);
  if (odd == NULL)
    run_took (run, tell (run, desk, office, &error), &error, "hearing");
  if (odd != NULL)
    run_took (run, fork_off (run, number, odd, &error), &error, "forking off");
  return odd == NULL;
}

/* What a twin wrote is called now as it will always be called. */
static void
name_changes (Run *run, guint desk)
{
  Track *track = &run->tracks[desk];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ops =
    state_read_log (run->ward, ward_get_desk (run->ward, desk), 0, &error);

  if (!run_took (run, ops != NULL, &error, "reading the log"))
    return;
  for (guint i = 0; i < track->unnamed->len; i++) {
    const RunName *name = &g_array_index (track->unnamed, RunName, i);

    for (guint j = 0; j < ops->len; j++) {
      const StateOp *op = g_ptr_array_index (ops, j);

      if (op->op == name->op)
        oracle_rename (run->oracle, name->number, op->author, op->seq);
    }
  }
  g_array_set_size (track->unnamed, 0);
}

/* Whether it does not know yet what others take for its own. */
static gboolean
is_in_doubt (Run *run, guint desk)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  run_took (run,
            dv_db_get_integer (ward_get_desk (run->ward, desk)->db,
                               "SELECT count (*) FROM sync_doubt", &n, &error),
            &error, "counting");
  return n > 0;
}

/* A desk visits the office: it reads what is there, and leaves what it has. */
void
run_visit (Run *run, guint desk)
{
  guint n = 0;

  run_tell (run, "desk %u visits the office", desk);
  while (run->failure == NULL && !hear (run, desk)) {
    if (++n > 8)
      run_fail (run, "desk %u does not come to itself", desk);
  }
  if (run->failure == NULL && run->tracks[desk].twin && !is_in_doubt (run, desk))
    name_changes (run, desk);
  run_absorb (run, desk);
  run_send (run, desk, 0);
}

/* A new desk works on a copy of the disk of another one. */
void
run_clone (Run *run, guint number)
{
  Ward *ward = run->ward;
  guint copy = ward->n_desks;
  Desk *desk = &ward->desks[copy];
  Track *track = &run->tracks[copy];
  sqlite3_int64 size = 0;
  guint8 *data = sqlite3_serialize (ward->desks[number].handle, "main", &size, 0);
  g_autoptr (GError) error = NULL;

  run_tell (run, "desk %u is a copy of desk %u", copy, number);
  *desk = ward->desks[number];
  desk->name = g_strdup (ward->desks[number].name);
  desk->db = ward_open (":memory:", DV_DB_CREATE, &desk->handle, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_deserialize (desk->handle, "main", data, size, size,
                                        SQLITE_DESERIALIZE_FREEONCLOSE |
                                          SQLITE_DESERIALIZE_RESIZEABLE),
                   ==, SQLITE_OK);
  *track =
    (Track){ .known = bits_copy (run->tracks[number].known), .last = run->tracks[number].last };
  run->tracks[number].twin = track->twin = TRUE;
  run->tracks[number].unnamed = g_array_new (FALSE, FALSE, sizeof (RunName));
  track->unnamed = g_array_new (FALSE, FALSE, sizeof (RunName));
  ward->n_desks++;
}
