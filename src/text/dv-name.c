/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-name.h"

#include <string.h>

#include "dv-fold.h"

static char *
one_line (const char *full_name)
{
  g_autofree char *valid = full_name != NULL ? g_utf8_make_valid (full_name, -1) : g_strdup ("");

  return dv_text_normalize (g_strdelimit (valid, "\n\r", ' '));
}

static void
hand_over (char **place, const char *start, gsize length)
{
  if (place != NULL)
    *place = g_strndup (start, length);
}

/**
 * dv_name_split:
 * @full_name: (nullable): a person's name as the register has it, "họ và tên"
 * @family: (out) (optional): receives the first word, or "" if there is only one
 * @middle: (out) (optional): receives what stands between, or ""
 * @given: (out) (optional): receives the last word, or "" if the name is empty
 *
 * Takes a Vietnamese name apart as ward lists do (domain report 7.2): the last word is the given
 * name, also in names like Trần Minh Anh. Nothing received is %NULL; free each with g_free(). The
 * rule can be wrong for other naming customs: callers offer an override.
 */
void
dv_name_split (const char *full_name, char **family, char **middle, char **given)
{
  g_autofree char *name = one_line (full_name);
  const char *last = strrchr (name, ' ');
  const char *family_end = strchr (name, ' ');
  const char *given_start = last != NULL ? last + 1 : name;

  hand_over (given, given_start, strlen (given_start));
  if (last == NULL) {
    hand_over (family, "", 0);
    hand_over (middle, "", 0);
    return;
  }
  hand_over (family, name, (gsize) (family_end - name));
  if (last == family_end)
    hand_over (middle, "", 0);
  else
    hand_over (middle, family_end + 1, (gsize) (last - family_end - 1));
}
