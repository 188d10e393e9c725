/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-half-year.h"

#include <string.h>

#include "dv-marked.h"

static void
block_free (gpointer data)
{
  DvHalfBlock *block = data;

  g_free (block->key);
  g_free (block->text);
  g_free (block->generated);
  g_ptr_array_unref (block->records);
  g_free (block);
}

static void
figure_free (gpointer data)
{
  DvHalfFigure *figure = data;

  if (figure == NULL)
    return;
  g_free (figure->key);
  g_free (figure->block);
  g_free (figure->text);
  g_free (figure->label);
  g_free (figure->previous);
  g_ptr_array_unref (figure->records);
  g_free (figure);
}

/**
 * dv_half_year_new:
 *
 * Returns: (transfer full): an empty report
 */
DvHalfYear *
dv_half_year_new (void)
{
  DvHalfYear *report = g_new0 (DvHalfYear, 1);

  report->blocks = g_ptr_array_new_with_free_func (block_free);
  report->figures = g_ptr_array_new_with_free_func (figure_free);
  report->warnings = g_ptr_array_new_with_free_func (g_free);
  return report;
}

/**
 * dv_half_year_free:
 * @report: (transfer full) (nullable): a report
 */
void
dv_half_year_free (DvHalfYear *report)
{
  if (report == NULL)
    return;
  g_free (report->from);
  g_free (report->to);
  g_free (report->cut_off);
  g_free (report->outline);
  g_free (report->style);
  g_free (report->letterhead);
  g_free (report->title);
  g_free (report->number);
  g_free (report->date);
  g_ptr_array_unref (report->blocks);
  g_ptr_array_unref (report->figures);
  g_ptr_array_unref (report->warnings);
  g_free (report);
}

/**
 * dv_half_year_find_block:
 * @report: a report
 * @key: the key of a block
 *
 * Returns: (transfer none) (nullable): the block
 */
DvHalfBlock *
dv_half_year_find_block (const DvHalfYear *report, const char *key)
{
  for (guint i = 0; i < report->blocks->len; i++) {
    DvHalfBlock *block = g_ptr_array_index (report->blocks, i);

    if (strcmp (block->key, key) == 0)
      return block;
  }
  return NULL;
}

/**
 * dv_half_year_find_figure:
 * @report: a report
 * @key: the key of a figure
 *
 * Returns: (transfer none) (nullable): the figure
 */
DvHalfFigure *
dv_half_year_find_figure (const DvHalfYear *report, const char *key)
{
  for (guint i = 0; i < report->figures->len; i++) {
    DvHalfFigure *figure = g_ptr_array_index (report->figures, i);

    if (strcmp (figure->key, key) == 0)
      return figure;
  }
  return NULL;
}

/**
 * dv_half_year_add_block:
 * @report: a report
 * @key: names the block
 * @part: what it is
 *
 * Returns: (transfer none): a block without words at the end of the report
 */
DvHalfBlock *
dv_half_year_add_block (DvHalfYear *report, const char *key, DvHalfPart part)
{
  DvHalfBlock *block = g_new0 (DvHalfBlock, 1);

  block->key = g_strdup (key);
  block->part = part;
  block->records = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (report->blocks, block);
  return block;
}

/**
 * dv_half_year_add_figure:
 * @report: a report
 * @key: names the figure
 * @block: the key of its block
 *
 * Returns: (transfer none): a figure without value after the others
 */
DvHalfFigure *
dv_half_year_add_figure (DvHalfYear *report, const char *key, const char *block)
{
  DvHalfFigure *figure = g_new0 (DvHalfFigure, 1);

  figure->key = g_strdup (key);
  figure->block = g_strdup (block);
  figure->records = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (report->figures, figure);
  return figure;
}

/**
 * dv_half_year_edit_block:
 * @report: a report that is not filed
 * @block: one of its blocks
 * @plain: the words as a person left them
 *
 * Keeps the words, and the link between its figures and their records. Words that are those of the
 * records again make it a block that is not edited.
 */
void
dv_half_year_edit_block (DvHalfYear *report, DvHalfBlock *block, const char *plain)
{
  g_autofree char *old = NULL;
  g_autofree char *generated = NULL;

  g_return_if_fail (!report->filed);
  old = g_steal_pointer (&block->text);
  block->text = dv_marked_rebase (old, plain);
  if (!block->edited)
    block->generated = g_steal_pointer (&old);
  generated = dv_marked_to_plain (block->generated);
  block->edited = strcmp (generated, plain) != 0;
  if (!block->edited) {
    g_free (block->text);
    block->text = g_steal_pointer (&block->generated);
  }
}
