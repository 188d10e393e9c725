/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-docx-private.h"

#include "dv-grid.h"

#define TABLE_SPACE 6.0

typedef struct {
  DvDocxBody *body;
  const DvTable *table;
  double *widths;
} Table;

static double
span_width (const Table *self, unsigned first, unsigned n)
{
  double sum = 0;

  for (unsigned i = 0; i < n; i++)
    sum += self->widths[first + i];
  return sum;
}

/**
 * dv_docx_body_open_cell:
 * @body: a writer with an open row
 * @width: in points
 * @span: how many columns
 * @merge: (nullable): "restart" or "continue" for a cell over several rows
 *
 * Opens a cell; the caller writes its paragraphs and closes it.
 */
void
dv_docx_body_open_cell (DvDocxBody *body, double width, unsigned span, const char *merge)
{
  dv_xml_open (body->xml, "w:tc", NULL);
  dv_xml_open (body->xml, "w:tcPr", NULL);
  dv_xml_open (body->xml, "w:tcW", "w:type", "dxa", NULL);
  dv_xml_attribute_int (body->xml, "w:w", DV_TWIPS (width));
  dv_xml_close (body->xml);
  if (span > 1)
    dv_xml_empty_int (body->xml, "w:gridSpan", "w:val", (int) span);
  if (merge)
    dv_xml_empty (body->xml, "w:vMerge", "w:val", merge, NULL);
}

static void
end_cell_properties (Table *self)
{
  dv_xml_empty (self->body->xml, "w:vAlign", "w:val", "center", NULL);
  dv_xml_close (self->body->xml);
}

static void
open_row (Table *self, gboolean header, double height)
{
  dv_xml_open (self->body->xml, "w:tr", NULL);
  dv_xml_open (self->body->xml, "w:trPr", NULL);
  dv_xml_empty (self->body->xml, "w:cantSplit", NULL);
  if (height > 0)
    dv_xml_empty_int (self->body->xml, "w:trHeight", "w:val", DV_TWIPS_MM (height));
  if (header)
    dv_xml_empty (self->body->xml, "w:tblHeader", NULL);
  dv_xml_close (self->body->xml);
}

static void
add_title (Table *self, const char *title, unsigned first, unsigned span, const char *merge)
{
  dv_docx_body_open_cell (self->body, span_width (self, first, span), span, merge);
  end_cell_properties (self);
  dv_docx_body_open_paragraph (self->body, DV_ELEMENT_TABLE_HEAD);
  dv_docx_body_end_properties (self->body, DV_ALIGN_DEFAULT);
  if (*title)
    dv_docx_body_add_words (self->body, title, DV_RUN_PLAIN);
  dv_xml_close (self->body->xml);
  dv_xml_close (self->body->xml);
}

static const char *
title_of (const Table *self, unsigned column)
{
  return g_array_index (self->table->columns, DvColumn, column).title;
}

static void
add_groups (Table *self)
{
  if (self->table->groups->len == 0)
    return;

  open_row (self, TRUE, 0);
  for (guint i = 0; i < self->table->columns->len;) {
    const DvGroup *group = dv_grid_group_of (self->table, i);

    if (group)
      add_title (self, group->title, i, group->n, NULL);
    else
      add_title (self, title_of (self, i), i, 1, "restart");
    i += group ? group->n : 1;
  }
  dv_xml_close (self->body->xml);
}

static void
add_titles (Table *self)
{
  gboolean upper = self->table->groups->len > 0;

  open_row (self, TRUE, 0);
  for (guint i = 0; i < self->table->columns->len; i++) {
    if (upper && !dv_grid_group_of (self->table, i))
      add_title (self, "", i, 1, "continue");
    else
      add_title (self, title_of (self, i), i, 1, NULL);
  }
  dv_xml_close (self->body->xml);
}

static void
add_cell (Table *self, const DvGridCell *cell, DvElement element)
{
  dv_docx_body_open_cell (self->body, span_width (self, cell->first, cell->span), cell->span, NULL);
  end_cell_properties (self);
  dv_docx_body_open_paragraph (self->body, element);
  dv_docx_body_end_properties (self->body, cell->alignment);
  if (cell->content)
    dv_docx_body_add_runs (self->body, cell->content);
  dv_xml_close (self->body->xml);
  dv_xml_close (self->body->xml);
}

/* The row above a total keeps it on its page, and so does a section with the row below. */
static void
add_row (Table *self, guint i)
{
  const GPtrArray *rows = self->table->rows;
  const DvRow *row = g_ptr_array_index (rows, i);
  const DvRow *next = i + 1 < rows->len ? g_ptr_array_index (rows, i + 1) : NULL;
  g_autoptr (GArray) cells = dv_grid_place_row (self->table, row);

  self->body->join = row->kind == DV_ROW_SECTION || (next && next->kind == DV_ROW_TOTAL) ||
                     (!next && self->body->join_table);
  open_row (self, FALSE, row->height);
  for (guint j = 0; j < cells->len; j++)
    add_cell (self, &g_array_index (cells, DvGridCell, j),
              row->kind == DV_ROW_BODY ? DV_ELEMENT_TABLE_CELL : DV_ELEMENT_TABLE_TOTAL);
  dv_xml_close (self->body->xml);
  self->body->join = FALSE;
}

static void
add_grid (Table *self)
{
  dv_xml_open (self->body->xml, "w:tblGrid", NULL);
  for (guint i = 0; i < self->table->columns->len; i++)
    dv_xml_empty_int (self->body->xml, "w:gridCol", "w:w", DV_TWIPS (self->widths[i]));
  dv_xml_close (self->body->xml);
}

static void
add_properties (Table *self, double width)
{
  DvXml *xml = self->body->xml;

  dv_xml_open (xml, "w:tblPr", NULL);
  dv_xml_empty (xml, "w:tblStyle", "w:val", "BangSoLieu", NULL);
  dv_xml_open (xml, "w:tblW", "w:type", "dxa", NULL);
  dv_xml_attribute_int (xml, "w:w", DV_TWIPS (width));
  dv_xml_close (xml);
  dv_xml_empty (xml, "w:tblLayout", "w:type", "fixed", NULL);
  dv_xml_close (xml);
}

/**
 * dv_docx_table_add:
 * @body: a writer
 * @table: a table; without columns nothing is written
 *
 * Writes a table whose header rows are repeated on each page and whose rows are not split.
 */
void
dv_docx_table_add (DvDocxBody *body, const DvTable *table)
{
  if (table->columns->len == 0)
    return;

  double width = dv_docx_body_get_width (body);
  g_autofree double *widths = dv_grid_widths (table, width);
  Table self = { .body = body, .table = table, .widths = widths };

  dv_docx_body_add_spacer (body, TABLE_SPACE);
  dv_xml_open (body->xml, "w:tbl", NULL);
  add_properties (&self, width);
  add_grid (&self);
  body->join = TRUE;
  add_groups (&self);
  add_titles (&self);
  body->join = FALSE;
  for (guint i = 0; i < table->rows->len; i++)
    add_row (&self, i);
  dv_xml_close (body->xml);
  body->join = body->join_table;
  dv_docx_body_add_spacer (body, TABLE_SPACE);
  body->join = FALSE;
}
