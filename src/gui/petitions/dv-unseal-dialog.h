/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-seal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvUnsealed:
 * @unsealing: what was opened; to be wiped soon
 * @user_data: what was given to dv_unseal_dialog_present()
 *
 * Shows it.
 */
typedef void (*DvUnsealed) (DvUnsealing *unsealing, gpointer user_data);

void dv_unseal_dialog_present (GtkWidget *parent,
                               DvStore *store,
                               const char *petition,
                               const char *scan,
                               DvUnsealed done,
                               gpointer user_data,
                               GDestroyNotify destroy);
void dv_reseal_dialog_present (GtkWidget *parent, DvStore *store, const char *petition);

G_END_DECLS
