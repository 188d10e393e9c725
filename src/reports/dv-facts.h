/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-bulk.h"
#include "dv-petition-count.h"

G_BEGIN_DECLS

/* What a report is made from, read from the store at once. Texts are borrowed from the bulks. */

typedef struct {
  char *id;
  const char *code;
  const char *name;
  const char *short_name;
  const char *type;
  gint64 parent;
  char *mention; /* how a sentence calls it */
  const char *valid_to;
  gboolean in_force;
} DvUnitFact;

typedef struct {
  gint64 row;
  const char *code;
  const char *name;
  gint64 unit; /* whose work it tells, 0 = of several */
} DvSectionFact;

/* One piece of work. */
typedef struct {
  const DvBulk *bulk;
  guint index;
  const DvKind *kind;
  gint64 lead;
  gint64 section;
  gint64 campaign;
  const char *code;
  const char *title;
  const char *role;
  const char *type;
  const char *state;
  const char *start;
  const char *end;
  const char *id;   /* see dv_facts_get_id() */
  gboolean now;     /* in the period */
  gboolean before;  /* in the same period of the year before */
  gboolean planned; /* not begun on the cut-off date: told as planned */
} DvItem;

/* The lines of a list, or the assignments of a task, counted. */
typedef struct {
  gint64 count;
  gint64 amount;
  gint64 done;
  gint64 not_reported;
  GPtrArray *ids;
} DvParts;

/* One line of a list. */
typedef struct {
  gint64 list;
  gint64 source;    /* 0 = that of the list */
  gint64 person;    /* nobody else has this number; below 0 = not in the register */
  gint64 household; /* 0 = not known */
  gint64 amount;
  gboolean done;
  gboolean refused;
  const char *id;
} DvGiftFact;

typedef struct {
  const DvKind *kind;
  const char *type;
  const char *role;
  const char *state;
  const char *sentence;
  const char *many;
} DvWordingFact;

typedef struct {
  const char *code;
  const char *outline;
  gint64 position;
  const char *part;
  gint64 level;
  const char *heading;
  const char *text;
  gint64 section;
  const char *empty;
} DvOutlineFact;

typedef struct {
  char *from;
  char *to;
  char *cut_off;
  char *from_before;
  char *cut_before;
  const char *ward; /* the proper name: “Ngọc Lâm” */
  GPtrArray *bulks;
  GHashTable *units;    /* row → DvUnitFact */
  GHashTable *titles;   /* row of a campaign, category or source → its name */
  GHashTable *sections; /* row → DvSectionFact */
  GHashTable *lines;    /* row of a list → DvParts */
  GArray *gifts;        /* of DvGiftFact */
  GHashTable *assigned; /* row of a task → DvParts */
  GHashTable *filled;   /* row of a unit → DvParts: its posts that were filled in the period */
  GHashTable *counted;  /* see dv-counted.h */
  GArray *items;        /* of DvItem */
  GArray *wordings;     /* of DvWordingFact */
  GArray *outline;      /* of DvOutlineFact, all outlines in force */
  DvPetitionCount *letters; /* the letters of the register */
  GHashTable *best;         /* wordings found before */
  GStringChunk *ids;
} DvFacts;

DvFacts *dv_facts_read (DvDb *db,
                        const char *from,
                        const char *to,
                        const char *cut_off,
                        GCancellable *cancellable,
                        GError **error);
void dv_facts_free (DvFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvFacts, dv_facts_free)

const char *dv_facts_get_id (DvFacts *facts, DvItem *item);
const DvUnitFact *dv_facts_get_unit (const DvFacts *facts, gint64 row);
const char *dv_facts_get_title (const DvFacts *facts, gint64 row);
const DvWordingFact *dv_facts_find_wording (DvFacts *facts, const DvItem *item);
const DvParts *dv_facts_get_filled (const DvFacts *facts, const DvItem *item);
const DvParts *dv_facts_get_parts (const DvFacts *facts, const DvItem *item);

const char *dv_item_get_text (const DvItem *item, const char *field);
gint64 dv_item_get_number (const DvItem *item, const char *field);
const gint64 *dv_item_get_units (const DvItem *item, guint *n_units);
char *dv_item_dup_choice (const DvItem *item, const char *field);

G_END_DECLS
