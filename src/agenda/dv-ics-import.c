/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ics-import.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-ics-read.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-value.h"

#define UUID_LENGTH 36

static void
item_free (gpointer data)
{
  DvIcsItem *item = data;

  g_clear_object (&item->record);
  g_free (item->remark);
  g_free (item);
}

/**
 * dv_ics_import_free:
 * @self: (transfer full) (nullable): an import
 */
void
dv_ics_import_free (DvIcsImport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

static DvRecord *
find_by_uid (DvDb *db, const char *uid, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_event);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "uid", uid);
  dv_query_set_limit (query, 1);
  rows = dv_query_run (query, db, error);
  if (rows == NULL || rows->len == 0)
    return NULL;
  return dv_db_load (db, g_array_index (rows, gint64, 0), error);
}

/* The event with the number of a record is that record. Other numbers of ours, such as that of the
 * day on which a task is due, begin with one, too. */
static DvRecord *
find (DvDb *db, const char *uid, gboolean *is_ours, GError **error)
{
  g_autofree char *id = strlen (uid) >= UUID_LENGTH ? g_strndup (uid, UUID_LENGTH) : NULL;
  g_autoptr (DvRecord) record = NULL;

  *is_ours = g_str_has_prefix (uid, "danvan-");
  if (id != NULL && g_uuid_string_is_valid (id))
    record = dv_db_load_id (db, id, NULL);
  if (record == NULL)
    return *is_ours ? NULL : find_by_uid (db, uid, error);
  *is_ours = TRUE;
  return strlen (uid) == UUID_LENGTH && dv_record_get_kind (record) == &dv_kind_event
           ? g_steal_pointer (&record)
           : NULL;
}

static gboolean
set (DvRecord *record, const char *name, const char *value)
{
  const char *stored = dv_record_get (record, name);

  if (g_strcmp0 (stored, value) == 0)
    return FALSE;
  dv_record_set (record, name, value);
  return TRUE;
}

static gboolean
set_text (DvRecord *record, const char *name, const char *text)
{
  const DvField *field = dv_kind_find_field (dv_record_get_kind (record), name);
  g_autofree char *value = text != NULL ? dv_field_parse (field, text, NULL) : NULL;

  return set (record, name, value);
}

/* A last day that is the first one may be typed or left out. */
static gboolean
set_end (DvRecord *record, const DvIcsEvent *event)
{
  g_autofree char *end = dv_date_to_iso (&event->end);

  if (dv_date_compare (&event->start, &event->end) == 0 &&
      (dv_record_get (record, "end") == NULL ||
       g_strcmp0 (dv_record_get (record, "end"), end) == 0))
    return FALSE;
  return set (record, "end", end);
}

/* A calendar that says nothing of a place or remark does not take ours away. */
static gboolean
take_over (DvRecord *record, const DvIcsEvent *event)
{
  g_autofree char *start = dv_date_to_iso (&event->start);
  gboolean changed = set (record, "start", start);

  changed |= set_text (record, "title", event->title);
  changed |= set_end (record, event);
  changed |= set (record, "time", event->time);
  if (event->place != NULL)
    changed |= set_text (record, "place", event->place);
  if (event->note != NULL)
    changed |= set_text (record, "note", event->note);
  return changed;
}

static void
pass_over (DvIcsItem *item, const char *why)
{
  item->state = DV_ICS_PASSED_OVER;
  g_free (item->remark);
  item->remark = g_strdup (why);
}

static void
hold_against (DvIcsItem *item, DvRecord *stored, gboolean is_ours, const DvIcsEvent *event)
{
  if (event->title == NULL) {
    pass_over (item, _ ("It has no name (SUMMARY)."));
    return;
  }
  if (stored == NULL && is_ours) {
    pass_over (item, _ ("It was written from a record that is no event; change it there."));
    return;
  }
  if (stored != NULL && dv_record_is_deleted (stored)) {
    pass_over (item, _ ("It was deleted here."));
    return;
  }
  item->record = stored != NULL ? g_object_ref (stored) : dv_record_new (&dv_kind_event);
  item->state = DV_ICS_NEW;
  if (take_over (item->record, event))
    item->state = stored != NULL ? DV_ICS_CHANGED : DV_ICS_NEW;
  else if (stored != NULL)
    item->state = DV_ICS_SAME;
  if (stored == NULL)
    dv_record_set (item->record, "uid", event->uid);
}

static gboolean
add_item (DvIcsImport *self, DvDb *db, const DvIcsEvent *event, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_ours = FALSE;
  g_autoptr (DvRecord) stored = find (db, event->uid, &is_ours, &local);
  DvIcsItem *item;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  item = g_new0 (DvIcsItem, 1);
  item->line = event->line;
  item->remark = g_strdup (event->remark);
  hold_against (item, stored, is_ours, event);
  self->counts[item->state]++;
  g_ptr_array_add (self->items, item);
  return TRUE;
}

/* Of two that have one number the file means the later. */
static void
leave_out_doubles (GPtrArray *events)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = events->len; i-- > 0;) {
    const DvIcsEvent *event = g_ptr_array_index (events, i);

    if (!g_hash_table_add (seen, event->uid))
      g_ptr_array_remove_index (events, i);
  }
}

/**
 * dv_ics_import_new:
 * @db: a connection
 * @text: the text of a calendar file
 * @size: its bytes
 * @error: return location for a #DV_ICS_ERROR or #DV_STORE_ERROR
 *
 * Holds the events of a calendar file against those of the store. Nothing is written.
 *
 * Returns: (transfer full) (nullable): what an import would do
 */
DvIcsImport *
dv_ics_import_new (DvDb *db, const char *text, gsize size, GError **error)
{
  g_autoptr (GPtrArray) events = dv_ics_read (text, size, error);
  g_autoptr (DvIcsImport) self = NULL;

  if (events == NULL)
    return NULL;
  leave_out_doubles (events);
  self = g_new0 (DvIcsImport, 1);
  self->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < events->len; i++) {
    if (!add_item (self, db, g_ptr_array_index (events, i), error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * dv_ics_import_write:
 * @write: a transaction of the purpose `import`
 * @data: a #DvIcsImport
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the events that are new or changed: all of them, or none. A #DvWriteFunc.
 *
 * Returns: whether they were written
 */
gboolean
dv_ics_import_write (DvWrite *write, gpointer data, GError **error)
{
  DvIcsImport *self = data;

  for (guint i = 0; i < self->items->len; i++) {
    DvIcsItem *item = g_ptr_array_index (self->items, i);

    if (item->state != DV_ICS_NEW && item->state != DV_ICS_CHANGED)
      continue;
    if (!dv_write_save (write, item->record, error)) {
      g_prefix_error (error, _ ("The event on line %u: "), item->line);
      return FALSE;
    }
  }
  return TRUE;
}
