/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-election-paper.h"

#include <string.h>

#include "dv-election.h"
#include "dv-kinds.h"
#include "dv-store-error.h"

/* The minutes of an election or vote, from its records. */

G_GNUC_PRINTF (2, 3)
static void
add_line (DvDocument *document, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  dv_paragraph_add_text (dv_document_add_paragraph (document), text);
}

static char *
choice_of (DvRecord *record, const char *name)
{
  const DvField *field = dv_kind_find_field (dv_record_get_kind (record), name);
  const char *code = dv_record_get (record, name);
  const DvChoice *choice = code != NULL ? dv_field_find_choice (field, code) : NULL;

  return choice != NULL ? g_strndup (choice->words, strcspn (choice->words, "|")) : g_strdup ("");
}

static void
add_facts (DvDocument *document, DvRecord *election)
{
  const DvField *date = dv_kind_find_field (&dv_kind_election, "date");
  const DvField *unit = dv_kind_find_field (&dv_kind_election, "unit");
  g_autofree char *day = dv_record_get_display (election, date);
  g_autofree char *method = choice_of (election, "method");
  const char *body = dv_record_get_link_title (election, unit);

  add_line (document, "Đơn vị: %s.", body != NULL ? body : "");
  add_line (document, "Thời gian: %s.", day != NULL ? day : "");
  if (*method != '\0')
    add_line (document, "Hình thức: %s.", method);
}

static void
add_count (DvDocument *document, const DvElectionResult *result)
{
  const DvBallotCount *count = &result->count;

  if (result->clusters->len > 0)
    add_line (document, "Họp theo %02u cụm.", result->clusters->len);
  add_line (document, "Tổng số hộ: %u; số hộ dự: %u.", count->households, count->present);
  if (count->issued > 0)
    add_line (document, "Số phiếu phát ra: %u; thu về: %u; hợp lệ: %u; không hợp lệ: %u.",
              count->issued, count->returned, count->valid, count->returned - count->valid);
  if (result->rule == NULL) {
    add_line (document, "Chưa có quy định về tỷ lệ biểu quyết vào ngày này.");
    return;
  }
  add_line (document, "%s (căn cứ: %s).",
            result->held ? "Cuộc họp hợp lệ" : "Cuộc họp không đủ số hộ tham gia",
            dv_record_get (result->rule, "basis") != NULL ? dv_record_get (result->rule, "basis")
                                                          : "chưa ghi");
}

static void
add_lines (DvDocument *document, GPtrArray *lines, const char *what, const char *won)
{
  DvTable *table;

  if (lines->len == 0)
    return;
  table = dv_document_add_table (document);
  dv_table_add_column (table, "STT", 4, DV_ALIGN_CENTER);
  dv_table_add_column (table, what, 30, DV_ALIGN_LEFT);
  dv_table_add_column (table, "Đồng ý", 9, DV_ALIGN_RIGHT);
  dv_table_add_column (table, "Không đồng ý", 9, DV_ALIGN_RIGHT);
  dv_table_add_column (table, "Kết quả", 16, DV_ALIGN_LEFT);
  for (guint i = 0; i < lines->len; i++) {
    const DvElectionLine *line = g_ptr_array_index (lines, i);
    DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
    g_autofree char *place = g_strdup_printf ("%u", i + 1);
    g_autofree char *agree = g_strdup_printf ("%u", line->agree);
    g_autofree char *disagree = g_strdup_printf ("%u", line->disagree);

    dv_row_add_text (row, place);
    dv_row_add_text (row, line->name);
    dv_row_add_text (row, agree);
    dv_row_add_text (row, disagree);
    dv_row_add_text (row, line->won ? won : line->tied ? "bằng phiếu, bầu lại" : "không đạt");
  }
}

/**
 * dv_election_paper_build:
 * @db: a connection
 * @id: the UUID of an election
 * @error: return location for a #DV_STORE_ERROR; an election whose numbers cannot be has no minutes
 *
 * Returns: (transfer full): the minutes
 */
DvDocument *
dv_election_paper_build (DvDb *db, const char *id, GError **error)
{
  g_autoptr (DvElectionResult) result = dv_election_look (db, id, error);
  g_autoptr (DvLayout) layout = dv_layout_new ();
  g_autoptr (DvDocument) document = dv_document_new (layout);
  DvSigners *signers;

  if (result == NULL)
    return NULL;
  if (result->fault != DV_BALLOT_SOUND) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         dv_ballot_fault_to_words (result->fault));
    return NULL;
  }
  dv_document_add_section (document, FALSE);
  dv_document_add_title (document, "Biên bản", dv_record_get_title (result->election));
  add_facts (document, result->election);
  add_count (document, result);
  add_lines (document, result->candidates, "Người ứng cử", "trúng cử");
  add_lines (document, result->matters, "Nội dung", "thông qua");
  signers = dv_document_add_signers (document);
  dv_signers_add (signers, "Thư ký", "(Ký, ghi rõ họ tên)", NULL);
  dv_signers_add (signers, "Chủ tọa", "(Ký, ghi rõ họ tên)", NULL);
  return g_steal_pointer (&document);
}
