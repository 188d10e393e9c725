/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvKeyFile:
 * @store: the id of the store whose parts the key opens
 * @officer: the id of the officer
 * @name: the name of the officer
 * @public_key: the public half
 * @wrapped: the secret half behind the passphrase
 * @recovery: the secret half behind the recovery key
 *
 * The key of an officer as it lies in a file of its own. Without the passphrase or the paper it
 * opens nothing.
 */
typedef struct {
  char *store;
  char *officer;
  char *name;
  char *public_key;
  char *wrapped;
  char *recovery;
} DvKeyFile;

void dv_key_file_free (DvKeyFile *self);
gboolean dv_key_file_save (const DvKeyFile *self, const char *path, GError **error);
DvKeyFile *dv_key_file_load (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvKeyFile, dv_key_file_free)

G_END_DECLS
