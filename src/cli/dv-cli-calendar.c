/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-catalogue.h"
#include "dv-cli-print.h"
#include "dv-lunar.h"

static gboolean
read_day (const char *text, DvDate *date)
{
  g_autoptr (GError) error = NULL;
  DvDate today;

  dv_date_today (&today);
  if (!dv_date_parse (text, &today, date, &error))
    dv_cli_refuse ("DATE", "%s", error->message);
  else if (!dv_date_is_full (date))
    dv_cli_refuse ("DATE", _ ("The day is missing; type for example 05/02/2019."));
  else
    return TRUE;
  return FALSE;
}

static void
print_lunar (DvCli *cli, const DvLunarDate *lunar)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *year = dv_lunar_year_name (lunar->year);

  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "day", lunar->day);
  dv_cli_add_integer (builder, "month", lunar->month);
  json_builder_set_member_name (builder, "leap");
  json_builder_add_boolean_value (builder, lunar->leap);
  dv_cli_add_integer (builder, "year", lunar->year);
  dv_cli_add_string (builder, "year_name", year);
  json_builder_end_object (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  else if (lunar->leap)
    /* translators: day, month and name of a lunar year */
    printf (_ ("%u/%u (leap month) %s\n"), lunar->day, lunar->month, year);
  else
    printf ("%u/%u %s\n", lunar->day, lunar->month, year);
}

static DvExit
run_lunar (DvCli *cli, int argc, char **argv)
{
  DvLunarDate lunar;
  DvDate date;

  if (!dv_cli_parse (&argc, &argv, NULL, 1, 1))
    return DV_EXIT_USAGE;
  if (!read_day (argv[1], &date))
    return DV_EXIT_REFUSED;
  if (!dv_lunar_from_date (&date, &lunar))
    return dv_cli_refuse ("DATE", _ ("The lunar calendar is known from 1900 to 2199 only."));
  print_lunar (cli, &lunar);
  return DV_EXIT_DONE;
}

static gboolean
calendar_cb (DvDb *db, gpointer data, GError **error)
{
  DvCalendar **calendar = data;

  *calendar = dv_catalogue_make_calendar (db, error);
  return *calendar != NULL;
}

/* The holidays of the store, or those that the program brings where there is no store. */
static DvExit
make_calendar (DvCli *cli, DvCalendar **calendar)
{
  g_autoptr (GError) error = NULL;

  if (!cli->chosen && !g_file_test (cli->path, G_FILE_TEST_EXISTS))
    *calendar = dv_catalogue_make_calendar (NULL, &error);
  else if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  else
    dv_store_read (cli->store, calendar_cb, calendar, &error);
  return *calendar != NULL ? DV_EXIT_DONE : dv_cli_fail (cli, error);
}

/* A Saturday and a Sunday are the same to a time limit. */
static const char *
why_skipped (const DvCalendar *calendar, const DvSkippedDay *day)
{
  if (dv_calendar_classify (calendar, &day->date, NULL) == DV_DAY_WEEKEND)
    return _ ("weekly day off");
  return day->why;
}

static void
add_skipped (JsonBuilder *builder, const DvCalendar *calendar, const DvSkippedDay *day)
{
  g_autofree char *date = dv_date_to_iso (&day->date);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "date", date);
  dv_cli_add_string (builder, "why", why_skipped (calendar, day));
  json_builder_end_object (builder);
}

static void
print_count_json (const DvCalendar *calendar, const DvDate *last, GArray *skipped)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *date = dv_date_to_iso (last);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "last_day", date);
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  for (guint i = 0; i < skipped->len; i++)
    add_skipped (builder, calendar, &g_array_index (skipped, DvSkippedDay, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static void
print_count_text (const DvCalendar *calendar, const DvDate *last, GArray *skipped)
{
  g_autofree char *date = dv_date_format (last);

  printf ("%s\n", date);
  for (guint i = 0; i < skipped->len; i++) {
    const DvSkippedDay *day = &g_array_index (skipped, DvSkippedDay, i);
    g_autofree char *shown = dv_date_format (&day->date);

    /* translators: a day, then why it does not count */
    printf (_ ("%s does not count: %s\n"), shown, why_skipped (calendar, day));
  }
}

static DvExit
count_days (DvCli *cli, const DvDate *start, guint n, gboolean working_days)
{
  g_autoptr (DvCalendar) calendar = NULL;
  g_autoptr (GArray) skipped = NULL;
  DvExit status = make_calendar (cli, &calendar);
  DvDate last;

  if (status != DV_EXIT_DONE)
    return status;
  if (!dv_calendar_count_days (calendar, start, n, working_days, &last, &skipped))
    return dv_cli_refuse ("N", _ ("The period ends too late to be reckoned."));
  if (cli->json)
    print_count_json (calendar, &last, skipped);
  else
    print_count_text (calendar, &last, skipped);
  return DV_EXIT_DONE;
}

static DvExit
run_count_days (DvCli *cli, int argc, char **argv)
{
  gboolean working_days;
  guint64 n;
  DvDate start;

  if (!dv_cli_parse (&argc, &argv, NULL, 3, 3))
    return DV_EXIT_USAGE;
  working_days = strcmp (argv[3], "working-days") == 0;
  if (!working_days && strcmp (argv[3], "days") != 0)
    return dv_cli_usage (_ ("Say days or working-days, not “%s”."), argv[3]);
  if (!g_ascii_string_to_unsigned (argv[2], 10, 0, 100000, &n, NULL))
    return dv_cli_usage (_ ("“%s” is not a number of days from 0 to 100000."), argv[2]);
  return read_day (argv[1], &start) ? count_days (cli, &start, (guint) n, working_days)
                                    : DV_EXIT_REFUSED;
}

const DvCommand dv_cli_calendar_commands[] = {
  { "count-days", "START N days|working-days", N_ ("Tells the last day of a period."),
    run_count_days },
  { "lunar", "DATE", N_ ("Tells the lunar date of a day."), run_lunar },
  { NULL },
};
