/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-record-commands.h"

#include "common/dv-widget.h"
#include "dv-kinds.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* In the order of their buttons. */
static const DvRecordCommand *const commands[] = {
  &dv_command_fill_list,
  &dv_command_review_list,
  &dv_command_approve_list,
  &dv_command_hand_out_list,
  &dv_command_paid_list,
  &dv_command_settle_list,
  &dv_command_new_version,
  &dv_command_overlaps_of_list,
  &dv_command_print_list,
  &dv_command_overlaps,
  &dv_command_share,
  &dv_command_hand_out_campaign,
  &dv_command_settlement,
  &dv_command_letters,
  &dv_command_book,
  &dv_command_publish,
  &dv_command_split,
  &dv_command_voters,
  &dv_command_assign_question,
  &dv_command_review_models,
  &dv_command_registered_models,
  &dv_command_recognised_models,
  &dv_command_staff,
  &dv_command_election_steps,
  &dv_command_election_posts,
  &dv_command_election_minutes,
  &dv_command_reorganise,
  &dv_command_walk,
  &dv_command_next_round,
  &dv_command_print_survey,
  &dv_command_print_supervision,
  &dv_command_print_quarter,
  &dv_command_postings_due,
  &dv_command_land_progress,
  &dv_command_land_visits,
  &dv_command_print_inventory,
  &dv_command_inventory_version,
};

typedef struct {
  const DvRecordCommand *command;
  DvStore *store;
  DvRecord *record;
} Button;

static void
button_free (gpointer data, GClosure *closure)
{
  Button *button = data;

  g_object_unref (button->store);
  g_object_unref (button->record);
  g_free (button);
}

static void
clicked_cb (GtkWidget *widget, Button *button)
{
  button->command->run (widget, button->store, button->record);
}

static GtkWidget *
create_button (const DvRecordCommand *command, DvStore *store, DvRecord *record)
{
  GtkWidget *widget = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();
  Button *button = g_new0 (Button, 1);

  button->command = command;
  button->store = g_object_ref (store);
  button->record = dv_record_copy (record);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), command->icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ (command->label));
  gtk_button_set_child (GTK_BUTTON (widget), content);
  if (command->hint != NULL)
    gtk_widget_set_tooltip_text (widget, _ (command->hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (command->label), -1);
  g_signal_connect_data (widget, "clicked", G_CALLBACK (clicked_cb), button, button_free, 0);
  return widget;
}

/**
 * dv_record_commands_find:
 * @kind: a kind of record
 * @name: the name of a command
 *
 * Returns: (nullable): the command, if the kind has it
 */
const DvRecordCommand *
dv_record_commands_find (const DvKind *kind, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i]->kind == kind && g_str_equal (commands[i]->name, name))
      return commands[i];

  return NULL;
}

/**
 * dv_record_commands_make_menu:
 * @kind: a kind of record
 * @action: the action of a widget, which is given the name of a command
 *
 * Returns: (transfer full): the commands that every record of the kind has
 */
GMenuModel *
dv_record_commands_make_menu (const DvKind *kind, const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autoptr (GMenuItem) item = NULL;

    if (commands[i]->kind != kind || commands[i]->applies != NULL)
      continue;
    item = g_menu_item_new (_ (commands[i]->label), NULL);
    g_menu_item_set_action_and_target (item, action, "s", commands[i]->name);
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

/**
 * dv_record_commands_run:
 * @name: the name of a command
 * @widget: a widget of the window that asks
 * @store: where the record stands
 * @record: a record; a new one has to be saved first
 */
void
dv_record_commands_run (const char *name, GtkWidget *widget, DvStore *store, DvRecord *record)
{
  const DvRecordCommand *command = dv_record_commands_find (dv_record_get_kind (record), name);

  if (command == NULL)
    return;
  if (dv_record_get_row (record) != 0)
    command->run (widget, store, record);
  else
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("Save the record first."));
}

/**
 * dv_record_commands_fill:
 * @bar: where the buttons stand
 * @store: where the record is
 * @record: a record as it is stored
 *
 * Shows the commands that make sense for the record.
 */
void
dv_record_commands_fill (GtkWidget *bar, DvStore *store, DvRecord *record)
{
  gboolean any = FALSE;

  dv_widget_remove_children (bar);
  for (guint i = 0; i < G_N_ELEMENTS (commands) && dv_record_get_row (record) != 0; i++) {
    if (commands[i]->kind != dv_record_get_kind (record) ||
        (commands[i]->applies != NULL && !commands[i]->applies (record)))
      continue;
    gtk_box_append (GTK_BOX (bar), create_button (commands[i], store, record));
    any = TRUE;
  }
  gtk_widget_set_visible (bar, any);
}
