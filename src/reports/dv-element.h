/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-layout.h"

G_BEGIN_DECLS

/* The parts of a paper that have a look of their own. */
typedef enum {
  DV_ELEMENT_BODY,
  DV_ELEMENT_LIST,
  DV_ELEMENT_HEADING_1,
  DV_ELEMENT_HEADING_2,
  DV_ELEMENT_HEADING_3,
  DV_ELEMENT_SUPERIOR,
  DV_ELEMENT_ISSUER,
  DV_ELEMENT_ISSUER_MARK,
  DV_ELEMENT_NUMBER,
  DV_ELEMENT_SUBJECT,
  DV_ELEMENT_NATION,
  DV_ELEMENT_MOTTO,
  DV_ELEMENT_PLACE_DATE,
  DV_ELEMENT_KIND,
  DV_ELEMENT_EXCERPT,
  DV_ELEMENT_KIND_MARK,
  DV_ELEMENT_TABLE_HEAD,
  DV_ELEMENT_TABLE_CELL,
  DV_ELEMENT_TABLE_TOTAL,
  DV_ELEMENT_RECIPIENTS_TITLE,
  DV_ELEMENT_RECIPIENT,
  DV_ELEMENT_AUTHORITY,
  DV_ELEMENT_POST,
  DV_ELEMENT_SIGNER,
  DV_ELEMENT_PAGE_NUMBER,
  DV_N_ELEMENTS,
} DvElement;

/**
 * DvElementStyle:
 * @id: the id of its style in a .docx
 * @name: the name of its style in a .docx; Word knows the English ones
 * @size: in points
 * @space_before: in points
 * @indent: of the first line, in millimetres
 * @body_lines: whether the line spacing of the layout holds; else single
 * @outline: the level in the outline, 0 = none
 *
 * The look of an element in one layout; all writers take it from here.
 */
typedef struct {
  const char *id;
  const char *name;
  double size;
  gboolean bold;
  gboolean italic;
  gboolean underlined;
  DvAlignment alignment;
  double space_before;
  double indent;
  gboolean body_lines;
  unsigned outline;
} DvElementStyle;

void dv_element_get_style (DvElement element, const DvLayout *layout, DvElementStyle *style);

G_END_DECLS
