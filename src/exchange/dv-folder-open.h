/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <dirent.h>
#include <glib.h>

G_BEGIN_DECLS

/* Calls of the system on folders that may be a stick that somebody pulls out. No link is followed
 * below the folder that the user chose. */

int dv_folder_open (const char *path);
int dv_folder_open_below (int parent, const char *name, gboolean make);
DIR *dv_folder_read (int folder);
gboolean dv_folder_refuse (const char *path, int code, GError **error);

G_END_DECLS
