/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"
#include "dv-identity.h"

G_BEGIN_DECLS

gboolean dv_petition_is_sealed (DvRecord *petition);
GPtrArray *
dv_publication_find_personal (DvDb *db, DvRecord *petition, const char *text, GError **error);
gboolean dv_publication_find_sealed (DvIdentity *identity, const char *text);
char *dv_publication_sign_text (const char *text);
gboolean dv_publication_find_last_day (DvDb *db,
                                       DvRecord *petition,
                                       const char *from,
                                       char **basis,
                                       char **last,
                                       GError **error);

G_END_DECLS
