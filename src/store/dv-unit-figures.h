/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvUnitFigure:
 * @row: the number of the unit, 0 for records without one
 * @title: what it is called
 * @then: how many records name it
 * @now: how many count in it on the day that was asked for
 *
 * The records of one unit, counted twice.
 */
typedef struct {
  gint64 row;
  char *title;
  guint then;
  guint now;
} DvUnitFigure;

GPtrArray *dv_unit_figures_read (DvDb *db,
                                 const DvKind *kind,
                                 const char *from,
                                 const char *to,
                                 const char *day,
                                 GError **error);

G_END_DECLS
