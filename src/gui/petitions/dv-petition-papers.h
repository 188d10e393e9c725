/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_petition_papers_show_book (GtkWidget *parent, DvStore *store, int year);

G_END_DECLS
