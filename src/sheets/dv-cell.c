/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cell.h"

#include <glib/gi18n-lib.h>

#include "dv-cell-private.h"
#include "dv-date.h"
#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-fold.h"
#include "dv-value.h"
#include "dv-write.h"

/* How many records an unclear name is said to mean. */
#define MAX_SHOWN 5

/* What a sheet may name before it exists. A unit is never made by a slip of the finger. */
static gboolean
may_be_created (const DvKind *kind)
{
  return kind == &dv_kind_campaign || kind == &dv_kind_section || kind == &dv_kind_category;
}

static DvRecord *
create_named (DvCellReader *reader, const DvKind *kind, const char *text)
{
  DvRecord *record = dv_record_new (kind);
  g_autofree char *id = NULL;
  DvId computed;

  dv_record_set (record, kind->title, text);
  dv_write_compute_id (record, &computed);
  id = dv_id_to_text (&computed);
  dv_record_set_stored (record, id, 0, NULL);
  g_ptr_array_add (reader->created, record);
  dv_names_add (reader->names, record);
  return record;
}

static void
refuse_unclear (GPtrArray *found, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (found->len, MAX_SHOWN); i++) {
    g_autofree char *name = dv_name_to_text (g_ptr_array_index (found, i));

    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name);
  }
  g_set_error (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
               /* translators: %s is a list of names */
               _ ("This can mean several records: %s. Write the code of the one that is meant."),
               names->str);
}

static void
refuse_missing (const DvKind *kind, const char *text, GError **error)
{
  g_set_error (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
               /* translators: what is looked for, for example “Unit”, then its name */
               _ ("%s: there is none called “%s”. Correct the name, or add it first."),
               dv_kind_get_label (kind), text);
}

/* Returns: (transfer full): the id of a record of any kind, which only its UUID names */
static char *
parse_any_link (DvCellReader *reader, const char *text, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (dv_id_is_valid (lower))
    return g_steal_pointer (&lower);
  g_set_error_literal (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
                       _ ("This does not name a record. Write its UUID."));
  return NULL;
}

/**
 * dv_cell_look_up:
 * @reader: what is needed to read it
 * @kind: what is looked for
 * @text: its code, title, short name or UUID
 * @error: return location for an error, also if several are called so
 *
 * Returns: (transfer full) (nullable): the id; %NULL without @error if there is no such record
 */
char *
dv_cell_look_up (DvCellReader *reader, const DvKind *kind, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = dv_names_find (reader->names, kind, text, error);

  if (found == NULL || found->len == 0)
    return NULL;
  if (found->len > 1) {
    refuse_unclear (found, error);
    return NULL;
  }
  return g_strdup (((const DvName *) g_ptr_array_index (found, 0))->id);
}

static char *
make_or_refuse (DvCellReader *reader, const DvKind *kind, const char *text, GError **error)
{
  if (reader->created != NULL && may_be_created (kind))
    return g_strdup (dv_record_get_id (create_named (reader, kind, text)));
  refuse_missing (kind, text, error);
  return NULL;
}

static char *
parse_link (DvCellReader *reader, const DvField *field, const char *text, GError **error)
{
  const DvKind *kind = field->target != NULL ? dv_kind_find (field->target) : NULL;
  g_autoptr (GError) local = NULL;
  char *id;

  if (kind == NULL)
    return parse_any_link (reader, text, error);
  id = dv_cell_look_up (reader, kind, text, &local);
  if (id == NULL && local == NULL)
    id = dv_cell_find_group (reader, field, text, &local);
  if (id == NULL && local == NULL)
    return make_or_refuse (reader, kind, text, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return id;
}

/* Takes a role in brackets off the end of @text: “MTTQ (chỉ đạo)”.
 * Returns: (nullable): the role */
static const DvChoice *
take_role (const DvField *field, char *text)
{
  char *open = strrchr (text, '(');
  char *close = open != NULL ? strchr (open, ')') : NULL;
  const DvChoice *role;

  if (field->choices == NULL || close == NULL || close[1] != '\0')
    return NULL;
  *close = '\0';
  role = dv_field_find_choice_by_words (field, open + 1);
  *close = ')';
  if (role == NULL)
    return NULL;
  *open = '\0';
  g_strchomp (text);
  return role;
}

static gboolean
add_link (DvCellReader *reader,
          const DvField *field,
          const char *text,
          GPtrArray *links,
          GError **error)
{
  g_autofree char *name = g_strdup (text);
  const DvChoice *role = take_role (field, name);
  g_autofree char *id = parse_link (reader, field, name, error);

  if (id == NULL)
    return FALSE;
  dv_links_add (links, id, role != NULL ? role->code : NULL);
  return TRUE;
}

/* “MTTQ, Hội CCB và UBND”: a name may have a comma in it, so each part must be one that is known.
 */
static gboolean
add_listed (DvCellReader *reader, const DvField *field, const char *text, GPtrArray *links)
{
  DvCellReader known = { reader->names, NULL };
  g_auto (GStrv) parts = g_regex_split_simple (",| và |\\n| & ", text, 0, 0);
  g_autofree char *whole = parts[1] != NULL ? parse_link (&known, field, text, NULL) : NULL;
  g_autoptr (GPtrArray) found = dv_links_new ();

  if (parts[1] == NULL || whole != NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++) {
    if (*g_strstrip (parts[i]) == '\0' || !add_link (&known, field, parts[i], found, NULL))
      return FALSE;
  }
  for (guint i = 0; i < found->len; i++) {
    const DvLink *link = g_ptr_array_index (found, i);

    dv_links_add (links, link->id, link->role);
  }
  return TRUE;
}

static char *
parse_links (DvCellReader *reader, const DvField *field, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GPtrArray) links = dv_links_new ();
  char *value;

  for (guint i = 0; parts[i] != NULL; i++) {
    if (*g_strstrip (parts[i]) == '\0' || add_listed (reader, field, parts[i], links))
      continue;
    if (!add_link (reader, field, parts[i], links, error))
      return NULL;
  }
  value = dv_links_to_value (links);
  return value != NULL ? value : g_strdup ("");
}

/**
 * dv_cell_parse:
 * @reader: what is needed to read it
 * @field: the field that the text is for
 * @text: what a person wrote; records are named by code, title, short name or UUID, several of them
 *   with a semicolon between them and a role in brackets
 * @error: return location for an error of the value, see dv_cell_error_is_of_value(), or of the
 *   store
 *
 * Returns: (transfer full) (nullable): the value in canonical form, empty if there is none
 */
char *
dv_cell_parse (DvCellReader *reader, const DvField *field, const char *text, GError **error)
{
  g_autofree char *normal = NULL;

  if (!dv_field_is_link (field))
    return dv_field_parse (field, text, error);
  normal = dv_text_normalize (text);
  if (normal == NULL || *normal == '\0')
    return g_strdup ("");
  if (field->type == DV_TYPE_LINKS)
    return parse_links (reader, field, normal, error);
  return parse_link (reader, field, normal, error);
}

/**
 * dv_cell_error_is_of_value:
 * @error: (nullable): an error of dv_cell_parse()
 *
 * Returns: whether the text is wrong, rather than the store
 */
gboolean
dv_cell_error_is_of_value (const GError *error)
{
  return error != NULL && (error->domain == DV_VALUE_ERROR || error->domain == DV_DATE_ERROR);
}

static char *
first_word (const char *words)
{
  return g_strndup (words, strcspn (words, "|"));
}

static char *
format_choice (const DvField *field, const char *value)
{
  const DvChoice *choice = dv_field_find_choice (field, value);
  g_autofree char *word =
    choice != NULL && choice->words != NULL ? first_word (choice->words) : NULL;

  /* The words of two choices may be alike, such as those of near and far relations. */
  if (word == NULL || dv_field_find_choice_by_words (field, word) != choice)
    return g_strdup (value);
  return g_steal_pointer (&word);
}

static char *
format_link (DvNames *names, const DvField *field, const char *id, GError **error)
{
  const DvKind *kind = field->target != NULL ? dv_kind_find (field->target) : NULL;

  return kind != NULL ? dv_names_get_text (names, kind, id, error) : g_strdup (id);
}

static char *
format_links (DvNames *names, const DvField *field, const char *value, GError **error)
{
  g_autoptr (GPtrArray) links = dv_links_parse (value);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++) {
    const DvLink *link = g_ptr_array_index (links, i);
    g_autofree char *name = format_link (names, field, link->id, error);
    g_autofree char *role = link->role != NULL ? format_choice (field, link->role) : NULL;

    if (name == NULL)
      return NULL;
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", name);
    if (role != NULL)
      g_string_append_printf (text, " (%s)", role);
  }
  return g_strdup (text->str);
}

/**
 * dv_cell_format_value:
 * @names: what the records are called
 * @field: a field
 * @value: (nullable): one of its values, in canonical form
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the value as a spreadsheet in Vietnamese has it, which
 *   dv_cell_parse() reads as the same value again
 */
char *
dv_cell_format_value (DvNames *names, const DvField *field, const char *value, GError **error)
{
  if (value == NULL)
    return g_strdup ("");
  switch (field->type) {
  case DV_TYPE_LINK:
    return format_link (names, field, value, error);
  case DV_TYPE_LINKS:
    return format_links (names, field, value, error);
  case DV_TYPE_CHOICE:
    return format_choice (field, value);
  case DV_TYPE_YES_NO:
    return g_strdup (*value == '1' ? "có" : "không");
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
  case DV_TYPE_DECIMAL:
    return dv_field_format (field, value);
  case DV_TYPE_TEXT:
  case DV_TYPE_LONG_TEXT:
  case DV_TYPE_INTEGER:
  case DV_TYPE_MONEY:
  default:
    return g_strdup (value);
  }
}

/**
 * dv_cell_format:
 * @names: what the records are called
 * @record: a record
 * @field: one of its fields
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its value, see dv_cell_format_value()
 */
char *
dv_cell_format (DvNames *names, DvRecord *record, const DvField *field, GError **error)
{
  return dv_cell_format_value (names, field, dv_record_get_value (record, field), error);
}
