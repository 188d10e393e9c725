/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-list-version.h"

#include <glib/gi18n-lib.h>

#include "dv-copy-parts.h"
#include "dv-kinds.h"
#include "dv-list-state.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* A list goes from draft to settled. Once it is approved a change is a new version: a copy with its
 * lines, its reason and a link to the one before, which counts no more. */

static DvRecord *
load_list (DvDb *db, const char *id, GError **error)
{
  g_autoptr (DvRecord) list = dv_db_load_id (db, id, error);

  if (list == NULL)
    return NULL;
  if (dv_record_get_kind (list) == &dv_kind_list && !dv_record_is_deleted (list))
    return g_steal_pointer (&list);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: %s is the title of a record */
               _ ("“%s” is no list of beneficiaries."), dv_record_get_title (list));
  return NULL;
}

/* Two clerks with the same list open: the second is told who was first. */
static gboolean
refuse_again (DvRecord *list, const char *state, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *day = NULL;
  const char *who = dv_record_get (list, "approved_by");

  if (g_strcmp0 (dv_record_get (list, "state"), state) != 0)
    return TRUE;
  shown = dv_record_get_display (list, dv_kind_find_field (&dv_kind_list, "state"));
  day = dv_record_get_display (list, dv_kind_find_field (&dv_kind_list, "approved_on"));
  if (who != NULL && *day != '\0')
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT,
                 /* translators: the title of a list, its state, a person and a date */
                 _ ("“%s” is %s already: %s approved it on %s. Nothing was changed."),
                 dv_record_get_title (list), shown, who, day);
  else
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT,
                 /* translators: the title of a list, and its state */
                 _ ("“%s” is %s already. Nothing was changed."), dv_record_get_title (list), shown);
  return FALSE;
}

/* Whether a gift of the list was called: received, refused, or called in vain. */
static gboolean
count_called (DvDb *db, DvRecord *list, gint64 *n, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT count (*) FROM line WHERE list = :list AND flags & 1 = 0"
                   " AND state IN ('received', 'by-proxy', 'absent', 'refused')",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":list", dv_record_get_row (list));
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *n = dv_stmt_get_integer (stmt, 0);
  return TRUE;
}

static gboolean
refuse_called (DvDb *db, DvRecord *list, GError **error)
{
  gint64 n = 0;

  if (!count_called (db, list, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: the title of a list */
               _ ("Gifts of “%s” were handed out already, so the list stays as it is. Nothing was "
                  "changed."),
               dv_record_get_title (list));
  return FALSE;
}

/**
 * dv_list_may_go_back:
 * @db: a connection
 * @list: a list
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether its approval may be taken back: not once its gifts were handed out
 */
gboolean
dv_list_may_go_back (DvDb *db, DvRecord *list, GError **error)
{
  return !dv_list_is_locked (list) || refuse_called (db, list, error);
}

/**
 * dv_list_advance:
 * @write: a transaction
 * @id: the UUID of a list
 * @state: the state that it is to have
 * @error: return location for a #DV_STORE_ERROR: it has the state already, or may not have it
 *
 * Approves a list, or says that it was handed out or settled.
 *
 * Returns: whether it was written
 */
gboolean
dv_list_advance (DvWrite *write, const char *id, const char *state, GError **error)
{
  g_autoptr (DvRecord) list = load_list (dv_write_get_db (write), id, error);

  if (list == NULL || !refuse_again (list, state, error))
    return FALSE;
  dv_record_set (list, "state", state);
  return dv_write_save (write, list, error);
}

static DvRecord *
version_new (DvRecord *list, const char *reason)
{
  static const char *const without[] = { "state",      "approved_by", "approved_on",
                                         "settled_on", "code",        NULL };
  DvRecord *copy = dv_record_copy_values (list, without);
  gint64 before = dv_record_get_integer (list, "version");
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (before, 1) + 1);
  g_autofree char *code = dv_record_get (list, "code") != NULL
                            ? g_strdup_printf ("%s-%s", dv_record_get (list, "code"), version)
                            : NULL;

  dv_record_set (copy, "code", code);
  dv_record_set (copy, "version", version);
  dv_record_set (copy, "replaces", dv_record_get_id (list));
  dv_record_set (copy, "reason", reason);
  dv_record_set (copy, "state", "draft");
  return copy;
}

static gboolean
refuse_without (DvRecord *list, const char *reason, GError **error)
{
  const char *state = dv_record_get (list, "state");

  if (reason == NULL || *reason == '\0')
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("Say why the list is changed. Nothing was made."));
  else if (!dv_list_is_locked (list))
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: %s is the title of a list */
                 _ ("“%s” is not approved yet: change it as it is. Nothing was made."),
                 dv_record_get_title (list));
  else if (!dv_list_state_may_follow (state, "superseded"))
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: %s is the title of a list */
                 _ ("The gifts of “%s” were handed out, or a newer version replaced it, so it gets "
                    "no new version. Nothing was made."),
                 dv_record_get_title (list));
  else
    return TRUE;
  return FALSE;
}

/**
 * dv_list_make_version:
 * @write: a transaction
 * @id: the UUID of a list that was approved and not handed out
 * @reason: why it is changed
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a draft with the same lines. The list before counts no more; its lines stay as they are.
 *
 * Returns: (transfer full) (nullable): the UUID of the new version
 */
char *
dv_list_make_version (DvWrite *write, const char *id, const char *reason, GError **error)
{
  g_autoptr (DvRecord) list = load_list (dv_write_get_db (write), id, error);
  g_autoptr (DvRecord) version = NULL;

  if (list == NULL || !refuse_without (list, reason, error) ||
      !refuse_called (dv_write_get_db (write), list, error))
    return NULL;
  version = version_new (list, reason);
  /* The gifts of the old version are free before the new one takes them. */
  dv_record_set (list, "state", "superseded");
  if (!dv_write_save (write, list, error) || !dv_write_save (write, version, error) ||
      !dv_write_copy_parts (write, &dv_kind_line, list, version, "origin", error))
    return NULL;
  return g_strdup (dv_record_get_id (version));
}
