/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  DV_PAPER_ERROR_FORMAT, /* no writer for this name of a file */
  DV_PAPER_ERROR_FAILED, /* a library could not do its part */
} DvPaperError;

#define DV_PAPER_ERROR (dv_paper_error_quark ())
GQuark dv_paper_error_quark (void);

G_END_DECLS
