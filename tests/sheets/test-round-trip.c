/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "dv-csv.h"
#include "dv-export.h"
#include "dv-fault.h"
#include "dv-import.h"
#include "dv-kinds.h"
#include "dv-problem.h"
#include "dv-links.h"
#include "dv-spreadsheet.h"
#include "dv-store.h"

/* Every kind, with values that are hard to write: quotes, separators, line ends, names that are not
 * clear, every choice. */

static DvStore *store;
static char *folder;

/* For every kind, the ids of its records. */
static GHashTable *ids;

/* How many records of each kind stand in its workbooks. */
static GHashTable *counts;

static const char *
pick_id (const char *target, guint which)
{
  GPtrArray *known = g_hash_table_lookup (ids, target != NULL ? target : "unit");

  return known != NULL && known->len > 0 ? g_ptr_array_index (known, which % known->len) : NULL;
}

static char *
pick_links (const DvField *field, guint which)
{
  g_autoptr (GPtrArray) links = dv_links_new ();

  for (guint i = 0; i < which % 3; i++) {
    const char *id = pick_id (field->target, which + i);
    const char *role = field->choices != NULL && i % 2 == 0 ? field->choices[which % 3].code : NULL;

    if (id != NULL)
      dv_links_add (links, id, role);
  }
  return dv_links_to_value (links);
}

static char *
pick_choice (const DvField *field, guint which)
{
  guint n = 0;

  while (field->choices[n].code != NULL)
    n++;
  if ((field->flags & DV_FIELD_OPEN) && which % 5 == 4)
    return g_strdup ("loại khác; \"lạ\"");
  return g_strdup (field->choices[which % n].code);
}

static char *
pick_text (const DvField *field, guint which)
{
  static const char *const texts[] = { "Nguyễn “An”, Bình; Cường",
                                       "= 5 \"ngày\"",
                                       "Hội (chỉ đạo)",
                                       "Tết\u00a0Kỷ Hợi",
                                       "A'B|C\\",
                                       "31/02",
                                       "  " };
  const char *text = texts[which % 6];

  if (strcmp (field->name, "base_years") == 0)
    return g_strdup ("1910;40");
  if (strcmp (field->name, "id_number") == 0)
    return g_strdup ("000099000001");
  if (strcmp (field->name, "old_id_number") == 0)
    return g_strdup ("000990001");
  if (field->flags & DV_FIELD_KEY)
    return which % 4 == 3 && !(field->flags & DV_FIELD_REQUIRED) ? NULL
                                                                 : g_strdup_printf ("M;%u", which);
  if (field->type == DV_TYPE_LONG_TEXT)
    return g_strdup_printf ("dòng một\ndòng \"hai\", %u", which);
  /* Half of the titles come up twice. */
  return g_strdup_printf ("%s %u", which % 6 == 3 ? "Tết Kỷ Hợi" : text, which / 2);
}

static char *
pick_value (const DvField *field, guint which)
{
  static const char *const dates[] = { "2019", "2019-02", "2019-02-05" };

  switch (field->type) {
  case DV_TYPE_INTEGER:
    return g_strdup_printf ("%" G_GINT64_FORMAT, field->minimum + which % 5);
  case DV_TYPE_MONEY:
    return g_strdup_printf ("%u", which * 500000);
  case DV_TYPE_DECIMAL:
    return g_strdup_printf ("%u", which * 12345);
  case DV_TYPE_DATE:
    return g_strdup_printf ("2019-02-%02u", which % 27 + 1);
  case DV_TYPE_PARTIAL_DATE:
    return g_strdup (dates[which % 3]);
  case DV_TYPE_CHOICE:
    return pick_choice (field, which);
  case DV_TYPE_YES_NO:
    return g_strdup (which % 2 == 0 ? "1" : "0");
  case DV_TYPE_LINK:
    return g_strdup (pick_id (field->target, which));
  case DV_TYPE_LINKS:
    return pick_links (field, which);
  case DV_TYPE_TEXT:
  case DV_TYPE_LONG_TEXT:
  default:
    return pick_text (field, which);
  }
}

/* Takes out what the kind's own rules do not allow, such as a margin that is no number, and adds
 * what they miss. */
static void
clear_problems (DvRecord *record, guint which)
{
  g_autoptr (GPtrArray) problems = dv_record_check (record);

  for (guint i = 0; i < problems->len; i++) {
    DvProblem *problem = g_ptr_array_index (problems, i);

    g_autofree char *value = NULL;

    if (problem->field == NULL)
      continue;
    if (dv_record_get_value (record, problem->field) == NULL)
      value = pick_value (problem->field, which);
    dv_record_set_value (record, problem->field, value);
  }
}

static void
fill_record (DvRecord *record, guint which)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    g_autofree char *value = NULL;

    if (which == 5 && !(field->flags & DV_FIELD_REQUIRED))
      continue;
    value = pick_value (field, which);
    dv_record_set_value (record, field, value);
  }
  if (kind->end != NULL && strcmp (kind->end, kind->start) != 0)
    dv_record_set (record, kind->end, "2019-12-31");
  if (kind == &dv_kind_succession)
    dv_record_set (record, "successor", pick_id ("unit", which + 1));
  clear_problems (record, which);
}

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

static void
add_records (const DvKind *kind)
{
  GPtrArray *known = g_ptr_array_new_with_free_func (g_free);

  for (guint which = 0; which < 12; which++) {
    g_autoptr (DvRecord) record = dv_record_new (kind);
    g_autoptr (GError) error = NULL;

    fill_record (record, which);
    /* The rules that need other records would refuse what is made up without a sense. */
    dv_store_write_as (store, "setup", NULL, save_cb, record, NULL, &error);
    g_assert_no_error (error);
    g_ptr_array_add (known, g_strdup (dv_record_get_id (record)));
    if (which == 0)
      g_hash_table_insert (ids, (gpointer) kind->name, known);
  }
}

typedef struct {
  const DvKind *kind;
  const char *path;
  DvExportFlags flags;
  guint n;
} Export;

static gboolean
export_cb (DvDb *db, gpointer data, GError **error)
{
  Export *export = data;
  g_autoptr (DvQuery) query = dv_query_new (export->kind);

  DvExport order = { .query = query, .flags = export->flags, .path = export->path };
  gboolean written = dv_export_write (&order, db, error);

  export->n = order.n_rows;
  return written;
}

static gboolean
apply_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_import_apply (data, write, error);
}

static void
print_changes (const DvImportResult *result)
{
  for (guint i = 0; i < result->rows->len; i++) {
    const DvImportRow *row = g_ptr_array_index (result->rows, i);
    const DvKind *kind = dv_record_get_kind (row->record);

    for (guint f = 0; f < kind->n_fields; f++) {
      if (dv_record_is_changed (row->record, &kind->fields[f]))
        g_test_message ("row %u, %s: %s -> %s", row->row, kind->fields[f].name,
                        dv_record_get_original (row->record, &kind->fields[f]),
                        dv_record_get_value (row->record, &kind->fields[f]));
    }
  }
}

/* @sheet is what a reader made of the file; it is taken. */
static void
read_back (const Export *export, DvSheet *sheet)
{
  g_autoptr (DvImport) import = dv_import_new (export->kind, sheet);
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  const DvImportResult *result;

  dv_store_write_as (store, "import", NULL, apply_cb, import, &batch, &error);
  result = dv_import_get_result (import);
  for (guint i = 0; i < result->faults->len; i++) {
    g_autofree char *line =
      dv_fault_to_line (g_ptr_array_index (result->faults, i), export->kind->name, NULL);

    g_test_message ("%s", line);
  }
  g_assert_no_error (error);
  print_changes (result);
  g_assert_cmpuint (result->n_read, ==, export->n);
  g_assert_cmpuint (result->n_same, ==, export->n);
  g_assert_cmpuint (result->unknown->len, ==, 0);
  g_assert_null (batch);
}

static char *
make_path (const DvKind *kind, guint sensitive, const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("%s-%u%s", kind->name, sensitive, suffix);

  return g_build_filename (folder, name, NULL);
}

static void
write_kind (Export *export)
{
  g_autoptr (GError) error = NULL;

  dv_store_read (store, export_cb, export, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (export->n, >, 0);
}

static void
what_is_exported_changes_nothing (gconstpointer data)
{
  const DvKind *kind = data;

  for (guint sensitive = 0; sensitive < 2; sensitive++) {
    g_autoptr (GPtrArray) faults = dv_faults_new ();
    g_autofree char *path = make_path (kind, sensitive, ".csv");
    Export export = { kind, path, sensitive ? DV_EXPORT_SENSITIVE : 0, 0 };

    write_kind (&export);
    read_back (&export, dv_csv_read_file (path, faults));
  }
}

static DvSheet *
read_workbook (const char *path)
{
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (GPtrArray) sheets = dv_spreadsheet_read (path, NULL, faults);

  g_assert_nonnull (sheets);
  g_assert_cmpuint (sheets->len, ==, 1);
  return g_ptr_array_steal_index (sheets, 0);
}

static void
a_workbook_that_is_written_changes_nothing (gconstpointer data)
{
  const DvKind *kind = data;

  for (guint sensitive = 0; sensitive < 2; sensitive++) {
    g_autofree char *path = make_path (kind, sensitive, ".xlsx");
    Export export = { kind, path, sensitive ? DV_EXPORT_SENSITIVE : 0, 0 };

    write_kind (&export);
    read_back (&export, read_workbook (path));
  }
}

/* LibreOffice with the formats of Vietnam, as it stands in a ward, and as CSV what it shows. */
static void
make_profile (void)
{
  static const char settings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
    "<item oor:path=\"/org.openoffice.Setup/L10N\"><prop oor:name=\"ooSetupSystemLocale\""
    " oor:op=\"fuse\"><value>vi-VN</value></prop></item></oor:items>\n";
  g_autofree char *user = g_build_filename (folder, "profile", "user", NULL);
  g_autofree char *path = g_build_filename (user, "registrymodifications.xcu", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (user, 0700), ==, 0);
  g_file_set_contents (path, settings, -1, &error);
  g_assert_no_error (error);
}

static void
convert_all (void)
{
  g_autofree char *command = g_strdup_printf (
    "mkdir '%s/shown' && soffice -env:UserInstallation='file://%s/profile' --headless --convert-to"
    " 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1066,false,true,false' --outdir '%s/shown'"
    " '%s'/*.xlsx > '%s/soffice.log' 2>&1",
    folder, folder, folder, folder, folder);

  make_profile ();
  g_assert_cmpint (system (command), ==, 0);
}

/* Every kind is written before LibreOffice is started once for all of them. */
static void
write_workbooks (void)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    for (guint sensitive = 0; sensitive < 2; sensitive++) {
      g_autofree char *path = make_path (*kind, sensitive, ".xlsx");
      Export export = { *kind, path, sensitive ? DV_EXPORT_SENSITIVE : 0, 0 };

      if ((*kind)->flags & DV_KIND_HIDDEN)
        continue;
      write_kind (&export);
      g_hash_table_insert (counts, (gpointer) *kind, GUINT_TO_POINTER (export.n));
    }
  }
}

static gboolean
has_office (void)
{
  g_autofree char *program = g_find_program_in_path ("soffice");

  return program != NULL;
}

/* Another program reads the workbook, so that nothing depends on our own reader understanding our
 * own writer. */
static void
what_libreoffice_reads_changes_nothing (gconstpointer data)
{
  const DvKind *kind = data;

  if (!has_office ()) {
    g_test_skip ("LibreOffice is not installed");
    return;
  }
  for (guint sensitive = 0; sensitive < 2; sensitive++) {
    g_autoptr (GPtrArray) faults = dv_faults_new ();
    g_autofree char *name = g_strdup_printf ("%s-%u.csv", kind->name, sensitive);
    g_autofree char *path = g_build_filename (folder, "shown", name, NULL);
    Export export = { kind, path, 0, GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind)) };

    read_back (&export, dv_csv_read_file (path, faults));
  }
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  g_cancellable_cancel (data);
}

static gboolean
export_cancelled_cb (DvDb *db, gpointer data, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DvExport order = { query, 0, data, cancel_cb, cancellable, 0 };
  gboolean written;

  dv_db_set_cancellable (db, cancellable);
  written = dv_export_write (&order, db, error);
  dv_db_set_cancellable (db, NULL);
  return written;
}

/* Cancelled after the last record, while the file is packed. */
static void
a_cancelled_export_leaves_what_was_there (void)
{
  g_autofree char *path = g_build_filename (folder, "old.xlsx", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "old", -1, &error);
  g_assert_no_error (error);
  g_assert_false (dv_store_read (store, export_cancelled_cb, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "old");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

/* Heading by heading: what is written above a column is read as that column. */
static void
headings_lead_back (gconstpointer data)
{
  const DvKind *kind = data;

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    g_assert_true (dv_kind_find_heading (kind, dv_field_get_heading (field)) == field);
  }
}

static void
add_tests (const DvKind *kind)
{
  g_autofree char *exported = g_strdup_printf ("/round-trip/%s", kind->name);
  g_autofree char *headings = g_strdup_printf ("/headings/%s", kind->name);
  g_autofree char *direct = g_strdup_printf ("/xlsx/%s", kind->name);
  g_autofree char *workbook = g_strdup_printf ("/workbook/%s", kind->name);

  g_test_add_data_func (headings, kind, headings_lead_back);
  g_test_add_data_func (exported, kind, what_is_exported_changes_nothing);
  g_test_add_data_func (direct, kind, a_workbook_that_is_written_changes_nothing);
  g_test_add_data_func (workbook, kind, what_libreoffice_reads_changes_nothing);
}

static void
make_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  folder = g_dir_make_tmp ("dv-round-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "test.danvan", NULL);
  store = dv_store_create (path, &error);
  g_assert_no_error (error);
  ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

int
main (int argc, char *argv[])
{
  g_autofree char *command = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  make_store ();
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    if ((*kind)->flags & DV_KIND_HIDDEN)
      continue;
    add_records (*kind);
    add_tests (*kind);
  }
  g_test_add_func ("/cancelled", a_cancelled_export_leaves_what_was_there);
  counts = g_hash_table_new (NULL, NULL);
  if (has_office ()) {
    write_workbooks ();
    convert_all ();
  }
  status = g_test_run ();

  g_clear_object (&store);
  g_hash_table_unref (ids);
  g_hash_table_unref (counts);
  command = g_strdup_printf ("rm -rf '%s'", folder);
  g_assert_cmpint (system (command), ==, 0);
  g_free (folder);
  return status;
}
