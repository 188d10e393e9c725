/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-conflicts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvSettleFunc:
 * @user_data: what the caller gave
 * @conflicts: (element-type DvConflict): what is to be settled
 * @rule: by which rule
 */
typedef void (*DvSettleFunc) (gpointer user_data, GPtrArray *conflicts, DvSettleRule rule);

void dv_settle_window_present (GtkWidget *parent,
                               GPtrArray *some,
                               GPtrArray *owner,
                               DvSettleFunc func,
                               gpointer user_data);

G_END_DECLS
