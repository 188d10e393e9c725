/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-identity.h"

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvUnsealing:
 * @petition: the id of a petition
 * @scan: (nullable): the id of a sealed scan of it, %NULL for the identity
 * @officer: the id or name of the key holder
 * @reason: why it is opened
 * @passphrase: the passphrase of the key holder
 * @identity: (out): who wrote it
 * @content: (out): the bytes of the scan
 * @name: (out): the file name of the scan
 * @refusal: (out): why it was not opened
 */
typedef struct {
  char *petition;
  char *scan;
  char *officer;
  char *reason;
  DvSecret *passphrase;
  DvIdentity *identity;
  DvSecret *content;
  DvSecret *name;
  GError *refusal;
} DvUnsealing;

/**
 * DvResealing:
 * @petition: (nullable): the id of a petition, %NULL for all
 * @officer: the id or name of a key holder who can open the parts
 * @passphrase: the passphrase
 * @n_done: (out): how many parts were sealed anew
 * @n_left: (out): how many this key holder cannot open
 * @refusal: (out): why nothing was done
 */
typedef struct {
  char *petition;
  char *officer;
  DvSecret *passphrase;
  guint n_done;
  guint n_left;
  GError *refusal;
} DvResealing;

/**
 * DvSealed:
 * @part: `identity`, or what a scan is called inside
 * @attachment: (nullable): the id of the attachment, if it is a scan
 * @version: how often it was sealed anew
 * @officers: (element-type utf8): the names of those who can open it
 * @is_current: whether these are just those in force
 */
typedef struct {
  char *part;
  char *attachment;
  guint version;
  GPtrArray *officers;
  gboolean is_current;
} DvSealed;

gboolean dv_seal_identity (DvWrite *write,
                           DvRecord *petition,
                           DvIdentity *identity,
                           gboolean replace,
                           GError **error);
gboolean dv_seal_scan (DvWrite *write,
                       const char *petition,
                       const char *name,
                       DvSecret *content,
                       GError **error);
gboolean dv_seal_open (DvWrite *write, gpointer unsealing, GError **error);
gboolean dv_seal_renew (DvWrite *write, gpointer resealing, GError **error);
gboolean dv_seal_may_take (DvDb *db, DvRecord *petition, GError **error);
gboolean dv_seal_save (DvWrite *write, DvRecord *petition, GError **error);
gboolean dv_seal_find_clear (DvDb *db, DvRecord *petition, gboolean *clear, GError **error);
gboolean dv_seal_add_person (DvDb *db, DvIdentity *identity, const char *person, GError **error);
gboolean dv_seal_plain (DvWrite *write, gpointer petition, GError **error);
GPtrArray *dv_seal_list (DvDb *db, const char *petition, GError **error);

void dv_unsealing_free (gpointer unsealing);
void dv_resealing_free (gpointer resealing);

G_END_DECLS
