/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-item.h"

#include <glib/gi18n.h>

#include "dv-confidential.h"
#include "dv-value.h"
#include "import/dv-import-words.h"

/* A line of the preview: a row of the sheet and what becomes of it, or a fault of no row. */
struct _DvImportItem {
  GObject parent_instance;

  guint row;
  DvItemState state;
  DvRecord *record;
  GPtrArray *notes; /* of DvFault */
  char *text;       /* what is wrong, or why it is left out */
  const DvLikely *likely;
};

G_DEFINE_FINAL_TYPE (DvImportItem, dv_import_item, G_TYPE_OBJECT)

static void
dv_import_item_finalize (GObject *object)
{
  DvImportItem *self = DV_IMPORT_ITEM (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self->text);

  G_OBJECT_CLASS (dv_import_item_parent_class)->finalize (object);
}

static void
dv_import_item_class_init (DvImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dv_import_item_finalize;
}

static void
dv_import_item_init (DvImportItem *self)
{
}

static DvImportItem *
item_new (guint row, DvItemState state, char *text)
{
  DvImportItem *self = g_object_new (DV_TYPE_IMPORT_ITEM, NULL);

  self->row = row;
  self->state = state;
  self->text = text;
  return self;
}

/**
 * dv_import_item_get_row:
 * @self: a line of the preview
 *
 * Returns: the number of its row in the sheet, 0 if it is about the whole sheet
 */
guint
dv_import_item_get_row (DvImportItem *self)
{
  return self->row;
}

/**
 * dv_import_item_get_state:
 * @self: a line of the preview
 *
 * Returns: what becomes of the row
 */
DvItemState
dv_import_item_get_state (DvImportItem *self)
{
  return self->state;
}

/**
 * dv_import_item_get_title:
 * @self: a line of the preview
 *
 * Returns: what names the record to a person; empty if there is none
 */
const char *
dv_import_item_get_title (DvImportItem *self)
{
  const char *title = self->record != NULL ? dv_record_get_title (self->record) : NULL;

  return title != NULL ? title : "";
}

/**
 * dv_import_item_get_likely:
 * @self: a line of the preview
 *
 * Returns: (transfer none) (nullable): who the row likely is
 */
const DvLikely *
dv_import_item_get_likely (DvImportItem *self)
{
  return self->likely;
}

/**
 * dv_import_item_set_likely:
 * @self: a line of the preview
 * @likely: (nullable): who the row likely is; it must be there for as long as the line
 */
void
dv_import_item_set_likely (DvImportItem *self, const DvLikely *likely)
{
  self->likely = likely;
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
format_original (DvRecord *record, const DvField *field)
{
  if (dv_field_is_link (field))
    return g_strdup ("…");
  return dv_field_format (field, dv_record_get_original (record, field));
}

static void
append_changes (GString *text, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    g_autofree char *line = NULL;

    if (!dv_record_is_changed (record, field))
      continue;
    before = format_original (record, field);
    after = dv_record_get_display (record, field);
    line = g_strdup_printf ("%s: %s → %s", dv_field_get_label (field),
                            *before != '\0' ? before : _ ("(empty)"), after);
    append_line (text, line);
  }
}

/* What the list of the kind shows beside the name: two people may have the same. */
static void
append_facts (GString *text, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (const char *const *name = kind->columns; *name != NULL; name++) {
    const DvField *field = dv_kind_find_field (kind, *name);
    g_autofree char *shown = NULL;

    if (field == dv_kind_get_title_field (kind) || (field->flags & DV_FIELD_SENSITIVE) ||
        dv_petition_names_sender (field))
      continue;
    shown = dv_record_get_display (record, field);
    if (*shown != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", shown);
  }
}

/**
 * dv_import_item_describe:
 * @self: a line of the preview
 *
 * Returns: (transfer full): what is wrong with the row, what it changes field by field, and what
 *   was done to its values, a line for each; empty if there is nothing to say
 */
char *
dv_import_item_describe (DvImportItem *self)
{
  GString *text = g_string_new (self->text);

  if (self->state == DV_ITEM_CHANGED)
    append_changes (text, self->record);
  else if (self->state == DV_ITEM_NEW && self->record != NULL)
    append_facts (text, self->record);
  for (guint i = 0; self->notes != NULL && i < self->notes->len; i++) {
    g_autofree char *note = dv_import_describe_fault (g_ptr_array_index (self->notes, i));

    append_line (text, note);
  }
  return g_string_free (text, FALSE);
}

/**
 * dv_item_state_get_label:
 * @state: what becomes of a row
 *
 * Returns: it in a word
 */
const char *
dv_item_state_get_label (DvItemState state)
{
  switch (state) {
  case DV_ITEM_NEW:
    return C_ ("row", "new");
  case DV_ITEM_CHANGED:
    return C_ ("row", "changed");
  case DV_ITEM_REFUSED:
    return C_ ("row", "refused");
  case DV_ITEM_LEFT_OUT:
    return C_ ("row", "left out");
  case DV_ITEM_SAME:
  default:
    return C_ ("row", "as before");
  }
}

/**
 * dv_item_state_get_icon:
 * @state: what becomes of a row
 *
 * Returns: the name of an icon that says it
 */
const char *
dv_item_state_get_icon (DvItemState state)
{
  switch (state) {
  case DV_ITEM_NEW:
    return "list-add-symbolic";
  case DV_ITEM_CHANGED:
    return "document-edit-symbolic";
  case DV_ITEM_REFUSED:
    return "dialog-error-symbolic";
  case DV_ITEM_LEFT_OUT:
    return "action-unavailable-symbolic";
  case DV_ITEM_SAME:
  default:
    return "object-select-symbolic";
  }
}

/* What is wrong with every row, a line for each fault. */
static GHashTable *
join_faults (GPtrArray *faults)
{
  GHashTable *texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < faults->len; i++) {
    const DvFault *fault = g_ptr_array_index (faults, i);
    gpointer row = GUINT_TO_POINTER (fault->row);
    const char *before = g_hash_table_lookup (texts, row);
    g_autofree char *text = dv_import_describe_fault (fault);

    g_hash_table_insert (texts, row,
                         before != NULL ? g_strconcat (before, "\n", text, NULL)
                                        : g_steal_pointer (&text));
  }
  return texts;
}

static void
add_item (GPtrArray *items, guint *counts, DvImportItem *item)
{
  counts[item->state]++;
  g_ptr_array_add (items, item);
}

static void
add_rows (GPtrArray *items, guint *counts, const DvImportResult *result, GHashTable *faults)
{
  for (guint i = 0; i < result->rows->len; i++) {
    const DvImportRow *row = g_ptr_array_index (result->rows, i);
    gpointer key = GUINT_TO_POINTER (row->row);
    DvImportItem *item =
      item_new (row->row, (DvItemState) row->state, g_strdup (g_hash_table_lookup (faults, key)));

    g_hash_table_remove (faults, key);
    g_set_object (&item->record, row->record);
    if (row->notes != NULL)
      item->notes = g_ptr_array_ref (row->notes);
    add_item (items, counts, item);
  }
}

/* What is wrong with the sheet as a whole, or with rows that are no records. */
static void
add_other_faults (GPtrArray *items, guint *counts, GHashTable *faults)
{
  GHashTableIter iter;
  gpointer row, text;

  g_hash_table_iter_init (&iter, faults);
  while (g_hash_table_iter_next (&iter, &row, &text))
    add_item (items, counts, item_new (GPOINTER_TO_UINT (row), DV_ITEM_REFUSED, g_strdup (text)));
}

static void
add_left_out (GPtrArray *items, guint *counts, GPtrArray *left_out)
{
  for (guint i = 0; i < left_out->len; i++) {
    const DvFault *fault = g_ptr_array_index (left_out, i);

    add_item (items, counts, item_new (fault->row, DV_ITEM_LEFT_OUT, g_strdup (fault->reason)));
  }
}

/* What is wrong comes first, then the sheet from its top. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DvImportItem *left = *(DvImportItem *const *) a;
  const DvImportItem *right = *(DvImportItem *const *) b;
  gboolean left_refused = left->state == DV_ITEM_REFUSED;
  gboolean right_refused = right->state == DV_ITEM_REFUSED;

  if (left_refused != right_refused)
    return left_refused ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

/**
 * dv_import_items_new:
 * @result: what becomes of a sheet
 * @counts: (out caller-allocates) (array fixed-size=5): receives how many lines there are of every
 *   #DvItemState
 *
 * Returns: (transfer full): the lines of the preview as a list of #DvImportItem: first what is
 *   wrong, then the rows in order
 */
GListModel *
dv_import_items_new (const DvImportResult *result, guint *counts)
{
  GListStore *store = g_list_store_new (DV_TYPE_IMPORT_ITEM);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) faults = join_faults (result->faults);

  memset (counts, 0, DV_N_ITEM_STATES * sizeof *counts);
  add_rows (items, counts, result, faults);
  add_other_faults (items, counts, faults);
  add_left_out (items, counts, result->left_out);
  g_ptr_array_sort (items, compare_items);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (store);
}
