/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-members.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "dv-outgoing.h"
#include "dv-rescope.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* Who takes part is said by certificates. The office that made the first store of the ward
 * certifies itself and gives the ward its id; offices certify others; a store that came out of a
 * backup, or was made from an invitation, is certified by the site whose place it takes, with the
 * rights of that site and no more. */

static gboolean
refuse (GError **error, DvStoreError code, const char *message)
{
  g_set_error_literal (error, DV_STORE_ERROR, code, message);
  return FALSE;
}

static gboolean
copy_blob (DvStmt *stmt, int column, gpointer into, gsize size)
{
  gsize found;
  gconstpointer data = dv_stmt_get_blob (stmt, column, &found);

  if (data == NULL || found != size)
    return FALSE;
  memcpy (into, data, size);
  return TRUE;
}

/* A site of the time before there were certificates. */
static DvMember *
read_uncertified (DvStmt *stmt)
{
  g_autoptr (DvMember) member = dv_member_new ();

  if (!copy_blob (stmt, 1, member->id.bytes, DV_ID_SIZE) ||
      !copy_blob (stmt, 5, member->sign_key, DV_SIGN_KEY_SIZE) ||
      !copy_blob (stmt, 6, member->box_key, DV_BOX_KEY_SIZE))
    return NULL;
  member->name = g_strdup (dv_stmt_get_text (stmt, 2));
  member->role = g_strdup (dv_stmt_get_text (stmt, 3));
  member->state = g_strdup (dv_stmt_get_text (stmt, 4));
  return g_steal_pointer (&member);
}

/* That a site was replaced follows from the certificate of the one that took its place. */
static DvMember *
read_member (DvStmt *stmt, GError **error)
{
  gsize size;
  gconstpointer data = dv_stmt_get_blob (stmt, 7, &size);
  g_autoptr (GBytes) bytes = data != NULL ? g_bytes_new (data, size) : NULL;
  DvMember *member = bytes != NULL ? dv_member_parse (bytes) : read_uncertified (stmt);

  if (member == NULL) {
    refuse (error, DV_STORE_ERROR_CORRUPT,
            _ ("The list of machines is damaged; restore a backup."));
    return NULL;
  }
  g_free (member->state);
  member->state = g_strdup (dv_stmt_get_text (stmt, 4));
  return member;
}

#define MEMBER_COLUMNS "sid, id, name, role, state, sign_key, box_key, certificate"

/**
 * dv_members_list:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvMember): who takes part, or did, in the order in which
 *   this store came to know them
 */
GPtrArray *
dv_members_list (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_member_free);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT " MEMBER_COLUMNS " FROM sync_site ORDER BY sid", error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvMember *member = read_member (stmt, error);

    if (member == NULL)
      return NULL;
    g_ptr_array_add (members, member);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&members) : NULL;
}

/**
 * dv_members_find:
 * @db: a connection
 * @id: the id of a site
 * @sid: (out) (optional): its number in this store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the site; %NULL without @error if this store does not know
 * it
 */
DvMember *
dv_members_find (DvDb *db, const DvId *id, guint32 *sid, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT " MEMBER_COLUMNS " FROM sync_site WHERE id = :id", error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return NULL;
  if (sid != NULL)
    *sid = (guint32) dv_stmt_get_integer (stmt, 0);
  return read_member (stmt, error);
}

static void
clear_keys (gpointer keys)
{
  sodium_memzero (keys, sizeof (DvMemberKeys));
  g_free (keys);
}

static gboolean
read_keys (DvStmt *stmt, DvMemberKeys *keys)
{
  gboolean read = copy_blob (stmt, 0, keys->id.bytes, DV_ID_SIZE) &&
                  copy_blob (stmt, 1, keys->sign_key, DV_SIGN_KEY_SIZE) &&
                  copy_blob (stmt, 2, keys->box_key, DV_BOX_KEY_SIZE) &&
                  copy_blob (stmt, 3, keys->box_secret, DV_BOX_SECRET_SIZE);

  if (read && !dv_stmt_is_null (stmt, 4))
    read = copy_blob (stmt, 4, keys->sign_secret, DV_SIGN_SECRET_SIZE);
  return read;
}

/**
 * dv_members_list_own_keys:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvMemberKeys): the keys of this store's own site, and of
 *   those whose place it took, which packets may still be sealed to; the newest first. The array
 *   wipes them.
 */
GPtrArray *
dv_members_list_own_keys (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (clear_keys);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT id, sign_key, box_key, box_secret, sign_secret FROM sync_site"
                   " WHERE box_secret IS NOT NULL ORDER BY sid DESC",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvMemberKeys *keys = g_new0 (DvMemberKeys, 1);

    g_ptr_array_add (list, keys);
    if (!read_keys (stmt, keys)) {
      refuse (error, DV_STORE_ERROR_CORRUPT,
              _ ("The list of machines is damaged; restore a backup."));
      return NULL;
    }
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
read_own_keys (DvDb *db, const DvId *id, DvMemberKeys *keys, GError **error)
{
  g_autoptr (GPtrArray) list = dv_members_list_own_keys (db, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++) {
    *keys = *(DvMemberKeys *) g_ptr_array_index (list, i);
    if (memcmp (&keys->id, id, sizeof *id) == 0)
      return TRUE;
  }
  return refuse (error, DV_STORE_ERROR_CORRUPT, _ ("The store has no keys; restore a backup."));
}

/**
 * dv_members_get_own:
 * @db: a connection
 * @keys: (out caller-allocates) (optional): its keys; wipe them
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): this store's own site
 */
DvMember *
dv_members_get_own (DvDb *db, DvMemberKeys *keys, GError **error)
{
  g_autoptr (DvMember) own = NULL;
  guint32 sid;
  DvId id;

  if (!dv_site_get_own (db, &sid, &id, error))
    return NULL;
  own = dv_members_find (db, &id, NULL, error);
  if (own == NULL || (keys != NULL && !read_own_keys (db, &id, keys, error)))
    return NULL;
  return g_steal_pointer (&own);
}

static gboolean
find_sid (DvDb *db, const DvId *id, guint32 *sid, GError **error)
{
  g_autoptr (DvMember) member = dv_members_find (db, id, sid, error);

  return member != NULL;
}

/* Of the office that invites the one that it took the place of need not be known. */
static gboolean
find_before (DvDb *db, const DvId *id, guint32 *sid, GError **error)
{
  g_autoptr (GError) local = NULL;

  *sid = 0;
  if (find_sid (db, id, sid, &local) || local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static DvStmt *
prepare_write (DvDb *db, GError **error)
{
  return dv_db_prepare (
    db,
    "INSERT INTO sync_site (id, name, sign_key, box_key, role, state, certificate, version,"
    " incarnation_of, made)"
    " VALUES (:id, :name, :sign_key, :box_key, :role, :state, :certificate, :version, :before,"
    " :made) ON CONFLICT (id) DO UPDATE SET name = :name, role = :role, state = :state,"
    " certificate = :certificate, version = :version",
    error);
}

static gboolean
write_member (DvDb *db, const DvMember *member, GError **error)
{
  g_autoptr (GBytes) bytes = dv_member_to_bytes (member);
  g_autoptr (DvStmt) stmt = NULL;
  guint32 before = 0;
  gconstpointer data;
  gsize size;

  if (member->has_before && !find_before (db, &member->before, &before, error))
    return FALSE;
  stmt = prepare_write (db, error);
  if (stmt == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  dv_stmt_bind_blob (stmt, ":id", member->id.bytes, DV_ID_SIZE);
  dv_stmt_bind_text (stmt, ":name", member->name);
  dv_stmt_bind_blob (stmt, ":sign_key", member->sign_key, DV_SIGN_KEY_SIZE);
  dv_stmt_bind_blob (stmt, ":box_key", member->box_key, DV_BOX_KEY_SIZE);
  dv_stmt_bind_text (stmt, ":role", member->role);
  dv_stmt_bind_text (stmt, ":state", member->state);
  dv_stmt_bind_blob (stmt, ":certificate", data, size);
  dv_stmt_bind_integer (stmt, ":version", (gint64) member->version);
  if (before != 0)
    dv_stmt_bind_integer (stmt, ":before", before);
  dv_stmt_bind_integer (stmt, ":made", g_get_real_time ());
  return dv_stmt_run (stmt, error);
}

static gboolean
write_secrets (DvDb *db, const DvMemberKeys *keys, gboolean signs, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "UPDATE sync_site SET sign_secret = :sign, box_secret = :box WHERE id = :id",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", keys->id.bytes, DV_ID_SIZE);
  if (signs)
    dv_stmt_bind_blob (stmt, ":sign", keys->sign_secret, DV_SIGN_SECRET_SIZE);
  dv_stmt_bind_blob (stmt, ":box", keys->box_secret, DV_BOX_SECRET_SIZE);
  return dv_stmt_run (stmt, error);
}

static gboolean
set_own (DvDb *db, const DvId *id, GError **error)
{
  g_autofree char *number = NULL;
  guint32 sid;

  if (!find_sid (db, id, &sid, error))
    return FALSE;
  number = g_strdup_printf ("%u", sid);
  return dv_meta_set (db, "site", number, error);
}

static DvMember *
member_from_keys (const DvMemberKeys *keys, const char *role)
{
  DvMember *member = dv_member_new ();

  member->id = keys->id;
  memcpy (member->sign_key, keys->sign_key, DV_SIGN_KEY_SIZE);
  memcpy (member->box_key, keys->box_key, DV_BOX_KEY_SIZE);
  member->role = g_strdup (role);
  member->state = g_strdup ("active");
  member->version = 1;
  return member;
}

static gboolean
set_ward (DvDb *db, const DvId *ward, GError **error)
{
  g_autofree char *text = dv_id_to_text (ward);

  return dv_meta_set (db, "ward", text, error);
}

/* The first store of a ward certifies itself. */
static gboolean
certify_founder (DvDb *db, DvMember *member, const DvMemberKeys *keys, GError **error)
{
  member->version = 1;
  dv_member_sign (member, &member->id, keys);
  return write_member (db, member, error) && set_ward (db, &member->id, error);
}

/**
 * dv_members_found:
 * @db: a connection to a store that was just made, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the store the first of a ward, with an identity of its own: a key pair to sign with and one
 * to be written to.
 *
 * Returns: whether it has one
 */
gboolean
dv_members_found (DvDb *db, GError **error)
{
  g_autoptr (DvMember) member = NULL;
  DvMemberKeys keys;
  gboolean founded;

  dv_member_make_keys (&keys);
  member = member_from_keys (&keys, "office");
  founded = certify_founder (db, member, &keys, error) && dv_rescope_note (db, error) &&
            write_secrets (db, &keys, TRUE, error) && set_own (db, &keys.id, error);
  sodium_memzero (&keys, sizeof keys);
  return founded;
}

/**
 * dv_members_upgrade:
 * @db: a connection, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * A store of the time before there were certificates is the first of its ward.
 *
 * Returns: whether it has a certificate now
 */
gboolean
dv_members_upgrade (DvDb *db, GError **error)
{
  g_autoptr (DvMember) own = NULL;
  DvMemberKeys keys;
  gboolean certified;

  own = dv_members_get_own (db, &keys, error);
  certified = own != NULL && certify_founder (db, own, &keys, error);
  sodium_memzero (&keys, sizeof keys);
  return certified;
}

/**
 * dv_members_get_ward:
 * @db: a connection
 * @ward: (out): the id of the ward, which is that of the site that made its first store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it is known
 */
gboolean
dv_members_get_ward (DvDb *db, DvId *ward, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = dv_meta_get (db, "ward", &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return dv_id_parse (text, ward) ||
         refuse (error, DV_STORE_ERROR_CORRUPT, _ ("The store has no ward; restore a backup."));
}

static gboolean
has_same_rights (const DvMember *a, const DvMember *b)
{
  if ((a->scopes == NULL) != (b->scopes == NULL) || g_strcmp0 (a->role, b->role) != 0)
    return FALSE;
  return a->scopes == NULL ||
         g_strv_equal ((const char *const *) a->scopes, (const char *const *) b->scopes);
}

/* Whether @signer may say what @member says. */
static gboolean
may_certify (const DvMember *signer, const DvMember *member)
{
  if (g_strcmp0 (signer->state, "retired") == 0)
    return FALSE;
  if (member->has_before && memcmp (&member->before, &signer->id, sizeof signer->id) == 0 &&
      member->version == 1)
    return has_same_rights (signer, member);
  return g_strcmp0 (signer->role, "office") == 0;
}

static gboolean
is_certified (DvDb *db,
              const DvMember *member,
              const DvId *ward,
              gboolean *certified,
              GError **error)
{
  gboolean founds = memcmp (&member->id, ward, sizeof *ward) == 0 &&
                    memcmp (&member->signer, ward, sizeof *ward) == 0;
  g_autoptr (GError) local = NULL;
  g_autoptr (DvMember) signer = founds ? NULL : dv_members_find (db, &member->signer, NULL, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *certified = founds ? dv_member_verify (member, ward, member->sign_key)
                      : signer != NULL && may_certify (signer, member) &&
                          dv_member_verify (member, ward, signer->sign_key);
  return TRUE;
}

/* Two sites that take the place of one: an invitation that was used twice, or a backup that was
 * restored twice. Both may go on, but the office should know. */
static gboolean
mark_replaced (DvDb *db, const DvId *before, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "UPDATE sync_site SET alarm = iif (state = 'replaced', 'twice', alarm),"
                   " state = iif (state = 'active', 'replaced', state) WHERE id = :id",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", before->bytes, DV_ID_SIZE);
  return dv_stmt_run (stmt, error);
}

/* What a later certificate says of a site that was replaced must not make it the current one. */
static gboolean
store_certificate (DvDb *db, DvMember *member, const DvMember *known, GError **error)
{
  gboolean replaced = known != NULL && g_strcmp0 (known->state, "replaced") == 0;

  if (!write_member (db, member, error) ||
      (known == NULL && member->has_before && !mark_replaced (db, &member->before, error)))
    return FALSE;
  if (!replaced || g_strcmp0 (member->state, "active") != 0)
    return TRUE;
  return mark_replaced (db, &member->id, error);
}

/* Retiring is for good, or who stole the machine of an office could take it back; a machine that
 * comes into use again is enrolled anew. Two offices may say something new of a machine at once:
 * then what is the same at every store counts. */
static gboolean
is_newer (const DvMember *member, const DvMember *known)
{
  gboolean retired = strcmp (member->state, "retired") == 0;

  if (retired != (strcmp (known->state, "retired") == 0))
    return retired;
  if (member->version != known->version)
    return member->version > known->version;
  return memcmp (member->signature, known->signature, DV_SIGNATURE_SIZE) > 0;
}

/**
 * dv_members_take:
 * @db: a connection, inside a transaction
 * @certificate: a certificate that came with a packet
 * @news: (out): whether it said something new
 * @error: return location for a #DV_STORE_ERROR: invalid, if nobody who may say so has signed it
 *
 * Returns: whether it was true
 */
gboolean
dv_members_take (DvDb *db, GBytes *certificate, gboolean *news, GError **error)
{
  g_autoptr (DvMember) member = dv_member_parse (certificate);
  g_autoptr (DvMember) known = NULL;
  g_autoptr (GError) local = NULL;
  gboolean certified = FALSE;
  DvId ward;

  *news = FALSE;
  if (member == NULL)
    return refuse (error, DV_STORE_ERROR_INVALID,
                   _ ("The packet is damaged inside. Nothing of it was taken; ask for it again."));
  known = dv_members_find (db, &member->id, NULL, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (known != NULL && !is_newer (member, known))
    return TRUE;
  if (!dv_members_get_ward (db, &ward, error) ||
      !is_certified (db, member, &ward, &certified, error))
    return FALSE;
  if (!certified)
    return refuse (
      error, DV_STORE_ERROR_INVALID,
      _ (
        "The packet names a machine that no office of this ward has enrolled. Nothing of it was taken; ask where it comes from."));
  *news = TRUE;
  return store_certificate (db, member, known, error);
}

/* Takes what can be taken now; what cannot stays in @left. */
static gboolean
take_some (DvDb *db, GPtrArray *left, gboolean *any, GError **refused, GError **error)
{
  *any = FALSE;
  for (guint i = 0; i < left->len;) {
    g_autoptr (GError) local = NULL;
    gboolean news;

    if (dv_members_take (db, g_ptr_array_index (left, i), &news, &local)) {
      g_ptr_array_remove_index (left, i);
      *any = TRUE;
    } else if (g_error_matches (local, DV_STORE_ERROR, DV_STORE_ERROR_INVALID)) {
      g_clear_error (refused);
      *refused = g_steal_pointer (&local);
      i++;
    } else {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return TRUE;
}

/**
 * dv_members_take_all:
 * @db: a connection, inside a transaction
 * @certificates: (element-type GBytes): certificates that came together
 * @error: return location for a #DV_STORE_ERROR, see dv_members_take()
 *
 * Takes them in an order in which each is certified by one that is known: a machine that was
 * certified anew stands before the office that did so.
 *
 * Returns: whether all were true
 */
gboolean
dv_members_take_all (DvDb *db, GPtrArray *certificates, GError **error)
{
  g_autoptr (GPtrArray) left = g_ptr_array_copy (certificates, (GCopyFunc) g_bytes_ref, NULL);
  g_autoptr (GError) refused = NULL;
  gboolean any = TRUE;

  g_ptr_array_set_free_func (left, (GDestroyNotify) g_bytes_unref);
  while (any && left->len > 0) {
    if (!take_some (db, left, &any, &refused, error))
      return FALSE;
  }
  if (left->len == 0)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

static gboolean
refuse_unless_office (const DvMember *own, GError **error)
{
  return g_strcmp0 (own->role, "office") == 0 ||
         refuse (error, DV_STORE_ERROR_INVALID,
                 _ ("Only the ward office enrols and retires machines. Nothing was changed."));
}

static gboolean
invite (DvDb *db, DvMember *member, GError **error)
{
  g_autoptr (DvMember) own = NULL;
  DvMemberKeys keys;
  gboolean invited;
  DvId ward;

  own = dv_members_get_own (db, &keys, error);
  if (own == NULL)
    return FALSE;
  invited = refuse_unless_office (own, error) && dv_members_get_ward (db, &ward, error);
  if (invited) {
    dv_member_sign (member, &ward, &keys);
    invited = write_member (db, member, error);
  }
  sodium_memzero (&keys, sizeof keys);
  return invited;
}

/**
 * dv_members_invite:
 * @db: a connection, inside a transaction
 * @name: what people call the new site
 * @role: `office` or `leaf`
 * @scopes: (nullable) (array zero-terminated=1): the UUIDs of the residential groups of a leaf
 * @keys: (out caller-allocates): keys for it, which this store does not keep; wipe them
 * @error: return location for a #DV_STORE_ERROR
 *
 * Enrols a site that is to be. What it makes of @keys, its first store, takes their place with keys
 * of its own.
 *
 * Returns: (transfer full): the site
 */
DvMember *
dv_members_invite (DvDb *db,
                   const char *name,
                   const char *role,
                   const char *const *scopes,
                   DvMemberKeys *keys,
                   GError **error)
{
  g_autoptr (DvMember) member = NULL;

  dv_member_make_keys (keys);
  member = member_from_keys (keys, role);
  member->name = g_strdup (name);
  member->scopes = g_strdupv ((GStrv) scopes);
  return invite (db, member, error) ? g_steal_pointer (&member) : NULL;
}

/* Makes keys that take the place of those of @before, and says so with them. */
static gboolean
succeed (DvDb *db,
         const DvMember *before,
         const DvMemberKeys *old,
         const DvId *ward,
         GError **error)
{
  g_autoptr (DvMember) member = NULL;
  DvMemberKeys keys;
  gboolean done;

  dv_member_make_keys (&keys);
  member = member_from_keys (&keys, before->role);
  member->name = g_strdup (before->name);
  member->scopes = g_strdupv (before->scopes);
  member->has_before = TRUE;
  member->before = before->id;
  dv_member_sign (member, ward, old);
  dv_member_consent (member, ward, &keys);
  done = write_member (db, member, error) && write_secrets (db, &keys, TRUE, error) &&
         write_secrets (db, old, FALSE, error) && mark_replaced (db, &before->id, error) &&
         set_own (db, &keys.id, error);
  sodium_memzero (&keys, sizeof keys);
  return done;
}

static DvMember *
find_certificate (GPtrArray *certificates, const DvId *id)
{
  for (guint i = 0; i < certificates->len; i++) {
    g_autoptr (DvMember) member = dv_member_parse (g_ptr_array_index (certificates, i));

    if (member != NULL && memcmp (&member->id, id, sizeof *id) == 0)
      return g_steal_pointer (&member);
  }
  return NULL;
}

/* Whoever was invited believes the office that gave them the code; who certified that one may have
 * been retired since. */
static gboolean
trust_inviter (DvDb *db, GPtrArray *certificates, const DvMemberKeys *invited, GError **error)
{
  g_autoptr (DvMember) own = find_certificate (certificates, &invited->id);
  g_autoptr (DvMember) office = own != NULL ? find_certificate (certificates, &own->signer) : NULL;

  if (office == NULL)
    return refuse (error, DV_STORE_ERROR_INVALID, _ ("The starter packet does not fit its ward."));
  return write_member (db, office, error);
}

/**
 * dv_members_join:
 * @db: a connection to a store that was just made and has no site, inside a transaction
 * @ward: the id of the ward
 * @certificates: (element-type GBytes): who takes part
 * @invited: the keys that an office made for this store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the store a site of the ward, with keys that nobody else has seen.
 *
 * Returns: whether it is one
 */
gboolean
dv_members_join (DvDb *db,
                 const DvId *ward,
                 GPtrArray *certificates,
                 const DvMemberKeys *invited,
                 GError **error)
{
  g_autoptr (DvMember) before = NULL;

  if (!set_ward (db, ward, error) || !trust_inviter (db, certificates, invited, error) ||
      !dv_members_take_all (db, certificates, error))
    return FALSE;
  before = dv_members_find (db, &invited->id, NULL, error);
  if (before == NULL) {
    if (error != NULL && *error == NULL)
      refuse (error, DV_STORE_ERROR_INVALID, _ ("The starter packet does not fit its ward."));
    return FALSE;
  }
  return succeed (db, before, invited, ward, error);
}

/**
 * dv_members_renew:
 * @db: a connection, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a store that came out of a backup, or finds that it has a twin, a site of its own: the site
 * that it was may have gone on writing, and the same number must never name two changes. It keeps
 * its name and rights, and reads what is still sealed to the site that it was. What it wrote so far
 * is signed first: a twin signs the same in the same way.
 *
 * Returns: whether it has a new identity
 */
gboolean
dv_members_renew (DvDb *db, GError **error)
{
  g_autoptr (DvMember) own = NULL;
  DvMemberKeys keys;
  gboolean renewed;
  DvId ward;

  own = dv_members_get_own (db, &keys, error);
  renewed = own != NULL && dv_outgoing_sign (db, error) && dv_members_get_ward (db, &ward, error) &&
            succeed (db, own, &keys, &ward, error);
  sodium_memzero (&keys, sizeof keys);
  return renewed;
}

/* Whether the site is the one that made the first store of the ward, or took its place. Of those
 * before it this store need not know all. */
static gboolean
is_of_founder (DvDb *db, const DvMember *member, const DvId *ward, gboolean *is, GError **error)
{
  g_autoptr (DvMember) before = NULL;
  g_autoptr (GError) local = NULL;

  *is = memcmp (&member->id, ward, sizeof *ward) == 0;
  if (*is || !member->has_before)
    return TRUE;
  before = dv_members_find (db, &member->before, NULL, &local);
  if (before != NULL)
    return is_of_founder (db, before, ward, is, error);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dv_members_holds_books:
 * @db: a connection
 * @holds: (out): whether official numbers are given here
 * @error: return location for a #DV_STORE_ERROR
 *
 * The books are kept at one desk: that of the office that made the first store of the ward, or
 * whatever took its place; when that was retired, at the office with the lowest id. So every store
 * finds the same desk.
 *
 * Returns: whether that could be found out
 */
gboolean
dv_members_holds_books (DvDb *db, gboolean *holds, GError **error)
{
  g_autoptr (DvMember) own = dv_members_get_own (db, NULL, error);
  g_autoptr (GPtrArray) members = own != NULL ? dv_members_list (db, error) : NULL;
  DvId ward;

  if (members == NULL || !dv_members_get_ward (db, &ward, error) ||
      !is_of_founder (db, own, &ward, holds, error))
    return FALSE;
  if (*holds || strcmp (own->role, "office") != 0)
    return TRUE;
  *holds = TRUE;
  for (guint i = 0; i < members->len && *holds; i++) {
    const DvMember *other = g_ptr_array_index (members, i);
    gboolean founder = FALSE;

    if (strcmp (other->state, "active") != 0 || strcmp (other->role, "office") != 0)
      continue;
    if (!is_of_founder (db, other, &ward, &founder, error))
      return FALSE;
    *holds = !founder && memcmp (&other->id, &own->id, sizeof own->id) >= 0;
  }
  return TRUE;
}

static gboolean
read_until (DvDb *db, DvMember *member, guint32 sid, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT c.name, t.batch FROM sync_stream t JOIN sync_scope c USING (scope)"
                   " WHERE t.sid = :sid ORDER BY c.name",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvMemberUntil entry = { .batch = (guint64) dv_stmt_get_integer (stmt, 1) };

    g_strlcpy (entry.scope, dv_stmt_get_text (stmt, 0), sizeof entry.scope);
    g_array_append_val (member->until, entry);
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_members_set_alarm:
 * @db: a connection, inside a transaction
 * @id: the id of a site
 * @alarm: (nullable): what is wrong with it: `fork`, it signed two things under one number;
 * `twice`, two sites took its place
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was written down
 */
gboolean
dv_members_set_alarm (DvDb *db, const DvId *id, const char *alarm, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "UPDATE sync_site SET alarm = :alarm WHERE id = :id", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_text (stmt, ":alarm", alarm);
  return dv_stmt_run (stmt, error);
}

static gboolean
retire_one (DvDb *db, DvMember *member, guint32 sid, GError **error)
{
  g_free (member->state);
  member->state = g_strdup ("retired");
  member->version++;
  g_array_set_size (member->until, 0);
  return read_until (db, member, sid, error) && invite (db, member, error);
}

/* Whoever has the machine has the keys of the sites whose place it took, too. */
static gboolean
retire_before (DvDb *db, const DvMember *member, GError **error)
{
  g_autoptr (DvMember) before = NULL;
  g_autoptr (GError) local = NULL;
  guint32 sid = 0;

  if (!member->has_before)
    return TRUE;
  before = dv_members_find (db, &member->before, &sid, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (before == NULL || g_strcmp0 (before->state, "replaced") != 0)
    return TRUE;
  return retire_one (db, before, sid, error) && retire_before (db, before, error);
}

/* Returns: (transfer full) (nullable): the site that took the place of another one */
static DvMember *
find_successor (DvDb *db, const DvId *id, GError **error)
{
  g_autoptr (GPtrArray) members = dv_members_list (db, error);

  for (guint i = 0; members != NULL && i < members->len; i++) {
    DvMember *member = g_ptr_array_index (members, i);

    if (member->has_before && memcmp (&member->before, id, sizeof *id) == 0)
      return dv_members_find (db, &member->id, NULL, error);
  }
  return NULL;
}

static gboolean
write_alive (DvDb *db, const DvId *id, const DvMember *successor, gint64 hlc, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "UPDATE sync_site SET state = 'active', alarm = 'fork' WHERE id = :id AND"
                   " state = 'replaced' AND :hlc > (SELECT min (b.hlc) FROM sync_batch b"
                   " JOIN sync_site s USING (sid) WHERE s.id = :successor)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_blob (stmt, ":successor", successor->id.bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":hlc", hlc);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_members_note_alive:
 * @db: a connection, inside a transaction
 * @id: a site that was replaced
 * @hlc: when it wrote what has come of it now
 * @error: return location for a #DV_STORE_ERROR
 *
 * A site that writes after the one that took its place does is the other one of two copies. Packets
 * are sealed to it again, and the office is told.
 *
 * Returns: whether that was written down, if it is so
 */
gboolean
dv_members_note_alive (DvDb *db, const DvId *id, gint64 hlc, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DvMember) successor = find_successor (db, id, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return successor == NULL || write_alive (db, id, successor, hlc, error);
}

/* What a retired office certified is certified by this one, or nobody who joins later would believe
 * it. This one itself is believed by whoever believes the retirement. */
static gboolean
certify_anew (DvDb *db, const DvId *own, const DvId *retired, GError **error)
{
  g_autoptr (GPtrArray) members = dv_members_list (db, error);

  for (guint i = 0; members != NULL && i < members->len; i++) {
    DvMember *member = g_ptr_array_index (members, i);

    if (memcmp (&member->signer, retired, sizeof *retired) != 0 ||
        memcmp (&member->id, retired, sizeof *retired) == 0 ||
        memcmp (&member->id, own, sizeof *own) == 0)
      continue;
    member->version++;
    if (!invite (db, member, error))
      return FALSE;
  }
  return members != NULL;
}

/**
 * dv_members_retire:
 * @db: a connection, inside a transaction
 * @id: the id of a site
 * @error: return location for a #DV_STORE_ERROR
 *
 * Lets a site take part no more, nor those whose place it took: what it wrote and this store has
 * read counts, anything else does not, and no packet is sealed to it from now on.
 *
 * Returns: whether it is retired
 */
gboolean
dv_members_retire (DvDb *db, const DvId *id, GError **error)
{
  g_autoptr (DvMember) own = dv_members_get_own (db, NULL, error);
  guint32 sid = 0;
  g_autoptr (DvMember) member = own != NULL ? dv_members_find (db, id, &sid, error) : NULL;

  if (member == NULL)
    return (error != NULL && *error != NULL)
             ? FALSE
             : refuse (error, DV_STORE_ERROR_NOT_FOUND,
                       _ ("This store knows no such machine. Nothing was changed."));
  if (memcmp (&own->id, id, sizeof *id) == 0)
    return refuse (error, DV_STORE_ERROR_INVALID,
                   _ ("A machine cannot retire itself. Do it at another desk of the office."));
  return retire_one (db, member, sid, error) && retire_before (db, member, error) &&
         certify_anew (db, &own->id, id, error);
}
