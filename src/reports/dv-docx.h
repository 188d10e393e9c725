/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"

G_BEGIN_DECLS

GBytes *dv_document_to_docx (DvDocument *document, GError **error);

G_END_DECLS
