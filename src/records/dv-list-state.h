/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

G_BEGIN_DECLS

/* How far a list of beneficiaries has come; the states stand in kinds/list.c. */

gboolean dv_list_is_locked (DvRecord *list);
gboolean dv_list_state_is_locked (const char *state);
gboolean dv_list_state_is_handed_out (const char *state);
gboolean dv_list_state_may_follow (const char *from, const char *to);
const char *dv_list_state_next (const char *state);

G_END_DECLS
