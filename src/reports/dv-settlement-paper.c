/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-settlement-paper.h"

#include <glib/gi18n-lib.h>

#include "dv-gift-count.h"
#include "dv-gift-head.h"
#include "dv-kinds.h"
#include "dv-numerals.h"
#include "dv-store-error.h"

/* What a campaign promised and gave: by source, which is how money is settled, and by residential
 * group, category and source. Only lists that were approved count; the others are named. */

/* --- cells --- */

static void
add_count (DvRow *row, gint64 count)
{
  g_autofree char *text = dv_text_format_integer (count);

  dv_row_add_text (row, text);
}

static void
add_name (DvRow *row, const char *name, const char *otherwise)
{
  dv_row_add_text (row, name != NULL ? name : otherwise);
}

/* Where nothing was set nothing can be left. */
static void
add_limited (DvRow *row, gint64 limit, gint64 number)
{
  if (limit == DV_GIFTS_UNLIMITED)
    dv_row_add_text (row, "");
  else
    add_count (row, number);
}

typedef struct {
  const char *title;
  double weight;
  DvAlignment alignment;
} Column;

static DvTable *
add_table (DvDocument *document, const Column *columns, guint n)
{
  DvTable *table = dv_document_add_table (document);

  for (guint i = 0; i < n; i++)
    dv_table_add_column (table, columns[i].title, columns[i].weight, columns[i].alignment);
  return table;
}

static void
add_outcome (DvRow *row, const DvGiftTotal *total)
{
  add_count (row, total->received);
  add_count (row, total->by_proxy);
  add_count (row, total->absent);
  add_count (row, total->refused);
  add_count (row, total->open);
}

/* --- by source --- */

static const DvGiftTotal *
find_total (const GPtrArray *totals, gint64 source)
{
  static const DvGiftTotal nothing;

  for (guint i = 0; i < totals->len; i++) {
    const DvGiftTotal *total = g_ptr_array_index (totals, i);

    if (total->source == source)
      return total;
  }
  return &nothing;
}

static void
add_source (DvTable *table, const DvGiftSource *source, const DvGiftTotal *total)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  guint given = total->received + total->by_proxy;

  add_name (row, source->name, "");
  add_name (row, source->sponsor, "");
  add_limited (row, source->stock, source->stock);
  add_limited (row, source->budget, source->budget);
  add_count (row, total->gifts);
  add_outcome (row, total);
  add_count (row, total->paid);
  add_limited (row, source->stock, source->stock - given);
  add_limited (row, source->budget, source->budget - total->paid);
}

static void
add_no_source (DvTable *table, const DvGiftTotal *total)
{
  DvRow *row;

  if (total->gifts == 0)
    return;
  row = dv_table_add_row (table, DV_ROW_BODY);
  add_name (row, "Chưa ghi nguồn", NULL);
  for (guint i = 0; i < 3; i++)
    dv_row_add_text (row, "");
  add_count (row, total->gifts);
  add_outcome (row, total);
  add_count (row, total->paid);
}

static void
add_source_sum (DvTable *table, const DvGiftTotal *all)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_TOTAL);
  DvParagraph *cell = dv_row_add_cell (row, 4);

  dv_paragraph_set_alignment (cell, DV_ALIGN_LEFT);
  dv_paragraph_add_text (cell, "Tổng cộng");
  add_count (row, all->gifts);
  add_outcome (row, all);
  add_count (row, all->paid);
}

static void
add_sources (DvDocument *document, const DvGifts *gifts, GPtrArray *lines, const DvGiftTotal *all)
{
  static const Column columns[] = {
    { "Nguồn", 4, DV_ALIGN_LEFT },           { "Đơn vị hỗ trợ", 4, DV_ALIGN_LEFT },
    { "Suất", 1.2, DV_ALIGN_RIGHT },         { "Kinh phí (đồng)", 3, DV_ALIGN_RIGHT },
    { "Kế hoạch", 1.5, DV_ALIGN_RIGHT },     { "Đã nhận", 1.3, DV_ALIGN_RIGHT },
    { "Nhận thay", 1.3, DV_ALIGN_RIGHT },    { "Vắng", 1.3, DV_ALIGN_RIGHT },
    { "Từ chối", 1.3, DV_ALIGN_RIGHT },      { "Chưa đến", 1.3, DV_ALIGN_RIGHT },
    { "Đã trao (đồng)", 3, DV_ALIGN_RIGHT }, { "Suất", 1.2, DV_ALIGN_RIGHT },
    { "Tiền (đồng)", 3, DV_ALIGN_RIGHT },
  };
  DvTable *table = add_table (document, columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) totals = dv_gift_totals (gifts, lines, DV_GIFT_BY_SOURCE);

  dv_table_add_group (table, "Nguồn có", 2, 2);
  dv_table_add_group (table, "Số suất quà", 4, 6);
  dv_table_add_group (table, "Còn lại", 11, 2);
  for (guint i = 0; i < gifts->sources->len; i++) {
    const DvGiftSource *source = &g_array_index (gifts->sources, DvGiftSource, i);

    add_source (table, source, find_total (totals, source->row));
  }
  add_no_source (table, find_total (totals, 0));
  add_source_sum (table, all);
}

/* --- by group, category and source --- */

static void
add_total (DvTable *table, const DvGiftTotal *total)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  add_name (row, dv_gift_unit_number (total->unit_name), "Chưa rõ");
  add_name (row, total->category_name, "Đối tượng khác");
  add_name (row, total->source_name, "Chưa ghi nguồn");
  add_count (row, total->gifts);
  add_count (row, total->people);
  add_count (row, total->households);
  add_outcome (row, total);
  add_count (row, total->planned);
  add_count (row, total->paid);
}

static void
add_total_sum (DvTable *table, const char *label, const DvGiftTotal *total)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_TOTAL);
  DvParagraph *cell = dv_row_add_cell (row, 3);

  dv_paragraph_set_alignment (cell, DV_ALIGN_LEFT);
  dv_paragraph_add_text (cell, label);
  add_count (row, total->gifts);
  add_count (row, total->people);
  add_count (row, total->households);
  add_outcome (row, total);
  add_count (row, total->planned);
  add_count (row, total->paid);
}

static void
add_unit (DvTable *table, const GPtrArray *totals, const DvGiftTotal *sum)
{
  g_autofree char *label =
    g_strdup_printf ("Cộng %s", sum->unit_name != NULL ? sum->unit_name : "chưa rõ tổ dân phố");

  for (guint i = 0; i < totals->len; i++) {
    const DvGiftTotal *total = g_ptr_array_index (totals, i);

    if (total->unit == sum->unit)
      add_total (table, total);
  }
  add_total_sum (table, label, sum);
}

static void
add_totals (DvDocument *document, const DvGifts *gifts, GPtrArray *lines, const DvGiftTotal *all)
{
  static const Column columns[] = {
    { "Tổ dân phố", 2.2, DV_ALIGN_CENTER }, { "Đối tượng", 5, DV_ALIGN_LEFT },
    { "Nguồn", 4, DV_ALIGN_LEFT },          { "Suất", 1.2, DV_ALIGN_RIGHT },
    { "Người", 1.7, DV_ALIGN_RIGHT },       { "Hộ", 1.2, DV_ALIGN_RIGHT },
    { "Đã nhận", 1.3, DV_ALIGN_RIGHT },     { "Nhận thay", 1.3, DV_ALIGN_RIGHT },
    { "Vắng", 1.3, DV_ALIGN_RIGHT },        { "Từ chối", 1.3, DV_ALIGN_RIGHT },
    { "Chưa đến", 1.3, DV_ALIGN_RIGHT },    { "Kế hoạch", 3, DV_ALIGN_RIGHT },
    { "Đã trao", 3, DV_ALIGN_RIGHT },
  };
  DvTable *table = add_table (document, columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) units = dv_gift_totals (gifts, lines, DV_GIFT_BY_UNIT);
  g_autoptr (GPtrArray) totals =
    dv_gift_totals (gifts, lines, DV_GIFT_BY_UNIT | DV_GIFT_BY_CATEGORY | DV_GIFT_BY_SOURCE);

  dv_table_add_group (table, "Số tiền (đồng)", 11, 2);
  for (guint i = 0; i < units->len; i++)
    add_unit (table, totals, g_ptr_array_index (units, i));
  add_total_sum (table, "Tổng cộng", all);
}

/* --- words --- */

static void
add_sentence (DvDocument *document, const char *text, DvRunFlags flags)
{
  dv_paragraph_add_styled (dv_document_add_paragraph (document), text, flags);
}

static void
add_heading (DvDocument *document, const char *text)
{
  dv_document_add_heading (document, 2, text);
}

/* The lists that are not approved are named, so that nobody thinks that they were forgotten. */
static void
add_left_out (DvDocument *document, const DvGifts *gifts)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < gifts->lists->len; i++) {
    const DvGiftList *list = &g_array_index (gifts->lists, DvGiftList, i);

    if (!dv_gift_list_counts (list))
      g_string_append_printf (names, "%s“%s”", names->len > 0 ? "; " : "", list->title);
  }
  if (names->len == 0)
    return;
  text = g_strdup_printf ("Chưa tính các danh sách chưa được duyệt: %s.", names->str);
  add_sentence (document, text, DV_RUN_ITALIC);
}

static void
add_households (DvDocument *document, const DvGiftTotal *all)
{
  g_autofree char *text = NULL;

  if (all->no_household == 0)
    return;
  text = g_strdup_printf ("Cột “Hộ” chưa kể %u suất chưa ghi hộ.", all->no_household);
  add_sentence (document, text, DV_RUN_ITALIC);
}

static void
add_words (DvDocument *document, const DvGiftTotal *all)
{
  g_autofree char *planned = dv_text_format_integer (all->planned);
  g_autofree char *paid = dv_text_format_integer (all->paid);
  g_autofree char *words = dv_text_dong_in_words (all->paid);
  g_autofree char *text = g_strdup_printf (
    "Kế hoạch: %u suất, %s đồng. Đã trao: %u suất; số tiền: %s đồng (Bằng chữ: %s).", all->gifts,
    planned, all->received + all->by_proxy, paid, words);

  add_sentence (document, text, DV_RUN_BOLD);
}

static void
fill (DvDocument *document, const DvGifts *gifts, GPtrArray *lines)
{
  g_autoptr (GPtrArray) sums = dv_gift_totals (gifts, lines, DV_GIFT_BY_NOTHING);
  const DvGiftTotal *all = g_ptr_array_index (sums, 0);

  add_heading (document, "I. Quyết toán theo nguồn");
  add_sources (document, gifts, lines, all);
  add_heading (document, "II. Theo tổ dân phố, đối tượng và nguồn");
  add_totals (document, gifts, lines, all);
  add_households (document, all);
  add_left_out (document, gifts);
  add_words (document, all);
}

static gboolean
check_campaign (DvRecord *record, const GPtrArray *lines, GError **error)
{
  if (dv_record_get_kind (record) != &dv_kind_campaign)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: the title of a record */
                 _ ("“%s” is not a campaign."), dv_record_get_title (record));
  else if (lines->len == 0)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: %s is a campaign */
                 _ ("No list of the campaign “%s” was approved, so there is nothing to settle. "
                    "Have the lists approved first."),
                 dv_record_get_title (record));
  else
    return TRUE;
  return FALSE;
}

/**
 * dv_settlement_paper_build:
 * @db: a connection
 * @campaign: the UUID of a campaign
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the settlement of a campaign: what each source had, gave and has left, and how many gifts,
 * people and households each residential group had of each category and source, planned and handed
 * out. Categories that the law marks sensitive are counted among the others.
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_settlement_paper_build (DvDb *db, const char *campaign, GError **error)
{
  g_auto (DvGiftHead) head = { 0 };
  g_autoptr (DvGifts) gifts = dv_gifts_read (db, campaign, NULL, error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (DvDocument) document = NULL;

  if (gifts == NULL || !dv_gift_head_read (db, campaign, &head, error))
    return NULL;
  lines = dv_gift_counted_lines (gifts);
  if (!check_campaign (head.record, lines, error))
    return NULL;
  document = dv_gift_head_begin (&head);
  dv_document_add_title (document, "Bảng tổng hợp, quyết toán quà", gifts->name);
  fill (document, gifts, lines);
  dv_gift_head_sign (&head, document);
  return g_steal_pointer (&document);
}
