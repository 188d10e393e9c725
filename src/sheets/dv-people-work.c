/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-people-work.h"

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"

/* What a ward does for every few hundred people in half a year. */
#define N_EVENTS    3
#define N_PETITIONS 2
#define N_LINES     12

#define YEAR 2019

typedef struct {
  DvWrite *write;
  GRand *random;
  guint32 seed;
  guint round;
  guint n_made;     /* in this round */
  GPtrArray *leads; /* ids of units that lead work */
} Work;

static const char *const event_titles[] = {
  "Hội nghị đối thoại với Nhân dân", "Ra quân tổng vệ sinh môi trường", "Sinh hoạt chi hội",
  "Liên hoan văn nghệ quần chúng",   "Hội nghị tiếp xúc cử tri",        "Gặp mặt hội viên cao tuổi",
};

static const char *const event_types[] = {
  "dialogue", "clean-up", "branch-meeting", "festival", "voter-meeting", "gathering",
};

static const char *const petition_titles[] = {
  "Phản ánh đèn chiếu sáng ngõ bị hỏng", "Kiến nghị sửa nắp cống trên vỉa hè",
  "Phản ánh tiếng ồn ban đêm",           "Kiến nghị thêm thùng rác công cộng",
  "Khiếu nại việc đo đạc thửa đất",
};

static const char *const petition_types[] = {
  "phan-anh", "kien-nghi", "phan-anh", "kien-nghi", "khieu-nai",
};

static guint
below (Work *work, guint limit)
{
  return (guint) g_rand_int_range (work->random, 0, (gint32) limit);
}

/* The same seed gives the same ids; see set_id() of the people. */
static DvRecord *
record_new (Work *work, const DvKind *kind)
{
  DvRecord *record = dv_record_new (kind);
  g_autofree char *id = g_strdup_printf ("%08x-%04x-8000-8000-%08x%04x", work->seed, kind->id,
                                         work->round, ++work->n_made);

  dv_record_set_stored (record, id, 0, NULL);
  return record;
}

static void
set_day (Work *work, DvRecord *record)
{
  g_autofree char *day =
    g_strdup_printf ("%04d-%02u-%02u", YEAR, below (work, 6) + 1, below (work, 28) + 1);

  dv_record_set (record, "start", day);
  dv_record_set (record, "end", day);
}

static void
set_lead (Work *work, DvRecord *record)
{
  if (work->leads->len > 0)
    dv_record_set (record, "lead", g_ptr_array_index (work->leads, below (work, work->leads->len)));
}

static gboolean
write_event (Work *work, GError **error)
{
  g_autoptr (DvRecord) event = record_new (work, &dv_kind_event);
  guint which = below (work, G_N_ELEMENTS (event_titles));
  g_autofree char *participants = g_strdup_printf ("%u", below (work, 120) + 20);

  dv_record_set (event, "title", event_titles[which]);
  dv_record_set (event, "type", event_types[which]);
  dv_record_set (event, "participants", participants);
  set_day (work, event);
  set_lead (work, event);
  return dv_write_save (work->write, event, error);
}

/* Days after the receipt; a complaint takes longer and ends in a decision. */
typedef struct {
  const char *type;
  int days;
  const char *document;
} CaseStep;

static const CaseStep complaint_steps[] = {
  { "accepted", 5, "TB-UBND" },
  { "verified", 12, NULL },
  { "decided", 24, "QĐ-UBND" },
  { "sent", 26, NULL },
};

static const CaseStep report_steps[] = {
  { "assigned", 1, NULL },
  { "answered", 6, NULL },
};

static char *
add_days (const char *start, int days)
{
  DvDate date;

  dv_date_from_iso (start, &date);
  date = dv_date_add_days (&date, days);
  return dv_date_to_iso (&date);
}

static gboolean
write_step (Work *work, DvRecord *petition, const CaseStep *made, GError **error)
{
  g_autoptr (DvRecord) step = record_new (work, &dv_kind_step);
  g_autofree char *date = add_days (dv_record_get (petition, "start"), made->days);
  g_autofree char *document = made->document != NULL
                                ? g_strdup_printf ("%u/%s", below (work, 900) + 1, made->document)
                                : NULL;

  dv_record_set (step, "petition", dv_record_get_id (petition));
  dv_record_set (step, "type", made->type);
  dv_record_set (step, "date", date);
  dv_record_set (step, "document", document);
  return dv_write_save (work->write, step, error);
}

/* All steps of what is done, the first of what is not. */
static gboolean
write_steps (Work *work, DvRecord *petition, gboolean complaint, gboolean done, GError **error)
{
  const CaseStep *steps = complaint ? complaint_steps : report_steps;
  guint n = complaint ? G_N_ELEMENTS (complaint_steps) : G_N_ELEMENTS (report_steps);

  for (guint i = 0; i < (done ? n : 1); i++) {
    if (!write_step (work, petition, &steps[i], error))
      return FALSE;
  }
  return TRUE;
}

static void
set_writer (Work *work, DvRecord *petition, GPtrArray *people)
{
  DvRecord *person;

  if (people->len == 0)
    return;
  person = g_ptr_array_index (people, below (work, people->len));
  dv_record_set (petition, "sender", dv_record_get_id (person));
  dv_record_set (petition, "sender_name", dv_record_get_title (person));
  dv_record_set (petition, "sender_address", dv_record_get (person, "address"));
}

/* The book is numbered through, two letters a round. */
static gboolean
write_petition (Work *work, guint place, GPtrArray *people, GError **error)
{
  static const char *const channels[] = { "desk", "post", "box", "house", "front", "email" };
  g_autoptr (DvRecord) petition = record_new (work, &dv_kind_petition);
  guint which = below (work, G_N_ELEMENTS (petition_titles));
  gboolean complaint = g_str_equal (petition_types[which], "khieu-nai");
  gboolean done = below (work, 100) < 70;
  g_autofree char *number = g_strdup_printf ("%u/%d", work->round * N_PETITIONS + place + 1, YEAR);
  g_autofree char *end = NULL;

  dv_record_set (petition, "title", petition_titles[which]);
  dv_record_set (petition, "type", petition_types[which]);
  dv_record_set (petition, "channel", channels[below (work, G_N_ELEMENTS (channels))]);
  dv_record_set (petition, "book", "letters");
  dv_record_set (petition, "number", number);
  dv_record_set (petition, "state", done ? "done" : "in-progress");
  set_day (work, petition);
  end = add_days (dv_record_get (petition, "start"), complaint ? 26 : 6);
  dv_record_set (petition, "end", done ? end : NULL);
  set_lead (work, petition);
  set_writer (work, petition, people);
  return dv_write_save (work->write, petition, error) &&
         write_steps (work, petition, complaint, done, error);
}

static gboolean
write_line (Work *work, DvRecord *list, guint position, DvRecord *person, GError **error)
{
  g_autoptr (DvRecord) line = record_new (work, &dv_kind_line);
  g_autofree char *number = g_strdup_printf ("%u", position);

  dv_record_set (line, "list", dv_record_get_id (list));
  dv_record_set (line, "person", dv_record_get_id (person));
  dv_record_set (line, "position", number);
  dv_record_set (line, "amount", below (work, 2) == 0 ? "300000" : "500000");
  dv_record_set (line, "state", "received");
  return dv_write_save (work->write, line, error);
}

/* People far from each other, so that none is on the list twice. */
static gboolean
write_list (Work *work, GPtrArray *people, GError **error)
{
  g_autoptr (DvRecord) list = record_new (work, &dv_kind_list);
  guint n = MIN (N_LINES, people->len);
  guint first = below (work, people->len);

  dv_record_set (list, "title", "Danh sách tặng quà hội viên có hoàn cảnh khó khăn");
  dv_record_set (list, "state", "locked");
  set_day (work, list);
  set_lead (work, list);
  if (!dv_write_save (work->write, list, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    guint which = (first + i * people->len / n) % people->len;

    if (!write_line (work, list, i + 1, g_ptr_array_index (people, which), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_leads (Work *work, GError **error)
{
  static const char *const types[] = { "front", "union", "government" };
  DvDb *db = dv_write_get_db (work->write);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
    g_autoptr (GArray) rows = NULL;
    g_autoptr (GPtrArray) units = NULL;

    dv_query_where (query, "type", types[i]);
    dv_query_set_order (query, "code", FALSE);
    rows = dv_query_run (query, db, error);
    if (rows == NULL)
      return FALSE;
    units = dv_db_load_rows (db, &dv_kind_unit, (gint64 *) rows->data, rows->len, error);
    for (guint u = 0; units != NULL && u < units->len; u++)
      g_ptr_array_add (work->leads, g_strdup (dv_record_get_id (g_ptr_array_index (units, u))));
    if (units == NULL)
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_people_write_work:
 * @write: a transaction
 * @random: where chance comes from
 * @seed: the seed of the people
 * @round: how often this was called for them
 * @people: (element-type DvRecord): some of the people
 * @error: return location for an error
 *
 * Writes made-up events, petitions and a list of gifts among @people, about as many as come up for
 * some hundred people in half a year.
 *
 * Returns: whether they were written
 */
gboolean
dv_people_write_work (DvWrite *write,
                      GRand *random,
                      guint32 seed,
                      guint round,
                      GPtrArray *people,
                      GError **error)
{
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_free);
  Work work = { write, random, seed, round, 0, leads };

  if (!read_leads (&work, error))
    return FALSE;
  for (guint i = 0; i < N_EVENTS; i++) {
    if (!write_event (&work, error))
      return FALSE;
  }
  for (guint i = 0; i < N_PETITIONS; i++) {
    if (!write_petition (&work, i, people, error))
      return FALSE;
  }
  return people->len == 0 || write_list (&work, people, error);
}
