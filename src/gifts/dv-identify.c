/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-identify.h"

/* Those of one name whom the register does not know, each told by the line that says most. */
typedef struct {
  guint who;
  guint line;
} Stranger;

typedef struct {
  GArray *lines;
  GHashTable *people;    /* number of a person -> who */
  GHashTable *strangers; /* key of a name -> GArray of Stranger */
  guint n_who;
} Identifier;

static void
look_up (DvCampaignLine *line, DvRegister *people)
{
  gint64 household;

  if (line->person != 0 || people == NULL)
    return;
  line->person = dv_register_find (people, &line->traits, &household);
  if (line->person != 0 && line->household == 0)
    line->household = household;
}

static guint
number_person (Identifier *self, gint64 *person)
{
  gpointer who = g_hash_table_lookup (self->people, person);

  if (who == NULL) {
    who = GUINT_TO_POINTER (++self->n_who);
    g_hash_table_insert (self->people, person, who);
  }
  return GPOINTER_TO_UINT (who);
}

static gboolean
means_same (const DvCampaignLine *a, const DvCampaignLine *b)
{
  return dv_traits_match (&a->traits, &b->traits) &&
         dv_traits_names_agree (a->traits.name, b->traits.name);
}

static guint
get_detail (const DvTraits *traits)
{
  return (traits->birth != NULL ? (guint) strlen (traits->birth) : 0) + (traits->unit != 0) +
         (traits->address != NULL) + (traits->sex != NULL);
}

static guint
number_stranger (Identifier *self, guint index)
{
  DvCampaignLine *line = &g_array_index (self->lines, DvCampaignLine, index);
  GArray *known = g_hash_table_lookup (self->strangers, line->traits.key);
  Stranger stranger = { self->n_who + 1, index };

  if (known == NULL) {
    known = g_array_new (FALSE, FALSE, sizeof (Stranger));
    g_hash_table_insert (self->strangers, (gpointer) line->traits.key, known);
  }
  for (guint i = 0; i < known->len; i++) {
    Stranger *other = &g_array_index (known, Stranger, i);
    const DvCampaignLine *theirs = &g_array_index (self->lines, DvCampaignLine, other->line);

    if (!means_same (line, theirs))
      continue;
    if (get_detail (&line->traits) > get_detail (&theirs->traits))
      other->line = index;
    return other->who;
  }
  g_array_append_val (known, stranger);
  return ++self->n_who;
}

/* One list may say to which household somebody belongs and another not. */
static void
share_households (const Identifier *self)
{
  g_autofree gint64 *households = g_new0 (gint64, self->n_who + 1);

  for (guint i = 0; i < self->lines->len; i++) {
    const DvCampaignLine *line = &g_array_index (self->lines, DvCampaignLine, i);

    if (households[line->who] == 0)
      households[line->who] = line->household;
  }
  for (guint i = 0; i < self->lines->len; i++) {
    DvCampaignLine *line = &g_array_index (self->lines, DvCampaignLine, i);

    if (line->household == 0)
      line->household = households[line->who];
  }
}

/**
 * dv_identify:
 * @lines: (element-type DvCampaignLine): lines, which get a person and a household where these can
 * be told, and always `who`
 * @people: (nullable): the people of the register who bear the names of the lines
 *
 * Finds out which lines mean the same person. Lines without a link are looked up in the register;
 * those whom it does not know are compared among themselves by the same rule, so that the sheets
 * of three associations meet.
 */
void
dv_identify (GArray *lines, DvRegister *people)
{
  Identifier self = { .lines = lines };

  self.people = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.strangers =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < lines->len; i++) {
    DvCampaignLine *line = &g_array_index (lines, DvCampaignLine, i);

    look_up (line, people);
    line->who =
      line->person != 0 ? number_person (&self, &line->person) : number_stranger (&self, i);
  }
  share_households (&self);
  g_hash_table_unref (self.people);
  g_hash_table_unref (self.strangers);
}
