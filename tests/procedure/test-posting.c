/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dv-posting.h"

#include <string.h>

/* The rules as they are shipped: Pháp lệnh 34/2007 and Luật 10/2022/QH15. */
#define BITS_30_DAYS (((1u << 13) - 2) & ~(1u << 4))

typedef struct {
  const char *name;
  guint content;
  const char *form;
  const char *place;
  const char *decided;
  const char *posted;
  const char *removed;
  const char *seen; /* “2024-03-10 + 2024-03-20 -”: posted +, partly ~, gone - */
  const char *on;
  DvPostingState state;
  const char *due;
  guint late;
  const char *removal;
  const char *gap;
  const char *spans; /* “P30 B2”: type and days */
} Case;

#define OFFICE "posted", "office"
#define HOUSE  "posted", "cultural-house"

static const Case cases[] = {
  /* --- by when --- */
  { "five working days of an ordinary week", 7, OFFICE, "2024-03-04", NULL, NULL, "", "2024-03-11",
    DV_POSTING_WAITING, "2024-03-11", 0, NULL, NULL, "" },
  { "the day after is late", 7, OFFICE, "2024-03-04", NULL, NULL, "", "2024-03-12",
    DV_POSTING_OVERDUE, "2024-03-11", 1, NULL, NULL, "" },
  /* Tết Giáp Thìn: 08 to 14/02/2024 off, 17 and 18 are a weekend. */
  { "working days over Tết", 7, OFFICE, "2024-02-05", NULL, NULL, "", "2024-02-19",
    DV_POSTING_WAITING, "2024-02-19", 0, NULL, NULL, "" },
  { "late after Tết", 7, OFFICE, "2024-02-05", "2024-02-21", NULL, "", "2024-02-21",
    DV_POSTING_HANGING, "2024-02-19", 2, "2024-03-22", NULL, "" },
  { "decided on a Saturday", 7, OFFICE, "2024-03-09", NULL, NULL, "", "2024-03-10",
    DV_POSTING_WAITING, "2024-03-15", 0, NULL, NULL, "" },
  { "a web page has the same five days and no length", 7, "web", NULL, "2024-03-04", "2024-03-05",
    NULL, "", "2024-05-01", DV_POSTING_FREE, "2024-03-11", 0, NULL, NULL, "O57" },
  { "no decision, no due day", 7, OFFICE, NULL, NULL, NULL, "", "2024-03-10", DV_POSTING_WAITING,
    NULL, 0, NULL, NULL, "" },
  /* --- the change of law --- */
  { "the last day of the ordinance: two days", 0, OFFICE, "2023-06-28", NULL, NULL, "",
    "2023-06-30", DV_POSTING_WAITING, "2023-06-30", 0, NULL, NULL, "" },
  { "two days that end on a Sunday end on Monday", 0, OFFICE, "2023-06-30", NULL, NULL, "",
    "2023-07-03", DV_POSTING_WAITING, "2023-07-03", 0, NULL, NULL, "" },
  { "the first day of the law: five working days", 4, OFFICE, "2023-07-01", NULL, NULL, "",
    "2023-07-04", DV_POSTING_WAITING, "2023-07-07", 0, NULL, NULL, "" },
  { "the ordinance knew no cultural houses", 0, HOUSE, "2019-04-01", "2019-04-02", NULL, "",
    "2019-06-13", DV_POSTING_FREE, NULL, 0, NULL, NULL, "O72" },
  { "a decision of the old law stays under it", 0, OFFICE, "2023-06-28", "2023-06-30", "2023-07-31",
    "", "2023-08-01", DV_POSTING_PROVEN, "2023-06-30", 0, "2023-07-30", NULL, "P31" },
  /* --- how long --- */
  { "thirty days are not over", 7, HOUSE, "2024-03-04", "2024-03-05", NULL, "", "2024-04-03",
    DV_POSTING_HANGING, "2024-03-11", 0, "2024-04-04", NULL, "O29" },
  { "thirty days are over and nobody looked", 7, HOUSE, "2024-03-04", "2024-03-05", NULL, "",
    "2024-04-04", DV_POSTING_UNPROVEN, "2024-03-11", 0, "2024-04-04", NULL, "O30" },
  { "removed on the first day that is allowed", 7, HOUSE, "2024-03-04", "2024-03-05", "2024-04-04",
    "", "2024-04-10", DV_POSTING_PROVEN, "2024-03-11", 0, "2024-04-04", NULL, "P30" },
  { "removed a day too early", 7, HOUSE, "2024-03-04", "2024-03-05", "2024-04-03", "", "2024-04-10",
    DV_POSTING_REMOVED_EARLY, "2024-03-11", 0, "2024-04-04", NULL, "P29" },
  { "seen after its days", 7, HOUSE, "2024-03-04", "2024-03-05", NULL, "2024-04-06 +", "2024-04-10",
    DV_POSTING_PROVEN, "2024-03-11", 0, "2024-04-04", NULL, "P32 O4" },
  { "the loudspeaker for three days", 8, "loudspeaker", NULL, "2024-03-04", "2024-03-05",
    "2024-03-08", "", "2024-03-10", DV_POSTING_PROVEN, "2024-03-11", 0, "2024-03-08", NULL, "P3" },
  { "the loudspeaker for two", 8, "loudspeaker", NULL, "2024-03-04", "2024-03-05", "2024-03-07", "",
    "2024-03-10", DV_POSTING_REMOVED_EARLY, "2024-03-11", 0, "2024-03-08", NULL, "P2" },
  { "regulations on democracy stay at the office", 4, OFFICE, "2024-03-04", "2024-03-05", NULL, "",
    "2025-03-05", DV_POSTING_PERMANENT, "2024-03-11", 0, NULL, NULL, "O365" },
  { "and are not to be taken down", 4, OFFICE, "2024-03-04", "2024-03-05", "2025-03-05", "",
    "2025-03-06", DV_POSTING_REMOVED_EARLY, "2024-03-11", 0, NULL, NULL, "P365" },
  { "no rule asks for them in cultural houses", 4, HOUSE, "2024-03-04", "2024-03-05", "2024-03-06",
    "", "2024-03-20", DV_POSTING_FREE, "2024-03-11", 0, NULL, NULL, "P1" },
  /* --- without a break --- */
  { "seen twice proves what lies between", 7, HOUSE, "2024-03-04", "2024-03-05", NULL,
    "2024-03-10 + 2024-03-20 +", "2024-03-25", DV_POSTING_HANGING, "2024-03-11", 0, "2024-04-04",
    NULL, "P15 O5" },
  { "gone between two proven days", 7, HOUSE, "2024-03-04", "2024-03-05", NULL,
    "2024-03-10 + 2024-03-15 - 2024-03-20 +", "2024-03-25", DV_POSTING_HANGING, "2024-03-11", 0,
    "2024-04-19", "2024-03-15", "P5 B10 O5" },
  { "gone and not back", 7, HOUSE, "2024-03-04", "2024-03-05", NULL, "2024-03-15 -", "2024-03-25",
    DV_POSTING_BROKEN, "2024-03-11", 0, NULL, "2024-03-15", "B20" },
  { "gone twice counts from the last return", 7, HOUSE, "2024-03-04", "2024-03-05", NULL,
    "2024-03-10 - 2024-03-12 + 2024-03-20 - 2024-03-22 +", "2024-04-21", DV_POSTING_UNPROVEN,
    "2024-03-11", 0, "2024-04-21", "2024-03-20", "B17 O30" },
  { "gone when its days were over", 7, HOUSE, "2024-03-04", "2024-03-05", NULL,
    "2024-04-04 + 2024-04-10 -", "2024-04-12", DV_POSTING_PROVEN, "2024-03-11", 0, "2024-04-04",
    NULL, "P30 B8" },
  { "a part proves nothing and breaks nothing", 7, HOUSE, "2024-03-04", "2024-03-05", NULL,
    "2024-03-15 ~", "2024-03-25", DV_POSTING_HANGING, "2024-03-11", 0, "2024-04-04", NULL, "O20" },
  { "what was seen before it was posted says nothing", 7, HOUSE, "2024-03-04", "2024-03-08", NULL,
    "2024-03-06 -", "2024-03-09", DV_POSTING_HANGING, "2024-03-11", 0, "2024-04-07", NULL, "O1" },
  { "what is gone after it was removed says nothing", 7, HOUSE, "2024-03-04", "2024-03-05",
    "2024-04-04", "2024-04-05 -", "2024-04-09", DV_POSTING_PROVEN, "2024-03-11", 0, "2024-04-04",
    NULL, "P30" },
  { "something permanent is gone", 13, OFFICE, "2024-03-04", "2024-03-05", NULL, "2024-06-01 -",
    "2024-06-02", DV_POSTING_BROKEN, "2024-03-11", 0, NULL, "2024-06-01", "B89" },
};

static guint32
read_day (const char *iso)
{
  DvDate date;

  if (iso == NULL)
    return 0;
  g_assert_true (dv_date_from_iso (iso, &date));
  return dv_date_to_julian (&date);
}

static void
assert_day (guint32 day, const char *iso)
{
  g_autofree char *got = NULL;

  if (day != 0) {
    DvDate date = dv_date_from_julian (day);

    got = dv_date_to_iso (&date);
  }
  g_assert_cmpstr (got, ==, iso);
}

static GArray *
read_sightings (const char *text)
{
  GArray *sightings = g_array_new (FALSE, FALSE, sizeof (DvSighting));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2) {
    DvSighting seen = { read_day (words[i]), DV_SIGHTING_POSTED };

    seen.type = *words[i + 1] == '-'   ? DV_SIGHTING_GONE
                : *words[i + 1] == '~' ? DV_SIGHTING_PARTLY
                                       : DV_SIGHTING_POSTED;
    g_array_append_val (sightings, seen);
  }
  return sightings;
}

static DvDayIndex *
make_days (void)
{
  DvHoliday holidays[7];

  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    holidays[i] =
      (DvHoliday){ { 2024, 2, (guint8) (8 + i) }, DV_DAY_HOLIDAY, (char *) "Tết", NULL };
  return dv_day_index_new (dv_calendar_new (holidays, G_N_ELEMENTS (holidays)), 2018, 2026);
}

static char *
describe_spans (const GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++) {
    const DvPostingSpan *span = &g_array_index (spans, DvPostingSpan, i);

    g_string_append_printf (text, "%s%c%u", i > 0 ? " " : "", "PBO"[span->type],
                            span -> to - span -> from);
  }
  return g_string_free (text, FALSE);
}

static void
test_posting (gconstpointer data)
{
  const Case *test = data;
  const DvPostingRule rules[] = {
    { "L12", 0, NULL, NULL, 5, TRUE, 0, FALSE, FALSE, NULL, read_day ("2023-07-01"), 0 },
    { "L13A", BITS_30_DAYS, "posted", "office", 0, FALSE, 30, FALSE, FALSE, NULL,
      read_day ("2023-07-01"), 0 },
    { "L13B", BITS_30_DAYS, "posted", "cultural-house", 0, FALSE, 30, FALSE, FALSE, NULL,
      read_day ("2023-07-01"), 0 },
    { "L13D", 1u << 4 | 1u << 13, "posted", "office", 0, FALSE, 0, TRUE, FALSE, NULL,
      read_day ("2023-07-01"), 0 },
    { "L13E", 0, "posted", "cultural-house", 0, FALSE, 90, FALSE, TRUE, NULL,
      read_day ("2023-07-01"), 0 },
    { "L13H", 0x3f << 7, "loudspeaker", NULL, 0, FALSE, 3, FALSE, FALSE, NULL,
      read_day ("2023-07-01"), 0 },
    { "P7", 0, "posted", "office", 2, FALSE, 30, FALSE, FALSE, NULL, read_day ("2007-07-01"),
      read_day ("2023-06-30") },
  };
  g_autoptr (DvDayIndex) days = make_days ();
  g_autoptr (GArray) seen = read_sightings (test->seen);
  const DvPostingFacts facts = { test->content,
                                 test->form,
                                 test->place,
                                 read_day (test->decided),
                                 read_day (test->posted),
                                 read_day (test->removed),
                                 (const DvSighting *) seen->data,
                                 seen->len };
  g_auto (DvPostingStanding) standing = { 0 };
  g_autofree char *spans = NULL;

  dv_posting_reckon (rules, G_N_ELEMENTS (rules), days, &facts, read_day (test->on), &standing);
  g_assert_cmpint (standing.state, ==, test->state);
  assert_day (standing.due, test->due);
  g_assert_cmpuint (standing.days_late, ==, test->late);
  assert_day (standing.earliest_removal, test->removal);
  assert_day (standing.gap, test->gap);
  spans = describe_spans (standing.spans);
  g_assert_cmpstr (spans, ==, test->spans);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/procedure/posting/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_posting);
  }
  return g_test_run ();
}
