/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dv-record.h"
#include "dv-value.h"

/* Measures: 12,5 m² is held as 1250, so sums are exact. */

static const DvField area = { 1, "area", "Area", DV_TYPE_DECIMAL, 0, .maximum = 100000000 };

static const struct {
  const char *typed;
  const char *value; /* NULL if it is refused */
  const char *shown;
} cases[] = {
  { "0", "0", "0" },
  { "12,5", "1250", "12,5" },
  { "12.5", "1250", "12,5" },
  { "12,50", "1250", "12,5" },
  { "12,05", "1205", "12,05" },
  { "1.250", "125000", "1.250" },
  { "1250", "125000", "1.250" },
  { "1.250,75", "125075", "1.250,75" },
  { "1 250,75", "125075", "1.250,75" },
  { "0,07", "7", "0,07" },
  { "1.000.000", "100000000", "1.000.000" },
  { "12,345", NULL, NULL },
  { "12,", NULL, NULL },
  { ",5", NULL, NULL },
  { "1,2,3", NULL, NULL },
  { "1.25,5", NULL, NULL },
  { "12 m2", NULL, NULL },
  { "-1", NULL, NULL },
  { "1.000.000,01", NULL, NULL },
  { "99999999999999999999", NULL, NULL },
  { "92233720368547758,08", NULL, NULL },
};

static void
test_measures_are_read_and_shown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *value = dv_field_parse (&area, cases[i].typed, &error);
    g_autofree char *shown = value != NULL ? dv_field_format (&area, value) : NULL;

    g_test_message ("%s", cases[i].typed);
    g_assert_cmpstr (value, ==, cases[i].value);
    g_assert_cmpstr (shown, ==, cases[i].shown);
    g_assert_true ((error != NULL) == (value == NULL));
  }
}

static void
test_what_is_shown_is_read_as_the_same (void)
{
  for (gint64 number = 0; number < 100000000; number += 8191) {
    g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);
    g_autofree char *shown = dv_field_format (&area, value);
    g_autofree char *again = dv_field_parse (&area, shown, NULL);

    g_assert_cmpstr (again, ==, value);
  }
}

static void
test_a_limit_is_named_as_it_is_typed (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dv_field_parse (&area, "1.000.001", &error));
  g_assert_nonnull (strstr (error->message, "1.000.000"));
  g_assert_null (strstr (error->message, "100.000.000"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/read-and-shown", test_measures_are_read_and_shown);
  g_test_add_func ("/decimal/read-again", test_what_is_shown_is_read_as_the_same);
  g_test_add_func ("/decimal/limit", test_a_limit_is_named_as_it_is_typed);
  return g_test_run ();
}
