/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvOpening:
 * @site: the id of the site where it happened
 * @number: which opening at that site it is, from 1
 * @time: when, in microseconds since 1970
 * @officer: the id of the officer whose key opened it
 * @actor: who sat at the keyboard, or empty
 * @record: the id of the record whose sealed part was opened
 * @reason: why, in words
 * @previous: hash of the opening before, empty for the first
 * @hash: hash of all that stands above
 *
 * One opening of a sealed part, a link of the chain of its site.
 */
typedef struct {
  char *site;
  guint64 number;
  gint64 time;
  char *officer;
  char *actor;
  char *record;
  char *reason;
  char *previous;
  char *hash;
} DvOpening;

/**
 * DvChainFaultType:
 * @DV_CHAIN_CHANGED: the opening does not say any more what it said when it was written
 * @DV_CHAIN_MISSING: openings are missing before it
 * @DV_CHAIN_MOVED: it does not follow the one before it: it was moved or put in
 * @DV_CHAIN_CUT: openings are missing after it, at the end of the chain
 *
 * What is wrong with a chain.
 */
typedef enum {
  DV_CHAIN_CHANGED,
  DV_CHAIN_MISSING,
  DV_CHAIN_MOVED,
  DV_CHAIN_CUT,
} DvChainFaultType;

/**
 * DvChainFault:
 * @type: what is wrong
 * @site: the id of the site whose chain it is
 * @number: the opening where it shows
 */
typedef struct {
  DvChainFaultType type;
  char *site;
  guint64 number;
} DvChainFault;

/**
 * DvChainHead:
 * @site: the id of a site
 * @number: its last opening
 * @hash: the hash of that one
 *
 * How far a chain is known to go, kept apart from it.
 */
typedef struct {
  char *site;
  guint64 number;
  char *hash;
} DvChainHead;

DvOpening *dv_opening_new (void);
void dv_opening_free (DvOpening *self);
char *dv_opening_compute_hash (const DvOpening *self);
void dv_chain_fault_free (DvChainFault *self);
char *dv_chain_fault_to_text (const DvChainFault *self);
GPtrArray *dv_opening_chain_verify (GPtrArray *openings, const DvChainHead *heads, guint n_heads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvOpening, dv_opening_free)

G_END_DECLS
