/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvSheetDropped:
 * @file: a spreadsheet that was dropped
 * @data: what the caller gave
 */
typedef void (*DvSheetDropped) (GFile *file, gpointer data);

void dv_sheet_drop_attach (GtkWidget *widget, DvSheetDropped dropped, gpointer data);
void dv_sheet_drop_ask_kind (GtkWidget *parent, DvStore *store, GFile *file);

G_END_DECLS
