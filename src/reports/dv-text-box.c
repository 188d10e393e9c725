/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-text-box.h"

#include <string.h>

#define LINE_SEPARATOR "\xe2\x80\xa8"

typedef struct {
  GString *text;
  PangoAttrList *attributes;
  GArray *figures;
} Words;

static void
insert_attribute (Words *words, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) words->text->len;
  pango_attr_list_insert (words->attributes, attribute);
}

/* '\n' would start a paragraph with a first-line indent. */
static void
append_words (Words *words, const char *text)
{
  for (const char *at = text; *at;) {
    gsize length = strcspn (at, "\n");

    g_string_append_len (words->text, at, (gssize) length);
    at += length;
    if (*at == '\n') {
      g_string_append (words->text, LINE_SEPARATOR);
      at++;
    }
  }
}

static void
append_run (Words *words, const DvRun *run)
{
  gsize start = words->text->len;

  append_words (words, run->text);
  if (run->flags & DV_RUN_BOLD)
    insert_attribute (words, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (run->flags & DV_RUN_ITALIC)
    insert_attribute (words, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
  if (run->figure) {
    DvTextFigure figure = { run->figure, (int) start, (int) words->text->len };

    if (!words->figures)
      words->figures = g_array_new (FALSE, FALSE, sizeof (DvTextFigure));
    g_array_append_val (words->figures, figure);
  }
}

static void
append_paragraph (Words *words, const DvParagraph *paragraph)
{
  if (paragraph->marker) {
    append_words (words, paragraph->marker);
    g_string_append_c (words->text, ' ');
  }
  for (guint i = 0; i < paragraph->runs->len; i++)
    append_run (words, &g_array_index (paragraph->runs, DvRun, i));
}

static void
align (PangoLayout *layout, const DvFont *font, DvAlignment alignment, double width)
{
  static const PangoAlignment places[] = {
    [DV_ALIGN_DEFAULT] = PANGO_ALIGN_LEFT,  [DV_ALIGN_LEFT] = PANGO_ALIGN_LEFT,
    [DV_ALIGN_CENTER] = PANGO_ALIGN_CENTER, [DV_ALIGN_RIGHT] = PANGO_ALIGN_RIGHT,
    [DV_ALIGN_JUSTIFY] = PANGO_ALIGN_LEFT,
  };
  double indent = MIN (font->style.indent * DV_POINTS_PER_MM, width / 2);

  pango_layout_set_alignment (layout, places[alignment]);
  pango_layout_set_justify (layout, alignment == DV_ALIGN_JUSTIFY);
  if (alignment == DV_ALIGN_JUSTIFY || alignment == DV_ALIGN_LEFT)
    pango_layout_set_indent (layout, pango_units_from_double (indent));
}

static PangoLayout *
new_layout (const DvFonts *fonts,
            DvElement element,
            DvAlignment alignment,
            const Words *words,
            double width)
{
  const DvFont *font = &fonts->fonts[element];
  PangoLayout *layout = pango_layout_new (fonts->context);

  pango_layout_set_font_description (layout, font->description);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_attributes (layout, words->attributes);
  pango_layout_set_text (layout, words->text->str, (int) words->text->len);
  align (layout, font, alignment == DV_ALIGN_DEFAULT ? font->style.alignment : alignment, width);
  return layout;
}

static GArray *
read_lines (PangoLayout *layout)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (DvTextLine));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do {
    PangoRectangle extents;

    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    DvTextLine line = {
      .line = pango_layout_iter_get_line_readonly (iter),
      .x = pango_units_to_double (extents.x),
      .width = pango_units_to_double (extents.width),
    };
    g_array_append_val (lines, line);
  } while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
  return lines;
}

static void
init_words (Words *words, const DvFont *font)
{
  words->text = g_string_new (NULL);
  words->attributes = pango_attr_list_new ();
  words->figures = NULL;
  pango_attr_list_insert (words->attributes, pango_attr_insert_hyphens_new (FALSE));
  if (font->style.underlined)
    pango_attr_list_insert (words->attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
}

static DvTextBox *
finish (Words *words, const DvFonts *fonts, DvElement element, DvAlignment alignment, double width)
{
  DvTextBox *box = g_new0 (DvTextBox, 1);

  box->font = &fonts->fonts[element];
  box->layout = new_layout (fonts, element, alignment, words, MAX (width, box->font->style.size));
  box->lines = read_lines (box->layout);
  box->figures = words->figures;
  g_string_free (words->text, TRUE);
  pango_attr_list_unref (words->attributes);
  return box;
}

/**
 * dv_text_box_new:
 * @fonts: the fonts; must outlive the box
 * @element: what the words are
 * @alignment: where they stand, DV_ALIGN_DEFAULT for what the element says
 * @paragraph: the words; its document must outlive the box
 * @width: in points; at least an em is taken, Pango fails on less
 *
 * Breaks the words of a paragraph into lines.
 *
 * Returns: (transfer full): at least one line
 */
DvTextBox *
dv_text_box_new (const DvFonts *fonts,
                 DvElement element,
                 DvAlignment alignment,
                 const DvParagraph *paragraph,
                 double width)
{
  Words words;

  init_words (&words, &fonts->fonts[element]);
  append_paragraph (&words, paragraph);
  return finish (&words, fonts, element, alignment, width);
}

/**
 * dv_text_box_new_plain:
 * @fonts: the fonts; must outlive the box
 * @element: what the words are
 * @alignment: where they stand, DV_ALIGN_DEFAULT for what the element says
 * @text: the words
 * @width: in points; at least an em is taken, Pango fails on less
 *
 * Breaks plain words into lines.
 *
 * Returns: (transfer full): at least one line
 */
DvTextBox *
dv_text_box_new_plain (const DvFonts *fonts,
                       DvElement element,
                       DvAlignment alignment,
                       const char *text,
                       double width)
{
  Words words;

  init_words (&words, &fonts->fonts[element]);
  append_words (&words, text);
  return finish (&words, fonts, element, alignment, width);
}

/**
 * dv_text_box_free:
 * @box: (transfer full): a box
 *
 * Frees the box and its lines.
 */
void
dv_text_box_free (DvTextBox *box)
{
  g_array_unref (box->lines);
  g_clear_pointer (&box->figures, g_array_unref);
  g_object_unref (box->layout);
  g_free (box);
}

/**
 * dv_text_box_get_height:
 * @box: a box
 *
 * Returns: the height of all lines in points
 */
double
dv_text_box_get_height (const DvTextBox *box)
{
  return box->lines->len * box->font->line_height;
}

/**
 * dv_text_box_get_widest:
 * @box: a box
 *
 * Returns: the width of its widest line in points
 */
double
dv_text_box_get_widest (const DvTextBox *box)
{
  double widest = 0;

  for (guint i = 0; i < box->lines->len; i++)
    widest = MAX (widest, g_array_index (box->lines, DvTextLine, i).width);
  return widest;
}
