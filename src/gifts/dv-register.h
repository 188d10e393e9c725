/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-traits.h"

G_BEGIN_DECLS

/* The people of the register who bear a name that is asked for. */
typedef struct _DvRegister DvRegister;

DvRegister *dv_register_new (DvNameKeys *keys);
void dv_register_free (DvRegister *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvRegister, dv_register_free)

void dv_register_want (DvRegister *self, const char *key);
guint dv_register_count_wanted (DvRegister *self);
gboolean dv_register_knows (DvRegister *self, const char *key);
gboolean dv_register_is_wanted (DvRegister *self, const char *name);
void dv_register_add (DvRegister *self, gint64 row, gint64 household, const DvTraits *traits);
gint64 dv_register_find (DvRegister *self, const DvTraits *traits, gint64 *household);

G_END_DECLS
