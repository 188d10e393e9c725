/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-case.h"
#include "dv-course-words.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* A change of a petition leaves its steps where they may be, and a letter is joined to a case that
 * is not itself joined to another. */

/* Luật Tiếp công dân 42/2013/QH13, art. 29: more than five never represent the others. */
#define MAX_REPRESENTATIVES 5

static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

static const DvCaseStep *
find_before (const DvCase *self, const char *start)
{
  for (guint i = 0; i < self->steps->len; i++) {
    const DvCaseStep *step = g_ptr_array_index (self->steps, i);

    if (strncmp (start, step->date, strlen (start)) > 0 && !dv_case_step_precedes (step->type))
      return step;
  }
  return NULL;
}

static gboolean
refuse_late_receipt (const DvCase *self, const char *start, GError **error)
{
  const DvCaseStep *step = start != NULL ? find_before (self, start) : NULL;
  g_autofree char *day = NULL;
  DvDate date;

  if (step == NULL)
    return TRUE;
  dv_date_from_iso (step->date, &date);
  day = dv_date_format (&date);
  return refuse (error,
                 /* translators: a step, and its date */
                 g_strdup_printf (_ ("The letter cannot have been received after its step “%s” on "
                                     "%s. Nothing was saved: mend one of the two dates."),
                                  dv_step_get_label (step->type), day));
}

static gboolean
refuse_type (DvDb *db, DvCase *self, const char *type, GError **error)
{
  g_autoptr (GPtrArray) rules = dv_transitions_read (db, error);
  DvCourse before, course;

  if (rules == NULL)
    return FALSE;
  dv_case_walk (self, rules, &before);
  g_free (self->type);
  self->type = g_strdup (type);
  dv_case_walk (self, rules, &course);
  return course.fault == DV_COURSE_FINE || before.fault != DV_COURSE_FINE ||
         refuse (error, dv_course_explain (self, rules, &course));
}

static gboolean
is_joining (const char *role)
{
  static const char *const roles[] = { "repeat", "supplement", "same-case", NULL };

  return role != NULL && g_strv_contains (roles, role);
}

/* Returns: (transfer full) (nullable): the id of the case that a letter is joined to */
static char *
find_case (DvRecord *petition)
{
  g_autoptr (GPtrArray) links = dv_links_parse (dv_record_get (petition, "related"));

  for (guint i = 0; i < links->len; i++) {
    const DvLink *link = g_ptr_array_index (links, i);

    if (is_joining (link->role))
      return g_strdup (link->id);
  }
  return NULL;
}

/* A case that other letters were joined to would take them where nobody looks for them. */
static gboolean
refuse_with_letters (DvDb *db, DvRecord *petition, GError **error)
{
  g_autofree char *letter = NULL;

  if (!dv_case_find_joined (db, dv_record_get_row (petition), FALSE, &letter, error))
    return FALSE;
  return letter == NULL ||
         refuse (error,
                 /* translators: the number in the register and the title of a petition */
                 g_strdup_printf (_ ("The letter %s is joined to this case. Nothing was saved: "
                                     "join that one to the other case first."),
                                  letter));
}

static gboolean
refuse_chain (DvDb *db, DvRecord *petition, GError **error)
{
  g_autofree char *id = find_case (petition);
  g_autoptr (DvRecord) other = NULL;
  g_autofree char *further = NULL;

  if (id == NULL)
    return TRUE;
  if (g_strcmp0 (id, dv_record_get_id (petition)) == 0)
    return refuse (error, g_strdup (_ ("A letter cannot be joined to itself. Nothing was saved.")));
  other = dv_db_load_id (db, id, error);
  if (other == NULL || !refuse_with_letters (db, petition, error))
    return FALSE;
  further = find_case (other);
  if (further == NULL)
    return TRUE;
  return refuse (error,
                 /* translators: the number in the register and the title of a petition */
                 g_strdup_printf (_ ("The letter %s “%s” is itself joined to another case. Nothing "
                                     "was saved: join this one to that case."),
                                  dv_record_get (other, "number") != NULL
                                    ? dv_record_get (other, "number")
                                    : "",
                                  dv_record_get_title (other)));
}

static gboolean
check_petition (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  g_autoptr (DvCase) self = NULL;

  if (after == NULL)
    return TRUE;
  if (dv_guard_differs (before, after, "related") && !refuse_chain (db, after, error))
    return FALSE;
  if (before == NULL ||
      (!dv_guard_differs (before, after, "type") && !dv_guard_differs (before, after, "start")))
    return TRUE;
  self = dv_case_read (db, dv_record_get_row (before), error);
  return self != NULL && refuse_late_receipt (self, dv_record_get (after, "start"), error) &&
         (self->steps->len == 0 || refuse_type (db, self, dv_record_get (after, "type"), error));
}

const DvGuard dv_guard_course = { &dv_kind_petition, check_petition, NULL };

static gboolean
count_representatives (DvDb *db, DvRecord *signer, gint64 *n, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT count (*) FROM signer WHERE petition ="
                   " (SELECT rid FROM record WHERE id = :petition) AND rid <> :own"
                   " AND representative = '1' AND flags & 1 = 0",
                   error);
  DvId id;

  if (stmt == NULL || !dv_id_parse (dv_record_get (signer, "petition"), &id))
    return FALSE;
  dv_stmt_bind_blob (stmt, ":petition", id.bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":own", dv_record_get_row (signer));
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *n = dv_stmt_get_integer (stmt, 0);
  return TRUE;
}

static gboolean
check_signer (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  gint64 n = 0;

  if (after == NULL || g_strcmp0 (dv_record_get (after, "representative"), "1") != 0 ||
      !dv_guard_differs (before, after, "representative"))
    return TRUE;
  if (!count_representatives (db, after, &n, error))
    return FALSE;
  return n < MAX_REPRESENTATIVES ||
         refuse (error, g_strdup (_ ("Five people represent the others already, and no more may "
                                     "(Luật Tiếp công dân 42/2013/QH13, Điều 29). Nothing was "
                                     "saved: write this one down as a signer only.")));
}

const DvGuard dv_guard_signer = { &dv_kind_signer, check_signer, NULL };
