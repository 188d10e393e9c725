/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bits.h"

Bits *
bits_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (guint64));
}

Bits *
bits_copy (const Bits *bits)
{
  Bits *copy = bits_new ();

  g_array_append_vals (copy, bits->data, bits->len);
  return copy;
}

void
bits_add (Bits *bits, guint number)
{
  if (number / 64 >= bits->len)
    g_array_set_size (bits, number / 64 + 1);
  g_array_index (bits, guint64, number / 64) |= G_GUINT64_CONSTANT (1) << number % 64;
}

static guint64
word (const Bits *bits, guint place)
{
  return place < bits->len ? g_array_index (bits, guint64, place) : 0;
}

gboolean
bits_has (const Bits *bits, guint number)
{
  return word (bits, number / 64) >> number % 64 & 1;
}

gboolean
bits_cover (const Bits *bits, const Bits *others)
{
  for (guint i = 0; i < others->len; i++) {
    if (word (others, i) & ~word (bits, i))
      return FALSE;
  }
  return TRUE;
}

gboolean
bits_equal (const Bits *a, const Bits *b)
{
  return bits_cover (a, b) && bits_cover (b, a);
}

/* splitmix64 */
guint64
dice_next (Dice *dice)
{
  guint64 z = dice->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

Dice
dice_new (guint64 seed, guint64 place)
{
  Dice dice = { seed };

  dice.state = dice_next (&dice) + place * G_GUINT64_CONSTANT (0xd1342543de82ef95);
  dice_next (&dice);
  return dice;
}

guint
dice_below (Dice *dice, guint limit)
{
  return (guint) ((dice_next (dice) >> 32) * limit >> 32);
}

gboolean
dice_chance (Dice *dice, double chance)
{
  return (double) (dice_next (dice) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53) < chance;
}
