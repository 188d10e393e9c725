/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "bits.h"
#include "dv-incoming.h"
#include "dv-members.h"
#include "dv-op.h"
#include "dv-record.h"
#include "dv-write.h"

G_BEGIN_DECLS

#define WARD_MAX_GROUPS 40
#define SCOPE_WARD      0
#define SCOPE_OFFICE    1
#define SCOPE_GROUPS    2
#define MAX_SCOPES      (SCOPE_GROUPS + WARD_MAX_GROUPS)
#define MAX_SITES       48

/**
 * Desk:
 * @db: its store
 * @handle: the same, for SQLite
 * @name: what it is called
 * @office: whether it is an office
 * @groups: the residential groups that it holds, a bit each
 * @site: the number of the site that it is, in #Ward
 * @skew: by how much its clock is wrong, microseconds
 * @gone: whether it was lost
 *
 * A computer that takes part.
 */
typedef struct {
  DvDb *db;
  sqlite3 *handle;
  char *name;
  gboolean office;
  guint64 groups;
  guint site;
  gint64 skew;
  gboolean gone;
} Desk;

/**
 * Ward:
 * @desks: its computers; the first is the office that made the first store
 * @n_desks: how many
 * @spare: an office that takes no part but for reading, or nothing
 * @sites: (element-type DvId): every site that there ever was
 * @n_scopes: how many scopes
 * @scopes: their names
 * @people: of every residential group, somebody who is never changed
 * @category: a category, likewise
 */
typedef struct {
  Desk desks[MAX_SITES];
  guint n_desks;
  Desk spare;
  GArray *sites;
  guint n_scopes;
  char *scopes[MAX_SCOPES];
  char *people[MAX_SCOPES];
  char *category;
} Ward;

/* A packet of a scope without its wrapping: certificates and batches. */
typedef struct {
  guint scope;
  GPtrArray *certificates;
  GPtrArray *batches;
} Parcel;

/* What the clock of the computer says on which a store is now worked. */
void ward_set_time (gint64 time);
gint64 ward_get_time (void);
void ward_work_at (const Desk *desk);
void ward_set_chance (guint64 seed);

DvDb *ward_open (const char *path, DvDbMode mode, sqlite3 **handle, GError **error);
Ward *ward_new (guint n_groups);
void ward_free (Ward *ward);
Desk *ward_add_desk (Ward *ward, const char *path, gboolean office, guint64 groups);
void ward_add_spare (Ward *ward);
Desk *ward_get_desk (Ward *ward, guint number);
guint ward_find_site (Ward *ward, const DvId *id);
guint ward_find_scope (Ward *ward, const char *name);
gboolean ward_note_site (Ward *ward, Desk *desk, GError **error);
void desk_clear (Desk *desk);
gboolean desk_reads (const Desk *desk, guint scope);
gboolean desk_writes (const Desk *desk, guint scope);
gboolean desk_renew (Ward *ward, Desk *desk, GError **error);

Parcel *parcel_new (void);
void parcel_free (Parcel *parcel);
gboolean parcel_add_certificates (Parcel *parcel, Desk *from, GError **error);
gboolean
parcel_add_scope (Parcel *parcel, Ward *ward, Desk *from, Desk *to, guint scope, GError **error);
gboolean parcel_add_own (Parcel *parcel, Ward *ward, Desk *from, guint scope, GError **error);
gboolean parcel_deliver (const Parcel *parcel,
                         Desk *to,
                         guint n_batches,
                         GBytes **odd,
                         DvArrived *arrived,
                         GError **error);
void parcel_turn_certificates (Parcel *parcel, guint n_first);
gboolean ward_send (Ward *ward, Desk *from, Desk *to, GError **error);
gboolean ward_save (Desk *desk, DvRecord *record, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ward, ward_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parcel, parcel_free)

G_END_DECLS
