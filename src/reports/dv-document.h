/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-block.h"

G_BEGIN_DECLS

/**
 * DvDocument:
 *
 * A paper: a layout and blocks in order. It is built from top to bottom with the functions below,
 * then given to the writers and not changed any more; from then on threads may share it.
 */
typedef struct _DvDocument DvDocument;

DvDocument *dv_document_new (const DvLayout *layout);
DvDocument *dv_document_ref (DvDocument *document);
void dv_document_unref (DvDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDocument, dv_document_unref)

const DvLayout *dv_document_get_layout (const DvDocument *document);
const GPtrArray *dv_document_get_blocks (const DvDocument *document);
char *dv_document_dup_title (const DvDocument *document);
char *dv_document_dup_author (const DvDocument *document);

DvLetterhead *dv_document_add_letterhead (DvDocument *document, const DvLetterhead *texts);
DvTitle *dv_document_add_title (DvDocument *document, const char *kind, const char *excerpt);
DvHeading *dv_document_add_heading (DvDocument *document, unsigned level, const char *text);
DvParagraph *dv_document_add_paragraph (DvDocument *document);
DvParagraph *dv_document_add_list_item (DvDocument *document, const char *marker);
DvTable *dv_document_add_table (DvDocument *document);
void dv_document_add_page_break (DvDocument *document);
DvSection *dv_document_add_section (DvDocument *document, gboolean landscape);
DvSignature *dv_document_add_signature (DvDocument *document);
DvSigners *dv_document_add_signers (DvDocument *document);
void dv_document_add_end_mark (DvDocument *document);

void dv_block_set_id (DvBlock *block, const char *id);

void dv_paragraph_add_text (DvParagraph *paragraph, const char *text);
void dv_paragraph_add_styled (DvParagraph *paragraph, const char *text, DvRunFlags flags);
void dv_paragraph_add_figure (DvParagraph *paragraph, const char *text, const char *figure);
void dv_paragraph_set_alignment (DvParagraph *paragraph, DvAlignment alignment);
char *dv_paragraph_dup_text (const DvParagraph *paragraph);

void dv_table_add_column (DvTable *table, const char *title, double weight, DvAlignment alignment);
gboolean dv_table_add_group (DvTable *table, const char *title, unsigned first, unsigned n);
DvRow *dv_table_add_row (DvTable *table, DvRowKind kind);
void dv_row_set_height (DvRow *row, double height);
DvParagraph *dv_row_add_cell (DvRow *row, unsigned span);
void dv_row_add_text (DvRow *row, const char *text);
void dv_row_add_figure (DvRow *row, const char *text, const char *figure);

void dv_signature_add_authority (DvSignature *signature, DvAuthority authority, const char *body);
void dv_signature_set_post (DvSignature *signature, const char *post);
void dv_signature_set_signer (DvSignature *signature, const char *signer);
void dv_signature_add_recipient (DvSignature *signature, const char *recipient);

void dv_signers_add (DvSigners *signers, const char *post, const char *note, const char *name);

/**
 * DvFigureFunc:
 * @run: the figure
 * @block: the block it stands in; for a figure in a table, the table
 * @data: what was given to dv_document_foreach_figure()
 */
typedef void (*DvFigureFunc) (const DvRun *run, const DvBlock *block, gpointer data);

void dv_document_foreach_figure (const DvDocument *document, DvFigureFunc func, gpointer data);

G_END_DECLS
