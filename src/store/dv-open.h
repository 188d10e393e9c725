/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

/* The connections to a store, and the lock that keeps other copies of the program away. */
typedef struct _DvOpened DvOpened;

DvOpened *dv_opened_create (const char *path, DvDbFunc found, gpointer data, GError **error);
DvOpened *dv_opened_open (const char *path, GError **error);
void dv_opened_free (DvOpened *opened);
DvDb *dv_opened_get_writer (DvOpened *opened);
DvDb *dv_opened_get_reader (DvOpened *opened);

int dv_store_lock (const char *path, GError **error);
void dv_store_unlock (int lock);
void dv_store_remove (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvOpened, dv_opened_free)

G_END_DECLS
