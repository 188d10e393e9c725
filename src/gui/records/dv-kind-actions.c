/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-kind-actions.h"

#include "gifts/dv-gift-paper-window.h"
#include "gifts/dv-hand-out-window.h"

#include <glib/gi18n.h>

static void
hand_out (GtkWidget *parent, DvStore *store, DvRecord *record)
{
  gtk_window_present (GTK_WINDOW (dv_hand_out_window_new (parent, store, record)));
}

static void
show_paper (GtkWidget *parent, DvStore *store, DvRecord *record)
{
  gtk_window_present (GTK_WINDOW (dv_gift_paper_window_new (parent, store, record)));
}

/* An action is added by a line. */
static const DvKindAction actions[] = {
  { "list", "hand-out", N_ ("_Hand out gifts…"), TRUE, hand_out },
  { "list", "print", N_ ("_Print the list…"), FALSE, show_paper },
  { "campaign", "hand-out", N_ ("_Hand out gifts…"), TRUE, hand_out },
  { "campaign", "print", N_ ("_Settlement…"), FALSE, show_paper },
};

/**
 * dv_kind_actions_find:
 * @kind: a kind
 * @name: the name of an action
 *
 * Returns: (nullable): the action, if the kind has it
 */
const DvKindAction *
dv_kind_actions_find (const DvKind *kind, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    if (g_str_equal (actions[i].kind, kind->name) && g_str_equal (actions[i].name, name))
      return &actions[i];
  }
  return NULL;
}

/**
 * dv_kind_actions_make_menu:
 * @kind: a kind
 * @action: the action of a widget, which is given the name of one of ours
 *
 * Returns: (transfer full) (nullable): the items of a menu; %NULL if the kind has no actions
 */
GMenuModel *
dv_kind_actions_make_menu (const DvKind *kind, const char *action)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autoptr (GMenuItem) item = NULL;

    if (!g_str_equal (actions[i].kind, kind->name))
      continue;
    item = g_menu_item_new (_ (actions[i].label), NULL);
    g_menu_item_set_action_and_target (item, action, "s", actions[i].name);
    g_menu_append_item (menu, item);
  }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return NULL;
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * dv_kind_actions_add_buttons:
 * @kind: a kind
 * @action: the action of a widget, which is given the name of one of ours
 * @box: where to add the buttons of the prominent actions
 */
void
dv_kind_actions_add_buttons (const DvKind *kind, const char *action, GtkBox *box)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    GtkWidget *button;

    if (!g_str_equal (actions[i].kind, kind->name) || !actions[i].prominent)
      continue;
    button = gtk_button_new_with_mnemonic (_ (actions[i].label));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", actions[i].name);
    gtk_box_append (box, button);
  }
}

/**
 * dv_kind_actions_run:
 * @name: the name of an action
 * @parent: a widget of the window that asks
 * @store: where the record stands
 * @record: a record; a new one has to be saved first
 */
void
dv_kind_actions_run (const char *name, GtkWidget *parent, DvStore *store, DvRecord *record)
{
  const DvKindAction *action = dv_kind_actions_find (dv_record_get_kind (record), name);

  if (action == NULL)
    return;
  if (dv_record_get_row (record) != 0)
    action->run (parent, store, record);
  else
    gtk_widget_activate_action (parent, "win.toast", "s", _ ("Save the record first."));
}
