/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-record-provider.h"

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-search.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* More than this nobody reads; another letter is quicker. */
#define MAX_RESULTS 30

typedef struct {
  DvStore *store;
  const DvKind *kind;
  DvSearchPicker *picker; /* owns this */
} Provider;

typedef struct {
  const DvKind *kind;
  char *query;
  char *day;
  GPtrArray *records;
} Search;

static void
provider_free (gpointer data)
{
  Provider *provider = data;

  g_object_unref (provider->store);
  g_free (provider);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->query);
  g_free (search->day);
  g_clear_pointer (&search->records, g_ptr_array_unref);
  g_free (search);
}

/* A month or a year stands for all of its days: '~' sorts after every digit and hyphen. */
static gboolean
is_in_force (DvRecord *unit, const char *day)
{
  const char *from = dv_record_get (unit, "valid_from");
  const char *to = dv_record_get (unit, "valid_to");
  g_autofree char *end = to != NULL ? g_strconcat (to, "~", NULL) : NULL;
  g_autofree char *last = g_strconcat (day, "~", NULL);

  return (from == NULL || strcmp (from, last) <= 0) && (end == NULL || strcmp (end, day) >= 0);
}

/* The units of the day come first; those before and after can still be chosen. */
static void
put_units_of_day_first (Search *search)
{
  g_autoptr (GPtrArray) found = g_steal_pointer (&search->records);

  search->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (int wanted = TRUE; wanted >= FALSE; wanted--) {
    for (guint i = 0; i < found->len; i++) {
      DvRecord *unit = g_ptr_array_index (found, i);

      if (is_in_force (unit, search->day) == wanted)
        g_ptr_array_add (search->records, g_object_ref (unit));
    }
  }
}

static gboolean
load_found (DvDb *db, Search *search, const GArray *rows, GError **error)
{
  search->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++) {
    DvRecord *record = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (record == NULL)
      return FALSE;
    g_ptr_array_add (search->records, record);
  }
  if (search->kind == &dv_kind_unit)
    put_units_of_day_first (search);
  return TRUE;
}

static gboolean
search_cb (DvDb *db, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GArray) rows = dv_search (db, search->query, search->kind, MAX_RESULTS, error);

  return rows != NULL && load_found (db, search, rows, error);
}

static void
append (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
append_field (GString *text, DvRecord *record, const char *name)
{
  const DvField *field = dv_kind_find_field (dv_record_get_kind (record), name);
  g_autofree char *display = NULL;

  if (field == NULL)
    return;
  display = dv_record_get_display (record, field);
  append (text, display);
}

/* What is over is told from what has the same name and goes on. */
static void
append_end (GString *text, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  const DvField *end = kind == &dv_kind_unit ? dv_kind_find_field (kind, kind->end) : NULL;
  g_autofree char *display = end != NULL ? dv_record_get_display (record, end) : NULL;
  g_autofree char *until = NULL;

  if (display == NULL || *display == '\0')
    return;
  /* translators: the last day of a unit */
  until = g_strdup_printf (_ ("until %s"), display);
  append (text, until);
}

/**
 * dv_record_provider_subtitle:
 * @record: a record
 *
 * Returns: (transfer full): what tells it from others with the same title: its code, the year of
 *   birth, the unit or superior, the date
 */
char *
dv_record_provider_subtitle (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  const DvField *key = dv_kind_get_key_field (kind);
  GString *text = g_string_new (NULL);

  if (key != NULL && key != dv_kind_get_title_field (kind))
    append (text, dv_record_get_value (record, key));
  append_field (text, record, "birth");
  append_field (text, record, kind->unit);
  append_field (text, record, kind->start);
  append_end (text, record);
  return g_string_free (text, FALSE);
}

/**
 * dv_record_provider_item:
 * @record: a record that was saved
 *
 * Returns: (transfer full): a row of a #DvSearchPicker for it
 */
DvSearchItem *
dv_record_provider_item (DvRecord *record)
{
  g_autofree char *subtitle = dv_record_provider_subtitle (record);
  const char *title = dv_record_get_title (record);

  return dv_search_item_new (dv_record_get_id (record), title != NULL ? title : "", subtitle);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  Search *search;
  GListStore *items;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &search, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  items = g_list_store_new (DV_TYPE_SEARCH_ITEM);
  for (guint i = 0; i < search->records->len; i++) {
    g_autoptr (DvSearchItem) item =
      dv_record_provider_item (g_ptr_array_index (search->records, i));

    g_list_store_append (items, item);
  }
  g_task_return_pointer (task, items, g_object_unref);
}

static void
provide (const char *query, GTask *task, gpointer user_data)
{
  Provider *provider = user_data;
  Search *search = g_new0 (Search, 1);

  search->kind = provider->kind;
  search->query = g_strdup (query);
  search->day = g_strdup (g_object_get_data (G_OBJECT (provider->picker), "dv-day"));
  if (search->day == NULL)
    search->day = dv_words_today ();
  dv_store_read_async (provider->store, search_cb, search, search_free,
                       g_task_get_cancellable (task), found_cb, task);
}

/**
 * dv_record_provider_attach:
 * @picker: a search field
 * @store: where to search
 * @kind: (nullable): which kind of record, or %NULL for any
 *
 * Makes the field search the records of a store, off the main thread.
 */
void
dv_record_provider_attach (DvSearchPicker *picker, DvStore *store, const DvKind *kind)
{
  Provider *provider;

  g_return_if_fail (DV_IS_SEARCH_PICKER (picker));
  g_return_if_fail (DV_IS_STORE (store));

  provider = g_new0 (Provider, 1);
  provider->store = g_object_ref (store);
  provider->kind = kind;
  provider->picker = picker;
  dv_search_picker_set_provider (picker, provide, provider, provider_free);
}

/**
 * dv_record_provider_set_day:
 * @picker: a search field
 * @day: (nullable): a day, month or year, %NULL for today
 *
 * Makes a field that searches units offer those of a day first: a form dated 2019 offers the units
 * of 2019.
 */
void
dv_record_provider_set_day (DvSearchPicker *picker, const char *day)
{
  g_return_if_fail (DV_IS_SEARCH_PICKER (picker));

  g_object_set_data_full (G_OBJECT (picker), "dv-day", g_strdup (day), g_free);
}
