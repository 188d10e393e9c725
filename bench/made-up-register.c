/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-up-register.h"

#include <stdlib.h>
#include <string.h>

#include "dv-people-names.h"
#include "made-up-slips.h"

#define N_UNITS   30
#define LAST_YEAR 2019

#define PICK(random, names) (names[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (names))])

/* A person as they are, whatever the register says of them. */
typedef struct {
  char *name;
  char *birth; /* in full */
  gboolean female;
  char *number; /* 12 digits, %NULL for children */
  char *card;   /* 9 digits, %NULL for who never had one */
  char *phone;
  char *address;
  gint64 unit;
  gint64 household;
} Being;

typedef struct {
  GRand *random;
  MadeUpRegister *made;
  guint n_beings;
  gint64 n_households;
} Maker;

static gboolean
happens (Maker *self, double percent)
{
  return g_rand_double_range (self->random, 0, 100) < percent;
}

static int
between (Maker *self, int first, int last)
{
  return g_rand_int_range (self->random, first, last + 1);
}

static const char *
keep (Maker *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->made->texts, text) : NULL;
}

static void
being_clear (gpointer data)
{
  Being *being = data;

  g_free (being->name);
  g_free (being->birth);
  g_free (being->number);
  g_free (being->card);
  g_free (being->phone);
  g_free (being->address);
}

static char *
make_date (Maker *self, int year)
{
  return g_strdup_printf ("%04d-%02d-%02d", year, between (self, 1, 12), between (self, 1, 28));
}

/* Names that the sample of the program does not know, so that some are rare. */
static char *
make_name (Maker *self, const char *family, gboolean female, int year)
{
  static const char *const male[] = { "Ba",   "Bách",  "Bảo",  "Chính", "Chung", "Cảnh",  "Dần",
                                      "Điền", "Định",  "Đông", "Hào",   "Hậu",   "Hoạt",  "Khải",
                                      "Lộc",  "Lợi",   "Mạnh", "Nhân",  "Ninh",  "Phú",   "Sáu",
                                      "Thọ",  "Thuận", "Tịnh", "Tỵ",    "Vượng", "Xuyên", "Ý" };
  static const char *const female_names[] = { "Ái",   "Bé",   "Cẩm",    "Châu", "Diệp", "Đoan",
                                              "Gấm",  "Hảo",  "Khuyên", "Lài",  "Lựu",  "Mão",
                                              "Miên", "Na",   "Nhàn",   "Nụ",   "Sen",  "Sửu",
                                              "Tấm",  "Thắm", "Thoa",   "Tỵ",   "Uyên", "Vy",
                                              "Xoan", "Yên" };
  static const char *const second[] = { "Hải", "Bảo", "Khánh", "Tường", "Nhật", "Hà" };
  g_autofree char *name = dv_people_make_name (self->random, family, female);
  const char *rare = female ? PICK (self->random, female_names) : PICK (self->random, male);
  const char *last = strrchr (name, ' ');

  if (year < 1975 && happens (self, 70))
    return g_strdup_printf ("%s %s %s", family, female ? "Thị" : "Văn",
                            happens (self, 35) ? rare : last + 1);
  if (happens (self, 12))
    return g_strdup_printf ("%.*s %s%s", (int) (last - name), name, PICK (self->random, second),
                            last);
  if (happens (self, 25))
    return g_strdup_printf ("%.*s %s", (int) (last - name), name, rare);
  return g_steal_pointer (&name);
}

static char *
make_address (Maker *self)
{
  const char *street = dv_people_pick_street (self->random);

  if (happens (self, 40))
    return g_strdup_printf ("Số %d phố %s", between (self, 1, 320), street);
  return g_strdup_printf ("Số %d, ngõ %d phố %s", between (self, 1, 60), between (self, 1, 320),
                          street);
}

static char *
make_phone (Maker *self)
{
  return g_strdup_printf ("09%08d", between (self, 0, 99999999));
}

static void
give_papers (Maker *self, Being *being)
{
  int year = atoi (being->birth);

  if (LAST_YEAR - year >= 14)
    being->number = g_strdup_printf ("000%d%02d%06d", (year >= 2000 ? 2 : 0) + being->female,
                                     year % 100, between (self, 0, 999999));
  if (LAST_YEAR - year >= 20)
    being->card = g_strdup_printf ("000%06d", between (self, 0, 999999));
  if (LAST_YEAR - year >= 16 && happens (self, 60))
    being->phone = make_phone (self);
}

static void
add_being (Maker *self, GArray *home, const char *family, gboolean female, int year)
{
  Being being = { .female = female };

  being.name = make_name (self, family, female, year);
  being.birth = make_date (self, year);
  give_papers (self, &being);
  g_array_append_val (home, being);
}

static void
rename_given (Being *being, const char *given)
{
  char *last = strrchr (being->name, ' ');
  char *name = g_strdup_printf ("%.*s %s", (int) (last - being->name), being->name, given);

  g_free (being->name);
  being->name = name;
}

/* Brothers and sisters whose names begin alike. */
static void
name_alike (Maker *self, Being *first, Being *second)
{
  static const char *const pairs[][2] = {
    { "An", "Anh" },      { "Hoa", "Hòa" },   { "Lan", "Loan" },  { "Thu", "Thúy" },
    { "Hùng", "Hưng" },   { "Long", "Lân" },  { "Hà", "Hải" },    { "Sơn", "Sinh" },
    { "Tuấn", "Toàn" },   { "Minh", "Mạnh" }, { "Dung", "Dũng" }, { "Hường", "Hương" },
    { "Thắng", "Thành" }, { "Vân", "Văn" },   { "Huệ", "Huê" },   { "Nga", "Ngà" },
  };
  const char *const *pair = PICK (self->random, pairs);
  char *last = strrchr (first->name, ' ');

  g_free (second->name);
  second->name = g_strdup_printf ("%.*s %s", (int) (last - first->name), first->name, pair[1]);
  second->female = first->female;
  rename_given (first, pair[0]);
}

static void
make_twins (Maker *self, Being *first, Being *second)
{
  g_free (second->birth);
  second->birth = g_strdup (first->birth);
  g_clear_pointer (&second->number, g_free);
  if (first->number != NULL)
    second->number =
      g_strdup_printf ("%.10s%02d", first->number, (atoi (first->number + 10) + 1) % 100);
  if (happens (self, 50))
    name_alike (self, first, second);
}

/* A couple and their children, sometimes a parent. */
static GArray *
make_home (Maker *self)
{
  GArray *home = g_array_new (FALSE, TRUE, sizeof (Being));
  const char *family = dv_people_pick_family (self->random);
  int year = LAST_YEAR - between (self, 26, 80);
  int n_children = between (self, 0, 3);

  g_array_set_clear_func (home, being_clear);
  add_being (self, home, family, FALSE, year);
  if (happens (self, 80))
    add_being (self, home, dv_people_pick_family (self->random), TRUE,
               year + between (self, -4, 6));
  for (int i = 0; i < n_children; i++) {
    int born = year + between (self, 21, 38);

    if (born <= LAST_YEAR)
      add_being (self, home, family, happens (self, 50), born);
  }
  if (home->len > 3 && happens (self, 3))
    make_twins (self, &g_array_index (home, Being, home->len - 2),
                &g_array_index (home, Being, home->len - 1));
  else if (home->len > 3 && happens (self, 8))
    name_alike (self, &g_array_index (home, Being, home->len - 2),
                &g_array_index (home, Being, home->len - 1));
  else if (home->len > 2 && happens (self, 1.5)) {
    Being *son = &g_array_index (home, Being, home->len - 1);

    g_free (son->name);
    son->name = g_strdup (g_array_index (home, Being, 0).name);
    son->female = FALSE;
  }
  if (year > LAST_YEAR - 60 && happens (self, 15))
    add_being (self, home, family, happens (self, 60), year - between (self, 21, 34));
  return home;
}

static void
settle (Maker *self, GArray *home)
{
  g_autofree char *address = make_address (self);
  gint64 unit = between (self, 1, N_UNITS);
  gboolean share = happens (self, 20);

  self->n_households++;
  for (guint i = 0; i < home->len; i++) {
    Being *being = &g_array_index (home, Being, i);

    being->address = g_strdup (address);
    being->unit = unit;
    being->household = self->n_households;
    if (share && i > 0 && g_array_index (home, Being, 0).phone != NULL) {
      g_free (being->phone);
      being->phone = g_strdup (g_array_index (home, Being, 0).phone);
    }
  }
}

/* Sometimes the number of the new card is known, sometimes that of the old one, sometimes both. */
static void
write_papers (Maker *self, const Being *being, DvMatchPerson *entry)
{
  g_autofree char *wrong = NULL;
  int chance = between (self, 1, 100);

  if (chance <= 35 || (chance > 85 && chance <= 95))
    entry->id_number = being->number;
  if (chance > 70 && chance <= 85)
    entry->id_number = being->card;
  if (chance > 85 && chance <= 95)
    entry->old_id_number = keep (self, being->card);
  if (entry->id_number != NULL && happens (self, 3))
    wrong = slip_digits (self->random, entry->id_number);
  entry->id_number = keep (self, wrong != NULL ? wrong : entry->id_number);
}

static void
append (Maker *self, const DvMatchPerson *entry)
{
  g_array_append_val (self->made->people, *entry);
  g_array_append_val (self->made->truth, self->n_beings);
}

/* How the office wrote them down first: in order, but the old know only their year. */
static void
write_first (Maker *self, const Being *being)
{
  DvMatchPerson entry = { .unit = being->unit, .household = being->household };
  g_autofree char *year = g_strndup (being->birth, 4);
  gboolean only_year = happens (self, atoi (year) < 1960 ? 45 : 12);

  entry.name = keep (self, being->name);
  entry.birth = keep (self, only_year ? year : being->birth);
  entry.sex = being->female ? "female" : "male";
  entry.address = keep (self, being->address);
  entry.phone = happens (self, 50) ? keep (self, being->phone) : NULL;
  write_papers (self, being, &entry);
  append (self, &entry);
}

static void
write_place (Maker *self, const Being *being, DvMatchPerson *entry)
{
  g_autofree char *address = NULL;

  if (happens (self, 12)) {
    address = make_address (self);
    entry->address = keep (self, address);
    entry->unit = between (self, 1, N_UNITS);
    entry->household = happens (self, 50) ? ++self->n_households : 0;
    return;
  }
  address =
    happens (self, 45) ? slip_address (self->random, being->address) : g_strdup (being->address);
  entry->address = keep (self, address);
  entry->unit = happens (self, 15) ? 0 : being->unit;
  entry->household = happens (self, 45) ? being->household : 0;
}

/* How somebody else wrote them down once more. */
static void
write_again (Maker *self, const Being *being)
{
  DvMatchPerson entry = { 0 };
  g_autofree char *name = g_strdup (being->name);
  g_autofree char *birth = g_strdup (being->birth);
  int slips = between (self, 1, 100);

  for (int i = 0; i < (slips <= 35 ? 0 : slips <= 85 ? 1 : 2); i++) {
    char *slipped = slip_name (self->random, name);

    g_free (name);
    name = slipped;
  }
  if (happens (self, 40)) {
    g_free (birth);
    birth = slip_birth (self->random, being->birth);
  }
  entry.name = keep (self, name);
  entry.birth = keep (self, birth);
  entry.sex = happens (self, 20) ? NULL : being->female != happens (self, 0.5) ? "female" : "male";
  entry.phone = happens (self, 50) ? keep (self, being->phone) : NULL;
  write_papers (self, being, &entry);
  write_place (self, being, &entry);
  append (self, &entry);
}

/* Another person of the same name and year in the same residential group. */
static void
write_namesake (Maker *self, const Being *being)
{
  Being other = { .female = being->female, .unit = being->unit };
  g_autofree char *year = g_strndup (being->birth, 4);

  self->n_beings++;
  self->n_households++;
  other.name = g_strdup (being->name);
  other.birth = make_date (self, atoi (year));
  other.address = make_address (self);
  other.household = self->n_households;
  give_papers (self, &other);
  write_first (self, &other);
  being_clear (&other);
}

static void
write_home (Maker *self, GArray *home)
{
  for (guint i = 0; i < home->len; i++) {
    const Being *being = &g_array_index (home, Being, i);
    int times = happens (self, 14) ? (happens (self, 15) ? 2 : 1) : 0;

    self->n_beings++;
    write_first (self, being);
    for (int t = 0; t < times; t++)
      write_again (self, being);
    if (happens (self, 1))
      write_namesake (self, being);
  }
}

/**
 * made_up_register_new:
 * @seed: the same register comes from the same seed
 * @n_people: about how many entries
 *
 * Returns: (transfer full): a register in which it is known who stands there twice
 */
MadeUpRegister *
made_up_register_new (guint32 seed, guint n_people)
{
  MadeUpRegister *made = g_new0 (MadeUpRegister, 1);
  Maker self = { g_rand_new_with_seed (seed), made, 0, 0 };

  made->texts = g_string_chunk_new (64 * 1024);
  made->people = g_array_new (FALSE, TRUE, sizeof (DvMatchPerson));
  made->truth = g_array_new (FALSE, TRUE, sizeof (guint));
  while (made->people->len < n_people) {
    g_autoptr (GArray) home = make_home (&self);

    settle (&self, home);
    write_home (&self, home);
  }
  g_rand_free (self.random);
  return made;
}

/**
 * made_up_register_free:
 * @self: (transfer full): a made-up register
 */
void
made_up_register_free (MadeUpRegister *self)
{
  g_string_chunk_free (self->texts);
  g_array_unref (self->people);
  g_array_unref (self->truth);
  g_free (self);
}

/**
 * made_up_register_count_pairs:
 * @self: a made-up register
 *
 * Returns: how many pairs of entries are the same person
 */
gsize
made_up_register_count_pairs (const MadeUpRegister *self)
{
  g_autoptr (GHashTable) times = g_hash_table_new (NULL, NULL);
  gsize n_pairs = 0;

  for (guint i = 0; i < self->truth->len; i++) {
    gpointer being = GUINT_TO_POINTER (g_array_index (self->truth, guint, i));
    guint before = GPOINTER_TO_UINT (g_hash_table_lookup (times, being));

    n_pairs += before;
    g_hash_table_insert (times, being, GUINT_TO_POINTER (before + 1));
  }
  return n_pairs;
}
