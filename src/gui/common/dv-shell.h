/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_SHELL (dv_shell_get_type ())
G_DECLARE_FINAL_TYPE (DvShell, dv_shell, DV, SHELL, GtkWidget)

void dv_shell_set_sidebar (DvShell *self, GtkWidget *sidebar);
void dv_shell_set_content (DvShell *self, GtkWidget *content);
gboolean dv_shell_get_show_sidebar (DvShell *self);
void dv_shell_set_show_sidebar (DvShell *self, gboolean show);
gboolean dv_shell_get_folded (DvShell *self);

G_END_DECLS
