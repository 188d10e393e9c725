/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* What was signed stays as it was signed: a later change is a new version. */

static gboolean
is_locked (DvRecord *inventory)
{
  const char *state = dv_record_get (inventory, "state");

  return g_strcmp0 (state, "signed") == 0 || g_strcmp0 (state, "superseded") == 0;
}

static gboolean
refuse_locked (DvRecord *inventory, GError **error)
{
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: the title of an inventory */
               _ ("“%s” was signed, so it cannot be changed. Nothing was saved: make a new version "
                  "of the inventory and change that."),
               dv_record_get_title (inventory));
  return FALSE;
}

/* Only that a newer version replaced it, and what was remarked of it, may be written down. */
static gboolean
stays_signed (DvRecord *before, DvRecord *after)
{
  static const char *const free[] = { "state", "note", NULL };
  const DvKind *kind = dv_record_get_kind (before);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (dv_guard_differs (before, after, kind->fields[i].name) &&
        !g_strv_contains (free, kind->fields[i].name))
      return FALSE;
  }
  return !dv_guard_differs (before, after, "state") ||
         (g_strcmp0 (dv_record_get (before, "state"), "signed") == 0 &&
          g_strcmp0 (dv_record_get (after, "state"), "superseded") == 0);
}

static gboolean
has_lines (DvDb *db, DvRecord *inventory, gboolean *has, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT EXISTS (SELECT 1 FROM inventory_line WHERE inventory = :row"
                   " AND flags & 1 = 0)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", dv_record_get_row (inventory));
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *has = dv_stmt_get_integer (stmt, 0) != 0;
  return TRUE;
}

/* An inventory is signed on a day, and once something stands in it. */
static gboolean
check_signing (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  gboolean has = FALSE;

  if (after == NULL || !dv_guard_differs (before, after, "state") ||
      g_strcmp0 (dv_record_get (after, "state"), "signed") != 0)
    return TRUE;
  if (before != NULL && !has_lines (db, before, &has, error))
    return FALSE;
  if (dv_record_get (after, "signed_on") == NULL)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: the title of an inventory */
                 _ ("“%s” is said to be signed, and not when. Nothing was saved: type the day on "
                    "which it was signed."),
                 dv_record_get_title (after));
  else if (!has)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: the title of an inventory */
                 _ ("Nothing stands in “%s” yet, so there is nothing to sign. Nothing was saved: "
                    "type its lines first, then say that it was signed."),
                 dv_record_get_title (after));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_inventory (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  if (before != NULL && is_locked (before) && (after == NULL || !stays_signed (before, after)))
    return refuse_locked (before, error);
  return check_signing (db, before, after, error);
}

const DvGuard dv_guard_inventory = { &dv_kind_inventory, check_inventory, NULL };

static gboolean
check_owner (DvDb *db, DvRecord *line, GError **error)
{
  g_autoptr (DvRecord) inventory = dv_db_load_id (db, dv_record_get (line, "inventory"), error);

  if (inventory == NULL)
    return FALSE;
  return !is_locked (inventory) || dv_record_is_deleted (inventory) ||
         refuse_locked (inventory, error);
}

static gboolean
check_line (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  if (before != NULL && !check_owner (db, before, error))
    return FALSE;
  return after == NULL || !dv_guard_differs (before, after, "inventory") ||
         check_owner (db, after, error);
}

const DvGuard dv_guard_inventory_line = { &dv_kind_inventory_line, check_line, NULL };
