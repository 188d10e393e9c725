/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvRecordCommand:
 * @kind: the kind of record that it is for
 * @name: names the command; `print` is what Ctrl+P does
 * @label: the text of its button, translatable
 * @icon: the symbolic icon of its button
 * @hint: (nullable): what it does, translatable
 * @applies: (nullable): whether it makes sense for a record as it is stored
 * @run: does it; @widget is the button
 *
 * What can be done with one record beside typing into its form: approve a list, hand it out, print
 * it. A command is added by a line in dv-record-commands.c.
 */
typedef struct {
  const DvKind *kind;
  const char *name;
  const char *label;
  const char *icon;
  const char *hint;
  gboolean (*applies) (DvRecord *record);
  void (*run) (GtkWidget *widget, DvStore *store, DvRecord *record);
} DvRecordCommand;

extern const DvRecordCommand dv_command_hand_out_list;
extern const DvRecordCommand dv_command_print_list;
extern const DvRecordCommand dv_command_hand_out_campaign;
extern const DvRecordCommand dv_command_settlement;
extern const DvRecordCommand dv_command_fill_list;
extern const DvRecordCommand dv_command_overlaps;
extern const DvRecordCommand dv_command_overlaps_of_list;
extern const DvRecordCommand dv_command_share;
extern const DvRecordCommand dv_command_review_list;
extern const DvRecordCommand dv_command_approve_list;
extern const DvRecordCommand dv_command_paid_list;
extern const DvRecordCommand dv_command_settle_list;
extern const DvRecordCommand dv_command_new_version;
extern const DvRecordCommand dv_command_letters;
extern const DvRecordCommand dv_command_book;
extern const DvRecordCommand dv_command_publish;
extern const DvRecordCommand dv_command_split;
extern const DvRecordCommand dv_command_voters;
extern const DvRecordCommand dv_command_assign_question;
extern const DvRecordCommand dv_command_registered_models;
extern const DvRecordCommand dv_command_recognised_models;
extern const DvRecordCommand dv_command_review_models;
extern const DvRecordCommand dv_command_reorganise;
extern const DvRecordCommand dv_command_staff;
extern const DvRecordCommand dv_command_election_steps;
extern const DvRecordCommand dv_command_election_posts;
extern const DvRecordCommand dv_command_election_minutes;
extern const DvRecordCommand dv_command_walk;
extern const DvRecordCommand dv_command_next_round;
extern const DvRecordCommand dv_command_print_survey;
extern const DvRecordCommand dv_command_print_supervision;
extern const DvRecordCommand dv_command_print_quarter;
extern const DvRecordCommand dv_command_postings_due;
extern const DvRecordCommand dv_command_land_progress;
extern const DvRecordCommand dv_command_land_visits;
extern const DvRecordCommand dv_command_print_inventory;
extern const DvRecordCommand dv_command_inventory_version;

const DvRecordCommand *dv_record_commands_find (const DvKind *kind, const char *name);
GMenuModel *dv_record_commands_make_menu (const DvKind *kind, const char *action);
void dv_record_commands_run (const char *name, GtkWidget *widget, DvStore *store, DvRecord *record);
void dv_record_commands_fill (GtkWidget *bar, DvStore *store, DvRecord *record);

G_END_DECLS
