/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-id.h"

G_BEGIN_DECLS

/* A packet that was written into a folder. */
typedef struct _DvSent DvSent;

/**
 * DvSentCover:
 * @known: what every reader has, or finds in the folder
 * @upto: what this store said there that it knows
 * @certificates: whether the certificates that there are now lie there, too
 *
 * What does not have to be written again.
 */
typedef struct {
  GBytes *known;
  GBytes *upto;
  gboolean certificates;
} DvSentCover;

DvSent *dv_sent_new (const char *scope,
                     const char *path,
                     GBytes *base,
                     GBytes *upto,
                     GPtrArray *readers,
                     GBytes *certificates);
void dv_sent_free (DvSent *self);
gboolean dv_sent_write (DvDb *db, const DvSent *self, GError **error);
DvSentCover *dv_sent_cover (DvDb *db,
                            const char *folder,
                            const char *scope,
                            const DvId *own,
                            GPtrArray *readers,
                            GBytes *certificates,
                            GError **error);
void dv_sent_cover_free (DvSentCover *cover);
GPtrArray *dv_sent_list_scopes (DvDb *db, GError **error);
GPtrArray *dv_sent_find_files (GBytes *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSent, dv_sent_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSentCover, dv_sent_cover_free)

G_END_DECLS
