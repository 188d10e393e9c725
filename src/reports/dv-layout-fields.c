/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-layout.h"

/* Where each value stands in DvLayout, and what it may be. */

/* clang-format off */
#define FIELD(kind, member, heading, min, max, choices, ...) \
  { #member, heading, DV_LAYOUT_##kind, G_STRUCT_OFFSET (DvLayout, member), min, max, choices, \
    { __VA_ARGS__ } },
#define TEXT(member, heading, ...) FIELD (TEXT, member, heading, 0, 0, NULL, __VA_ARGS__)
#define DATE(member, heading, ...) FIELD (DATE, member, heading, 0, 0, NULL, __VA_ARGS__)
#define YES_NO(member, heading, ...) FIELD (BOOLEAN, member, heading, 0, 1, NULL, __VA_ARGS__)
#define MM(member, heading, min, max, ...) \
  FIELD (MILLIMETRES, member, heading, min, max, NULL, __VA_ARGS__)
#define PT(member, heading, min, max, ...) \
  FIELD (POINTS, member, heading, min, max, NULL, __VA_ARGS__)
#define SIZE(member, heading, ...) PT (member, heading, 6, 36, __VA_ARGS__)
#define RATIO(member, heading, min, max, ...) \
  FIELD (RATIO, member, heading, min, max, NULL, __VA_ARGS__)
#define CHOICE(member, heading, words, ...) \
  FIELD (CHOICE, member, heading, 0, 0, words, __VA_ARGS__)

static const DvLayoutField fields[] = {
#include "dv-layout-values.def"
};
/* clang-format on */

/**
 * dv_layout_fields:
 * @n: (out): how many there are
 *
 * The values of a layout in the order of the columns of data/catalogues/layout.csv.
 *
 * Returns: (transfer none): a static table
 */
const DvLayoutField *
dv_layout_fields (gsize *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (fields);
  return fields;
}
