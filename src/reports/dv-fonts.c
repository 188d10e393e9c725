/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-fonts.h"

#include <pango/pangocairo.h>

/* The widths of Times New Roman, so that lines break at the same place on a machine without it.
 * Liberation Serif has the Vietnamese letters from version 2 on. */
static const char *const substitutes[] = { "Liberation Serif", "Tinos", "FreeSerif" };

/* Word's single line of Times New Roman, which counts the gap that the font asks for. */
#define SINGLE_LINE 1.15

static PangoContext *
new_context (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("vi"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

/* A family without these would borrow them from another one, in the middle of words. */
static gboolean
has_vietnamese (PangoFont *font)
{
  return pango_font_has_char (font, 0x1ebf) && pango_font_has_char (font, 0x1eef);
}

/* Fontconfig gives some font for any name; only one of that name counts, unless the name is that
 * of the layout, which may be an alias. */
static gboolean
is_usable (PangoContext *context, const char *family, gboolean alias)
{
  PangoFontDescription *wanted = pango_font_description_new ();

  pango_font_description_set_family (wanted, family);
  pango_font_description_set_size (wanted, 12 * PANGO_SCALE);
  g_autoptr (PangoFont) font = pango_context_load_font (context, wanted);
  pango_font_description_free (wanted);
  if (!font || !has_vietnamese (font))
    return FALSE;

  PangoFontDescription *found = pango_font_describe (font);
  gboolean same = alias || g_strcmp0 (pango_font_description_get_family (found), family) == 0;
  pango_font_description_free (found);
  return same;
}

/* The first family that can write Vietnamese stands first; without one, the machine does what it
 * can. */
static char *
choose_families (PangoContext *context, const char *font)
{
  if (is_usable (context, font, TRUE))
    return g_strconcat (font, ", serif", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (substitutes); i++)
    if (is_usable (context, substitutes[i], FALSE))
      return g_strconcat (substitutes[i], ", serif", NULL);
  return g_strconcat (font, ", Liberation Serif, serif", NULL);
}

static PangoFontDescription *
describe (const char *families, const DvElementStyle *style)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, families);
  pango_font_description_set_size (description, (int) (style->size * PANGO_SCALE));
  if (style->bold)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  if (style->italic)
    pango_font_description_set_style (description, PANGO_STYLE_ITALIC);
  return description;
}

static double
line_height (const DvLayout *layout, const DvElementStyle *style)
{
  if (!style->body_lines)
    return style->size * SINGLE_LINE;
  if (layout->line_rule == DV_LINES_EXACT)
    return layout->line_exact;
  return style->size * SINGLE_LINE * layout->line_multiple;
}

static void
init_font (DvFont *font, DvElement element, DvFonts *fonts, const DvLayout *layout)
{
  dv_element_get_style (element, layout, &font->style);
  font->description = describe (fonts->families, &font->style);
  font->line_height = line_height (layout, &font->style);

  PangoFontMetrics *metrics = pango_context_get_metrics (fonts->context, font->description, NULL);
  double ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  double descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);

  font->baseline = (font->line_height - ascent - descent) / 2 + ascent;
}

/**
 * dv_fonts_new:
 * @layout: a layout
 *
 * Returns: (transfer full): the fonts of all its elements
 */
DvFonts *
dv_fonts_new (const DvLayout *layout)
{
  DvFonts *fonts = g_new0 (DvFonts, 1);

  fonts->context = new_context ();
  fonts->families = choose_families (fonts->context, layout->font);
  for (int i = 0; i < DV_N_ELEMENTS; i++)
    init_font (&fonts->fonts[i], (DvElement) i, fonts, layout);
  return fonts;
}

/**
 * dv_fonts_free:
 * @fonts: (transfer full): the fonts
 *
 * Frees the fonts; text boxes made with them keep what they need.
 */
void
dv_fonts_free (DvFonts *fonts)
{
  for (int i = 0; i < DV_N_ELEMENTS; i++)
    pango_font_description_free (fonts->fonts[i].description);
  g_object_unref (fonts->context);
  g_free (fonts->families);
  g_free (fonts);
}
