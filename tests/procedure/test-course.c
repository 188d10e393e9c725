/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-course.h"

#include <string.h>

/* The course of a case: a small catalogue of its own, so that the walk is tested and not the rows
 * that the program ships; those are tested with a store. */

static const struct {
  const char *type, *after, *step, *effect;
  gboolean needs_document;
  const char *earlier;
  gboolean once;
  const char *from, *to;
} rows[] = {
  { "khieu-nai", NULL, "accepted", NULL, FALSE, NULL, TRUE, NULL, NULL },
  { "khieu-nai", "classified", "accepted", NULL, FALSE, NULL, TRUE, NULL, NULL },
  { "khieu-nai", "accepted", "verified", NULL, FALSE, NULL, FALSE, NULL, NULL },
  { "khieu-nai", "verified", "dialogue", NULL, FALSE, "accepted", FALSE, NULL, NULL },
  { "khieu-nai", "accepted", "extended", "stays", TRUE, "accepted", FALSE, NULL, NULL },
  { "khieu-nai", "verified", "extended", "stays", TRUE, "accepted", FALSE, NULL, NULL },
  { "khieu-nai", "verified", "suspended", NULL, TRUE, NULL, FALSE, "2026-07-01", NULL },
  { "khieu-nai", "suspended", "resumed", "returns", FALSE, NULL, FALSE, NULL, NULL },
  { "khieu-nai", "suspended", "withdrawn", "ends", FALSE, NULL, FALSE, NULL, NULL },
  { "khieu-nai", "verified", "decided", "settles", TRUE, NULL, TRUE, NULL, NULL },
  { "khieu-nai", "dialogue", "decided", "settles", TRUE, NULL, TRUE, NULL, NULL },
  { "khieu-nai", "decided", "sent", "ends", FALSE, NULL, FALSE, NULL, NULL },
  { NULL, NULL, "classified", NULL, FALSE, NULL, FALSE, NULL, NULL },
  { NULL, "sent", "published", "stays", FALSE, NULL, FALSE, NULL, NULL },
  { NULL, "sent", "closed", "ends", FALSE, NULL, TRUE, NULL, NULL },
  { "to-cao", NULL, "accepted", NULL, TRUE, NULL, TRUE, NULL, NULL },
  { "to-cao", "accepted", "concluded", "settles", TRUE, NULL, TRUE, NULL, "2026-06" },
};

static GPtrArray *
make_rules (void)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_transition_free);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    DvTransition *rule = g_new0 (DvTransition, 1);

    rule->type = g_strdup (rows[i].type);
    rule->after = g_strdup (rows[i].after);
    rule->step = g_strdup (rows[i].step);
    rule->effect = dv_course_effect_from_code (rows[i].effect);
    rule->needs_document = rows[i].needs_document;
    rule->earlier = g_strdup (rows[i].earlier);
    rule->once = rows[i].once;
    rule->valid_from = g_strdup (rows[i].from);
    rule->valid_to = g_strdup (rows[i].to);
    g_ptr_array_add (rules, rule);
  }
  return rules;
}

/* Reads “accepted 05+, verified 07”: days of July 2026, a plus for a document; whole dates are
 * taken as they are. The texts live as long as @kept. */
static GArray *
read_steps (const char *text, GPtrArray *kept)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (DvCourseStep));
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
    g_auto (GStrv) words = g_strsplit (parts[i], " ", 2);
    gboolean document = g_str_has_suffix (words[1], "+");
    char *date = document ? g_strndup (words[1], strlen (words[1]) - 1) : g_strdup (words[1]);
    DvCourseStep step = { g_strdup (words[0]), NULL, document };

    step.date = strlen (date) == 2 ? g_strconcat ("2026-07-", date, NULL) : g_strdup (date);
    g_ptr_array_add (kept, (gpointer) step.type);
    g_ptr_array_add (kept, (gpointer) step.date);
    g_free (date);
    g_array_append_val (steps, step);
  }
  return steps;
}

static const struct {
  const char *type, *steps, *place;
  DvCourseFault fault;
  guint at;
  const char *other;
  const char *settled, *ended;
} cases[] = {
  { "khieu-nai", "", "received", DV_COURSE_FINE, 0, NULL, NULL, NULL },
  { "khieu-nai", "accepted 05", "accepted", DV_COURSE_FINE, 0, NULL, NULL, NULL },
  { "khieu-nai", "classified 04, accepted 05", "accepted", DV_COURSE_FINE, 0, NULL, NULL, NULL },
  /* written down in another order than that of the days */
  { "khieu-nai", "verified 07, accepted 05", "verified", DV_COURSE_FINE, 0, NULL, NULL, NULL },
  /* on one day, in the order in which they may follow */
  { "khieu-nai", "verified 05, accepted 05, classified 05", "verified", DV_COURSE_FINE, 0, NULL,
    NULL, NULL },
  { "khieu-nai", "accepted 05, verified 07, decided 20+, sent 21", "sent", DV_COURSE_FINE, 0, NULL,
    "2026-07-20", "2026-07-21" },
  /* a step of one law that petitions of the other type do not have */
  { "to-cao", "accepted 05+, dialogue 07", "accepted", DV_COURSE_NOT_OF_TYPE, 1, NULL, NULL, NULL },
  { "phan-anh", "accepted 05", "received", DV_COURSE_NOT_OF_TYPE, 0, NULL, NULL, NULL },
  { NULL, "classified 05", "classified", DV_COURSE_FINE, 0, NULL, NULL, NULL },
  /* before its predecessor */
  { "khieu-nai", "accepted 07, verified 05", "received", DV_COURSE_TOO_EARLY, 1, "accepted", NULL,
    NULL },
  { "khieu-nai", "decided 07+", "received", DV_COURSE_NOT_AFTER, 0, NULL, NULL, NULL },
  { "khieu-nai", "accepted 05, classified 06", "accepted", DV_COURSE_NOT_AFTER, 1, NULL, NULL,
    NULL },
  /* a document */
  { "to-cao", "accepted 05", "received", DV_COURSE_NO_DOCUMENT, 0, NULL, NULL, NULL },
  { "khieu-nai", "accepted 05, extended 06", "accepted", DV_COURSE_NO_DOCUMENT, 1, NULL, NULL,
    NULL },
  /* an extension leaves the case where it was */
  { "khieu-nai", "accepted 05, verified 06, extended 07+", "verified", DV_COURSE_FINE, 0, NULL,
    NULL, NULL },
  { "khieu-nai", "extended 04+, accepted 05", "received", DV_COURSE_TOO_EARLY, 0, "accepted", NULL,
    NULL },
  { "khieu-nai", "extended 04+", "received", DV_COURSE_NOT_AFTER, 0, NULL, NULL, NULL },
  /* suspended: only what may follow; then it goes on where it was */
  { "khieu-nai", "accepted 05, verified 06, suspended 07+", "suspended", DV_COURSE_FINE, 0, NULL,
    NULL, NULL },
  { "khieu-nai", "accepted 05, verified 06, suspended 07+, decided 08+", "suspended",
    DV_COURSE_NOT_AFTER, 3, NULL, NULL, NULL },
  { "khieu-nai", "accepted 05, verified 06, suspended 07+, resumed 08, decided 09+", "decided",
    DV_COURSE_FINE, 0, NULL, "2026-07-09", NULL },
  { "khieu-nai", "accepted 05, verified 06, suspended 07+, withdrawn 08", "withdrawn",
    DV_COURSE_FINE, 0, NULL, "2026-07-08", "2026-07-08" },
  /* rules have their time */
  { "khieu-nai", "accepted 2026-06-01, verified 2026-06-02, suspended 2026-06-30+", "verified",
    DV_COURSE_NOT_IN_FORCE, 2, NULL, NULL, NULL },
  { "to-cao", "accepted 2026-06-01+, concluded 2026-06-30+", "concluded", DV_COURSE_FINE, 0, NULL,
    "2026-06-30", NULL },
  { "to-cao", "accepted 2026-06-01+, concluded 2026-07-01+", "accepted", DV_COURSE_NOT_IN_FORCE, 1,
    NULL, NULL, NULL },
  /* the end */
  { "khieu-nai", "accepted 05, verified 06, decided 07+, sent 08, verified 09", "sent",
    DV_COURSE_AFTER_END, 4, NULL, "2026-07-07", "2026-07-08" },
  { "khieu-nai", "accepted 05, verified 06, decided 07+, sent 08, published 09, closed 10",
    "closed", DV_COURSE_FINE, 0, NULL, "2026-07-07", "2026-07-08" },
  { "khieu-nai", "accepted 05, accepted 06", "accepted", DV_COURSE_NOT_AFTER, 1, NULL, NULL, NULL },
};

static void
every_step_may_follow_or_is_refused_with_a_reason (void)
{
  g_autoptr (GPtrArray) rules = make_rules ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GArray) steps = read_steps (cases[i].steps, kept);
    DvCourse course;

    g_test_message ("%s: %s", cases[i].type, cases[i].steps);
    dv_course_walk (rules, cases[i].type, (const DvCourseStep *) (gpointer) steps->data, steps->len,
                    &course);
    g_assert_cmpint (course.fault, ==, cases[i].fault);
    g_assert_cmpstr (course.place, ==, cases[i].place);
    g_assert_cmpstr (course.settled_on, ==, cases[i].settled);
    g_assert_cmpstr (course.ended_on, ==, cases[i].ended);
    if (cases[i].fault == DV_COURSE_FINE)
      continue;
    g_assert_cmpuint (course.at, ==, cases[i].at);
    g_assert_nonnull (course.rule);
    g_assert_cmpstr (course.other, ==, cases[i].other);
  }
}

static void
assert_next (const char *type, const char *text, const char *date, const char *expected)
{
  g_autoptr (GPtrArray) rules = make_rules ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) steps = read_steps (text, kept);
  g_autoptr (GPtrArray) next =
    dv_course_list_next (rules, type, (const DvCourseStep *) (gpointer) steps->data, steps->len,
                         date);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < next->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            ((const DvTransition *) g_ptr_array_index (next, i))->step);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
what_may_come_next_is_listed_once_each (void)
{
  assert_next ("khieu-nai", "", "2026-07-01", "accepted classified");
  assert_next ("phan-anh", "", "2026-07-01", "classified");
  assert_next ("khieu-nai", "accepted 05, verified 06", "2026-07-07",
               "dialogue extended suspended decided");
  assert_next ("khieu-nai", "accepted 2026-06-05, verified 2026-06-06", "2026-06-07",
               "dialogue extended decided");
  assert_next ("khieu-nai", "accepted 05, verified 06, suspended 07+", "2026-07-08",
               "resumed withdrawn");
  assert_next ("khieu-nai", "accepted 05, verified 06, decided 07+, sent 08, closed 09",
               "2026-07-10", "");
}

static void
without_any_rows_everything_may_follow (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  const DvCourseStep steps[] = { { "dialogue", "2026-07-02", FALSE },
                                 { "received", "2026-07-01", FALSE },
                                 { "closed", "2026-07-03", FALSE } };
  DvCourse course;

  dv_course_walk (rules, "to-cao", steps, 3, &course);
  g_assert_cmpint (course.fault, ==, DV_COURSE_FINE);
  g_assert_cmpstr (course.place, ==, "closed");
  g_assert_cmpstr (course.ended_on, ==, "2026-07-03");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/procedure/course/follows", every_step_may_follow_or_is_refused_with_a_reason);
  g_test_add_func ("/procedure/course/next", what_may_come_next_is_listed_once_each);
  g_test_add_func ("/procedure/course/empty", without_any_rows_everything_may_follow);
  return g_test_run ();
}
