/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-half-year.h"
#include "dv-marked.h"
#include "dv-numerals.h"
#include "dv-paper-head.h"

/* A report becomes a paper: letterhead, numbers of the headings, figures, signature. */

/* --- letterhead --- */

static DvRecord *
find_letterhead (DvDb *db, const DvHalfYear *report, GError **error)
{
  const DvPaperWish wish = { .code = report->letterhead,
                             .style = report->style,
                             .day = report->to };

  return dv_paper_find_letterhead (db, &wish, error);
}

static const char *
get (DvRecord *record, const char *field)
{
  return record != NULL ? dv_record_get (record, field) : NULL;
}

static DvLayout *
layout_for (DvDb *db, const DvHalfYear *report, DvRecord *letterhead, GError **error)
{
  return dv_paper_load_layout (db,
                               report->style != NULL ? report->style : get (letterhead, "style"),
                               error);
}

static unsigned
number_of (const DvHalfYear *report)
{
  return report->number != NULL ? (unsigned) g_ascii_strtoull (report->number, NULL, 10) : 0;
}

static void
add_head (DvDocument *document, const DvHalfYear *report, DvRecord *letterhead)
{
  const DvLayout *layout = dv_document_get_layout (document);
  const char *symbol = get (letterhead, "symbol");
  const char *place = get (letterhead, "place");
  g_autoptr (GDate) day = dv_paper_day (report->date);
  g_autofree char *number =
    dv_layout_format_number (layout, number_of (report), "BC", symbol != NULL ? symbol : "");
  g_autofree char *date = dv_format_place_date (place != NULL ? place : "", day);
  g_autofree char *superior = dv_paper_break_lines (get (letterhead, "superior"));
  g_autofree char *issuer = dv_paper_break_lines (get (letterhead, "issuer"));
  DvLetterhead texts = { .superior = *superior != '\0' ? superior : NULL,
                         .issuer = *issuer != '\0' ? issuer : NULL,
                         .number = number,
                         .place_date = date };

  dv_document_add_letterhead (document, &texts);
}

static void
add_recipients (DvSignature *signature, const char *recipients)
{
  g_auto (GStrv) lines = g_strsplit_set (recipients != NULL ? recipients : "Lưu VP", ";\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (*g_strstrip (lines[i]) != '\0')
      dv_signature_add_recipient (signature, lines[i]);
  }
}

static void
add_signature (DvDocument *document, DvRecord *letterhead)
{
  DvSignature *signature = dv_document_add_signature (document);
  const char *body = get (letterhead, "authority");

  if (body != NULL)
    dv_signature_add_authority (signature, DV_AUTHORITY_ON_BEHALF, body);
  if (get (letterhead, "post") != NULL)
    dv_signature_set_post (signature, get (letterhead, "post"));
  if (get (letterhead, "signer") != NULL)
    dv_signature_set_signer (signature, get (letterhead, "signer"));
  add_recipients (signature, get (letterhead, "recipients"));
}

/* --- headings --- */

/* How far the numbers of the headings are. */
typedef struct {
  unsigned numbers[6];
} Numbering;

/* Level 1 is a part and says its own number; then I, 1, a; tables are numbered
 * by themselves. */
static char *
number_heading (Numbering *numbering, const DvLayout *layout, guint level, const char *text)
{
  unsigned number = ++numbering->numbers[MIN (level, 5)];
  g_autofree char *roman = NULL;

  if (level >= 5)
    return g_strdup_printf ("Biểu %u. %s", number, text);
  roman = dv_text_format_roman (number);
  for (guint i = level + 1; i < G_N_ELEMENTS (numbering->numbers); i++)
    numbering->numbers[i] = 0;
  if (level == 2)
    return g_strdup_printf ("%s%s %s", roman, layout->heading_mark, text);
  if (level == 3)
    return g_strdup_printf ("%u. %s", number, text);
  if (level == 4)
    return g_strdup_printf ("%c) %s", 'a' + (int) MIN (number - 1, 25), text);
  return g_strdup (text);
}

static void
add_heading (DvDocument *document, Numbering *numbering, const DvHalfBlock *block)
{
  g_autofree char *broken = dv_paper_break_lines (block->text);
  g_autofree char *text =
    number_heading (numbering, dv_document_get_layout (document), block->level, broken);

  dv_block_set_id (&dv_document_add_heading (document, CLAMP (block->level, 1, 3), text)->block,
                   block->key);
}

/* --- paragraphs and tables --- */

static void
add_runs (DvParagraph *paragraph, const char *marked)
{
  g_autoptr (GPtrArray) pieces = dv_marked_parse (marked);

  for (guint i = 0; i < pieces->len; i++) {
    const DvMarkedPiece *piece = g_ptr_array_index (pieces, i);

    if (piece->key != NULL)
      dv_paragraph_add_figure (paragraph, piece->text, piece->key);
    else
      dv_paragraph_add_text (paragraph, piece->text);
  }
}

static void
add_paragraphs (DvDocument *document, const DvHalfBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    DvParagraph *paragraph;

    if (*lines[i] == '\0')
      continue;
    paragraph = g_str_has_prefix (lines[i], "- ") ? dv_document_add_list_item (document, "-")
                                                  : dv_document_add_paragraph (document);
    dv_block_set_id (&paragraph->block, block->key);
    add_runs (paragraph, g_str_has_prefix (lines[i], "- ") ? lines[i] + 2 : lines[i]);
  }
}

/* Whether the column holds figures. */
static gboolean
is_figures (char **cells, guint column)
{
  return column > 0 && column < g_strv_length (cells) && strstr (cells[column], "⟦") != NULL;
}

/* How wide the longest word of a column is, or for columns of words the longest text, in letters.
 */
static double
measure_column (char **lines, guint column, gboolean whole)
{
  glong widest = 4;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
    g_autofree char *text =
      column < g_strv_length (cells) ? dv_marked_to_plain (cells[column]) : g_strdup ("");
    g_auto (GStrv) words = g_strsplit (text, whole && i > 0 ? "\n" : " ", -1);

    for (guint j = 0; words[j] != NULL; j++)
      widest = MAX (widest, g_utf8_strlen (words[j], -1));
  }
  return CLAMP (widest, 4, 34) + (whole ? 2 : 5);
}

static void
add_columns (DvTable *table, char **lines)
{
  g_auto (GStrv) titles = g_strsplit (lines[0], "\t", -1);
  g_auto (GStrv) body = g_strsplit (lines[1] != NULL ? lines[1] : "", "\t", -1);

  for (guint i = 0; titles[i] != NULL; i++) {
    g_autofree char *title = dv_marked_to_plain (titles[i]);
    gboolean figures = is_figures (body, i);

    dv_table_add_column (table, title, measure_column (lines, i, i == 0 || !figures),
                         i == 0    ? DV_ALIGN_CENTER
                         : figures ? DV_ALIGN_RIGHT
                                   : DV_ALIGN_LEFT);
  }
}

static void
add_row (DvTable *table, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  gboolean total = cells[0] != NULL && *cells[0] == '\0';
  DvRow *row = dv_table_add_row (table, total ? DV_ROW_TOTAL : DV_ROW_BODY);

  for (guint i = 0; cells[i] != NULL; i++)
    add_runs (dv_row_add_cell (row, 1), cells[i]);
}

static void
add_table (DvDocument *document, const DvHalfBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);
  DvTable *table = dv_document_add_table (document);

  dv_block_set_id (&table->block, block->key);
  if (lines[0] == NULL)
    return;
  add_columns (table, lines);
  for (guint i = 1; lines[i] != NULL; i++)
    add_row (table, lines[i]);
}

static void
add_title (DvDocument *document, const DvHalfBlock *block)
{
  g_autofree char *excerpt = dv_paper_break_lines (block->text);

  dv_block_set_id (&dv_document_add_title (document, "BÁO CÁO", excerpt)->block, block->key);
}

static gboolean
is_appendix (const DvHalfBlock *block)
{
  return block->part == DV_HALF_HEADING && block->level == 1 &&
         g_str_has_prefix (block->text, "PHỤ LỤC");
}

static void
add_block (DvDocument *document, Numbering *numbering, const DvHalfBlock *block)
{
  switch (block->part) {
  case DV_HALF_TITLE:
    add_title (document, block);
    break;
  case DV_HALF_HEADING:
    add_heading (document, numbering, block);
    break;
  case DV_HALF_TABLE:
    add_table (document, block);
    break;
  case DV_HALF_PARAGRAPH:
  default:
    add_paragraphs (document, block);
  }
}

/* The signature stands under the words; the appendix begins a page after it. */
static void
add_blocks (DvDocument *document, const DvHalfYear *report, DvRecord *letterhead)
{
  Numbering numbering = { 0 };
  gboolean signed_off = FALSE;

  for (guint i = 0; i < report->blocks->len; i++) {
    const DvHalfBlock *block = g_ptr_array_index (report->blocks, i);

    if (is_appendix (block) && !signed_off) {
      dv_document_add_end_mark (document);
      add_signature (document, letterhead);
      dv_document_add_page_break (document);
      signed_off = TRUE;
    }
    add_block (document, &numbering, block);
  }
  if (!signed_off) {
    dv_document_add_end_mark (document);
    add_signature (document, letterhead);
  }
}

/**
 * dv_half_year_to_document:
 * @db: a connection, for the letterhead
 * @report: a report
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the paper of a report. Its figures carry the keys of the report's figures, its blocks the
 * keys of the report's blocks.
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_half_year_to_document (DvDb *db, const DvHalfYear *report, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DvRecord) letterhead = find_letterhead (db, report, &failed);
  g_autoptr (DvLayout) layout = NULL;
  g_autoptr (DvDocument) document = NULL;

  if (failed != NULL) {
    g_propagate_error (error, g_steal_pointer (&failed));
    return NULL;
  }
  layout = layout_for (db, report, letterhead, error);
  if (layout == NULL)
    return NULL;
  document = dv_document_new (layout);
  add_head (document, report, letterhead);
  add_blocks (document, report, letterhead);
  return g_steal_pointer (&document);
}
