/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

void dv_calendar_files_export (GtkWidget *parent, GPtrArray *entries);
void dv_calendar_files_import (GtkWidget *parent, DvStore *store);

G_END_DECLS
