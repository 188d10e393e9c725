/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sent-batch.h"

G_BEGIN_DECLS

/* Signatures being verified on other threads, while what was signed is worked on already. */
typedef struct _DvVerifier DvVerifier;

DvVerifier *dv_verifier_new (void);
void dv_verifier_free (DvVerifier *self);
void
dv_verifier_add (DvVerifier *self, const guint8 *hash, const guint8 *signature, const guint8 *key);
gboolean dv_verifier_wait (DvVerifier *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvVerifier, dv_verifier_free)

G_END_DECLS
