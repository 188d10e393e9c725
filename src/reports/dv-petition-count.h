/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-petition-rows.h"

G_BEGIN_DECLS

/**
 * DvPetitionFigure:
 * @key: names it: `received`, `type:khieu-nai`
 * @label: what it counts, in Vietnamese
 * @ids: (element-type utf8): the records that it counts
 *
 * A number with the letters behind it.
 */
typedef struct {
  char *key;
  char *label;
  GPtrArray *ids;
} DvPetitionFigure;

/**
 * DvPetitionCount:
 * @rows: (element-type DvPetitionRow): what was counted
 * @figures: (element-type DvPetitionFigure): the numbers, in the order of a report
 *
 * The letters of a period, counted.
 */
typedef struct {
  GPtrArray *rows;
  GPtrArray *figures;
} DvPetitionCount;

DvPetitionCount *
dv_petition_count_read (DvDb *db, const char *from, const char *to, GError **error);
DvPetitionCount *dv_petition_count_new (GPtrArray *rows, const char *from, const char *to);
void dv_petition_count_free (DvPetitionCount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPetitionCount, dv_petition_count_free)

const DvPetitionFigure *dv_petition_count_find (const DvPetitionCount *self, const char *key);
guint dv_petition_count_get (const DvPetitionCount *self, const char *key);

G_END_DECLS
