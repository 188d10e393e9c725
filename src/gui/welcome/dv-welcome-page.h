/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_WELCOME_PAGE (dv_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DvWelcomePage, dv_welcome_page, DV, WELCOME_PAGE, GtkWidget)

GtkWidget *dv_welcome_page_new (void);

G_END_DECLS
