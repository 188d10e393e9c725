/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-date.h"
#include "dv-list-fill.h"
#include "dv-list-version.h"

/* Lists of beneficiaries: their states, their versions, and those made out of the register. */

typedef struct {
  char *id;
  const char *state;
  const char *reason;
  char *made;
  DvListRule rule;
  guint n_added;
} Order;

static void
order_clear (Order *order)
{
  g_free (order->id);
  g_free (order->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, order_clear)

static gboolean
advance_cb (DvWrite *write, gpointer data, GError **error)
{
  Order *order = data;

  return dv_list_advance (write, order->id, order->state, error);
}

static gboolean
version_cb (DvWrite *write, gpointer data, GError **error)
{
  Order *order = data;

  order->made = dv_list_make_version (write, order->id, order->reason, error);
  return order->made != NULL;
}

static gboolean
fill_cb (DvWrite *write, gpointer data, GError **error)
{
  Order *order = data;

  return dv_list_fill (write, order->id, &order->rule, &order->n_added, error);
}

static DvExit
print_text (DvCli *cli, const char *name, const char *value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json) {
    printf ("%s\n", value);
    return DV_EXIT_DONE;
  }
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, name, value);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

static DvExit
run_list_state (DvCli *cli, int argc, char **argv)
{
  g_auto (Order) order = { 0 };
  g_autoptr (GError) error = NULL;
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, NULL, 2, 2))
    return DV_EXIT_USAGE;
  order.id = dv_cli_find_id (cli, "list", argv[1], &status);
  if (order.id == NULL)
    return status;
  order.state = argv[2];
  if (!dv_store_write (cli->store, _ ("State of a list"), advance_cb, &order, NULL, &error))
    return dv_cli_fail (cli, error);
  return print_text (cli, "state", order.state);
}

static DvExit
run_new_version (DvCli *cli, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };
  g_auto (Order) order = { 0 };
  g_autoptr (GError) error = NULL;
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  order.id = dv_cli_find_id (cli, "list", argv[1], &status);
  if (order.id == NULL)
    return status;
  order.reason = reason;
  if (!dv_store_write (cli->store, _ ("New version of a list"), version_cb, &order, NULL, &error))
    return dv_cli_fail (cli, error);
  return print_text (cli, "id", order.made);
}

static DvExit
fill (DvCli *cli, Order *order, const char *category, const char *unit)
{
  g_autofree char *category_id = NULL;
  g_autofree char *unit_id = NULL;
  g_autofree char *added = NULL;
  g_autoptr (GError) error = NULL;
  DvExit status;

  category_id = category != NULL ? dv_cli_find_id (cli, "category", category, &status) : NULL;
  if (category != NULL && category_id == NULL)
    return status;
  unit_id = unit != NULL ? dv_cli_find_id (cli, "unit", unit, &status) : NULL;
  if (unit != NULL && unit_id == NULL)
    return status;
  order->rule.category = category_id;
  order->rule.unit = unit_id;
  if (!dv_store_write (cli->store, _ ("Fill a list from the register"), fill_cb, order, NULL,
                       &error))
    return dv_cli_fail (cli, error);
  added = g_strdup_printf ("%u", order->n_added);
  return print_text (cli, "added", added);
}

static DvExit
run_fill (DvCli *cli, int argc, char **argv)
{
  g_autofree char *category = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *standard = NULL;
  g_autofree char *ages = NULL;
  g_autofree char *amount = NULL;
  gboolean longevity = FALSE;
  int year = 0;
  const GOptionEntry entries[] = {
    { "category", 0, 0, G_OPTION_ARG_STRING, &category, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "standard", 0, 0, G_OPTION_ARG_STRING, &standard, NULL, NULL },
    { "ages", 0, 0, G_OPTION_ARG_STRING, &ages, NULL, NULL },
    { "longevity", 0, 0, G_OPTION_ARG_NONE, &longevity, NULL, NULL },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, NULL, NULL },
    { "amount", 0, 0, G_OPTION_ARG_STRING, &amount, NULL, NULL },
    { NULL },
  };
  g_auto (Order) order = { 0 };
  DvDate today;
  DvExit status;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  order.id = dv_cli_find_id (cli, "list", argv[1], &status);
  if (order.id == NULL)
    return status;
  dv_date_today (&today);
  order.rule = (DvListRule){
    NULL,  standard, NULL, longevity ? DV_LONGEVITY_AGES : ages, year != 0 ? year : today.year,
    amount
  };
  return fill (cli, &order, category, unit);
}

const DvCommand dv_cli_lists_commands[] = {
  { "list-state", "LIST STATE", N_ ("Approves a list, or says that it was handed out or settled."),
    run_list_state },
  { "new-version", "LIST --reason WORDS", N_ ("Makes a draft of an approved list, to change it."),
    run_new_version },
  { "fill",
    "LIST [--category C] [--standard poor|near-poor] [--unit U] [--ages 70,75,100+|--longevity] "
    "[--year Y] [--amount Đ]",
    N_ ("Adds the people in the register who fit."), run_fill },
  { NULL },
};
