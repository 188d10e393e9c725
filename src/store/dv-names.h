/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

/* What the records of a store are called, so that a text can be read as a link to one of them. */
typedef struct _DvNames DvNames;

/**
 * DvName:
 * @id: the UUID of a record
 * @key: (nullable): its code
 * @title: (nullable): what names it to a person
 * @short_name: (nullable): a shorter title
 * @row: its number in the store; 0 if it is not there yet
 * @sensitive: whether it is not to be named beside a person, such as a category of illness
 * @text: (nullable): what dv_names_get_text() said last
 * @text_of: how many names there were then
 *
 * What one record is called.
 */
typedef struct {
  char *id;
  char *key;
  char *title;
  char *short_name;
  gint64 row;
  gboolean sensitive;
  char *text;
  guint text_of;
} DvName;

DvNames *dv_names_new (DvDb *db);
void dv_names_free (DvNames *self);
void dv_names_add (DvNames *self, DvRecord *record);
GPtrArray *dv_names_find (DvNames *self, const DvKind *kind, const char *text, GError **error);
GPtrArray *dv_names_find_key (DvNames *self, const DvKind *kind, const char *key, GError **error);
GPtrArray *
dv_names_find_title (DvNames *self, const DvKind *kind, const char *title, GError **error);
char *dv_names_get_text (DvNames *self, const DvKind *kind, const char *id, GError **error);
const DvName *dv_names_find_row (DvNames *self,
                                 const DvKind *kind,
                                 gint64 row,
                                 const char **text,
                                 GError **error);
char *dv_name_to_text (const DvName *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvNames, dv_names_free)

G_END_DECLS
