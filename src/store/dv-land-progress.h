/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

#define DV_LAND_N_STEPS 12

/**
 * DvLandAnswer:
 * @DV_LAND_NOT_VISITED: nobody went yet
 * @DV_LAND_AGREES: the last visit that met somebody found that they agree
 * @DV_LAND_DISAGREES: that they do not
 * @DV_LAND_OTHER: that they say something else, or nothing was written down
 * @DV_LAND_ABSENT: nobody was ever met
 *
 * What the visits to a plot came to.
 */
typedef enum {
  DV_LAND_NOT_VISITED,
  DV_LAND_AGREES,
  DV_LAND_DISAGREES,
  DV_LAND_OTHER,
  DV_LAND_ABSENT,
  DV_LAND_N_ANSWERS,
} DvLandAnswer;

/**
 * DvLandPlot:
 * @id: its UUID
 * @group: the name of its residential group, empty if it has none
 * @holder: what makes out its user: plots of one household have the same
 * @area: the area that is recovered, in hundredths of m²
 * @steps: a bit for each step that was done, in the order of the choices of a step
 * @visits: how often somebody went
 * @unsigned_visits: of these, how often the minutes were not signed
 * @answer: what came of it
 *
 * How far one plot has come.
 */
typedef struct {
  char *id;
  char *group;
  char *holder;
  gint64 area;
  guint steps;
  guint visits;
  guint unsigned_visits;
  DvLandAnswer answer;
} DvLandPlot;

/**
 * DvLandTotal:
 * @group: (nullable): the name of a residential group; %NULL for all of them
 * @plots: the number of plots
 * @households: the number of those who use them
 * @area: the area that is recovered, in hundredths of m²
 * @done: of each step, how many plots it was done for
 * @done_area: of each step, their area
 * @answers: of each answer, how many plots
 *
 * How far the plots of a group have come. Each step is counted by itself.
 */
typedef struct {
  const char *group;
  guint plots;
  guint households;
  gint64 area;
  guint done[DV_LAND_N_STEPS];
  gint64 done_area[DV_LAND_N_STEPS];
  guint answers[DV_LAND_N_ANSWERS];
} DvLandTotal;

GPtrArray *dv_land_read (DvDb *db, const char *project, GError **error);
GPtrArray *dv_land_total (const GPtrArray *plots);
GPtrArray *dv_land_find (const GPtrArray *plots, const char *group, int step, int answer);

G_END_DECLS
