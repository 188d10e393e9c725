/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_recovery_sheet_present (GtkWidget *parent, const char *officer, DvSecret *paper);

G_END_DECLS
