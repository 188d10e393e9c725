/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvTick:
 * @DV_TICK_OTHER: it is no mark
 * @DV_TICK_YES: it says that something is so
 * @DV_TICK_NO: it says that it is not
 *
 * What a cross in a cell says.
 */
typedef enum {
  DV_TICK_OTHER,
  DV_TICK_YES,
  DV_TICK_NO,
} DvTick;

DvTick dv_tick_read (const char *text);
gboolean dv_tick_is_dash (const char *text);

G_END_DECLS
