/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-record.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-links.h"
#include "dv-problem.h"
#include "dv-value.h"

/**
 * DvRecord:
 *
 * One record of any kind: its values in canonical text form, and what the store knows of it. A
 * record is a copy: changing it changes nothing in the store until it is saved.
 */
struct _DvRecord {
  GObject parent_instance;

  const DvKind *kind;
  char *id;     /* NULL until it is saved */
  gint64 row;   /* number in this store; 0 until it is saved */
  GBytes *base; /* which versions were read: given back when it is saved */
  GRefString **values;
  GRefString **originals; /* as they were read, the same strings while nothing is changed; NULL in a
                           * record that was never stored */
  char **link_titles;     /* NULL until there is one */
  gboolean deleted;
  gboolean conflicted;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvRecord, dv_record, G_TYPE_OBJECT)

static void
clear_value (GRefString **slot)
{
  if (*slot != NULL)
    g_ref_string_release (g_steal_pointer (slot));
}

static void
set_value (GRefString **slot, GRefString *value)
{
  GRefString *taken = value != NULL ? g_ref_string_acquire (value) : NULL;

  clear_value (slot);
  *slot = taken;
}

static void
free_values (GRefString **values, guint n)
{
  for (guint i = 0; values != NULL && i < n; i++)
    clear_value (&values[i]);
  g_free (values);
}

static char **
need_link_title (DvRecord *self, const DvField *field)
{
  if (self->link_titles == NULL)
    self->link_titles = g_new0 (char *, self->kind->n_fields);
  return &self->link_titles[dv_kind_index_of (self->kind, field)];
}

static void
dv_record_finalize (GObject *object)
{
  DvRecord *self = DV_RECORD (object);

  free_values (self->values, self->kind->n_fields);
  free_values (self->originals, self->kind->n_fields);
  for (guint i = 0; self->link_titles != NULL && i < self->kind->n_fields; i++)
    g_free (self->link_titles[i]);
  g_free (self->link_titles);
  g_free (self->id);
  g_clear_pointer (&self->base, g_bytes_unref);

  G_OBJECT_CLASS (dv_record_parent_class)->finalize (object);
}

static void
dv_record_class_init (DvRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dv_record_finalize;

  /**
   * DvRecord::changed:
   * @self: the record
   *
   * A value became another one. The detail is the name of the field.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dv_record_init (DvRecord *self)
{
}

/**
 * dv_record_new:
 * @kind: its kind
 *
 * Returns: (transfer full): an empty record that is not in any store
 */
DvRecord *
dv_record_new (const DvKind *kind)
{
  DvRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (DV_TYPE_RECORD, NULL);
  self->kind = kind;
  self->values = g_new0 (GRefString *, kind->n_fields);
  return self;
}

/**
 * dv_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a record with the same identity and values
 */
DvRecord *
dv_record_copy (DvRecord *self)
{
  DvRecord *copy = dv_record_new (self->kind);

  if (self->originals != NULL)
    copy->originals = g_new0 (GRefString *, self->kind->n_fields);
  for (guint i = 0; i < self->kind->n_fields; i++) {
    set_value (&copy->values[i], self->values[i]);
    if (self->originals != NULL)
      set_value (&copy->originals[i], self->originals[i]);
    if (self->link_titles != NULL && self->link_titles[i] != NULL)
      dv_record_set_link_title (copy, &self->kind->fields[i], self->link_titles[i]);
  }
  dv_record_set_stored (copy, self->id, self->row, self->base);
  dv_record_set_state (copy, self->deleted, self->conflicted);
  return copy;
}

/**
 * dv_record_get_kind:
 * @self: a record
 *
 * Returns: its kind
 */
const DvKind *
dv_record_get_kind (DvRecord *self)
{
  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  return self->kind;
}

/**
 * dv_record_get_id:
 * @self: a record
 *
 * Returns: (nullable): its UUID, or %NULL if it was never saved
 */
const char *
dv_record_get_id (DvRecord *self)
{
  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  return self->id;
}

/**
 * dv_record_get_row:
 * @self: a record
 *
 * Returns: its number in this store, or 0 if it was never saved
 */
gint64
dv_record_get_row (DvRecord *self)
{
  g_return_val_if_fail (DV_IS_RECORD (self), 0);

  return self->row;
}

/**
 * dv_record_get_base:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): which versions of its values the store gave out with it
 */
GBytes *
dv_record_get_base (DvRecord *self)
{
  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  return self->base;
}

/**
 * dv_record_is_deleted:
 * @self: a record
 *
 * Returns: whether it is deleted in the store
 */
gboolean
dv_record_is_deleted (DvRecord *self)
{
  g_return_val_if_fail (DV_IS_RECORD (self), FALSE);

  return self->deleted;
}

/**
 * dv_record_is_conflicted:
 * @self: a record
 *
 * Returns: whether two sites changed the same thing in it
 */
gboolean
dv_record_is_conflicted (DvRecord *self)
{
  g_return_val_if_fail (DV_IS_RECORD (self), FALSE);

  return self->conflicted;
}

/**
 * dv_record_get_value:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (nullable): the value in canonical form, %NULL if there is none
 */
const char *
dv_record_get_value (DvRecord *self, const DvField *field)
{
  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  return self->values[dv_kind_index_of (self->kind, field)];
}

/**
 * dv_record_get:
 * @self: a record
 * @name: the name of one of its fields
 *
 * Returns: (nullable): the value in canonical form, %NULL if there is none
 */
const char *
dv_record_get (DvRecord *self, const char *name)
{
  const DvField *field;

  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  field = dv_kind_find_field (self->kind, name);
  return field != NULL ? dv_record_get_value (self, field) : NULL;
}

/**
 * dv_record_get_integer:
 * @self: a record
 * @name: the name of a field that holds a number
 *
 * Returns: the number, 0 if there is none
 */
gint64
dv_record_get_integer (DvRecord *self, const char *name)
{
  const char *value = dv_record_get (self, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/**
 * dv_record_get_title:
 * @self: a record
 *
 * Returns: (nullable): what names it to a person
 */
const char *
dv_record_get_title (DvRecord *self)
{
  const DvField *field;
  const DvChoice *choice;
  const char *value;

  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  field = dv_kind_get_title_field (self->kind);
  if (dv_field_is_link (field))
    return dv_record_get_link_title (self, field);
  value = dv_record_get_value (self, field);
  /* The code of a choice is for the store: nobody reads it. */
  choice = field->choices != NULL ? dv_field_find_choice (field, value) : NULL;
  return choice != NULL ? dv_choice_get_label (choice) : value;
}

/**
 * dv_record_get_link_title:
 * @self: a record
 * @field: one of its links
 *
 * Returns: (nullable): the title of the record linked to, as it was when this one was read; for
 *   several links their titles, separated by `; `
 */
const char *
dv_record_get_link_title (DvRecord *self, const DvField *field)
{
  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  return self->link_titles != NULL ? self->link_titles[dv_kind_index_of (self->kind, field)] : NULL;
}

/**
 * dv_record_get_display:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): the value as a person reads it; empty if there is none
 */
char *
dv_record_get_display (DvRecord *self, const DvField *field)
{
  const char *title;

  if (!dv_field_is_link (field))
    return dv_field_format (field, dv_record_get_value (self, field));
  title = dv_record_get_link_title (self, field);
  return g_strdup (title != NULL ? title : "");
}

/**
 * dv_record_set_value:
 * @self: a record
 * @field: one of its fields
 * @value: (nullable): the new value in canonical form; empty is the same as none
 */
void
dv_record_set_value (DvRecord *self, const DvField *field, const char *value)
{
  GRefString **slot;

  g_return_if_fail (DV_IS_RECORD (self));

  if (value != NULL && *value == '\0')
    value = NULL;
  slot = &self->values[dv_kind_index_of (self->kind, field)];
  if (g_strcmp0 (*slot, value) == 0)
    return;
  clear_value (slot);
  *slot = value != NULL ? g_ref_string_new (value) : NULL;
  if (dv_field_is_link (field) && self->link_titles != NULL)
    g_clear_pointer (need_link_title (self, field), g_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_static_string (field->name));
}

/**
 * dv_record_set:
 * @self: a record
 * @name: the name of one of its fields
 * @value: (nullable): the new value in canonical form; empty is the same as none
 */
void
dv_record_set (DvRecord *self, const char *name, const char *value)
{
  const DvField *field;

  g_return_if_fail (DV_IS_RECORD (self));

  field = dv_kind_find_field (self->kind, name);
  g_return_if_fail (field != NULL);
  dv_record_set_value (self, field, value);
}

/**
 * dv_record_set_link_title:
 * @self: a record
 * @field: one of its links
 * @title: (nullable): the title of the record linked to
 */
void
dv_record_set_link_title (DvRecord *self, const DvField *field, const char *title)
{
  char **slot;

  g_return_if_fail (DV_IS_RECORD (self));

  if (title == NULL && self->link_titles == NULL)
    return;
  slot = need_link_title (self, field);
  g_free (*slot);
  *slot = g_strdup (title);
}

/**
 * dv_record_copy_from:
 * @self: a record
 * @link: one of its links, see DvField.copies
 * @linked: the record linked to
 *
 * Takes over what the link says, where nothing was typed.
 *
 * Returns: whether anything was taken over
 */
gboolean
dv_record_copy_from (DvRecord *self, const DvField *link, DvRecord *linked)
{
  gboolean any = FALSE;

  g_return_val_if_fail (DV_IS_RECORD (self), FALSE);

  for (guint i = 0; link->copies != NULL && link->copies[i] != NULL; i++) {
    const DvField *to = dv_kind_find_field (self->kind, link->copies[i]);
    const DvField *from = dv_kind_find_field (linked->kind, link->copies[i]);

    if (dv_record_get_value (self, to) != NULL || dv_record_get_value (linked, from) == NULL)
      continue;
    dv_record_set_value (self, to, dv_record_get_value (linked, from));
    if (dv_field_is_link (to))
      dv_record_set_link_title (self, to, dv_record_get_link_title (linked, from));
    any = TRUE;
  }
  return any;
}

/**
 * dv_record_drop_copies:
 * @self: a record
 * @link: one of its links, see DvField.copies
 * @before: the record that it linked to before
 *
 * Empties what was taken over from another record and not changed since, so that the new one can
 * fill it.
 */
void
dv_record_drop_copies (DvRecord *self, const DvField *link, DvRecord *before)
{
  g_return_if_fail (DV_IS_RECORD (self));

  for (guint i = 0; link->copies != NULL && link->copies[i] != NULL; i++) {
    const DvField *to = dv_kind_find_field (self->kind, link->copies[i]);
    const DvField *from = dv_kind_find_field (before->kind, link->copies[i]);

    if (g_strcmp0 (dv_record_get_value (self, to), dv_record_get_value (before, from)) == 0)
      dv_record_set_value (self, to, NULL);
  }
}

/**
 * dv_record_set_stored:
 * @self: a record
 * @id: (nullable): its UUID
 * @row: its number in the store
 * @base: (nullable): which versions of its values were read
 *
 * Says what the store knows of the record.
 */
void
dv_record_set_stored (DvRecord *self, const char *id, gint64 row, GBytes *base)
{
  g_return_if_fail (DV_IS_RECORD (self));

  if (self->id != id) {
    g_free (self->id);
    self->id = g_strdup (id);
  }
  self->row = row;
  if (base != NULL)
    g_bytes_ref (base);
  g_clear_pointer (&self->base, g_bytes_unref);
  self->base = base;
}

/**
 * dv_record_begin:
 * @self: a new record that is about to be typed into a form
 *
 * Sets the dates that are mostly today (%DV_FIELD_TODAY). What a form begins with is nothing that
 * somebody typed.
 */
void
dv_record_begin (DvRecord *self)
{
  const DvKind *kind = dv_record_get_kind (self);
  g_autofree char *iso = NULL;
  DvDate today;

  dv_date_today (&today);
  iso = dv_date_to_iso (&today);
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & DV_FIELD_TODAY) &&
        dv_record_get_value (self, &kind->fields[i]) == NULL)
      dv_record_set_value (self, &kind->fields[i], iso);
  dv_record_mark_clean (self);
}

/**
 * dv_record_mark_clean:
 * @self: a record
 *
 * Says that the values are now those in the store.
 */
void
dv_record_mark_clean (DvRecord *self)
{
  g_return_if_fail (DV_IS_RECORD (self));

  if (self->originals == NULL)
    self->originals = g_new0 (GRefString *, self->kind->n_fields);
  for (guint i = 0; i < self->kind->n_fields; i++)
    set_value (&self->originals[i], self->values[i]);
}

/**
 * dv_record_get_original:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (nullable): the value that was read from the store
 */
const char *
dv_record_get_original (DvRecord *self, const DvField *field)
{
  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  return self->originals != NULL ? self->originals[dv_kind_index_of (self->kind, field)] : NULL;
}

static gboolean
is_changed (DvRecord *self, guint i)
{
  const char *original = self->originals != NULL ? self->originals[i] : NULL;

  return self->values[i] != original && g_strcmp0 (self->values[i], original) != 0;
}

/**
 * dv_record_is_changed:
 * @self: a record
 * @field: (nullable): one of its fields, or %NULL for any
 *
 * Returns: whether the value is another one than was read from the store
 */
gboolean
dv_record_is_changed (DvRecord *self, const DvField *field)
{
  g_return_val_if_fail (DV_IS_RECORD (self), FALSE);

  for (guint i = 0; i < self->kind->n_fields; i++) {
    if ((field == NULL || field == &self->kind->fields[i]) && is_changed (self, i))
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_record_set_state:
 * @self: a record
 * @deleted: whether it is deleted
 * @conflicted: whether two sites changed the same thing in it
 */
void
dv_record_set_state (DvRecord *self, gboolean deleted, gboolean conflicted)
{
  g_return_if_fail (DV_IS_RECORD (self));

  self->deleted = deleted;
  self->conflicted = conflicted;
}

static void
check_period (DvRecord *self, GPtrArray *problems)
{
  const char *start = dv_record_get (self, self->kind->start);
  const char *end = dv_record_get (self, self->kind->end);
  size_t length;

  if (start == NULL || end == NULL)
    return;
  /* "2019" to "2019-06" is no mistake: compare only as far as both are known. */
  length = MIN (strlen (start), strlen (end));
  if (strncmp (end, start, length) < 0)
    dv_problems_add (problems, dv_kind_find_field (self->kind, self->kind->end),
                     _ ("The end is before the beginning; correct one of the two dates."));
}

/**
 * dv_record_check:
 * @self: a record
 *
 * Looks for everything that would keep the record from being saved: missing values, values that
 * their field does not take, an end before its beginning, and the rules of its kind. Whether links
 * lead somewhere only the store can tell.
 *
 * Returns: (transfer full) (element-type DvProblem): what is wrong; empty if nothing is
 */
GPtrArray *
dv_record_check (DvRecord *self)
{
  GPtrArray *problems = dv_problems_new ();

  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];
    g_autoptr (GError) error = NULL;

    if ((field->flags & DV_FIELD_REQUIRED) && self->values[i] == NULL)
      dv_problems_add (problems, field, _ ("Must not be empty."));
    /* What stands in the store may have been chosen in a newer program. */
    else if (self->values[i] != NULL && is_changed (self, i) &&
             !dv_field_check (field, self->values[i], &error))
      dv_problems_add (problems, field, "%s", error->message);
  }
  if (self->kind->start != NULL && self->kind->end != NULL)
    check_period (self, problems);
  if (self->kind->check != NULL)
    self->kind->check (self, problems);
  return problems;
}

/**
 * dv_record_doubt:
 * @self: a record
 *
 * Returns: (transfer full) (element-type DvProblem): what looks wrong, though it may be saved
 */
GPtrArray *
dv_record_doubt (DvRecord *self)
{
  g_autoptr (GPtrArray) doubts = dv_problems_new ();

  g_return_val_if_fail (DV_IS_RECORD (self), NULL);

  if (self->kind->doubt != NULL)
    self->kind->doubt (self, doubts);
  return g_steal_pointer (&doubts);
}
