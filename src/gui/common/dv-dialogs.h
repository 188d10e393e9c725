/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  DV_DIALOG_CHOICE_NORMAL,
  DV_DIALOG_CHOICE_SUGGESTED,
  DV_DIALOG_CHOICE_DESTRUCTIVE,
} DvDialogChoiceLook;

/**
 * DvDialogChoice:
 * @id: what dv_dialogs_choose_finish() returns
 * @label: the translated text of the button; an underscore marks its key
 * @look: how the button looks
 *
 * One answer to a question.
 */
typedef struct {
  const char *id;
  const char *label;
  DvDialogChoiceLook look;
} DvDialogChoice;

void dv_dialogs_choose_async (GtkWidget *parent,
                              const char *heading,
                              const char *body,
                              const DvDialogChoice *choices,
                              guint n_choices,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *dv_dialogs_choose_finish (GAsyncResult *result, GError **error);
void dv_dialogs_ask_async (GtkWidget *parent,
                           const char *heading,
                           const char *body,
                           const char *accept_label,
                           DvDialogChoiceLook look,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean dv_dialogs_ask_finish (GAsyncResult *result, GError **error);
void dv_dialogs_ask_text_async (GtkWidget *parent,
                                const char *heading,
                                const char *body,
                                const char *label,
                                const char *accept_label,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
char *dv_dialogs_ask_text_finish (GAsyncResult *result, GError **error);
void dv_dialogs_show_error (GtkWidget *parent, const char *heading, const char *body);
void dv_dialogs_show_about (GtkWidget *parent);

G_END_DECLS
