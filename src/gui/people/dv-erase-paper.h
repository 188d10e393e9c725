/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"
#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

DvDocument *dv_erase_paper_new (GPtrArray *erasings);
void dv_erase_paper_present (GtkWidget *parent, DvStore *store, const char *id);

G_END_DECLS
