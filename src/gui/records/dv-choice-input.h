/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-input.h"

G_BEGIN_DECLS

#define DV_TYPE_CHOICE_INPUT (dv_choice_input_get_type ())
G_DECLARE_FINAL_TYPE (DvChoiceInput, dv_choice_input, DV, CHOICE_INPUT, GtkWidget)

DvInput *dv_choice_input_new (const DvField *field);

G_END_DECLS
