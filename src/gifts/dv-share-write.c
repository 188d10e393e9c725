/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-share-proposal.h"

#include "dv-kinds.h"
#include "dv-load.h"

static void
copy_values (DvRecord *to, DvRecord *from, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++) {
    if (dv_record_get (from, fields[i]) != NULL)
      dv_record_set (to, fields[i], dv_record_get (from, fields[i]));
  }
}

/* A line that asked for a gift goes on in the line of the gift, so that it is not counted twice. */
static gboolean
copy_origin (DvRecord *line, gint64 row, DvDb *db, GError **error)
{
  g_autoptr (DvRecord) origin = row != 0 ? dv_db_load (db, row, error) : NULL;

  if (row == 0 || origin == NULL)
    return row == 0;
  copy_values (line, origin,
               DV_NAMES ("person", "household", "name", "birth", "sex", "address", "unit",
                         "category", "need", "exception"));
  dv_record_set (line, "origin", dv_record_get_id (origin));
  return TRUE;
}

static gboolean
copy_person (DvRecord *line, gint64 row, DvDb *db, GError **error)
{
  g_autoptr (DvRecord) person = row != 0 ? dv_db_load (db, row, error) : NULL;

  if (row == 0 || person == NULL)
    return row == 0;
  dv_record_set (line, "person", dv_record_get_id (person));
  copy_values (line, person, DV_NAMES ("name", "birth", "sex", "address", "unit", "household"));
  return TRUE;
}

static DvRecord *
create_list (const DvShareProposal *proposal, DvRecord *source)
{
  DvRecord *campaign = proposal->facts->campaign;
  DvRecord *list = dv_record_new (&dv_kind_list);
  g_autofree char *title =
    g_strdup_printf ("%s – %s", dv_record_get_title (campaign), dv_record_get_title (source));

  dv_record_set (list, "title", title);
  dv_record_set (list, "campaign", dv_record_get_id (campaign));
  dv_record_set (list, "gift_source", dv_record_get_id (source));
  dv_record_set (list, "state", "draft");
  dv_record_set (list, "version", "1");
  copy_values (list, campaign, DV_NAMES ("lead", "start", "end"));
  return list;
}

static gboolean
write_line (const DvShareCandidate *candidate,
            DvRecord *list,
            DvRecord *source,
            guint position,
            DvWrite *write,
            GError **error)
{
  g_autoptr (DvRecord) line = dv_record_new (&dv_kind_line);
  g_autofree char *number = g_strdup_printf ("%u", position);
  DvDb *db = dv_write_get_db (write);

  if (!copy_person (line, candidate->person, db, error) ||
      !copy_origin (line, candidate->line, db, error))
    return FALSE;
  dv_record_set (line, "list", dv_record_get_id (list));
  dv_record_set (line, "position", number);
  dv_record_set (line, "state", "planned");
  copy_values (line, source, DV_NAMES ("amount", "goods"));
  return dv_write_save (write, line, error);
}

static guint
count_grants (const DvShareProposal *proposal, guint source)
{
  guint count = 0;

  for (guint i = 0; i < proposal->grants->len; i++)
    count += g_array_index (proposal->grants, DvShareGrant, i).source == source;
  return count;
}

static gboolean
write_lines (const DvShareProposal *proposal,
             guint source,
             DvRecord *list,
             DvRecord *source_record,
             DvWrite *write,
             GError **error)
{
  guint position = 0;

  for (guint i = 0; i < proposal->grants->len; i++) {
    const DvShareGrant *grant = &g_array_index (proposal->grants, DvShareGrant, i);

    if (grant->source == source && !write_line (dv_share_proposal_get (proposal, grant->person),
                                                list, source_record, ++position, write, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_source (const DvShareProposal *proposal,
              guint place,
              DvWrite *write,
              GPtrArray *list_ids,
              GError **error)
{
  const DvShareSourceFact *fact = g_ptr_array_index (proposal->sources, place);
  g_autoptr (DvRecord) source = dv_db_load_id (dv_write_get_db (write), fact->id, error);
  g_autoptr (DvRecord) list = source != NULL ? create_list (proposal, source) : NULL;

  if (list == NULL || !dv_write_save (write, list, error) ||
      !write_lines (proposal, place, list, source, write, error))
    return FALSE;
  g_ptr_array_add (list_ids, g_strdup (dv_record_get_id (list)));
  return TRUE;
}

/**
 * dv_share_proposal_write:
 * @proposal: a proposal
 * @write: a transaction
 * @list_ids: (element-type utf8): gets the UUIDs of the lists
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes a draft list for each source that gives something, with its lines in the declared order.
 *
 * Returns: whether it was written
 */
gboolean
dv_share_proposal_write (const DvShareProposal *proposal,
                         DvWrite *write,
                         GPtrArray *list_ids,
                         GError **error)
{
  for (guint i = 0; i < proposal->sources->len; i++) {
    if (count_grants (proposal, i) > 0 && !write_source (proposal, i, write, list_ids, error))
      return FALSE;
  }
  return TRUE;
}
