/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preferences/dv-preferences.h"

#include "common/dv-file-picker.h"

#include <glib/gi18n.h>

/* What a person can set. The one class that knows AdwPreferencesWindow, which later versions of
 * libadwaita deprecate. */
struct _DvPreferences {
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  AdwActionRow *backup_folder;
  GtkSpinButton *backups_to_keep;
  AdwComboRow *colour_scheme;
  AdwComboRow *language;
  AdwEntryRow *person_name;
  GtkSwitch *notify_due;
  AdwComboRow *report_style;

  /* Owned */
  GSettings *settings;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvPreferences, dv_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* The values of each list, in the order of its rows in the .ui file. */
static const char *const colour_schemes[] = { "system", "light", "dark", NULL };
static const char *const languages[] = { "", "vi", "en", NULL };
static const char *const report_styles[] = { "", "party-2026", "party-2018", "state-2020", NULL };

static gboolean
value_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *values = user_data;

  for (guint i = 0; values[i] != NULL; i++) {
    if (g_str_equal (values[i], g_variant_get_string (variant, NULL))) {
      g_value_set_uint (value, i);
      return TRUE;
    }
  }
  return FALSE;
}

static GVariant *
row_to_value (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *values = user_data;
  guint row = g_value_get_uint (value);

  return row < g_strv_length ((char **) values) ? g_variant_new_string (values[row]) : NULL;
}

static void
bind_choice (DvPreferences *self, const char *key, AdwComboRow *row, const char *const *values)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                value_to_row, row_to_value, (gpointer) values, NULL);
}

static void
update_backup_folder (DvPreferences *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *shown = NULL;

  if (*path == '\0')
    shown = g_strdup (_ ("Beside the store"));
  else
    shown = g_filename_display_name (path);
  adw_action_row_set_subtitle (self->backup_folder, shown);
}

static void
name_applied_cb (DvPreferences *self)
{
  g_autofree char *name = NULL;
  const char *text;

  g_assert (DV_IS_PREFERENCES (self));

  text = gtk_editable_get_text (GTK_EDITABLE (self->person_name));
  name = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_settings_set_string (self->settings, "person-name", g_strstrip (name));
}

static void
folder_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvPreferences) self = DV_PREFERENCES (user_data);
  g_autoptr (GFile) folder = dv_file_picker_finish (result, NULL);

  /* The window may have been closed in the meantime. */
  if (folder != NULL && g_file_peek_path (folder) != NULL && self->settings != NULL)
    g_settings_set_string (self->settings, "backup-folder", g_file_peek_path (folder));
}

static void
choose_folder_cb (DvPreferences *self)
{
  g_assert (DV_IS_PREFERENCES (self));

  dv_file_picker_folder_async (GTK_WIDGET (self), _ ("Backup folder"), self->cancellable,
                               folder_picked_cb, g_object_ref (self));
}

static gboolean
dv_preferences_close_request (GtkWindow *window)
{
  /* A name that was typed and not yet confirmed is meant all the same. */
  name_applied_cb (DV_PREFERENCES (window));

  return GTK_WINDOW_CLASS (dv_preferences_parent_class)->close_request (window);
}

static void
dv_preferences_dispose (GObject *object)
{
  DvPreferences *self = DV_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_PREFERENCES);

  G_OBJECT_CLASS (dv_preferences_parent_class)->dispose (object);
}

static void
dv_preferences_class_init (DvPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_preferences_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dv_preferences_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/preferences/dv-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DvPreferences, backup_folder);
  gtk_widget_class_bind_template_child (widget_class, DvPreferences, backups_to_keep);
  gtk_widget_class_bind_template_child (widget_class, DvPreferences, colour_scheme);
  gtk_widget_class_bind_template_child (widget_class, DvPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, DvPreferences, person_name);
  gtk_widget_class_bind_template_child (widget_class, DvPreferences, notify_due);
  gtk_widget_class_bind_template_child (widget_class, DvPreferences, report_style);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
}

static void
dv_preferences_init (DvPreferences *self)
{
  g_autofree char *name = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (APP_ID);

  bind_choice (self, "colour-scheme", self->colour_scheme, colour_schemes);
  bind_choice (self, "language", self->language, languages);
  g_settings_bind (self->settings, "notify-due", self->notify_due, "active",
                   G_SETTINGS_BIND_DEFAULT);
  bind_choice (self, "report-style", self->report_style, report_styles);
  g_settings_bind (self->settings, "backups-to-keep", self->backups_to_keep, "value",
                   G_SETTINGS_BIND_DEFAULT);
  name = g_settings_get_string (self->settings, "person-name");
  gtk_editable_set_text (GTK_EDITABLE (self->person_name), name);

  g_signal_connect_object (self->settings, "changed::backup-folder",
                           G_CALLBACK (update_backup_folder), self, G_CONNECT_SWAPPED);
  update_backup_folder (self);
}

/**
 * dv_preferences_new:
 * @parent: (nullable): the window that it stands over
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_preferences_new (GtkWindow *parent)
{
  return g_object_new (DV_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
