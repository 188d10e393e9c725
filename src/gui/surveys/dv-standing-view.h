/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvStandingLine:
 * @title: what it is about
 * @subtitle: how it stands
 * @icon: a symbolic icon, static; never alone, the words say the same
 * @record: (nullable): the UUID of the record that it opens
 *
 * A line of what the store reckons about a record.
 */
typedef struct {
  char *title;
  char *subtitle;
  const char *icon;
  char *record;
} DvStandingLine;

/**
 * DvStandingFunc:
 * @db: a connection
 * @id: the UUID of a record
 * @on: the day of today
 * @lines: (element-type DvStandingLine): where to add lines
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it could be reckoned
 */
typedef gboolean (
  *DvStandingFunc) (DvDb *db, const char *id, guint32 on, GPtrArray *lines, GError **error);

#define DV_TYPE_STANDING_VIEW (dv_standing_view_get_type ())
G_DECLARE_FINAL_TYPE (DvStandingView, dv_standing_view, DV, STANDING_VIEW, GtkWidget)

GtkWidget *
dv_standing_view_new (DvStore *store, DvRecord *record, const char *heading, DvStandingFunc read);
void dv_standing_add (GPtrArray *lines,
                      const char *title,
                      const char *subtitle,
                      const char *icon,
                      const char *record);

G_END_DECLS
