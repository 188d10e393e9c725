/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-campaign-line.h"

G_BEGIN_DECLS

/* A source that never runs out. */
#define DV_SHARE_UNLIMITED G_MAXUINT

/**
 * DvShareSource:
 * @stock: how many gifts it has to give
 *
 * A source; the order of the sources is that in which they are given out.
 */
typedef struct {
  guint stock;
} DvShareSource;

/**
 * DvSharePerson:
 * @household: the place of their household, from 0
 * @fits: for each source, whether its conditions fit
 * @given: (nullable): for each source, how many gifts they have from it already
 * @n_given: how many gifts they have already, from whatever source
 *
 * Somebody who may receive. The order of the people is the declared order.
 */
typedef struct {
  guint household;
  const gboolean *fits;
  const guint *given;
  guint n_given;
} DvSharePerson;

/**
 * DvShareProblem:
 * @sources: (array length=n_sources): the sources, in order
 * @people: (array length=n_people): the people, in order
 * @n_households: how many households they are of
 * @rule: how many gifts the campaign gives
 *
 * What is to be shared out.
 */
typedef struct {
  const DvShareSource *sources;
  guint n_sources;
  const DvSharePerson *people;
  guint n_people;
  guint n_households;
  const DvGiftRule *rule;
} DvShareProblem;

/**
 * DvShareGrant:
 * @person: the place of a person
 * @source: the place of a source
 *
 * One gift.
 */
typedef struct {
  guint person;
  guint source;
} DvShareGrant;

GArray *dv_share_solve (const DvShareProblem *problem);

G_END_DECLS
