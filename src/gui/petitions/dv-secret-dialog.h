/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_SECRET_DIALOG (dv_secret_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvSecretDialog, dv_secret_dialog, DV, SECRET_DIALOG, AdwWindow)

DvSecretDialog *
dv_secret_dialog_new (GtkWidget *parent, const char *title, const char *body, const char *accept);
GtkWidget *dv_secret_dialog_add_text (DvSecretDialog *self, const char *label);
GtkWidget *dv_secret_dialog_add_passphrase (DvSecretDialog *self, const char *label);
GtkWidget *
dv_secret_dialog_add_choice (DvSecretDialog *self, const char *label, GPtrArray *choices);
void dv_secret_dialog_present (DvSecretDialog *self);
void dv_secret_dialog_set_busy (DvSecretDialog *self);
void dv_secret_dialog_refuse (DvSecretDialog *self, const char *message);

G_END_DECLS
