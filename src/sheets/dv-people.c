/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-people.h"

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-people-names.h"
#include "dv-people-work.h"
#include "dv-query.h"

/* The year in which the made-up people are as old as they are said to be. */
#define YEAR 2019

#define MAX_MEMBERS 6

/* How many people share the work of one round. */
#define ROUND 500

struct _DvPeople {
  guint32 seed;
  GRand *random;
  guint n_people;
  guint n_households;
  guint n_rounds;
  GPtrArray *groups; /* ids of the residential groups; NULL until they are read */
};

/* Who lives in a household. */
typedef struct {
  const char *relation;
  gboolean female;
  int age;
  const char *family;
} Member;

typedef struct {
  Member members[MAX_MEMBERS];
  guint n_members;
  DvRecord *record;
} Household;

/**
 * dv_people_new:
 * @seed: the same people come from the same seed
 *
 * Returns: (transfer full): a source of made-up people
 */
DvPeople *
dv_people_new (guint32 seed)
{
  DvPeople *self = g_new0 (DvPeople, 1);

  self->seed = seed;
  self->random = g_rand_new_with_seed (seed);
  return self;
}

/**
 * dv_people_free:
 * @self: (transfer full) (nullable): a source of made-up people
 */
void
dv_people_free (DvPeople *self)
{
  if (self == NULL)
    return;
  g_rand_free (self->random);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

static int
between (DvPeople *self, int first, int last)
{
  return g_rand_int_range (self->random, first, last + 1);
}

static int
at_least (int least, int number)
{
  return MAX (least, number);
}

static gboolean
happens (DvPeople *self, int percent)
{
  return between (self, 1, 100) <= percent;
}

static gboolean
read_groups (DvPeople *self, DvDb *db, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) units = NULL;

  if (self->groups != NULL)
    return TRUE;
  dv_query_where (query, "type", "group");
  dv_query_set_order (query, "code", FALSE);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return FALSE;
  units = dv_db_load_rows (db, &dv_kind_unit, (gint64 *) rows->data, rows->len, error);
  if (units == NULL)
    return FALSE;
  self->groups = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < units->len; i++)
    g_ptr_array_add (self->groups, g_strdup (dv_record_get_id (g_ptr_array_index (units, i))));
  return TRUE;
}

/* The same seed gives the same ids, so that the same people are not made twice. They count up, as
 * the index of ids is written fastest in order. */
static void
set_id (DvPeople *self, DvRecord *record, guint number)
{
  g_autofree char *id = g_strdup_printf ("%08x-%04x-8000-8000-%012x", self->seed,
                                         dv_record_get_kind (record)->id, number);
  g_autofree char *code =
    g_strdup_printf ("%c%u-%07u", dv_record_get_kind (record)->name[0] - 32, self->seed, number);

  dv_record_set_stored (record, id, 0, NULL);
  dv_record_set (record, "code", code);
}

static guint
pick_size (DvPeople *self)
{
  static const int percent[] = { 12, 21, 24, 24, 13, 6 };
  int chance = between (self, 1, 100);

  for (guint i = 0; i < G_N_ELEMENTS (percent); i++) {
    chance -= percent[i];
    if (chance <= 0)
      return i + 1;
  }
  return MAX_MEMBERS;
}

static void
add_member (Household *household,
            const char *relation,
            gboolean female,
            int age,
            const char *family)
{
  household->members[household->n_members++] = (Member){ relation, female, age, family };
}

/* A head, mostly with a spouse, then their children, then a parent of the head. */
static void
fill_household (DvPeople *self, Household *household, guint size)
{
  const char *family = dv_people_pick_family (self->random);
  gboolean female = happens (self, 28);
  int age = between (self, 26, size == 1 ? 88 : 74);
  gboolean couple = size > 1 && happens (self, 85);
  const char *children = female && couple ? dv_people_pick_family (self->random) : family;

  add_member (household, "head", female, age, family);
  if (couple)
    add_member (household, "spouse", !female, at_least (20, age + between (self, -6, 4)),
                female ? children : dv_people_pick_family (self->random));
  while (household->n_members < size) {
    gboolean parent =
      household->n_members + 1 == size && size > 3 && age < 60 && happens (self, 45);

    if (parent)
      add_member (household, "parent", happens (self, 65), age + between (self, 21, 34), family);
    else
      add_member (household, "child", happens (self, 48),
                  at_least (0, age - between (self, 21, 38)), children);
  }
}

static char *
make_address (DvPeople *self)
{
  const char *street = dv_people_pick_street (self->random);
  int number = between (self, 1, 320);

  if (happens (self, 40))
    return g_strdup_printf ("Số %d phố %s", number, street);
  return g_strdup_printf ("Số %d, ngõ %d phố %s", between (self, 1, 60), number, street);
}

static gboolean
save_household (DvPeople *self, DvWrite *write, Household *household, GError **error)
{
  DvRecord *record = household->record;
  const char *family = household->members[0].family;
  g_autofree char *name = dv_people_make_name (self->random, family, household->members[0].female);
  g_autofree char *address = make_address (self);
  g_autofree char *members = g_strdup_printf ("%u", household->n_members);
  int chance = between (self, 1, 1000);

  set_id (self, record, ++self->n_households);
  dv_record_set (record, "name", name);
  dv_record_set (record, "address", address);
  dv_record_set (record, "members", members);
  if (self->groups->len > 0)
    dv_record_set (record, "unit",
                   g_ptr_array_index (self->groups,
                                      between (self, 0, (int) self->groups->len - 1)));
  if (chance <= 30)
    dv_record_set (record, "standard", chance <= 12 ? "poor" : "near-poor");
  return dv_write_save (write, record, error);
}

/* Of old people often only the year is known. */
static char *
make_birth (DvPeople *self, int age)
{
  int year = YEAR - age;

  if (happens (self, age > 60 ? 45 : 12))
    return g_strdup_printf ("%04d", year);
  /* Nobody is born after the middle of the year in which the sample is set. */
  return g_strdup_printf ("%04d-%02d-%02d", year, between (self, 1, age == 0 ? 6 : 12),
                          between (self, 1, 28));
}

/* A number with the place code 000, which belongs to nobody: 000, century and sex, year, serial. */
static char *
make_id_number (DvPeople *self, const Member *member)
{
  int year = YEAR - member->age;
  int digit = (year >= 2000 ? 2 : 0) + (member->female ? 1 : 0);

  return g_strdup_printf ("000%d%02d%06u", digit, year % 100, self->n_people % 1000000);
}

static void
describe_person (DvPeople *self, DvRecord *person, const Member *member, DvRecord *household)
{
  g_autofree char *birth = make_birth (self, member->age);
  g_autofree char *number = make_id_number (self, member);

  dv_record_set (person, "birth", birth);
  dv_record_set (person, "sex", member->female ? "female" : "male");
  dv_record_set (person, "unit", dv_record_get (household, "unit"));
  dv_record_set (person, "address", dv_record_get (household, "address"));
  dv_record_set (person, "household", dv_record_get_id (household));
  dv_record_set (person, "relation", member->relation);
  if (member->age >= 16 && happens (self, 80))
    dv_record_set (person, "id_number", number);
}

static gboolean
save_member (DvPeople *self,
             DvWrite *write,
             const Household *household,
             guint i,
             GPtrArray *made,
             GError **error)
{
  const Member *member = &household->members[i];
  g_autoptr (DvRecord) person = dv_record_new (&dv_kind_person);
  g_autofree char *name = dv_people_make_name (self->random, member->family, member->female);

  set_id (self, person, ++self->n_people);
  dv_record_set (person, "name", i == 0 ? dv_record_get (household->record, "name") : name);
  describe_person (self, person, member, household->record);
  if (!dv_write_save (write, person, error))
    return FALSE;
  if (i == 0)
    dv_record_set (household->record, "head", dv_record_get_id (person));
  if (made != NULL)
    g_ptr_array_add (made, g_object_ref (person));
  return TRUE;
}

static gboolean
write_household (DvPeople *self, DvWrite *write, guint size, GPtrArray *made, GError **error)
{
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_household);
  Household household = { .record = record };

  fill_household (self, &household, size);
  if (!save_household (self, write, &household, error))
    return FALSE;
  for (guint i = 0; i < household.n_members; i++) {
    if (!save_member (self, write, &household, i, made, error))
      return FALSE;
  }
  return dv_write_save (write, record, error);
}

/**
 * dv_people_write:
 * @self: a source of made-up people
 * @write: a transaction
 * @n: how many people
 * @made: (nullable) (element-type DvRecord): where to put them, too
 * @error: return location for an error
 *
 * Writes the next @n people with their households into the residential groups of the store, in
 * realistic proportions. Their ID numbers begin with 000, so they belong to nobody.
 *
 * Returns: whether they were written
 */
gboolean
dv_people_write (DvPeople *self, DvWrite *write, guint n, GPtrArray *made, GError **error)
{
  guint last = self->n_people + n;

  if (!read_groups (self, dv_write_get_db (write), error))
    return FALSE;
  while (self->n_people < last) {
    guint picked = pick_size (self);
    guint size = MIN (picked, last - self->n_people);

    if (dv_db_refuse_if_cancelled (dv_write_get_db (write), error) ||
        !write_household (self, write, size, made, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_round (DvPeople *self, DvWrite *write, guint n, GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  return dv_people_write (self, write, n, made, error) &&
         dv_people_write_work (write, self->random, self->seed, self->n_rounds++, made, error);
}

/**
 * dv_people_write_with_work:
 * @self: a source of made-up people
 * @write: a transaction
 * @n: how many people
 * @error: return location for an error
 *
 * Like dv_people_write(), with events, petitions and lists in proportion.
 *
 * Returns: whether they were written
 */
gboolean
dv_people_write_with_work (DvPeople *self, DvWrite *write, guint n, GError **error)
{
  for (guint done = 0; done < n; done += ROUND) {
    if (!write_round (self, write, MIN (ROUND, n - done), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_sample_people:
 * @write: a transaction
 * @n: how many people
 * @seed: the same people come from the same seed
 * @progress: (nullable): what to tell how far it is
 * @data: what to give it
 * @error: return location for an error
 *
 * Writes made-up people with their households, and events, petitions and lists in proportion.
 *
 * Returns: whether they were written
 */
gboolean
dv_sample_people (DvWrite *write,
                  guint n,
                  guint32 seed,
                  DvProgressFunc progress,
                  gpointer data,
                  GError **error)
{
  static const guint step = 1000;
  g_autoptr (DvPeople) people = dv_people_new (seed);

  for (guint done = 0; done < n; done += step) {
    if (!dv_people_write_with_work (people, write, MIN (step, n - done), error))
      return FALSE;
    if (progress != NULL)
      progress (MIN (done + step, n), n, data);
  }
  return TRUE;
}
