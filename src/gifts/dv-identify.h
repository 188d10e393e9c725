/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-campaign-line.h"
#include "dv-register.h"

G_BEGIN_DECLS

void dv_identify (GArray *lines, DvRegister *people);

G_END_DECLS
