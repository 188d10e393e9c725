/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-id.h"
#include "dv-sent-batch.h"

G_BEGIN_DECLS

#define DV_SIGN_KEY_SIZE    32
#define DV_SIGN_SECRET_SIZE 64
#define DV_BOX_KEY_SIZE     32
#define DV_BOX_SECRET_SIZE  32

/**
 * DvMemberKeys:
 * @id: the id of the site: what its @sign_key hashes to
 * @sign_key: by which others know what it wrote
 * @sign_secret: secret
 * @box_key: by which others write to it
 * @box_secret: secret
 *
 * The keys of a site.
 */
typedef struct {
  DvId id;
  guint8 sign_key[DV_SIGN_KEY_SIZE];
  guint8 sign_secret[DV_SIGN_SECRET_SIZE];
  guint8 box_key[DV_BOX_KEY_SIZE];
  guint8 box_secret[DV_BOX_SECRET_SIZE];
} DvMemberKeys;

/**
 * DvMember:
 * @id: the id of the site
 * @sign_key: its key to verify with
 * @box_key: its key to be written to with
 * @name: (nullable): what people call it
 * @role: `office` or `leaf`
 * @state: `active`, `replaced` or `retired`
 * @certified: (nullable): the state that its certificate says, which @state may go beyond
 * @scopes: (nullable) (array zero-terminated=1): the residential groups that it reads and writes;
 *   %NULL for all
 * @version: counts what was said of it; the highest counts
 * @has_before: whether it took the place of another site
 * @before: which: it was restored from a backup of it, or made from its invitation
 * @until: (element-type DvMemberUntil): of a retired site, how far its streams count
 * @signer: who says so: an office, or @before
 * @signature: of @signer
 * @consent: signature of its own, if @before says that it took its place
 *
 * Who takes part in the exchange, as the office certifies it.
 */
typedef struct {
  DvId id;
  guint8 sign_key[DV_SIGN_KEY_SIZE];
  guint8 box_key[DV_BOX_KEY_SIZE];
  char *name;
  char *role;
  char *state;
  char *certified;
  GStrv scopes;
  guint64 version;
  gboolean has_before;
  DvId before;
  GArray *until;
  DvId signer;
  guint8 signature[DV_SIGNATURE_SIZE];
  guint8 consent[DV_SIGNATURE_SIZE];
} DvMember;

/**
 * DvMemberUntil:
 * @scope: UUID of a scope, or its name padded with zeros
 * @batch: the last batch in it that counts
 */
typedef struct {
  char scope[40];
  guint64 batch;
} DvMemberUntil;

DvMember *dv_member_new (void);
void dv_member_free (DvMember *member);
GBytes *dv_member_to_bytes (const DvMember *member);
DvMember *dv_member_parse (GBytes *bytes);
void dv_member_sign (DvMember *member, const DvId *ward, const DvMemberKeys *signer);
void dv_member_consent (DvMember *member, const DvId *ward, const DvMemberKeys *own);
gboolean dv_member_verify (const DvMember *member, const DvId *ward, const guint8 *key);
gboolean dv_member_may_write (const DvMember *member, const char *scope);
gboolean dv_member_reads (const DvMember *member, const char *scope);
gboolean dv_member_may_read (const DvMember *member, const char *scope);
guint64 dv_member_get_until (const DvMember *member, const char *scope);
void dv_member_make_keys (DvMemberKeys *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvMember, dv_member_free)

G_END_DECLS
