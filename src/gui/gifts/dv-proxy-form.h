/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_PROXY_FORM (dv_proxy_form_get_type ())
G_DECLARE_FINAL_TYPE (DvProxyForm, dv_proxy_form, DV, PROXY_FORM, GtkWidget)

void dv_proxy_form_ask (DvProxyForm *self, const char *beneficiary);

G_END_DECLS
