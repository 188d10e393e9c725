/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_FORM_DIALOG (dv_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvFormDialog, dv_form_dialog, DV, FORM_DIALOG, AdwWindow)

/**
 * DvFormDone:
 * @record: what was typed
 * @user_data: what was given to dv_form_dialog_present()
 *
 * Does what the person asked for.
 */
typedef void (*DvFormDone) (DvRecord *record, gpointer user_data);

void dv_form_dialog_present (GtkWidget *parent,
                             const char *title,
                             const char *body,
                             const char *accept,
                             DvStore *store,
                             DvRecord *record,
                             DvFormDone done,
                             gpointer user_data,
                             GDestroyNotify destroy);

G_END_DECLS
