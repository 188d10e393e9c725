/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-document.h"
#include "dv-record.h"

G_BEGIN_DECLS

/**
 * DvPaperWish:
 * @code: (nullable): the code or the UUID of a letterhead
 * @style: (nullable): without a code, the code of a layout
 * @issuer: (nullable): without code and style, the name of the body that writes
 * @day: a day on which the letterhead is in force, `2019-06-30`
 *
 * Which letterhead a paper wants.
 */
typedef struct {
  const char *code;
  const char *style;
  const char *issuer;
  const char *day;
} DvPaperWish;

DvRecord *dv_paper_find_letterhead (DvDb *db, const DvPaperWish *wish, GError **error);
DvLayout *dv_paper_load_layout (DvDb *db, const char *code, GError **error);
char *dv_paper_break_lines (const char *marked);
GDate *dv_paper_day (const char *iso);

G_END_DECLS
