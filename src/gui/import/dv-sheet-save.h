/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_sheet_save_async (GtkWidget *parent,
                          const char *title,
                          const char *stem,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GFile *dv_sheet_save_finish (GAsyncResult *result);
void dv_sheet_say_written (GtkWidget *widget, const char *text, const char *path);

G_END_DECLS
