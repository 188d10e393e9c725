/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-merge-private.h"

#include <glib/gi18n-lib.h>

#include "dv-distinct.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-references.h"
#include "dv-through.h"

/* Whatever points to the one who goes points to the one who stays afterwards. What belonged to the
 * one who goes and would be there twice is deleted with them. */

typedef struct {
  DvWrite *write;
  DvRecord *kept;
  const char *keep;
  const char *other;
} Move;

/* Says of which record a refusal speaks. */
static gboolean
save (const Move *move, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  if (dv_write_save (move->write, record, error))
    return TRUE;
  /* translators: the kind and the title of a record; what is wrong follows */
  g_prefix_error (error, _ ("%s “%s”: "), dv_kind_get_label (kind), dv_record_get_title (record));
  return FALSE;
}

static char *
replace_link (const char *value, const Move *move)
{
  g_autoptr (GPtrArray) links = dv_links_parse (value);
  g_autoptr (GPtrArray) moved = dv_links_new ();
  const DvLink *there = dv_links_find (links, move->keep);

  for (guint i = 0; i < links->len; i++) {
    const DvLink *link = g_ptr_array_index (links, i);

    if (strcmp (link->id, move->other) != 0)
      dv_links_add (moved, link->id, link->role);
    else if (there == NULL || there->role == NULL)
      dv_links_add (moved, move->keep, link->role);
  }
  return dv_links_to_value (moved);
}

/* Returns: whether a field of the record led to the one who goes */
static gboolean
move_fields (const Move *move, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  gboolean moved = FALSE;

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = dv_record_get_value (record, field);
    g_autofree char *links = NULL;

    if (value == NULL || strstr (value, move->other) == NULL)
      continue;
    if (field->type == DV_TYPE_LINKS)
      links = replace_link (value, move);
    else if (field->type != DV_TYPE_LINK)
      continue;
    dv_record_set_value (record, field, links != NULL ? links : move->keep);
    moved = TRUE;
  }
  return moved;
}

/* Looks whether another record states the same fact already. */
static gboolean
find_same_fact (const Move *move, DvRecord *record, gboolean *found, GError **error)
{
  DvDb *db = dv_write_get_db (move->write);
  g_autoptr (DvRecord) stored = NULL;
  gint64 row = 0;
  DvId id;

  *found = FALSE;
  if (!dv_write_compute_id (record, &id))
    return TRUE;
  if (!dv_db_find_row (db, &id, &row, NULL, error))
    return FALSE;
  if (row == 0 || row == dv_record_get_row (record))
    return TRUE;
  stored = dv_db_load (db, row, error);
  *found = stored != NULL && !dv_record_is_deleted (stored);
  return stored != NULL;
}

/* A link to the one who goes: it is a field of the record @source. */
static gboolean
move_relation (const Move *move, DvRecord *relation, GError **error)
{
  g_autoptr (DvRecord) source =
    dv_db_load_id (dv_write_get_db (move->write), dv_record_get (relation, "source"), error);

  return source != NULL && (!move_fields (move, source) || save (move, source, error));
}

static gboolean
move_reference (const Move *move, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (dv_write_get_db (move->write), row, error);
  gboolean same = FALSE;

  if (record == NULL)
    return FALSE;
  if (dv_record_get_kind (record) == &dv_kind_relation)
    return move_relation (move, record, error);
  if (!move_fields (move, record))
    return TRUE;
  if (!find_same_fact (move, record, &same, error))
    return FALSE;
  if (!same)
    return save (move, record, error);
  g_clear_object (&record);
  record = dv_db_load (dv_write_get_db (move->write), row, error);
  return record != NULL && dv_write_delete (move->write, record, error);
}

/* Whoever was not the one who goes is not the one who stays. */
static gboolean
move_decision (const Move *move, DvRecord *pair, GError **error)
{
  const char *a = dv_record_get (pair, "a"), *b = dv_record_get (pair, "b");
  const char *third = strcmp (a, move->other) == 0 ? b : a;

  return strcmp (third, move->keep) == 0 ||
         dv_distinct_save (move->write, move->keep, third, dv_record_get (pair, "reason"), error);
}

/* Whether the one who stays is a member, or of the category, already. What ended is history of
 * both. */
static gboolean
has_link_already (const Move *move, DvRecord *part)
{
  const DvKind *kind = dv_record_get_kind (part), *owner = dv_record_get_kind (move->kept);

  if (kind->end != NULL && dv_record_get (part, kind->end) != NULL)
    return FALSE;
  for (guint i = 0; i < owner->n_fields; i++) {
    const DvField *field = &owner->fields[i];
    g_autoptr (GPtrArray) links = NULL;
    const char *target;

    if (g_strcmp0 (field->through, kind->name) != 0)
      continue;
    links = dv_links_parse (dv_record_get_value (move->kept, field));
    target = dv_record_get_value (part, dv_through_get_target (field));
    return target != NULL && dv_links_find (links, target) != NULL;
  }
  return FALSE;
}

static gboolean
move_part (const Move *move, gint64 row, GError **error)
{
  g_autoptr (DvRecord) part = dv_db_load (dv_write_get_db (move->write), row, error);
  gboolean same = FALSE;

  if (part == NULL)
    return FALSE;
  if (dv_record_get_kind (part) == &dv_kind_relation)
    return TRUE;
  if (dv_record_get_kind (part) == &dv_kind_pair)
    return move_decision (move, part, error);
  if (has_link_already (move, part))
    return TRUE;
  move_fields (move, part);
  return find_same_fact (move, part, &same, error) && (same || save (move, part, error));
}

/**
 * dv_merge_links:
 * @write: a transaction
 * @keep: the person who stays; their own links are those of both already
 * @other: the person who goes
 * @error: return location for a #DV_STORE_ERROR
 *
 * Leads everything that points to @other, of whatever kind, to @keep, and gives what belongs to
 * @other to @keep.
 *
 * Returns: whether it was written
 */
gboolean
dv_merge_links (DvWrite *write, DvRecord *keep, DvRecord *other, GError **error)
{
  const Move move = { write, keep, dv_record_get_id (keep), dv_record_get_id (other) };

  for (guint parts = 0; parts < 2; parts++) {
    g_autoptr (GArray) rows =
      dv_references_list (dv_write_get_db (write), dv_record_get_row (other),
                          dv_record_get_kind (other), parts == 1, 0, error);

    for (guint i = 0; rows != NULL && i < rows->len; i++) {
      gint64 row = g_array_index (rows, gint64, i);

      if (!(parts == 1 ? move_part (&move, row, error) : move_reference (&move, row, error)))
        return FALSE;
    }
    if (rows == NULL)
      return FALSE;
  }
  return TRUE;
}
