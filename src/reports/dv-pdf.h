/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-page-layout.h"

G_BEGIN_DECLS

GBytes *dv_pages_to_pdf (const DvPages *pages, GError **error);

G_END_DECLS
