/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean dv_erase_command_applies (DvRecord *record);
void dv_erase_command_run (GtkWidget *widget, DvStore *store, DvRecord *record);

G_END_DECLS
