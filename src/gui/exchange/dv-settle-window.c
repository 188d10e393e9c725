/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-settle-window.h"

#include "common/dv-dialogs.h"
#include "exchange/dv-conflict-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Several conflicts settled at once: by which rule, with what each of the rules would do. */

typedef struct {
  GPtrArray *some;
  GPtrArray *owner; /* of the conflicts in some */
  DvSettleFunc func;
  GObject *user_data;
  DvSettleRule rule;
  GtkWidget *accept;
  GtkWidget *first; /* the rule that is proposed */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->some);
  g_ptr_array_unref (question->owner);
  g_object_unref (question->user_data);
  g_free (question);
}

static guint
count (const Question *question, DvSettleRule rule)
{
  guint n = 0;

  for (guint i = 0; i < question->some->len; i++)
    n += dv_conflict_choose (g_ptr_array_index (question->some, i), rule) != NULL;
  return n;
}

static void
toggled_cb (GtkCheckButton *button, Question *question)
{
  if (!gtk_check_button_get_active (button))
    return;
  question->rule = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "dv-rule"));
  gtk_widget_set_sensitive (question->accept, count (question, question->rule) > 0);
}

static void
accept_cb (GtkWidget *window)
{
  Question *question = g_object_get_data (G_OBJECT (window), "dv-question");

  question->func (question->user_data, question->some, question->rule);
  gtk_window_close (GTK_WINDOW (window));
}

static GtkWidget *
make_row (Question *question, DvSettleRule rule, GtkCheckButton **group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *radio = gtk_check_button_new ();
  g_autofree char *text = dv_settle_rule_describe (rule, question->some);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dv_settle_rule_get_label (rule));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), *group);
  *group = GTK_CHECK_BUTTON (radio);
  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (radio), "dv-rule", GUINT_TO_POINTER (rule));
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dv_settle_rule_get_label (rule),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  g_signal_connect (radio, "toggled", G_CALLBACK (toggled_cb), question);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
  if (rule == DV_SETTLE_NEWEST) {
    question->first = radio;
    gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), TRUE);
  }
  return row;
}

static GtkWidget *
make_rules (Question *question)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkCheckButton *group = NULL;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint rule = DV_SETTLE_NEWEST; rule <= DV_SETTLE_OTHER; rule++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (question, rule, &group));
  return list;
}

static GtkWidget *
make_content (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *text =
    g_strdup_printf (ngettext ("Which value does %u conflict keep? It can be undone.",
                               "Which value do %u conflicts keep? It can be undone.",
                               question->some->len),
                     question->some->len);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "editor-content");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_rules (question));
  return box;
}

static GtkWidget *
make_header (GtkWidget *window, Question *question)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  question->accept = gtk_button_new_with_mnemonic (_ ("_Settle"));
  gtk_widget_add_css_class (question->accept, "suggested-action");
  g_signal_connect_object (question->accept, "clicked", G_CALLBACK (accept_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), question->accept);
  return header;
}

/* Escape closes it, as every dialog. */
static void
add_keys (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/**
 * dv_settle_window_present:
 * @parent: a widget of the window that it stands over
 * @some: (element-type DvConflict): conflicts
 * @owner: what they belong to
 * @func: called when a rule was chosen
 * @user_data: an object, given to @func
 *
 * Asks by which rule several conflicts are to be settled.
 */
void
dv_settle_window_present (GtkWidget *parent,
                          GPtrArray *some,
                          GPtrArray *owner,
                          DvSettleFunc func,
                          gpointer user_data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkRoot *root = gtk_widget_get_root (parent);
  Question *question = g_new0 (Question, 1);

  question->some = g_ptr_array_ref (some);
  question->owner = g_ptr_array_ref (owner);
  question->func = func;
  question->user_data = g_object_ref (user_data);
  g_object_set_data_full (G_OBJECT (window), "dv-question", question, question_free);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Settle several conflicts"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 520, -1);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_box_append (GTK_BOX (outer), make_header (window, question));
  gtk_box_append (GTK_BOX (outer), make_content (question));
  adw_window_set_content (ADW_WINDOW (window), outer);
  gtk_window_set_default_widget (GTK_WINDOW (window), question->accept);
  gtk_window_set_focus (GTK_WINDOW (window), question->first);
  add_keys (window);
  gtk_window_present (GTK_WINDOW (window));
}
