/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-merge.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-household.h"
#include "dv-load.h"
#include "dv-merge-private.h"
#include "dv-store-error.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
refuse_unless_alive (DvRecord *record, GError **error)
{
  g_autofree char *message = NULL;

  if (dv_record_get_kind (record) != &dv_kind_person)
    /* translators: %s is the title of a record */
    message = g_strdup_printf (_ ("“%s” is not a person. Nothing was merged."),
                               dv_record_get_title (record));
  else if (dv_record_is_deleted (record))
    /* translators: %s is the name of a person */
    message = g_strdup_printf (_ ("“%s” is deleted. Nothing was merged; undo the deletion first."),
                               dv_record_get_title (record));
  return message == NULL || refuse (error, message);
}

/* A citizen number belongs to one person for life: Luật Căn cước 26/2023/QH15, art. 12. */
static gboolean
refuse_two_numbers (DvRecord *keep, DvRecord *other, GError **error)
{
  const char *number = dv_record_get (keep, "id_number"),
             *more = dv_record_get (other, "id_number");
  g_autofree char *message = NULL;

  if (number == NULL || more == NULL || strlen (number) != 12 || strlen (more) != 12 ||
      strcmp (number, more) == 0)
    return TRUE;
  /* translators: the names of two people */
  message = g_strdup_printf (_ ("“%s” and “%s” have different citizen ID numbers. Nothing was "
                                "merged: look which number is right and put it into both, or merge "
                                "them all the same."),
                             dv_record_get_title (keep), dv_record_get_title (other));
  return refuse (error, message);
}

static gboolean
refuse_if_unfit (const DvMerge *merge, DvRecord *keep, DvRecord *other, GError **error)
{
  if (strcmp (dv_record_get_id (keep), dv_record_get_id (other)) == 0)
    return refuse (error, _ ("Both are the same entry. Nothing was merged; name two people."));
  return refuse_unless_alive (keep, error) && refuse_unless_alive (other, error) &&
         (merge->force || refuse_two_numbers (keep, other, error));
}

/**
 * dv_merge_people:
 * @write: a transaction
 * @merge: two people who are one
 * @error: return location for a #DV_STORE_ERROR: the sentence says why they were not merged
 *
 * Fills what is empty in the entry that stays from the other one, leads everything that points to
 * the other one to it, and deletes the other one.
 *
 * Returns: whether it was written
 */
gboolean
dv_merge_people (DvWrite *write, const DvMerge *merge, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) keep = dv_db_load_id (db, merge->keep, error);
  g_autoptr (DvRecord) other = keep != NULL ? dv_db_load_id (db, merge->other, error) : NULL;
  g_autofree char *label = NULL;

  if (other == NULL || !refuse_if_unfit (merge, keep, other, error))
    return FALSE;
  /* translators: the names of two entries of the register */
  label = g_strdup_printf (_ ("Merge “%s” into “%s”"), dv_record_get_title (other),
                           dv_record_get_title (keep));
  dv_write_set_label (write, label);
  dv_merge_values (keep, other, merge->take);
  return dv_write_save (write, keep, error) && dv_merge_links (write, keep, other, error) &&
         dv_write_delete (write, other, error) && dv_household_check_head (db, keep, error);
}

static gboolean
merge_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_merge_people (write, data, error);
}

/**
 * dv_merge_save:
 * @store: a store
 * @merge: two people who are one
 * @batch: (out) (optional) (transfer full): the id under which it can be taken back
 * @error: return location for a #DV_STORE_ERROR
 *
 * Merges two people in one transaction, and waits for it.
 *
 * Returns: whether they were merged
 */
gboolean
dv_merge_save (DvStore *store, const DvMerge *merge, char **batch, GError **error)
{
  return dv_store_write_as (store, "merge", NULL, merge_cb, (gpointer) merge, batch, error);
}
