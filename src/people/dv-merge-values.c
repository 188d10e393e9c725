/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-merge-private.h"

#include "dv-links.h"

static char *
join_links (const char *keep, const char *other)
{
  g_autoptr (GPtrArray) links = dv_links_parse (keep);
  g_autoptr (GPtrArray) more = dv_links_parse (other);

  for (guint i = 0; i < more->len; i++) {
    const DvLink *link = g_ptr_array_index (more, i);
    const DvLink *there = dv_links_find (links, link->id);

    if (there == NULL || there->role == NULL)
      dv_links_add (links, link->id, link->role);
  }
  return dv_links_to_value (links);
}

/* Remarks say something each, unless they are the same. */
static char *
join_text (const char *keep, const char *other)
{
  if (strstr (keep, other) != NULL)
    return g_strdup (keep);
  return g_strdup_printf ("%s\n%s", keep, other);
}

static char *
join (const DvField *field, const char *keep, const char *other, gboolean take)
{
  if (field->type == DV_TYPE_LINKS)
    return field->through == NULL ? join_links (keep, other) : g_strdup (keep);
  if (keep == NULL || take)
    return g_strdup (other);
  return field->type == DV_TYPE_LONG_TEXT ? join_text (keep, other) : g_strdup (keep);
}

static gboolean
is_old_card (const char *number)
{
  return number != NULL && strlen (number) == 9;
}

/* The number of a former card goes where former cards stand, and the citizen number in its place.
 */
static void
settle_papers (DvRecord *keep, DvRecord *other)
{
  const char *number = dv_record_get (keep, "id_number");
  const char *more = dv_record_get (other, "id_number");
  g_autofree char *card = NULL;

  if (number == NULL || more == NULL || is_old_card (number) == is_old_card (more))
    return;
  card = g_strdup (is_old_card (number) ? number : more);
  if (is_old_card (number))
    dv_record_set (keep, "id_number", more);
  if (dv_kind_find_field (dv_record_get_kind (keep), "old_id_number") != NULL &&
      dv_record_get (keep, "old_id_number") == NULL)
    dv_record_set (keep, "old_id_number", card);
}

/* A household has one head, who is the head in their own entry, too. */
static void
settle_head (DvRecord *keep, DvRecord *other, const char *const *take)
{
  const char *household = dv_record_get (other, "household");

  if (household != NULL && g_strcmp0 (household, dv_record_get (keep, "household")) == 0 &&
      g_strcmp0 (dv_record_get (other, "relation"), "head") == 0 &&
      (take == NULL || !g_strv_contains (take, "relation")))
    dv_record_set (keep, "relation", "head");
}

/**
 * dv_merge_values:
 * @keep: the record that stays
 * @other: the one that goes
 * @take: (nullable) (array zero-terminated=1): names of the fields whose value is that of @other
 *
 * Fills what is empty in @keep from @other, adds the links and the remarks of @other, and sets the
 * fields of @take. Links that are records of their own, such as memberships, are left to
 * dv_merge_links().
 */
void
dv_merge_values (DvRecord *keep, DvRecord *other, const char *const *take)
{
  const DvKind *kind = dv_record_get_kind (keep);

  settle_papers (keep, other);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *more = dv_record_get_value (other, field);
    gboolean taken = take != NULL && g_strv_contains (take, field->name);
    g_autofree char *value = NULL;

    /* A relation is one to the head of a certain household. */
    if (more == NULL ||
        (!taken && g_str_equal (field->name, "relation") &&
         g_strcmp0 (dv_record_get (keep, "household"), dv_record_get (other, "household")) != 0))
      continue;
    value = join (field, dv_record_get_value (keep, field), more, taken);
    if (g_strcmp0 (value, dv_record_get_value (keep, field)) != 0)
      dv_record_set_value (keep, field, value);
  }
  settle_head (keep, other, take);
}
