/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-input.h"

G_BEGIN_DECLS

#define DV_TYPE_TEXT_INPUT (dv_text_input_get_type ())
G_DECLARE_FINAL_TYPE (DvTextInput, dv_text_input, DV, TEXT_INPUT, GtkWidget)

DvInput *dv_text_input_new (const DvField *field);

G_END_DECLS
