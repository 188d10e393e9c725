/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

gboolean dv_list_may_go_back (DvDb *db, DvRecord *list, GError **error);
gboolean dv_list_advance (DvWrite *write, const char *id, const char *state, GError **error);
char *dv_list_make_version (DvWrite *write, const char *id, const char *reason, GError **error);

G_END_DECLS
