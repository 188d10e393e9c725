/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-heading.h"

#include <glib/gi18n-lib.h>

#include "dv-fold.h"

/* A longer text is a sentence, which contains many words and names nothing. */
#define MAX_CONTAINING 60

typedef struct {
  char *words;
  DvHeadingMatch match;
} Name;

struct _DvHeadings {
  GPtrArray *names;    /* of Name */
  GHashTable *by_word; /* folded words -> Name */
};

/* Columns that every form has and no record keeps, and those whose heading contains the name of a
 * field that they are not for. Some of them no record may keep. */
static const char *const common[] = {
  "ky nhan",
  "ky ten",
  "chu ky",
  "ky xac nhan",
  "ngay cap",
  "noi cap",
  "dan toc",
  "ton giao",
  "trinh do",
  "nghe nghiep",
  "ho ten cha",
  "ho ten me",
  "ho va ten cha",
  "ho va ten me",
  "ho ten bo",
  "ho va ten bo",
  "xac nhan",
  "ho ten vo",
  "ho va ten vo",
  "ho ten chong",
  "ho va ten chong",
  "diem chi",
  "ngay vao dang",
  "ngay vao hoi",
  "ngay cap cccd",
  "noi cap cccd",
  "tien an",
  "ho ten vo chong",
  "tinh trang hon nhan",
};

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->words);
  g_free (name);
}

/* What is a name already stays that of the field that came first. */
static void
add_name (DvHeadings *self, const char *words, DvHeadingMatch match)
{
  g_autofree char *folded = dv_text_fold (words);
  Name *name;

  if (*folded == '\0' || g_hash_table_contains (self->by_word, folded))
    return;
  name = g_new0 (Name, 1);
  name->words = g_steal_pointer (&folded);
  name->match = match;
  g_ptr_array_add (self->names, name);
  g_hash_table_insert (self->by_word, name->words, name);
}

static void
add_names (DvHeadings *self, const char *words, const DvField *field, DvHeadingGrade grade)
{
  g_auto (GStrv) each = words != NULL ? g_strsplit (words, "|", -1) : NULL;

  for (guint i = 0; each != NULL && each[i] != NULL; i++)
    add_name (self, each[i],
              (DvHeadingMatch){ field, grade, grade == DV_HEADING_ALSO ? i + 1 : 0 });
}

/**
 * dv_headings_new:
 * @kind: a kind
 *
 * Returns: (transfer full): what headings name its fields; those that the program fills in have
 *   none
 */
DvHeadings *
dv_headings_new (const DvKind *kind)
{
  DvHeadings *self = g_new0 (DvHeadings, 1);

  self->names = g_ptr_array_new_with_free_func (name_free);
  self->by_word = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (field->flags & DV_FIELD_COMPUTED)
      continue;
    add_names (self, field->headings, field, DV_HEADING_EXACT);
    add_names (self, field->label, field, DV_HEADING_EXACT);
    add_names (self, field->name, field, DV_HEADING_EXACT);
    add_names (self, _ (field->label), field, DV_HEADING_EXACT);
  }
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!(kind->fields[i].flags & DV_FIELD_COMPUTED))
      add_names (self, kind->fields[i].also, &kind->fields[i], DV_HEADING_ALSO);
  }
  return self;
}

/**
 * dv_headings_free:
 * @self: (transfer full) (nullable): headings
 */
void
dv_headings_free (DvHeadings *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_word);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * dv_heading_match_is_better:
 * @a: what a heading names
 * @b: what another names
 *
 * Returns: whether the first names its field better
 */
gboolean
dv_heading_match_is_better (DvHeadingMatch a, DvHeadingMatch b)
{
  return a.grade > b.grade || (a.grade == b.grade && a.rank < b.rank);
}

/* “2. Họ và tên”, “(2) Họ và tên” */
static const char *
skip_number (const char *heading)
{
  const char *p = heading + (*heading == '(');
  gsize digits = strspn (p, "0123456789");

  if (digits == 0 || digits > 2 || strchr (".)-", p[digits]) == NULL || p[digits] == '\0')
    return heading;
  p += digits + strspn (p + digits, ".)- ");
  return *p != '\0' && !g_ascii_isdigit (*p) ? p : heading;
}

static DvHeadingMatch
look_up (DvHeadings *self, const char *folded)
{
  const Name *name = g_hash_table_lookup (self->by_word, folded);

  return name != NULL ? name->match : (DvHeadingMatch){ 0 };
}

/* Whether @words stand in @folded, from one space to another. */
static const char *
find_words (const char *folded, const char *words)
{
  gsize length = strlen (words);

  for (const char *p = folded; (p = strstr (p, words)) != NULL; p++) {
    if ((p == folded || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return p;
  }
  return NULL;
}

/* One word alone says what a column is for only if it comes first: the day on which a CCCD was
 * given out is no CCCD. */
static gboolean
contains (const char *folded, const char *words)
{
  const char *found = find_words (folded, words);

  return found == folded ? found[strlen (words)] != '\0' && strlen (words) > 2
                         : found != NULL && strchr (words, ' ') != NULL;
}

/* The longest name says most. */
static DvHeadingMatch
find_contained (DvHeadings *self, const char *folded)
{
  const Name *best = NULL;

  if (strlen (folded) > MAX_CONTAINING || dv_heading_is_common (folded))
    return (DvHeadingMatch){ 0 };
  for (guint i = 0; i < self->names->len; i++) {
    const Name *name = g_ptr_array_index (self->names, i);

    if ((best == NULL || strlen (name->words) > strlen (best->words)) &&
        contains (folded, name->words))
      best = name;
  }
  if (best == NULL)
    return (DvHeadingMatch){ 0 };
  return (DvHeadingMatch){ best->match.field, DV_HEADING_CONTAINS, best->match.rank };
}

/* Without the units and the explanations: “Số tiền (đồng)”. */
static char *
drop_brackets (const char *heading)
{
  GString *text = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = heading; *p != '\0'; p++) {
    depth += *p == '(' || *p == '[';
    if (depth == 0)
      g_string_append_c (text, *p);
    else if (*p == ')' || *p == ']')
      depth--;
  }
  return g_string_free (text, FALSE);
}

/**
 * dv_headings_find:
 * @self: headings
 * @heading: the words above a column
 *
 * Returns: what they name
 */
DvHeadingMatch
dv_headings_find (DvHeadings *self, const char *heading)
{
  const char *words = skip_number (heading);
  g_autofree char *folded = dv_text_fold (words);
  g_autofree char *bare = NULL;
  g_autofree char *folded_bare = NULL;
  DvHeadingMatch match = look_up (self, folded);

  if (match.field != NULL || *folded == '\0')
    return match;
  bare = drop_brackets (words);
  folded_bare = dv_text_fold (bare);
  match = look_up (self, folded_bare);
  if (match.field == NULL)
    return find_contained (self, *folded_bare != '\0' ? folded_bare : folded);
  match.grade = DV_HEADING_BRACKETS;
  return match;
}

/**
 * dv_headings_find_path:
 * @self: headings
 * @path: (array zero-terminated=1): the words above a column, from the top down
 *
 * Returns: what all of them name, or else the last
 */
DvHeadingMatch
dv_headings_find_path (DvHeadings *self, const char *const *path)
{
  g_autofree char *whole = g_strjoinv (" ", (char **) path);
  g_autofree char *folded = dv_text_fold (whole);
  guint n = g_strv_length ((char **) path);
  DvHeadingMatch match = look_up (self, folded);

  if (n == 0)
    return (DvHeadingMatch){ 0 };
  if (match.field != NULL || n == 1)
    return match.field != NULL ? match : dv_headings_find (self, path[0]);
  match = dv_headings_find (self, path[n - 1]);
  match.grade = MIN (match.grade, DV_HEADING_LAST);
  return match;
}

/**
 * dv_heading_is_number:
 * @heading: the words above a column
 *
 * Returns: whether the column numbers the rows
 */
gboolean
dv_heading_is_number (const char *heading)
{
  static const char *const numbers[] = { "stt", "tt", "so tt", "so thu tu", "thu tu", NULL };
  g_autofree char *folded = dv_text_fold (skip_number (heading));

  return g_strv_contains (numbers, folded);
}

/**
 * dv_heading_is_common:
 * @heading: the words above a column
 *
 * Returns: whether forms have such a column and no record has a field for it
 */
gboolean
dv_heading_is_common (const char *heading)
{
  g_autofree char *folded = dv_text_fold (skip_number (heading));

  for (guint i = 0; i < G_N_ELEMENTS (common); i++) {
    if (find_words (folded, common[i]) == folded)
      return TRUE;
  }
  return FALSE;
}
