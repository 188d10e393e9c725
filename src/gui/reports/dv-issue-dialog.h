/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_ISSUE_DIALOG (dv_issue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvIssueDialog, dv_issue_dialog, DV, ISSUE_DIALOG, AdwWindow)

DvIssueDialog *dv_issue_dialog_new (GtkWindow *parent);

G_END_DECLS
