/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sealing-error.h"

G_DEFINE_QUARK (dv - sealing - error - quark, dv_sealing_error)
