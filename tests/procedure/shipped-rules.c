/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shipped-rules.h"

#include "dv-catalogue.h"

/* The time limits and holidays that the program brings. */
DvDeadlineTable *
load_shipped_rules (void)
{
  g_autoptr (GError) error = NULL;
  DvDeadlineTable *table = dv_catalogue_make_deadlines (&error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

guint32
test_day (const char *iso)
{
  DvDate date;

  g_assert_true (dv_date_from_iso (iso, &date));
  return dv_date_to_julian (&date);
}

static const char *
keep (TestCase *self, const char *text)
{
  char *copy = g_strdup (text);

  g_ptr_array_add (self->texts, copy);
  return copy;
}

static void
read_flag (TestCase *self, const char *flag)
{
  const char *value = strchr (flag, '=');
  DvCaseFacts *facts = &self->facts;

  if (strcmp (flag, "second") == 0)
    facts->instance = 2;
  else if (strcmp (flag, "remote") == 0)
    facts->remote = TRUE;
  else if (strcmp (flag, "places") == 0)
    facts->several_places = TRUE;
  else if (g_str_has_prefix (flag, "complex"))
    facts->complexity = DV_COMPLEXITY_COMPLEX;
  else if (g_str_has_prefix (flag, "very"))
    facts->complexity = DV_COMPLEXITY_VERY_COMPLEX;
  else if (g_str_has_prefix (flag, "rule="))
    facts->rule = keep (self, value + 1);
  else if (g_str_has_prefix (flag, "target="))
    facts->target = test_day (value + 1);
  else
    facts->channel = dv_channel_from_code (flag);
  if (facts->complexity != DV_COMPLEXITY_NONE && facts->complexity_document == NULL &&
      value != NULL)
    facts->complexity_document = keep (self, value + 1);
}

/* “extended 2026-07-20 31/QĐ until 2026-08-10” */
static void
read_event (TestCase *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_words = g_strv_length (words);
  DvCaseEvent event = { dv_event_from_code (words[0]), test_day (words[1]), 0, NULL };

  g_assert_cmpint (event.type, !=, DV_EVENT_NONE);
  if (n_words > 2)
    event.document = keep (self, words[2]);
  if (n_words > 4)
    event.until = test_day (words[4]);
  g_array_append_val (self->events, event);
}

TestCase *
test_case_new (const char *matter, const char *flags, const char *events)
{
  TestCase *self = g_new0 (TestCase, 1);
  g_auto (GStrv) flag_words = g_strsplit (flags, " ", -1);
  g_auto (GStrv) event_words = g_strsplit (events, ", ", -1);

  self->events = g_array_new (FALSE, TRUE, sizeof (DvCaseEvent));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->facts.matter = dv_matter_from_code (matter);
  for (guint i = 0; flag_words[i] != NULL; i++) {
    if (*flag_words[i] != '\0')
      read_flag (self, flag_words[i]);
  }
  for (guint i = 0; event_words[i] != NULL; i++) {
    if (*event_words[i] != '\0')
      read_event (self, event_words[i]);
  }
  self->facts.events = (const DvCaseEvent *) self->events->data;
  self->facts.n_events = self->events->len;
  dv_case_facts_sort ((DvCaseEvent *) self->events->data, self->events->len);
  return self;
}

void
test_case_free (TestCase *self)
{
  g_array_unref (self->events);
  g_ptr_array_unref (self->texts);
  g_free (self);
}
