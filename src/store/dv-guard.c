/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

static const DvGuard *const guards[] = {
  &dv_guard_person, &dv_guard_household, &dv_guard_poverty,     &dv_guard_list,
  &dv_guard_line,   &dv_guard_source,    &dv_guard_publication,
};

/**
 * dv_guard_find:
 * @kind: a kind of record
 *
 * Returns: (nullable): what watches over it
 */
const DvGuard *
dv_guard_find (const DvKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++) {
    if (guards[i]->kind == kind)
      return guards[i];
  }
  return NULL;
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
