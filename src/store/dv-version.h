/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dv-bytes.h"

G_BEGIN_DECLS

/**
 * DvDot:
 * @site: local number of the site that made the change
 * @seq: number of the change in that site's stream for the scope of the record
 *
 * The name of one change. A dot is never used twice.
 */
typedef struct {
  guint32 site;
  guint64 seq;
} DvDot;

/**
 * DvLife:
 * @DV_LIFE_ALIVE: the record is there
 * @DV_LIFE_DELETED: it was deleted
 * @DV_LIFE_MOVED: it went to another scope
 * @DV_LIFE_ERASED: its values were destroyed, as the law demands
 */
typedef enum {
  DV_LIFE_ALIVE,
  DV_LIFE_DELETED,
  DV_LIFE_MOVED,
  DV_LIFE_ERASED,
} DvLife;

/* The field number under which the life of a record is versioned. */
#define DV_FIELD_LIFE 0

/* Which changes a record's values come from. */
typedef struct _DvVersion DvVersion;

DvVersion *dv_version_new (DvDot created);
DvVersion *dv_version_parse (gconstpointer data, gsize size);
DvVersion *dv_version_copy (const DvVersion *version);
void dv_version_free (DvVersion *version);
GByteArray *dv_version_to_bytes (const DvVersion *version);

DvDot dv_version_get_created (const DvVersion *version);
GArray *dv_version_get_dots (const DvVersion *version, guint field);
gboolean dv_version_is_set (const DvVersion *version, guint field);
GArray *dv_version_get_lives (const DvVersion *version);
void dv_version_replace (DvVersion *version, guint field, const GArray *replaced, DvDot dot);
void dv_version_set_life (DvVersion *version, const GArray *replaced, DvDot dot, DvLife life);
void dv_version_rename (DvVersion *version, guint32 from, guint64 first, guint32 to, guint64 next);
gboolean dv_version_is_erased (const DvVersion *version);
gboolean dv_version_is_alive (const DvVersion *version);
gboolean dv_version_is_deleted (const DvVersion *version);
gboolean dv_version_is_life_disputed (const DvVersion *version);
gboolean dv_version_is_within_limits (const DvVersion *version);
gboolean dv_version_is_conflicted (const DvVersion *version);

gboolean dv_dots_contain (const GArray *dots, DvDot dot);
gboolean dv_dots_cover (const GArray *dots, const GArray *others);
void dv_dots_put (GByteArray *bytes, const GArray *dots);
GArray *dv_dots_get (DvReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvVersion, dv_version_free)

G_END_DECLS
