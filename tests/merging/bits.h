/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A set of small numbers. */
typedef GArray Bits;

Bits *bits_new (void);
Bits *bits_copy (const Bits *bits);
void bits_add (Bits *bits, guint number);
gboolean bits_has (const Bits *bits, guint number);
gboolean bits_equal (const Bits *a, const Bits *b);
gboolean bits_cover (const Bits *bits, const Bits *others);

/* Random numbers that follow from where they are asked for, so that leaving out one step of a
 * schedule does not change the others. */
typedef struct {
  guint64 state;
} Dice;

Dice dice_new (guint64 seed, guint64 place);
guint64 dice_next (Dice *dice);
guint dice_below (Dice *dice, guint limit);
gboolean dice_chance (Dice *dice, double chance);

G_END_DECLS
