/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"
#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

DvDocument *dv_volunteer_paper_new (void);
void dv_volunteer_paper_present (GtkWidget *parent, DvStore *store);

G_END_DECLS
