/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_FILTER_BAR (dv_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DvFilterBar, dv_filter_bar, DV, FILTER_BAR, GtkWidget)

GtkWidget *dv_filter_bar_new (DvStore *store, const DvKind *kind);
const DvFilter *dv_filter_bar_get_filter (DvFilterBar *self);
void dv_filter_bar_set_words (DvFilterBar *self, const char *words);
void dv_filter_bar_clear (DvFilterBar *self);

G_END_DECLS
