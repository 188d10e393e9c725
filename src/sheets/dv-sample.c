/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sample.h"

#include "dv-kinds.h"
#include "dv-names.h"
#include "dv-people.h"
#include "dv-shipped.h"
#include "dv-store-error.h"

#define FOLDER   "/vn/danvan/samples/"
#define SEED     2019
#define N_PEOPLE 240

/* In the order in which they link to each other. */
static const DvShipped samples[] = {
  { FOLDER "to-chuc.csv", &dv_kind_unit },
  { FOLDER "chi-hoi.csv", &dv_kind_unit },
  { FOLDER "nhiem-vu.csv", &dv_kind_task },
  { FOLDER "giao-viec.csv", &dv_kind_assignment },
  { FOLDER "su-kien.csv", &dv_kind_event },
  { FOLDER "danh-sach.csv", &dv_kind_list },
  { FOLDER "don-thu.csv", &dv_kind_petition },
  { FOLDER "giam-sat.csv", &dv_kind_supervision },
  { FOLDER "noi-niem-yet.csv", &dv_kind_place },
  { FOLDER "danh-muc-khao-sat.csv", &dv_kind_checklist },
  { FOLDER "noi-dung-khao-sat.csv", &dv_kind_item },
  { FOLDER "khao-sat.csv", &dv_kind_survey },
  { FOLDER "ket-qua-khao-sat.csv", &dv_kind_observation },
  { FOLDER "mo-hinh.csv", &dv_kind_model },
  { FOLDER "nhiem-ky.csv", &dv_kind_term },
  { FOLDER "du-an.csv", &dv_kind_project },
  { FOLDER "thua-dat.csv", &dv_kind_plot },
  { FOLDER "buoc-gpmb.csv", &dv_kind_plot_step },
  { FOLDER "van-dong.csv", &dv_kind_visit },
  { FOLDER "kiem-dem.csv", &dv_kind_inventory },
  { FOLDER "dong-kiem-dem.csv", &dv_kind_inventory_line },
  { FOLDER "giai-phong-mat-bang.csv", &dv_kind_land },
  { FOLDER "chuc-danh.csv", &dv_kind_post },
  { FOLDER "bau-cu.csv", &dv_kind_election },
  { FOLDER "buoc-bau-cu.csv", &dv_kind_election_step },
};

/* Who is on a list of the sample: made-up people of a sex and age. */
typedef struct {
  const char *list;
  guint n_lines;
  const char *category;
  const char *sex; /* NULL: any */
  int born_from;
  int born_to;
  const char *amount;
  const char *goods;
} Lines;

static const Lines lines[] = {
  { "F02", 20, "LHPN-KK", "female", 1945, 1992, "300000", NULL },
  { "F02", 11, "TEN", NULL, 2004, 2019, "300000", NULL },
  { "E04", 1, "CCB-KK", "male", 1940, 1960, NULL, "Sửa chữa nhà" },
};

/* Who holds a post of the sample, as in the article: three posts of the women's union were filled
 * in the first half of 2019. One post stays vacant, and one is held by somebody who only acts. */
typedef struct {
  const char *post;
  const char *term;
  Lines who;
  const char *from;
  const char *how;
  const char *acting;
} Holding;

#define WOMAN                                           \
  {                                                     \
    .sex = "female", .born_from = 1950, .born_to = 1990 \
  }
#define MAN                                           \
  {                                                   \
    .sex = "male", .born_from = 1950, .born_to = 1990 \
  }

static const Holding holdings[] = {
  { "CD-DU1", NULL, MAN, "2015-06", "elected", NULL },
  { "CD-DU2", NULL, WOMAN, "2015-06", "elected", NULL },
  { "CD-KV1", NULL, WOMAN, "2015-07", "appointed", NULL },
  { "CD-HDND1", "HDND1621", MAN, "2016-06", "elected", NULL },
  { "CD-UBND1", "HDND1621", MAN, "2016-06", "elected", NULL },
  { "CD-UBND2", "HDND1621", WOMAN, "2016-06", "elected", NULL },
  { "CD-MTTQ1", "MTTQ1926", MAN, "2019", "elected", NULL },
  { "CD-CCB1", NULL, MAN, "2017", "elected", NULL },
  { "CD-LHPN1", NULL, WOMAN, "2016", "elected", NULL },
  { "CD-LHPN2", NULL, WOMAN, "2019-04", "consolidated", NULL },
  { "CD-LHPN3", NULL, WOMAN, "2016", "elected", NULL },
  { "CD-LHPN3", NULL, WOMAN, "2019-04", "consolidated", NULL },
  { "CD-LHPN4", NULL, WOMAN, "2019-04", "consolidated", NULL },
  { "CD-DTN1", NULL, MAN, "2017", "elected", NULL },
  { "CD-LHTN1", "LHTN1924", MAN, "2019", "elected", NULL },
  { "CD-TDP01", NULL, MAN, "2018-09", "elected", NULL },
  { "CD-TDP02", NULL, WOMAN, "2018-09", "elected", NULL },
  { "CD-TDP05", NULL, MAN, "2018-10", "appointed", "1" },
};

typedef struct {
  DvWrite *write;
  DvNames *names;
  GPtrArray *people;
  guint next; /* where to look on, so that the lists do not all name the same people */
  guint position;
} Sample;

static char *
find_id (Sample *sample, const DvKind *kind, const char *code, GError **error)
{
  g_autoptr (GPtrArray) found = dv_names_find_key (sample->names, kind, code, error);

  if (found != NULL && found->len == 1)
    return g_strdup (((DvName *) g_ptr_array_index (found, 0))->id);
  if (found != NULL)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND, "sample: no %s %s", kind->name,
                 code);
  return NULL;
}

static gboolean
fits (DvRecord *person, const Lines *wanted)
{
  gint64 year = dv_record_get_integer (person, "birth");

  return (wanted->sex == NULL || g_strcmp0 (dv_record_get (person, "sex"), wanted->sex) == 0) &&
         year >= wanted->born_from && year <= wanted->born_to;
}

static DvRecord *
next_person (Sample *sample, const Lines *wanted)
{
  for (guint i = 0; i < sample->people->len; i++) {
    DvRecord *person = g_ptr_array_index (sample->people, sample->next++ % sample->people->len);

    if (fits (person, wanted))
      return person;
  }
  return g_ptr_array_index (sample->people, 0);
}

static DvRecord *
line_of (Sample *sample, const Lines *wanted, const char *list, const char *category)
{
  DvRecord *person = next_person (sample, wanted);
  DvRecord *line = dv_record_new (&dv_kind_line);
  g_autofree char *position = g_strdup_printf ("%u", ++sample->position);

  dv_record_set (line, "list", list);
  dv_record_set (line, "person", dv_record_get_id (person));
  dv_record_set (line, "category", category);
  dv_record_set (line, "position", position);
  dv_record_set (line, "amount", wanted->amount);
  dv_record_set (line, "goods", wanted->goods);
  dv_record_set (line, "state", wanted->amount != NULL ? "received" : "planned");
  return line;
}

static gboolean
write_lines (Sample *sample, const Lines *wanted, GError **error)
{
  g_autofree char *list = find_id (sample, &dv_kind_list, wanted->list, error);
  g_autofree char *category =
    list != NULL ? find_id (sample, &dv_kind_category, wanted->category, error) : NULL;

  if (category == NULL)
    return FALSE;
  for (guint i = 0; i < wanted->n_lines; i++) {
    g_autoptr (DvRecord) line = line_of (sample, wanted, list, category);

    if (!dv_write_save (sample->write, line, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_holding (Sample *sample, const Holding *wanted, GError **error)
{
  g_autofree char *post = find_id (sample, &dv_kind_post, wanted->post, error);
  g_autofree char *term =
    wanted->term != NULL ? find_id (sample, &dv_kind_term, wanted->term, error) : NULL;
  g_autoptr (DvRecord) holding = dv_record_new (&dv_kind_holding);

  if (post == NULL || (wanted->term != NULL && term == NULL))
    return FALSE;
  dv_record_set (holding, "person", dv_record_get_id (next_person (sample, &wanted->who)));
  dv_record_set (holding, "post", post);
  dv_record_set (holding, "term", term);
  dv_record_set (holding, "from", wanted->from);
  dv_record_set (holding, "how", wanted->how);
  dv_record_set (holding, "acting", wanted->acting);
  return dv_write_save (sample->write, holding, error);
}

static gboolean
write_all_lines (DvWrite *write, GPtrArray *people, GError **error)
{
  g_autoptr (DvNames) names = dv_names_new (dv_write_get_db (write));
  Sample sample = { write, names, people, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (i == 0 || strcmp (lines[i].list, lines[i - 1].list) != 0)
      sample.position = 0;
    if (!write_lines (&sample, &lines[i], error))
      return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (holdings); i++) {
    if (!write_holding (&sample, &holdings[i], error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_sample_fill:
 * @write: a transaction of the purpose `setup`
 * @data: not used
 * @error: return location for an error
 *
 * Gives a store, whose catalogues are filled, the records of phường Ngọc Lâm in the first half of
 * 2019, with made-up people for its lists.
 *
 * Returns: whether they were written
 */
gboolean
dv_sample_fill (DvWrite *write, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DvPeople) source = dv_people_new (SEED);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    if (!dv_shipped_write (&samples[i], write, error))
      return FALSE;
  }
  return dv_people_write (source, write, N_PEOPLE, people, error) &&
         write_all_lines (write, people, error);
}
