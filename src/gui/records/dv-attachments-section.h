/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_ATTACHMENTS_SECTION (dv_attachments_section_get_type ())
G_DECLARE_FINAL_TYPE (DvAttachmentsSection,
                      dv_attachments_section,
                      DV,
                      ATTACHMENTS_SECTION,
                      GtkWidget)

GtkWidget *dv_attachments_section_new (DvStore *store, DvRecord *owner);

G_END_DECLS
