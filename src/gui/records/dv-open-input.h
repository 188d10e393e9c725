/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-input.h"

G_BEGIN_DECLS

#define DV_TYPE_OPEN_INPUT (dv_open_input_get_type ())
G_DECLARE_FINAL_TYPE (DvOpenInput, dv_open_input, DV, OPEN_INPUT, GtkWidget)

DvInput *dv_open_input_new (const DvField *field);

G_END_DECLS
