/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

#include "dv-document.h"

G_BEGIN_DECLS

DvDocument *dv_election_paper_build (DvDb *db, const char *id, GError **error);

G_END_DECLS
