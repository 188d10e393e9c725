/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-envelope.h"

#include "dv-seal.h"

G_BEGIN_DECLS

#define DV_SEAL_IDENTITY "identity"

GPtrArray *dv_seal_load_all (DvDb *db, const char *petition, GError **error);
GBytes *dv_seal_get_envelope (DvDb *db, DvRecord *seal, GError **error);
DvSealPlace dv_seal_get_place (DvRecord *seal, const char *store);
gboolean dv_seal_set_content (DvRecord *seal, GBytes *envelope);
DvSecret *dv_seal_scan_join (const char *name, DvSecret *content);
gboolean dv_seal_scan_split (DvSecret *joined, DvSecret **name, DvSecret **content, GError **error);
gboolean dv_seal_keep_scan (DvWrite *write, DvRecord *attachment, GBytes *envelope, GError **error);
GPtrArray *dv_seal_load_parts (DvDb *db, const DvKind *kind, DvRecord *petition, GError **error);
gboolean
dv_seal_refuse_named (DvWrite *write, DvRecord *petition, DvIdentity *identity, GError **error);

G_END_DECLS
