/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* What was seen belongs to a survey, one of its places and one of its items. */

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_place (DvRecord *survey, DvRecord *observation, GError **error)
{
  g_autoptr (GPtrArray) places = dv_links_parse (dv_record_get (survey, "places"));

  if (dv_links_find (places, dv_record_get (observation, "place")) != NULL)
    return TRUE;
  return refuse (error, _ ("The place is none of those of the survey. Nothing was saved: add it to "
                           "the places of the survey first."));
}

static gboolean
check_item (DvDb *db, DvRecord *survey, DvRecord *observation, GError **error)
{
  g_autoptr (DvRecord) item = dv_db_load_id (db, dv_record_get (observation, "item"), error);

  if (item == NULL)
    return FALSE;
  if (g_strcmp0 (dv_record_get (item, "checklist"), dv_record_get (survey, "checklist")) == 0)
    return TRUE;
  return refuse (error, _ ("The item stands in another checklist than that of the survey. Nothing "
                           "was saved: choose an item of its checklist."));
}

/* The group says which laptop may write it, so it is that of the place. */
static gboolean
check_group (DvDb *db, DvRecord *record, GError **error)
{
  g_autoptr (DvRecord) place = NULL;

  if (dv_record_get (record, "place") == NULL)
    return TRUE;
  place = dv_db_load_id (db, dv_record_get (record, "place"), error);
  if (place == NULL)
    return FALSE;
  if (g_strcmp0 (dv_record_get (place, "group"), dv_record_get (record, "group")) == 0)
    return TRUE;
  return refuse (error, _ ("The residential group is not that of the place. Nothing was saved: "
                           "leave the group empty, and it is taken over from the place."));
}

/* What was to be mended is mended when the round is over, too. */
static gboolean
changes_only_mending (DvRecord *before, DvRecord *after)
{
  static const char *const kept[] = { "survey", "place", "item", "answer", "date" };

  if (before == NULL || after == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    if (dv_guard_differs (before, after, kept[i]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_open (DvRecord *survey, DvRecord *before, DvRecord *after, GError **error)
{
  if (g_strcmp0 (dv_record_get (survey, "state"), "done") != 0 ||
      changes_only_mending (before, after))
    return TRUE;
  return refuse (error,
                 _ ("The survey is done, so what was seen stays as it is. Nothing was saved: "
                    "begin a new round, or set the state of the survey to “in progress”."));
}

static gboolean
check (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  DvRecord *record = after != NULL ? after : before;
  g_autoptr (DvRecord) survey = dv_db_load_id (db, dv_record_get (record, "survey"), error);

  if (survey == NULL || !check_open (survey, before, after, error))
    return FALSE;
  return after == NULL || (check_place (survey, after, error) &&
                           check_item (db, survey, after, error) && check_group (db, after, error));
}

static gboolean
check_posting (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  return after == NULL || check_group (db, after, error);
}

const DvGuard dv_guard_observation = { &dv_kind_observation, check, NULL };
const DvGuard dv_guard_posting = { &dv_kind_posting, check_posting, NULL };
