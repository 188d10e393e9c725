/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cell-private.h"

#include "dv-fold.h"
#include "dv-kinds.h"

/* What a residential group is called before its number; those of areas (khu dân cư), of which each
 * is one group or has several, come last. */
static const char *const words[] = {
  "to dan pho so ", "to dan pho ", "to dp so ",      "to dp ",      "tdp so ", "tdp ", "tdp",
  "to so ",         "to ",         "khu dan cu so ", "khu dan cu ", "kdc so ", "kdc ", "kdc",
  "khu so ",        "khu "
};
#define FIRST_AREA 9

static const char *const group_names[] = { "Tổ dân phố số ", "Tổ dân phố ", "TDP ",   "TDP",
                                           "TDP số ",        "Tổ ",         "Tổ số ", NULL };
static const char *const area_names[] = { "Khu dân cư số ", "Khu dân cư ", "KDC ",    "KDC",
                                          "KDC số ",        "Khu ",        "Khu số ", NULL };

/**
 * dv_cell_read_group:
 * @text: a text
 * @is_number_enough: whether a number alone is one
 * @is_area: (out): whether it is that of an area
 *
 * Returns: the number of a residential group, however it is written: “Tổ dân phố số 5”, “TDP05”,
 *   “Tổ 5”, “KDC 5”; 0 if the text names none
 */
guint
dv_cell_read_group (const char *text, gboolean is_number_enough, gboolean *is_area)
{
  g_autofree char *folded = dv_text_fold (text);
  const char *number = is_number_enough ? folded : NULL;
  char *end;
  guint64 value;

  *is_area = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (!g_str_has_prefix (folded, words[i]))
      continue;
    number = folded + strlen (words[i]);
    *is_area = i >= FIRST_AREA;
    break;
  }
  if (number == NULL || !g_ascii_isdigit (*number))
    return 0;
  value = g_ascii_strtoull (number, &end, 10);
  return *end == '\0' && value < 1000 ? (guint) value : 0;
}

static char *
look_up_names (DvCellReader *reader, const char *const *names, guint number, GError **error)
{
  for (guint i = 0; names[i / 2] != NULL; i++) {
    g_autofree char *name = g_strdup_printf (i % 2 == 0 ? "%s%u" : "%s%02u", names[i / 2], number);
    g_autoptr (GError) local = NULL;
    char *id = dv_cell_look_up (reader, &dv_kind_unit, name, &local);

    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    if (id != NULL || (error != NULL && *error != NULL))
      return id;
  }
  return NULL;
}

/**
 * dv_cell_find_group:
 * @reader: what is needed to read it
 * @field: a field of units
 * @text: what may name a residential group
 * @error: return location for an error, also if several are meant
 *
 * Looks for a residential group by its number, under the names that such a group has. Only one
 * group may be meant.
 *
 * Returns: (transfer full) (nullable): the id; %NULL without @error if there is none
 */
char *
dv_cell_find_group (DvCellReader *reader, const DvField *field, const char *text, GError **error)
{
  gboolean is_of_groups = field->headings != NULL && strstr (field->headings, "TDP") != NULL;
  gboolean is_area;
  guint number = dv_cell_read_group (text, is_of_groups, &is_area);
  g_autoptr (GError) local = NULL;
  char *id = NULL;

  if (number == 0 || dv_kind_find (field->target) != &dv_kind_unit)
    return NULL;
  if (is_area)
    id = look_up_names (reader, area_names, number, &local);
  if (id == NULL && local == NULL)
    id = look_up_names (reader, group_names, number, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return id;
}
