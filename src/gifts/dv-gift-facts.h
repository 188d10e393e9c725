/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-campaign-line.h"
#include "dv-register.h"
#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvCampaignList:
 * @row: its number
 * @id: its UUID
 * @title: its title
 * @n_lines: how many lines of it count
 *
 * A list of a campaign that counts.
 */
typedef struct {
  gint64 row;
  char *id;
  char *title;
  guint n_lines;
} DvCampaignList;

/**
 * DvGiftFacts:
 * @campaign: the campaign
 * @rule: how many gifts it gives
 * @lists: (element-type DvCampaignList): its lists
 * @lines: (element-type DvCampaignLine): their lines
 * @ids: (nullable): UUIDs of records by their numbers, as far as they were asked for
 * @texts: where the texts of the lines are kept
 *
 * The lists of a campaign in memory. Lines that were refused, and lines that another line goes back
 * to, are no gifts and are left out.
 */
typedef struct {
  DvRecord *campaign;
  DvGiftRule rule;
  GPtrArray *lists;
  GArray *lines;
  GHashTable *ids;
  GStringChunk *texts;
} DvGiftFacts;

DvGiftFacts *dv_gift_facts_read (DvDb *db, const char *campaign_id, GError **error);
DvGiftFacts *
dv_gift_facts_read_lines (DvDb *db, const char *campaign_id, DvNameKeys *keys, GError **error);
void dv_gift_facts_free (DvGiftFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvGiftFacts, dv_gift_facts_free)

void dv_gift_facts_add_person (DvRegister *people, DvStmt *stmt);
const DvCampaignLine *dv_gift_facts_get_line (const DvGiftFacts *facts, guint index);
const DvCampaignList *dv_gift_facts_get_list (const DvGiftFacts *facts, guint index);
void dv_gift_facts_want_id (DvGiftFacts *facts, gint64 row);
const char *dv_gift_facts_get_id (const DvGiftFacts *facts, gint64 row);

G_END_DECLS
