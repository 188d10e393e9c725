/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "gifts/dv-overlap-window.h"
#include "gifts/dv-share-window.h"
#include "records/dv-record-commands.h"

#include <glib/gi18n.h>

/* What a campaign is asked: who is on several lists, and who should receive what. */

static void
run_overlaps (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  gtk_window_present (
    GTK_WINDOW (dv_overlap_window_new (widget, store, dv_record_get_id (record))));
}

static void
run_overlaps_of_list (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  gtk_window_present (
    GTK_WINDOW (dv_overlap_window_new (widget, store, dv_record_get (record, "campaign"))));
}

static gboolean
has_campaign (DvRecord *record)
{
  return dv_record_get (record, "campaign") != NULL;
}

static void
run_share (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  gtk_window_present (GTK_WINDOW (dv_share_window_new (widget, store, dv_record_get_id (record))));
}

const DvRecordCommand dv_command_overlaps = {
  .kind = &dv_kind_campaign,
  .label = N_ ("Compare the lists"),
  .icon = "edit-find-symbolic",
  .hint = N_ ("Who is on several lists of the campaign"),
  .run = run_overlaps,
};

const DvRecordCommand dv_command_share = {
  .kind = &dv_kind_campaign,
  .label = N_ ("Propose who receives"),
  .icon = "dv-gift-symbolic",
  .hint = N_ ("Share the gifts of the sources out, one for each household first"),
  .run = run_share,
};

const DvRecordCommand dv_command_overlaps_of_list = {
  .kind = &dv_kind_list,
  .label = N_ ("Compare the lists"),
  .icon = "edit-find-symbolic",
  .hint = N_ ("Who is on several lists of the campaign"),
  .applies = has_campaign,
  .run = run_overlaps_of_list,
};
