/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-reform.h"

/* What a reform is, and looking at what it would do. Doing it stands in dv-reorganise.c. */

static void
line_free (gpointer data)
{
  DvReformLine *line = data;

  g_free (line->unit);
  g_free (line->way);
  g_free (line->successor);
  g_free (line->note);
  g_free (line);
}

static void
unit_free (gpointer data)
{
  DvReformUnit *unit = data;

  g_free (unit->key);
  g_object_unref (unit->record);
  g_free (unit->parent);
  g_free (unit);
}

static void
effect_free (gpointer data)
{
  DvReformEffect *effect = data;

  g_free (effect->text);
  g_free (effect);
}

/**
 * dv_reform_new:
 * @date: the first day on which it is so, `yyyy-mm-dd`
 * @document: (nullable): the UUID of the decision
 *
 * Returns: (transfer full): a reform that changes nothing yet
 */
DvReform *
dv_reform_new (const char *date, const char *document)
{
  DvReform *self = g_new0 (DvReform, 1);

  self->date = g_strdup (date);
  self->document = g_strdup (document);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->made = g_ptr_array_new_with_free_func (unit_free);
  self->assigned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * dv_reform_free:
 * @self: (transfer full) (nullable): a reform
 */
void
dv_reform_free (DvReform *self)
{
  if (self == NULL)
    return;
  g_free (self->date);
  g_free (self->document);
  g_clear_object (&self->decision);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->made);
  g_hash_table_unref (self->assigned);
  g_free (self);
}

/**
 * dv_reform_copy:
 * @self: a reform
 *
 * Returns: (transfer full): a copy for another thread
 */
DvReform *
dv_reform_copy (const DvReform *self)
{
  DvReform *copy = dv_reform_new (self->date, self->document);
  GHashTableIter iter;
  gpointer key, value;

  if (self->decision != NULL)
    copy->decision = dv_record_copy (self->decision);
  for (guint i = 0; i < self->lines->len; i++) {
    const DvReformLine *line = g_ptr_array_index (self->lines, i);

    dv_reform_add_line (copy, line->unit, line->way, line->successor, line->main, line->note);
  }
  for (guint i = 0; i < self->made->len; i++) {
    const DvReformUnit *unit = g_ptr_array_index (self->made, i);
    g_autoptr (DvRecord) record = dv_record_copy (unit->record);

    dv_reform_add_unit (copy, unit->key, record, unit->parent);
  }
  g_hash_table_iter_init (&iter, self->assigned);
  while (g_hash_table_iter_next (&iter, &key, &value))
    dv_reform_assign (copy, key, value);
  return copy;
}

/**
 * dv_reform_add_line:
 * @self: a reform
 * @unit: the UUID of a unit
 * @way: what happens to it
 * @successor: (nullable): the UUID of what it becomes, or the key of a unit that is made
 * @main: of a split: takes what names no part
 * @note: (nullable): what is to be said of it
 */
void
dv_reform_add_line (DvReform *self,
                    const char *unit,
                    const char *way,
                    const char *successor,
                    gboolean main,
                    const char *note)
{
  DvReformLine *line = g_new0 (DvReformLine, 1);

  line->unit = g_strdup (unit);
  line->way = g_strdup (way);
  line->successor = g_strdup (successor);
  line->main = main;
  line->note = g_strdup (note);
  g_ptr_array_add (self->lines, line);
}

/**
 * dv_reform_add_unit:
 * @self: a reform
 * @key: names the unit within the reform
 * @record: a new unit
 * @parent: (nullable): the UUID or key of its superior
 */
void
dv_reform_add_unit (DvReform *self, const char *key, DvRecord *record, const char *parent)
{
  DvReformUnit *unit = g_new0 (DvReformUnit, 1);

  unit->key = g_strdup (key);
  unit->record = g_object_ref (record);
  unit->parent = g_strdup (parent);
  g_ptr_array_add (self->made, unit);
}

/**
 * dv_reform_assign:
 * @self: a reform
 * @unit: the UUID of a unit below one of those that change
 * @superior: the UUID or key of the unit that it comes under
 */
void
dv_reform_assign (DvReform *self, const char *unit, const char *superior)
{
  g_hash_table_replace (self->assigned, g_strdup (unit), g_strdup (superior));
}

/**
 * dv_reform_effects_new:
 *
 * Returns: (transfer full) (element-type DvReformEffect): an empty list
 */
GPtrArray *
dv_reform_effects_new (void)
{
  return g_ptr_array_new_with_free_func (effect_free);
}

/* --- what it would do --- */

typedef struct {
  DvReform *reform;
  GPtrArray *effects;
  gboolean known;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  dv_reform_free (look->reform);
  g_clear_pointer (&look->effects, g_ptr_array_unref);
  g_free (look);
}

/* Does it, and then leaves the transaction without keeping it. */
static gboolean
look_cb (DvWrite *write, gpointer data, GError **error)
{
  Look *look = data;

  look->known = dv_reform_carry_out (write, look->reform, look->effects, error);
  if (look->known)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "looked at only");
  return FALSE;
}

/**
 * dv_reform_look:
 * @store: a store
 * @self: a reform
 * @effects: (element-type DvReformEffect): receives what it would change
 * @error: return location for a #DV_STORE_ERROR
 *
 * Asks what a reform would change. Nothing is written.
 *
 * Returns: whether it could be carried out
 */
gboolean
dv_reform_look (DvStore *store, const DvReform *self, GPtrArray *effects, GError **error)
{
  g_autoptr (DvReform) copy = dv_reform_copy (self);
  Look look = { .reform = copy, .effects = effects };
  GError *failure = NULL;

  dv_store_write (store, NULL, look_cb, &look, NULL, &failure);
  if (look.known)
    g_error_free (failure);
  else
    g_propagate_error (error, failure);
  return look.known;
}

static void
look_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;

  dv_store_write_finish (DV_STORE (source), result, NULL, NULL, &error);
  if (!look->known) {
    g_task_return_error (task, error);
    return;
  }
  g_error_free (error);
  g_task_return_pointer (task, g_ptr_array_ref (look->effects), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dv_reform_look_async:
 * @store: a store
 * @self: a reform
 * @cancellable: (nullable): stops it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Like dv_reform_look(), on the thread of the store that writes.
 */
void
dv_reform_look_async (DvStore *store,
                      const DvReform *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Look *look = g_new0 (Look, 1);

  look->reform = dv_reform_copy (self);
  look->effects = dv_reform_effects_new ();
  g_task_set_task_data (task, look, look_free);
  dv_store_write_async (store, NULL, NULL, look_cb, look, NULL, cancellable, look_done_cb, task);
}

/**
 * dv_reform_look_finish:
 * @store: a store
 * @result: the answer
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvReformEffect): what the reform would change
 */
GPtrArray *
dv_reform_look_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
