/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-date.h"
#include "dv-lunar.h"

#define ROUNDS 50000

static char *
random_from (const char *letters, int n_letters)
{
  int length = g_test_rand_int_range (0, 14);
  char *text = g_malloc0 ((gsize) length + 1);

  for (int i = 0; i < length; i++)
    text[i] = letters != NULL ? letters[g_test_rand_int_range (0, n_letters)]
                              : (char) g_test_rand_int_range (1, 256);
  return text;
}

static void
check_text (const char *text)
{
  const DvDate today = { 2026, 11, 22 };
  g_autoptr (GError) error = NULL;
  DvDate date, again;

  dv_date_from_iso (text, &again);
  if (dv_date_parse (text, &today, &date, &error)) {
    g_autofree char *written = dv_date_format (&date);

    g_assert_true (dv_date_is_valid (&date));
    g_assert_true (dv_date_parse (written, NULL, &again, NULL));
    g_assert_cmpint (dv_date_compare (&date, &again), ==, 0);
  } else {
    g_assert_nonnull (error);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_cmpuint (date.year, ==, 0);
  }
}

static void
test_parse (void)
{
  for (int i = 0; i < ROUNDS; i++) {
    g_autofree char *bytes = random_from (NULL, 0);
    g_autofree char *digits = random_from ("0123456789/-. 12", 16);

    check_text (bytes);
    check_text (digits);
  }
}

static void
test_broken_dates (void)
{
  for (int i = 0; i < ROUNDS; i++) {
    const DvDate date = { (guint16) g_test_rand_int (), (guint8) g_test_rand_int_range (0, 40),
                          (guint8) g_test_rand_int_range (0, 40) };
    DvDate moved = dv_date_add_days (&date, g_test_rand_int ());
    DvDate month = dv_date_add_months (&date, g_test_rand_int ());
    g_autofree char *iso = dv_date_to_iso (&date);

    g_assert_true (moved.year == 0 || dv_date_is_full (&moved));
    g_assert_true (month.year == 0 || dv_date_is_valid (&month));
    g_assert_true (dv_date_is_full (&date) == (dv_date_to_julian (&date) != 0));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/fuzz/parse", test_parse);
  g_test_add_func ("/calendar/fuzz/broken-dates", test_broken_dates);
  return g_test_run ();
}
