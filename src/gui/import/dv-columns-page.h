/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "import/dv-import-session.h"

G_BEGIN_DECLS

#define DV_TYPE_COLUMNS_PAGE (dv_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (DvColumnsPage, dv_columns_page, DV, COLUMNS_PAGE, GtkWidget)

void dv_columns_page_set_session (DvColumnsPage *self, DvImportSession *session);

G_END_DECLS
