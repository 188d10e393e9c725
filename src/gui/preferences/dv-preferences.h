/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_PREFERENCES (dv_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DvPreferences, dv_preferences, DV, PREFERENCES, AdwPreferencesWindow)

GtkWidget *dv_preferences_new (GtkWindow *parent);

G_END_DECLS
