/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-document.h"
#include "dv-record.h"

G_BEGIN_DECLS

/**
 * DvGiftHead:
 * @record: the list or the campaign
 * @lead: (nullable): the unit that leads it
 * @letterhead: (nullable): the letterhead of that unit, or one that says where the ward is
 * @own: whether @letterhead is that of the unit
 * @layout: how the paper looks
 *
 * What stands above and below a paper about gifts.
 */
typedef struct {
  DvRecord *record;
  DvRecord *lead;
  DvRecord *letterhead;
  gboolean own;
  DvLayout *layout;
} DvGiftHead;

gboolean dv_gift_head_read (DvDb *db, const char *id, DvGiftHead *head, GError **error);
void dv_gift_head_clear (DvGiftHead *head);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvGiftHead, dv_gift_head_clear)

DvDocument *dv_gift_head_begin (const DvGiftHead *head);
DvDocument *dv_gift_head_begin_upright (const DvGiftHead *head);
void dv_gift_head_sign (const DvGiftHead *head, DvDocument *document);

G_END_DECLS
