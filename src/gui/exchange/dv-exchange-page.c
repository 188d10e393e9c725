/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-exchange-page.h"

#include "common/dv-list-box.h"
#include "common/dv-widget.h"
#include "exchange/dv-conflicts-view.h"
#include "exchange/dv-exchange-view.h"
#include "exchange/dv-exchange-words.h"
#include "exchange/dv-exchanger.h"
#include "exchange/dv-sites-view.h"
#include "exchange/dv-volunteer-paper.h"
#include "window/dv-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The page of the exchange: the exchange itself, what is to be settled, and who takes part. */
struct _DvExchangePage {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkListBox *alarms;
  AdwBin *conflicts_bin;
  GtkWidget *content;
  AdwBin *exchange_bin;
  AdwBin *sites_bin;
  GtkStack *stack;

  DvConflictsView *conflicts; /* in their bins */
  DvExchangeView *exchange;
  DvSitesView *sites;

  /* Owned */
  DvStore *store;
  GSimpleActionGroup *actions;
  GCancellable *cancellable;
  guint refresh_id;
};

/* Long enough that a packet is read once. */
#define DELAY_MS 300

static void page_init (DvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvExchangePage,
                               dv_exchange_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_PAGE, page_init))

static GActionGroup *
get_actions (DvPage *page)
{
  return G_ACTION_GROUP (DV_EXCHANGE_PAGE (page)->actions);
}

static void
page_init (DvPageInterface *iface)
{
  iface->get_actions = get_actions;
}

static GtkWidget *
get_view (DvExchangePage *self)
{
  return adw_bin_get_child (ADW_BIN (gtk_stack_get_visible_child (self->stack)));
}

static void
update_actions (DvExchangePage *self)
{
  GAction *print = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "print");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (print),
                               g_strcmp0 (gtk_stack_get_visible_child_name (self->stack),
                                          "sites") != 0);
}

/* What is wrong with a site is said above everything, in words and with an icon. */
static void
show_alarms (DvExchangePage *self, const DvExchangeState *state)
{
  dv_list_box_clear (self->alarms);
  for (guint i = 0; i < state->sites->len; i++) {
    g_autofree char *text = dv_site_describe_alarm (g_ptr_array_index (state->sites, i));
    GtkWidget *row;

    if (text == NULL)
      continue;
    row = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
    gtk_list_box_append (self->alarms, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->alarms),
                          gtk_list_box_get_row_at_index (self->alarms, 0) != NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvExchangePage) self = DV_EXCHANGE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvExchangeState) state =
    dv_request_exchange_state_finish (DV_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (state == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    return;
  }
  show_alarms (self, state);
  dv_exchange_view_set_state (self->exchange, state);
  dv_sites_view_set_state (self->sites, state);
}

static gboolean
refresh_cb (gpointer user_data)
{
  DvExchangePage *self = user_data;

  self->refresh_id = 0;
  dv_request_exchange_state (self->store, self->cancellable, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
refresh (DvExchangePage *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add (DELAY_MS, refresh_cb, self);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvExchangePage *self = user_data;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "conflicts") == 0)
    dv_conflicts_view_print (self->conflicts);
  else
    dv_volunteer_paper_present (GTK_WIDGET (self), self->store);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvExchangePage *self = user_data;

  dv_volunteer_paper_present (GTK_WIDGET (self), self->store);
}

static void
turn (DvExchangePage *self, gboolean forward)
{
  static const char *const views[] = { "exchange", "conflicts", "sites" };
  const char *view = gtk_stack_get_visible_child_name (self->stack);
  guint place = 0;

  while (place < G_N_ELEMENTS (views) - 1 && g_strcmp0 (views[place], view) != 0)
    place++;
  place += forward ? 1 : G_N_ELEMENTS (views) - 1;
  dv_exchange_page_show (self, views[place % G_N_ELEMENTS (views)]);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (DV_EXCHANGE_PAGE (widget), g_variant_get_boolean (parameter));
}

static const GActionEntry entries[] = {
  { "help", help_cb, NULL, NULL, NULL },
  { "print", print_cb, NULL, NULL, NULL },
};

static gboolean
dv_exchange_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *view = get_view (DV_EXCHANGE_PAGE (widget));

  return gtk_widget_grab_focus (view) || gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
dv_exchange_page_dispose (GObject *object)
{
  DvExchangePage *self = DV_EXCHANGE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->actions);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_EXCHANGE_PAGE);
  dv_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (dv_exchange_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "views.turn", "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "views.turn", "b", FALSE);
}

static void
dv_exchange_page_class_init (DvExchangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_exchange_page_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_exchange_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/exchange/dv-exchange-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvExchangePage, alarms);
  gtk_widget_class_bind_template_child (widget_class, DvExchangePage, conflicts_bin);
  gtk_widget_class_bind_template_child (widget_class, DvExchangePage, content);
  gtk_widget_class_bind_template_child (widget_class, DvExchangePage, exchange_bin);
  gtk_widget_class_bind_template_child (widget_class, DvExchangePage, sites_bin);
  gtk_widget_class_bind_template_child (widget_class, DvExchangePage, stack);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "views.turn", "b", turn_action);
  add_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_exchange_page_init (DvExchangePage *self)
{
  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_views (DvExchangePage *self)
{
  self->exchange = DV_EXCHANGE_VIEW (dv_exchange_view_new (self->store));
  self->conflicts = DV_CONFLICTS_VIEW (dv_conflicts_view_new (self->store));
  self->sites = DV_SITES_VIEW (dv_sites_view_new (self->store));
  adw_bin_set_child (self->exchange_bin, GTK_WIDGET (self->exchange));
  adw_bin_set_child (self->conflicts_bin, GTK_WIDGET (self->conflicts));
  adw_bin_set_child (self->sites_bin, GTK_WIDGET (self->sites));
  g_signal_connect_object (self->sites, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

/**
 * dv_exchange_page_new:
 * @store: a store
 *
 * Returns: (transfer floating): the page of the exchange
 */
GtkWidget *
dv_exchange_page_new (DvStore *store)
{
  DvExchangePage *self = g_object_new (DV_TYPE_EXCHANGE_PAGE, NULL);

  self->store = g_object_ref (store);
  add_views (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dv_exchanger_get (store), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh_cb (self);
  return GTK_WIDGET (self);
}

/**
 * dv_exchange_page_show:
 * @view: `exchange`, `conflicts` or `sites`
 *
 * Shows one of its views.
 */
void
dv_exchange_page_show (DvExchangePage *self, const char *view)
{
  g_return_if_fail (DV_IS_EXCHANGE_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, view);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * dv_exchange_page_show_conflicts:
 * @record: the UUID of a record; empty for all
 *
 * Shows what is to be settled.
 */
void
dv_exchange_page_show_conflicts (DvExchangePage *self, const char *record)
{
  g_return_if_fail (DV_IS_EXCHANGE_PAGE (self));

  if (*record != '\0')
    dv_conflicts_view_select_record (self->conflicts, record);
  dv_exchange_page_show (self, "conflicts");
}
