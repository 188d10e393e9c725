/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ics-error.h"

G_DEFINE_QUARK (dv - ics - error - quark, dv_ics_error)
