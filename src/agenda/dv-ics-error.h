/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DV_ICS_ERROR (dv_ics_error_quark ())
GQuark dv_ics_error_quark (void);

/**
 * DvIcsError:
 * @DV_ICS_ERROR_BROKEN: a line is not as a calendar file has it
 * @DV_ICS_ERROR_TOO_LARGE: the file is too large
 */
typedef enum {
  DV_ICS_ERROR_BROKEN,
  DV_ICS_ERROR_TOO_LARGE,
} DvIcsError;

G_END_DECLS
