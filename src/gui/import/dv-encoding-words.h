/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-sheet-encoding.h"

G_BEGIN_DECLS

char *dv_encoding_describe_columns (GPtrArray *columns, DvEncoding applied);
GtkStringList *dv_encoding_list_choices (void);
guint dv_encoding_get_place (DvEncoding encoding);
DvEncoding dv_encoding_from_place (guint place);

G_END_DECLS
