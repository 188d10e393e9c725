/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_APPLICATION (dv_application_get_type ())
G_DECLARE_FINAL_TYPE (DvApplication, dv_application, DV, APPLICATION, AdwApplication)

DvApplication *dv_application_new (void);
const char *dv_application_get_store_path (DvApplication *self);
DvStore *dv_application_get_store (DvApplication *self);
const GError *dv_application_get_store_error (DvApplication *self);
void dv_application_open_store (DvApplication *self, const char *path);

G_END_DECLS
