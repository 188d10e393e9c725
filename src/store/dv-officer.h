/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-officer-key.h"

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvOfficerMade:
 * @name: the name of a key holder who is to be
 * @post: (nullable): the post
 * @passphrase: what opens the key
 * @cost: what trying a passphrase is to cost
 * @id: (out): the id of the record
 * @paper: (out): the recovery key, to be printed and forgotten
 */
typedef struct {
  char *name;
  char *post;
  DvSecret *passphrase;
  const DvKeyCost *cost;
  char *id;
  DvSecret *paper;
} DvOfficerMade;

/**
 * DvOfficerRenewed:
 * @officer: the id of a key holder
 * @old: (nullable): the passphrase until now
 * @typed: (nullable): or the recovery key as it was typed
 * @passphrase: the new passphrase
 * @cost: what trying a passphrase is to cost
 * @paper: (out): after a recovery, the new recovery key
 * @refusal: (out): why the key could not be opened; that it was tried is kept
 */
typedef struct {
  char *officer;
  DvSecret *old;
  DvSecret *typed;
  DvSecret *passphrase;
  const DvKeyCost *cost;
  DvSecret *paper;
  GError *refusal;
} DvOfficerRenewed;

GPtrArray *dv_officers_list (DvDb *db, gboolean in_force, GError **error);
gboolean dv_officer_is_in_force (DvRecord *officer);
DvRecord *dv_officer_find (DvDb *db, const char *named, GError **error);
char **dv_officers_get_keys (DvDb *db, char **store, GError **error);

gboolean dv_officer_make (DvWrite *write, gpointer made, GError **error);
gboolean dv_officer_retire (DvWrite *write, gpointer officer, GError **error);
gboolean dv_officer_renew (DvWrite *write, gpointer renewed, GError **error);
DvOfficerKey *dv_officer_unlock (DvWrite *write,
                                 DvRecord *officer,
                                 DvSecret *passphrase,
                                 GError **refusal,
                                 GError **error);
gboolean dv_officer_save_key (DvDb *db, const char *officer, const char *path, GError **error);
gboolean dv_officer_load_key (DvWrite *write, gpointer path, GError **error);

void dv_officer_made_free (gpointer made);
void dv_officer_renewed_free (gpointer renewed);

G_END_DECLS
