/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

/* clang-format off */
static const DvGuard *const guards[] = {
  &dv_guard_person,
  &dv_guard_household,
  &dv_guard_poverty,
  &dv_guard_list,
  &dv_guard_line,
  &dv_guard_source,
  &dv_guard_publication,
  &dv_guard_course,
  &dv_guard_number,
  &dv_guard_step,
  &dv_guard_signer,
  &dv_guard_petition_seal,
  &dv_guard_signer_seal,
  &dv_guard_attachment_seal,
  &dv_guard_opening,
  &dv_guard_inventory,
  &dv_guard_inventory_line,
  &dv_guard_observation,
  &dv_guard_posting,
  &dv_guard_succession,
  &dv_guard_holding,
};
/* clang-format on */

/**
 * dv_guard_watches:
 * @kind: a kind of record
 *
 * Returns: whether rules that need other records watch over it
 */
gboolean
dv_guard_watches (const DvKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++) {
    if (guards[i]->kind == kind)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_guard_check:
 * @db: a connection
 * @before: (nullable): a record before a change, %NULL if it is new
 * @after: (nullable): the record after it, %NULL if it is deleted
 * @error: return location for a #DV_STORE_ERROR
 *
 * Asks every guard of its kind, in their order.
 *
 * Returns: whether none refuses the change
 */
gboolean
dv_guard_check (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  const DvKind *kind = dv_record_get_kind (after != NULL ? after : before);

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++) {
    if (guards[i]->kind == kind && guards[i]->check != NULL &&
        !guards[i]->check (db, before, after, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_guard_follow:
 * @write: a transaction
 * @before: (nullable): a record before a change, %NULL if it is new
 * @after: (nullable): the record after it, %NULL if it is deleted
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes what follows from the change.
 *
 * Returns: whether it was written
 */
gboolean
dv_guard_follow (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  const DvKind *kind = dv_record_get_kind (after != NULL ? after : before);

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++) {
    if (guards[i]->kind == kind && guards[i]->follow != NULL &&
        !guards[i]->follow (write, before, after, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_guard_differs:
 * @before: (nullable): a record before a change
 * @after: (nullable): the record after it
 * @name: the name of one of its fields
 *
 * Returns: whether the change touches the field
 */
gboolean
dv_guard_differs (DvRecord *before, DvRecord *after, const char *name)
{
  const char *old = before != NULL ? dv_record_get (before, name) : NULL;
  const char *new = after != NULL ? dv_record_get (after, name) : NULL;

  return g_strcmp0 (old, new) != 0;
}
