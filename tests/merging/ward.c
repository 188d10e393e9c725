/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ward.h"

#include <sodium.h>

#include "dv-dues.h"
#include "dv-kinds.h"
#include "dv-outgoing.h"
#include "dv-schema.h"
#include "dv-search.h"
#include "dv-site.h"

/* Stores of a ward that exchange batches in one process. The clock and what sodium takes for chance
 * are those of the test, so that a seed says everything. */

#define DAY_ONE G_GINT64_CONSTANT (1767225600000000) /* 1 January 2026 */

static gint64 now = DAY_ONE;
static gint64 skew = 0;
static Dice chance = { 1 };
static sqlite3 *opened = NULL;

gint64 __wrap_g_get_real_time (void);

/* Takes the place of g_get_real_time() in the store (see meson.build). */
gint64
__wrap_g_get_real_time (void)
{
  return now + skew;
}

void
ward_set_time (gint64 time)
{
  now = DAY_ONE + time;
}

gint64
ward_get_time (void)
{
  return now - DAY_ONE;
}

void
ward_work_at (const Desk *desk)
{
  now += 150; /* so that clocks often say the same */
  skew = desk->skew;
}

void
ward_set_chance (guint64 seed)
{
  chance = dice_new (seed, 0);
}

static const char *
chance_name (void)
{
  return "test";
}

static guint32
chance_random (void)
{
  return (guint32) dice_next (&chance);
}

static void
chance_buf (void *const buffer, const size_t size)
{
  guint8 *bytes = buffer;

  for (size_t i = 0; i < size; i++)
    bytes[i] = (guint8) (dice_next (&chance) >> 24);
}

static randombytes_implementation chance_implementation = {
  .implementation_name = chance_name,
  .random = chance_random,
  .buf = chance_buf,
};

static int
note_opened (sqlite3 *handle, char **message, const struct sqlite3_api_routines *routines)
{
  opened = handle;
  return SQLITE_OK;
}

/* The connections of the store do not show what SQLite calls them; it tells by itself. */
static void
set_up_library (void)
{
  static gboolean done = FALSE;
  g_autoptr (DvDb) first = NULL;

  if (done)
    return;
  done = TRUE;
  first = dv_db_open (":memory:", DV_DB_CREATE, NULL);
  sqlite3_auto_extension ((void (*) (void)) note_opened);
  randombytes_set_implementation (&chance_implementation);
  g_assert_cmpint (sodium_init (), >=, 0);
}

DvDb *
ward_open (const char *path, DvDbMode mode, sqlite3 **handle, GError **error)
{
  DvDb *db;

  set_up_library ();
  db = dv_db_open (path, mode, error);
  *handle = db != NULL ? opened : NULL;
  return db;
}

guint
ward_find_site (Ward *ward, const DvId *id)
{
  for (guint i = 0; i < ward->sites->len; i++) {
    if (memcmp (&g_array_index (ward->sites, DvId, i), id, sizeof *id) == 0)
      return i;
  }
  return G_MAXUINT;
}

guint
ward_find_scope (Ward *ward, const char *name)
{
  for (guint i = 0; i < ward->n_scopes; i++) {
    if (g_strcmp0 (ward->scopes[i], name) == 0)
      return i;
  }
  return G_MAXUINT;
}

/* The site that the store of a desk is now. */
gboolean
ward_note_site (Ward *ward, Desk *desk, GError **error)
{
  guint32 sid;
  DvId id;

  if (!dv_site_get_own (desk->db, &sid, &id, error))
    return FALSE;
  desk->site = ward_find_site (ward, &id);
  if (desk->site == G_MAXUINT) {
    desk->site = ward->sites->len;
    g_array_append_val (ward->sites, id);
  }
  return TRUE;
}

Desk *
ward_get_desk (Ward *ward, guint number)
{
  g_assert_cmpuint (number, <, ward->n_desks);
  return &ward->desks[number];
}

gboolean
desk_reads (const Desk *desk, guint scope)
{
  if (desk->gone)
    return FALSE;
  return desk->office || scope == SCOPE_WARD ||
         (scope >= SCOPE_GROUPS && (desk->groups >> (scope - SCOPE_GROUPS) & 1));
}

gboolean
desk_writes (const Desk *desk, guint scope)
{
  return desk->office || (scope >= SCOPE_GROUPS && desk_reads (desk, scope));
}

typedef struct {
  DvId ward;
  GPtrArray *certificates;
  DvMemberKeys keys;
  const char *name;
  const char *role;
  GPtrArray *scopes;
} Invitation;

static gboolean
found_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_schema_update (db, error) && dv_members_found (db, error) &&
         dv_search_update (db, error) && dv_dues_update (db, error);
}

static gboolean
invite_cb (DvDb *db, gpointer data, GError **error)
{
  Invitation *invitation = data;
  const char *const *scopes =
    invitation->scopes->len > 1 ? (const char *const *) invitation->scopes->pdata : NULL;
  g_autoptr (DvMember) member =
    dv_members_invite (db, invitation->name, invitation->role, scopes, &invitation->keys, error);

  return member != NULL && dv_members_get_ward (db, &invitation->ward, error);
}

static gboolean
join_cb (DvDb *db, gpointer data, GError **error)
{
  Invitation *invitation = data;

  return dv_schema_update (db, error) &&
         dv_members_join (db, &invitation->ward, invitation->certificates, &invitation->keys,
                          error) &&
         dv_search_update (db, error) && dv_dues_update (db, error);
}

static void
join (Ward *ward, Desk *desk)
{
  g_autoptr (Parcel) parcel = parcel_new ();
  g_autoptr (GPtrArray) scopes = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Invitation invitation = { .name = desk->name, .role = desk->office ? "office" : "leaf" };

  for (guint i = SCOPE_GROUPS; i < ward->n_scopes && !desk->office; i++) {
    if (desk_reads (desk, i))
      g_ptr_array_add (scopes, ward->scopes[i]);
  }
  g_ptr_array_add (scopes, NULL);
  invitation.scopes = scopes;
  dv_db_transaction (ward->desks[0].db, invite_cb, &invitation, &error);
  g_assert_no_error (error);
  parcel_add_certificates (parcel, &ward->desks[0], &error);
  g_assert_no_error (error);
  invitation.certificates = parcel->certificates;
  dv_db_transaction (desk->db, join_cb, &invitation, &error);
  g_assert_no_error (error);
}

static DvRecord *
save_new (Desk *desk, const DvKind *kind, ...)
{
  DvRecord *record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list args;

  va_start (args, kind);
  while ((name = va_arg (args, const char *)) != NULL)
    dv_record_set (record, name, va_arg (args, const char *));
  va_end (args);
  ward_save (desk, record, &error);
  g_assert_no_error (error);
  return record;
}

static void
add_group (Ward *ward, guint number)
{
  g_autofree char *name = g_strdup_printf ("Tổ dân phố %u", number + 1);
  Desk *office = &ward->desks[0];
  g_autoptr (DvRecord) unit = save_new (office, &dv_kind_unit, "name", name, "type", "group", NULL);
  g_autoptr (DvRecord) person = save_new (office, &dv_kind_person, "name", "Nguyễn Văn Thử", "unit",
                                          dv_record_get_id (unit), NULL);

  ward->people[ward->n_scopes] = g_strdup (dv_record_get_id (person));
  ward->scopes[ward->n_scopes++] = g_strdup (dv_record_get_id (unit));
}

static void
open_desk (Ward *ward, const char *path, gboolean office, guint64 groups)
{
  Desk *desk = &ward->desks[ward->n_desks];
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (ward->n_desks, <, MAX_SITES);
  *desk = (Desk){ .office = office, .groups = groups };
  desk->name = g_strdup_printf ("%s %u", office ? "Phường" : "Nhà văn hóa", ward->n_desks);
  desk->db = ward_open (path, DV_DB_CREATE, &desk->handle, &error);
  g_assert_no_error (error);
  dv_db_exec (desk->db, "PRAGMA page_size = 1024", &error);
  g_assert_no_error (error);
  ward_work_at (desk);
}

/* A ward with its first office, which knows its residential groups. */
Ward *
ward_new (guint n_groups)
{
  Ward *ward = g_new0 (Ward, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) category = NULL;

  ward->sites = g_array_new (FALSE, FALSE, sizeof (DvId));
  ward->scopes[SCOPE_WARD] = g_strdup ("W");
  ward->scopes[SCOPE_OFFICE] = g_strdup ("O");
  ward->n_scopes = SCOPE_GROUPS;
  open_desk (ward, ":memory:", TRUE, 0);
  dv_db_transaction (ward->desks[0].db, found_cb, NULL, &error);
  g_assert_no_error (error);
  ward->n_desks = 1;
  ward_note_site (ward, &ward->desks[0], &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_groups; i++)
    add_group (ward, i);
  category = save_new (&ward->desks[0], &dv_kind_category, "name", "Người có công", NULL);
  ward->category = g_strdup (dv_record_get_id (category));
  return ward;
}

void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->db, dv_db_close);
  g_clear_pointer (&desk->name, g_free);
}

void
ward_free (Ward *ward)
{
  if (ward == NULL)
    return;
  for (guint i = 0; i < ward->n_desks; i++)
    desk_clear (&ward->desks[i]);
  desk_clear (&ward->spare);
  for (guint i = 0; i < ward->n_scopes; i++) {
    g_free (ward->scopes[i]);
    g_free (ward->people[i]);
  }
  g_free (ward->category);
  g_array_unref (ward->sites);
  g_free (ward);
}

/* Enrols a computer at the office and gives it what there is in its scopes. */
Desk *
ward_add_desk (Ward *ward, const char *path, gboolean office, guint64 groups)
{
  Desk *desk = &ward->desks[ward->n_desks];
  g_autoptr (GError) error = NULL;

  open_desk (ward, path, office, groups);
  join (ward, desk);
  ward->n_desks++;
  ward_note_site (ward, desk, &error);
  g_assert_no_error (error);
  ward_send (ward, &ward->desks[0], desk, &error);
  g_assert_no_error (error);
  ward_send (ward, desk, &ward->desks[0], &error);
  g_assert_no_error (error);
  return desk;
}

/* An office that only reads. */
void
ward_add_spare (Ward *ward)
{
  ward->spare = *ward_add_desk (ward, ":memory:", TRUE, 0);
  ward->n_desks--;
}

static gboolean
renew_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_members_renew (db, error);
}

/* Makes the store of a desk a site of its own. */
gboolean
desk_renew (Ward *ward, Desk *desk, GError **error)
{
  ward_work_at (desk);
  return dv_db_transaction (desk->db, renew_cb, NULL, error) && ward_note_site (ward, desk, error);
}

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

gboolean
ward_save (Desk *desk, DvRecord *record, GError **error)
{
  DvWriteOptions options = { .actor = desk->name };

  ward_work_at (desk);
  return dv_write_transaction (desk->db, &options, save_cb, record, NULL, NULL, error);
}
