/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/dv-duplicate-item.h"

#include <glib/gi18n.h>
#include <math.h>

/* Two entries of the register that are likely one person. What is shown of them is reckoned here;
 * no widget is touched. */
struct _DvDuplicateItem {
  GObject parent_instance;

  DvRecord *records[2];
  double score;
  guint32 reasons;
};

G_DEFINE_FINAL_TYPE (DvDuplicateItem, dv_duplicate_item, G_TYPE_OBJECT)

static void
dv_duplicate_item_dispose (GObject *object)
{
  DvDuplicateItem *self = DV_DUPLICATE_ITEM (object);

  g_clear_object (&self->records[0]);
  g_clear_object (&self->records[1]);

  G_OBJECT_CLASS (dv_duplicate_item_parent_class)->dispose (object);
}

static void
dv_duplicate_item_class_init (DvDuplicateItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dv_duplicate_item_dispose;
}

static void
dv_duplicate_item_init (DvDuplicateItem *self)
{
}

/**
 * dv_duplicate_item_new:
 * @pair: two people
 * @a: the first
 * @b: the second
 *
 * Returns: (transfer full): the pair
 */
DvDuplicateItem *
dv_duplicate_item_new (const DvDuplicate *pair, DvRecord *a, DvRecord *b)
{
  DvDuplicateItem *self = g_object_new (DV_TYPE_DUPLICATE_ITEM, NULL);

  self->records[0] = g_object_ref (a);
  self->records[1] = g_object_ref (b);
  self->score = pair->score;
  self->reasons = pair->reasons;
  return self;
}

/**
 * dv_duplicate_item_get_record:
 * @side: 0 or 1
 *
 * Returns: (transfer none): one of the two entries
 */
DvRecord *
dv_duplicate_item_get_record (DvDuplicateItem *self, guint side)
{
  g_return_val_if_fail (DV_IS_DUPLICATE_ITEM (self) && side < 2, NULL);
  return self->records[side];
}

/**
 * dv_duplicate_item_get_reasons:
 *
 * Returns: bits of #DvMatchReason
 */
guint32
dv_duplicate_item_get_reasons (DvDuplicateItem *self)
{
  g_return_val_if_fail (DV_IS_DUPLICATE_ITEM (self), 0);
  return self->reasons;
}

/**
 * dv_duplicate_item_has:
 * @id: the id of a person
 *
 * Returns: whether it is one of the two
 */
gboolean
dv_duplicate_item_has (DvDuplicateItem *self, const char *id)
{
  g_return_val_if_fail (DV_IS_DUPLICATE_ITEM (self), FALSE);
  return g_strcmp0 (dv_record_get_id (self->records[0]), id) == 0 ||
         g_strcmp0 (dv_record_get_id (self->records[1]), id) == 0;
}

static const char *
say_score (double score)
{
  if (score >= 0.99)
    return _ ("certain");
  return score >= 0.95 ? _ ("very likely") : _ ("possible");
}

/**
 * dv_duplicate_item_describe_score:
 *
 * Returns: (transfer full): how likely the two are one, in words and per cent
 */
char *
dv_duplicate_item_describe_score (DvDuplicateItem *self)
{
  g_return_val_if_fail (DV_IS_DUPLICATE_ITEM (self), NULL);
  /* No pair is sure before somebody has looked at it. Translators: “very likely · 96 %”. */
  return g_strdup_printf (_ ("%s · %d %%"), say_score (self->score),
                          MIN ((int) floor (self->score * 100), 99));
}

/**
 * dv_duplicate_differs:
 *
 * Returns: whether the two entries say something different in the field
 */
gboolean
dv_duplicate_differs (DvRecord *a, DvRecord *b, const DvField *field)
{
  return g_strcmp0 (dv_record_get_value (a, field), dv_record_get_value (b, field)) != 0;
}

/**
 * dv_duplicate_has_choice:
 *
 * Returns: whether somebody has to choose one of two values; links and remarks are kept of both
 */
gboolean
dv_duplicate_has_choice (DvRecord *a, DvRecord *b, const DvField *field)
{
  return field->type != DV_TYPE_LINKS && field->type != DV_TYPE_LONG_TEXT &&
         dv_record_get_value (a, field) != NULL && dv_record_get_value (b, field) != NULL &&
         dv_duplicate_differs (a, b, field);
}

/* Of dates and numbers of papers, the longer says more: a day more than a year, 12 digits more than
 * the 9 of a card that is no longer valid. */
static gboolean
says_more_when_longer (const DvField *field)
{
  return field->type == DV_TYPE_PARTIAL_DATE || g_str_equal (field->name, "id_number");
}

/* A name with marks says more than one without. */
static gboolean
is_better_name (const DvField *field, const char *one, const char *other)
{
  return (field->flags & DV_FIELD_PERSON_NAME) && one != NULL && other != NULL &&
         !g_str_is_ascii (one) && g_str_is_ascii (other);
}

/**
 * dv_duplicate_choose_side:
 * @kept: the side that stays
 *
 * Returns: the side whose value is proposed for the field
 */
guint
dv_duplicate_choose_side (DvRecord *a, DvRecord *b, const DvField *field, guint kept)
{
  const char *left = dv_record_get_value (a, field), *right = dv_record_get_value (b, field);
  size_t left_length = left != NULL ? strlen (left) : 0;
  size_t right_length = right != NULL ? strlen (right) : 0;

  if (is_better_name (field, left, right))
    return 0;
  if (is_better_name (field, right, left))
    return 1;
  if (!says_more_when_longer (field) || left_length == right_length)
    return kept;
  return left_length > right_length ? 0 : 1;
}

static guint
count_values (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    n += dv_record_get_value (record, &kind->fields[i]) != NULL;
  return n;
}

/**
 * dv_duplicate_choose_kept:
 *
 * Returns: the side that is proposed to stay: the one that says more
 */
guint
dv_duplicate_choose_kept (DvRecord *a, DvRecord *b)
{
  return count_values (b) > count_values (a) ? 1 : 0;
}

/* Enough of a number to compare it with a card, too little to copy it. */
static char *
mask (const char *number)
{
  size_t length = strlen (number);
  g_autoptr (GString) masked = NULL;

  if (length < 9)
    return g_strdup ("••••••");
  masked = g_string_new_len (number, 3);
  for (size_t i = 3; i < length - 2; i++)
    g_string_append (masked, "•");
  g_string_append (masked, number + length - 2);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/**
 * dv_duplicate_show:
 *
 * Returns: (transfer full): the value as it is shown beside that of the other entry; numbers of
 *   papers only in part
 */
char *
dv_duplicate_show (DvRecord *record, const DvField *field)
{
  const char *value = dv_record_get_value (record, field);

  if (value == NULL)
    return g_strdup ("");
  return field->flags & DV_FIELD_SENSITIVE || g_str_has_suffix (field->name, "id_number")
           ? mask (value)
           : dv_record_get_display (record, field);
}
