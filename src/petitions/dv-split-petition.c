/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-split-petition.h"

#include <glib/gi18n-lib.h>

#include "dv-confidential.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* One letter that is several cases, and several letters that are one: Luật Tiếp công dân
 * 42/2013/QH13, art. 25.3; TT 07/2014/TT-TTCP, art. 6. Each in one transaction. */

/**
 * dv_split_part_new:
 * @type: the code of the type of a new petition
 * @title: its content
 * @matter: (nullable): its field
 *
 * Returns: (transfer full): a part of a letter with several contents
 */
DvSplitPart *
dv_split_part_new (const char *type, const char *title, const char *matter)
{
  DvSplitPart *part = g_new0 (DvSplitPart, 1);

  part->type = g_strdup (type);
  part->title = g_strdup (title);
  part->matter = g_strdup (matter);
  return part;
}

/**
 * dv_split_part_free:
 * @part: (transfer full) (nullable): a part of a letter
 */
void
dv_split_part_free (DvSplitPart *part)
{
  if (part == NULL)
    return;
  g_free (part->type);
  g_free (part->title);
  g_free (part->matter);
  g_free (part);
}

static DvRecord *
load_petition (DvWrite *write, const char *id, GError **error)
{
  g_autoptr (DvRecord) petition = dv_db_load_id (dv_write_get_db (write), id, error);

  if (petition == NULL)
    return NULL;
  if (dv_record_get_kind (petition) == &dv_kind_petition && !dv_record_is_deleted (petition))
    return g_steal_pointer (&petition);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: the title of a record */
               _ ("“%s” is not a petition."), dv_record_get_title (petition));
  return NULL;
}

static gboolean
refuse_few (const GPtrArray *parts, GError **error)
{
  if (parts->len >= 2)
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       _ ("A letter is split into two petitions at least. Nothing was made."));
  return FALSE;
}

static void
copy_fields (DvRecord *from, DvRecord *to, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    dv_record_set (to, fields[i], dv_record_get (from, fields[i]));
}

/* Who wrote is not taken along where it is kept secret: a denunciation gets a sealed part of its
 * own (Luật Tố cáo 25/2018/QH14, art. 8). */
static DvRecord *
make_part (DvRecord *letter, const DvSplitPart *part)
{
  static const char *const common[] = { "channel",     "desk",  "forwarder", "forwarding_letter",
                                        "letter_date", "start", "lead",      "unit",
                                        "evidence",    NULL };
  static const char *const writer[] = { "identity",       "sender",
                                        "sender_name",    "sender_id",
                                        "sender_address", "sender_contact",
                                        "signers",        NULL };
  DvRecord *petition = dv_record_new (&dv_kind_petition);
  g_autoptr (GPtrArray) links = dv_links_new ();
  g_autofree char *related = NULL;

  copy_fields (letter, petition, common);
  dv_record_set (petition, "type", part->type);
  dv_record_set (petition, "title", part->title);
  dv_record_set (petition, "matter", part->matter);
  if (dv_petition_is_confidential (letter))
    dv_record_set (petition, "sealed", "1");
  if (!dv_petition_is_confidential (letter) && !dv_petition_is_confidential (petition))
    copy_fields (letter, petition, writer);
  dv_links_add (links, dv_record_get_id (letter), "split-from");
  related = dv_links_to_value (links);
  dv_record_set (petition, "related", related);
  return petition;
}

/* The letter itself goes no further: what became of it stands with the petitions made of it. */
static gboolean
write_step (DvWrite *write, DvRecord *letter, const char *numbers, const char *day, GError **error)
{
  g_autoptr (DvRecord) step = dv_record_new (&dv_kind_step);
  g_autofree char *ground =
    /* translators: the numbers of petitions in the register */
    g_strdup_printf (_ ("Split into the petitions %s."), numbers);

  dv_record_set (step, "petition", dv_record_get_id (letter));
  dv_record_set (step, "type", "guided");
  dv_record_set (step, "date", day);
  dv_record_set (step, "ground", ground);
  return dv_write_save (write, step, error);
}

/* The petition would say from which letter it was split, and that letter who wrote it. */
static gboolean
refuse_exposed (DvRecord *letter, DvRecord *part, GError **error)
{
  if (!dv_petition_is_confidential (part) || dv_petition_is_confidential (letter) ||
      dv_petition_find_plain (letter) == NULL)
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       _ ("One of the contents is a denunciation, and the letter says in the clear "
                          "who wrote it (Luật Tố cáo, art. 8). Nothing was split: mark the letter "
                          "as “Identity kept secret”, choose “Seal the identity”, then split it."));
  return FALSE;
}

/**
 * dv_petition_split:
 * @write: a transaction
 * @id: the UUID of a letter with several contents
 * @parts: (element-type DvSplitPart): what it is split into
 * @day: the day on which it is split, an ISO date
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a petition of each content, received on the day of the letter, with a number of its own and
 * the writer of the letter unless that is kept secret. The letter gets the step that says so. Of a
 * denunciation in it the writer must be sealed first.
 *
 * Returns: (transfer full) (element-type utf8): the UUIDs of the new petitions
 */
GPtrArray *
dv_petition_split (DvWrite *write,
                   const char *id,
                   const GPtrArray *parts,
                   const char *day,
                   GError **error)
{
  g_autoptr (DvRecord) letter = load_petition (write, id, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) numbers = g_string_new (NULL);

  if (letter == NULL || !refuse_few (parts, error))
    return NULL;
  for (guint i = 0; i < parts->len; i++) {
    g_autoptr (DvRecord) petition = make_part (letter, g_ptr_array_index (parts, i));
    const char *number;

    if (!refuse_exposed (letter, petition, error) || !dv_write_save (write, petition, error))
      return NULL;
    number = dv_record_get (petition, "number");
    g_string_append_printf (numbers, "%s%s", i > 0 ? ", " : "",
                            number != NULL ? number : dv_record_get_title (petition));
    g_ptr_array_add (ids, g_strdup (dv_record_get_id (petition)));
  }
  return write_step (write, letter, numbers->str, day, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * dv_petition_join:
 * @write: a transaction
 * @id: the UUID of a letter
 * @case_id: the UUID of the petition whose case it belongs to
 * @role: `repeat`, `supplement` or `same-case`
 * @error: return location for a #DV_STORE_ERROR
 *
 * Joins a letter to a case. From then on the steps are those of the case.
 *
 * Returns: whether it was written
 */
gboolean
dv_petition_join (DvWrite *write,
                  const char *id,
                  const char *case_id,
                  const char *role,
                  GError **error)
{
  g_autoptr (DvRecord) letter = load_petition (write, id, error);
  g_autoptr (DvRecord) other = letter != NULL ? load_petition (write, case_id, error) : NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *related = NULL;

  if (other == NULL)
    return FALSE;
  links = dv_links_parse (dv_record_get (letter, "related"));
  dv_links_add (links, case_id, role);
  related = dv_links_to_value (links);
  dv_record_set (letter, "related", related);
  return dv_write_save (write, letter, error);
}

/* --- for the window --- */

typedef struct {
  char *id;
  char *other;
  char *role;
  char *day;
  GPtrArray *parts;
  GPtrArray *ids;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->id);
  g_free (job->other);
  g_free (job->role);
  g_free (job->day);
  g_clear_pointer (&job->parts, g_ptr_array_unref);
  g_clear_pointer (&job->ids, g_ptr_array_unref);
  g_free (job);
}

static gboolean
split_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  job->ids = dv_petition_split (write, job->id, job->parts, job->day, error);
  return job->ids != NULL;
}

/**
 * dv_petition_split_async:
 * @store: a store
 * @id: the UUID of a letter with several contents
 * @parts: (element-type DvSplitPart): what it is split into; they are not changed any more
 * @day: the day on which it is split
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: given to @callback
 *
 * Splits a letter on the thread that writes; see dv_petition_split().
 */
void
dv_petition_split_async (DvStore *store,
                         const char *id,
                         GPtrArray *parts,
                         const char *day,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->id = g_strdup (id);
  job->day = g_strdup (day);
  job->parts = g_ptr_array_ref (parts);
  dv_store_write_async (store, NULL, _ ("Split a petition"), split_cb, job, job_free, cancellable,
                        callback, user_data);
}

/**
 * dv_petition_split_finish:
 * @store: a store
 * @result: what the callback was given
 * @batch: (out) (optional) (transfer full): the id of the transaction, to undo it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8): the UUIDs of the new petitions
 */
GPtrArray *
dv_petition_split_finish (DvStore *store, GAsyncResult *result, char **batch, GError **error)
{
  gpointer data = NULL;

  if (!dv_store_write_finish (store, result, &data, batch, error))
    return NULL;
  return g_ptr_array_ref (((Job *) data)->ids);
}

static gboolean
join_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return dv_petition_join (write, job->id, job->other, job->role, error);
}

/**
 * dv_petition_join_async:
 * @store: a store
 * @id: the UUID of a letter
 * @case_id: the UUID of the petition whose case it belongs to
 * @role: `repeat`, `supplement` or `same-case`
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: given to @callback
 *
 * Joins a letter to a case on the thread that writes; see dv_petition_join().
 */
void
dv_petition_join_async (DvStore *store,
                        const char *id,
                        const char *case_id,
                        const char *role,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->id = g_strdup (id);
  job->other = g_strdup (case_id);
  job->role = g_strdup (role);
  dv_store_write_async (store, NULL, _ ("Join a letter to a case"), join_cb, job, job_free,
                        cancellable, callback, user_data);
}

/**
 * dv_petition_join_finish:
 * @store: a store
 * @result: what the callback was given
 * @batch: (out) (optional) (transfer full): the id of the transaction, to undo it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
dv_petition_join_finish (DvStore *store, GAsyncResult *result, char **batch, GError **error)
{
  gpointer data = NULL;

  return dv_store_write_finish (store, result, &data, batch, error);
}
