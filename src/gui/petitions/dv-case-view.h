/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_CASE_VIEW (dv_case_view_get_type ())
G_DECLARE_FINAL_TYPE (DvCaseView, dv_case_view, DV, CASE_VIEW, GtkWidget)

GtkWidget *dv_case_view_new (DvStore *store, DvRecord *petition);

G_END_DECLS
