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
#include "dv-import-file.h"
#include "dv-import-likely.h"
#include "dv-import.h"
#include "dv-kinds.h"
#include "dv-sheet-writer.h"
#include "dv-import.h"
#include "dv-kinds.h"
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

typedef struct {
  DvImport *import;
  gboolean passed;
} Trial;

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

/* Does it, and leaves the transaction without keeping it. */
static gboolean
try_cb (DvWrite *write, gpointer data, GError **error)
{
  Trial *trial = data;

  trial->passed = dv_import_apply (trial->import, write, error);
  if (trial->passed)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "tried only");
  return FALSE;
}

/* The rules that ask the store, such as that of an approved list, refuse here as they would refuse
 * the import itself. */
static gboolean
try_import (DvCli *cli, DvImport *import, GError **error)
{
  Trial trial = { import, FALSE };
  g_autoptr (GError) local = NULL;

  dv_store_write_as (cli->store, "import", NULL, try_cb, &trial, NULL, &local);
  if (trial.passed)
    return dv_store_read (cli->store, preview_cb, import, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
do_import (DvCli *cli, DvImport *import, const Order *order, char **batch, GError **error)
{
  g_autofree char *name = g_path_get_basename (order->file);
  /* translators: %s is the name of a file */
  g_autofree char *label = g_strdup_printf (_ ("Import: %s"), name);

  if (order->dry_run)
    return try_import (cli, import, error);
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

static DvEncoding
get_encoding (const Order *order)
{
  DvEncoding encoding = DV_ENCODING_AUTO;

  if (order->encoding != NULL)
    dv_encoding_from_name (order->encoding, &encoding);
  return encoding;
}

static DvExit
check_order (const Order *order)
{
  DvExisting existing;
  DvEncoding encoding;

  if (!read_existing (order->existing, &existing))
    return dv_cli_usage (_ ("--existing takes skip, fill or update."));
  if (order->encoding != NULL && !dv_encoding_from_name (order->encoding, &encoding))
    return dv_cli_usage (_ ("--encoding takes auto, unicode, tcvn3, vni, viscii, cp1258 or viqr."));
  return DV_EXIT_DONE;
}

/* What is converted is said, for it may be wrong. */
static void
say_converted (const DvSheetEncoding *encoding)
{
  GPtrArray *columns = dv_sheet_encoding_get_columns (encoding);

  for (guint i = 0; i < columns->len; i++) {
    const DvOldColumn *column = g_ptr_array_index (columns, i);
    g_autofree char *letters = dv_sheet_column_get_letters (column->column);

    fprintf (stderr,
             /* translators: a column, an old encoding, what stands in a cell, the same converted */
             _ ("Column %s was converted from %s: “%s” → “%s”.\n"), letters,
             dv_encoding_get_label (column->encoding), column->before, column->after);
  }
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

/* Nobody asked for one sheet alone. */
static void
say_others (const DvImportFile *file, const DvKind *kind, guint place)
{
  g_autofree char *others = dv_import_file_describe_others (file, kind, place);

  if (others != NULL)
    fprintf (stderr, "%s\n", others);
}

/* Returns: (transfer full) (nullable): the sheet that is to be read */
static DvSheet *
choose_sheet (DvImportFile *file, const Order *order, GPtrArray *faults)
{
  int place = order->sheet != NULL ? dv_import_file_find (file, order->sheet, faults)
                                   : (int) dv_import_file_choose (file, order->kind);

  if (place < 0)
    return NULL;
  if (order->sheet == NULL)
    say_others (file, order->kind, (guint) place);
  if (get_encoding (order) == DV_ENCODING_AUTO)
    say_converted (dv_import_file_get_encoding (file, (guint) place));
  return dv_import_file_take (file, (guint) place);
}

static DvExit
import_file (DvCli *cli, const Order *order)
{
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvImportFile) file = NULL;
  DvExit status = check_order (order);
  DvSheet *sheet = NULL;

  if (status != DV_EXIT_DONE)
    return status;
  file = dv_import_file_read (order->file, get_encoding (order), NULL, faults);
  if (file != NULL)
    sheet = choose_sheet (file, order, faults);
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
    "[--encoding auto|unicode|tcvn3|vni|viscii|cp1258|viqr]",
    N_ ("Reads a table; if anything is wrong with it, nothing is written."), run_import },
  { "export", "KIND FILE [--from D] [--to D] [--unit U] [--sensitive]",
    N_ ("Writes records as a table; reading it back changes nothing."), run_export },
  { NULL },
};
