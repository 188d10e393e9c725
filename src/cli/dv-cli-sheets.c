/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-import-print.h"
#include "dv-cli-print.h"
#include "dv-cli-values.h"
#include "dv-date.h"
#include "dv-disclosure.h"
#include "dv-export.h"
#include "dv-fault.h"
#include "dv-import-likely.h"
#include "dv-import.h"
#include "dv-kinds.h"
#include "dv-sheet-table.h"
#include "dv-spreadsheet.h"
#include "dv-sheet-writer.h"
#include "dv-store-error.h"

typedef struct {
  const DvKind *kind;
  const char *file;
  char *sheet;
  char *existing;
  char *encoding;
  GStrv defaults;
  gboolean dry_run;
} Order;

static void
order_clear (Order *order)
{
  g_free (order->sheet);
  g_free (order->existing);
  g_free (order->encoding);
  g_strfreev (order->defaults);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, order_clear)

static void
print_faults (GPtrArray *faults, const Order *order, const char *sheet)
{
  g_autofree char *shown = g_filename_display_name (order->file);

  for (guint i = 0; i < faults->len; i++) {
    g_autofree char *line = dv_fault_to_line (g_ptr_array_index (faults, i), shown, sheet);

    fprintf (stderr, "%s\n", line);
  }
}

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_import_preview (data, db, error);
}

static gboolean
apply_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_import_apply (data, write, error);
}

static gboolean
do_import (DvCli *cli, DvImport *import, const Order *order, char **batch, GError **error)
{
  g_autofree char *name = g_path_get_basename (order->file);
  /* translators: %s is the name of a file */
  g_autofree char *label = g_strdup_printf (_ ("Import: %s"), name);

  if (order->dry_run)
    return dv_store_read (cli->store, preview_cb, import, error);
  return dv_store_write_as (cli->store, "import", label, apply_cb, import, batch, error);
}

typedef struct {
  DvImport *import;
  GPtrArray *likely;
} Likely;

static gboolean
likely_cb (DvDb *db, gpointer data, GError **error)
{
  Likely *work = data;
  g_autoptr (DvLikelySearch) search = dv_likely_search_new (work->import, db, error);

  if (search == NULL || !dv_likely_search_run (search, NULL, error))
    return FALSE;
  work->likely = dv_likely_search_finish (search, db, error);
  return work->likely != NULL;
}

/* Looks whether people of the sheet are in the register already. */
static gboolean
find_likely (DvCli *cli, DvImport *import, GPtrArray **likely, GError **error)
{
  Likely work = { import, NULL };

  if (dv_mapping_get_kind (dv_import_get_mapping (import)) == &dv_kind_person &&
      !dv_store_read (cli->store, likely_cb, &work, error))
    return FALSE;
  *likely = work.likely;
  return TRUE;
}

static DvExit
finish_import (DvCli *cli, DvImport *import, const Order *order)
{
  const DvImportResult *result;
  g_autoptr (GPtrArray) likely = NULL;
  g_autofree char *batch = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = do_import (cli, import, order, &batch, &error);

  result = dv_import_get_result (import);
  if (result->faults->len > 0) {
    print_faults (result->faults, order, dv_sheet_get_name (dv_import_get_sheet (import)));
    dv_cli_print_import (cli, import, NULL, NULL);
    return DV_EXIT_REFUSED;
  }
  if (!done || (order->dry_run && !find_likely (cli, import, &likely, &error)))
    return dv_cli_fail (cli, error);
  dv_cli_print_import (cli, import, likely, batch);
  return DV_EXIT_DONE;
}

static DvExit
refuse_file (DvCli *cli, GPtrArray *faults, const Order *order)
{
  print_faults (faults, order, order->sheet);
  dv_cli_print_no_import (cli, faults);
  return DV_EXIT_REFUSED;
}

static gboolean
read_existing (const char *text, DvExisting *existing)
{
  static const char *const words[] = { "skip", "fill", "update" };

  *existing = DV_EXISTING_UPDATE;
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (words); i++) {
    if (strcmp (text, words[i]) == 0)
      *existing = (DvExisting) i;
  }
  return text == NULL || strcmp (text, words[*existing]) == 0;
}

static DvExit
check_order (const Order *order)
{
  static const char *const encodings[] = { "auto", "unicode", "tcvn3", "vni", NULL };
  DvExisting existing;

  if (!read_existing (order->existing, &existing))
    return dv_cli_usage (_ ("--existing takes skip, fill or update."));
  if (order->encoding != NULL && !g_strv_contains (encodings, order->encoding))
    return dv_cli_usage (_ ("--encoding takes auto, unicode, tcvn3 or vni."));
  if (g_strcmp0 (order->encoding, "tcvn3") == 0 || g_strcmp0 (order->encoding, "vni") == 0)
    return dv_cli_refuse ("--encoding", _ ("This version reads Unicode only. Convert the file to "
                                           "Unicode first."));
  return DV_EXIT_DONE;
}

static DvExit
import_sheet (DvCli *cli, const Order *order, DvSheet *sheet)
{
  g_autoptr (DvImport) import = dv_import_new (order->kind, sheet);
  g_autoptr (GPtrArray) defaults = dv_cli_read_assignments (order->kind, order->defaults);
  DvExisting existing;

  if (defaults == NULL)
    return DV_EXIT_USAGE;
  read_existing (order->existing, &existing);
  dv_import_set_existing (import, existing);
  for (guint i = 0; i < defaults->len; i++) {
    const DvAssignment *assignment = g_ptr_array_index (defaults, i);

    dv_import_set_default (import, assignment->field, assignment->text);
  }
  return dv_cli_open (cli) != NULL ? finish_import (cli, import, order) : DV_EXIT_STORE;
}

/* Returns: (transfer full) (nullable): the sheet that is to be read */
static DvSheet *
choose_sheet (GPtrArray *sheets, const Order *order, GPtrArray *faults)
{
  DvSheet *sheet = NULL;
  guint place;

  if (order->sheet != NULL)
    sheet = dv_spreadsheet_find (sheets, order->sheet, faults);
  else
    sheet = g_ptr_array_index (sheets, MAX (dv_sheet_table_choose_sheet (order->kind, sheets), 0));
  if (sheet == NULL || !g_ptr_array_find (sheets, sheet, &place))
    return NULL;
  return g_ptr_array_steal_index (sheets, place);
}

static DvExit
import_file (DvCli *cli, const Order *order)
{
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (GPtrArray) sheets = NULL;
  DvExit status = check_order (order);
  DvSheet *sheet = NULL;

  if (status != DV_EXIT_DONE)
    return status;
  sheets = dv_spreadsheet_read (order->file, NULL, faults);
  if (sheets != NULL)
    sheet = choose_sheet (sheets, order, faults);
  return sheet != NULL ? import_sheet (cli, order, sheet) : refuse_file (cli, faults, order);
}

static DvExit
run_import (DvCli *cli, int argc, char **argv)
{
  g_auto (Order) order = { 0 };
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &order.sheet, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &order.dry_run, NULL, NULL },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &order.defaults, NULL, NULL },
    { "existing", 0, 0, G_OPTION_ARG_STRING, &order.existing, NULL, NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &order.encoding, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 2, 2))
    return DV_EXIT_USAGE;
  order.kind = dv_cli_find_kind (argv[1]);
  order.file = argv[2];
  return order.kind != NULL ? import_file (cli, &order) : DV_EXIT_USAGE;
}

static gboolean
export_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_export_write (data, db, error);
}

static gboolean
disclose_cb (DvWrite *write, gpointer data, GError **error)
{
  DvExport *export = data;

  return dv_disclosure_write_query (write, export->query, error);
}

/* That sensitive fields leave the program is written down before they do. */
static gboolean
disclose (DvCli *cli, DvExport *export, GError **error)
{
  return !(export->flags & DV_EXPORT_SENSITIVE) ||
         dv_store_write_as (cli->store, DV_PURPOSE_ACCESS, _ ("Export sensitive fields"),
                            disclose_cb, export, NULL, error);
}

static DvExit
export_query (DvCli *cli, DvExport *export)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!disclose (cli, export, &error))
    return dv_cli_fail (cli, error);
  if (!dv_store_read (cli->store, export_cb, export, &error)) {
    if (error->domain == DV_STORE_ERROR)
      return dv_cli_fail (cli, error);
    return dv_cli_refuse (NULL, "%s", error->message);
  }
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "file", export->path);
  dv_cli_add_integer (builder, "written", export->n_rows);
  json_builder_end_object (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  else
    /* translators: %u is a number of records */
    printf (_ ("Written: %u.\n"), export->n_rows);
  return DV_EXIT_DONE;
}

static gboolean
read_day (const char *option, const char *text, char **day)
{
  DvDate date;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return TRUE;
  if (dv_date_parse (text, NULL, &date, &error))
    *day = dv_date_to_iso (&date);
  else
    dv_cli_refuse (option, "“%s”: %s", text, error->message);
  return *day != NULL;
}

static gboolean
set_unit (DvCli *cli, DvQuery *query, const char *unit, DvExit *status)
{
  g_autofree char *id = unit != NULL ? dv_cli_find_id (cli, "unit", unit, status) : NULL;

  dv_query_set_unit (query, id);
  return unit == NULL || id != NULL;
}

static DvExit
export_kind (DvCli *cli,
             DvExport *export,
             const DvKind *kind,
             const char *const *period,
             const char *unit)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  DvExit status;

  if (!read_day ("--from", period[0], &from) || !read_day ("--to", period[1], &to))
    return DV_EXIT_REFUSED;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  dv_query_set_period (query, from, to);
  if (!set_unit (cli, query, unit, &status))
    return status;
  export->query = query;
  return export_query (cli, export);
}

static DvExit
run_export (DvCli *cli, int argc, char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *unit = NULL;
  gboolean sensitive = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "sensitive", 0, 0, G_OPTION_ARG_NONE, &sensitive, NULL, NULL },
    { NULL },
  };
  DvExport export = { 0 };
  g_autoptr (GError) error = NULL;
  const DvKind *kind;

  if (!dv_cli_parse (&argc, &argv, entries, 2, 2))
    return DV_EXIT_USAGE;
  kind = dv_cli_find_kind (argv[1]);
  if (kind == NULL)
    return DV_EXIT_USAGE;
  if (!dv_sheet_writer_knows (argv[2], &error))
    return dv_cli_refuse (NULL, "%s", error->message);
  export.path = argv[2];
  export.flags = sensitive ? DV_EXPORT_SENSITIVE : 0;
  return export_kind (cli, &export, kind, (const char *const[]){ from, to }, unit);
}

const DvCommand dv_cli_sheets_commands[] = {
  { "import",
    "KIND FILE [--sheet S] [--dry-run] [--set FIELD=VALUE]… [--existing skip|fill|update] "
    "[--encoding auto|unicode|tcvn3|vni]",
    N_ ("Reads a table; if anything is wrong with it, nothing is written."), run_import },
  { "export", "KIND FILE [--from D] [--to D] [--unit U] [--sensitive]",
    N_ ("Writes records as a table; reading it back changes nothing."), run_export },
  { NULL },
};
