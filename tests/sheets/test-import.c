/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "dv-csv.h"
#include "dv-fault.h"
#include "dv-import.h"
#include "dv-kinds.h"
#include "dv-store-error.h"
#include "dv-store.h"

typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

static gboolean
apply_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_import_apply (data, write, error);
}

static DvImport *
import_new (const DvKind *kind, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  DvSheet *sheet = dv_csv_read (bytes, faults);

  g_assert_nonnull (sheet);
  return dv_import_new (kind, sheet);
}

static char *
apply (Fixture *fixture, DvImport *import)
{
  g_autoptr (GError) error = NULL;
  char *batch = NULL;

  dv_store_write_as (fixture->store, "import", "test", apply_cb, import, &batch, &error);
  g_assert_no_error (error);
  return batch;
}

static void
apply_text (Fixture *fixture, const DvKind *kind, const char *text)
{
  g_autoptr (DvImport) import = import_new (kind, text);
  g_autofree char *batch = apply (fixture, import);
}

static GPtrArray *
list_all (Fixture *fixture, const DvKind *kind)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dv_store_list (fixture->store, query, &error);

  g_assert_no_error (error);
  return records;
}

static guint
count_all (Fixture *fixture)
{
  guint n = 0;

  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    g_autoptr (GPtrArray) records = list_all (fixture, *kind);

    n += records->len;
  }
  return n;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  apply_text (fixture, &dv_kind_unit,
              "Mã,Tên,Tên ngắn\nCCB,Hội Cựu chiến binh,Hội CCB\nA1,Chi hội 1,Chi hội\n"
              "A2,Chi hội 2,Chi hội\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

typedef struct {
  const DvKind *kind;
  const char *text;
  const char *faults; /* separated by line ends */
} FaultCase;

static const FaultCase fault_cases[] = {
  { &dv_kind_task, "Mã,Trạng thái\nT1,đang thực hiện\n",
    "f:-:1:Nội dung: There is no column “Nội dung”. Add it, or name the column that it is." },
  { &dv_kind_task, "Nội dung,Chủ trì\nMột,Hội Nông dân\n",
    "f:-:2:Chủ trì: “Hội Nông dân”: Unit: there is none called “Hội Nông dân”. Correct the name, or "
    "add it first." },
  { &dv_kind_task, "Nội dung,Chủ trì\nMột,chi hội\n",
    "f:-:2:Chủ trì: “chi hội”: This can mean several records: “A1 – Chi hội 1”, “A2 – Chi hội 2”. "
    "Write the code of the one that is meant." },
  { &dv_kind_task, "Nội dung,Từ ngày\nMột,31/02/2019\n",
    "f:-:2:Từ ngày: “31/02/2019”: There is no day 31 in month 2/2019: that month has 28 days." },
  { &dv_kind_task, "Mã,Nội dung\nT1,Một\nT2,Hai\nT1,Ba\n",
    "f:-:4:Mã: “T1”: Row 2 has this code too. Give each row a code of its own, or delete one of the "
    "two." },
  { &dv_kind_task, "Mã,Nội dung,Nhóm\nT1,Một,chung\nGhi chú,Nhiệm vụ,Mã\nxem sau,Hai,T2\n",
    "f:-:3:-: Another table begins here; the first has its headings in row 1. Put each table on a "
    "sheet of its own." },
  { &dv_kind_task, "Nội dung,Nhiệm vụ\nMột,Hai\n",
    "f:-:1:Nhiệm vụ: Column “Nội dung” is for Task too. Keep one of the two." },
  { &dv_kind_task, "Mã,Nội dung\n",
    "f:-:1:-: There are no rows below the headings. Choose another file." },
  { &dv_kind_task, "abc,def\n1,2\n",
    "f:-:-:-: No heading of Work programme was found, for example “Nội dung”. Put the headings "
    "above the columns." },
  { &dv_kind_task, "Nội dung,Trạng thái\nMột,xong rồi\n",
    "f:-:2:Trạng thái: “xong rồi”: Not one of the choices: not started, in progress, done, "
    "postponed, cancelled." },
  { &dv_kind_task, "Nội dung,Số lượng\nMột,nhiều\n",
    "f:-:2:Số lượng: “nhiều”: Not a whole number." },
  { &dv_kind_task, "Mã,Nội dung\nT1,\n", "f:-:2:Nội dung: Must not be empty." },
  { &dv_kind_task, "Nội dung,Từ ngày,Đến ngày\nMột,30/06/2019,01/01/2019\n",
    "f:-:2:Đến ngày: “01/01/2019”: The end is before the beginning; correct one of the two "
    "dates." },
  { &dv_kind_unit, "Mã,Tên,Mã cấp trên\nX,Một,Y\nY,Hai,X\n",
    "f:-:2:-: The row links to itself, directly or through other rows. Correct one of these "
    "links.\n"
    "f:-:3:-: The row links to itself, directly or through other rows. Correct one of these "
    "links." },
  { &dv_kind_task, "Nội dung,Từ ngày,Số lượng\nMột,32/1/2019,nhiều\nHai,2/2019,3\nBa,,ba\n",
    "f:-:2:Từ ngày: “32/1/2019”: There is no day 32 in month 1/2019: that month has 31 days.\n"
    "f:-:2:Số lượng: “nhiều”: Not a whole number.\nf:-:4:Số lượng: “ba”: Not a whole number." },
};

static char *
fault_lines (GPtrArray *faults)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < faults->len; i++)
    g_ptr_array_add (lines, dv_fault_to_line (g_ptr_array_index (faults, i), "f", NULL));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
every_fault_is_one_sentence_and_changes_nothing (Fixture *fixture, gconstpointer data)
{
  guint before = count_all (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++) {
    g_autoptr (DvImport) import = import_new (fault_cases[i].kind, fault_cases[i].text);
    g_autoptr (GError) error = NULL;
    g_autofree char *lines = NULL;

    g_assert_false (
      dv_store_write_as (fixture->store, "import", NULL, apply_cb, import, NULL, &error));
    g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
    lines = fault_lines (dv_import_get_result (import)->faults);
    g_assert_cmpstr (lines, ==, fault_cases[i].faults);
  }
  g_assert_cmpuint (count_all (fixture), ==, before);
}

static DvRecord *
find_titled (Fixture *fixture, const DvKind *kind, const char *title)
{
  g_autoptr (GPtrArray) records = list_all (fixture, kind);

  for (guint i = 0; i < records->len; i++) {
    if (g_strcmp0 (dv_record_get_title (g_ptr_array_index (records, i)), title) == 0)
      return g_object_ref (g_ptr_array_index (records, i));
  }
  return NULL;
}

static void
rows_link_to_rows_of_the_same_file_in_any_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvRecord) branch = NULL;
  const DvField *parent = dv_kind_find_field (&dv_kind_unit, "parent");

  apply_text (fixture, &dv_kind_unit,
              "Danh mục đơn vị,,\nMã,Tên,Mã cấp trên\nX3,Ba,X2\nX2,Hai,Phường\nX1,Phường,\n");
  branch = find_titled (fixture, &dv_kind_unit, "Ba");
  g_assert_cmpstr (dv_record_get_link_title (branch, parent), ==, "Hai");
}

typedef struct {
  DvExisting existing;
  const char *note;
  const char *quantity;
  guint n_changed;
} PolicyCase;

static void
existing_records_are_kept_filled_or_updated (Fixture *fixture, gconstpointer data)
{
  static const PolicyCase policies[] = {
    { DV_EXISTING_SKIP, "cũ", NULL, 0 },
    { DV_EXISTING_FILL, "cũ", "5", 1 },
    { DV_EXISTING_UPDATE, "mới", "5", 1 },
    { DV_EXISTING_UPDATE, "mới", "5", 0 },
  };

  apply_text (fixture, &dv_kind_task, "Mã,Nội dung,Ghi chú\nT1,Một,cũ\n");
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++) {
    g_autoptr (DvImport) import =
      import_new (&dv_kind_task, "Mã,Nội dung,Ghi chú,Số lượng,Trạng thái\nT1,Một,mới,5,\n");
    g_autofree char *batch = NULL;
    g_autoptr (DvRecord) task = NULL;

    dv_import_set_existing (import, policies[i].existing);
    batch = apply (fixture, import);
    g_assert_cmpuint (dv_import_get_result (import)->n_changed, ==, policies[i].n_changed);
    task = find_titled (fixture, &dv_kind_task, "Một");
    g_assert_cmpstr (dv_record_get (task, "note"), ==, policies[i].note);
    g_assert_cmpstr (dv_record_get (task, "quantity"), ==, policies[i].quantity);
  }
}

static void
defaults_fill_empty_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import =
    import_new (&dv_kind_task, "Nội dung,Trạng thái\nMột,\nHai,tạm hoãn\n");
  g_autofree char *batch = NULL;
  g_autoptr (DvRecord) one = NULL;
  g_autoptr (DvRecord) two = NULL;

  dv_import_set_default (import, dv_kind_find_field (&dv_kind_task, "state"), "đang thực hiện");
  dv_import_set_default (import, dv_kind_find_field (&dv_kind_task, "lead"), "hoi ccb");
  batch = apply (fixture, import);
  one = find_titled (fixture, &dv_kind_task, "Một");
  two = find_titled (fixture, &dv_kind_task, "Hai");
  g_assert_cmpstr (dv_record_get (one, "state"), ==, "in-progress");
  g_assert_cmpstr (dv_record_get (two, "state"), ==, "postponed");
  g_assert_cmpstr (dv_record_get_link_title (one, dv_kind_find_field (&dv_kind_task, "lead")), ==,
                   "Hội CCB");
}

static void
campaigns_are_made_but_units_never (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Nội dung,Đợt,Mục báo cáo\nMột,Tết Kỷ Hợi,MTTQ\nHai,tết kỷ hợi,MTTQ\n";
  g_autoptr (DvImport) import = import_new (&dv_kind_task, text);
  g_autoptr (DvImport) strict = import_new (&dv_kind_task, text);
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;

  dv_import_set_create_missing (strict, FALSE);
  g_assert_false (
    dv_store_write_as (fixture->store, "import", NULL, apply_cb, strict, NULL, &error));
  g_assert_cmpuint (dv_import_get_result (strict)->faults->len, ==, 4);
  batch = apply (fixture, import);
  g_assert_cmpuint (dv_import_get_result (import)->created->len, ==, 2);
  campaigns = list_all (fixture, &dv_kind_campaign);
  g_assert_cmpuint (campaigns->len, ==, 1);
}

static void
an_import_is_withdrawn_as_a_whole (Fixture *fixture, gconstpointer data)
{
  guint before = count_all (fixture);
  g_autoptr (DvImport) import =
    import_new (&dv_kind_task, "Mã,Nội dung,Phối hợp,Đợt\nT1,Một,CCB;A1 (chỉ đạo),Tết\n");
  g_autofree char *batch = apply (fixture, import);
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  g_assert_cmpuint (count_all (fixture), ==, before + 4);
  g_assert_true (dv_store_undo (fixture->store, batch, FALSE, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_all (fixture), ==, before);
}

static void
rows_without_a_code_are_known_again (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "STT,Họ và tên,Năm sinh,Danh sách\n1,Nguyễn Văn A,1950,L1\n"
                             "2,Nguyễn Văn A,1950,L1\n3,Trần Thị B,1960,L1\nTổng cộng,,,\n";

  apply_text (fixture, &dv_kind_list, "Mã,Tên danh sách\nL1,Quà Tết\n");
  for (guint round = 0; round < 2; round++) {
    g_autoptr (DvImport) import = import_new (&dv_kind_line, text);
    g_autofree char *batch = apply (fixture, import);
    const DvImportResult *result = dv_import_get_result (import);

    g_assert_cmpuint (result->n_read, ==, 3);
    g_assert_cmpuint (result->n_new, ==, round == 0 ? 3 : 0);
    g_assert_cmpuint (result->n_same, ==, round == 0 ? 0 : 3);
    g_assert_cmpuint (result->left_out->len, ==, 1);
  }
}

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_import_preview (data, db, error);
}

static void
a_preview_that_no_longer_holds_is_not_applied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import = import_new (&dv_kind_task, "Mã,Nội dung\nT1,Một\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_store_read (fixture->store, preview_cb, import, &error));
  g_assert_cmpuint (dv_import_get_result (import)->n_new, ==, 1);
  apply_text (fixture, &dv_kind_task, "Mã,Nội dung\nT1,Một\n");
  g_assert_false (
    dv_store_write_as (fixture->store, "import", NULL, apply_cb, import, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT);
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  if (done > 0)
    g_cancellable_cancel (data);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_false (dv_store_write_finish (DV_STORE (source), result, NULL, NULL, error));
}

static void
a_value_that_was_edited_since_the_preview_is_not_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GError) error = NULL;

  apply_text (fixture, &dv_kind_task, "Mã,Nội dung\nT1,Một\n");
  import = import_new (&dv_kind_task, "Mã,Nội dung\nT1,Hai\n");
  g_assert_true (dv_store_read (fixture->store, preview_cb, import, &error));
  g_assert_cmpuint (dv_import_get_result (import)->n_changed, ==, 1);
  apply_text (fixture, &dv_kind_task, "Mã,Nội dung\nT1,Ba\n");
  g_assert_false (
    dv_store_write_as (fixture->store, "import", NULL, apply_cb, import, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT);
  tasks = list_all (fixture, &dv_kind_task);
  g_assert_cmpstr (dv_record_get (g_ptr_array_index (tasks, 0), "title"), ==, "Ba");
}

/* Messages end up in logs and on the terminal. */
static void
what_is_sensitive_is_not_said_in_a_fault (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvImport) import =
    import_new (&dv_kind_person, "Họ và tên,CCCD\nNguyễn Văn Thử,00012345678x\n");
  g_autoptr (GError) error = NULL;
  const DvFault *fault;

  g_assert_true (dv_store_read (fixture->store, preview_cb, import, &error));
  g_assert_cmpuint (dv_import_get_result (import)->faults->len, ==, 1);
  fault = g_ptr_array_index (dv_import_get_result (import)->faults, 0);
  g_assert_cmpstr (fault->column, ==, "CCCD");
  g_assert_null (fault->value);
  g_assert_null (strstr (fault->reason, "00012345678"));
}

typedef struct {
  const DvKind *kind;
  const char *text;
  guint n_read;
} ReadCase;

/* Rows that look like headings of groups or like who signs, and are records. */
static const ReadCase read_cases[] = {
  { &dv_kind_person,
    "STT,Họ và tên,Năm sinh,Địa chỉ\nI,Nguyễn Văn Thử,1960,\nII,Trần Thị Mẫu,1970,12 phố Mẫu\n"
    "III,Lê Văn Ví,1980,\n",
    3 },
  { &dv_kind_unit,
    "Tên đơn vị,Tên ngắn\nMặt trận phường,MT\nỦy ban nhân dân phường,\nHội Phụ nữ phường,\n"
    "Hội Nông dân phường,\n",
    4 },
  { &dv_kind_person,
    "STT,Họ và tên,Năm sinh\n1,Nguyễn Văn Thử,1960\n,Trần Thị Mẫu,\n2,Lê Văn Ví,1980\n", 3 },
  { &dv_kind_task,
    "Nội dung,Từ ngày\nHọp chi bộ,01/02/2019\nVệ sinh,03/02/2019\nĐại diện Mặt trận dự họp,\n"
    "Thăm hỏi,\n",
    4 },
};

static void
records_are_no_headings_and_no_signatures (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (read_cases); i++) {
    g_autoptr (DvImport) import = import_new (read_cases[i].kind, read_cases[i].text);
    g_autoptr (GError) error = NULL;

    g_assert_true (dv_store_read (fixture->store, preview_cb, import, &error));
    g_assert_cmpuint (dv_import_get_result (import)->n_read, ==, read_cases[i].n_read);
  }
}

static void
a_cancelled_import_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Mã,Nội dung\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DvImport) import = NULL;
  g_autoptr (GError) error = NULL;
  guint before = count_all (fixture);

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "T%u,Việc %u\n", i, i);
  import = import_new (&dv_kind_task, text->str);
  dv_import_set_progress (import, cancel_cb, cancellable);
  dv_store_write_async (fixture->store, "import", NULL, apply_cb, import, NULL, cancellable,
                        finished_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_all (fixture), ==, before);
}

#define ADD(test) g_test_add ("/import/" #test, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD (every_fault_is_one_sentence_and_changes_nothing);
  ADD (rows_link_to_rows_of_the_same_file_in_any_order);
  ADD (existing_records_are_kept_filled_or_updated);
  ADD (defaults_fill_empty_cells);
  ADD (campaigns_are_made_but_units_never);
  ADD (an_import_is_withdrawn_as_a_whole);
  ADD (rows_without_a_code_are_known_again);
  ADD (a_preview_that_no_longer_holds_is_not_applied);
  ADD (a_value_that_was_edited_since_the_preview_is_not_overwritten);
  ADD (what_is_sensitive_is_not_said_in_a_fault);
  ADD (records_are_no_headings_and_no_signatures);
  ADD (a_cancelled_import_leaves_nothing);

  return g_test_run ();
}
