/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-record-hints.h"

static const DvRecordHint *const hints[] = {
  &dv_hint_line,
  &dv_hint_person,
  &dv_hint_petition,
  &dv_hint_term,
};

/**
 * dv_record_hints_find:
 * @kind: a kind of record
 *
 * Returns: (nullable): the hint for records of this kind
 */
const DvRecordHint *
dv_record_hints_find (const DvKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++) {
    if (hints[i]->kind == kind)
      return hints[i];
  }
  return NULL;
}
