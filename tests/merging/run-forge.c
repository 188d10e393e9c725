/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "dv-kinds.h"
#include "dv-sent-batch.h"
#include "run.h"

/* Somebody who takes part tries to have something believed that is not so. */

typedef struct {
  DvId ward;
  DvMemberKeys keys; /* of the site that wrote the batch */
  DvSentBatch *batch;
} Forgery;

typedef void (*Forge) (Run *run, Forgery *forgery);

static void
sign (Forgery *forgery, const DvId *ward)
{
  guint8 hash[DV_HASH_SIZE];

  dv_sent_batch_sign (forgery->batch, ward, forgery->keys.sign_secret, hash);
}

/* Another value under the old signature. */
static void
alter (Run *run, Forgery *forgery)
{
  DvSentOp *sent = g_ptr_array_index (forgery->batch->ops, 0);
  gsize size;
  gpointer body = g_bytes_unref_to_data (sent->body, &size);

  ((guint8 *) body)[size - 1] ^= 1;
  sent->body = g_bytes_new_take (body, size);
}

/* Another author. */
static void
alter_actor (Run *run, Forgery *forgery)
{
  g_free (forgery->batch->actor);
  forgery->batch->actor = g_strdup ("Người khác");
}

/* A stranger's batch. */
static void
take_strange_keys (Run *run, Forgery *forgery)
{
  dv_member_make_keys (&forgery->keys);
  forgery->batch->site = forgery->keys.id;
  forgery->batch->number = forgery->batch->first = 1;
  memset (forgery->batch->before, 0, DV_HASH_SIZE);
  sign (forgery, &forgery->ward);
}

/* A batch of another ward. */
static void
take_other_ward (Run *run, Forgery *forgery)
{
  DvId other = dv_id_new ();

  sign (forgery, &other);
}

/* A batch in the ward's scope, which only offices write. */
static void
take_other_scope (Run *run, Forgery *forgery)
{
  g_free (forgery->batch->scope);
  forgery->batch->scope = g_strdup ("W");
  forgery->batch->number = forgery->batch->first = 1;
  memset (forgery->batch->before, 0, DV_HASH_SIZE);
  g_clear_pointer (&forgery->batch->deps, g_bytes_unref);
  sign (forgery, &forgery->ward);
}

/* A batch that does not follow on the one before it. */
static void
break_chain (Run *run, Forgery *forgery)
{
  forgery->batch->before[0] ^= 1;
  sign (forgery, &forgery->ward);
}

static void
try (Run *run, const char *what, Forge forge, const Forgery *genuine, GBytes *bytes, guint to)
{
  Forgery forgery = *genuine;
  g_autoptr (Parcel) parcel = parcel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ops = NULL;

  if (run->failure != NULL)
    return;
  forgery.batch = dv_sent_batch_parse (bytes);
  forge (run, &forgery);
  g_ptr_array_add (parcel->batches, dv_sent_batch_to_bytes (forgery.batch));
  dv_sent_batch_free (forgery.batch);
  parcel_deliver (parcel, ward_get_desk (run->ward, to), 1, NULL, NULL, &error);
  run_tell (run, "desk %u is given %s: %s", to, what, error != NULL ? error->message : "taken");
  g_clear_error (&error);
  ops = state_read_log (run->ward, ward_get_desk (run->ward, to), run->tracks[to].last, &error);
  if (!run_took (run, ops != NULL, &error, "reading the log"))
    return;
  if (ops->len > 0)
    run_fail (run, "%s was believed: %u:%" G_GUINT64_FORMAT, what,
              ((StateOp *) g_ptr_array_index (ops, 0))->author,
              ((StateOp *) g_ptr_array_index (ops, 0))->seq);
  run->stats->forgeries++;
}

static void
deliver_genuine (Run *run, const Parcel *parcel, guint to)
{
  g_autoptr (GError) error = NULL;
  guint n = run->tracks[to].last;

  if (run->failure == NULL && run_took (run,
                                        parcel_deliver (parcel, ward_get_desk (run->ward, to),
                                                        G_MAXUINT, NULL, NULL, &error),
                                        &error, "taking what is genuine after forgeries")) {
    run_absorb (run, to);
    if (run->tracks[to].last == n)
      run_fail (run, "what is genuine was not taken after forgeries");
  }
}

/* Returns: (nullable): one batch that a desk has just made and @to does not know */
static Parcel *
make_genuine (Run *run, guint from, guint to, guint scope, Dice *dice)
{
  Desk *desk = ward_get_desk (run->ward, from);
  g_autoptr (DvRecord) record = dv_record_new (scope == SCOPE_WARD     ? &dv_kind_unit
                                               : scope == SCOPE_OFFICE ? &dv_kind_report
                                                                       : &dv_kind_person);
  g_autoptr (GError) error = NULL;
  g_autoptr (Parcel) parcel = parcel_new ();
  g_autoptr (GArray) seen = bits_copy (run->tracks[from].known);
  g_autoptr (GPtrArray) ops = NULL;
  const StateOp *op;

  dv_record_set (record, "name", "Lê Văn Thật");
  dv_record_set (record, "note", "thật");
  if (scope >= SCOPE_GROUPS)
    dv_record_set (record, "unit", run->ward->scopes[scope]);
  if (!run_took (run, ward_save (desk, record, &error), &error, "saving"))
    return NULL;
  ops = state_read_log (run->ward, desk, run->tracks[from].last, &error);
  if (!run_took (run,
                 ops != NULL && ops->len == 1 &&
                   parcel_add_scope (parcel, run->ward, desk, ward_get_desk (run->ward, to), scope,
                                     &error),
                 &error, "exporting"))
    return NULL;
  op = g_ptr_array_index (ops, 0);
  oracle_add (run->oracle, op->author, op->scope, op->seq, op->hlc, op->record, op->body, seen);
  if (parcel->batches->len == 0)
    run_fail (run, "a new batch was not exported");
  return run->failure == NULL ? g_steal_pointer (&parcel) : NULL;
}

static guint
choose_reader (Run *run, guint from, guint scope, Dice *dice)
{
  guint to;

  do
    to = dice_below (dice, run->ward->n_desks);
  while (to == from || !desk_reads (ward_get_desk (run->ward, to), scope));
  return to;
}

static gboolean
read_keys (Run *run, guint from, Forgery *forgery)
{
  Desk *desk = ward_get_desk (run->ward, from);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvMember) own = dv_members_get_own (desk->db, &forgery->keys, &error);

  return run_took (run, own != NULL && dv_members_get_ward (desk->db, &forgery->ward, &error),
                   &error, "reading keys");
}

/* Everybody knows everything by now. */
void
run_forge (Run *run, Dice *dice)
{
  guint from = dice_below (dice, run->ward->n_desks);
  const Desk *desk = ward_get_desk (run->ward, from);
  guint scope = desk->office ? SCOPE_WARD : SCOPE_GROUPS;
  g_autoptr (Parcel) parcel = NULL;
  Forgery genuine = { 0 };
  GBytes *bytes;
  guint to;

  while (!desk_writes (desk, scope))
    scope++;
  to = choose_reader (run, from, scope, dice);
  parcel = make_genuine (run, from, to, scope, dice);
  if (parcel == NULL || !read_keys (run, from, &genuine))
    return;
  bytes = g_ptr_array_index (parcel->batches, parcel->batches->len - 1);
  try (run, "an altered change", alter, &genuine, bytes, to);
  try (run, "an altered name", alter_actor, &genuine, bytes, to);
  try (run, "a stranger", take_strange_keys, &genuine, bytes, to);
  try (run, "another ward", take_other_ward, &genuine, bytes, to);
  if (!desk->office)
    try (run, "a change without the right to it", take_other_scope, &genuine, bytes, to);
  if (dice_chance (dice, 0.5))
    try (run, "a broken chain", break_chain, &genuine, bytes, to);
  else
    deliver_genuine (run, parcel, to);
  sodium_memzero (&genuine.keys, sizeof genuine.keys);
}
