/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-gift-head.h"

G_BEGIN_DECLS

gboolean dv_petition_head_read (DvDb *db, const char *day, DvGiftHead *head, GError **error);

G_END_DECLS
