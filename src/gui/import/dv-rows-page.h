/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "import/dv-import-session.h"

G_BEGIN_DECLS

#define DV_TYPE_ROWS_PAGE (dv_rows_page_get_type ())
G_DECLARE_FINAL_TYPE (DvRowsPage, dv_rows_page, DV, ROWS_PAGE, GtkWidget)

void dv_rows_page_set_session (DvRowsPage *self, DvImportSession *session);

G_END_DECLS
