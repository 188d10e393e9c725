/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"

static const char *const type_names[] = {
  [DV_TYPE_TEXT] = "text",
  [DV_TYPE_LONG_TEXT] = "long-text",
  [DV_TYPE_INTEGER] = "integer",
  [DV_TYPE_MONEY] = "money",
  [DV_TYPE_DECIMAL] = "decimal",
  [DV_TYPE_DATE] = "date",
  [DV_TYPE_PARTIAL_DATE] = "partial-date",
  [DV_TYPE_CHOICE] = "choice",
  [DV_TYPE_YES_NO] = "yes-no",
  [DV_TYPE_LINK] = "link",
  [DV_TYPE_LINKS] = "links",
};

static const struct {
  DvFieldFlags flag;
  const char *name;
} flag_names[] = {
  { DV_FIELD_REQUIRED, "required" }, { DV_FIELD_KEY, "key" },   { DV_FIELD_SENSITIVE, "sensitive" },
  { DV_FIELD_COMPUTED, "computed" }, { DV_FIELD_OPEN, "open" },
};

static void
add_words (JsonBuilder *builder, const char *name, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words != NULL ? words : "", "|", -1);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; each[i] != NULL; i++)
    json_builder_add_string_value (builder, each[i]);
  json_builder_end_array (builder);
}

static void
add_choices (JsonBuilder *builder, const DvChoice *choices)
{
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (const DvChoice *choice = choices; choice->code != NULL; choice++) {
    json_builder_begin_object (builder);
    dv_cli_add_string (builder, "code", choice->code);
    dv_cli_add_string (builder, "label", dv_choice_get_label (choice));
    add_words (builder, "words", choice->words);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* Returns: (transfer full): every heading that the field answers to, the best ones first */
static char *
join_headings (const DvField *field)
{
  const char *headings = field->headings != NULL ? field->headings : dv_field_get_heading (field);

  return field->also != NULL ? g_strconcat (headings, "|", field->also, NULL) : g_strdup (headings);
}

static void
add_field (JsonBuilder *builder, const DvField *field)
{
  g_autofree char *headings = join_headings (field);

  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "name", field->name);
  dv_cli_add_string (builder, "label", dv_field_get_label (field));
  dv_cli_add_string (builder, "type", type_names[field->type]);
  for (guint i = 0; i < G_N_ELEMENTS (flag_names); i++) {
    json_builder_set_member_name (builder, flag_names[i].name);
    json_builder_add_boolean_value (builder, (field->flags & flag_names[i].flag) != 0);
  }
  if (field->target != NULL)
    dv_cli_add_string (builder, "target", field->target);
  if (field->choices != NULL)
    add_choices (builder, field->choices);
  add_words (builder, "headings", headings);
  json_builder_end_object (builder);
}

static void
add_kind (JsonBuilder *builder, const DvKind *kind)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "name", kind->name);
  dv_cli_add_string (builder, "label", dv_kind_get_label (kind));
  dv_cli_add_string (builder, "label_plural", dv_kind_get_label_plural (kind));
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < kind->n_fields; i++)
    add_field (builder, &kind->fields[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_field (const DvField *field)
{
  g_autofree char *headings = join_headings (field);

  printf ("%s\t%s\t%s", field->name, dv_field_get_label (field), type_names[field->type]);
  if (field->target != NULL)
    printf (" %s", field->target);
  for (guint i = 0; i < G_N_ELEMENTS (flag_names); i++) {
    if (field->flags & flag_names[i].flag)
      printf (" %s", flag_names[i].name);
  }
  printf ("\t%s\n", headings);
  for (const DvChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    printf ("\t%s\t%s\t%s\n", choice->code, dv_choice_get_label (choice), choice->words);
}

static DvExit
print_kind (DvCli *cli, const DvKind *kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (cli->json) {
    add_kind (builder, kind);
    dv_cli_print_json (builder);
    return DV_EXIT_DONE;
  }
  for (guint i = 0; i < kind->n_fields; i++)
    print_field (&kind->fields[i]);
  return DV_EXIT_DONE;
}

static DvExit
print_kinds (DvCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    if ((*kind)->flags & DV_KIND_HIDDEN)
      continue;
    if (cli->json)
      add_kind (builder, *kind);
    else
      printf ("%s\t%s\n", (*kind)->name, dv_kind_get_label_plural (*kind));
  }
  json_builder_end_array (builder);
  if (cli->json)
    dv_cli_print_json (builder);
  return DV_EXIT_DONE;
}

static DvExit
run_kinds (DvCli *cli, int argc, char **argv)
{
  const DvKind *kind;

  if (!dv_cli_parse (&argc, &argv, NULL, 0, 1))
    return DV_EXIT_USAGE;
  if (argc == 1)
    return print_kinds (cli);
  kind = dv_cli_find_kind (argv[1]);
  return kind != NULL ? print_kind (cli, kind) : DV_EXIT_USAGE;
}

const DvCommand dv_cli_kinds_commands[] = {
  { "kinds", "[KIND]",
    N_ ("Lists the kinds of record, or the fields of one with the headings that each answers to."),
    run_kinds },
  { NULL },
};
