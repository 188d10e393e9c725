/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dv_secret_entry_new (void);
GtkWidget *dv_passphrase_entry_new (void);
DvSecret *dv_secret_entry_get (GtkWidget *entry);
void dv_secret_entry_set (GtkWidget *entry, DvSecret *secret);
void dv_secret_entry_clear (GtkWidget *entry);

G_END_DECLS
