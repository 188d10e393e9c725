/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-member.h"

#include <sodium.h>

#include "dv-bytes.h"

#define MAX_SCOPES 1024

enum {
  FLAG_NAME = 1 << 0,
  FLAG_SCOPES = 1 << 1,
  FLAG_BEFORE = 1 << 2,
};

static const char *const roles[] = { "office", "leaf" };
static const char *const states[] = { "active", "replaced", "retired" };

/**
 * dv_member_new:
 *
 * Returns: (transfer full): a member of which nothing is known yet
 */
DvMember *
dv_member_new (void)
{
  DvMember *member = g_new0 (DvMember, 1);

  member->until = g_array_new (FALSE, FALSE, sizeof (DvMemberUntil));
  return member;
}

/**
 * dv_member_free:
 * @member: (transfer full) (nullable): a member
 */
void
dv_member_free (DvMember *member)
{
  if (member == NULL)
    return;
  g_free (member->name);
  g_free (member->role);
  g_free (member->state);
  g_free (member->certified);
  g_strfreev (member->scopes);
  g_array_unref (member->until);
  g_free (member);
}

static guint
place_of (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++) {
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  }
  return 0;
}

static void
put_text (GByteArray *bytes, const char *text)
{
  dv_bytes_put_blob (bytes, text, strlen (text));
}

static void
put_scopes (GByteArray *bytes, GStrv scopes)
{
  dv_bytes_put_number (bytes, g_strv_length (scopes));
  for (guint i = 0; scopes[i] != NULL; i++)
    put_text (bytes, scopes[i]);
}

static void
put_until (GByteArray *bytes, const GArray *until)
{
  dv_bytes_put_number (bytes, until->len);
  for (guint i = 0; i < until->len; i++) {
    const DvMemberUntil *entry = &g_array_index (until, DvMemberUntil, i);

    put_text (bytes, entry->scope);
    dv_bytes_put_number (bytes, entry->batch);
  }
}

static GByteArray *
make_statement (const DvMember *member)
{
  const char *state = member->certified != NULL ? member->certified : member->state;
  GByteArray *bytes = g_byte_array_new ();

  dv_bytes_put_number (bytes, (member->name != NULL ? FLAG_NAME : 0) |
                                (member->scopes != NULL ? FLAG_SCOPES : 0) |
                                (member->has_before ? FLAG_BEFORE : 0));
  g_byte_array_append (bytes, member->sign_key, DV_SIGN_KEY_SIZE);
  g_byte_array_append (bytes, member->box_key, DV_BOX_KEY_SIZE);
  dv_bytes_put_number (bytes, place_of (roles, G_N_ELEMENTS (roles), member->role));
  dv_bytes_put_number (bytes, place_of (states, G_N_ELEMENTS (states), state));
  dv_bytes_put_number (bytes, member->version);
  if (member->name != NULL)
    put_text (bytes, member->name);
  if (member->scopes != NULL)
    put_scopes (bytes, member->scopes);
  if (member->has_before)
    g_byte_array_append (bytes, member->before.bytes, DV_ID_SIZE);
  put_until (bytes, member->until);
  g_byte_array_append (bytes, member->signer.bytes, DV_ID_SIZE);
  return bytes;
}

/* Whether a site says that another one took its own place. Sites are known to all, so that other
 * one has to agree: nobody can say this of a site that he does not hold. */
static gboolean
needs_consent (const DvMember *member)
{
  return member->has_before && member->version == 1 &&
         memcmp (&member->before, &member->signer, sizeof member->signer) == 0;
}

/**
 * dv_member_to_bytes:
 * @member: a member
 *
 * Returns: (transfer full): its certificate
 */
GBytes *
dv_member_to_bytes (const DvMember *member)
{
  GByteArray *bytes = make_statement (member);

  g_byte_array_append (bytes, member->signature, DV_SIGNATURE_SIZE);
  if (needs_consent (member))
    g_byte_array_append (bytes, member->consent, DV_SIGNATURE_SIZE);
  return g_byte_array_free_to_bytes (bytes);
}

static GStrv
get_scopes (DvReader *reader)
{
  g_autoptr (GStrvBuilder) scopes = g_strv_builder_new ();
  guint n = dv_reader_get_count (reader, MAX_SCOPES);

  for (guint i = 0; i < n && !reader->failed; i++) {
    g_autofree char *scope = dv_reader_get_text (reader);

    if (scope != NULL)
      g_strv_builder_add (scopes, scope);
  }
  return g_strv_builder_end (scopes);
}

static void
get_until (DvMember *member, DvReader *reader)
{
  guint n = dv_reader_get_count (reader, MAX_SCOPES);

  for (guint i = 0; i < n && !reader->failed; i++) {
    DvMemberUntil entry = { 0 };
    g_autofree char *scope = dv_reader_get_text (reader);

    if (scope == NULL || g_strlcpy (entry.scope, scope, sizeof entry.scope) >= sizeof entry.scope)
      reader->failed = TRUE;
    entry.batch = dv_reader_get_number (reader);
    g_array_append_val (member->until, entry);
  }
}

static void
compute_id (const guint8 *sign_key, DvId *id)
{
  guint8 hash[DV_HASH_SIZE];

  crypto_generichash (hash, sizeof hash, sign_key, DV_SIGN_KEY_SIZE, NULL, 0);
  memcpy (id->bytes, hash, DV_ID_SIZE);
}

/**
 * dv_member_parse:
 * @bytes: what dv_member_to_bytes() gave
 *
 * Returns: (transfer full) (nullable): the member, %NULL if the bytes are damaged; whether it is
 *   true only dv_member_verify() tells
 */
DvMember *
dv_member_parse (GBytes *bytes)
{
  g_autoptr (DvMember) member = dv_member_new ();
  DvReader reader;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint flags;

  dv_reader_init (&reader, data, size);
  flags = dv_reader_get_count (&reader, FLAG_NAME | FLAG_SCOPES | FLAG_BEFORE);
  dv_reader_copy (&reader, member->sign_key, DV_SIGN_KEY_SIZE);
  dv_reader_copy (&reader, member->box_key, DV_BOX_KEY_SIZE);
  member->role = g_strdup (roles[dv_reader_get_count (&reader, G_N_ELEMENTS (roles) - 1)]);
  member->state = g_strdup (states[dv_reader_get_count (&reader, G_N_ELEMENTS (states) - 1)]);
  member->certified = g_strdup (member->state);
  member->version = dv_reader_get_number (&reader);
  member->name = flags & FLAG_NAME ? dv_reader_get_text (&reader) : NULL;
  member->scopes = flags & FLAG_SCOPES ? get_scopes (&reader) : NULL;
  member->has_before = (flags & FLAG_BEFORE) != 0;
  if (member->has_before)
    dv_reader_copy (&reader, &member->before, DV_ID_SIZE);
  get_until (member, &reader);
  dv_reader_copy (&reader, &member->signer, DV_ID_SIZE);
  dv_reader_copy (&reader, member->signature, DV_SIGNATURE_SIZE);
  if (needs_consent (member))
    dv_reader_copy (&reader, member->consent, DV_SIGNATURE_SIZE);
  if (reader.failed || reader.position != size || member->version >= G_MAXINT64)
    return NULL;
  compute_id (member->sign_key, &member->id);
  if (member->has_before && memcmp (&member->before, &member->id, sizeof member->id) == 0)
    return NULL;
  return g_steal_pointer (&member);
}

static void
hash_statement (const DvMember *member, const DvId *ward, guint8 *hash)
{
  g_autoptr (GByteArray) statement = make_statement (member);
  crypto_generichash_state state;

  crypto_generichash_init (&state, (const guint8 *) "danvan-member-v1", 16, DV_HASH_SIZE);
  crypto_generichash_update (&state, ward->bytes, DV_ID_SIZE);
  crypto_generichash_update (&state, statement->data, statement->len);
  crypto_generichash_final (&state, hash, DV_HASH_SIZE);
}

/**
 * dv_member_sign:
 * @member: a member
 * @ward: the id of the ward
 * @signer: the keys of who certifies it
 */
void
dv_member_sign (DvMember *member, const DvId *ward, const DvMemberKeys *signer)
{
  guint8 hash[DV_HASH_SIZE];

  member->signer = signer->id;
  g_free (member->certified);
  member->certified = g_strdup (member->state);
  hash_statement (member, ward, hash);
  crypto_sign_detached (member->signature, NULL, hash, sizeof hash, signer->sign_secret);
}

/**
 * dv_member_consent:
 * @member: a member that another site has signed, see dv_member_sign()
 * @ward: the id of the ward
 * @own: its own keys
 *
 * Lets the member agree to take the place of that site.
 */
void
dv_member_consent (DvMember *member, const DvId *ward, const DvMemberKeys *own)
{
  guint8 hash[DV_HASH_SIZE];

  hash_statement (member, ward, hash);
  crypto_sign_detached (member->consent, NULL, hash, sizeof hash, own->sign_secret);
}

/**
 * dv_member_verify:
 * @member: a member
 * @ward: the id of the ward
 * @key: the key of its signer
 *
 * Returns: whether the signer said all this, of a member of this ward, and the member itself, too,
 *   if it is to take the place of the signer
 */
gboolean
dv_member_verify (const DvMember *member, const DvId *ward, const guint8 *key)
{
  guint8 hash[DV_HASH_SIZE];

  hash_statement (member, ward, hash);
  return crypto_sign_verify_detached (member->signature, hash, sizeof hash, key) == 0 &&
         (!needs_consent (member) ||
          crypto_sign_verify_detached (member->consent, hash, sizeof hash, member->sign_key) == 0);
}

static gboolean
is_office (const DvMember *member)
{
  return g_strcmp0 (member->role, "office") == 0;
}

static gboolean
has_scope (const DvMember *member, const char *scope)
{
  return member->scopes == NULL || g_strv_contains ((const char *const *) member->scopes, scope);
}

/**
 * dv_member_may_write:
 * @member: a member
 * @scope: the name of a scope
 *
 * The laptop of a residential group writes what belongs to its groups, and hands letters in at the
 * office; only an office writes what belongs to the ward.
 *
 * Returns: whether its changes in @scope count
 */
gboolean
dv_member_may_write (const DvMember *member, const char *scope)
{
  if (is_office (member))
    return TRUE;
  return strcmp (scope, "W") != 0 && (strcmp (scope, "O") == 0 || has_scope (member, scope));
}

/**
 * dv_member_reads:
 * @member: a member
 * @scope: the name of a scope
 *
 * Returns: whether it reads @scope, or did before it was retired
 */
gboolean
dv_member_reads (const DvMember *member, const char *scope)
{
  if (is_office (member) || strcmp (scope, "W") == 0)
    return TRUE;
  return strcmp (scope, "O") != 0 && has_scope (member, scope);
}

/**
 * dv_member_may_read:
 * @member: a member
 * @scope: the name of a scope
 *
 * Returns: whether packets of @scope are sealed to it
 */
gboolean
dv_member_may_read (const DvMember *member, const char *scope)
{
  return g_strcmp0 (member->state, "retired") != 0 && dv_member_reads (member, scope);
}

/**
 * dv_member_get_until:
 * @member: a retired member
 * @scope: the name of a scope
 *
 * Returns: the last of its batches in @scope that counts
 */
guint64
dv_member_get_until (const DvMember *member, const char *scope)
{
  for (guint i = 0; i < member->until->len; i++) {
    const DvMemberUntil *entry = &g_array_index (member->until, DvMemberUntil, i);

    if (strcmp (entry->scope, scope) == 0)
      return entry->batch;
  }
  return 0;
}

/**
 * dv_member_make_keys:
 * @keys: (out caller-allocates): keys of a site that is to be; wipe them when they are stored
 */
void
dv_member_make_keys (DvMemberKeys *keys)
{
  crypto_sign_keypair (keys->sign_key, keys->sign_secret);
  crypto_box_keypair (keys->box_key, keys->box_secret);
  compute_id (keys->sign_key, &keys->id);
}
