/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-incoming.h"

G_BEGIN_DECLS

/**
 * DvArrival:
 * @id: by which it can be withdrawn with dv_undo()
 * @name: (nullable): the name of its file
 * @site: (nullable): the name of the site that sent it
 * @time: when it was read, microseconds since 1970
 * @n_changes: changes that it brought
 * @n_new: of these, records that were new
 * @n_known: changes that were known
 * @n_waiting: batches that waited for others then
 * @n_conflicts: conflicts that came with it
 * @withdrawn: whether it was taken back
 *
 * A packet that was read.
 */
typedef struct {
  char *id;
  char *name;
  char *site;
  gint64 time;
  guint n_changes;
  guint n_new;
  guint n_known;
  guint n_waiting;
  guint n_conflicts;
  gboolean withdrawn;
} DvArrival;

/**
 * DvMissing:
 * @site: (nullable): the name of the site whose packet is missing
 * @scope: the name of the scope
 * @first: the first batch that is missing
 * @last: the last
 * @holders: (array zero-terminated=1): names of sites that are known to have them
 *
 * What others wait for, and whom to ask.
 */
typedef struct {
  char *site;
  char *scope;
  guint64 first;
  guint64 last;
  GStrv holders;
} DvMissing;

GPtrArray *dv_arrivals_list (DvDb *db, guint limit, GError **error);
GPtrArray *dv_arrivals_list_missing (DvDb *db, GError **error);
gboolean dv_arrivals_find (DvDb *db, const guint8 *hash, gboolean *found, GError **error);
gboolean dv_arrivals_add (DvDb *db,
                          const guint8 *hash,
                          const char *name,
                          guint32 sid,
                          DvId *id,
                          gint64 *arrival,
                          GError **error);
gboolean dv_arrivals_finish (DvDb *db, gint64 arrival, const DvArrived *arrived, GError **error);

G_END_DECLS
