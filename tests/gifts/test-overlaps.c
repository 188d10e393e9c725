/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-fold.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-overlap-words.h"
#include "dv-ruling.h"
#include "dv-share-proposal.h"
#include "dv-store.h"

/* Lists in a store, of which it is known what is wrong with them. */

typedef struct {
  char *folder;
  DvStore *store;
  char *unit;
  char *campaign;
} Fixture;

static char *
save (Fixture *fixture, const DvKind *kind, const char *first, ...)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, first);
  for (const char *name = first; name != NULL; name = va_arg (args, const char *))
    dv_record_set (record, name, va_arg (args, const char *));
  va_end (args);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

static void
change (Fixture *fixture, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  dv_record_set (record, field, value);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-gifts-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  fixture->unit = save (fixture, &dv_kind_unit, "code", "T5", "name", "Tổ 5", NULL);
  fixture->campaign = save (fixture, &dv_kind_campaign, "name", "Tết", "start", "2026-02-01", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->unit);
  g_free (fixture->campaign);
}

static char *
add_list (Fixture *fixture, const char *title)
{
  return save (fixture, &dv_kind_list, "title", title, "campaign", fixture->campaign, NULL);
}

static char *
add_line (Fixture *fixture,
          const char *list,
          const char *name,
          const char *birth,
          const char *person,
          const char *origin)
{
  return save (fixture, &dv_kind_line, "list", list, "name", name, "birth", birth, "unit",
               fixture->unit, "person", person, "origin", origin, NULL);
}

typedef struct {
  const char *id;
  DvRecord *line;
  DvOverlaps *overlaps;
  DvShareProposal *proposal;
  GPtrArray *list_ids;
} Job;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->overlaps = job->line != NULL ? dv_overlaps_read_typed (db, job->line, error)
                                    : dv_overlaps_read (db, job->id, error);
  return job->overlaps != NULL || job->line != NULL;
}

static DvOverlaps *
read_overlaps (Fixture *fixture)
{
  Job job = { .id = fixture->campaign };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, read_cb, &job, &error);
  g_assert_no_error (error);
  return job.overlaps;
}

static guint
count (const DvOverlaps *overlaps, DvOverlapType type, gboolean open)
{
  guint n = 0;

  for (guint i = 0; i < overlaps->hits->len; i++) {
    const DvOverlapHit *hit = dv_overlaps_get_hit (overlaps, i);

    n += hit->type == type && (!open || hit->state == DV_OVERLAP_OPEN);
  }
  return n;
}

/* --- seeded lists --- */

#define N_PEOPLE 400

/* What somebody does in the seeded lists. */
typedef enum {
  ON_ONE_LIST,
  ON_TWO_LISTS,
  TWICE_IN_ONE_LIST,
  WITH_A_MEMBER,
  WITH_A_MEMBER_ALLOWED,
  EXCEPTED,
  NOWHERE,
  N_PARTS,
} Part;

typedef struct {
  Fixture *fixture;
  GRand *random;
  char *lists[3];
  DvOverlaps *truth;
  guint n_parts[N_PARTS];
} Seeding;

static gboolean
save_record (DvWrite *write, DvRecord *record, GError **error)
{
  return dv_write_save (write, record, error);
}

/* One person of the register, and one more in the same household. */
static void
make_person (DvRecord *person, Seeding *seeding, guint i, const char *suffix, const char *household)
{
  static const char *const middle[] = { "Thị", "Văn", "Đức", "Ngọc", "Hữu" };
  static const char *const given[] = { "Hòa", "Hoa", "Đạt", "Ánh", "Yến", "Ổn", "Ưng" };
  g_autofree char *name =
    g_strdup_printf ("Nguyễn%s %s %s", suffix, middle[i % 5], given[i / 5 % 7]);
  g_autofree char *birth =
    g_strdup_printf ("%u-%02u-%02u", 1930 + i / 35 % 60, 1 + i % 12, 1 + i % 28);

  dv_record_set (person, "name", name);
  dv_record_set (person, "birth", birth);
  dv_record_set (person, "unit", seeding->fixture->unit);
  dv_record_set (person, "household", household);
}

/* As an association types it: linked, with all marks, without them, or with the year alone. */
static gboolean
put_on_list (Seeding *seeding,
             DvRecord *person,
             guint list,
             const char *exception,
             DvWrite *write,
             GError **error)
{
  g_autoptr (DvRecord) line = dv_record_new (&dv_kind_line);
  g_autofree char *folded = dv_text_fold (dv_record_get (person, "name"));
  g_autofree char *upper = g_ascii_strup (folded, -1);
  g_autofree char *year = g_strndup (dv_record_get (person, "birth"), 4);
  gint32 way = g_rand_int_range (seeding->random, 0, 4);

  dv_record_set (line, "list", seeding->lists[list]);
  dv_record_set (line, "person", way == 0 ? dv_record_get_id (person) : NULL);
  /* Hòa and Hoa of one year cannot be told apart without marks, so those are typed with the day. */
  dv_record_set (line, "name", way == 2 ? upper : dv_record_get (person, "name"));
  dv_record_set (line, "birth", way == 3 ? year : dv_record_get (person, "birth"));
  dv_record_set (line, "unit", seeding->fixture->unit);
  dv_record_set (line, "exception", exception);
  return save_record (write, line, error);
}

static gboolean
seed_one (Seeding *seeding, guint i, DvWrite *write, GError **error)
{
  g_autoptr (DvRecord) household = dv_record_new (&dv_kind_household);
  g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);
  g_autoptr (DvRecord) member = dv_record_new (&dv_kind_person);
  Part part = (Part) g_rand_int_range (seeding->random, 0, N_PARTS);
  guint list = (guint) g_rand_int_range (seeding->random, 0, 3);
  const char *exception = part == EXCEPTED || part == WITH_A_MEMBER_ALLOWED ? "hoạn nạn" : NULL;
  gboolean second = part == ON_TWO_LISTS || part == EXCEPTED;
  gboolean with_member = part == WITH_A_MEMBER || part == WITH_A_MEMBER_ALLOWED;

  seeding->n_parts[part]++;
  dv_record_set (household, "name", "Chủ hộ");
  if (!save_record (write, household, error))
    return FALSE;
  make_person (person, seeding, i, "", dv_record_get_id (household));
  make_person (member, seeding, i, " Phúc", dv_record_get_id (household));
  if (!save_record (write, person, error) || !save_record (write, member, error))
    return FALSE;
  return (part == NOWHERE || put_on_list (seeding, person, list, NULL, write, error)) &&
         (!second || put_on_list (seeding, person, (list + 1) % 3, exception, write, error)) &&
         (part != TWICE_IN_ONE_LIST || put_on_list (seeding, person, list, NULL, write, error)) &&
         (!with_member || put_on_list (seeding, member, (list + 2) % 3, exception, write, error));
}

static gboolean
seed_cb (DvWrite *write, gpointer data, GError **error)
{
  for (guint i = 0; i < N_PEOPLE; i++) {
    if (!seed_one (data, i, write, error))
      return FALSE;
  }
  return TRUE;
}

static void
every_seeded_overlap_is_recognised (Fixture *fixture, gconstpointer data)
{
  Seeding seeding = { .fixture = fixture, .random = g_rand_new_with_seed (20260122) };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvOverlaps) overlaps = NULL;
  g_autoptr (GArray) pairs = NULL;
  guint n_pairs = 0;

  seeding.lists[0] = add_list (fixture, "Hội LHPN");
  seeding.lists[1] = add_list (fixture, "Hội CCB");
  seeding.lists[2] = add_list (fixture, "MTTQ");
  dv_store_write (fixture->store, "seed", seed_cb, &seeding, NULL, &error);
  g_assert_no_error (error);
  overlaps = read_overlaps (fixture);
  g_assert_cmpuint (count (overlaps, DV_OVERLAP_PERSON, FALSE), ==,
                    seeding.n_parts[ON_TWO_LISTS] + seeding.n_parts[EXCEPTED]);
  g_assert_cmpuint (count (overlaps, DV_OVERLAP_PERSON, TRUE), ==, seeding.n_parts[ON_TWO_LISTS]);
  g_assert_cmpuint (count (overlaps, DV_OVERLAP_RECORD, TRUE), ==,
                    seeding.n_parts[TWICE_IN_ONE_LIST]);
  g_assert_cmpuint (count (overlaps, DV_OVERLAP_HOUSEHOLD, FALSE), ==,
                    seeding.n_parts[WITH_A_MEMBER] + seeding.n_parts[WITH_A_MEMBER_ALLOWED]);
  g_assert_cmpuint (count (overlaps, DV_OVERLAP_HOUSEHOLD, TRUE), ==,
                    seeding.n_parts[WITH_A_MEMBER]);
  g_assert_cmpuint (count (overlaps, DV_OVERLAP_NEED, FALSE), ==, 0);
  for (guint i = 0; i < N_PARTS; i++)
    g_assert_cmpuint (seeding.n_parts[i], >, 20);

  pairs = dv_overlaps_count_pairs (overlaps);
  for (guint i = 0; i < pairs->len; i++)
    n_pairs += g_array_index (pairs, DvOverlapPair, i).n_all;
  g_assert_cmpuint (n_pairs, ==, overlaps->hits->len);
  for (guint i = 0; i < 3; i++)
    g_free (seeding.lists[i]);
  g_rand_free (seeding.random);
}

/* --- what was decided --- */

typedef struct {
  DvOverlaps *overlaps;
} Settling;

static gboolean
settle_cb (DvWrite *write, gpointer data, GError **error)
{
  Settling *settling = data;

  for (guint i = 0; i < settling->overlaps->hits->len; i++) {
    if (!dv_overlaps_settle (settling->overlaps, dv_overlaps_get_hit (settling->overlaps, i),
                             "allowed", "quà khác nhau", write, error))
      return FALSE;
  }
  return TRUE;
}

static char *
settle_all (Fixture *fixture)
{
  g_autoptr (DvOverlaps) overlaps = read_overlaps (fixture);
  Settling settling = { overlaps };
  g_autoptr (GError) error = NULL;
  char *batch = NULL;

  dv_store_write (fixture->store, "settle", settle_cb, &settling, &batch, &error);
  g_assert_no_error (error);
  return batch;
}

static guint
count_open (Fixture *fixture)
{
  g_autoptr (DvOverlaps) overlaps = read_overlaps (fixture);
  guint n = 0;

  for (guint i = 0; i < overlaps->hits->len; i++)
    n += dv_overlaps_get_hit (overlaps, i)->state == DV_OVERLAP_OPEN;
  return n;
}

static void
what_was_settled_stays_settled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_list (fixture, "A");
  g_autofree char *second = add_list (fixture, "B");
  g_autofree char *line = add_line (fixture, first, "Lạ Văn Người", "1950", NULL, NULL);
  g_autofree char *other = add_line (fixture, second, "LA VAN NGUOI", "1950", NULL, NULL);
  g_autofree char *batch = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *again = NULL;
  g_autofree char *third = NULL;
  g_autofree char *line3 = NULL;
  g_autofree char *person = NULL;
  g_autoptr (DvOverlaps) overlaps = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_open (fixture), ==, 1);
  batch = settle_all (fixture);
  overlaps = read_overlaps (fixture);
  g_assert_cmpint (dv_overlaps_get_hit (overlaps, 0)->state, ==, DV_OVERLAP_ACCEPTED);
  g_assert_cmpstr (dv_overlaps_get_hit (overlaps, 0)->reason, ==, "quà khác nhau");

  /* undone, and decided once more */
  g_assert_true (dv_store_undo (fixture->store, batch, FALSE, &(DvUndone){ 0 }, &error));
  g_assert_cmpuint (count_open (fixture), ==, 1);
  g_free (settle_all (fixture));
  g_assert_cmpuint (count_open (fixture), ==, 0);

  /* the list gets a new version, in which the line goes on */
  newer = save (fixture, &dv_kind_list, "title", "A", "campaign", fixture->campaign, "version", "2",
                "replaces", first, NULL);
  again = add_line (fixture, newer, "Lạ Văn Người", "1950", NULL, line);
  g_assert_cmpuint (count_open (fixture), ==, 0);

  /* the person is entered in the register */
  person = save (fixture, &dv_kind_person, "name", "Lạ Văn Người", "birth", "1950-01-01", "unit",
                 fixture->unit, NULL);
  g_assert_cmpuint (count_open (fixture), ==, 0);

  /* a third gift is a new question */
  third = add_list (fixture, "C");
  line3 = add_line (fixture, third, "Lạ Văn Người", "1950", person, NULL);
  g_assert_cmpuint (count_open (fixture), ==, 2);
}

static void
replaced_and_refused_lines_do_not_count (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_list (fixture, "A");
  g_autofree char *second = add_list (fixture, "B");
  g_autofree char *line = add_line (fixture, first, "Lạ Văn Người", "1950", NULL, NULL);
  g_autofree char *other = add_line (fixture, second, "Lạ Văn Người", "1950", NULL, NULL);

  g_assert_cmpuint (count_open (fixture), ==, 1);
  change (fixture, other, "state", "refused");
  g_assert_cmpuint (count_open (fixture), ==, 0);
  change (fixture, other, "state", "planned");
  g_assert_cmpuint (count_open (fixture), ==, 1);
  change (fixture, second, "state", "superseded");
  g_assert_cmpuint (count_open (fixture), ==, 0);
}

/* --- while a line is typed --- */

static DvOverlaps *
read_typed (Fixture *fixture, DvRecord *line)
{
  Job job = { .line = line };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, read_cb, &job, &error);
  g_assert_no_error (error);
  return job.overlaps;
}

static void
a_line_is_compared_while_it_is_typed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *household = save (fixture, &dv_kind_household, "name", "Trần Văn Nam", NULL);
  g_autofree char *wife = save (fixture, &dv_kind_person, "name", "Nguyễn Thị Hòa", "birth",
                                "1950-03-02", "unit", fixture->unit, "household", household, NULL);
  g_autofree char *husband = save (fixture, &dv_kind_person, "name", "Trần Văn Nam", "birth",
                                   "1948", "unit", fixture->unit, "household", household, NULL);
  g_autofree char *first = add_list (fixture, "Hội LHPN");
  g_autofree char *second = add_list (fixture, "MTTQ");
  g_autofree char *line = add_line (fixture, first, "NGUYEN THI HOA", "1950", NULL, NULL);
  g_autoptr (DvRecord) typed = dv_record_new (&dv_kind_line);
  g_autoptr (DvOverlaps) nothing = NULL;
  g_autoptr (DvOverlaps) member = NULL;
  g_autoptr (DvOverlaps) same = NULL;
  g_autofree char *words = NULL;

  change (fixture, line, "position", "4");
  dv_record_set (typed, "list", second);
  dv_record_set (typed, "unit", fixture->unit);
  dv_record_set (typed, "name", "Lê Văn Lạ");
  dv_record_set (typed, "birth", "1950");
  nothing = read_typed (fixture, typed);
  g_assert_cmpuint (nothing->hits->len, ==, 0);
  dv_record_set (typed, "name", "trần văn nam");
  dv_record_set (typed, "birth", "1948");
  member = read_typed (fixture, typed);
  g_assert_cmpuint (member->hits->len, ==, 1);
  words = dv_overlaps_describe_other (member, dv_overlaps_get_hit (member, 0), 1);
  g_assert_cmpstr (words, ==, "same household as NGUYEN THI HOA, line 4, list Hội LHPN");
  dv_record_set (typed, "name", NULL);
  dv_record_set (typed, "birth", NULL);
  dv_record_set (typed, "person", wife);
  same = read_typed (fixture, typed);
  g_assert_cmpuint (same->hits->len, ==, 1);
  g_assert_cmpint (dv_overlaps_get_hit (same, 0)->type, ==, DV_OVERLAP_PERSON);
}

static void
a_stored_line_does_not_meet_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = add_list (fixture, "A");
  g_autofree char *id = add_line (fixture, list, "Lạ Văn Người", "1950", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) line = dv_store_load (fixture->store, id, &error);
  g_autoptr (DvOverlaps) overlaps = read_typed (fixture, line);

  g_assert_cmpuint (overlaps->hits->len, ==, 0);
}

/* --- sharing --- */

static gboolean
propose_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->proposal = dv_share_proposal_read (db, job->id, error);
  return job->proposal != NULL;
}

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return propose_cb (dv_write_get_db (write), job, error) &&
         dv_share_proposal_write (job->proposal, write, job->list_ids, error);
}

static void
what_is_asked_for_is_shared_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dead = save (fixture, &dv_kind_person, "name", "Lê Văn Mất", "birth", "1920",
                                "died", "2020", "unit", fixture->unit, NULL);
  g_autofree char *source = save (fixture, &dv_kind_source, "campaign", fixture->campaign, "name",
                                  "Hội CTĐ", "stock", "1", "amount", "500000", NULL);
  g_autofree char *asked = add_list (fixture, "Đề nghị của Hội LHPN");
  g_autofree char *second = add_line (fixture, asked, "Lê Thị Hai", "1960", NULL, NULL);
  g_autofree char *first = add_line (fixture, asked, "Lê Thị Một", "1961", NULL, NULL);
  g_autofree char *third = add_line (fixture, asked, "Lê Văn Mất", "1920", dead, NULL);
  g_autofree char *batch = NULL;
  g_autoptr (DvRecord) list = NULL;
  g_autoptr (GError) error = NULL;
  Job job = { .id = fixture->campaign, .list_ids = g_ptr_array_new_with_free_func (g_free) };

  change (fixture, first, "position", "1");
  change (fixture, second, "position", "2");
  change (fixture, third, "position", "3");
  dv_store_write (fixture->store, "share", write_cb, &job, &batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (job.proposal->grants->len, ==, 1);
  g_assert_cmpstr (dv_share_proposal_get (job.proposal, 0)->name, ==, "Lê Thị Một");
  g_assert_null (dv_share_proposal_get (job.proposal, 0)->why);
  g_assert_cmpstr (dv_share_proposal_get (job.proposal, 1)->why, ==,
                   "All gifts of Hội CTĐ go to households that come first.");
  g_assert_cmpstr (dv_share_proposal_get (job.proposal, 2)->why, ==, "Has died.");
  g_assert_cmpuint (job.list_ids->len, ==, 1);
  list = dv_store_load (fixture->store, g_ptr_array_index (job.list_ids, 0), &error);
  g_assert_cmpstr (dv_record_get (list, "gift_source"), ==, source);
  g_assert_cmpstr (dv_record_get (list, "state"), ==, "draft");

  /* The line of the gift stands for the line that asked, so nobody is on two lists. */
  g_assert_cmpuint (count_open (fixture), ==, 0);

  /* What is given is not given again. */
  g_clear_pointer (&job.proposal, dv_share_proposal_free);
  dv_store_read (fixture->store, propose_cb, &job, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (job.proposal->grants->len, ==, 0);
  g_clear_pointer (&job.proposal, dv_share_proposal_free);

  /* One undo takes all of it back. */
  g_assert_true (dv_store_undo (fixture->store, batch, FALSE, &(DvUndone){ 0 }, &error));
  dv_store_read (fixture->store, propose_cb, &job, &error);
  g_assert_cmpuint (job.proposal->grants->len, ==, 1);
  dv_share_proposal_free (job.proposal);
  g_ptr_array_unref (job.list_ids);
}

static void
without_lists_everybody_who_fits_is_a_candidate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = save (fixture, &dv_kind_person, "name", "Lê Văn Già", "birth", "1930",
                               "unit", fixture->unit, NULL);
  g_autofree char *young = save (fixture, &dv_kind_person, "name", "Lê Văn Trẻ", "birth", "1990",
                                 "unit", fixture->unit, NULL);
  g_autofree char *left = save (fixture, &dv_kind_person, "name", "Lê Văn Đi", "birth", "1931",
                                "left", "2020", "unit", fixture->unit, NULL);
  g_autofree char *source =
    save (fixture, &dv_kind_source, "campaign", fixture->campaign, "name", "Ngân sách", "amount",
          "300000", "budget", "700000", "age_from", "70", NULL);
  Job job = { .id = fixture->campaign };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, propose_cb, &job, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (job.proposal->candidates->len, ==, 1);
  g_assert_cmpstr (dv_share_proposal_get (job.proposal, 0)->name, ==, "Lê Văn Già");
  /* as many as the budget pays for */
  g_assert_cmpuint (((DvShareSourceFact *) g_ptr_array_index (job.proposal->sources, 0))->stock, ==,
                    2);
  dv_share_proposal_free (job.proposal);
}

#define ADD(name, func) g_test_add ("/gifts/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("every-seeded-overlap-is-recognised", every_seeded_overlap_is_recognised);
  ADD ("what-was-settled-stays-settled", what_was_settled_stays_settled);
  ADD ("replaced-and-refused-lines-do-not-count", replaced_and_refused_lines_do_not_count);
  ADD ("a-line-is-compared-while-it-is-typed", a_line_is_compared_while_it_is_typed);
  ADD ("a-stored-line-does-not-meet-itself", a_stored_line_does_not_meet_itself);
  ADD ("what-is-asked-for-is-shared-out", what_is_asked_for_is_shared_out);
  ADD ("without-lists-everybody-who-fits-is-a-candidate",
       without_lists_everybody_who_fits_is_a_candidate);
  return g_test_run ();
}
