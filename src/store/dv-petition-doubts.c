/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-petition-doubts.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-petition-number.h"

/* What looks wrong with a petition, seen with other records, and is accepted all the same. */

/* Luật Tiếp công dân 42/2013/QH13, art. 29: from five people on they have representatives; up to
 * ten people one or two of them. */
#define MIN_GROUP          5
#define MAX_SMALL_GROUP    10
#define MAX_OF_SMALL_GROUP 2

static gboolean
add_same_number (DvDb *db, DvRecord *petition, GPtrArray *doubts, GError **error)
{
  g_autoptr (GPtrArray) others = dv_petition_find_same_number (db, petition, error);
  const DvField *start = dv_kind_find_field (&dv_kind_petition, "start");

  for (guint i = 0; others != NULL && i < others->len; i++) {
    DvRecord *other = g_ptr_array_index (others, i);
    g_autofree char *day = dv_record_get_display (other, start);

    g_ptr_array_add (doubts,
                     /* translators: a number in the register, the title of a petition, a date */
                     g_strdup_printf (_ ("The number %s was given twice: “%s” of %s has it as "
                                         "well. Both keep it; write a note into the book."),
                                      dv_record_get (petition, "number"),
                                      dv_record_get_title (other), day));
  }
  return others != NULL;
}

static gboolean
count_signers (DvDb *db, DvRecord *petition, gint64 *all, gint64 *representatives, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT count (*), total (representative = '1') FROM signer"
                   " WHERE petition = :row AND flags & 1 = 0",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", dv_record_get_row (petition));
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *all = MAX (dv_stmt_get_integer (stmt, 0), dv_record_get_integer (petition, "signers"));
  *representatives = dv_stmt_get_integer (stmt, 1);
  return TRUE;
}

static gboolean
add_signers (DvDb *db, DvRecord *petition, GPtrArray *doubts, GError **error)
{
  gint64 all = 0, representatives = 0;

  if (dv_record_get_row (petition) == 0)
    return TRUE;
  if (!count_signers (db, petition, &all, &representatives, error))
    return FALSE;
  if (all >= MIN_GROUP && representatives == 0)
    g_ptr_array_add (doubts, g_strdup (_ ("Five people or more appoint who represents them, in "
                                          "writing signed by all; no representative is written "
                                          "down (Luật Tiếp công dân 42/2013/QH13, Điều 29).")));
  if (all >= MIN_GROUP && all <= MAX_SMALL_GROUP && representatives > MAX_OF_SMALL_GROUP)
    g_ptr_array_add (doubts, g_strdup (_ ("Five to ten people have one or two representatives "
                                          "(Luật Tiếp công dân 42/2013/QH13, Điều 29).")));
  return TRUE;
}

/**
 * dv_petition_find_doubles:
 * @db: a connection
 * @petition: a petition
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each other letter with its number
 */
GPtrArray *
dv_petition_find_doubles (DvDb *db, DvRecord *petition, GError **error)
{
  g_autoptr (GPtrArray) doubles = g_ptr_array_new_with_free_func (g_free);

  return add_same_number (db, petition, doubles, error) ? g_steal_pointer (&doubles) : NULL;
}

/**
 * dv_petition_find_doubts:
 * @db: a connection
 * @petition: a petition
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8): sentences about what should be looked at
 */
GPtrArray *
dv_petition_find_doubts (DvDb *db, DvRecord *petition, GError **error)
{
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (g_free);

  return add_same_number (db, petition, doubts, error) && add_signers (db, petition, doubts, error)
           ? g_steal_pointer (&doubts)
           : NULL;
}
