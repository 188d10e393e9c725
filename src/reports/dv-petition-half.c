/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-half-build.h"
#include "dv-marked.h"
#include "dv-numerals.h"

/* The letters of the register in the half-yearly report: a sentence, and a table in the appendix.
 * Only numbers; what a letter says and who wrote it stays in the office. */

/* What the keys of their figures begin with. */
#define SENTENCE "letters:"
#define TABLE    "letters-table:"

/**
 * dv_half_has_letters:
 * @build: the report that is being made
 *
 * Returns: whether letters of the register came in, or were still open, in the period
 */
gboolean
dv_half_has_letters (const DvHalfBuild *build)
{
  return build->facts->letters->rows->len > 0;
}

/* Returns: (transfer full): the figure as marked text: 06 */
static char *
mark (DvHalfBuild *build, const char *where, const DvPetitionFigure *figure)
{
  g_autofree char *text = figure->ids->len < 10 ? g_strdup_printf ("%02u", figure->ids->len)
                                                : dv_text_format_integer (figure->ids->len);
  g_autofree char *key = g_strconcat (where, figure->key, NULL);

  return dv_half_mark (build, text, key, figure->label, figure->ids);
}

static void
add_records (DvHalfBuild *build)
{
  const GPtrArray *rows = build->facts->letters->rows;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (build->block->records,
                     g_strdup (((DvPetitionRow *) g_ptr_array_index (rows, i))->id));
}

static void
append (DvHalfBuild *build, GString *text, const char *before, const char *key, const char *after)
{
  const DvPetitionFigure *figure = dv_petition_count_find (build->facts->letters, key);
  g_autofree char *marked = mark (build, SENTENCE, figure);

  g_string_append_printf (text, "%s%s%s", before, marked, after);
}

/* “, trong đó 02 khiếu nại, 05 phản ánh” */
static void
append_types (DvHalfBuild *build, GString *text)
{
  const GPtrArray *figures = build->facts->letters->figures;
  const char *before = ", trong đó ";

  for (guint i = 0; i < figures->len; i++) {
    const DvPetitionFigure *figure = g_ptr_array_index (figures, i);
    g_autofree char *marked = NULL;
    g_autofree char *label = NULL;

    if (!g_str_has_prefix (figure->key, "type:"))
      continue;
    marked = mark (build, SENTENCE, figure);
    label = dv_marked_escape (figure->label);
    g_string_append_printf (text, "%s%s %s", before, marked, label);
    before = ", ";
  }
}

static guint
get (const DvHalfBuild *build, const char *key)
{
  return dv_petition_count_get (build->facts->letters, key);
}

/**
 * dv_half_tell_letters:
 * @build: the report that is being made; its block is the paragraph
 *
 * Returns: (transfer full): the sentences about the letters of the register, marked
 */
char *
dv_half_tell_letters (DvHalfBuild *build)
{
  GString *text = g_string_new (NULL);

  append (build, text, "Trong kỳ, tiếp nhận ", "received", " đơn");
  append (build, text, " (", "cases", " vụ việc)");
  append_types (build, text);
  if (get (build, "carried") > 0)
    append (build, text, "; kỳ trước chuyển sang ", "carried", " vụ việc");
  if (get (build, "own") > 0)
    append (build, text, "; thuộc thẩm quyền ", "own", " vụ việc");
  append (build, text, ". Đã giải quyết ", "settled", " vụ việc");
  if (get (build, "in-time") > 0)
    append (build, text, ", đúng hạn ", "in-time", "");
  if (get (build, "late") > 0)
    append (build, text, ", quá hạn ", "late", "");
  append (build, text, "; đang giải quyết ", "open", " vụ việc");
  if (get (build, "overdue") > 0)
    append (build, text, ", trong đó quá hạn ", "overdue", "");
  g_string_append (text, ".");
  add_records (build);
  return g_string_free (text, FALSE);
}

static const char *
name_group (const char *key)
{
  if (g_str_has_prefix (key, "type:"))
    return "Theo loại: ";
  return g_str_has_prefix (key, "matter:") ? "Theo lĩnh vực: " : "";
}

static char *
write_table (DvHalfBuild *build)
{
  const GPtrArray *figures = build->facts->letters->figures;
  GString *text = g_string_new ("TT\tChỉ tiêu\tSố lượng");

  for (guint i = 0; i < figures->len; i++) {
    const DvPetitionFigure *figure = g_ptr_array_index (figures, i);
    g_autofree char *marked = mark (build, TABLE, figure);
    g_autofree char *label = dv_marked_escape (figure->label);

    g_strdelimit (label, "\t\n", ' ');
    g_string_append_printf (text, "\n%u\t%s%s\t%s", i + 1, name_group (figure->key), label, marked);
  }
  return g_string_free (text, FALSE);
}

/**
 * dv_half_add_letters:
 * @build: the report that is being made
 * @row: the row of the outline that stands for the table of petitions
 *
 * Adds a table of the letters of the register below it, if there are any.
 */
void
dv_half_add_letters (DvHalfBuild *build, const DvOutlineFact *row)
{
  g_autofree char *key = g_strconcat (row->code, "/letters", NULL);
  g_autofree char *table = g_strconcat (row->code, "/letters-table", NULL);
  DvHalfBlock *heading;

  if (!dv_half_has_letters (build))
    return;
  heading = dv_half_year_add_block (build->report, key, DV_HALF_HEADING);
  heading->level = (guint) row->level;
  heading->text = g_strdup ("Tiếp nhận, giải quyết đơn theo sổ");
  build->block = dv_half_year_add_block (build->report, table, DV_HALF_TABLE);
  build->block->text = write_table (build);
  add_records (build);
}
