/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-land-paper.h"

#include <string.h>

#include "dv-choices.h"
#include "dv-gift-head.h"
#include "dv-kinds.h"
#include "dv-land-progress.h"
#include "dv-load.h"
#include "dv-numerals.h"
#include "dv-query.h"

/* The papers of land clearance: how far a project has come, the minutes of a visit and of an
 * inventory. The forms follow those that wards use (domain.md 5.6: forms 04, 05 and 17); what is
 * not known is left to be written by hand. */

#define BLANK "……………………………………"

static void
add_line (DvDocument *document, const char *label, const char *value)
{
  DvParagraph *paragraph = dv_document_add_paragraph (document);

  dv_paragraph_add_text (paragraph, label);
  dv_paragraph_add_text (paragraph, ": ");
  dv_paragraph_add_text (paragraph, value != NULL && *value != '\0' ? value : BLANK);
}

/* The words that a paper in Vietnamese has for the value of a choice. */
static const char *
get_words (const DvField *field, const char *code)
{
  const DvChoice *choice = code != NULL ? dv_field_find_choice (field, code) : NULL;

  return choice != NULL ? choice->words : code;
}

static char *
dup_first_word (const char *words)
{
  const char *end = words != NULL ? strchr (words, '|') : NULL;

  return end != NULL ? g_strndup (words, (gsize) (end - words)) : g_strdup (words);
}

static char *
dup_choice (DvRecord *record, const char *name)
{
  const DvField *field = dv_kind_find_field (dv_record_get_kind (record), name);

  return dup_first_word (get_words (field, dv_record_get_value (record, field)));
}

static char *
dup_shown (DvRecord *record, const char *name)
{
  return dv_record_get_display (record, dv_kind_find_field (dv_record_get_kind (record), name));
}

static void
add_field (DvDocument *document, const char *label, DvRecord *record, const char *name)
{
  g_autofree char *value = dup_shown (record, name);

  add_line (document, label, value);
}

/* --- how far a project has come --- */

static void
add_amount (DvRow *row, guint plots, gint64 area)
{
  g_autofree char *count = dv_text_format_integer (plots);
  g_autofree char *measure = dv_text_format_hundredths (area);
  g_autofree char *text = g_strdup_printf ("%s\n%s m²", count, measure);

  dv_row_add_text (row, plots > 0 ? text : "0");
}

static void
add_count (DvRow *row, guint number)
{
  g_autofree char *text = dv_text_format_integer (number);

  dv_row_add_text (row, text);
}

static DvRow *
add_named_row (DvTable *table, const char *name)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  dv_row_add_text (row, name);
  return row;
}

static void
add_totals (DvTable *table, const GPtrArray *totals)
{
  DvRow *plots = add_named_row (table, "Số thửa và diện tích thu hồi");
  DvRow *households = add_named_row (table, "Số hộ, tổ chức");

  for (guint i = 0; i < totals->len; i++) {
    const DvLandTotal *total = g_ptr_array_index (totals, i);

    add_amount (plots, total->plots, total->area);
    add_count (households, total->households);
  }
}

static void
add_steps (DvTable *table, const GPtrArray *totals)
{
  for (guint step = 0; step < DV_LAND_N_STEPS; step++) {
    g_autofree char *words = dup_first_word (dv_choices_land_step[step].words);
    g_autofree char *name = g_strdup_printf ("Bước %u. %s", step + 1, words);
    DvRow *row = add_named_row (table, name);

    for (guint i = 0; i < totals->len; i++) {
      const DvLandTotal *total = g_ptr_array_index (totals, i);

      add_amount (row, total->done[step], total->done_area[step]);
    }
  }
}

static void
add_answers (DvTable *table, const GPtrArray *totals)
{
  static const char *const names[DV_LAND_N_ANSWERS] = {
    [DV_LAND_NOT_VISITED] = "Chưa vận động",
    [DV_LAND_AGREES] = "Đã vận động: đồng ý",
    [DV_LAND_DISAGREES] = "Đã vận động: không đồng ý",
    [DV_LAND_OTHER] = "Đã vận động: ý kiến khác",
    [DV_LAND_ABSENT] = "Đã đến: không gặp",
  };

  for (guint answer = 0; answer < DV_LAND_N_ANSWERS; answer++) {
    DvRow *row = add_named_row (table, names[answer]);

    for (guint i = 0; i < totals->len; i++)
      add_count (row, ((const DvLandTotal *) g_ptr_array_index (totals, i))->answers[answer]);
  }
}

static void
add_progress (DvDocument *document, const GPtrArray *plots)
{
  g_autoptr (GPtrArray) totals = dv_land_total (plots);
  DvTable *table = dv_document_add_table (document);

  dv_table_add_column (table, "Nội dung", 5, DV_ALIGN_LEFT);
  for (guint i = 0; i < totals->len; i++) {
    const DvLandTotal *total = g_ptr_array_index (totals, i);
    const char *group = total->group != NULL ? total->group : "Cả dự án";

    dv_table_add_column (table, *group != '\0' ? group : "Chưa rõ tổ", 2, DV_ALIGN_RIGHT);
  }
  add_totals (table, totals);
  add_steps (table, totals);
  add_answers (table, totals);
}

/**
 * dv_land_progress_paper:
 * @db: a connection
 * @project: the UUID of a land project
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a table of how many plots and m² have come through each of the twelve steps, by residential
 * group. No step stands for another.
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_land_progress_paper (DvDb *db, const char *project, GError **error)
{
  g_auto (DvGiftHead) head = { 0 };
  g_autoptr (DvDocument) document = NULL;
  g_autoptr (GPtrArray) plots = NULL;

  if (!dv_gift_head_read (db, project, &head, error))
    return NULL;
  plots = dv_land_read (db, project, error);
  if (plots == NULL)
    return NULL;
  document = dv_gift_head_begin (&head);
  dv_document_add_title (document, "TIẾN ĐỘ GIẢI PHÓNG MẶT BẰNG",
                         dv_record_get_title (head.record));
  add_progress (document, plots);
  dv_gift_head_sign (&head, document);
  return g_steal_pointer (&document);
}

/* --- minutes --- */

typedef struct {
  DvRecord *record; /* the visit or the inventory */
  DvRecord *plot;
  DvGiftHead head; /* of the project */
} Minutes;

static void
minutes_clear (Minutes *minutes)
{
  g_clear_object (&minutes->record);
  g_clear_object (&minutes->plot);
  dv_gift_head_clear (&minutes->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Minutes, minutes_clear)

static gboolean
read_minutes (DvDb *db, const char *id, Minutes *minutes, GError **error)
{
  minutes->record = dv_db_load_id (db, id, error);
  if (minutes->record == NULL)
    return FALSE;
  minutes->plot = dv_db_load_id (db, dv_record_get (minutes->record, "plot"), error);
  return minutes->plot != NULL &&
         dv_gift_head_read (db, dv_record_get (minutes->plot, "project"), &minutes->head, error);
}

static void
add_plot (DvDocument *document, const Minutes *minutes)
{
  g_autofree char *sheet = dup_shown (minutes->plot, "sheet");
  g_autofree char *number = dup_shown (minutes->plot, "number");
  g_autofree char *area = dup_shown (minutes->plot, "recovered");
  g_autofree char *place =
    g_strdup_printf ("thửa số %s, tờ bản đồ số %s, diện tích thu hồi %s m²",
                     *number ? number : "……", *sheet ? sheet : "……", *area ? area : "……");

  add_line (document, "Dự án", dv_record_get_title (minutes->head.record));
  add_field (document, "Người sử dụng đất", minutes->plot, "holder");
  add_field (document, "Địa chỉ", minutes->plot, "address");
  add_field (document, "Tổ dân phố", minutes->plot, "group");
  add_line (document, "Thửa đất", place);
}

static void
add_minutes_signers (DvDocument *document)
{
  DvSigners *signers = dv_document_add_signers (document);

  dv_signers_add (signers, "Người sử dụng đất", "(Ký, ghi rõ họ tên)", NULL);
  dv_signers_add (signers, "Tổ trưởng tổ dân phố", "(Ký, ghi rõ họ tên)", NULL);
  dv_signers_add (signers, "Đại diện đoàn", "(Ký, ghi rõ họ tên)", NULL);
}

/* That somebody did not sign is written into the minutes, with the reason. */
static void
add_signing (DvDocument *document, DvRecord *visit)
{
  const char *is_signed = dv_record_get (visit, "signed");

  if (g_strcmp0 (is_signed, "0") == 0)
    add_field (document, "Người sử dụng đất không ký biên bản, lý do", visit, "unsigned_reason");
  else
    dv_paragraph_add_text (dv_document_add_paragraph (document),
                           "Biên bản đã được đọc lại cho các bên cùng nghe và thống nhất ký tên.");
}

/**
 * dv_land_visit_paper:
 * @db: a connection
 * @visit: the UUID of a visit
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the minutes of a visit: the n-th, by whom, what was answered, and whether it was signed.
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_land_visit_paper (DvDb *db, const char *visit, GError **error)
{
  g_auto (Minutes) minutes = { 0 };
  g_autoptr (DvDocument) document = NULL;
  g_autofree char *number = NULL, *purpose = NULL, *opinion = NULL, *excerpt = NULL;

  if (!read_minutes (db, visit, &minutes, error))
    return NULL;
  number = dup_shown (minutes.record, "number");
  purpose = dup_choice (minutes.record, "purpose");
  opinion = dup_choice (minutes.record, "opinion");
  excerpt = g_strdup_printf ("Về việc tuyên truyền, vận động %s (lần thứ %s)",
                             purpose != NULL ? purpose : "giải phóng mặt bằng",
                             *number != '\0' ? number : "……");
  document = dv_gift_head_begin_upright (&minutes.head);
  dv_document_add_title (document, "BIÊN BẢN", excerpt);
  add_field (document, "Ngày", minutes.record, "date");
  add_field (document, "Thành phần đoàn", minutes.record, "team");
  add_plot (document, &minutes);
  add_line (document, "Ý kiến của người sử dụng đất", opinion);
  add_field (document, "Nội dung, lý do", minutes.record, "reason");
  add_field (document, "Việc cần làm tiếp", minutes.record, "follow_up");
  add_signing (document, minutes.record);
  add_minutes_signers (document);
  return g_steal_pointer (&document);
}

static void
add_inventory_line (DvTable *table, DvRecord *line)
{
  static const char *const names[] = { "position", "item",       "measure", "declared",
                                       "counted",  "difference", "note" };
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *value = dup_shown (line, names[i]);

    dv_row_add_text (row, value);
  }
}

static GPtrArray *
read_lines (DvDb *db, DvRecord *inventory, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_inventory_line);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "inventory", dv_record_get_id (inventory));
  dv_query_set_order (query, "position", FALSE);
  rows = dv_query_run (query, db, error);
  return rows != NULL ? dv_db_load_rows (db, &dv_kind_inventory_line, (const gint64 *) rows->data,
                                         rows->len, error)
                      : NULL;
}

static void
add_lines (DvDocument *document, const GPtrArray *lines)
{
  static const struct {
    const char *title;
    double weight;
    DvAlignment alignment;
  } columns[] = {
    { "STT", 1, DV_ALIGN_CENTER },    { "Nội dung kiểm đếm", 6, DV_ALIGN_LEFT },
    { "ĐVT", 1.4, DV_ALIGN_CENTER },  { "Lần 1", 1.6, DV_ALIGN_RIGHT },
    { "Lần 2", 1.6, DV_ALIGN_RIGHT }, { "Chênh lệch", 1.8, DV_ALIGN_RIGHT },
    { "Ghi chú", 3, DV_ALIGN_LEFT },
  };
  DvTable *table = dv_document_add_table (document);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    dv_table_add_column (table, columns[i].title, columns[i].weight, columns[i].alignment);
  for (guint i = 0; i < lines->len; i++)
    add_inventory_line (table, g_ptr_array_index (lines, i));
}

/**
 * dv_land_inventory_paper:
 * @db: a connection
 * @inventory: the UUID of an inventory
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the minutes of an inventory: both counts of each line and their difference.
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_land_inventory_paper (DvDb *db, const char *inventory, GError **error)
{
  g_auto (Minutes) minutes = { 0 };
  g_autoptr (DvDocument) document = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *version = NULL, *excerpt = NULL;

  if (!read_minutes (db, inventory, &minutes, error))
    return NULL;
  lines = read_lines (db, minutes.record, error);
  if (lines == NULL)
    return NULL;
  version = dup_shown (minutes.record, "version");
  excerpt = g_strdup_printf ("%s (bản %s)", dv_record_get_title (minutes.record),
                             *version != '\0' ? version : "1");
  document = dv_gift_head_begin_upright (&minutes.head);
  dv_document_add_title (document, "BIÊN BẢN KIỂM ĐẾM", excerpt);
  add_field (document, "Ngày kiểm đếm", minutes.record, "date");
  add_field (document, "Thành phần", minutes.record, "team");
  add_plot (document, &minutes);
  if (dv_record_get (minutes.record, "reason") != NULL)
    add_field (document, "Lý do điều chỉnh", minutes.record, "reason");
  add_lines (document, lines);
  add_minutes_signers (document);
  return g_steal_pointer (&document);
}
