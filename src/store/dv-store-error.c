/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-store-error.h"

G_DEFINE_QUARK (dv - store - error - quark, dv_store_error)

/**
 * dv_store_error_is_store_unusable:
 * @error: an error
 *
 * Returns: whether @error says that the store itself cannot be used, whatever is asked of it
 */
gboolean
dv_store_error_is_store_unusable (const GError *error)
{
  if (error == NULL || error->domain != DV_STORE_ERROR)
    return FALSE;
  switch ((DvStoreError) error->code) {
  case DV_STORE_ERROR_BUSY:
  case DV_STORE_ERROR_FULL:
  case DV_STORE_ERROR_CORRUPT:
  case DV_STORE_ERROR_TOO_NEW:
  case DV_STORE_ERROR_READ_ONLY:
    return TRUE;
  case DV_STORE_ERROR_FAILED:
  case DV_STORE_ERROR_NOT_FOUND:
  case DV_STORE_ERROR_INVALID:
  case DV_STORE_ERROR_CONSTRAINT:
  case DV_STORE_ERROR_CONFLICT:
  default:
    return FALSE;
  }
}
