/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dv - layout - error - quark, dv_layout_error)

static const char *const builtin_codes[] = { "state-2020", "party-2018", "party-2026" };

static const DvLayoutField *
find_field (const char *name)
{
  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].name, name))
      return &fields[i];
  return NULL;
}

static gboolean
is_text (const DvLayoutField *field)
{
  return field->kind == DV_LAYOUT_TEXT || field->kind == DV_LAYOUT_DATE;
}

static void
set_text (DvLayout *layout, const DvLayoutField *field, const char *value)
{
  char **member = G_STRUCT_MEMBER_P (layout, field->offset);
  g_autofree char *old = *member;

  *member = g_utf8_make_valid (value, -1);
}

static gboolean
refuse (const DvLayoutField *field, const char *value, const char *wanted, GError **error)
{
  /* Translators: the column of a table, the value found there, and what belongs there. */
  g_set_error (error, DV_LAYOUT_ERROR, DV_LAYOUT_ERROR_BAD_VALUE, _ ("%s: “%s” is not %s"),
               field->heading, value, wanted);
  return FALSE;
}

/* GDateTime also reads weeks and ordinal days, which do not have the two dashes here. */
static gboolean
is_date (const char *value)
{
  if (strlen (value) != 10 || value[4] != '-' || value[7] != '-')
    return FALSE;

  g_autofree char *noon = g_strconcat (value, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);
  return time != NULL;
}

static gboolean
set_date (DvLayout *layout, const DvLayoutField *field, const char *value, GError **error)
{
  if (*value != '\0' && !is_date (value))
    return refuse (field, value, _ ("a date such as 2026-05-27"), error);

  set_text (layout, field, value);
  return TRUE;
}

/* People write 12,7 and programs 12.7: both are taken, whatever the locale. */
static gboolean
parse_number (const char *value, double *number)
{
  g_autofree char *text = g_strdelimit (g_strdup (value), ",", '.');
  char *end;

  g_strstrip (text);
  if (*text == '\0' || text[strspn (text, "0123456789.")] != '\0')
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0';
}

static gboolean
set_number (DvLayout *layout, const DvLayoutField *field, const char *value, GError **error)
{
  double number;

  if (!parse_number (value, &number) || number < field->minimum || number > field->maximum) {
    g_autofree char *wanted =
      g_strdup_printf (_ ("a number from %g to %g"), field->minimum, field->maximum);
    return refuse (field, value, wanted, error);
  }

  G_STRUCT_MEMBER (double, layout, field->offset) = number;
  return TRUE;
}

static gboolean
set_boolean (DvLayout *layout, const DvLayoutField *field, const char *value, GError **error)
{
  static const char *const yes[] = { "yes", "có", "true", "1", NULL };
  static const char *const no[] = { "no", "không", "false", "0", NULL };
  g_autofree char *word = g_utf8_strdown (value, -1);

  if (!g_strv_contains (yes, word) && !g_strv_contains (no, word))
    return refuse (field, value, _ ("yes or no"), error);

  G_STRUCT_MEMBER (gboolean, layout, field->offset) = g_strv_contains (yes, word);
  return TRUE;
}

static gboolean
set_choice (DvLayout *layout, const DvLayoutField *field, const char *value, GError **error)
{
  g_auto (GStrv) choices = g_strsplit (field->choices, "|", -1);

  for (int i = 0; choices[i]; i++)
    if (g_str_equal (choices[i], value)) {
      G_STRUCT_MEMBER (int, layout, field->offset) = i;
      return TRUE;
    }

  g_autofree char *list = g_strjoinv (", ", choices);
  g_autofree char *wanted = g_strdup_printf (_ ("one of %s"), list);
  return refuse (field, value, wanted, error);
}

/**
 * dv_layout_set:
 * @layout: a layout
 * @field: the English name of a field, see dv_layout_fields()
 * @value: its value as text; a number with a comma or a point, yes or no, an ISO date
 * @error: DV_LAYOUT_ERROR
 *
 * Sets one value. A value that is refused leaves the layout as it was; the message names the
 * heading of the column, the value and what is allowed.
 *
 * Returns: whether the value was taken
 */
gboolean
dv_layout_set (DvLayout *layout, const char *field, const char *value, GError **error)
{
  g_return_val_if_fail (layout != NULL && field != NULL && value != NULL, FALSE);

  const DvLayoutField *found = find_field (field);
  if (!found) {
    g_set_error (error, DV_LAYOUT_ERROR, DV_LAYOUT_ERROR_UNKNOWN_FIELD,
                 _ ("A layout has no value “%s”"), field);
    return FALSE;
  }

  switch (found->kind) {
  case DV_LAYOUT_DATE:
    return set_date (layout, found, value, error);
  case DV_LAYOUT_MILLIMETRES:
  case DV_LAYOUT_POINTS:
  case DV_LAYOUT_RATIO:
    return set_number (layout, found, value, error);
  case DV_LAYOUT_BOOLEAN:
    return set_boolean (layout, found, value, error);
  case DV_LAYOUT_CHOICE:
    return set_choice (layout, found, value, error);
  case DV_LAYOUT_TEXT:
  default:
    set_text (layout, found, value);
    return TRUE;
  }
}

static const char *
builtin_value (const DvLayoutField *field, int style)
{
  while (style > 0 && !field->builtin[style])
    style--;
  return field->builtin[style];
}

static DvLayout *
new_with_style (int style)
{
  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);
  DvLayout *layout = g_new0 (DvLayout, 1);

  for (gsize i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;

    if (!dv_layout_set (layout, fields[i].name, builtin_value (&fields[i], style), &error))
      g_error ("Built-in layout: %s", error->message);
  }
  return layout;
}

/**
 * dv_layout_new:
 *
 * Returns: (transfer full): a layout with the values of state-2020, so that a row that leaves a
 *   value out still gives a paper
 */
DvLayout *
dv_layout_new (void)
{
  return new_with_style (0);
}

/**
 * dv_layout_new_builtin:
 * @code: state-2020, party-2018 or party-2026
 *
 * The values that ship, for when there is no store.
 *
 * Returns: (transfer full) (nullable): the layout, NULL when no style has that code
 */
DvLayout *
dv_layout_new_builtin (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (int i = 0; i < (int) G_N_ELEMENTS (builtin_codes); i++)
    if (g_str_equal (builtin_codes[i], code))
      return new_with_style (i);
  return NULL;
}

/**
 * dv_layout_copy:
 * @layout: a layout
 *
 * Returns: (transfer full): a copy with its own texts
 */
DvLayout *
dv_layout_copy (const DvLayout *layout)
{
  g_return_val_if_fail (layout != NULL, NULL);

  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);
  DvLayout *copy = g_memdup2 (layout, sizeof *layout);

  for (gsize i = 0; i < n; i++)
    if (is_text (&fields[i]))
      G_STRUCT_MEMBER (char *, copy, fields[i].offset) =
        g_strdup (G_STRUCT_MEMBER (const char *, layout, fields[i].offset));
  return copy;
}

/**
 * dv_layout_free:
 * @layout: (transfer full) (nullable): a layout
 *
 * Frees the layout and its texts.
 */
void
dv_layout_free (DvLayout *layout)
{
  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);

  for (gsize i = 0; layout && i < n; i++)
    if (is_text (&fields[i]))
      g_free (G_STRUCT_MEMBER (char *, layout, fields[i].offset));
  g_free (layout);
}

/**
 * dv_layout_format_number:
 * @layout: a layout
 * @number: the number of the paper, 0 when it is not given yet
 * @kind: the abbreviation of its kind: "BC"
 * @body: that of the issuing body: "UBND"
 *
 * "Số: 05/BC-UBND" or "Số 05-BC/ĐU", by number_format of the layout. Numbers below 10 take a
 * leading 0 (NĐ 30/2020, Phụ lục I); a number not given yet leaves room to write it by hand.
 *
 * Returns: (transfer full): the line
 */
char *
dv_layout_format_number (const DvLayout *layout,
                         unsigned number,
                         const char *kind,
                         const char *body)
{
  g_return_val_if_fail (layout != NULL && kind != NULL && body != NULL, NULL);

  g_autofree char *digits = number ? g_strdup_printf ("%02u", number) : g_strdup ("      ");
  g_autoptr (GString) line = g_string_new (layout->number_format);

  g_string_replace (line, "{number}", digits, 1);
  g_string_replace (line, "{kind}", kind, 1);
  g_string_replace (line, "{body}", body, 1);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * dv_layout_format_authority:
 * @layout: a layout
 * @authority: by whose authority the paper is signed
 * @body: the body or the post after it: "ỦY BAN NHÂN DÂN"
 *
 * "TM. ỦY BAN NHÂN DÂN" or "T/M ĐẢNG ỦY", in capitals. A style without the words for an authority
 * shows the body alone.
 *
 * Returns: (transfer full): the line
 */
char *
dv_layout_format_authority (const DvLayout *layout, DvAuthority authority, const char *body)
{
  g_return_val_if_fail (layout != NULL && body != NULL, NULL);

  const char *words[] = {
    "",
    layout->authority_on_behalf,
    layout->authority_deputy,
    layout->authority_order,
    layout->authority_delegated,
  };
  const char *word = words[authority];
  g_autofree char *capitals = g_utf8_strup (body, -1);

  return g_strconcat (word, *word ? " " : "", capitals, NULL);
}

/**
 * dv_format_place_date:
 * @place: the place: "Ngọc Lâm"
 * @date: (nullable): the day, NULL when it is not known yet
 *
 * "Ngọc Lâm, ngày 05 tháng 02 năm 2019". Days below 10 and the months 1 and 2 take a leading 0
 * (NĐ 30/2020, Phụ lục I; the Party's guide says the same).
 *
 * Returns: (transfer full): the line
 */
char *
dv_format_place_date (const char *place, const GDate *date)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (!date || !g_date_valid (date))
    return g_strdup_printf ("%s, ngày      tháng      năm         ", place);

  int month = g_date_get_month (date);
  return g_strdup_printf ("%s, ngày %02d tháng %s%d năm %d", place, g_date_get_day (date),
                          month < 3 ? "0" : "", month, g_date_get_year (date));
}
