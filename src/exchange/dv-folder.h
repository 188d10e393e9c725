/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-packet-name.h"
#include "dv-packet-writer.h"

G_BEGIN_DECLS

/* What is looked at in one folder. */
#define DV_FOLDER_MOST_FILES 200000u
#define DV_FOLDER_MOST_NAME  64u

/**
 * DvFolderFile:
 * @path: where it lies
 * @name: what its name says
 * @size: how many bytes it has
 *
 * A file in a folder that has the name of a packet.
 */
typedef struct {
  char *path;
  DvPacketName name;
  guint64 size;
} DvFolderFile;

/**
 * DvFolderList:
 * @files: (element-type DvFolderFile): the packets, in the order in which to read them
 * @n_foreign: how many files and folders are none, and were not touched
 *
 * What lies in a folder. That something is missing never means anything.
 */
typedef struct {
  GPtrArray *files;
  guint n_foreign;
} DvFolderList;

GPtrArray *dv_folder_find (const char *place, const guint8 *ward);
char *dv_folder_make (const char *place, const guint8 *ward, GError **error);

DvFolderList *dv_folder_list (const char *folder, GCancellable *cancellable, GError **error);
void dv_folder_list_free (DvFolderList *self);

char *dv_folder_write (const char *folder,
                       DvPacketWriter *writer,
                       const DvPacketHead *head,
                       GPtrArray *readers,
                       const guint8 *sign_secret,
                       GCancellable *cancellable,
                       GError **error);
char *dv_folder_put (const char *folder, GBytes *packet, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvFolderList, dv_folder_list_free)

G_END_DECLS
