/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvRecordHint:
 * @kind: the kind of record that it is for
 * @field: the name of the field below which it stands
 * @after: names of the fields that it depends on: it is asked for when one of them is left; ends
 *   with %NULL
 * @ask: asks for it; @draft is the record as far as it was typed. The answer must not be waited
 *   for: it is asked for again, and the one before cancelled, when the person types on
 * @finish: (transfer full) (nullable): what is to be noticed, in words, or %NULL for nothing
 *
 * What the store knows of a record that is being typed, and that is no mistake: that the person
 * stands on another list, say. A hint is added by a line in dv-record-hints.c.
 */
typedef struct {
  const DvKind *kind;
  const char *field;
  const char *const *after;
  void (*ask) (DvStore *store,
               DvRecord *draft,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data);
  char *(*finish) (DvStore *store, GAsyncResult *result, GError **error);
} DvRecordHint;

extern const DvRecordHint dv_hint_line;
extern const DvRecordHint dv_hint_person;
extern const DvRecordHint dv_hint_petition;
extern const DvRecordHint dv_hint_term;

const DvRecordHint *dv_record_hints_find (const DvKind *kind);

G_END_DECLS
