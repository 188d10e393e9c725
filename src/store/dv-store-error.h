/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DV_STORE_ERROR (dv_store_error_quark ())
GQuark dv_store_error_quark (void);

/**
 * DvStoreError:
 * @DV_STORE_ERROR_FAILED: something else went wrong
 * @DV_STORE_ERROR_NOT_FOUND: there is no such record, file or batch
 * @DV_STORE_ERROR_INVALID: the record breaks a rule of its kind
 * @DV_STORE_ERROR_CONSTRAINT: the store itself refused the change
 * @DV_STORE_ERROR_CONFLICT: somebody changed the same values since they were read
 * @DV_STORE_ERROR_BUSY: another copy of the program has the store open
 * @DV_STORE_ERROR_FULL: the disk is full
 * @DV_STORE_ERROR_CORRUPT: the file is damaged, or no store
 * @DV_STORE_ERROR_TOO_NEW: a newer version of the program wrote the store
 * @DV_STORE_ERROR_READ_ONLY: the file may only be read
 *
 * Why the store could not do what was asked. The message is a sentence for the user.
 */
typedef enum {
  DV_STORE_ERROR_FAILED,
  DV_STORE_ERROR_NOT_FOUND,
  DV_STORE_ERROR_INVALID,
  DV_STORE_ERROR_CONSTRAINT,
  DV_STORE_ERROR_CONFLICT,
  DV_STORE_ERROR_BUSY,
  DV_STORE_ERROR_FULL,
  DV_STORE_ERROR_CORRUPT,
  DV_STORE_ERROR_TOO_NEW,
  DV_STORE_ERROR_READ_ONLY,
} DvStoreError;

gboolean dv_store_error_is_store_unusable (const GError *error);

G_END_DECLS
