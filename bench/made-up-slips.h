/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What goes wrong when a person is written down a second time. */

char *slip_name (GRand *random, const char *name);
char *slip_birth (GRand *random, const char *birth);
char *slip_digits (GRand *random, const char *digits);
char *slip_address (GRand *random, const char *address);

G_END_DECLS
