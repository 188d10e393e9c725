/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-normalize.h"

#include <string.h>

#include "dv-fold.h"

#define ETH         0xD0
#define SMALL_ETH   0xF0
#define AFRICAN_D   0x189
#define SMALL_TAIL  0x256
#define D_STROKE    0x110
#define SMALL_D     0x111
#define LINE_SEP    0x2028
#define PARAGRAPH   0x2029
#define NEXT_LINE   0x85
#define SOFT_HYPHEN 0xAD

static gboolean
is_invisible (gunichar c)
{
  return c == SOFT_HYPHEN || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == NEXT_LINE || c == LINE_SEP || c == PARAGRAPH;
}

static gboolean
is_blank (gunichar c)
{
  return c == '\t' || c == '\v' || c == '\f' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

static gboolean
is_dropped_control (gunichar c)
{
  return g_unichar_iscntrl (c) && !is_line_end (c) && !is_blank (c) && c != '\r';
}

/* The 29 letters of the alphabet, with or without tones. */
static gboolean
is_vietnamese (gunichar c)
{
  gunichar lower = g_unichar_tolower (c);
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (lower == SMALL_D)
    return TRUE;
  g_unichar_fully_decompose (lower, FALSE, parts, G_N_ELEMENTS (parts));
  return parts[0] >= 'a' && parts[0] <= 'y' && strchr ("fjw", (int) parts[0]) == NULL;
}

static gboolean
is_false_d (gunichar c)
{
  return c == ETH || c == AFRICAN_D || c == SMALL_ETH || c == SMALL_TAIL;
}

/* Icelandic, the one living language with an eth, is known by the letters beside it. */
static gboolean
stands_in_vietnamese (gunichar before, gunichar after)
{
  if (!g_unichar_isalpha (before) && !g_unichar_isalpha (after))
    return TRUE;
  return is_vietnamese (before) || is_vietnamese (after);
}

static const char *
skip_false_d (const char *p)
{
  while (is_false_d (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static void
append_stroked (GString *out, const char *p, const char *end)
{
  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (out, c == ETH || c == AFRICAN_D ? D_STROKE : SMALL_D);
  }
}

/* After NFC, so that the neighbours of an eth are whole letters. Several in a row share their
 * neighbours. */
static char *
repair_stroked_d (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gunichar before = 0;

  for (const char *p = text; *p != '\0';) {
    const char *end = skip_false_d (p);

    if (end > p && stands_in_vietnamese (before, g_utf8_get_char (end))) {
      append_stroked (out, p, end);
    } else {
      end = end > p ? end : g_utf8_next_char (p);
      g_string_append_len (out, p, end - p);
    }
    before = g_utf8_get_char (g_utf8_prev_char (end));
    p = end;
  }
  return g_string_free (out, FALSE);
}

static void
append_blank (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
append_clean (GString *out, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '\r')
    c = p[1] == '\n' ? ' ' : '\n';
  if (is_line_end (c))
    g_string_append_c (out, '\n');
  else if (is_blank (c))
    append_blank (out);
  else if (!is_invisible (c) && !is_dropped_control (c))
    g_string_append_unichar (out, c);
}

/* What is invisible goes before composition: it may stand between a letter and its mark. */
static char *
clean (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append_clean (out, p);
  return g_strstrip (g_string_free (out, FALSE));
}

static gboolean
is_regular_char (gunichar c)
{
  if (c < 0x300)
    return c != SOFT_HYPHEN && !is_dropped_control (c);
  return c >= 0x1E00 && c < 0x1F00;
}

/**
 * dv_text_is_regular:
 * @text: bytes
 *
 * Asks, quickly, whether a text surely is UTF-8 in NFC with nothing invisible in it. Neither
 * Latin up to U+02FF nor the block of Latin Extended Additional has a character that composition
 * would change.
 *
 * Returns: %TRUE if the letters of @text can be read as they stand
 */
gboolean
dv_text_is_regular (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gboolean printable = *p >= ' ' && *p < 0x7F;

    if (!printable && !is_regular_char (g_utf8_get_char (p)))
      return FALSE;
  }
  return TRUE;
}

/* Whether a text surely is as it is to be stored: what most cells of a sheet are. */
static gboolean
is_normal (const char *text)
{
  gboolean after_blank = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if ((c == ' ' && after_blank) || (c < ' ' && c != '\n') || c == 0x7F || is_false_d (c) ||
        (c > 0x7F && (!is_regular_char (c) || is_blank (c) || c == NEXT_LINE)))
      return FALSE;
    after_blank = c == ' ' || (c == '\n' && p == text);
  }
  return !after_blank && !g_str_has_suffix (text, "\n");
}

/**
 * dv_text_normalize:
 * @text: (nullable): what was typed, pasted or imported
 *
 * Brings a text into the form in which it is stored: NFC (domain report 7.4); the letters U+00D0
 * and U+0189, which old fonts draw like Đ, become Đ unless they stand among foreign letters;
 * soft hyphens, zero-width characters and control characters go; every kind of space becomes one
 * space, and a run of them too; line ends become '\n'; the ends are trimmed. The placement of
 * tones is left as the writer chose it.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if @text is %NULL or not valid UTF-8
 */
char *
dv_text_normalize (const char *text)
{
  g_autofree char *cleaned = NULL;
  g_autofree char *composed = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  if (is_normal (text))
    return g_strdup (text);
  cleaned = clean (text);
  if (dv_text_is_regular (cleaned))
    return repair_stroked_d (cleaned);
  composed = g_utf8_normalize (cleaned, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  return repair_stroked_d (composed);
}
