/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-schema.h"

#include <glib/gi18n-lib.h>

#include "dv-members.h"
#include "dv-store-error.h"
#include "dv-store-resources.h"
#include "dv-tables.h"
#include "dv-through.h"

static gboolean
refuse (DvStoreError code, const char *message, GError **error)
{
  g_set_error_literal (error, DV_STORE_ERROR, code, message);
  return FALSE;
}

/**
 * dv_schema_is_empty:
 * @db: a connection
 * @empty: (out): whether the file holds nothing at all, as one that was just made
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the file could be read
 */
gboolean
dv_schema_is_empty (DvDb *db, gboolean *empty, GError **error)
{
  gint64 n = 0;

  if (!dv_db_get_integer (db, "SELECT count(*) FROM sqlite_schema", &n, error))
    return FALSE;
  *empty = n == 0;
  return TRUE;
}

static gboolean
check_versions (DvDb *db, gint64 *version, GError **error)
{
  gint64 application = 0;

  if (!dv_db_get_integer (db, "PRAGMA application_id", &application, error) ||
      !dv_db_get_integer (db, "PRAGMA user_version", version, error))
    return FALSE;
  if (application != DV_APPLICATION_ID)
    return refuse (DV_STORE_ERROR_CORRUPT,
                   _ ("This file is not a Dân Vận store. It was not touched; choose another file."),
                   error);
  return TRUE;
}

/**
 * dv_schema_check:
 * @db: a connection to a store
 * @needs_steps: (out): whether its tables are older than this program
 * @error: return location for a #DV_STORE_ERROR: not a store, or too new
 *
 * Returns: whether this program may use the store
 */
gboolean
dv_schema_check (DvDb *db, gboolean *needs_steps, GError **error)
{
  gboolean differ = FALSE, too_new = FALSE;
  gint64 version = 0;

  if (!check_versions (db, &version, error))
    return FALSE;
  if (version <= DV_SCHEMA_VERSION && !dv_tables_differ (db, &differ, &too_new, error))
    return FALSE;
  if (version > DV_SCHEMA_VERSION || too_new)
    return refuse (DV_STORE_ERROR_TOO_NEW,
                   _ ("A newer version of Dân Vận wrote this store. It was not touched; install "
                      "the newer version to open it."),
                   error);
  *needs_steps = version < DV_SCHEMA_VERSION || differ;
  return TRUE;
}

static gboolean
run_step (DvDb *db, guint step, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/vn/danvan/store/%u.sql", step);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", step);
  g_autoptr (GBytes) sql =
    g_resource_lookup_data (dv_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && dv_db_exec (db, g_bytes_get_data (sql, NULL), error) &&
         dv_db_exec (db, version, error);
}

static gboolean
update_cb (DvDb *db, gpointer data, GError **error)
{
  g_autofree char *application = NULL;
  gint64 version = 0;

  if (!dv_db_get_integer (db, "PRAGMA user_version", &version, error))
    return FALSE;
  for (guint step = (guint) version + 1; step <= DV_SCHEMA_VERSION; step++) {
    if (!run_step (db, step, error))
      return FALSE;
  }
  application = g_strdup_printf ("PRAGMA application_id = %d", DV_APPLICATION_ID);
  /* Links of the first version move in the transaction that says that they have moved. */
  return dv_db_exec (db, application, error) && dv_tables_update (db, error) &&
         (version != 1 || dv_through_upgrade (db, error)) &&
         (version == 0 || version >= 3 || dv_members_upgrade (db, error));
}

/**
 * dv_schema_update:
 * @db: a connection to a store or to an empty file
 * @error: return location for a #DV_STORE_ERROR
 *
 * Carries out the steps that the store lacks, in one transaction. A new store is made in the same
 * way, so there is one source of the tables.
 *
 * Returns: whether the store is up to date
 */
gboolean
dv_schema_update (DvDb *db, GError **error)
{
  return dv_db_transaction (db, update_cb, NULL, error);
}
