/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-input.h"

G_BEGIN_DECLS

#define DV_TYPE_ENTRY_INPUT (dv_entry_input_get_type ())
G_DECLARE_FINAL_TYPE (DvEntryInput, dv_entry_input, DV, ENTRY_INPUT, GtkWidget)

DvInput *dv_entry_input_new (const DvField *field);

G_END_DECLS
