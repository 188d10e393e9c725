/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-supervision-paper.h"

#include "dv-gift-head.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-paper-table.h"
#include "dv-query.h"
#include "dv-supervision.h"

/* The report on a supervision, or on the criticism of a draft: who, what, what was found, what is
 * recommended and how far that is. */

static GPtrArray *
load_parts (DvDb *db, const DvKind *kind, const char *id, const char *order, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "supervision", id);
  dv_query_set_order (query, order, FALSE);
  rows = dv_query_run (query, db, error);
  return rows != NULL ? dv_db_load_rows (db, kind, (const gint64 *) rows->data, rows->len, error)
                      : NULL;
}

static void
add_fields (DvDocument *document, DvRecord *record)
{
  static const struct {
    const char *field;
    const char *label;
  } lines[] = {
    { "form", "Hình thức" },
    { "subject", "Đối tượng giám sát" },
    { "subject_unit", "Đơn vị được giám sát" },
    { "project", "Dự án, công trình" },
    { "draft", "Dự thảo được phản biện" },
    { "draft_received_on", "Ngày nhận dự thảo" },
    { "decided_on", "Ngày quyết định" },
    { "plan_sent_on", "Ngày gửi kế hoạch" },
    { "report_received_on", "Ngày nhận báo cáo" },
    { "start", "Từ ngày" },
    { "end", "Đến ngày" },
    { "result_on", "Ngày thông báo kết quả" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *text = dv_paper_table_get_text (record, lines[i].field);

    dv_paper_table_add_sentence (document, lines[i].label, text);
  }
}

static DvTable *
begin_part (DvDocument *document, const char *heading, const DvPaperColumn *columns, guint n)
{
  dv_document_add_heading (document, 1, heading);
  return dv_paper_table_begin (document, columns, n);
}

static gboolean
add_team (DvDb *db, DvDocument *document, const char *id, GError **error)
{
  static const DvPaperColumn columns[] = {
    { "STT", 4, DV_ALIGN_CENTER },
    { "Họ và tên", 24, DV_ALIGN_LEFT },
    { "Chức vụ, đơn vị", 36, DV_ALIGN_LEFT },
    { "Nhiệm vụ", 16, DV_ALIGN_LEFT },
  };
  g_autoptr (GPtrArray) members = load_parts (db, &dv_kind_team_member, id, "name", error);
  DvTable *table;

  if (members == NULL || members->len == 0)
    return members != NULL;
  table = begin_part (document, "Thành phần", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < members->len; i++) {
    DvRecord *member = g_ptr_array_index (members, i);
    DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
    gboolean has_body = dv_record_get (member, "body") != NULL;

    dv_paper_table_add_number (row, i + 1);
    dv_paper_table_add_field (row, member, "name");
    dv_paper_table_add_field (row, member, has_body ? "body" : "unit");
    dv_paper_table_add_field (row, member, "role");
  }
  return TRUE;
}

static gboolean
add_findings (DvDb *db, DvDocument *document, const char *id, GError **error)
{
  static const DvPaperColumn columns[] = {
    { "STT", 4, DV_ALIGN_CENTER },
    { "Nội dung", 50, DV_ALIGN_LEFT },
    { "Tài liệu, chứng cứ", 40, DV_ALIGN_LEFT },
  };
  g_autoptr (GPtrArray) findings = load_parts (db, &dv_kind_finding, id, "position", error);
  DvTable *table;

  if (findings == NULL || findings->len == 0)
    return findings != NULL;
  table = begin_part (document, "Kết quả giám sát", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < findings->len; i++) {
    DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

    dv_paper_table_add_number (row, i + 1);
    dv_paper_table_add_field (row, g_ptr_array_index (findings, i), "title");
    dv_paper_table_add_field (row, g_ptr_array_index (findings, i), "evidence");
  }
  return TRUE;
}

/* How the answer to a recommendation stands, or “” where no time limit runs. */
static char *
find_state (const GPtrArray *clocks, DvRecord *recommendation, guint32 on)
{
  for (guint i = 0; i < clocks->len; i++) {
    const DvSupervisionDue *due = g_ptr_array_index (clocks, i);

    if (due->recommendation != NULL &&
        g_strcmp0 (dv_record_get_id (due->recommendation), dv_record_get_id (recommendation)) == 0)
      return dv_supervision_due_describe (due, on);
  }
  return g_strdup ("");
}

static void
add_recommendation (DvTable *table,
                    DvRecord *record,
                    guint number,
                    const GPtrArray *clocks,
                    guint32 on)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  g_autofree char *state = find_state (clocks, record, on);

  dv_paper_table_add_number (row, number);
  dv_paper_table_add_field (row, record, "title");
  dv_paper_table_add_field (row, record, "addressed_to");
  dv_paper_table_add_field (row, record, "sent_on");
  dv_row_add_text (row, state);
  dv_paper_table_add_field (row, record, "outcome");
  dv_paper_table_add_field (row, record, "answer");
  dv_paper_table_add_field (row, record, "done_on");
}

static gboolean
add_recommendations (DvDb *db, DvDocument *document, const char *id, guint32 on, GError **error)
{
  static const DvPaperColumn columns[] = {
    { "STT", 4, DV_ALIGN_CENTER },          { "Kiến nghị", 28, DV_ALIGN_LEFT },
    { "Kiến nghị với", 14, DV_ALIGN_LEFT }, { "Ngày gửi", 9, DV_ALIGN_CENTER },
    { "Thời hạn", 10, DV_ALIGN_LEFT },      { "Kết quả", 10, DV_ALIGN_LEFT },
    { "Trả lời", 20, DV_ALIGN_LEFT },       { "Thực hiện xong", 9, DV_ALIGN_CENTER },
  };
  g_autoptr (GPtrArray) records = load_parts (db, &dv_kind_recommendation, id, "position", error);
  g_autoptr (GPtrArray) clocks = records != NULL ? dv_supervision_clocks (db, id, on, error) : NULL;
  DvTable *table;

  if (clocks == NULL || records->len == 0)
    return clocks != NULL;
  table = begin_part (document, "Kiến nghị", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < records->len; i++)
    add_recommendation (table, g_ptr_array_index (records, i), i + 1, clocks, on);
  return TRUE;
}

static void
add_signers (DvDocument *document)
{
  DvSigners *signers = dv_document_add_signers (document);

  dv_signers_add (signers, "Thư ký", "(Ký, ghi rõ họ tên)", NULL);
  dv_signers_add (signers, "Trưởng đoàn", "(Ký, ghi rõ họ tên)", NULL);
}

/**
 * dv_supervision_paper_build:
 * @db: a connection
 * @id: the UUID of a supervision
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its report: course, team, findings, and recommendations with
 *   what came of them
 */
DvDocument *
dv_supervision_paper_build (DvDb *db, const char *id, guint32 on, GError **error)
{
  g_auto (DvGiftHead) head = { 0 };
  g_autoptr (DvDocument) document = NULL;
  gboolean criticism;

  if (!dv_gift_head_read (db, id, &head, error))
    return NULL;
  criticism = dv_record_get (head.record, "draft") != NULL;
  document = dv_gift_head_begin (&head);
  dv_document_add_title (document, criticism ? "Kết quả phản biện xã hội" : "Kết quả giám sát",
                         dv_record_get_title (head.record));
  add_fields (document, head.record);
  if (!add_team (db, document, id, error) || !add_findings (db, document, id, error) ||
      !add_recommendations (db, document, id, on, error))
    return NULL;
  add_signers (document);
  return g_steal_pointer (&document);
}
