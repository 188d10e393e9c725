/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cli-case.h"

#include <glib/gi18n-lib.h>

#include "dv-catalogue.h"
#include "dv-date.h"
#include "dv-deadlines.h"

/**
 * dv_cli_case_free:
 * @self: (nullable) (transfer full): a case
 *
 * Frees it.
 */
void
dv_cli_case_free (DvCliCase *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->events);
  g_object_unref (self->parser);
  g_free (self);
}

/**
 * dv_cli_read_day:
 * @column: what the day is of
 * @text: what was typed
 * @day: (out): receives the day, as dv_date_to_julian() counts
 *
 * Returns: whether it is a day; otherwise the user was told
 */
gboolean
dv_cli_read_day (const char *column, const char *text, guint32 *day)
{
  g_autoptr (GError) error = NULL;
  DvDate today, date;

  dv_date_today (&today);
  if (!dv_date_parse (text, &today, &date, &error))
    dv_cli_refuse (column, "%s", error->message);
  else if (!dv_date_is_full (&date))
    dv_cli_refuse (column, _ ("The day is missing; type for example 05/02/2019."));
  else
    *day = dv_date_to_julian (&date);
  return error == NULL && dv_date_is_full (&date);
}

static JsonNode *
find (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* Returns: whether the member is missing or a text */
static gboolean
read_text (JsonObject *object, const char *name, const char *column, const char **text)
{
  JsonNode *node = find (object, name);

  *text = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING) {
    dv_cli_refuse (column, _ ("This must be a text in quotes."));
    return FALSE;
  }
  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_yes (JsonObject *object, const char *name, gboolean *yes)
{
  JsonNode *node = find (object, name);

  *yes = FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN) {
    dv_cli_refuse (name, _ ("This must be true or false."));
    return FALSE;
  }
  *yes = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_day_member (JsonObject *object, const char *name, const char *column, guint32 *day)
{
  const char *text;

  *day = 0;
  return read_text (object, name, column, &text) &&
         (text == NULL || dv_cli_read_day (column, text, day));
}

static gboolean
read_kind (JsonObject *object, DvCaseFacts *facts)
{
  const char *kind;

  if (!read_text (object, "kind", "kind", &kind))
    return FALSE;
  facts->matter = dv_matter_from_code (kind);
  if (facts->matter != DV_MATTER_NONE)
    return TRUE;
  dv_cli_refuse ("kind",
                 _ ("“%s” is none of khieu-nai, to-cao, kien-nghi, phan-anh and "
                    "kien-nghi-cu-tri."),
                 kind != NULL ? kind : "");
  return FALSE;
}

static gboolean
read_instance (JsonObject *object, DvCaseFacts *facts)
{
  JsonNode *node = find (object, "instance");
  gint64 instance = 1;

  if (node != NULL)
    instance = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
  if (instance != 1 && instance != 2) {
    dv_cli_refuse ("instance", _ ("This must be 1, or 2 for a second complaint."));
    return FALSE;
  }
  facts->instance = (guint) instance;
  return TRUE;
}

static gboolean
read_complexity (JsonObject *object, DvCaseFacts *facts)
{
  const char *code;

  if (!read_text (object, "complexity", "complexity", &code) ||
      !read_text (object, "complexity_document", "complexity_document",
                  &facts->complexity_document))
    return FALSE;
  if (dv_complexity_from_code (code, &facts->complexity))
    return TRUE;
  dv_cli_refuse ("complexity", _ ("“%s” is none of none, complex and very-complex."), code);
  return FALSE;
}

static gboolean
read_event (JsonNode *node, guint number, GArray *events)
{
  g_autofree char *column = g_strdup_printf ("events[%u]", number);
  DvCaseEvent event = { 0 };
  JsonObject *object;
  const char *type;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    dv_cli_refuse (column, _ ("This must be an object with type and date."));
    return FALSE;
  }
  object = json_node_get_object (node);
  if (!read_text (object, "type", column, &type) ||
      !read_text (object, "document", column, &event.document) ||
      !read_day_member (object, "date", column, &event.day) ||
      !read_day_member (object, "until", column, &event.until))
    return FALSE;
  event.type = dv_event_from_code (type);
  if (event.type == DV_EVENT_NONE) {
    dv_cli_refuse (column, _ ("There is no step “%s”."), type != NULL ? type : "");
    return FALSE;
  }
  g_array_append_val (events, event);
  return TRUE;
}

static gboolean
read_events (JsonObject *object, DvCliCase *self)
{
  JsonNode *node = find (object, "events");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)) {
    dv_cli_refuse ("events", _ ("The list of steps is missing."));
    return FALSE;
  }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    if (!read_event (json_array_get_element (array, i), i, self->events))
      return FALSE;
  }
  dv_case_facts_sort ((DvCaseEvent *) self->events->data, self->events->len);
  self->facts.events = (const DvCaseEvent *) self->events->data;
  self->facts.n_events = self->events->len;
  return TRUE;
}

static gboolean
read_case (JsonObject *object, DvCliCase *self)
{
  DvCaseFacts *facts = &self->facts;
  const char *channel;

  if (!read_kind (object, facts) || !read_instance (object, facts) ||
      !read_complexity (object, facts) || !read_yes (object, "remote", &facts->remote) ||
      !read_yes (object, "several_places", &facts->several_places) ||
      !read_text (object, "rule", "rule", &facts->rule) ||
      !read_text (object, "channel", "channel", &channel) ||
      !read_day_member (object, "target", "target", &facts->target) ||
      !read_day_member (object, "on", "on", &self->on))
    return FALSE;
  facts->channel = dv_channel_from_code (channel);
  return read_events (object, self);
}

/**
 * dv_cli_case_read:
 * @path: a file with a case in JSON
 *
 * Returns: (transfer full) (nullable): the case; %NULL after the user was told what is wrong
 */
DvCliCase *
dv_cli_case_read (const char *path)
{
  g_autoptr (DvCliCase) self = g_new0 (DvCliCase, 1);
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  self->events = g_array_new (FALSE, TRUE, sizeof (DvCaseEvent));
  self->parser = json_parser_new ();
  if (!json_parser_load_from_file (self->parser, path, &error)) {
    dv_cli_refuse ("--case", "%s", error->message);
    return NULL;
  }
  root = json_parser_get_root (self->parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    dv_cli_refuse ("--case", _ ("%s: this is no JSON object that describes a case."), path);
    return NULL;
  }
  return read_case (json_node_get_object (root), self) ? g_steal_pointer (&self) : NULL;
}

static gboolean
load_cb (DvDb *db, gpointer data, GError **error)
{
  DvDeadlineTable **table = data;

  *table = dv_deadlines_load_table (db, error);
  return *table != NULL;
}

/**
 * dv_cli_load_deadlines:
 * @cli: what all commands share
 * @table: (out) (transfer full): receives what clocks go by: the rules and holidays of the store,
 * or those that the program brings where there is no store
 *
 * Returns: %DV_EXIT_DONE, or how the program ends
 */
DvExit
dv_cli_load_deadlines (DvCli *cli, DvDeadlineTable **table)
{
  g_autoptr (GError) error = NULL;

  if (!cli->chosen && !g_file_test (cli->path, G_FILE_TEST_EXISTS))
    *table = dv_catalogue_make_deadlines (&error);
  else if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  else
    dv_store_read (cli->store, load_cb, table, &error);
  return *table != NULL ? DV_EXIT_DONE : dv_cli_fail (cli, error);
}
