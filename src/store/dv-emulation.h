/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"
#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvEmulation:
 * @registered: (element-type DvRecord): models that were registered in the period
 * @piloted: (element-type DvRecord): those whose pilot began
 * @launched: (element-type DvRecord): those that were launched
 * @recognised: (element-type DvRecord): those that were recognised
 * @commendations: (element-type DvRecord): decisions of commendation
 * @n_collectives: how many collectives they commend
 * @n_individuals: how many individuals they commend
 *
 * The movement “Dân vận khéo” in a period. A model may stand in several of the lists.
 */
typedef struct {
  GPtrArray *registered;
  GPtrArray *piloted;
  GPtrArray *launched;
  GPtrArray *recognised;
  GPtrArray *commendations;
  guint n_collectives;
  guint n_individuals;
} DvEmulation;

/**
 * DvEmulationReviews:
 * @year: the models registered in this year
 * @period: what is reviewed, “6 tháng đầu năm 2019”
 * @due: (nullable): until when, `2019-06-20`
 * @n_made: (out): receives how many reviews were made
 *
 * Reviews that are to be made for all models of a year.
 */
typedef struct {
  int year;
  const char *period;
  const char *due;
  guint n_made;
} DvEmulationReviews;

DvEmulation *dv_emulation_read (DvDb *db, const char *from, const char *to, GError **error);
void dv_emulation_free (DvEmulation *self);
GPtrArray *dv_emulation_list_year (DvDb *db, int year, GError **error);
gboolean dv_emulation_make_reviews (DvWrite *write, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvEmulation, dv_emulation_free)

G_END_DECLS
