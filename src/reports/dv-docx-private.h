/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"
#include "dv-fonts.h"
#include "dv-xml.h"

G_BEGIN_DECLS

#define DV_W_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DV_R_NAMESPACE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* Word counts in twentieths of a point. */
#define DV_TWIPS(points) ((int) ((points) *20 + 0.5))
#define DV_TWIPS_MM(mm)  DV_TWIPS ((mm) *DV_POINTS_PER_MM)

/**
 * DvDocxBody:
 * @fonts: to measure how long a rule must be
 * @landscape: of the section that is being written
 * @n_figures: how many bookmarks there are
 * @join: whether the next paragraph stays with what follows it
 * @join_table: whether the last row of the next table stays with what follows it
 *
 * Writes word/document.xml.
 */
typedef struct {
  DvXml *xml;
  const DvLayout *layout;
  const DvFonts *fonts;
  gboolean landscape;
  gboolean first_section;
  gboolean break_next;
  gboolean join;
  gboolean join_table;
  unsigned n_figures;
} DvDocxBody;

GBytes *dv_docx_styles (const DvLayout *layout);
GBytes *dv_docx_body (const DvDocument *document);

double dv_docx_body_get_width (const DvDocxBody *body);
void dv_docx_body_open_paragraph (DvDocxBody *body, DvElement element);
void dv_docx_body_end_properties (DvDocxBody *body, DvAlignment alignment);
void dv_docx_body_add_words (DvDocxBody *body, const char *text, DvRunFlags flags);
void dv_docx_body_add_runs (DvDocxBody *body, const DvParagraph *paragraph);
void dv_docx_body_add_spacer (DvDocxBody *body, double points);
void dv_docx_body_open_cell (DvDocxBody *body, double width, unsigned span, const char *merge);

void dv_docx_table_add (DvDocxBody *body, const DvTable *table);
void dv_docx_stack_add (DvDocxBody *body, const GArray *stack, double width);
void dv_docx_letterhead_add (DvDocxBody *body, const DvLetterhead *block);
void dv_docx_signature_add (DvDocxBody *body, const DvSignature *block);
void dv_docx_signers_add (DvDocxBody *body, const DvSigners *block);

G_END_DECLS
