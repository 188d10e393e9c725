/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/dv-search-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_SEARCH_PICKER (dv_search_picker_get_type ())
G_DECLARE_FINAL_TYPE (DvSearchPicker, dv_search_picker, DV, SEARCH_PICKER, GtkWidget)

/**
 * DvSearchProvider:
 * @query: what was typed, without the spaces around it
 * @task: (transfer full): returns a #GListModel of #DvSearchItem, best first, or an error
 * @user_data: as given to dv_search_picker_set_provider()
 *
 * Searches, and answers by g_task_return_pointer() with g_object_unref() or by
 * g_task_return_error(), now or later, in any thread. The task's cancellable is cancelled when
 * another letter is typed.
 */
typedef void (*DvSearchProvider) (const char *query, GTask *task, gpointer user_data);

GtkWidget *dv_search_picker_new (void);
void dv_search_picker_set_provider (DvSearchPicker *self,
                                    DvSearchProvider provider,
                                    gpointer user_data,
                                    GDestroyNotify destroy);
DvSearchItem *dv_search_picker_get_selected (DvSearchPicker *self);
void dv_search_picker_set_selected (DvSearchPicker *self, DvSearchItem *item);
const char *dv_search_picker_get_label (DvSearchPicker *self);
void dv_search_picker_set_label (DvSearchPicker *self, const char *label);

G_END_DECLS
