/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

/* The last numbers of the books, as a transaction knows them. */
typedef struct _DvNumbers DvNumbers;

DvNumbers *dv_numbers_new (DvDb *db);
void dv_numbers_free (DvNumbers *self);
gboolean dv_numbers_give (DvNumbers *self, DvRecord *petition, GError **error);

gboolean dv_numbers_forget (DvDb *db, GError **error);

guint dv_petition_get_year (DvRecord *petition);
gboolean dv_petition_is_letter (DvRecord *petition);
const char *dv_petition_get_book (DvRecord *petition);
guint dv_petition_parse_number (const char *number, guint year);
GPtrArray *dv_petition_find_same_number (DvDb *db, DvRecord *petition, GError **error);
gboolean dv_petition_find_last_number (DvDb *db, DvRecord *petition, guint *last, GError **error);
gboolean dv_petition_refuse_gap (DvDb *db, DvRecord *petition, GError **error);

G_END_DECLS
