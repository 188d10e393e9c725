/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kind.h"

#include <glib/gi18n-lib.h>

#include "dv-fold.h"
#include "dv-kinds.h"

/**
 * dv_kinds:
 *
 * Every kind of record, in the order in which tables can be made.
 *
 * Returns: (array zero-terminated=1) (transfer none): the kinds
 */
const DvKind *const *
dv_kinds (void)
{
  return dv_all_kinds;
}

/**
 * dv_kind_find:
 * @name: the name of a kind
 *
 * Returns: (nullable): the kind called @name
 */
const DvKind *
dv_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const DvKind *const *kind = dv_all_kinds; *kind != NULL; kind++) {
    if (strcmp ((*kind)->name, name) == 0)
      return *kind;
  }
  return NULL;
}

/**
 * dv_kind_find_by_id:
 * @id: the number of a kind in the operation log
 *
 * Returns: (nullable): the kind, or %NULL if this program does not know it
 */
const DvKind *
dv_kind_find_by_id (guint id)
{
  for (const DvKind *const *kind = dv_all_kinds; *kind != NULL; kind++) {
    if ((*kind)->id == id)
      return *kind;
  }
  return NULL;
}

/**
 * dv_kind_get_label:
 * @kind: a kind
 *
 * Returns: what one record of @kind is called, in the user's language
 */
const char *
dv_kind_get_label (const DvKind *kind)
{
  return _ (kind->label);
}

/**
 * dv_kind_get_label_plural:
 * @kind: a kind
 *
 * Returns: what records of @kind are called, in the user's language
 */
const char *
dv_kind_get_label_plural (const DvKind *kind)
{
  return _ (kind->label_plural);
}

/**
 * dv_kind_find_field:
 * @kind: a kind
 * @name: (nullable): the name of a field
 *
 * Returns: (nullable): the field called @name
 */
const DvField *
dv_kind_find_field (const DvKind *kind, const char *name)
{
  for (guint i = 0; name != NULL && i < kind->n_fields; i++) {
    if (strcmp (kind->fields[i].name, name) == 0)
      return &kind->fields[i];
  }
  return NULL;
}

/**
 * dv_kind_find_field_by_id:
 * @kind: a kind
 * @id: the number of a field in the operation log
 *
 * Returns: (nullable): the field, or %NULL if this program does not know it
 */
const DvField *
dv_kind_find_field_by_id (const DvKind *kind, guint id)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].id == id)
      return &kind->fields[i];
  }
  return NULL;
}

static gboolean
words_contain (const char *words, const char *folded)
{
  g_auto (GStrv) each = NULL;

  if (words == NULL)
    return FALSE;
  each = g_strsplit (words, "|", -1);
  for (guint i = 0; each[i] != NULL; i++) {
    g_autofree char *word = dv_text_fold (each[i]);

    if (g_strcmp0 (word, folded) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_kind_find_heading:
 * @kind: a kind
 * @heading: the heading of a spreadsheet column
 *
 * Finds the field that a column is for: by one of its headings, its label or its name, whatever
 * the case and the marks.
 *
 * Returns: (nullable): the field
 */
const DvField *
dv_kind_find_heading (const DvKind *kind, const char *heading)
{
  g_autofree char *folded = dv_text_fold (heading);

  for (guint i = 0; folded != NULL && *folded != '\0' && i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (words_contain (field->headings, folded) || words_contain (field->label, folded) ||
        words_contain (field->name, folded) || words_contain (_ (field->label), folded))
      return field;
  }
  return NULL;
}

/**
 * dv_kind_get_title_field:
 * @kind: a kind
 *
 * Returns: the field that names a record to a person
 */
const DvField *
dv_kind_get_title_field (const DvKind *kind)
{
  return dv_kind_find_field (kind, kind->title);
}

/**
 * dv_kind_get_key_field:
 * @kind: a kind
 *
 * Returns: (nullable): the field by which a spreadsheet names a record
 */
const DvField *
dv_kind_get_key_field (const DvKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].flags & DV_FIELD_KEY)
      return &kind->fields[i];
  }
  return NULL;
}

/**
 * dv_kind_index_of:
 * @kind: a kind
 * @field: one of its fields
 *
 * Returns: the place of @field among the fields of @kind
 */
guint
dv_kind_index_of (const DvKind *kind, const DvField *field)
{
  g_return_val_if_fail (field >= kind->fields && field < kind->fields + kind->n_fields, 0);

  return (guint) (field - kind->fields);
}

/**
 * dv_field_get_label:
 * @field: a field
 *
 * Returns: its label in the user's language
 */
const char *
dv_field_get_label (const DvField *field)
{
  return _ (field->label);
}

/**
 * dv_field_get_heading:
 * @field: a field
 *
 * Returns: (transfer full): the first of its spreadsheet headings, which is the one written
 */
const char *
dv_field_get_heading (const DvField *field)
{
  const char *end;

  if (field->headings == NULL)
    return dv_field_get_label (field);
  end = strchr (field->headings, '|');
  if (end == NULL)
    return field->headings;
  {
    g_autofree char *heading = g_strndup (field->headings, end - field->headings);

    return g_intern_string (heading);
  }
}

/**
 * dv_field_has_column:
 * @field: a field
 *
 * Returns: whether its value stands in the table of its kind; several links stand in a table of
 *   their own
 */
gboolean
dv_field_has_column (const DvField *field)
{
  return field->type != DV_TYPE_LINKS;
}

/**
 * dv_field_is_logged:
 * @field: a field
 *
 * Returns: whether a change of it stands in the log; what the store derives can be made anew, and
 *   several links are records of their own
 */
gboolean
dv_field_is_logged (const DvField *field)
{
  return dv_field_has_column (field) && !(field->flags & DV_FIELD_DERIVED);
}

/**
 * dv_field_is_number:
 * @field: a field
 *
 * Returns: whether its value is stored as a number
 */
gboolean
dv_field_is_number (const DvField *field)
{
  return field->type == DV_TYPE_INTEGER || field->type == DV_TYPE_MONEY ||
         field->type == DV_TYPE_DECIMAL || field->type == DV_TYPE_YES_NO;
}

/**
 * dv_field_is_date:
 * @field: a field
 *
 * Returns: whether its values are days, or months or years
 */
gboolean
dv_field_is_date (const DvField *field)
{
  return field->type == DV_TYPE_DATE || field->type == DV_TYPE_PARTIAL_DATE;
}

/**
 * dv_field_is_link:
 * @field: a field
 *
 * Returns: whether its value names one or several records
 */
gboolean
dv_field_is_link (const DvField *field)
{
  return field->type == DV_TYPE_LINK || field->type == DV_TYPE_LINKS;
}

/**
 * dv_field_find_choice:
 * @field: a field with choices
 * @code: (nullable): a stored code
 *
 * Returns: (nullable): the choice
 */
const DvChoice *
dv_field_find_choice (const DvField *field, const char *code)
{
  if (field->choices == NULL || code == NULL)
    return NULL;
  for (const DvChoice *choice = field->choices; choice->code != NULL; choice++) {
    if (strcmp (choice->code, code) == 0)
      return choice;
  }
  return NULL;
}

/**
 * dv_field_find_choice_by_words:
 * @field: a field with choices
 * @words: what a person typed or a spreadsheet says
 *
 * Finds a choice by its words, its label in either language or its code, whatever the case and the
 * marks.
 *
 * Returns: (nullable): the choice
 */
const DvChoice *
dv_field_find_choice_by_words (const DvField *field, const char *words)
{
  g_autofree char *folded = dv_text_fold (words);

  if (field->choices == NULL || folded == NULL)
    return NULL;
  for (const DvChoice *choice = field->choices; choice->code != NULL; choice++) {
    if (words_contain (choice->words, folded) || words_contain (choice->label, folded) ||
        words_contain (choice->code, folded) ||
        words_contain (dv_choice_get_label (choice), folded))
      return choice;
  }
  return NULL;
}

/**
 * dv_choice_get_label:
 * @choice: a choice
 *
 * Returns: what it is called in the user's language
 */
const char *
dv_choice_get_label (const DvChoice *choice)
{
  return _ (choice->label);
}
