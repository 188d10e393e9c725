/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

G_BEGIN_DECLS

/* What an attachment says of its type when its content is sealed. */
#define DV_SEALED_MEDIA_TYPE "application/x-danvan-sealed"

extern const char *const dv_petition_sender_fields[];

gboolean dv_petition_is_confidential (DvRecord *petition);
gboolean dv_petition_names_sender (const DvField *field);
const DvField *dv_petition_find_plain (DvRecord *petition);

G_END_DECLS
