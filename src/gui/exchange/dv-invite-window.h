/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_INVITE_WINDOW (dv_invite_window_get_type ())
G_DECLARE_FINAL_TYPE (DvInviteWindow, dv_invite_window, DV, INVITE_WINDOW, AdwWindow)

GtkWidget *dv_invite_window_new (GtkWidget *parent, DvStore *store);
void dv_invite_window_write (DvInviteWindow *self, const char *path);
const char *dv_invite_window_get_code (DvInviteWindow *self);

G_END_DECLS
