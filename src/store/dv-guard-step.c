/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-case.h"
#include "dv-course-words.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* The steps of a case: what may follow what is data (the kind `transition`), and what follows from
 * them, the state of the petition and its end, is written with them. */

static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

static gboolean
has (DvRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (dv_record_get (record, field), value) == 0;
}

static gboolean
is_touched (DvRecord *before, DvRecord *after)
{
  return before == NULL || dv_guard_differs (before, after, "type") ||
         dv_guard_differs (before, after, "date") || dv_guard_differs (before, after, "document");
}

/* A letter that was joined to a case has no course of its own. */
static gboolean
refuse_joined (DvDb *db, DvRecord *petition, GError **error)
{
  g_autofree char *joined = NULL;

  if (!dv_case_find_joined (db, dv_record_get_row (petition), TRUE, &joined, error))
    return FALSE;
  return joined == NULL ||
         refuse (error,
                 /* translators: the number in the register and the title of a petition */
                 g_strdup_printf (_ ("This letter was joined to the case %s. Nothing was saved: "
                                     "write the step down there."),
                                  joined));
}

static gboolean
refuse_before_receipt (DvRecord *petition, DvRecord *step, GError **error)
{
  const char *start = dv_record_get (petition, "start");
  const char *date = dv_record_get (step, "date");
  g_autofree char *day = NULL;
  g_autofree char *receipt = NULL;

  if (start == NULL || strncmp (start, date, strlen (start)) <= 0 ||
      dv_case_step_precedes (dv_record_get (step, "type")))
    return TRUE;
  day = dv_step_format_day (date);
  receipt = dv_step_format_day (start);
  return refuse (error,
                 /* translators: a step, its date, and the day on which a letter was received */
                 g_strdup_printf (_ ("“%s” on %s lies before the day on which the letter was "
                                     "received, %s. Nothing was saved: mend one of the two dates."),
                                  dv_step_get_label (dv_record_get (step, "type")), day, receipt));
}

/* Luật Tố cáo 25/2018/QH14, art. 25: who denounces without a name, or in another’s, is not answered
 * under the law; what is clear and has evidence is inspected all the same. */
static gboolean
refuse_nameless (DvRecord *petition, DvRecord *step, GError **error)
{
  gboolean nameless =
    has (petition, "identity", "anonymous") || has (petition, "identity", "false-name");

  if (!nameless || !has (petition, "type", "to-cao"))
    return TRUE;
  if (has (step, "type", "accepted"))
    return refuse (error,
                   g_strdup (_ ("A denunciation without a name, or in another’s name, is not "
                                "accepted (Luật Tố cáo 25/2018/QH14, Điều 25). Nothing was saved: "
                                "archive it, or, when it is clear and has evidence, write down its "
                                "verification.")));
  if (has (step, "type", "verified") && dv_record_get (petition, "evidence") == NULL)
    return refuse (error,
                   g_strdup (_ ("A denunciation without a name is inspected only when its content "
                                "is clear and it has evidence (Luật Tố cáo 25/2018/QH14, Điều 25). "
                                "Nothing was saved: write the evidence into the petition first, or "
                                "archive the letter.")));
  return TRUE;
}

static const char *
get_article_of_ineligible (DvRecord *petition)
{
  if (has (petition, "type", "to-cao") && has (petition, "ineligible_reason", "many-bodies"))
    return "Luật Tố cáo 25/2018/QH14, Điều 24";
  return "TT 05/2021/TT-TTCP, Điều 6";
}

/* What may not be processed is not accepted, nor is what another body is to settle. */
static gboolean
refuse_unfit (DvRecord *petition, DvRecord *step, GError **error)
{
  if (!has (step, "type", "accepted"))
    return TRUE;
  if (has (petition, "eligibility", "ineligible"))
    return refuse (error,
                   /* translators: %s is an article of a law */
                   g_strdup_printf (_ ("This letter may not be processed, so it is not accepted "
                                       "(%s). Nothing was saved: archive it, or guide the writer."),
                                    get_article_of_ineligible (petition)));
  if (has (petition, "competence", "other"))
    return refuse (error,
                   g_strdup (_ ("This letter is for another body to settle, so it is not accepted "
                                "(TT 05/2021/TT-TTCP, Điều 6). Nothing was saved: transfer it, or "
                                "guide the writer.")));
  return TRUE;
}

static gboolean
refuse_content (DvDb *db, DvRecord *petition, DvRecord *step, GError **error)
{
  return refuse_joined (db, petition, error) && refuse_before_receipt (petition, step, error) &&
         refuse_nameless (petition, step, error) && refuse_unfit (petition, step, error);
}

static gboolean
refuse_rested (const DvCase *self,
               const GPtrArray *rules,
               const DvCourse *course,
               DvRecord *step,
               GError **error)
{
  const DvCaseStep *rests = g_ptr_array_index (self->steps, course->at);
  g_autofree char *day = dv_step_format_day (dv_record_get (step, "date"));
  g_autofree char *later = dv_step_format_day (rests->date);

  return refuse (error,
                 /* translators: a step and its date, then another step and its date */
                 g_strdup_printf (_ ("“%s” on %s was not deleted: “%s” on %s rests on it. Delete "
                                     "that step first."),
                                  dv_step_get_label (dv_record_get (step, "type")), day,
                                  dv_step_get_label (rests->type), later));
}

/* Whether what is wrong was not wrong before. What another site did is not held against a change
 * of another step. */
static gboolean
is_new_fault (const DvCase *before,
              const GPtrArray *rules,
              const DvCase *after,
              const DvCourse *course,
              gint64 row)
{
  const DvCaseStep *step = g_ptr_array_index (after->steps, course->at);
  DvCourse old;

  dv_case_walk (before, rules, &old);
  return old.fault == DV_COURSE_FINE || step->row == row;
}

static gboolean
refuse_course (DvDb *db, gint64 petition, DvRecord *before, DvRecord *after, GError **error)
{
  g_autoptr (GPtrArray) rules = dv_transitions_read (db, error);
  g_autoptr (DvCase) old = rules != NULL ? dv_case_read (db, petition, error) : NULL;
  g_autoptr (DvCase) new = old != NULL ? dv_case_read (db, petition, error) : NULL;
  gint64 row = before != NULL ? dv_record_get_row (before) : 0;
  DvCourse course;

  if (new == NULL)
    return FALSE;
  dv_case_put_step (new, row, after);
  dv_case_walk (new, rules, &course);
  if (course.fault == DV_COURSE_FINE || !is_new_fault (old, rules, new, &course, row))
    return TRUE;
  if (after == NULL)
    return refuse_rested (new, rules, &course, before, error);
  return refuse (error, dv_course_explain (new, rules, &course));
}

static gboolean
check_step (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  DvRecord *step = after != NULL ? after : before;
  g_autoptr (DvRecord) petition = dv_db_load_id (db, dv_record_get (step, "petition"), error);

  if (petition == NULL)
    return FALSE;
  if (before != NULL && after != NULL && dv_guard_differs (before, after, "petition"))
    return refuse (error, g_strdup (_ ("A step stays with its petition. Nothing was saved: delete "
                                       "it, and write it down where it belongs.")));
  if (dv_record_is_deleted (petition) || (after != NULL && !is_touched (before, after)))
    return TRUE;
  if (after != NULL && !refuse_content (db, petition, after, error))
    return FALSE;
  return refuse_course (db, dv_record_get_row (petition), before, after, error);
}

/* The end was written by the course, not by a person. */
static gboolean
ended_there (DvRecord *petition, const DvCourse *before)
{
  return before->ended_on != NULL && has (petition, "end", before->ended_on);
}

static gboolean
settle (DvWrite *write,
        DvRecord *petition,
        const DvCase *self,
        const DvCourse *course,
        const DvCourse *before,
        GError **error)
{
  dv_record_set (petition, "state", dv_case_get_state (self, course));
  if (course->ended_on != NULL)
    dv_record_set (petition, "end", course->ended_on);
  else if (ended_there (petition, before))
    dv_record_set (petition, "end", NULL);
  return !dv_record_is_changed (petition, NULL) || dv_write_save (write, petition, error);
}

/* Whether the petition is done, and when it ended, follows from its steps. */
static gboolean
follow_step (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  DvRecord *step = after != NULL ? after : before;
  g_autoptr (DvRecord) petition = dv_db_load_id (db, dv_record_get (step, "petition"), error);
  g_autoptr (GPtrArray) rules = petition != NULL ? dv_transitions_read (db, error) : NULL;
  g_autoptr (DvCase) now = NULL;
  g_autoptr (DvCase) old = NULL;
  DvCourse course, last;

  if (rules == NULL)
    return FALSE;
  if (dv_record_is_deleted (petition))
    return TRUE;
  now = dv_case_read (db, dv_record_get_row (petition), error);
  old = now != NULL ? dv_case_read (db, dv_record_get_row (petition), error) : NULL;
  if (old == NULL)
    return FALSE;
  dv_case_put_step (old, dv_record_get_row (step), before);
  dv_case_walk (old, rules, &last);
  dv_case_walk (now, rules, &course);
  return settle (write, petition, now, &course, &last, error);
}

const DvGuard dv_guard_step = { &dv_kind_step, check_step, follow_step };
