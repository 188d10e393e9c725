/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-exchange-view.h"

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "common/dv-list-box.h"
#include "common/dv-undo-toast.h"
#include "common/dv-widget.h"
#include "dv-imports.h"
#include "exchange/dv-exchange-words.h"
#include "exchange/dv-exchanger.h"
#include "records/dv-requests.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One button that exchanges packets with a stick or a folder: what they would bring, how far it is,
 * what came of it; and the packets that were read, each of which can be withdrawn. */
struct _DvExchangeView {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkListBox *arrivals;
  GtkWidget *accept;
  GtkLabel *folder;
  GtkLabel *heading;
  GtkLabel *message;
  GtkListBox *missing;
  GtkWidget *missing_group;
  GtkWidget *other;
  GtkWidget *outcome;
  GtkListBox *packets;
  GtkProgressBar *progress;
  GtkButton *start;
  GtkWidget *start_box;
  AdwComboRow *stick;
  GtkSwitch *watch;
  GtkWidget *working;

  /* Owned */
  DvStore *store;
  GSettings *settings;
  GCancellable *cancellable;
  char *withdrawing; /* the arrival that is asked about */

  DvExchanger *exchanger; /* of the store */
  guint tick_id;
};

static const char *const stick_values[] = { "ask", "auto", "off" };

G_DEFINE_FINAL_TYPE (DvExchangeView, dv_exchange_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  return row;
}

/* --- the folder --- */

static char *
get_folder (DvExchangeView *self)
{
  return g_settings_get_string (self->settings, "exchange-folder");
}

static void
show_folder (DvExchangeView *self)
{
  g_autofree char *path = get_folder (self);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *name = g_filename_display_basename (path);
  gboolean known = *path != '\0';
  g_autofree char *label = known
                             /* Translators: %s is the name of a folder or of a USB stick. */
                             ? g_strdup_printf (_ ("_Exchange with “%s”"), name)
                             : g_strdup (_ ("_Exchange with a USB stick or a folder…"));

  gtk_button_set_label (self->start, label);
  gtk_label_set_text (self->folder, known ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->folder), known);
  gtk_widget_set_visible (self->other, known);
}

static void
folder_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvExchangeView) self = DV_EXCHANGE_VIEW (user_data);
  g_autoptr (GFile) folder = dv_file_picker_finish (result, NULL);

  if (self->store == NULL || folder == NULL || g_file_peek_path (folder) == NULL)
    return;
  g_settings_set_string (self->settings, "exchange-folder", g_file_peek_path (folder));
  dv_exchanger_start (self->exchanger, g_file_peek_path (folder), FALSE);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvExchangeView *self = DV_EXCHANGE_VIEW (widget);

  dv_file_picker_folder_async (widget, _ ("USB stick or folder for the exchange"),
                               self->cancellable, folder_picked_cb, g_object_ref (self));
}

/* A stick that is not there any more is asked for again. */
static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvExchangeView *self = DV_EXCHANGE_VIEW (widget);
  g_autofree char *path = get_folder (self);

  if (*path != '\0' && g_file_test (path, G_FILE_TEST_IS_DIR))
    dv_exchanger_start (self->exchanger, path, FALSE);
  else
    choose_action (widget, name, parameter);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_exchanger_accept (DV_EXCHANGE_VIEW (widget)->exchanger);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_exchanger_stop (DV_EXCHANGE_VIEW (widget)->exchanger);
}

/* --- how far it is --- */

static gboolean
tick_cb (gpointer user_data)
{
  DvExchangeView *self = user_data;
  g_autofree char *text = NULL;
  guint done, all;

  dv_exchanger_get_progress (self->exchanger, &done, &all);
  if (all == 0) {
    gtk_progress_bar_pulse (self->progress);
    return G_SOURCE_CONTINUE;
  }
  /* Translators: how many packets were read, and how many there are. */
  text = g_strdup_printf (_ ("%u of %u packets"), done, all);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, (double) done / all);
  return G_SOURCE_CONTINUE;
}

static void
add_packets (DvExchangeView *self, const DvExchangeResult *result, gboolean future)
{
  for (guint i = 0; i < result->packets->len; i++) {
    const DvExchangePacket *packet = g_ptr_array_index (result->packets, i);
    g_autofree char *words = dv_exchange_describe_packet (packet, future);
    gboolean wrong = packet->problem != NULL;
    const char *name = wrong ? packet->name : dv_exchange_name_site (packet->site);
    GtkWidget *row;

    if (!dv_exchange_is_worth_saying (packet))
      continue;
    row = make_row (name, words, wrong ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
    gtk_widget_set_tooltip_text (row, packet->name);
    gtk_list_box_append (self->packets, row);
  }
  if (result->problem != NULL)
    gtk_list_box_append (self->packets, make_row (_ ("Nothing could be written for others"),
                                                  result->problem, "dialog-warning-symbolic"));
  if (result->n_foreign > 0) {
    g_autofree char *words =
      g_strdup_printf (ngettext ("%u other file lies in the folder; it was left alone.",
                                 "%u other files lie in the folder; they were left alone.",
                                 result->n_foreign),
                       result->n_foreign);

    gtk_list_box_append (self->packets, make_row (words, "", "dialog-information-symbolic"));
  }
}

static char *
describe_preview (const DvExchangeResult *result)
{
  g_autofree char *words = dv_exchange_describe_arrived (&result->arrived, TRUE);

  /* Translators: %s is what packets would bring: “12 changes · 2 new records”. */
  return g_strdup_printf (_ ("The packets bring: %s"), words);
}

static void
show_result (DvExchangeView *self, gboolean future)
{
  const DvExchangeResult *result = dv_exchanger_get_result (self->exchanger);
  g_autofree char *words =
    future ? describe_preview (result) : dv_exchange_describe_result (result);

  gtk_label_set_text (self->heading, future ? _ ("Before the exchange") : _ ("Exchanged"));
  gtk_label_set_text (self->message, words);
  add_packets (self, result, future);
  if (!future && result->renewed)
    gtk_list_box_append (
      self->packets,
      make_row (_ ("This store is a copy of another"),
                _ ("It takes part as a computer of its own from now on. Nothing was lost."),
                "dialog-information-symbolic"));
}

static void
show_failure (DvExchangeView *self)
{
  gtk_label_set_text (self->heading, _ ("Nothing was exchanged"));
  gtk_label_set_text (self->message, dv_exchanger_get_error (self->exchanger)->message);
}

static void
show_working (DvExchangeView *self, gboolean busy)
{
  gtk_widget_set_visible (self->working, busy);
  if (busy && self->tick_id == 0) {
    gtk_progress_bar_set_fraction (self->progress, 0);
    gtk_progress_bar_set_text (self->progress, _ ("Looking at the packets…"));
    self->tick_id = g_timeout_add (100, tick_cb, self);
  } else if (!busy) {
    g_clear_handle_id (&self->tick_id, g_source_remove);
  }
}

static void
update_actions (DvExchangeView *self)
{
  DvExchangerState state = dv_exchanger_get_state (self->exchanger);
  gboolean busy = dv_exchanger_is_busy (self->exchanger);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "exchange.start", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "exchange.choose", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "exchange.accept",
                                 state == DV_EXCHANGER_PREVIEW);
}

static void
exchanger_cb (DvExchangeView *self)
{
  DvExchangerState state = dv_exchanger_get_state (self->exchanger);
  gboolean said =
    state == DV_EXCHANGER_PREVIEW || state == DV_EXCHANGER_DONE || state == DV_EXCHANGER_FAILED;

  if (self->store == NULL)
    return;
  show_working (self, dv_exchanger_is_busy (self->exchanger));
  gtk_widget_set_visible (self->start_box, !dv_exchanger_is_busy (self->exchanger));
  gtk_widget_set_visible (self->outcome, said);
  gtk_widget_set_visible (self->accept, state == DV_EXCHANGER_PREVIEW);
  dv_list_box_clear (self->packets);
  if (state == DV_EXCHANGER_FAILED)
    show_failure (self);
  else if (said)
    show_result (self, state == DV_EXCHANGER_PREVIEW);
  gtk_widget_set_visible (GTK_WIDGET (self->packets),
                          gtk_list_box_get_row_at_index (self->packets, 0) != NULL);
  update_actions (self);
  if (state == DV_EXCHANGER_PREVIEW)
    gtk_widget_grab_focus (self->accept);
  show_folder (self);
}

/* --- what was read --- */

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvExchangeView) self = DV_EXCHANGE_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dv_request_undo_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (text == NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The packet was not withdrawn"), error->message);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                _ ("The packet was withdrawn. Ctrl+Shift+Z brings it back."));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvExchangeView) self = DV_EXCHANGE_VIEW (user_data);
  gboolean yes = dv_dialogs_ask_finish (result, NULL);

  if (yes && self->store != NULL && self->withdrawing != NULL)
    dv_request_undo (self->store, self->withdrawing, FALSE, withdrawn_cb, g_object_ref (self));
  g_clear_pointer (&self->withdrawing, g_free);
}

static char *
describe_withdrawal (const DvUndone *undone)
{
  g_autofree char *put_back = g_strdup_printf (
    ngettext ("%u record is deleted if it was new, or put back as it was before.",
              "%u records are deleted if they were new, or put back as they were before.",
              undone->n_records),
    undone->n_records);
  g_autofree char *kept = NULL;

  if (undone->n_kept == 0)
    return g_steal_pointer (&put_back);
  kept = g_strdup_printf (ngettext ("%u record was changed since, or others need it. It is kept.",
                                    "%u records were changed since, or others need them. They are "
                                    "kept.",
                                    undone->n_kept),
                          undone->n_kept);
  return g_strdup_printf ("%s\n%s", put_back, kept);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvExchangeView) self = DV_EXCHANGE_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  DvUndone undone;

  if (self->store == NULL)
    return;
  if (!dv_imports_look_finish (DV_STORE (source), result, &undone, &error)) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The packet was not withdrawn"), error->message);
    return;
  }
  body = describe_withdrawal (&undone);
  dv_dialogs_ask_async (GTK_WIDGET (self), _ ("Withdraw this packet?"), body, _ ("_Withdraw"),
                        DV_DIALOG_CHOICE_DESTRUCTIVE, self->cancellable, asked_cb,
                        g_object_ref (self));
}

/* It is said before what would be put back and what would be kept. */
static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvExchangeView *self = DV_EXCHANGE_VIEW (widget);

  g_free (self->withdrawing);
  self->withdrawing = g_variant_dup_string (parameter, NULL);
  dv_imports_look_async (self->store, self->withdrawing, self->cancellable, looked_cb,
                         g_object_ref (self));
}

static void
add_withdraw (GtkWidget *row, const DvArrival *arrival, const char *site)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Withdraw…"));
  /* Translators: what a screen reader says of a button: %s is a computer whose packet was read. */
  g_autofree char *spoken = g_strdup_printf (_ ("Withdraw the packet of %s"), site);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (
    button, _ ("Take back what the packet brought; what was changed since is kept"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "exchange.withdraw");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", arrival->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_arrival (const DvArrival *arrival)
{
  g_autofree char *words = dv_exchange_describe_arrival (arrival);
  const char *site = dv_exchange_name_site (arrival->site);
  GtkWidget *row = make_row (site, words, NULL);

  if (arrival->name != NULL)
    gtk_widget_set_tooltip_text (row, arrival->name);
  if (arrival->withdrawn)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (_ ("withdrawn")));
  else if (arrival->n_changes > 0)
    add_withdraw (row, arrival, site);
  return row;
}

static gboolean
dv_exchange_view_grab_focus (GtkWidget *widget)
{
  DvExchangeView *self = DV_EXCHANGE_VIEW (widget);

  if (dv_exchanger_get_state (self->exchanger) == DV_EXCHANGER_PREVIEW)
    return gtk_widget_grab_focus (self->accept);
  return gtk_widget_grab_focus (GTK_WIDGET (self->start));
}

static void
dv_exchange_view_dispose (GObject *object)
{
  DvExchangeView *self = DV_EXCHANGE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_pointer (&self->withdrawing, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_EXCHANGE_VIEW);
  dv_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (dv_exchange_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, accept);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, arrivals);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, folder);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, heading);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, message);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, missing);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, missing_group);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, other);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, outcome);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, packets);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, progress);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, start);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, start_box);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, stick);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, watch);
  gtk_widget_class_bind_template_child (widget_class, DvExchangeView, working);
}

static void
dv_exchange_view_class_init (DvExchangeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_exchange_view_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_exchange_view_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/exchange/dv-exchange-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "exchange.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "exchange.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "exchange.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "exchange.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "exchange.withdraw", "s", withdraw_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static gboolean
value_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (stick_values); i++)
    if (g_str_equal (stick_values[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
row_to_value (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (stick_values) ? g_variant_new_string (stick_values[row]) : NULL;
}

static void
dv_exchange_view_init (DvExchangeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "exchange-watch", self->watch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "exchange-stick", self->stick, "selected",
                                G_SETTINGS_BIND_DEFAULT, value_to_row, row_to_value, NULL, NULL);
  dv_list_box_set_placeholder (self->arrivals, _ ("No packet was read yet."));
}

/**
 * dv_exchange_view_new:
 * @store: a store
 *
 * Returns: (transfer floating): the exchange of its packets
 */
GtkWidget *
dv_exchange_view_new (DvStore *store)
{
  DvExchangeView *self = g_object_new (DV_TYPE_EXCHANGE_VIEW, NULL);

  self->store = g_object_ref (store);
  self->exchanger = dv_exchanger_get (store);
  g_signal_connect_object (self->exchanger, "changed", G_CALLBACK (exchanger_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::exchange-folder", G_CALLBACK (show_folder),
                           self, G_CONNECT_SWAPPED);
  exchanger_cb (self);
  return GTK_WIDGET (self);
}

/**
 * dv_exchange_view_set_state:
 * @state: what was read and what is missing
 */
void
dv_exchange_view_set_state (DvExchangeView *self, const DvExchangeState *state)
{
  g_return_if_fail (DV_IS_EXCHANGE_VIEW (self));

  dv_list_box_clear (self->arrivals);
  for (guint i = 0; i < state->arrivals->len; i++) {
    const DvArrival *arrival = g_ptr_array_index (state->arrivals, i);

    if (arrival->n_changes > 0 || arrival->n_waiting > 0)
      gtk_list_box_append (self->arrivals, make_arrival (arrival));
  }
  dv_list_box_clear (self->missing);
  for (guint i = 0; i < state->missing->len; i++) {
    g_autofree char *words = dv_exchange_describe_missing (g_ptr_array_index (state->missing, i));

    gtk_list_box_append (self->missing, make_row (words, "", "dialog-warning-symbolic"));
  }
  gtk_widget_set_visible (self->missing_group, state->missing->len > 0);
}
