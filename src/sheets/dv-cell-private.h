/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-cell.h"

G_BEGIN_DECLS

char *dv_cell_look_up (DvCellReader *reader, const DvKind *kind, const char *text, GError **error);
guint dv_cell_read_group (const char *text, gboolean is_number_enough, gboolean *is_area);
char *
dv_cell_find_group (DvCellReader *reader, const DvField *field, const char *text, GError **error);

G_END_DECLS
