/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-document.h"

#include <string.h>

struct _DvDocument {
  DvLayout *layout;
  GStringChunk *strings;
  GPtrArray *blocks; /* of DvBlock */
};

/* What may stand in a paper: XML 1.0 has no other characters, and Pango and Word would take the
 * other separators for the end of the paragraph. */
static void
append_clean (GString *clean, gunichar c)
{
  if (c == 0x2028 || c == 0x2029)
    g_string_append_c (clean, '\n');
  else if (c == '\t')
    g_string_append_c (clean, ' ');
  else if (c == '\n' || (c >= 0x20 && !(c >= 0x7f && c <= 0x9f) && (c & 0xfffe) != 0xfffe))
    g_string_append_unichar (clean, c);
}

static const char *
keep (GStringChunk *strings, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    append_clean (clean, g_utf8_get_char (at));
  return g_string_chunk_insert_len (strings, clean->str, (gssize) clean->len);
}

static const char *
keep_or_null (GStringChunk *strings, const char *text)
{
  return text && *text ? keep (strings, text) : NULL;
}

static const char *
keep_capitals (GStringChunk *strings, const char *text)
{
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : NULL;
  g_autofree char *capitals = valid ? g_utf8_strup (valid, -1) : NULL;

  return keep_or_null (strings, capitals);
}

static void
clear_paragraph (DvParagraph *paragraph)
{
  g_array_unref (paragraph->runs);
}

static void
init_paragraph (DvParagraph *paragraph, DvBlockKind kind, GStringChunk *strings)
{
  paragraph->block = (DvBlock){ .kind = kind, .strings = strings };
  paragraph->runs = g_array_new (FALSE, FALSE, sizeof (DvRun));
}

static void
clear_cell (gpointer data)
{
  DvCell *cell = data;

  clear_paragraph (cell->content);
  g_free (cell->content);
}

static void
free_row (gpointer data)
{
  DvRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static void
clear_table (DvTable *table)
{
  g_array_unref (table->columns);
  g_array_unref (table->groups);
  g_ptr_array_unref (table->rows);
}

static void
clear_signature (DvSignature *signature)
{
  g_ptr_array_unref (signature->authorities);
  g_ptr_array_unref (signature->recipients);
}

static void
free_block (gpointer data)
{
  DvBlock *block = data;

  if (block->kind == DV_BLOCK_PARAGRAPH || block->kind == DV_BLOCK_LIST_ITEM)
    clear_paragraph (data);
  else if (block->kind == DV_BLOCK_TABLE)
    clear_table (data);
  else if (block->kind == DV_BLOCK_SIGNATURE)
    clear_signature (data);
  else if (block->kind == DV_BLOCK_SIGNERS)
    g_array_unref (((DvSigners *) data)->signers);
  g_free (block);
}

static void
clear_document (gpointer data)
{
  DvDocument *document = data;

  g_ptr_array_unref (document->blocks);
  g_string_chunk_free (document->strings);
  dv_layout_free (document->layout);
}

/* Every block starts with a DvBlock. */
static gpointer
add_block (DvDocument *document, DvBlockKind kind, gsize size)
{
  DvBlock *block = g_malloc0 (size);

  block->kind = kind;
  block->strings = document->strings;
  g_ptr_array_add (document->blocks, block);
  return block;
}

/**
 * dv_document_new:
 * @layout: the style of the paper; copied
 *
 * Returns: (transfer full): a document without blocks
 */
DvDocument *
dv_document_new (const DvLayout *layout)
{
  g_return_val_if_fail (layout != NULL, NULL);

  DvDocument *document = g_atomic_rc_box_new0 (DvDocument);
  document->layout = dv_layout_copy (layout);
  document->strings = g_string_chunk_new (4096);
  document->blocks = g_ptr_array_new_with_free_func (free_block);
  return document;
}

/**
 * dv_document_ref:
 * @document: a document
 *
 * Returns: (transfer full): the same document
 */
DvDocument *
dv_document_ref (DvDocument *document)
{
  return g_atomic_rc_box_acquire (document);
}

/**
 * dv_document_unref:
 * @document: (transfer full): a document
 *
 * Drops a reference; the last one frees the blocks and all their texts.
 */
void
dv_document_unref (DvDocument *document)
{
  g_atomic_rc_box_release_full (document, clear_document);
}

/**
 * dv_document_get_layout:
 * @document: a document
 *
 * Returns: (transfer none): its style
 */
const DvLayout *
dv_document_get_layout (const DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->layout;
}

/**
 * dv_document_get_blocks:
 * @document: a document
 *
 * Returns: (transfer none) (element-type DvBlock): its blocks in order
 */
const GPtrArray *
dv_document_get_blocks (const DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->blocks;
}

static gconstpointer
find_block (const DvDocument *document, DvBlockKind kind)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    const DvBlock *block = g_ptr_array_index (document->blocks, i);
    if (block->kind == kind)
      return block;
  }
  return NULL;
}

static char *
one_line (const char *text)
{
  return g_strdelimit (g_strdup (text ? text : ""), "\n", ' ');
}

/**
 * dv_document_dup_title:
 * @document: a document
 *
 * The title for the properties of a file: kind and excerpt on one line.
 *
 * Returns: (transfer full): the title, "" when the document has none
 */
char *
dv_document_dup_title (const DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  const DvTitle *title = find_block (document, DV_BLOCK_TITLE);
  g_autofree char *kind = one_line (title ? title->kind : NULL);
  g_autofree char *excerpt = one_line (title ? title->excerpt : NULL);
  g_autofree char *both = g_strjoin (" ", kind, excerpt, NULL);

  return g_strdup (g_strstrip (both));
}

/**
 * dv_document_dup_author:
 * @document: a document
 *
 * The author for the properties of a file: the issuing body on one line.
 *
 * Returns: (transfer full): the author, "" when the document has no letterhead
 */
char *
dv_document_dup_author (const DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  const DvLetterhead *letterhead = find_block (document, DV_BLOCK_LETTERHEAD);
  return one_line (letterhead ? letterhead->issuer : NULL);
}

/**
 * dv_document_add_letterhead:
 * @document: a document
 * @texts: what stands in it; its block is not read; copied
 *
 * Adds the head of the paper. The names of the bodies are put in capitals.
 *
 * Returns: (transfer none): the block
 */
DvLetterhead *
dv_document_add_letterhead (DvDocument *document, const DvLetterhead *texts)
{
  g_return_val_if_fail (document != NULL && texts != NULL, NULL);

  DvLetterhead *letterhead = add_block (document, DV_BLOCK_LETTERHEAD, sizeof *letterhead);
  letterhead->superior = keep_capitals (document->strings, texts->superior);
  letterhead->issuer = keep_capitals (document->strings, texts->issuer);
  letterhead->number = keep_or_null (document->strings, texts->number);
  letterhead->subject = keep_or_null (document->strings, texts->subject);
  letterhead->place_date = keep_or_null (document->strings, texts->place_date);
  letterhead->nation =
    keep_or_null (document->strings, texts->nation ? texts->nation : document->layout->nation);
  letterhead->motto =
    keep_or_null (document->strings, texts->motto ? texts->motto : document->layout->motto);
  return letterhead;
}

/**
 * dv_document_add_title:
 * @document: a document
 * @kind: the kind of paper: "BÁO CÁO"; put in capitals
 * @excerpt: (nullable): what it is about
 *
 * Returns: (transfer none): the block
 */
DvTitle *
dv_document_add_title (DvDocument *document, const char *kind, const char *excerpt)
{
  g_return_val_if_fail (document != NULL && kind != NULL, NULL);

  DvTitle *title = add_block (document, DV_BLOCK_TITLE, sizeof *title);
  title->kind = keep_capitals (document->strings, kind);
  title->excerpt = keep_or_null (document->strings, excerpt);
  return title;
}

/**
 * dv_document_add_heading:
 * @document: a document
 * @level: 1 ("Phần thứ nhất"), 2 ("I.") or 3 ("1.")
 * @text: the heading with its number
 *
 * Returns: (transfer none): the block
 */
DvHeading *
dv_document_add_heading (DvDocument *document, unsigned level, const char *text)
{
  g_return_val_if_fail (document != NULL && text != NULL, NULL);
  g_return_val_if_fail (level >= 1 && level <= 3, NULL);

  DvHeading *heading = add_block (document, DV_BLOCK_HEADING, sizeof *heading);
  heading->level = level;
  heading->text = keep (document->strings, text);
  return heading;
}

/**
 * dv_document_add_paragraph:
 * @document: a document
 *
 * Returns: (transfer none): an empty paragraph
 */
DvParagraph *
dv_document_add_paragraph (DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  DvParagraph *paragraph = add_block (document, DV_BLOCK_PARAGRAPH, sizeof *paragraph);
  init_paragraph (paragraph, DV_BLOCK_PARAGRAPH, document->strings);
  return paragraph;
}

/**
 * dv_document_add_list_item:
 * @document: a document
 * @marker: what stands before it: "-", "+", "a)"
 *
 * Returns: (transfer none): an empty item
 */
DvParagraph *
dv_document_add_list_item (DvDocument *document, const char *marker)
{
  g_return_val_if_fail (document != NULL && marker != NULL, NULL);

  DvParagraph *item = add_block (document, DV_BLOCK_LIST_ITEM, sizeof *item);
  init_paragraph (item, DV_BLOCK_LIST_ITEM, document->strings);
  item->marker = keep_or_null (document->strings, marker);
  return item;
}

/**
 * dv_document_add_table:
 * @document: a document
 *
 * Returns: (transfer none): a table without columns and rows
 */
DvTable *
dv_document_add_table (DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  DvTable *table = add_block (document, DV_BLOCK_TABLE, sizeof *table);
  table->columns = g_array_new (FALSE, FALSE, sizeof (DvColumn));
  table->groups = g_array_new (FALSE, FALSE, sizeof (DvGroup));
  table->rows = g_ptr_array_new_with_free_func (free_row);
  return table;
}

/**
 * dv_document_add_page_break:
 * @document: a document
 *
 * What follows starts on a new page.
 */
void
dv_document_add_page_break (DvDocument *document)
{
  g_return_if_fail (document != NULL);

  add_block (document, DV_BLOCK_PAGE_BREAK, sizeof (DvBlock));
}

/**
 * dv_document_add_section:
 * @document: a document
 * @landscape: whether the paper lies on its side from here on
 *
 * What follows starts on a new page of that orientation.
 *
 * Returns: (transfer none): the block
 */
DvSection *
dv_document_add_section (DvDocument *document, gboolean landscape)
{
  g_return_val_if_fail (document != NULL, NULL);

  DvSection *section = add_block (document, DV_BLOCK_SECTION, sizeof *section);
  section->landscape = landscape;
  return section;
}

/**
 * dv_document_add_signature:
 * @document: a document
 *
 * Returns: (transfer none): an empty signature block
 */
DvSignature *
dv_document_add_signature (DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  DvSignature *signature = add_block (document, DV_BLOCK_SIGNATURE, sizeof *signature);
  signature->layout = document->layout;
  signature->authorities = g_ptr_array_new ();
  signature->recipients = g_ptr_array_new ();
  return signature;
}

/**
 * dv_document_add_signers:
 * @document: a document
 *
 * Returns: (transfer none): a block without anybody who signs
 */
DvSigners *
dv_document_add_signers (DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  DvSigners *signers = add_block (document, DV_BLOCK_SIGNERS, sizeof *signers);
  signers->signers = g_array_new (FALSE, FALSE, sizeof (DvSigner));
  return signers;
}

/* The end mark takes the place of the full stop. */
static void
strip_full_stop (DvParagraph *paragraph)
{
  if (paragraph->runs->len == 0)
    return;

  DvRun *last = &g_array_index (paragraph->runs, DvRun, paragraph->runs->len - 1);
  gsize length = strlen (last->text);

  while (length > 0 && strchr (" .\n", last->text[length - 1]))
    length--;
  if (!last->figure)
    last->text = g_string_chunk_insert_len (paragraph->block.strings, last->text, (gssize) length);
}

/**
 * dv_document_add_end_mark:
 * @document: a document
 *
 * Ends the text with the mark of the layout, "./." or ".", in place of the full stop of the last
 * paragraph. After a table the mark stands alone.
 */
void
dv_document_add_end_mark (DvDocument *document)
{
  g_return_if_fail (document != NULL);

  guint n = document->blocks->len;
  DvBlock *last = n ? g_ptr_array_index (document->blocks, n - 1) : NULL;
  DvParagraph *paragraph;

  if (last && (last->kind == DV_BLOCK_PARAGRAPH || last->kind == DV_BLOCK_LIST_ITEM)) {
    paragraph = (DvParagraph *) last;
    strip_full_stop (paragraph);
  } else {
    paragraph = dv_document_add_paragraph (document);
    dv_paragraph_set_alignment (paragraph, DV_ALIGN_CENTER);
  }
  dv_paragraph_add_text (paragraph, document->layout->end_mark);
}

/**
 * dv_block_set_id:
 * @block: a block
 * @id: (nullable): a name that stays the same when the paper is made again
 *
 * Names the block, so that a filed report can tell where a figure stood.
 */
void
dv_block_set_id (DvBlock *block, const char *id)
{
  g_return_if_fail (block != NULL);

  block->id = keep_or_null (block->strings, id);
}

static void
add_run (DvParagraph *paragraph, const char *text, DvRunFlags flags, const char *figure)
{
  DvRun run = { .text = keep (paragraph->block.strings, text), .flags = flags };

  if (figure)
    run.figure = g_string_chunk_insert (paragraph->block.strings, figure);
  if (*run.text)
    g_array_append_val (paragraph->runs, run);
}

/**
 * dv_paragraph_add_text:
 * @paragraph: a paragraph, a list item or the content of a cell
 * @text: plain words
 */
void
dv_paragraph_add_text (DvParagraph *paragraph, const char *text)
{
  dv_paragraph_add_styled (paragraph, text, DV_RUN_PLAIN);
}

/**
 * dv_paragraph_add_styled:
 * @paragraph: a paragraph, a list item or the content of a cell
 * @text: words
 * @flags: bold, italic or both
 */
void
dv_paragraph_add_styled (DvParagraph *paragraph, const char *text, DvRunFlags flags)
{
  g_return_if_fail (paragraph != NULL && text != NULL);

  add_run (paragraph, text, flags, NULL);
}

/**
 * dv_paragraph_add_figure:
 * @paragraph: a paragraph, a list item or the content of a cell
 * @text: the figure as it is printed: "31"
 * @figure: what opens the records behind it; the document does not look into it
 */
void
dv_paragraph_add_figure (DvParagraph *paragraph, const char *text, const char *figure)
{
  g_return_if_fail (paragraph != NULL && text != NULL && figure != NULL);

  add_run (paragraph, text, DV_RUN_PLAIN, figure);
}

/**
 * dv_paragraph_set_alignment:
 * @paragraph: a paragraph, a list item or the content of a cell
 * @alignment: where its lines stand; DV_ALIGN_DEFAULT is what the layout or the column says
 */
void
dv_paragraph_set_alignment (DvParagraph *paragraph, DvAlignment alignment)
{
  g_return_if_fail (paragraph != NULL);

  paragraph->alignment = alignment;
}

/**
 * dv_paragraph_dup_text:
 * @paragraph: a paragraph, a list item or the content of a cell
 *
 * Returns: (transfer full): its words with the marker, line breaks kept
 */
char *
dv_paragraph_dup_text (const DvParagraph *paragraph)
{
  g_return_val_if_fail (paragraph != NULL, NULL);

  GString *text = g_string_new (paragraph->marker);

  if (paragraph->marker)
    g_string_append_c (text, ' ');
  for (guint i = 0; i < paragraph->runs->len; i++)
    g_string_append (text, g_array_index (paragraph->runs, DvRun, i).text);
  return g_string_free (text, FALSE);
}

/**
 * dv_table_add_column:
 * @table: a table
 * @title: what stands above the column
 * @weight: how wide it is beside the others
 * @alignment: where its cells stand
 *
 * Adds a column at the right.
 */
void
dv_table_add_column (DvTable *table, const char *title, double weight, DvAlignment alignment)
{
  g_return_if_fail (table != NULL && title != NULL);

  DvColumn column = {
    .title = keep (table->block.strings, title),
    .weight = CLAMP (weight, 0.01, 1000),
    .alignment = alignment,
  };
  g_array_append_val (table->columns, column);
}

/**
 * dv_table_add_group:
 * @table: a table
 * @title: what stands above the columns
 * @first: the first column, from 0
 * @n: how many columns
 *
 * Adds a cell over several columns in an upper row of the header. Groups come from left to right;
 * the columns must be there already.
 *
 * Returns: whether the columns exist and are free
 */
gboolean
dv_table_add_group (DvTable *table, const char *title, unsigned first, unsigned n)
{
  g_return_val_if_fail (table != NULL && title != NULL, FALSE);

  unsigned free_from = 0;
  if (table->groups->len > 0) {
    const DvGroup *last = &g_array_index (table->groups, DvGroup, table->groups->len - 1);
    free_from = last->first + last->n;
  }
  if (n == 0 || first < free_from || first >= table->columns->len ||
      n > table->columns->len - first)
    return FALSE;

  DvGroup group = { .title = keep (table->block.strings, title), .first = first, .n = n };
  g_array_append_val (table->groups, group);
  return TRUE;
}

/**
 * dv_table_add_row:
 * @table: a table
 * @kind: an ordinary row, a total, which is bold and stays with the row above, or a section, which
 *   is bold and stays with the row below
 *
 * Returns: (transfer none): a row without cells; what is missing at its end stays empty
 */
DvRow *
dv_table_add_row (DvTable *table, DvRowKind kind)
{
  g_return_val_if_fail (table != NULL, NULL);

  DvRow *row = g_new0 (DvRow, 1);
  row->kind = kind;
  row->strings = table->block.strings;
  row->cells = g_array_new (FALSE, FALSE, sizeof (DvCell));
  g_array_set_clear_func (row->cells, clear_cell);
  g_ptr_array_add (table->rows, row);
  return row;
}

/**
 * dv_row_set_height:
 * @row: a row
 * @height: how high it is at least, in millimetres: a row to sign in needs more than its words
 */
void
dv_row_set_height (DvRow *row, double height)
{
  g_return_if_fail (row != NULL);

  row->height = height;
}

/**
 * dv_row_add_cell:
 * @row: a row
 * @span: how many columns the cell takes, 1 or more
 *
 * Returns: (transfer none): the content of the cell, empty
 */
DvParagraph *
dv_row_add_cell (DvRow *row, unsigned span)
{
  g_return_val_if_fail (row != NULL, NULL);

  DvCell cell = { .span = MAX (span, 1), .content = g_new0 (DvParagraph, 1) };
  init_paragraph (cell.content, DV_BLOCK_PARAGRAPH, row->strings);
  g_array_append_val (row->cells, cell);
  return cell.content;
}

/**
 * dv_row_add_text:
 * @row: a row
 * @text: what stands in the next cell
 */
void
dv_row_add_text (DvRow *row, const char *text)
{
  dv_paragraph_add_text (dv_row_add_cell (row, 1), text);
}

/**
 * dv_row_add_figure:
 * @row: a row
 * @text: the figure in the next cell as it is printed
 * @figure: what opens the records behind it
 */
void
dv_row_add_figure (DvRow *row, const char *text, const char *figure)
{
  dv_paragraph_add_figure (dv_row_add_cell (row, 1), text, figure);
}

/**
 * dv_signature_add_authority:
 * @signature: a signature block
 * @authority: by whose authority the paper is signed
 * @body: the body ("Ủy ban nhân dân") or post ("Chủ tịch") named by it; put in capitals
 *
 * Adds a line above the post; "TM. ỦY BAN NHÂN DÂN" and "KT. CHỦ TỊCH" may both stand there.
 */
void
dv_signature_add_authority (DvSignature *signature, DvAuthority authority, const char *body)
{
  g_return_if_fail (signature != NULL && body != NULL);

  g_autofree char *valid = g_utf8_make_valid (body, -1);
  g_autofree char *line = dv_layout_format_authority (signature->layout, authority, valid);
  g_ptr_array_add (signature->authorities, (char *) keep (signature->block.strings, line));
}

/**
 * dv_signature_set_post:
 * @signature: a signature block
 * @post: the post of who signs; put in capitals
 */
void
dv_signature_set_post (DvSignature *signature, const char *post)
{
  g_return_if_fail (signature != NULL);

  signature->post = keep_capitals (signature->block.strings, post);
}

/**
 * dv_signature_set_signer:
 * @signature: a signature block
 * @signer: the name of who signs
 */
void
dv_signature_set_signer (DvSignature *signature, const char *signer)
{
  g_return_if_fail (signature != NULL);

  signature->signer = keep_or_null (signature->block.strings, signer);
}

/**
 * dv_signature_add_recipient:
 * @signature: a signature block
 * @recipient: who gets the paper, without dash and without ";"
 */
void
dv_signature_add_recipient (DvSignature *signature, const char *recipient)
{
  g_return_if_fail (signature != NULL && recipient != NULL);

  g_ptr_array_add (signature->recipients, (char *) keep (signature->block.strings, recipient));
}

/**
 * dv_signers_add:
 * @signers: a block of people who sign side by side
 * @post: who signs, or what they are: "Người lập biểu"; put in capitals
 * @note: (nullable): what stands below it: "(Ký, ghi rõ họ tên)"
 * @name: (nullable): the name, below room for the hand
 *
 * Adds somebody at the right.
 */
void
dv_signers_add (DvSigners *signers, const char *post, const char *note, const char *name)
{
  g_return_if_fail (signers != NULL && post != NULL);

  DvSigner signer = {
    .post = keep_capitals (signers->block.strings, post),
    .note = keep_or_null (signers->block.strings, note),
    .name = keep_or_null (signers->block.strings, name),
  };
  g_array_append_val (signers->signers, signer);
}

static void
visit_paragraph (const DvParagraph *paragraph,
                 const DvBlock *block,
                 DvFigureFunc func,
                 gpointer data)
{
  for (guint i = 0; i < paragraph->runs->len; i++) {
    const DvRun *run = &g_array_index (paragraph->runs, DvRun, i);
    if (run->figure)
      func (run, block, data);
  }
}

static void
visit_table (const DvTable *table, DvFigureFunc func, gpointer data)
{
  for (guint i = 0; i < table->rows->len; i++) {
    const DvRow *row = g_ptr_array_index (table->rows, i);
    for (guint j = 0; j < row->cells->len; j++)
      visit_paragraph (g_array_index (row->cells, DvCell, j).content, &table->block, func, data);
  }
}

/**
 * dv_document_foreach_figure:
 * @document: a document
 * @func: (scope call): called for each figure, from top to bottom
 * @data: for @func
 *
 * A figure in a cell beyond the last column is visited too, though no writer shows it.
 */
void
dv_document_foreach_figure (const DvDocument *document, DvFigureFunc func, gpointer data)
{
  g_return_if_fail (document != NULL && func != NULL);

  for (guint i = 0; i < document->blocks->len; i++) {
    const DvBlock *block = g_ptr_array_index (document->blocks, i);

    if (block->kind == DV_BLOCK_PARAGRAPH || block->kind == DV_BLOCK_LIST_ITEM)
      visit_paragraph ((const DvParagraph *) block, block, func, data);
    else if (block->kind == DV_BLOCK_TABLE)
      visit_table ((const DvTable *) block, func, data);
  }
}
