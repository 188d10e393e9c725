/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-input.h"

G_BEGIN_DECLS

#define DV_TYPE_LINK_INPUT (dv_link_input_get_type ())
G_DECLARE_FINAL_TYPE (DvLinkInput, dv_link_input, DV, LINK_INPUT, GtkWidget)

DvInput *dv_link_input_new (const DvField *field, DvStore *store);
void dv_link_input_set_day (DvLinkInput *self, const char *day);

G_END_DECLS
