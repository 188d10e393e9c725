/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "made-up-register.h"

G_BEGIN_DECLS

/* The simpler ways of finding people who stand in a register twice, to measure ours beside. Each
 * returns an array of DvMatchPair. */

GArray *simple_match_exact (const MadeUpRegister *made);
GArray *simple_match_jaro_winkler (const MadeUpRegister *made);
GArray *simple_match_metaphone (const MadeUpRegister *made);

G_END_DECLS
