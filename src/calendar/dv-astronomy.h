/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are Julian dates: days since noon of 1 January 4713 BC. */
double dv_astronomy_delta_t (double jd);
double dv_astronomy_new_moon (int lunation);
double dv_astronomy_sun_longitude (double jd);

G_END_DECLS
