/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-document-text.h"

#include "dv-grid.h"
#include "dv-stack.h"

static void
append_line (GString *text, const char *line)
{
  g_autofree char *flat = g_strdelimit (g_strdup (line), "\n", ' ');

  g_string_append (text, flat);
  g_string_append_c (text, '\n');
}

static void
append_stack (GString *text, GArray *stack)
{
  for (guint i = 0; i < stack->len; i++) {
    const DvStackLine *line = &g_array_index (stack, DvStackLine, i);
    if (line->text)
      append_line (text, line->text);
  }
  g_array_unref (stack);
}

static void
append_letterhead (GString *text, const DvLayout *layout, const DvLetterhead *block)
{
  append_stack (text, dv_stack_letterhead (layout, block, DV_LETTERHEAD_BODIES));
  append_stack (text, dv_stack_letterhead (layout, block, DV_LETTERHEAD_NUMBER));
  append_stack (text, dv_stack_letterhead (layout, block, DV_LETTERHEAD_NATION));
  append_stack (text, dv_stack_letterhead (layout, block, DV_LETTERHEAD_DATE));
}

static void
append_paragraph (GString *text, const DvParagraph *paragraph)
{
  g_autofree char *line = dv_paragraph_dup_text (paragraph);

  append_line (text, line);
}

static void
append_header (GString *text, const DvTable *table)
{
  for (guint i = 0; i < table->columns->len; i++) {
    const DvGroup *group = dv_grid_group_of (table, i);
    g_autofree char *title = g_strconcat (group ? group->title : "", group ? ": " : "",
                                          g_array_index (table->columns, DvColumn, i).title, NULL);

    g_string_append (text, g_strdelimit (title, "\n", ' '));
    g_string_append_c (text, i + 1 < table->columns->len ? '\t' : '\n');
  }
}

static void
append_row (GString *text, const DvTable *table, const DvRow *row)
{
  g_autoptr (GArray) cells = dv_grid_place_row (table, row);

  for (guint i = 0; i < cells->len; i++) {
    const DvGridCell *cell = &g_array_index (cells, DvGridCell, i);
    g_autofree char *words = cell->content ? dv_paragraph_dup_text (cell->content) : g_strdup ("");

    g_string_append (text, g_strdelimit (words, "\n", ' '));
    g_string_append_c (text, i + 1 < cells->len ? '\t' : '\n');
  }
}

static void
append_table (GString *text, const DvTable *table)
{
  append_header (text, table);
  for (guint i = 0; i < table->rows->len; i++)
    append_row (text, table, g_ptr_array_index (table->rows, i));
}

static void
append_signature (GString *text, const DvLayout *layout, const DvSignature *block)
{
  append_stack (text, dv_stack_signature (layout, block, DV_SIGNATURE_SIGNER));
  g_string_append_c (text, '\n');
  append_stack (text, dv_stack_signature (layout, block, DV_SIGNATURE_RECIPIENTS));
}

static void
append_signers (GString *text, const DvSigners *block)
{
  for (guint i = 0; i < block->signers->len; i++) {
    const DvSigner *signer = &g_array_index (block->signers, DvSigner, i);

    g_string_append (text, signer->post != NULL ? signer->post : "");
    g_string_append_c (text, i + 1 < block->signers->len ? '\t' : '\n');
  }
}

static void
append_block (GString *text, const DvLayout *layout, const DvBlock *block)
{
  switch (block->kind) {
  case DV_BLOCK_LETTERHEAD:
    append_letterhead (text, layout, (const DvLetterhead *) block);
    break;
  case DV_BLOCK_TITLE:
    append_stack (text, dv_stack_title (layout, (const DvTitle *) block));
    break;
  case DV_BLOCK_HEADING:
    append_line (text, ((const DvHeading *) block)->text);
    break;
  case DV_BLOCK_PARAGRAPH:
  case DV_BLOCK_LIST_ITEM:
    append_paragraph (text, (const DvParagraph *) block);
    return;
  case DV_BLOCK_TABLE:
    append_table (text, (const DvTable *) block);
    break;
  case DV_BLOCK_SIGNATURE:
    append_signature (text, layout, (const DvSignature *) block);
    break;
  case DV_BLOCK_SIGNERS:
    append_signers (text, (const DvSigners *) block);
    break;
  case DV_BLOCK_PAGE_BREAK:
  case DV_BLOCK_SECTION:
  default:
    break;
  }
  g_string_append_c (text, '\n');
}

/**
 * dv_document_to_text:
 * @document: a document
 *
 * The words of a paper as plain text: a paragraph a line, the cells of a row with tabs between
 * them, letterhead and signature from top to bottom, the left side first at the top and the right
 * side first at the end.
 *
 * Returns: (transfer full): UTF-8
 */
char *
dv_document_to_text (const DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  const GPtrArray *blocks = dv_document_get_blocks (document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    append_block (text, dv_document_get_layout (document), g_ptr_array_index (blocks, i));
  return g_string_free (text, FALSE);
}
