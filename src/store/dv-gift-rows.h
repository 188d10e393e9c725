/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

/* The rows from which gifts are compared: one statement whatever their number. */

/* The columns of dv_gift_rows_lists(). */
enum {
  DV_GIFT_LIST_ROW,
  DV_GIFT_LIST_TITLE,
};

/* The columns of dv_gift_rows_lines(). The source and the need are those of the list where the line
 * names none. */
enum {
  DV_GIFT_LINE_ROW,
  DV_GIFT_LINE_LIST,
  DV_GIFT_LINE_POSITION,
  DV_GIFT_LINE_PERSON,
  DV_GIFT_LINE_HOUSEHOLD,
  DV_GIFT_LINE_NAME,
  DV_GIFT_LINE_BIRTH,
  DV_GIFT_LINE_SEX,
  DV_GIFT_LINE_ADDRESS,
  DV_GIFT_LINE_UNIT,
  DV_GIFT_LINE_SOURCE,
  DV_GIFT_LINE_NEED,
  DV_GIFT_LINE_EXCEPTION,
  DV_GIFT_LINE_ORIGIN,
  DV_GIFT_LINE_CATEGORY,
  DV_GIFT_LINE_REFUSED,
  DV_GIFT_LINE_PERSON_HOUSEHOLD,
  DV_GIFT_LINE_SORT,
};

/* The columns of dv_gift_rows_people(). */
enum {
  DV_GIFT_PERSON_ROW,
  DV_GIFT_PERSON_NAME,
  DV_GIFT_PERSON_BIRTH,
  DV_GIFT_PERSON_SEX,
  DV_GIFT_PERSON_ADDRESS,
  DV_GIFT_PERSON_UNIT,
  DV_GIFT_PERSON_HOUSEHOLD,
};

/* The columns of dv_gift_rows_rulings(). */
enum {
  DV_GIFT_RULING_TYPE,
  DV_GIFT_RULING_FIRST,
  DV_GIFT_RULING_SECOND,
  DV_GIFT_RULING_VERDICT,
  DV_GIFT_RULING_REASON,
};

/* The columns of dv_gift_rows_origins(). */
enum {
  DV_GIFT_ORIGIN_LINE,
  DV_GIFT_ORIGIN_FIRST,
};

DvStmt *dv_gift_rows_lists (DvDb *db, gint64 campaign, GError **error);
DvStmt *dv_gift_rows_lines (DvDb *db, gint64 campaign, GError **error);
DvStmt *dv_gift_rows_origins (DvDb *db, gint64 campaign, GError **error);
DvStmt *dv_gift_rows_people (DvDb *db, GError **error);
DvStmt *dv_gift_rows_members (DvDb *db, gint64 household, GError **error);
DvStmt *dv_gift_rows_rulings (DvDb *db, gint64 campaign, GError **error);
gboolean dv_gift_rows_person (DvDb *db, gint64 row, DvStmt **stmt, GError **error);
gboolean dv_gift_rows_campaign_of (DvDb *db, const char *list_id, gint64 *campaign, GError **error);
gboolean dv_gift_rows_read_ids (DvDb *db, GHashTable *ids, GError **error);
char *dv_gift_rows_dup_id (DvDb *db, gint64 row, GError **error);

G_END_DECLS
