/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"

G_BEGIN_DECLS

char *dv_document_to_text (const DvDocument *document);

G_END_DECLS
