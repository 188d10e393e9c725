/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bits.h"

G_BEGIN_DECLS

/**
 * DiskFault:
 * @DISK_SOUND: nothing goes wrong
 * @DISK_KILLED: the power goes; nothing is written from then on
 * @DISK_FULL: there is no room from then on
 * @DISK_BROKEN: one thing fails
 *
 * What happens when the disk is asked to write, to sync, to cut or to remove something.
 */
typedef enum {
  DISK_SOUND,
  DISK_KILLED,
  DISK_FULL,
  DISK_BROKEN,
} DiskFault;

typedef struct _DiskImage DiskImage;

void disk_set_up (void);
void disk_empty (void);
void disk_set_fault (DiskFault fault, guint at);
guint disk_count (void);
gboolean disk_failed (void);
void disk_lose_power (Dice *dice);
DiskImage *disk_copy (void);
void disk_put_back (const DiskImage *image);
void disk_image_free (DiskImage *image);

G_END_DECLS
