/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-application.h"

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "dv-language.h"
#include "exchange/dv-join-window.h"
#include "opening/dv-store-opener.h"
#include "preferences/dv-preferences.h"
#include "today/dv-due-notice.h"
#include "records/dv-editor-window.h"
#include "window/dv-pages.h"
#include "window/dv-window.h"

#include <glib/gi18n.h>

/* The program: one main window, the settings that concern all of it, and the store that is open. */
struct _DvApplication {
  AdwApplication parent_instance;

  /* Owned */
  GSettings *settings;
  char *language_override; /* --lang, for this run */
  char *store_path;
  DvStore *store;
  GError *store_error;

  guint rebuild_id;
  gboolean opening;
};

enum {
  PROP_0,
  PROP_STORE,
  PROP_STORE_PATH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DvApplication, dv_application, ADW_TYPE_APPLICATION)

static DvWindow *
find_window (DvApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DV_IS_WINDOW (l->data))
      return DV_WINDOW (l->data);

  return NULL;
}

static GtkWindow *
find_preferences (DvApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DV_IS_PREFERENCES (l->data))
      return GTK_WINDOW (l->data);

  return NULL;
}

static void
show_preferences (DvApplication *self)
{
  GtkWindow *preferences = find_preferences (self);

  if (preferences == NULL) {
    preferences = GTK_WINDOW (dv_preferences_new (GTK_WINDOW (find_window (self))));
    gtk_window_set_application (preferences, GTK_APPLICATION (self));
  }
  gtk_window_present (preferences);
}

/* Widgets keep the words that they were made with: another language means other windows. */
static gboolean
rebuild_cb (gpointer user_data)
{
  DvApplication *self = DV_APPLICATION (user_data);
  DvWindow *old = find_window (self);
  GtkWindow *preferences = find_preferences (self);
  g_autoptr (GPtrArray) drafts = NULL;
  DvWindow *window;

  self->rebuild_id = 0;
  if (old == NULL)
    return G_SOURCE_REMOVE;

  dv_window_save_state (old);
  drafts = dv_window_get_drafts (old);
  window = dv_window_new (self);
  dv_window_set_drafts (window, drafts);
  gtk_window_present (GTK_WINDOW (window));
  if (preferences != NULL)
    gtk_window_close (preferences);
  gtk_window_destroy (GTK_WINDOW (old));
  if (preferences != NULL)
    show_preferences (self);
  return G_SOURCE_REMOVE;
}

static void
apply_language (DvApplication *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "language");
  const char *wanted = self->language_override != NULL ? self->language_override : language;

  if (g_strcmp0 (dv_language_get (), wanted) == 0)
    return;

  dv_language_set (wanted);
  /* Later, because the wish may come out of a window that is about to go. */
  if (self->rebuild_id == 0 && find_window (self) != NULL)
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

static void
language_changed_cb (DvApplication *self)
{
  g_assert (DV_IS_APPLICATION (self));

  /* What is chosen in the window counts from now on. */
  g_clear_pointer (&self->language_override, g_free);
  apply_language (self);
}

static void
colour_scheme_changed_cb (DvApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "colour-scheme");
  AdwColorScheme wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dv_dialogs_show_about (GTK_WIDGET (find_window (DV_APPLICATION (user_data))));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_preferences (DV_APPLICATION (user_data));
}

/* Closing lets each window keep its state, and ask about what is not saved. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows =
    g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvApplication) self = DV_APPLICATION (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DvWindow *window = find_window (self);

  g_application_release (G_APPLICATION (self));
  if (dv_store_opener_back_up_finish (result, &error) || window == NULL)
    return;
  /* Translators: %s says why. */
  text = g_strdup_printf (_ ("No backup was written: %s"), error->message);
  dv_window_add_toast (window, adw_toast_new (text));
}

/* The program does not end before the backup is written. */
static void
back_up (DvApplication *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "backup-folder");
  guint keep = (guint) g_settings_get_int (self->settings, "backups-to-keep");

  g_application_hold (G_APPLICATION (self));
  dv_store_opener_back_up (self->store, folder, keep, backed_up_cb, g_object_ref (self));
}

static void
update_actor (DvApplication *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "person-name");

  if (self->store != NULL)
    dv_store_set_actor (self->store, *name != '\0' ? name : g_get_user_name ());
}

static void
update_actions (DvApplication *self)
{
  static const char *const store_actions[] = { "join",       "new-store",      "open-sample",
                                               "open-store", "restore-backup", "retry-store" };

  for (guint i = 0; i < G_N_ELEMENTS (store_actions); i++) {
    GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), store_actions[i]);

    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !self->opening);
  }
}

static void
set_store (DvApplication *self, DvStore *store, const char *path)
{
  g_set_object (&self->store, store);
  g_clear_pointer (&self->store_path, g_free);
  self->store_path = g_strdup (path);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE_PATH]);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvApplication) self = DV_APPLICATION (user_data);
  g_autofree char *path = g_strdup (self->store_path);
  g_autoptr (DvStore) store = dv_store_opener_finish (result, &self->store_error);

  self->opening = FALSE;
  g_application_release (G_APPLICATION (self));
  set_store (self, store, path);
  if (store == NULL)
    return;
  update_actor (self);
  g_settings_set_string (self->settings, "last-store", path);
  back_up (self);
  if (g_settings_get_boolean (self->settings, "notify-due"))
    dv_due_notice_send (G_APPLICATION (self), store);
}

static void
close_record_windows (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DV_IS_EDITOR_WINDOW (l->data))
      gtk_window_destroy (GTK_WINDOW (l->data));
}

/* Finishes what was begun, even if an answer of the store is still on its way to somebody. */
static void
close_store (DvApplication *self)
{
  g_autoptr (DvStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;

  if (store == NULL)
    return;
  close_record_windows ();
  set_store (self, NULL, NULL);
  dv_store_close (store);
}

/* The store that was open is closed first: a file is open once only. */
static void
start_opening (DvApplication *self, DvOpening opening, const char *path, const char *backup)
{
  g_autofree char *wanted = g_strdup (path);

  if (self->opening)
    return;
  self->opening = TRUE;
  g_clear_error (&self->store_error);
  close_store (self);
  set_store (self, NULL, wanted);
  g_application_hold (G_APPLICATION (self));
  dv_store_opener_run (opening, wanted, backup, opened_cb, g_object_ref (self));
}

/* The three ways of the welcome page to a store. */
static void
new_store_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *path = dv_store_opener_get_own_path ();
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  start_opening (DV_APPLICATION (user_data), exists ? DV_OPENING_OPEN : DV_OPENING_CREATE, path,
                 NULL);
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *path = dv_store_opener_get_sample_path ();

  start_opening (DV_APPLICATION (user_data), DV_OPENING_SAMPLE, path, NULL);
}

static void
joined_cb (DvApplication *self)
{
  g_autofree char *path = dv_store_opener_get_own_path ();

  dv_application_open_store (self, path);
}

/* The way of a laptop to a store. Records that are there already are never replaced. */
static void
join_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvApplication *self = DV_APPLICATION (user_data);
  GtkWidget *parent = GTK_WIDGET (find_window (self));
  g_autofree char *path = dv_store_opener_get_own_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  GtkWidget *window;

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    dv_dialogs_show_error (parent, _ ("There are records on this computer already"),
                           _ ("An invitation is used on a computer that has none. Nothing was "
                              "changed."));
    return;
  }
  g_mkdir_with_parents (folder, 0700);
  window = dv_join_window_new (GTK_WINDOW (parent), path);
  g_signal_connect_object (window, "joined", G_CALLBACK (joined_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
pick_store (DvApplication *self, const char *title, GAsyncReadyCallback callback)
{
  static const char *const suffixes[] = { "danvan", NULL };
  const DvFileFilter filter = { _ ("Stores and backups"), suffixes };

  dv_file_picker_open_async (GTK_WIDGET (find_window (self)), title, &filter, 1, NULL, callback,
                             g_object_ref (self));
}

static void
backup_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvApplication) self = DV_APPLICATION (user_data);
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  g_autofree char *own = dv_store_opener_get_own_path ();
  const char *path = self->store_path != NULL ? self->store_path : own;

  if (file != NULL && g_file_peek_path (file) != NULL)
    start_opening (self, DV_OPENING_RESTORE, path, g_file_peek_path (file));
}

static void
restore_backup_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pick_store (DV_APPLICATION (user_data), _ ("Restore a backup"), backup_picked_cb);
}

static void
store_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvApplication) self = DV_APPLICATION (user_data);
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    dv_application_open_store (self, g_file_peek_path (file));
}

static void
open_store_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pick_store (DV_APPLICATION (user_data), _ ("Open a store"), store_picked_cb);
}

static void
retry_store_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvApplication *self = DV_APPLICATION (user_data);

  if (self->store == NULL && self->store_path != NULL)
    start_opening (self, DV_OPENING_OPEN, self->store_path, NULL);
}

/* What a notification says stands on the first page. */
static void
show_due_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvWindow *window = find_window (DV_APPLICATION (user_data));

  if (window == NULL)
    return;
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("today"));
  gtk_window_present (GTK_WINDOW (window));
}

static const GActionEntry entries[] = {
  { "about", about_cb, NULL, NULL, NULL },
  { "join", join_cb, NULL, NULL, NULL },
  { "new-store", new_store_cb, NULL, NULL, NULL },
  { "open-sample", open_sample_cb, NULL, NULL, NULL },
  { "open-store", open_store_cb, NULL, NULL, NULL },
  { "preferences", preferences_cb, NULL, NULL, NULL },
  { "quit", quit_cb, NULL, NULL, NULL },
  { "restore-backup", restore_backup_cb, NULL, NULL, NULL },
  { "retry-store", retry_store_cb, NULL, NULL, NULL },
  { "show-due", show_due_cb, NULL, NULL, NULL },
};

/* Letters only with Ctrl or Alt: alone they belong to the Vietnamese input methods. */
static void
set_keys (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.preferences", { "<Control>comma" } },  { "app.quit", { "<Control>q" } },
    { "page.export", { "<Control>e" } },          { "page.help", { "F1" } },
    { "page.import", { "<Control>i" } },          { "page.new", { "<Control>n" } },
    { "page.print", { "<Control>p" } },           { "page.save", { "<Control>s" } },
    { "page.new-kind", { "<Control><Shift>n" } }, { "win.search", { "<Control>f" } },
    { "win.search-all", { "<Control>k" } },       { "win.sidebar", { "F9" } },
    { "window.close", { "<Control>w" } },
  };
  guint n_pages;
  const DvPageInfo *pages = dv_pages_get_all (&n_pages);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].keys);

  for (guint i = 0; i < MIN (n_pages, 9); i++) {
    g_autofree char *action = g_strdup_printf ("win.page::%s", pages[i].id);
    g_autofree char *key = g_strdup_printf ("<Alt>%u", i + 1);
    const char *page_keys[] = { key, NULL };

    gtk_application_set_accels_for_action (application, action, page_keys);
  }
}

static void
dv_application_startup (GApplication *application)
{
  DvApplication *self = DV_APPLICATION (application);

  G_APPLICATION_CLASS (dv_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  update_actions (self);
  set_keys (GTK_APPLICATION (self));

  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::colour-scheme",
                           G_CALLBACK (colour_scheme_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::person-name", G_CALLBACK (update_actor), self,
                           G_CONNECT_SWAPPED);
  colour_scheme_changed_cb (self);
}

static void
dv_application_shutdown (GApplication *application)
{
  close_store (DV_APPLICATION (application));

  G_APPLICATION_CLASS (dv_application_parent_class)->shutdown (application);
}

static void
dv_application_activate (GApplication *application)
{
  DvApplication *self = DV_APPLICATION (application);
  DvWindow *window = find_window (self);

  if (self->store_path == NULL) {
    g_autofree char *last = g_settings_get_string (self->settings, "last-store");

    if (g_file_test (last, G_FILE_TEST_IS_REGULAR))
      dv_application_open_store (self, last);
  }
  if (window == NULL)
    window = dv_window_new (self);
  gtk_window_present (GTK_WINDOW (window));
}

static int
dv_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *language;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("danvan %s\n", DV_VERSION);
    return 0;
  }
  if (g_variant_dict_lookup (options, "lang", "&s", &language) &&
      (*language == '\0' || !dv_language_is_supported (language))) {
    g_printerr (_ ("Unknown language “%s”: use vi or en.\n"), language);
    return 2;
  }
  return -1;
}

/* Runs in the first instance, also for the options of later ones. */
static int
dv_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  DvApplication *self = DV_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *language;
  const char *store;

  if (g_variant_dict_lookup (options, "lang", "&s", &language)) {
    g_free (self->language_override);
    self->language_override = g_strdup (language);
    apply_language (self);
  }
  if (g_variant_dict_lookup (options, "store", "^&ay", &store)) {
    g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, store);

    dv_application_open_store (self, g_file_peek_path (file));
  }
  g_application_activate (application);
  return 0;
}

static void
dv_application_dispose (GObject *object)
{
  DvApplication *self = DV_APPLICATION (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_application_parent_class)->dispose (object);
}

static void
dv_application_finalize (GObject *object)
{
  DvApplication *self = DV_APPLICATION (object);

  g_free (self->language_override);
  g_free (self->store_path);
  g_clear_error (&self->store_error);

  G_OBJECT_CLASS (dv_application_parent_class)->finalize (object);
}

static void
dv_application_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_STORE:
    g_value_set_object (value, dv_application_get_store (DV_APPLICATION (object)));
    break;
  case PROP_STORE_PATH:
    g_value_set_string (value, dv_application_get_store_path (DV_APPLICATION (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_application_class_init (DvApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = dv_application_dispose;
  object_class->finalize = dv_application_finalize;
  object_class->get_property = dv_application_get_property;
  application_class->activate = dv_application_activate;
  application_class->command_line = dv_application_command_line;
  application_class->handle_local_options = dv_application_handle_local_options;
  application_class->shutdown = dv_application_shutdown;
  application_class->startup = dv_application_startup;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DV_TYPE_STORE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STORE_PATH] =
    g_param_spec_string ("store-path", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dv_application_init (DvApplication *self)
{
  static const GOptionEntry options[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this store"), N_ ("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Language of the program: vi or en"),
      N_ ("LANGUAGE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->settings = g_settings_new (APP_ID);
  apply_language (self);
}

/**
 * dv_application_new:
 *
 * Makes the program, in the language of its settings. dv_language_init() comes first.
 *
 * Returns: (transfer full): the program
 */
DvApplication *
dv_application_new (void)
{
  return g_object_new (DV_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/vn/danvan/DanVan", NULL);
}

/**
 * dv_application_get_store_path:
 *
 * Returns: (nullable): the file of the store that is open or should be, or %NULL before there is
 *   one
 */
const char *
dv_application_get_store_path (DvApplication *self)
{
  g_return_val_if_fail (DV_IS_APPLICATION (self), NULL);
  return self->store_path;
}

/**
 * dv_application_get_store:
 *
 * Returns: (transfer none) (nullable): the store, once it is open
 */
DvStore *
dv_application_get_store (DvApplication *self)
{
  g_return_val_if_fail (DV_IS_APPLICATION (self), NULL);
  return self->store;
}

/**
 * dv_application_get_store_error:
 *
 * Returns: (nullable): why the store could not be opened
 */
const GError *
dv_application_get_store_error (DvApplication *self)
{
  g_return_val_if_fail (DV_IS_APPLICATION (self), NULL);
  return self->store_error;
}

/**
 * dv_application_open_store:
 * @path: the file of a store
 *
 * Opens a store in place of the one that is open, and remembers it for the next start. It is there
 * when `store` is notified.
 */
void
dv_application_open_store (DvApplication *self, const char *path)
{
  g_return_if_fail (DV_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  if (self->store != NULL && g_strcmp0 (self->store_path, path) == 0)
    return;
  start_opening (self, DV_OPENING_OPEN, path, NULL);
}
