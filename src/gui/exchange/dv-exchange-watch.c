/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-exchange-watch.h"

#include "dv-folder.h"
#include "exchange/dv-exchanger.h"

/* Begins an exchange by itself: when something changes in the shared folder, and when a stick with
 * packets is put in. What the person wants of it stands in the settings. */
struct _DvExchangeWatch {
  GObject parent_instance;

  DvStore *store;
  GSettings *settings;
  GVolumeMonitor *volumes;
  GPtrArray *monitors; /* of GFileMonitor: the folder and those in it */
  guint settle_id;
};

/* Whoever copies packets needs a moment; they are read when nothing has come for so long. */
#define SETTLE_SECONDS 3

/* A folder for each site, and not more than a ward has. */
#define MAX_FOLDERS 200

/* The folder of Dân Vận, that of the ward, and one for each site. */
#define DEPTH 3

static guint offered_signal;

G_DEFINE_FINAL_TYPE (DvExchangeWatch, dv_exchange_watch, G_TYPE_OBJECT)

static void monitor (DvExchangeWatch *self);

static gboolean
settled_cb (gpointer user_data)
{
  DvExchangeWatch *self = user_data;
  DvExchanger *exchanger = dv_exchanger_get (self->store);
  g_autofree char *folder = g_settings_get_string (self->settings, "exchange-folder");

  if (dv_exchanger_is_busy (exchanger))
    return G_SOURCE_CONTINUE;
  self->settle_id = 0;
  monitor (self);
  /* What somebody is looking at is not taken away. */
  if (dv_exchanger_get_state (exchanger) != DV_EXCHANGER_PREVIEW)
    dv_exchanger_start (exchanger, folder, TRUE);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DvExchangeWatch *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add_seconds (SETTLE_SECONDS, settled_cb, self);
}

static void
monitor_one (DvExchangeWatch *self, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFileMonitor) watched =
    g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (watched == NULL)
    return;
  g_signal_connect_object (watched, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->monitors, g_steal_pointer (&watched));
}

/* A monitor does not look into folders, so each has its own. */
static void
monitor_folders (DvExchangeWatch *self, const char *path, guint depth)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  monitor_one (self, path);
  if (folder == NULL || depth == 0)
    return;
  while ((name = g_dir_read_name (folder)) != NULL && self->monitors->len < MAX_FOLDERS) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
      monitor_folders (self, child, depth - 1);
  }
}

static void
forget_monitors (DvExchangeWatch *self)
{
  for (guint i = 0; i < self->monitors->len; i++)
    g_file_monitor_cancel (g_ptr_array_index (self->monitors, i));
  g_ptr_array_set_size (self->monitors, 0);
}

static void
monitor (DvExchangeWatch *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "exchange-folder");

  forget_monitors (self);
  if (g_settings_get_boolean (self->settings, "exchange-watch") && *folder != '\0' &&
      g_file_test (folder, G_FILE_TEST_IS_DIR))
    monitor_folders (self, folder, DEPTH);
}

static gboolean
has_packets (const char *root)
{
  g_autoptr (GPtrArray) found = dv_folder_find (root, NULL);

  return found->len > 0;
}

/**
 * dv_exchange_watch_stick:
 * @root: where a stick was mounted
 *
 * Does what the person wants when a stick with packets is put in.
 */
void
dv_exchange_watch_stick (DvExchangeWatch *self, const char *root)
{
  g_autofree char *wish = NULL;

  g_return_if_fail (DV_IS_EXCHANGE_WATCH (self));

  wish = g_settings_get_string (self->settings, "exchange-stick");
  if (g_str_equal (wish, "off") || !has_packets (root))
    return;
  if (g_str_equal (wish, "auto"))
    dv_exchanger_start (dv_exchanger_get (self->store), root, TRUE);
  else
    g_signal_emit (self, offered_signal, 0, root);
}

static void
mounted_cb (DvExchangeWatch *self, GMount *mount)
{
  g_autoptr (GFile) root = g_mount_get_root (mount);

  if (g_file_peek_path (root) != NULL)
    dv_exchange_watch_stick (self, g_file_peek_path (root));
}

static void
dv_exchange_watch_dispose (GObject *object)
{
  DvExchangeWatch *self = DV_EXCHANGE_WATCH (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  forget_monitors (self);
  g_clear_object (&self->volumes);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_exchange_watch_parent_class)->dispose (object);
}

static void
dv_exchange_watch_finalize (GObject *object)
{
  g_ptr_array_unref (DV_EXCHANGE_WATCH (object)->monitors);

  G_OBJECT_CLASS (dv_exchange_watch_parent_class)->finalize (object);
}

static void
dv_exchange_watch_class_init (DvExchangeWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dv_exchange_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_exchange_watch_finalize;
  /**
   * DvExchangeWatch::offered:
   * @self: the watch
   * @folder: where a stick with packets was mounted
   *
   * The person is to be asked whether to exchange with it.
   */
  offered_signal = g_signal_new ("offered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dv_exchange_watch_init (DvExchangeWatch *self)
{
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = g_settings_new (APP_ID);
  self->volumes = g_volume_monitor_get ();
  g_signal_connect_object (self->volumes, "mount-added", G_CALLBACK (mounted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::exchange-folder", G_CALLBACK (monitor), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::exchange-watch", G_CALLBACK (monitor), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dv_exchange_watch_new:
 * @store: a store
 *
 * Returns: (transfer full): what exchanges its packets by itself
 */
DvExchangeWatch *
dv_exchange_watch_new (DvStore *store)
{
  DvExchangeWatch *self = g_object_new (DV_TYPE_EXCHANGE_WATCH, NULL);

  self->store = g_object_ref (store);
  monitor (self);
  return self;
}
