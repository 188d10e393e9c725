/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"
#include "today/dv-today.h"

G_BEGIN_DECLS

void dv_due_notice_send (GApplication *application, DvStore *store);
char *dv_due_notice_describe (guint n_late, guint n_soon);
char *dv_due_notice_describe_day (const DvToday *today);

G_END_DECLS
