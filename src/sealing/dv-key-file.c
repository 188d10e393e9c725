/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-key-file.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dv-sealing-error.h"

#define GROUP     "DanVan officer key 1"
#define CHECK     "# check "
#define HASH_SIZE 16
#define MOST_SIZE (64 * 1024)

/**
 * dv_key_file_free:
 * @self: (transfer full) (nullable): what stands in a key file
 */
void
dv_key_file_free (DvKeyFile *self)
{
  if (self == NULL)
    return;
  g_free (self->store);
  g_free (self->officer);
  g_free (self->name);
  g_free (self->public_key);
  g_free (self->wrapped);
  g_free (self->recovery);
  g_free (self);
}

static char *
compute_check (const char *text, gsize size)
{
  guint8 hash[HASH_SIZE];
  char *check = g_malloc (HASH_SIZE * 2 + 1);

  crypto_generichash (hash, sizeof hash, (const guint8 *) text, size, NULL, 0);
  return sodium_bin2hex (check, HASH_SIZE * 2 + 1, hash, sizeof hash);
}

static void
set (GKeyFile *file, const char *name, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, GROUP, name, value);
}

/**
 * dv_key_file_save:
 * @self: what to keep
 * @path: where; a file that is there is replaced once the new one is whole
 * @error: return location for a #GFileError
 *
 * Returns: whether it was written
 */
gboolean
dv_key_file_save (const DvKeyFile *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autofree char *check = NULL;
  g_autofree char *whole = NULL;

  set (file, "store", self->store);
  set (file, "officer", self->officer);
  set (file, "name", self->name);
  set (file, "public", self->public_key);
  set (file, "wrapped", self->wrapped);
  set (file, "recovery", self->recovery);
  text = g_key_file_to_data (file, NULL, NULL);
  check = compute_check (text, strlen (text));
  whole = g_strconcat (text, CHECK, check, "\n", NULL);
  return g_file_set_contents_full (path, whole, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
refuse (DvSealingError code, const char *message, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  g_set_error (error, DV_SEALING_ERROR, (int) code, "%s: %s", shown, message);
  return FALSE;
}

static gboolean
read_text (const char *path, char **text, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize size;

  if (!g_file_get_contents (path, text, &size, &local)) {
    if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
      return refuse (DV_SEALING_ERROR_KEY_MISSING,
                     _ ("There is no such key file. Nothing was changed: look for it on the stick "
                        "or in the folder where it was kept."),
                     path, error);
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (size > 0 && size <= MOST_SIZE && strlen (*text) == size)
    return TRUE;
  return refuse (DV_SEALING_ERROR_KEY_DAMAGED,
                 _ ("The file is no key file, or is damaged. Nothing was changed: take another "
                    "copy of it."),
                 path, error);
}

/* Cuts the check off the end of @text. */
static gboolean
has_good_check (char *text)
{
  char *check = g_strrstr (text, CHECK);
  g_autofree char *expected = NULL;

  if (check == NULL)
    return FALSE;
  expected = compute_check (text, (gsize) (check - text));
  return strcmp (g_strchomp (check + strlen (CHECK)), expected) == 0;
}

static DvKeyFile *
parse (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DvKeyFile *self;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  self = g_new0 (DvKeyFile, 1);
  self->store = g_key_file_get_string (file, GROUP, "store", NULL);
  self->officer = g_key_file_get_string (file, GROUP, "officer", NULL);
  self->name = g_key_file_get_string (file, GROUP, "name", NULL);
  self->public_key = g_key_file_get_string (file, GROUP, "public", NULL);
  self->wrapped = g_key_file_get_string (file, GROUP, "wrapped", NULL);
  self->recovery = g_key_file_get_string (file, GROUP, "recovery", NULL);
  return self;
}

/**
 * dv_key_file_load:
 * @path: a file that dv_key_file_save() wrote
 * @error: return location for a #DV_SEALING_ERROR: the file is missing or damaged
 *
 * Returns: (transfer full) (nullable): what stands in it
 */
DvKeyFile *
dv_key_file_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (DvKeyFile) self = NULL;

  if (!read_text (path, &text, error))
    return NULL;
  if (has_good_check (text))
    self = parse (text);
  if (self != NULL && self->store != NULL && self->officer != NULL && self->public_key != NULL &&
      self->wrapped != NULL)
    return g_steal_pointer (&self);
  refuse (
    DV_SEALING_ERROR_KEY_DAMAGED,
    _ ("The file is no key file, or is damaged. Nothing was changed: take another copy of it."),
    path, error);
  return NULL;
}
