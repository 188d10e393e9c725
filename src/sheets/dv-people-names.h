/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dv_people_pick_family (GRand *random);
const char *dv_people_pick_street (GRand *random);
char *dv_people_make_name (GRand *random, const char *family, gboolean female);

G_END_DECLS
