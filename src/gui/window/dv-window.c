/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window/dv-window.h"

#include "common/dv-dialogs.h"
#include "common/dv-shell.h"
#include "exchange/dv-exchange-page.h"
#include "exchange/dv-exchange-requests.h"
#include "exchange/dv-exchange-watch.h"
#include "exchange/dv-exchange-words.h"
#include "exchange/dv-exchanger.h"
#include "import/dv-imports-window.h"
#include "import/dv-sheet-drop.h"
#include "import/dv-sheet-files.h"
#include "organisation/dv-reorganise-window.h"
#include "organisation/dv-staff-command.h"
#include "people/dv-duplicates-window.h"
#include "petitions/dv-officers-window.h"
#include "records/dv-records-page.h"
#include "records/dv-requests.h"
#include "records/dv-editor.h"
#include "search/dv-search-window.h"
#include "welcome/dv-welcome-page.h"
#include "window/dv-counters.h"
#include "window/dv-page.h"
#include "window/dv-pages.h"
#include "window/dv-sidebar.h"

#include <glib/gi18n.h>

/* The main window: the pages with their sidebar, or the welcome page while no store is open. */
struct _DvWindow {
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  GtkStack *main_stack;
  GtkButton *new_button;
  GtkStack *pages;
  GtkSearchBar *search_bar;
  GtkToggleButton *search_button;
  GtkSearchEntry *search_entry;
  DvShell *shell;
  DvSidebar *sidebar;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;

  AdwStatusPage *store_error;

  /* Owned */
  DvStore *store; /* that of the pages */
  DvCounters *counters;
  DvExchangeWatch *watch;
  GSettings *settings;
  GActionGroup *page_actions; /* those of the page shown */
};

G_DEFINE_FINAL_TYPE (DvWindow, dv_window, ADW_TYPE_APPLICATION_WINDOW)

static void page_selected_cb (DvWindow *self);
static void say (DvWindow *self, const char *text);

static GSimpleAction *
find_action (DvWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

static DvPage *
get_searchable_page (DvWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);

  return DV_IS_PAGE (child) && dv_page_can_search (DV_PAGE (child)) ? DV_PAGE (child) : NULL;
}

static void
update_actions (DvWindow *self)
{
  gboolean can_search = get_searchable_page (self) != NULL;
  gboolean can_add =
    self->page_actions != NULL && g_action_group_has_action (self->page_actions, "new");

  g_simple_action_set_enabled (find_action (self, "search"), can_search);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), can_search);
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), can_add);
}

/* While a page is shown, its actions are those of the window under "page.". */
static void
take_page_actions (DvWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);
  GActionGroup *actions = DV_IS_PAGE (child) ? dv_page_get_actions (DV_PAGE (child)) : NULL;

  g_set_object (&self->page_actions, actions);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", actions);
}

static void
update_title (DvWindow *self, const DvPageInfo *info)
{
  g_autofree char *title = NULL;

  if (info == NULL)
    title = g_strdup ("Dân Vận");
  else
    /* Translators: the title of the window; %s is the page, Dân Vận the program. */
    title = g_strdup_printf (_ ("%s – Dân Vận"), _ (info->label));
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, info != NULL ? _ (info->label) : "");
}

/* Keys go to the page: in a list to its rows. */
static void
focus_page (DvWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);

  if (child != NULL && !gtk_widget_grab_focus (child) &&
      !gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_in_sidebar (DvWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar));
}

/* Pages are made when they are first shown: the program starts with one. */
static void
show_page (DvWindow *self, const DvPageInfo *info)
{
  if (self->store == NULL)
    return;
  if (gtk_stack_get_child_by_name (self->pages, info->id) == NULL)
    gtk_stack_add_named (self->pages, info->create (info, self->store), info->id);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_stack_set_visible_child_name (self->pages, info->id);
  take_page_actions (self);
  update_actions (self);
  update_title (self, info);
  g_simple_action_set_state (find_action (self, "page"), g_variant_new_string (info->id));
  /* Who walks through the sidebar stays there. */
  if (!is_in_sidebar (self))
    focus_page (self);
}

static void
remove_pages (DvWindow *self)
{
  GtkWidget *child;

  g_clear_object (&self->page_actions);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
}

static void
counted_cb (DvWindow *self, const char *id, guint count)
{
  dv_sidebar_set_count (self->sidebar, id, count);
}

/* What came by itself is said once; what was asked for stands on its page. */
static void
exchanged_cb (DvWindow *self, DvExchanger *exchanger)
{
  const DvExchangeResult *result = dv_exchanger_get_result (exchanger);
  g_autofree char *words = NULL;

  if (dv_exchanger_get_state (exchanger) != DV_EXCHANGER_DONE ||
      !dv_exchanger_is_by_itself (exchanger) || !dv_exchanger_has_news (exchanger) ||
      g_strcmp0 (dv_window_get_page (self), "exchange") == 0)
    return;
  words = dv_exchange_describe_result (result);
  say (self, words);
}

static void
offered_cb (DvWindow *self, const char *folder)
{
  AdwToast *toast = adw_toast_new (_ ("A stick with packets was put in"));

  adw_toast_set_button_label (toast, _ ("Exchange"));
  adw_toast_set_action_name (toast, "win.exchange-with");
  adw_toast_set_action_target (toast, "s", folder);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The laptop of a cultural house says which it is, and whose people it holds. */
static void
own_site_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvWindow) self = DV_WINDOW (user_data);
  g_autoptr (DvSiteStanding) own = dv_request_own_site_finish (DV_STORE (source), result, NULL);
  g_autofree char *groups = NULL;
  g_autofree char *subtitle = NULL;

  if (own == NULL || self->store != DV_STORE (source) || g_strcmp0 (own->role, "leaf") != 0)
    return;
  groups = dv_site_describe_groups (own);
  subtitle = g_strdup_printf ("%s · %s", dv_exchange_name_site (own->name), groups);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
watch_exchange (DvWindow *self, DvStore *store)
{
  self->watch = dv_exchange_watch_new (store);
  g_signal_connect_object (self->watch, "offered", G_CALLBACK (offered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dv_exchanger_get (store), "changed", G_CALLBACK (exchanged_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Another store means other pages. */
static void
take_store (DvWindow *self, DvStore *store)
{
  if (self->store == store)
    return;
  remove_pages (self);
  g_clear_pointer (&self->counters, dv_counters_free);
  g_clear_object (&self->watch);
  g_set_object (&self->store, store);
  adw_window_title_set_subtitle (self->title, "");
  if (store == NULL)
    return;
  self->counters = dv_counters_new (store, (DvCountersFunc) counted_cb, self);
  watch_exchange (self, store);
  dv_request_own_site (store, NULL, own_site_cb, g_object_ref (self));
  page_selected_cb (self);
}

static const char *
choose_child (DvApplication *application)
{
  if (dv_application_get_store (application) != NULL)
    return "pages";
  if (dv_application_get_store_error (application) != NULL)
    return "error";
  return dv_application_get_store_path (application) != NULL ? "opening" : "welcome";
}

static void
update_store (DvWindow *self)
{
  DvApplication *application = DV_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  const GError *error;

  if (application == NULL)
    return;
  error = dv_application_get_store_error (application);
  if (error != NULL)
    adw_status_page_set_description (self->store_error, error->message);
  take_store (self, dv_application_get_store (application));
  gtk_stack_set_visible_child_name (self->main_stack, choose_child (application));
  g_simple_action_set_enabled (find_action (self, "page"), self->store != NULL);
  g_simple_action_set_enabled (find_action (self, "find-duplicates"), self->store != NULL);
  g_simple_action_set_enabled (find_action (self, "key-holders"), self->store != NULL);
  g_simple_action_set_enabled (find_action (self, "imports"), self->store != NULL);
  g_simple_action_set_enabled (find_action (self, "reorganise"), self->store != NULL);
  g_simple_action_set_enabled (find_action (self, "staff"), self->store != NULL);
  g_simple_action_set_enabled (find_action (self, "search-all"), self->store != NULL);
  g_simple_action_set_enabled (find_action (self, "undo"), self->store != NULL);
  g_simple_action_set_enabled (find_action (self, "redo"), self->store != NULL);
  update_title (self, self->store != NULL ? dv_pages_find (dv_window_get_page (self)) : NULL);
}

static void
page_selected_cb (DvWindow *self)
{
  const DvPageInfo *info;

  g_assert (DV_IS_WINDOW (self));

  info = dv_pages_find (dv_sidebar_get_page (self->sidebar));
  if (info != NULL)
    show_page (self, info);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);

  dv_window_set_page (self, g_variant_get_string (parameter, NULL));
  focus_page (self);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self->search_entry)) ||
                     gtk_widget_get_focus_child (GTK_WIDGET (self->search_entry)) != NULL;

  /* The key finds the way back to a search that is open, and closes the one being typed. */
  if (gtk_search_bar_get_search_mode (self->search_bar) && focused) {
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
    return;
  }
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
search_changed_cb (DvWindow *self)
{
  DvPage *page;

  g_assert (DV_IS_WINDOW (self));

  page = get_searchable_page (self);
  if (page != NULL)
    dv_page_search (page, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* Enter goes on to what was found. */
static void
search_activate_cb (DvWindow *self)
{
  GtkWidget *child;

  g_assert (DV_IS_WINDOW (self));

  child = gtk_stack_get_visible_child (self->pages);
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

/* A form is typed into: what its buttons and drop-downs do not want is no search. */
static gboolean
is_in_form (DvWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_ancestor (focus, DV_TYPE_EDITOR) != NULL;
}

/* Typing on a page searches it. The key itself is not read: it goes to the entry, and with it to
 * the input method, as if it had been pressed there. Only what no widget of the page wanted comes
 * here. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                DvWindow *self)
{
  GtkWidget *text;

  g_assert (DV_IS_WINDOW (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)) || get_searchable_page (self) == NULL ||
      is_in_form (self))
    return GDK_EVENT_PROPAGATE;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry)));
  return gtk_event_controller_key_forward (controller, text);
}

static void
say (DvWindow *self, const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  say (DV_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvWindow) self = DV_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dv_request_undo_finish (DV_STORE (source), result, &error);

  if (self->toasts != NULL)
    say (self, text != NULL ? text : error->message);
}

/* What the last toast offered to undo is no longer the last thing done. */
static void
withdraw_offer (DvWindow *self)
{
  AdwToast *offer = g_object_get_data (G_OBJECT (self->toasts), "dv-offer");

  if (offer != NULL)
    adw_toast_dismiss (offer);
  g_object_set_data (G_OBJECT (self->toasts), "dv-offer", NULL);
}

static void
undo (DvWindow *self, const char *batch, gboolean redo)
{
  withdraw_offer (self);
  if (self->store != NULL)
    dv_request_undo (self->store, batch, redo, undone_cb, g_object_ref (self));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  undo (DV_WINDOW (user_data), NULL, FALSE);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  undo (DV_WINDOW (user_data), NULL, TRUE);
}

static void
undo_batch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  undo (DV_WINDOW (user_data), g_variant_get_string (parameter, NULL), FALSE);
}

static void
record_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvWindow) self = DV_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_request_load_finish (DV_STORE (source), result, &error);

  if (self->pages == NULL)
    return;
  if (record != NULL)
    dv_window_open_record (self, record);
  else
    say (self, error->message);
}

static void
open_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);

  if (self->store != NULL)
    dv_request_load (self->store, g_variant_get_string (parameter, NULL), NULL, record_loaded_cb,
                     g_object_ref (self));
}

static void
search_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);

  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (dv_search_window_new (GTK_WINDOW (self), self->store)));
}

static void
find_duplicates_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);

  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (dv_duplicates_window_new (GTK_WINDOW (self), self->store)));
}

static void
key_holders_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);

  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (dv_officers_window_new (GTK_WINDOW (self), self->store)));
}

static void
reorganise_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);

  if (self->store != NULL)
    gtk_window_present (
      GTK_WINDOW (dv_reorganise_window_new (GTK_WIDGET (self), self->store, NULL)));
}

static void
staff_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);

  if (self->store != NULL)
    dv_staff_ask (GTK_WIDGET (self), self->store, NULL);
}

static void
imports_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);

  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (dv_imports_window_new (GTK_WINDOW (self), self->store)));
}

/* A sheet belongs to the list that it is dropped on. */
static void
dropped_cb (GFile *file, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (self->store == NULL || page == NULL)
    return;
  if (DV_IS_RECORDS_PAGE (page))
    dv_import_start_file (page, self->store,
                          dv_list_page_get_kind (dv_records_page_get_list (DV_RECORDS_PAGE (page))),
                          file);
  else
    dv_sheet_drop_ask_kind (page, self->store, file);
}

/* GTK's Vietnamese lacks the title of its shortcuts window. */
static gboolean
replace_label (GtkWidget *root, const char *from, const char *to)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), from)) {
    gtk_label_set_text (GTK_LABEL (root), to);
    return TRUE;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (replace_label (child, from, to))
      return TRUE;

  return FALSE;
}

static DvExchangePage *
show_exchange (DvWindow *self)
{
  if (self->store == NULL)
    return NULL;
  dv_window_set_page (self, "exchange");
  return DV_EXCHANGE_PAGE (gtk_stack_get_child_by_name (self->pages, "exchange"));
}

static void
conflicts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvExchangePage *page = show_exchange (DV_WINDOW (user_data));

  if (page != NULL)
    dv_exchange_page_show_conflicts (page, g_variant_get_string (parameter, NULL));
}

static void
exchange_with_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *self = DV_WINDOW (user_data);
  DvExchangePage *page = show_exchange (self);

  if (page == NULL)
    return;
  dv_exchange_page_show (page, "exchange");
  dv_exchanger_start (dv_exchanger_get (self->store), g_variant_get_string (parameter, NULL),
                      FALSE);
}

static const GActionEntry entries[] = {
  { "conflicts", conflicts_cb, "s", NULL, NULL },
  { "exchange-with", exchange_with_cb, "s", NULL, NULL },
  { "find-duplicates", find_duplicates_cb, NULL, NULL, NULL },
  { "imports", imports_cb, NULL, NULL, NULL },
  { "reorganise", reorganise_cb, NULL, NULL, NULL },
  { "staff", staff_cb, NULL, NULL, NULL },
  { "key-holders", key_holders_cb, NULL, NULL, NULL },
  { "open-record", open_record_cb, "s", NULL, NULL },
  { "page", page_cb, "s", "'today'", NULL },
  { "redo", redo_cb, NULL, NULL, NULL },
  { "search", search_cb, NULL, NULL, NULL },
  { "search-all", search_all_cb, NULL, NULL, NULL },
  { "toast", toast_cb, "s", NULL, NULL },
  { "undo", undo_cb, NULL, NULL, NULL },
  { "undo-batch", undo_batch_cb, "s", NULL, NULL },
};

static void
restore_state (DvWindow *self)
{
  const char *page;
  g_autofree char *saved = g_settings_get_string (self->settings, "current-page");
  guint n_pages;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  dv_shell_set_show_sidebar (self->shell,
                             g_settings_get_boolean (self->settings, "sidebar-visible"));

  page = dv_pages_find (saved) != NULL ? saved : dv_pages_get_all (&n_pages)[0].id;
  dv_sidebar_set_page (self->sidebar, page);
}

static void
discard_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvWindow) self = DV_WINDOW (user_data);

  if (dv_dialogs_ask_finish (result, NULL))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
is_dirty (DvWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page)) {
    if (DV_IS_PAGE (page) && dv_page_is_dirty (DV_PAGE (page)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
dv_window_close_request (GtkWindow *window)
{
  DvWindow *self = DV_WINDOW (window);

  dv_window_save_state (self);
  if (is_dirty (self)) {
    dv_dialogs_ask_async (GTK_WIDGET (self), _ ("Close without saving?"),
                          _ ("What was typed and not saved is lost."), _ ("_Close without saving"),
                          DV_DIALOG_CHOICE_DESTRUCTIVE, NULL, discard_asked_cb,
                          g_object_ref (self));
    return GDK_EVENT_STOP;
  }
  return GTK_WINDOW_CLASS (dv_window_parent_class)->close_request (window);
}

static void
dv_window_dispose (GObject *object)
{
  DvWindow *self = DV_WINDOW (object);

  g_clear_pointer (&self->counters, dv_counters_free);
  g_clear_object (&self->watch);
  g_clear_object (&self->page_actions);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_WINDOW);

  G_OBJECT_CLASS (dv_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DvWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, store_error);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DvWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
dv_window_class_init (DvWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dv_window_close_request;

  g_type_ensure (DV_TYPE_SHELL);
  g_type_ensure (DV_TYPE_SIDEBAR);
  g_type_ensure (DV_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/window/dv-window.ui");
  bind_children (widget_class);
  /* Not keys of the application: a text field undoes its own typing first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
dv_window_init (DvWindow *self)
{
  g_autoptr (GPropertyAction) sidebar_action = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APP_ID);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sidebar_action = g_property_action_new ("sidebar", self->shell, "show-sidebar");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar_action));

  dv_sheet_drop_attach (GTK_WIDGET (self->pages), dropped_cb, self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

/**
 * dv_window_new:
 * @application: the program
 *
 * Makes a window of the size and with the page that the last one had.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
DvWindow *
dv_window_new (DvApplication *application)
{
  DvWindow *self;

  g_return_val_if_fail (DV_IS_APPLICATION (application), NULL);

  self = g_object_new (DV_TYPE_WINDOW, "application", application, NULL);
  replace_label (GTK_WIDGET (
                   gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self))),
                 g_dgettext ("gtk40", "Shortcuts"), C_ ("shortcut window", "Keyboard shortcuts"));
  restore_state (self);
  g_signal_connect_object (application, "notify::store", G_CALLBACK (update_store), self,
                           G_CONNECT_SWAPPED);
  update_store (self);
  if (self->store != NULL)
    focus_page (self);
  return self;
}

/**
 * dv_window_get_page:
 *
 * Returns: (nullable): the id of the page shown
 */
const char *
dv_window_get_page (DvWindow *self)
{
  g_return_val_if_fail (DV_IS_WINDOW (self), NULL);
  return gtk_stack_get_visible_child_name (self->pages);
}

/**
 * dv_window_set_page:
 * @id: the id of a page; an unknown one changes nothing
 */
void
dv_window_set_page (DvWindow *self, const char *id)
{
  g_return_if_fail (DV_IS_WINDOW (self));
  dv_sidebar_set_page (self->sidebar, id);
}

/**
 * dv_window_get_page_child:
 *
 * Returns: (transfer none) (nullable): the widget of the page shown
 */
GtkWidget *
dv_window_get_page_child (DvWindow *self)
{
  g_return_val_if_fail (DV_IS_WINDOW (self), NULL);
  return gtk_stack_get_visible_child (self->pages);
}

/**
 * dv_window_set_page_count:
 * @id: the id of a page
 * @count: how many records wait there; 0 shows nothing
 *
 * Shows a number beside a page in the sidebar.
 */
void
dv_window_set_page_count (DvWindow *self, const char *id, guint count)
{
  g_return_if_fail (DV_IS_WINDOW (self));
  dv_sidebar_set_count (self->sidebar, id, count);
}

/**
 * dv_window_add_toast:
 * @toast: (transfer full): what to say
 */
void
dv_window_add_toast (DvWindow *self, AdwToast *toast)
{
  g_return_if_fail (DV_IS_WINDOW (self));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * dv_window_save_state:
 *
 * Remembers size, sidebar and page for the next window.
 */
void
dv_window_save_state (DvWindow *self)
{
  gboolean maximized;
  int width, height;

  g_return_if_fail (DV_IS_WINDOW (self));

  maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!maximized && width > 0 && height > 0) {
    g_settings_set_int (self->settings, "window-width", MAX (width, 360));
    g_settings_set_int (self->settings, "window-height", MAX (height, 300));
  }
  /* A narrow window folds the sidebar away by itself; that is no wish. */
  if (!dv_shell_get_folded (self->shell))
    g_settings_set_boolean (self->settings, "sidebar-visible",
                            dv_shell_get_show_sidebar (self->shell));
  if (dv_window_get_page (self) != NULL)
    g_settings_set_string (self->settings, "current-page", dv_window_get_page (self));
}

static DvRecordsPage *
show_kind (DvWindow *self, const DvKind *kind)
{
  const DvPageInfo *info = dv_pages_find_kind (kind);
  GtkWidget *child;

  if (info == NULL || self->store == NULL)
    return NULL;
  dv_window_set_page (self, info->id);
  child = gtk_stack_get_child_by_name (self->pages, info->id);
  return DV_IS_RECORDS_PAGE (child) ? DV_RECORDS_PAGE (child) : NULL;
}

/**
 * dv_window_open_record:
 * @record: a record, which may be a draft
 *
 * Opens a record on the page of its kind; one that has no page is not shown.
 */
void
dv_window_open_record (DvWindow *self, DvRecord *record)
{
  const DvKind *kind;
  DvRecordsPage *page;

  g_return_if_fail (DV_IS_WINDOW (self));
  g_return_if_fail (DV_IS_RECORD (record));

  kind = dv_record_get_kind (record);
  page = show_kind (self, kind);
  if (page != NULL)
    dv_list_page_open (dv_records_page_show (page, kind), record);
}

/**
 * dv_window_get_drafts:
 *
 * Returns: (transfer full) (element-type DvRecord): what is being typed and not saved
 */
GPtrArray *
dv_window_get_drafts (DvWindow *self)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (DV_IS_WINDOW (self), drafts);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page)) {
    g_autoptr (GPtrArray) some = NULL;

    if (!DV_IS_RECORDS_PAGE (page))
      continue;
    some = dv_records_page_get_drafts (DV_RECORDS_PAGE (page));
    for (guint i = 0; i < some->len; i++)
      g_ptr_array_add (drafts, g_object_ref (g_ptr_array_index (some, i)));
  }
  return drafts;
}

/**
 * dv_window_set_drafts:
 * @drafts: (element-type DvRecord): what dv_window_get_drafts() of another window returned
 *
 * Goes on where the other window was.
 */
void
dv_window_set_drafts (DvWindow *self, GPtrArray *drafts)
{
  g_autofree char *page = NULL;

  g_return_if_fail (DV_IS_WINDOW (self));

  page = g_strdup (dv_window_get_page (self));
  for (guint i = 0; i < drafts->len; i++)
    dv_window_open_record (self, g_ptr_array_index (drafts, i));
  if (drafts->len > 1)
    dv_window_set_page (self, page);
}
