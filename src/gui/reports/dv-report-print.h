/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-document.h"

G_BEGIN_DECLS

void dv_report_print (GtkWindow *parent, DvDocument *document, const char *name);

G_END_DECLS
