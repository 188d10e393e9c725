/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "dv-posts.h"
#include "dv-store-error.h"
#include "dv-store.h"

/* Posts on a day: holders, vacancies, acting, terms. */

typedef struct {
  char *folder;
  DvStore *store;
  char *unit;
  char *post;
  char *people[3];
} Fixture;

static DvRecord *
record_of (const DvKind *kind, va_list values)
{
  DvRecord *record = dv_record_new (kind);
  const char *name;

  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  return record;
}

G_GNUC_NULL_TERMINATED static char *
save (Fixture *fixture, const DvKind *kind, ...)
{
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  va_list values;

  va_start (values, kind);
  record = record_of (kind, values);
  va_end (values);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

G_GNUC_NULL_TERMINATED static void
refuse (Fixture *fixture, const DvKind *kind, const char *words, ...)
{
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  va_list values;

  va_start (values, words);
  record = record_of (kind, values);
  va_end (values);
  g_assert_false (dv_store_save (fixture->store, record, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Trần Văn Thử", "Lê Thị Mẫu", "Phạm Thị Ví" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-posts-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  fixture->unit = save (fixture, &dv_kind_unit, "name", "Ủy ban", "valid_to", "2025-06-30", NULL);
  fixture->post = save (fixture, &dv_kind_post, "unit", fixture->unit, "name", "Phó Chủ tịch",
                        "seats", "2", "acting_limit", "6", NULL);
  for (guint i = 0; i < 3; i++)
    fixture->people[i] = save (fixture, &dv_kind_person, "name", names[i], NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_free (fixture->people[i]);
  g_free (fixture->post);
  g_free (fixture->unit);
  g_free (fixture->folder);
}

typedef struct {
  const char *unit;
  const char *day;
  GPtrArray *posts;
} Question;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Question *question = data;

  question->posts = dv_posts_read (db, question->unit, question->day, 3, error);
  return question->posts != NULL;
}

static GPtrArray *
ask (Fixture *fixture, const char *day)
{
  Question question = { fixture->unit, day, NULL };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, read_cb, &question, &error);
  g_assert_no_error (error);
  return question.posts;
}

static void
assert_state (Fixture *fixture, const char *day, guint n_holders, guint vacant)
{
  g_autoptr (GPtrArray) posts = ask (fixture, day);
  const DvPostState *post;

  g_assert_cmpuint (posts->len, ==, 1);
  post = g_ptr_array_index (posts, 0);
  g_assert_cmpuint (post->holders->len, ==, n_holders);
  g_assert_cmpuint (post->vacant, ==, vacant);
}

static void
a_day_has_its_holders_and_vacancies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = save (fixture, &dv_kind_holding, "person", fixture->people[0], "post",
                                 fixture->post, "from", "2016", "to", "2019-03-31", NULL);
  g_autofree char *second = save (fixture, &dv_kind_holding, "person", fixture->people[1], "post",
                                  fixture->post, "from", "2018-05", NULL);
  g_autoptr (GPtrArray) after = NULL;

  assert_state (fixture, "2015-12-31", 0, 2);
  assert_state (fixture, "2016-02-01", 1, 1);
  assert_state (fixture, "2018-05-15", 2, 0);
  assert_state (fixture, "2019-03-31", 2, 0);
  assert_state (fixture, "2019-04-01", 1, 1);
  after = ask (fixture, "2025-07-01");
  g_assert_cmpuint (after->len, ==, 0);
}

static void
a_post_has_no_more_holders_than_seats (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = save (fixture, &dv_kind_holding, "person", fixture->people[0], "post",
                                 fixture->post, "from", "2016", "to", "2019-03-31", NULL);
  g_autofree char *second = save (fixture, &dv_kind_holding, "person", fixture->people[1], "post",
                                  fixture->post, "from", "2018-05", NULL);
  g_autofree char *third = NULL;

  refuse (fixture, &dv_kind_holding, "2 seats", "person", fixture->people[2], "post", fixture->post,
          "from", "2018-06", NULL);
  third = save (fixture, &dv_kind_holding, "person", fixture->people[2], "post", fixture->post,
                "from", "2019-04-01", NULL);
  assert_state (fixture, "2019-05-01", 2, 0);
}

static void
what_needs_attention_is_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *term = save (fixture, &dv_kind_term, "unit", fixture->unit, "name", "2016–2021",
                                "start", "2016-06-15", "end", "2021-06-14", NULL);
  g_autofree char *first = save (fixture, &dv_kind_holding, "person", fixture->people[0], "post",
                                 fixture->post, "from", "2020-01-10", "acting", "1", NULL);
  g_autofree char *second = save (fixture, &dv_kind_holding, "person", fixture->people[1], "post",
                                  fixture->post, "term", term, "from", "2016-06-15", NULL);
  const struct {
    const char *day;
    gboolean overdue, soon;
  } cases[] = { { "2020-07-10", FALSE, FALSE },
                { "2020-07-11", TRUE, FALSE },
                { "2021-03-14", TRUE, FALSE },
                { "2021-03-15", TRUE, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) posts = ask (fixture, cases[i].day);
    const DvPostState *post = g_ptr_array_index (posts, 0);
    const DvHolder *holder = g_ptr_array_index (post->holders, 0);
    const DvHolder *acting = g_ptr_array_index (post->holders, 1);

    g_assert_true (acting->acting);
    g_assert_cmpint (acting->overdue, ==, cases[i].overdue);
    g_assert_cmpint (holder->ends_soon, ==, cases[i].soon);
    g_assert_cmpint (dv_post_needs_attention (post), ==, cases[i].overdue || cases[i].soon);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/posts/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-day-has-its-holders-and-vacancies", a_day_has_its_holders_and_vacancies);
  ADD ("a-post-has-no-more-holders-than-seats", a_post_has_no_more_holders_than_seats);
  ADD ("what-needs-attention-is-said", what_needs_attention_is_said);

  return g_test_run ();
}
