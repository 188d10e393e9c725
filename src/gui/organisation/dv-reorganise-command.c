/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "organisation/dv-reorganise-window.h"
#include "records/dv-record-commands.h"

#include <glib/gi18n.h>

static void
run (GtkWidget *widget, DvStore *store, DvRecord *unit)
{
  gtk_window_present (GTK_WINDOW (dv_reorganise_window_new (widget, store, unit)));
}

const DvRecordCommand dv_command_reorganise = {
  .kind = &dv_kind_unit,
  .name = "reorganise",
  .label = N_ ("Reorganise units…"),
  .icon = "media-playlist-shuffle-symbolic",
  .hint = N_ ("Merge, split, rename or end units by one decision"),
  .run = run,
};
