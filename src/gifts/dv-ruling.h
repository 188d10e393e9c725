/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-overlap.h"

G_BEGIN_DECLS

/* What was decided about gifts that touch, by the ends that it was decided about. */
typedef struct _DvRulings DvRulings;

/**
 * DvRulingEnd:
 * @person: (nullable): the UUID of the person in the register
 * @line: (nullable): the UUID of the line that the first version of the line was
 *
 * By what one side of a hit can be found again.
 */
typedef struct {
  const char *person;
  const char *line;
} DvRulingEnd;

DvRulings *dv_rulings_new (void);
void dv_rulings_free (DvRulings *rulings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvRulings, dv_rulings_free)

void dv_rulings_add (DvRulings *rulings,
                     const char *type,
                     const char *first,
                     const char *second,
                     const char *verdict,
                     const char *reason);
gboolean dv_rulings_find (const DvRulings *rulings,
                          DvOverlapType type,
                          const DvRulingEnd *first,
                          const DvRulingEnd *second,
                          DvOverlapState *state,
                          const char **reason);
void dv_ruling_choose_ends (const DvRulingEnd *first,
                            const DvRulingEnd *second,
                            const char **chosen_first,
                            const char **chosen_second);
const char *dv_overlap_type_get_code (DvOverlapType type);

G_END_DECLS
