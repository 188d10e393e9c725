/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-officer-key.h"

G_BEGIN_DECLS

#define DV_INVITATION_ERROR (dv_invitation_error_quark ())
GQuark dv_invitation_error_quark (void);

/**
 * DvInvitationError:
 * @DV_INVITATION_ERROR_NOT_ONE: the file is something else
 * @DV_INVITATION_ERROR_TRUNCATED: its end is missing
 * @DV_INVITATION_ERROR_ALTERED: it is not as it was made
 * @DV_INVITATION_ERROR_TOO_NEW: only a newer program can read it
 * @DV_INVITATION_ERROR_TOO_LARGE: it goes beyond a limit
 * @DV_INVITATION_ERROR_TYPED: the code has a slip, and the message says in which group
 * @DV_INVITATION_ERROR_CODE: the code is that of another file
 * @DV_INVITATION_ERROR_FAILED: the computer could not do it
 *
 * Why a starter file was not made or not opened. The message is a sentence for the user.
 */
typedef enum {
  DV_INVITATION_ERROR_NOT_ONE,
  DV_INVITATION_ERROR_TRUNCATED,
  DV_INVITATION_ERROR_ALTERED,
  DV_INVITATION_ERROR_TOO_NEW,
  DV_INVITATION_ERROR_TOO_LARGE,
  DV_INVITATION_ERROR_TYPED,
  DV_INVITATION_ERROR_CODE,
  DV_INVITATION_ERROR_FAILED,
} DvInvitationError;

#define DV_INVITATION_MOST_SIZE (256u * 1024 * 1024)

GBytes *
dv_invitation_seal (GBytes *payload, const DvKeyCost *cost, DvSecret **code, GError **error);
GBytes *dv_invitation_open (GBytes *file, const char *typed, GError **error);

G_END_DECLS
