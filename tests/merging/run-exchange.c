/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "run.h"

/* What happens between the desks, and to their disks. */

static guint
choose_read_scope (Run *run, const Desk *desk, Dice *dice)
{
  guint scope;

  do
    scope = dice_below (dice, run->ward->n_scopes);
  while (!desk_reads (desk, scope));
  return scope;
}

static void
shuffle (GPtrArray *batches, Dice *dice)
{
  for (guint i = batches->len; i > 1; i--) {
    guint j = dice_below (dice, i);
    gpointer batch = batches->pdata[i - 1];

    batches->pdata[i - 1] = batches->pdata[j];
    batches->pdata[j] = batch;
  }
}

/* A packet of anything that a desk holds of a scope, whoever wrote it, perhaps with gaps and in any
 * order. */
void
run_export (Run *run, Dice *dice)
{
  Desk *from = ward_get_desk (run->ward, dice_below (dice, run->ward->n_desks));
  Parcel *parcel = parcel_new ();
  g_autoptr (GError) error = NULL;

  parcel->scope = choose_read_scope (run, from, dice);
  g_ptr_array_add (run->parcels, parcel);
  if (!run_took (run,
                 parcel_add_certificates (parcel, from, &error) &&
                   (dice_chance (dice, 0.4)
                      ? parcel_add_own (parcel, run->ward, from, parcel->scope, &error)
                      : parcel_add_scope (parcel, run->ward, from, NULL, parcel->scope, &error)),
                 &error, "exporting"))
    return;
  if (dice_chance (dice, 0.6))
    return;
  shuffle (parcel->batches, dice);
  g_ptr_array_set_size (parcel->batches, (int) dice_below (dice, parcel->batches->len + 1));
}

static void
deliver (Run *run, const Parcel *parcel, guint desk, guint n_batches)
{
  GBytes *odd = NULL;
  g_autoptr (GError) error = NULL;

  run_tell (run, "desk %u reads %u of %u batches of scope %u", desk, n_batches,
            parcel->batches->len, parcel->scope);
  if (run_took (run,
                parcel_deliver (parcel, ward_get_desk (run->ward, desk), n_batches, &odd, NULL,
                                &error),
                &error, "taking a packet"))
    run_absorb (run, desk);
  if (odd != NULL)
    run_fail (run, "desk %u was told of other changes under a number that it knows", desk);
  run->stats->deliveries++;
}

/* Any packet at any desk that reads its scope, any number of times, perhaps only a part of it. */
void
run_deliver (Run *run, Dice *dice)
{
  const Parcel *parcel;
  guint desk = dice_below (dice, run->ward->n_desks);
  guint n_batches;

  if (run->parcels->len == 0)
    return;
  parcel = g_ptr_array_index (run->parcels, dice_chance (dice, 0.5)
                                              ? run->parcels->len - 1
                                              : dice_below (dice, run->parcels->len));
  if (!desk_reads (ward_get_desk (run->ward, desk), parcel->scope))
    return;
  n_batches = parcel->batches->len;
  if (dice_chance (dice, 0.3))
    n_batches = dice_below (dice, n_batches + 1);
  deliver (run, parcel, desk, n_batches);
}

/* A desk hears from another, somebody types there, and what he typed goes to a third desk, which
 * may not have heard of what it builds on. */
void
run_pass_on (Run *run, Dice *dice)
{
  guint from = dice_below (dice, run->ward->n_desks);
  guint desk = dice_below (dice, run->ward->n_desks);
  guint to = dice_below (dice, run->ward->n_desks);
  Desk *between = ward_get_desk (run->ward, desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (Parcel) parcel = parcel_new ();

  if (from == desk || from == to || desk == to)
    return;
  run_send (run, from, desk);
  run_open (run, desk, dice);
  run_save (run, dice);
  parcel->scope = choose_read_scope (run, between, dice);
  if (run->failure == NULL && desk_reads (ward_get_desk (run->ward, to), parcel->scope) &&
      run_took (run,
                parcel_add_certificates (parcel, between, &error) &&
                  parcel_add_own (parcel, run->ward, between, parcel->scope, &error),
                &error, "exporting"))
    deliver (run, parcel, to, parcel->batches->len);
}

/* Gives one desk all that it lacks of what another has. */
void
run_send (Run *run, guint from, guint to)
{
  g_autoptr (GError) error = NULL;

  run_tell (run, "desk %u sends all to desk %u", from, to);
  if (run->failure == NULL && run_took (run,
                                        ward_send (run->ward, ward_get_desk (run->ward, from),
                                                   ward_get_desk (run->ward, to), &error),
                                        &error, "sending"))
    run_absorb (run, to);
  run->stats->deliveries++;
}

void
run_back_up (Run *run, Dice *dice)
{
  guint desk = dice_below (dice, run->ward->n_desks);
  Backup *backup = &run->backups[desk];
  const Track *track = &run->tracks[desk];
  sqlite3_int64 size = 0;

  run_tell (run, "desk %u is backed up", desk);
  sqlite3_free (backup->data);
  g_clear_pointer (&backup->known, g_array_unref);
  backup->data = sqlite3_serialize (ward_get_desk (run->ward, desk)->handle, "main", &size, 0);
  backup->size = size;
  backup->known = bits_copy (track->known);
  backup->last = track->last;
}

static void
note_risk (Run *run, const Bits *before, const Bits *after)
{
  for (guint i = 0; i < run->oracle->ops->len; i++) {
    if (bits_has (before, i) && !bits_has (after, i))
      bits_add (run->risky, i);
  }
}

/* Opens a copy of the backup in the place of the desk's store. */
static gboolean
replace_disk (Desk *desk, const Backup *backup, GError **error)
{
  sqlite3 *handle;
  DvDb *db = ward_open (":memory:", DV_DB_CREATE, &handle, error);
  guint8 *copy;

  if (db == NULL)
    return FALSE;
  copy = sqlite3_malloc64 ((sqlite3_uint64) backup->size);
  memcpy (copy, backup->data, (size_t) backup->size);
  desk->db = db;
  desk->handle = handle;
  return sqlite3_deserialize (handle, "main", copy, backup->size, backup->size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) ==
         SQLITE_OK;
}

/* A disk breaks, and the last backup takes its place: what was written since is gone unless it was
 * sent, and the store is a site of its own from now on. */
void
run_restore (Run *run, Dice *dice)
{
  guint number = dice_below (dice, run->ward->n_desks);
  Desk *desk = ward_get_desk (run->ward, number);
  const Backup *backup = &run->backups[number];
  Track *track = &run->tracks[number];
  g_autoptr (GError) error = NULL;

  if (backup->data == NULL)
    return;
  if (track->first == NULL) {
    track->first = desk->db;
    track->first_handle = desk->handle;
  } else {
    dv_db_close (desk->db);
  }
  note_risk (run, track->known, backup->known);
  g_array_unref (track->known);
  track->known = bits_copy (backup->known);
  track->last = backup->last;
  track->generation++;
  desk->skew -= dice_below (dice, 50) * G_USEC_PER_SEC;
  run_tell (run, "desk %u is restored", number);
  run_took (run, replace_disk (desk, backup, &error) && desk_renew (run->ward, desk, &error),
            &error, "restoring a backup");
  run->restored = TRUE;
  run->stats->restores++;
}
