/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvPersonalType:
 * @DV_PERSONAL_NAME: of a person
 * @DV_PERSONAL_ADDRESS: where they live
 * @DV_PERSONAL_NUMBER: of an identity card
 * @DV_PERSONAL_CONTACT: a telephone number or an e-mail address
 *
 * What tells who somebody is.
 */
typedef enum {
  DV_PERSONAL_NAME,
  DV_PERSONAL_ADDRESS,
  DV_PERSONAL_NUMBER,
  DV_PERSONAL_CONTACT,
} DvPersonalType;

/**
 * DvPersonalValue:
 * @type: what it is
 * @value: (nullable): the value
 *
 * Something that a text must not say.
 */
typedef struct {
  DvPersonalType type;
  const char *value;
} DvPersonalValue;

/**
 * DvPersonalHit:
 * @type: what it is
 * @known: it is one of the values that were given; otherwise it only looks like one
 * @text: what stands in the text
 *
 * Something personal in a text.
 */
typedef struct {
  DvPersonalType type;
  gboolean known;
  char *text;
} DvPersonalHit;

GPtrArray *dv_personal_find (const char *text, const DvPersonalValue *values, gsize n_values);

G_END_DECLS
