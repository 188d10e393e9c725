/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

gboolean dv_due_question_is_needed (const DvKind *kind);
void dv_due_question_ask (GtkWidget *parent,
                          DvStore *store,
                          DvRecord *record,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void dv_due_question_ask_delete (GtkWidget *parent,
                                 DvStore *store,
                                 const DvKind *kind,
                                 GArray *rows,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean dv_due_question_finish (GAsyncResult *result, GError **error);

G_END_DECLS
