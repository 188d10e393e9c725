/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DV_SEALING_ERROR (dv_sealing_error_quark ())
GQuark dv_sealing_error_quark (void);

/**
 * DvSealingError:
 * @DV_SEALING_ERROR_FAILED: the computer could not do it, for instance for want of memory
 * @DV_SEALING_ERROR_WEAK: the passphrase is too short
 * @DV_SEALING_ERROR_PASSPHRASE: the passphrase is wrong
 * @DV_SEALING_ERROR_WAIT: it was wrong too often, so one must wait
 * @DV_SEALING_ERROR_RECOVERY: the recovery key was typed wrong, or is that of another officer
 * @DV_SEALING_ERROR_KEY_MISSING: there is no key, or no file of it
 * @DV_SEALING_ERROR_KEY_DAMAGED: the key or its file is damaged
 * @DV_SEALING_ERROR_NOT_FOR_OFFICER: the part is not sealed for this officer
 * @DV_SEALING_ERROR_OTHER_STORE: the part comes from another store
 * @DV_SEALING_ERROR_OTHER_RECORD: the part comes from another record, or is an older one
 * @DV_SEALING_ERROR_DAMAGED: the sealed part is damaged
 * @DV_SEALING_ERROR_NO_OFFICER: nobody holds a key yet
 * @DV_SEALING_ERROR_REASON: no reason was given
 * @DV_SEALING_ERROR_NAMED: what is not sealed says who it is
 *
 * Why something could not be sealed or opened. The message is a sentence for the user.
 */
typedef enum {
  DV_SEALING_ERROR_FAILED,
  DV_SEALING_ERROR_WEAK,
  DV_SEALING_ERROR_PASSPHRASE,
  DV_SEALING_ERROR_WAIT,
  DV_SEALING_ERROR_RECOVERY,
  DV_SEALING_ERROR_KEY_MISSING,
  DV_SEALING_ERROR_KEY_DAMAGED,
  DV_SEALING_ERROR_NOT_FOR_OFFICER,
  DV_SEALING_ERROR_OTHER_STORE,
  DV_SEALING_ERROR_OTHER_RECORD,
  DV_SEALING_ERROR_DAMAGED,
  DV_SEALING_ERROR_NO_OFFICER,
  DV_SEALING_ERROR_REASON,
  DV_SEALING_ERROR_NAMED,
} DvSealingError;

G_END_DECLS
