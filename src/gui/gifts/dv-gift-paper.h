/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/dv-paper-window.h"

G_BEGIN_DECLS

GtkWidget *dv_gift_paper_show (GtkWidget *parent, DvStore *store, DvRecord *record);

G_END_DECLS
