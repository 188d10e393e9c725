/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "dv-holidays.h"

#define PROPOSAL "tạm tính theo luật, chờ thông báo của Chính phủ"

typedef struct {
  int year;
  const char *expected; /* "dd/mm", with "+" before a day off in place of a holiday */
} Year;

static const Year years[] = {
  { 2012, "" },
  { 2019, "01/01 04/02 05/02 06/02 07/02 08/02 14/04 +15/04 30/04 01/05 02/09" },
  { 2020, "01/01 23/01 24/01 25/01 26/01 27/01 +28/01 +29/01 02/04 30/04 01/05 02/09" },
  { 2022, "01/01 +03/01 31/01 01/02 02/02 03/02 04/02 10/04 +11/04 30/04 01/05 +02/05 +03/05 01/09 "
          "02/09" },
  { 2023,
    "01/01 +02/01 20/01 21/01 22/01 23/01 24/01 +25/01 +26/01 29/04 30/04 01/05 +02/05 +03/05 "
    "01/09 02/09 +04/09" },
  { 2026, "01/01 16/02 17/02 18/02 19/02 20/02 26/04 +27/04 30/04 01/05 01/09 02/09 24/11" },
  { 2027, "01/01 04/02 05/02 06/02 07/02 08/02 +09/02 +10/02 16/04 30/04 01/05 +03/05 02/09 03/09 "
          "24/11" },
  { 2200, "" },
};

static char *
summarize (GPtrArray *rows)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    const DvHoliday *row = g_ptr_array_index (rows, i);

    g_string_append_printf (out, "%s%s%02u/%02u", i > 0 ? " " : "",
                            row->kind == DV_DAY_SUBSTITUTE_OFF ? "+" : "", row->date.day,
                            row->date.month);
  }
  return g_string_free (out, FALSE);
}

static void
test_propose (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autoptr (GPtrArray) rows = dv_holidays_propose (years[i].year);
    g_autofree char *actual = summarize (rows);

    g_test_message ("%d", years[i].year);
    g_assert_cmpstr (actual, ==, years[i].expected);
  }
}

/* Eleven days off a year, twelve from 2026, whatever the weekdays; none is given twice. */
static void
test_all_years (void)
{
  for (int year = 2021; year <= 2199; year++) {
    g_autoptr (GPtrArray) rows = dv_holidays_propose (year);
    unsigned int working = 0;

    for (guint i = 0; i < rows->len; i++) {
      const DvHoliday *row = g_ptr_array_index (rows, i);

      working += dv_date_weekday (&row->date) <= 5;
      g_assert_cmpuint (row->date.year, ==, year);
      g_assert_nonnull (strstr (row->basis, PROPOSAL));
    }
    g_assert_cmpuint (working, <=, year >= 2026 ? 12 : 11);
    g_assert_cmpuint (working, >=, year >= 2026 ? 10 : 9);
  }
}

static char **
read_catalogue (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "catalogues", "holiday.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  return g_strsplit (text, "\n", -1);
}

static void
check_row (char **fields, DvDate *before)
{
  static const char *const kinds[] = { "nghỉ lễ", "nghỉ bù", "nghỉ hoán đổi", "làm bù", NULL };
  DvDate date;

  g_assert_cmpuint (g_strv_length (fields), ==, 4);
  g_assert_true (dv_date_parse (fields[0], NULL, &date, NULL));
  g_assert_true (dv_date_is_full (&date));
  g_assert_cmpint (dv_date_compare (before, &date), <, 0);
  g_assert_true (g_strv_contains (kinds, fields[1]));
  if (!g_str_equal (fields[1], "nghỉ lễ"))
    g_assert_cmpint (dv_date_weekday (&date) > 5, ==, g_str_equal (fields[1], "làm bù"));
  *before = date;
}

/* Days in order, none twice, nothing but the four kinds; work in a swap is on a weekend, and what
 * replaces work or a holiday is not. */
static void
test_catalogue (void)
{
  g_auto (GStrv) lines = read_catalogue ();
  DvDate before = { 0 };

  g_assert_cmpstr (lines[0], ==, "Ngày,Loại,Tên,Căn cứ");
  for (gsize i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], ",", 4);

    check_row (fields, &before);
  }
}

static gboolean
has_row (char **lines, const DvHoliday *row)
{
  g_autofree char *date = dv_date_format (&row->date);
  const char *kind = row->kind == DV_DAY_HOLIDAY ? "nghỉ lễ" : "nghỉ bù";
  g_autofree char *start = g_strdup_printf ("%s,%s,%s,", date, kind, row->name);

  for (gsize i = 1; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      return TRUE;
  return FALSE;
}

/* What ships for 2019 to 2027 has all that the law gives. */
static void
test_catalogue_is_complete (void)
{
  g_auto (GStrv) lines = read_catalogue ();

  for (int year = 2019; year <= 2027; year++) {
    g_autoptr (GPtrArray) rows = dv_holidays_propose (year);

    for (guint i = 0; i < rows->len; i++)
      g_assert_true (has_row (lines, g_ptr_array_index (rows, i)));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/holidays/propose", test_propose);
  g_test_add_func ("/calendar/holidays/all-years", test_all_years);
  g_test_add_func ("/calendar/holidays/catalogue", test_catalogue);
  g_test_add_func ("/calendar/holidays/catalogue-is-complete", test_catalogue_is_complete);
  return g_test_run ();
}
