/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-postings-paper.h"

#include "dv-date.h"
#include "dv-paper-table.h"
#include "dv-petition-head.h"
#include "dv-posting-words.h"
#include "dv-postings.h"

/* The list that is posted each quarter (Luật 10/2022/QH15, art. 13.2), and the list of what has to
 * be posted or was not posted as it has to be. */

static DvDocument *
begin (DvDb *db, const DvDate *day, const char *kind, const char *excerpt, GError **error)
{
  g_auto (DvGiftHead) head = { 0 };
  g_autofree char *iso = dv_date_to_iso (day);
  DvDocument *document;

  if (!dv_petition_head_read (db, iso, &head, error))
    return NULL;
  document = dv_gift_head_begin (&head);
  dv_document_add_title (document, kind, excerpt);
  return document;
}

static void
add_published (DvTable *table, const DvPostingRow *posting, guint number)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  dv_paper_table_add_number (row, number);
  dv_paper_table_add_field (row, posting->record, "title");
  dv_paper_table_add_field (row, posting->record, "content");
  dv_paper_table_add_field (row, posting->record, "form");
  dv_paper_table_add_field (row, posting->record, "place");
  dv_paper_table_add_field (row, posting->record, "decided_on");
  dv_paper_table_add_field (row, posting->record, "posted_on");
  dv_paper_table_add_field (row, posting->record, "removed_on");
}

static void
add_nothing (DvDocument *document, const char *text)
{
  dv_paragraph_add_text (dv_document_add_paragraph (document), text);
}

/**
 * dv_postings_paper_quarter:
 * @db: a connection
 * @year: a year
 * @quarter: a quarter of it, 1 to 4
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the list of what was made public in the quarter, with its
 *   form and time
 */
DvDocument *
dv_postings_paper_quarter (DvDb *db,
                           unsigned int year,
                           unsigned int quarter,
                           guint32 on,
                           GError **error)
{
  static const DvPaperColumn columns[] = {
    { "STT", 4, DV_ALIGN_CENTER },
    { "Nội dung", 28, DV_ALIGN_LEFT },
    { "Thuộc nội dung", 18, DV_ALIGN_LEFT },
    { "Hình thức", 12, DV_ALIGN_LEFT },
    { "Nơi", 16, DV_ALIGN_LEFT },
    { "Ngày quyết định", 10, DV_ALIGN_CENTER },
    { "Công khai từ", 10, DV_ALIGN_CENTER },
    { "Đến ngày", 10, DV_ALIGN_CENTER },
  };
  const DvDate first = dv_date_quarter_first_day (year, quarter);
  const DvDate last = dv_date_quarter_last_day (year, quarter);
  g_autofree char *from = dv_date_to_iso (&first);
  g_autofree char *to = dv_date_to_iso (&last);
  g_autofree char *excerpt = g_strdup_printf ("Quý %u năm %u", quarter, year);
  g_autoptr (DvPostings) postings = dv_postings_published (db, from, to, on, error);
  g_autoptr (DvDocument) document = NULL;
  DvTable *table;

  if (postings == NULL)
    return NULL;
  document = begin (db, &last, "Danh mục nội dung đã công khai", excerpt, error);
  if (document == NULL)
    return NULL;
  if (postings->rows->len == 0) {
    add_nothing (document, "Trong quý không có nội dung nào được công khai.");
    return g_steal_pointer (&document);
  }
  table = dv_paper_table_begin (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < postings->rows->len; i++)
    add_published (table, g_ptr_array_index (postings->rows, i), i + 1);
  return g_steal_pointer (&document);
}

static void
add_due (DvTable *table, const DvPostingRow *posting, guint number)
{
  const DvPostingStanding *standing = &posting->standing;
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  g_autofree char *due = standing->due != 0 ? dv_date_format_julian (standing->due) : NULL;
  g_autofree char *state = dv_posting_describe (standing);
  const DvPostingRule *rule =
    posting->standing.state == DV_POSTING_OVERDUE || standing->stay_rule == NULL
      ? standing->due_rule
      : standing->stay_rule;

  dv_paper_table_add_number (row, number);
  dv_paper_table_add_field (row, posting->record, "title");
  dv_paper_table_add_field (row, posting->record, "form");
  dv_paper_table_add_field (row, posting->record, "place");
  dv_paper_table_add_field (row, posting->record, "decided_on");
  dv_row_add_text (row, due != NULL ? due : "");
  dv_row_add_text (row, state);
  dv_row_add_text (row, rule != NULL && rule->basis != NULL ? rule->basis : "");
}

/**
 * dv_postings_paper_due:
 * @db: a connection
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what is to be posted, is overdue, was gone or was taken down
 *   too early
 */
DvDocument *
dv_postings_paper_due (DvDb *db, guint32 on, GError **error)
{
  static const DvPaperColumn columns[] = {
    { "STT", 4, DV_ALIGN_CENTER },
    { "Nội dung", 26, DV_ALIGN_LEFT },
    { "Hình thức", 11, DV_ALIGN_LEFT },
    { "Nơi", 16, DV_ALIGN_LEFT },
    { "Ngày quyết định", 10, DV_ALIGN_CENTER },
    { "Hạn công khai", 10, DV_ALIGN_CENTER },
    { "Tình trạng", 18, DV_ALIGN_LEFT },
    { "Căn cứ", 20, DV_ALIGN_LEFT },
  };
  const DvDate day = dv_date_from_julian (on);
  g_autofree char *shown = dv_date_format (&day);
  g_autofree char *excerpt = g_strdup_printf ("Tính đến ngày %s", shown);
  g_autoptr (DvPostings) postings = dv_postings_due (db, on, error);
  g_autoptr (DvDocument) document = NULL;
  DvTable *table;

  if (postings == NULL)
    return NULL;
  document = begin (db, &day, "Nội dung phải công khai, niêm yết", excerpt, error);
  if (document == NULL)
    return NULL;
  if (postings->rows->len == 0) {
    add_nothing (document, "Không có nội dung nào đến hạn, quá hạn hoặc bị gián đoạn.");
    return g_steal_pointer (&document);
  }
  table = dv_paper_table_begin (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < postings->rows->len; i++)
    add_due (table, g_ptr_array_index (postings->rows, i), i + 1);
  return g_steal_pointer (&document);
}
