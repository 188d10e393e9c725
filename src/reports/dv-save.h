/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"

G_BEGIN_DECLS

gboolean dv_document_save (DvDocument *document, const char *path, GError **error);

G_END_DECLS
