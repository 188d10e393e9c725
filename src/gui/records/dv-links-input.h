/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-input.h"

G_BEGIN_DECLS

#define DV_TYPE_LINKS_INPUT (dv_links_input_get_type ())
G_DECLARE_FINAL_TYPE (DvLinksInput, dv_links_input, DV, LINKS_INPUT, GtkWidget)

DvInput *dv_links_input_new (const DvField *field, DvStore *store);

G_END_DECLS
