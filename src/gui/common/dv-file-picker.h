/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvFileFilter:
 * @name: the translated name of the files, "Spreadsheets"
 * @suffixes: (array zero-terminated=1): their endings without the dot
 *
 * Files that can be picked.
 */
typedef struct {
  const char *name;
  const char *const *suffixes;
} DvFileFilter;

void dv_file_picker_open_async (GtkWidget *parent,
                                const char *title,
                                const DvFileFilter *filters,
                                guint n_filters,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void dv_file_picker_save_async (GtkWidget *parent,
                                const char *title,
                                const char *name,
                                const DvFileFilter *filters,
                                guint n_filters,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void dv_file_picker_folder_async (GtkWidget *parent,
                                  const char *title,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GFile *dv_file_picker_finish (GAsyncResult *result, GError **error);

G_END_DECLS
