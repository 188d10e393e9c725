/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-cli.h"

G_BEGIN_DECLS

void dv_cli_add_string (JsonBuilder *builder, const char *name, const char *value);
void dv_cli_add_integer (JsonBuilder *builder, const char *name, gint64 value);
void dv_cli_add_record (JsonBuilder *builder, DvRecord *record, gboolean sensitive);
void dv_cli_print_record (DvRecord *record);
void dv_cli_print_row (DvRecord *record);

G_END_DECLS
