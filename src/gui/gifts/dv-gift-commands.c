/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "gifts/dv-gift-paper.h"
#include "gifts/dv-hand-out-window.h"
#include "records/dv-record-commands.h"

#include <glib/gi18n.h>

/* The table at which gifts are handed out, and the papers of lists and campaigns. */

static void
run_hand_out (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  gtk_window_present (GTK_WINDOW (dv_hand_out_window_new (widget, store, record)));
}

static void
run_paper (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  gtk_window_present (GTK_WINDOW (dv_gift_paper_show (widget, store, record)));
}

const DvRecordCommand dv_command_hand_out_list = {
  .kind = &dv_kind_list,
  .name = "hand-out",
  .label = N_ ("Hand out gifts"),
  .icon = "dv-gift-symbolic",
  .hint = N_ ("The table at which people receive them"),
  .run = run_hand_out,
};

const DvRecordCommand dv_command_print_list = {
  .kind = &dv_kind_list,
  .name = "print",
  .label = N_ ("Print the list"),
  .icon = "document-print-symbolic",
  .hint = N_ ("Ctrl+P"),
  .run = run_paper,
};

const DvRecordCommand dv_command_hand_out_campaign = {
  .kind = &dv_kind_campaign,
  .name = "hand-out",
  .label = N_ ("Hand out gifts"),
  .icon = "dv-gift-symbolic",
  .hint = N_ ("The table at which people receive them"),
  .run = run_hand_out,
};

const DvRecordCommand dv_command_settlement = {
  .kind = &dv_kind_campaign,
  .name = "print",
  .label = N_ ("Settlement"),
  .icon = "document-print-symbolic",
  .hint = N_ ("Ctrl+P"),
  .run = run_paper,
};
