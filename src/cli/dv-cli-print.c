/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cli-print.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-links.h"

/**
 * dv_cli_add_string:
 * @builder: where to add
 * @name: the name of a member
 * @value: (nullable): its value
 */
void
dv_cli_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * dv_cli_add_integer:
 * @builder: where to add
 * @name: the name of a member
 * @value: its value
 */
void
dv_cli_add_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_links (JsonBuilder *builder, const char *value)
{
  g_autoptr (GPtrArray) links = dv_links_parse (value);

  json_builder_begin_array (builder);
  for (guint i = 0; i < links->len; i++) {
    const DvLink *link = g_ptr_array_index (links, i);

    json_builder_begin_object (builder);
    dv_cli_add_string (builder, "id", link->id);
    if (link->role != NULL)
      dv_cli_add_string (builder, "role", link->role);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_link (JsonBuilder *builder, DvRecord *record, const DvField *field, const char *value)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "id", value);
  dv_cli_add_string (builder, "title", dv_record_get_link_title (record, field));
  json_builder_end_object (builder);
}

static void
add_value (JsonBuilder *builder, DvRecord *record, const DvField *field)
{
  const char *value = dv_record_get_value (record, field);

  json_builder_set_member_name (builder, field->name);
  if (field->type == DV_TYPE_LINKS)
    add_links (builder, value);
  else if (value == NULL)
    json_builder_add_null_value (builder);
  else if (field->type == DV_TYPE_LINK)
    add_link (builder, record, field, value);
  else if (field->type == DV_TYPE_YES_NO)
    json_builder_add_boolean_value (builder, *value == '1');
  else if (field->type == DV_TYPE_DECIMAL)
    json_builder_add_double_value (builder, (double) g_ascii_strtoll (value, NULL, 10) / 100);
  else if (dv_field_is_number (field))
    json_builder_add_int_value (builder, g_ascii_strtoll (value, NULL, 10));
  else
    json_builder_add_string_value (builder, value);
}

/**
 * dv_cli_add_record:
 * @builder: where to add
 * @record: a record
 * @sensitive: whether to add what the law marks as sensitive, too
 */
void
dv_cli_add_record (JsonBuilder *builder, DvRecord *record, gboolean sensitive)
{
  const DvKind *kind = dv_record_get_kind (record);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "id", dv_record_get_id (record));
  dv_cli_add_string (builder, "kind", kind->name);
  dv_cli_add_string (builder, "title", dv_record_get_title (record));
  json_builder_set_member_name (builder, "deleted");
  json_builder_add_boolean_value (builder, dv_record_is_deleted (record));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (sensitive || !(kind->fields[i].flags & DV_FIELD_SENSITIVE))
      add_value (builder, record, &kind->fields[i]);
  }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * dv_cli_print_record:
 * @record: a record
 *
 * Prints what is known of it, a line for each field.
 */
void
dv_cli_print_record (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  printf ("%s: %s\n", dv_kind_get_label (kind), dv_record_get_id (record));
  if (dv_record_is_deleted (record))
    printf ("%s\n", _ ("Deleted"));
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *shown = dv_record_get_display (record, &kind->fields[i]);

    if (*shown != '\0')
      printf ("%s: %s\n", dv_field_get_label (&kind->fields[i]), shown);
  }
}

/**
 * dv_cli_print_row:
 * @record: a record
 *
 * Prints its id and the columns that its list shows, separated by tabs.
 */
void
dv_cli_print_row (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  printf ("%s", dv_record_get_id (record));
  for (const char *const *column = kind->columns; *column != NULL; column++) {
    g_autofree char *shown = dv_record_get_display (record, dv_kind_find_field (kind, *column));

    printf ("\t%s", g_strdelimit (shown, "\t\r\n", ' '));
  }
  printf ("\n");
}
