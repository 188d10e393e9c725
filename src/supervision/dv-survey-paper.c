/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-survey-paper.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-gift-head.h"
#include "dv-kinds.h"
#include "dv-paper-table.h"
#include "dv-posting-words.h"
#include "dv-postings.h"
#include "dv-store-error.h"
#include "dv-survey.h"

/* A survey on paper: the table of places and items, what is to be mended, and what did not hang
 * without a break. A cell has a sign and a word, for papers are copied in black and white. */

static const char *const marks[DV_SURVEY_ANSWERS] = { "✓", "◐", "✗", "≈", "?" };

static char *
describe_cell (const DvSurvey *survey, guint place, guint item)
{
  DvRecord *seen = dv_survey_get (survey, place, item);
  DvSurveyChange change = dv_survey_get_change (survey, place, item);
  g_autofree char *word = seen != NULL ? dv_paper_table_get_text (seen, "answer") : NULL;
  const char *mark = "";

  if (seen == NULL)
    return g_strdup ("");
  for (guint i = 0; i < DV_SURVEY_ANSWERS; i++) {
    if (g_strcmp0 (dv_record_get (seen, "answer"), dv_choices_answer[i].code) == 0)
      mark = marks[i];
  }
  return g_strdup_printf ("%s %s%s", mark, word,
                          change == DV_SURVEY_FIXED  ? " ↑"
                          : change == DV_SURVEY_LOST ? " ↓"
                                                     : "");
}

static void
add_total (DvRow *row, const DvSurvey *survey, int place, int item)
{
  g_autofree char *text = NULL;
  DvSurveySums sums;

  dv_survey_count (survey, place, item, &sums);
  text = g_strdup_printf ("%u/%u", sums.answers[0], sums.n_cells);
  dv_row_add_text (row, text);
}

static void
add_place (DvTable *table, const DvSurvey *survey, guint place)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  dv_paper_table_add_number (row, place + 1);
  dv_row_add_text (row, dv_record_get_title (g_ptr_array_index (survey->places, place)));
  for (guint i = 0; i < survey->items->len; i++) {
    g_autofree char *text = describe_cell (survey, place, i);

    dv_row_add_text (row, text);
  }
  add_total (row, survey, (int) place, -1);
}

static void
add_matrix (DvDocument *document, const DvSurvey *survey)
{
  DvTable *table = dv_document_add_table (document);
  DvRow *row;

  dv_table_add_column (table, "STT", 4, DV_ALIGN_CENTER);
  dv_table_add_column (table, "Nơi khảo sát", 16, DV_ALIGN_LEFT);
  for (guint i = 0; i < survey->items->len; i++)
    dv_table_add_column (table, dv_record_get_title (g_ptr_array_index (survey->items, i)), 9,
                         DV_ALIGN_LEFT);
  dv_table_add_column (table, "Có niêm yết", 7, DV_ALIGN_CENTER);
  for (guint p = 0; p < survey->places->len; p++)
    add_place (table, survey, p);
  row = dv_table_add_row (table, DV_ROW_TOTAL);
  dv_row_add_text (row, "");
  dv_row_add_text (row, "Có niêm yết");
  for (guint i = 0; i < survey->items->len; i++)
    add_total (row, survey, -1, (int) i);
  add_total (row, survey, -1, -1);
}

/* --- what is to be mended --- */

static void
add_fault (DvTable *table, const DvSurvey *survey, guint place, guint item, guint number)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  DvRecord *seen = dv_survey_get (survey, place, item);

  dv_paper_table_add_number (row, number);
  dv_row_add_text (row, dv_record_get_title (g_ptr_array_index (survey->places, place)));
  dv_row_add_text (row, dv_record_get_title (g_ptr_array_index (survey->items, item)));
  dv_paper_table_add_field (row, seen, "answer");
  dv_paper_table_add_field (row, seen, "date");
  dv_paper_table_add_field (row, seen, "note");
  dv_paper_table_add_field (row, seen, "fix_by");
  dv_paper_table_add_field (row, seen, "fixed_on");
}

static void
add_faults (DvDocument *document, const DvSurvey *survey)
{
  static const DvPaperColumn columns[] = {
    { "STT", 4, DV_ALIGN_CENTER },
    { "Nơi khảo sát", 18, DV_ALIGN_LEFT },
    { "Nội dung", 20, DV_ALIGN_LEFT },
    { "Kết quả", 12, DV_ALIGN_LEFT },
    { "Ngày", 10, DV_ALIGN_CENTER },
    { "Ghi chú", 20, DV_ALIGN_LEFT },
    { "Hạn khắc phục", 10, DV_ALIGN_CENTER },
    { "Đã khắc phục", 10, DV_ALIGN_CENTER },
  };
  DvTable *table = NULL;
  guint n = 0;

  for (guint p = 0; p < survey->places->len; p++) {
    for (guint i = 0; i < survey->items->len; i++) {
      if (!dv_survey_is_amiss (dv_survey_get (survey, p, i)))
        continue;
      if (table == NULL) {
        dv_document_add_heading (document, 1, "Nội dung phải khắc phục");
        table = dv_paper_table_begin (document, columns, G_N_ELEMENTS (columns));
      }
      add_fault (table, survey, p, i, ++n);
    }
  }
}

static void
add_gaps (DvDocument *document, const DvPostings *postings)
{
  static const DvPaperColumn columns[] = {
    { "STT", 4, DV_ALIGN_CENTER },
    { "Văn bản", 30, DV_ALIGN_LEFT },
    { "Nơi niêm yết", 20, DV_ALIGN_LEFT },
    { "Niêm yết từ", 10, DV_ALIGN_CENTER },
    { "Không còn ngày", 10, DV_ALIGN_CENTER },
    { "Ngày gỡ", 10, DV_ALIGN_CENTER },
  };
  DvTable *table;

  if (postings->rows->len == 0)
    return;
  dv_document_add_heading (document, 1, "Niêm yết không liên tục");
  table = dv_paper_table_begin (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < postings->rows->len; i++) {
    const DvPostingRow *posting = g_ptr_array_index (postings->rows, i);
    DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
    g_autofree char *gap =
      posting->standing.gap != 0 ? dv_date_format_julian (posting->standing.gap) : g_strdup ("");

    dv_paper_table_add_number (row, i + 1);
    dv_paper_table_add_field (row, posting->record, "title");
    dv_paper_table_add_field (row, posting->record, "place");
    dv_paper_table_add_field (row, posting->record, "posted_on");
    dv_row_add_text (row, gap);
    dv_paper_table_add_field (row, posting->record, "removed_on");
  }
}

/* --- the whole --- */

static void
add_sums (DvDocument *document, const DvSurvey *survey)
{
  DvParagraph *paragraph = dv_document_add_paragraph (document);
  g_autofree char *text = NULL;
  DvSurveySums sums;

  dv_survey_count (survey, -1, -1, &sums);
  text =
    g_strdup_printf ("Đã xem %u/%u; có niêm yết %u, một phần %u, không %u, rách, mờ %u, không "
                     "thấy %u; phải khắc phục %u, đã khắc phục %u.",
                     sums.n_seen, sums.n_cells, sums.answers[0], sums.answers[1], sums.answers[2],
                     sums.answers[3], sums.answers[4], sums.n_to_fix, sums.n_fixed);
  dv_paragraph_add_text (paragraph, text);
  if (survey->previous != NULL) {
    g_autofree char *change = g_strdup_printf (" So với đợt trước: có lại %u (↑), mất %u (↓).",
                                               sums.n_fixed_since, sums.n_lost);

    dv_paragraph_add_text (paragraph, change);
  }
}

static void
add_signers (DvDocument *document)
{
  DvSigners *signers = dv_document_add_signers (document);

  dv_signers_add (signers, "Người lập biểu", "(Ký, ghi rõ họ tên)", NULL);
  dv_signers_add (signers, "Trưởng đoàn khảo sát", "(Ký, ghi rõ họ tên)", NULL);
}

/**
 * dv_survey_paper_build:
 * @db: a connection
 * @id: the UUID of a survey
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the survey on paper; %NULL if it has no places or no items
 */
DvDocument *
dv_survey_paper_build (DvDb *db, const char *id, guint32 on, GError **error)
{
  g_autoptr (DvSurvey) survey = dv_survey_read (db, id, error);
  g_autoptr (DvPostings) postings = NULL;
  g_auto (DvGiftHead) head = { 0 };
  g_autoptr (DvDocument) document = NULL;

  if (survey == NULL)
    return NULL;
  if (survey->places->len == 0 || survey->items->len == 0) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("The survey has no places or no checklist with items, so there is "
                            "nothing to print. Choose them in its form."));
    return NULL;
  }
  postings = dv_postings_broken (db, survey, on, error);
  if (postings == NULL || !dv_gift_head_read (db, id, &head, error))
    return NULL;
  document = dv_gift_head_begin (&head);
  dv_document_add_title (document, "Kết quả khảo sát", dv_record_get_title (survey->survey));
  add_sums (document, survey);
  add_matrix (document, survey);
  add_faults (document, survey);
  add_gaps (document, postings);
  add_signers (document);
  return g_steal_pointer (&document);
}
