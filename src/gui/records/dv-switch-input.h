/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-input.h"

G_BEGIN_DECLS

#define DV_TYPE_SWITCH_INPUT (dv_switch_input_get_type ())
G_DECLARE_FINAL_TYPE (DvSwitchInput, dv_switch_input, DV, SWITCH_INPUT, GtkWidget)

DvInput *dv_switch_input_new (const DvField *field);

G_END_DECLS
