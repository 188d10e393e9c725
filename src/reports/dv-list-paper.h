/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-document.h"

G_BEGIN_DECLS

/**
 * DvListPaper:
 * @name: (nullable): the residential group that it is for; %NULL for lines that name none, and for
 *   all groups together
 * @document: the paper
 *
 * A gift list on paper, whole or of one residential group.
 */
typedef struct {
  char *name;
  DvDocument *document;
} DvListPaper;

void dv_list_paper_free (DvListPaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvListPaper, dv_list_paper_free)

DvListPaper *dv_list_paper_build (DvDb *db, const char *list, const char *unit, GError **error);
GPtrArray *dv_list_paper_build_by_unit (DvDb *db, const char *list, GError **error);

G_END_DECLS
