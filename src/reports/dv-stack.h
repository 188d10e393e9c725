/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"
#include "dv-element.h"

G_BEGIN_DECLS

/**
 * DvStackLine:
 * @text: the words, NULL for a rule
 * @rule: for a rule, its length as a share of the line above
 * @gap: the space above in points, on top of that of the element
 *
 * One line of a stack: the cells of letterhead and signature and the title are stacks.
 */
typedef struct {
  DvElement element;
  char *text;
  double rule;
  double gap;
} DvStackLine;

typedef enum {
  DV_LETTERHEAD_BODIES,
  DV_LETTERHEAD_NATION,
  DV_LETTERHEAD_NUMBER,
  DV_LETTERHEAD_DATE,
} DvLetterheadCell;

typedef enum {
  DV_SIGNATURE_RECIPIENTS,
  DV_SIGNATURE_SIGNER,
} DvSignatureCell;

GArray *
dv_stack_letterhead (const DvLayout *layout, const DvLetterhead *block, DvLetterheadCell cell);
GArray *dv_stack_title (const DvLayout *layout, const DvTitle *block);
GArray *dv_stack_signer (const DvLayout *layout, const DvSigner *signer);
GArray *dv_stack_signature (const DvLayout *layout, const DvSignature *block, DvSignatureCell cell);

G_END_DECLS
