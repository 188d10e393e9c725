/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-import.h"

G_BEGIN_DECLS

void dv_fault_save_start (GtkWidget *widget, DvImport *import, const char *name);

G_END_DECLS
