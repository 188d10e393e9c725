/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-document-text.h"
#include "dv-docx.h"
#include "dv-paper-error.h"
#include "dv-save.h"
#include "sample-paper.h"

#include <glib/gstdio.h>
#include <string.h>

static DvDocument *
new_document (const char *style)
{
  g_autoptr (DvLayout) layout = dv_layout_new_builtin (style);

  return dv_document_new (layout);
}

static void
assert_text (DvDocument *document, const char *wanted)
{
  g_autofree char *text = dv_document_to_text (document);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_end_mark (void)
{
  static const struct {
    const char *style;
    const char *text;
    const char *wanted;
  } cases[] = {
    { "state-2020", "Xin báo cáo.", "Xin báo cáo./.\n" },
    { "state-2020", "Xin báo cáo", "Xin báo cáo./.\n" },
    { "state-2020", "Xin báo cáo. \n", "Xin báo cáo./.\n" },
    { "party-2018", "Xin báo cáo.", "Xin báo cáo.\n" },
    { "party-2026", "Xin báo cáo", "Xin báo cáo.\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DvDocument) document = new_document (cases[i].style);

    dv_paragraph_add_text (dv_document_add_paragraph (document), cases[i].text);
    dv_document_add_end_mark (document);
    assert_text (document, cases[i].wanted);
  }
}

static void
test_end_mark_after_table (void)
{
  g_autoptr (DvDocument) document = new_document ("state-2020");
  DvTable *table = dv_document_add_table (document);

  dv_table_add_column (table, "STT", 1, DV_ALIGN_LEFT);
  dv_document_add_end_mark (document);
  assert_text (document, "STT\n\n./.\n");
}

/* What is not text does not come in; what breaks a line stays a break. */
static void
test_cleaning (void)
{
  g_autoptr (DvDocument) document = new_document ("state-2020");
  DvParagraph *paragraph = dv_document_add_paragraph (document);

  dv_paragraph_add_text (paragraph, "a\x01\x1f"
                                    "b\tc\r\nd\xff"
                                    "e\xe2\x80\xa8"
                                    "f\xef\xbf\xbf"
                                    "g");
  g_autofree char *text = dv_paragraph_dup_text (paragraph);
  g_assert_cmpstr (text, ==,
                   "ab c\nd\xef\xbf\xbd"
                   "e\nfg");
}

static void
test_recipients (void)
{
  g_autoptr (DvDocument) document = new_document ("state-2020");
  DvSignature *signature = dv_document_add_signature (document);

  dv_signature_set_post (signature, "Chủ tịch");
  dv_signature_add_recipient (signature, "Như trên");
  dv_signature_add_recipient (signature, "Đảng ủy;");
  dv_signature_add_recipient (signature, "Lưu: VT");
  assert_text (document, "CHỦ TỊCH\n\nNơi nhận:\n- Như trên;\n- Đảng ủy;\n- Lưu: VT.\n\n");
}

static void
test_groups (void)
{
  g_autoptr (DvDocument) document = new_document ("state-2020");
  DvTable *table = dv_document_add_table (document);

  for (int i = 0; i < 4; i++)
    dv_table_add_column (table, "Cột", 1, DV_ALIGN_DEFAULT);
  g_assert_true (dv_table_add_group (table, "Nhóm", 1, 2));
  g_assert_false (dv_table_add_group (table, "Chồng", 2, 1));
  g_assert_false (dv_table_add_group (table, "Rỗng", 3, 0));
  g_assert_false (dv_table_add_group (table, "Tràn", 3, 2));
  g_assert_false (dv_table_add_group (table, "Tràn", 3, G_MAXUINT));
  g_assert_true (dv_table_add_group (table, "Cuối", 3, 1));

  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  dv_paragraph_add_text (dv_row_add_cell (row, 3), "rộng");
  dv_paragraph_add_text (dv_row_add_cell (row, 9), "cuối");
  dv_row_add_text (row, "thừa");
  dv_row_add_text (dv_table_add_row (table, DV_ROW_BODY), "một");
  assert_text (document, "Cột\tNhóm: Cột\tNhóm: Cột\tCuối: Cột\nrộng\tcuối\nmột\t\t\t\n\n");
}

static void
collect_cb (const DvRun *run, const DvBlock *block, gpointer data)
{
  g_string_append_printf (data, "%s=%s@%s ", run->figure, run->text, block->id ? block->id : "");
}

static void
test_figures (void)
{
  g_autoptr (DvDocument) document = new_document ("state-2020");
  g_autoptr (GString) seen = g_string_new (NULL);
  DvParagraph *paragraph = dv_document_add_paragraph (document);

  dv_block_set_id (&paragraph->block, "qua-tet");
  dv_paragraph_add_text (paragraph, "tặng ");
  dv_paragraph_add_figure (paragraph, "31", "q1");
  DvTable *table = dv_document_add_table (document);
  dv_table_add_column (table, "Số", 1, DV_ALIGN_RIGHT);
  dv_row_add_figure (dv_table_add_row (table, DV_ROW_BODY), "8", "q2");
  dv_document_foreach_figure (document, collect_cb, seen);
  g_assert_cmpstr (seen->str, ==, "q1=31@qua-tet q2=8@ ");
}

static void
test_docx_same_bytes (void)
{
  g_autoptr (DvDocument) a = sample_paper_new ("state-2020");
  g_autoptr (DvDocument) b = sample_paper_new ("state-2020");
  g_autoptr (GBytes) first = dv_document_to_docx (a, NULL);

  g_setenv ("TZ", "America/New_York", TRUE);
  g_autoptr (GBytes) second = dv_document_to_docx (b, NULL);
  g_setenv ("TZ", "Asia/Ho_Chi_Minh", TRUE);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_save_refuses (void)
{
  g_autoptr (DvDocument) document = new_document ("state-2020");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;

  g_assert_false (dv_document_save (document, "/tmp/bao-cao.odt", &error));
  g_assert_error (error, DV_PAPER_ERROR, DV_PAPER_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "bao-cao.odt"));

  g_assert_false (dv_document_save (document, "/không/có/bao-cao.txt", &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (missing->message, "bao-cao.txt"));
}

static void
test_save_replaces (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("papers-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "Báo cáo.TXT", NULL);
  g_autoptr (DvDocument) document = new_document ("state-2020");
  g_autofree char *text = NULL;

  g_file_set_contents (path, "the old one, which is longer", -1, &error);
  dv_paragraph_add_text (dv_document_add_paragraph (document), "mới");
  g_assert_true (dv_document_save (document, path, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_cmpstr (text, ==, "mới\n");

  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (g_dir_read_name (dir));
  g_assert_null (g_dir_read_name (dir));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/end-mark", test_end_mark);
  g_test_add_func ("/document/end-mark-after-table", test_end_mark_after_table);
  g_test_add_func ("/document/cleaning", test_cleaning);
  g_test_add_func ("/document/recipients", test_recipients);
  g_test_add_func ("/document/groups", test_groups);
  g_test_add_func ("/document/figures", test_figures);
  g_test_add_func ("/document/docx-same-bytes", test_docx_same_bytes);
  g_test_add_func ("/document/save-refuses", test_save_refuses);
  g_test_add_func ("/document/save-replaces", test_save_replaces);
  return g_test_run ();
}
