/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-match-words.h"
#include "dv-match-features.h"

G_BEGIN_DECLS

/* The ways in which people are put side by side. */
#define DV_MATCH_N_BLOCKS 15

guint32 dv_match_block_key (const DvMatchWords *words, const DvMatchFeatures *person, guint block);

G_END_DECLS
