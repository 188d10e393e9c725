/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-parts-section.h"

#include "common/dv-dialogs.h"
#include "common/dv-widget.h"
#include "dv-kinds.h"
#include "dv-list-state.h"
#include "import/dv-sheet-files.h"
#include "records/dv-editor-window.h"
#include "records/dv-part-sums.h"
#include "records/dv-record-table.h"
#include "records/dv-requests.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* What belongs or links to a record, in its form: the units that a task was handed to, the lines of
 * a list, the members of a household. */
struct _DvPartsSection {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *heading;
  GtkLabel *note;
  GtkWidget *buttons;
  GtkWidget *delete_button;
  GtkWidget *import_button;
  GtkBox *slot;

  /* Owned */
  DvStore *store;
  DvRecord *owner;
  GCancellable *cancellable;

  DvRecordTable *table; /* in the slot */
  const DvKind *part;   /* static */
  const DvField *link;  /* static: of the part, to the owner */
  guint n_all;
};

G_DEFINE_FINAL_TYPE (DvPartsSection, dv_parts_section, GTK_TYPE_WIDGET)

static void
update_note (DvPartsSection *self)
{
  g_autofree char *text = NULL;

  if (dv_record_get_id (self->owner) == NULL)
    text = g_strdup (_ ("Save the record first, then add to it here."));
  else
    text = dv_words_count (self->part, self->n_all);
  gtk_label_set_text (self->note, text);
}

static DvQuery *
create_query (DvPartsSection *self)
{
  DvQuery *query = dv_query_new (self->part);

  dv_query_where (query, self->link->name, dv_record_get_id (self->owner));
  return query;
}

/* Names are not shortened for the sake of the other columns: a wide table scrolls. */
static void
keep_names (DvPartsSection *self)
{
  GListModel *columns =
    gtk_column_view_get_columns (GTK_COLUMN_VIEW (dv_record_table_get_view (self->table)));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (gtk_column_view_column_get_expand (column))
      gtk_column_view_column_set_fixed_width (column, 180);
  }
}

static void
summed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvPartsSection) self = DV_PARTS_SECTION (user_data);
  g_autoptr (GHashTable) marks = NULL;
  g_autofree char *text = dv_part_sum_finish (DV_STORE (source), result, &marks, NULL);

  if (text == NULL || self->table == NULL)
    return;
  gtk_label_set_text (self->note, text);
  dv_record_table_set_marks (self->table, marks);
  keep_names (self);
}

/* The sum follows when it is known; until then the number stands there. */
static void
sum_up (DvPartsSection *self)
{
  const DvPartSum *sum = dv_part_sums_find (self->part, dv_record_get_kind (self->owner));

  if (sum != NULL && self->n_all > 0)
    dv_part_sum_ask (sum, self->store, dv_record_get_id (self->owner), self->cancellable, summed_cb,
                     g_object_ref (self));
}

static void
list_changed_cb (DvPartsSection *self)
{
  self->n_all = g_list_model_get_n_items (G_LIST_MODEL (dv_record_table_get_list (self->table)));
  gtk_widget_set_visible (GTK_WIDGET (self->table), self->n_all > 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1,
                               34 + 30 * (int) CLAMP (self->n_all, 2, 10));
  update_note (self);
  sum_up (self);
}

static gboolean
concerns (DvPartsSection *self, GArray *changed)
{
  for (guint i = 0; i < changed->len; i++)
    if (g_array_index (changed, DvChanged, i).kind == self->part)
      return TRUE;

  return FALSE;
}

static void
store_changed_cb (DvPartsSection *self, GArray *changed)
{
  if (self->table != NULL && concerns (self, changed))
    sum_up (self);
}

/* Whether they belong to the record, or only link to it, as people to their household. */
static gboolean
owns (DvPartsSection *self)
{
  return g_strcmp0 (self->part->owner, self->link->name) == 0;
}

static void
update_actions (DvPartsSection *self)
{
  GtkSelectionModel *selection = dv_record_table_get_selection (self->table);
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (selection);
  gboolean any = !gtk_bitset_is_empty (set);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.edit", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.delete", any && owns (self));
}

static void
open_part (DvPartsSection *self, DvRecord *part)
{
  GtkWidget *window = dv_editor_window_new (GTK_WIDGET (self), self->store, part);

  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvPartsSection *self = DV_PARTS_SECTION (widget);
  g_autoptr (DvRecord) part = dv_record_new (self->part);

  dv_record_set_value (part, self->link, dv_record_get_id (self->owner));
  dv_record_set_link_title (part, self->link, dv_record_get_title (self->owner));
  dv_record_copy_from (part, self->link, self->owner);
  dv_record_begin (part);
  open_part (self, part);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvPartsSection *self = DV_PARTS_SECTION (widget);

  dv_import_start_parts (widget, self->store, self->part, self->link, self->owner);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvPartsSection *self = DV_PARTS_SECTION (widget);
  g_autoptr (DvRecord) part = dv_record_table_get_record (self->table);

  if (part != NULL)
    open_part (self, part);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvPartsSection) self = DV_PARTS_SECTION (user_data);
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autofree char *batch = dv_request_delete_finish (DV_STORE (source), result, &n, &error);

  if (self->store == NULL)
    return;
  if (error != NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was deleted"), error->message);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvPartsSection *self = DV_PARTS_SECTION (widget);
  g_autoptr (GArray) rows = dv_record_table_get_rows (self->table);

  if (rows->len > 0)
    dv_request_delete (self->store, self->part, rows, deleted_cb, g_object_ref (self));
}

static void
activate_cb (DvPartsSection *self, guint position)
{
  g_autoptr (DvRecordItem) item =
    g_list_model_get_item (G_LIST_MODEL (dv_record_table_get_list (self->table)), position);
  DvRecord *part = item != NULL ? dv_record_item_get_record (item) : NULL;

  if (part != NULL)
    open_part (self, part);
}

static void
dv_parts_section_dispose (GObject *object)
{
  DvPartsSection *self = DV_PARTS_SECTION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_PARTS_SECTION);
  dv_widget_remove_children (GTK_WIDGET (self));
  self->table = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->owner);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_parts_section_parent_class)->dispose (object);
}

static void
dv_parts_section_class_init (DvPartsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_parts_section_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-parts-section.ui");
  gtk_widget_class_bind_template_child (widget_class, DvPartsSection, buttons);
  gtk_widget_class_bind_template_child (widget_class, DvPartsSection, delete_button);
  gtk_widget_class_bind_template_child (widget_class, DvPartsSection, heading);
  gtk_widget_class_bind_template_child (widget_class, DvPartsSection, import_button);
  gtk_widget_class_bind_template_child (widget_class, DvPartsSection, note);
  gtk_widget_class_bind_template_child (widget_class, DvPartsSection, slot);
  gtk_widget_class_install_action (widget_class, "part.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "part.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "part.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "part.import", NULL, import_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_parts_section_init (DvPartsSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_parts_section_find_link:
 * @part: a kind of record
 * @owner: another
 *
 * Returns: (nullable): the link by which records of the kind @part are listed in the form of an
 *   @owner: they belong to it, or their description says so
 */
const DvField *
dv_parts_section_find_link (const DvKind *part, const DvKind *owner)
{
  for (guint i = 0; i < part->n_fields && !(part->flags & DV_KIND_HIDDEN); i++) {
    const DvField *field = &part->fields[i];
    gboolean owns =
      (part->flags & DV_KIND_PART) && part->owner != NULL && strcmp (part->owner, field->name) == 0;

    if (field->type == DV_TYPE_LINK && g_strcmp0 (field->target, owner->name) == 0 &&
        (owns || field->listed_as != NULL))
      return field;
  }
  return NULL;
}

static void
create_table (DvPartsSection *self)
{
  g_autofree char *list_id = g_strdup_printf ("part-%s", self->part->name);
  g_autoptr (DvQuery) query = create_query (self);

  self->table =
    DV_RECORD_TABLE (dv_record_table_new (self->store, self->part, list_id, self->link->name));
  gtk_widget_set_visible (GTK_WIDGET (self->table), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "parts");
  gtk_box_append (self->slot, GTK_WIDGET (self->table));
  g_signal_connect_object (dv_record_table_get_list (self->table), "items-changed",
                           G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (dv_record_table_get_selection (self->table), "selection-changed",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dv_record_table_get_view (self->table), "activate",
                           G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  keep_names (self);
  dv_record_table_set_query (self->table, query);
  update_actions (self);
}

static const char *
get_heading (DvPartsSection *self)
{
  const char *heading = self->link->listed_as;

  return heading != NULL && *heading != '\0' ? _ (heading) : dv_kind_get_label_plural (self->part);
}

/**
 * dv_parts_section_new:
 * @store: where the records stand
 * @part: the kind of the parts
 * @owner: the record that they belong to, which may be new
 *
 * Returns: (transfer floating): a list of them
 */
GtkWidget *
dv_parts_section_new (DvStore *store, const DvKind *part, DvRecord *owner)
{
  DvPartsSection *self = g_object_new (DV_TYPE_PARTS_SECTION, NULL);

  self->store = g_object_ref (store);
  self->owner = g_object_ref (owner);
  self->part = part;
  self->link = dv_parts_section_find_link (part, dv_record_get_kind (owner));
  gtk_label_set_text (self->heading, get_heading (self));
  gtk_widget_set_visible (self->delete_button, owns (self));
  gtk_widget_set_visible (self->import_button, owns (self));
  if (dv_record_get_kind (owner) == &dv_kind_list && dv_list_is_locked (owner))
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.import", FALSE);
  gtk_widget_set_visible (self->buttons, dv_record_get_id (owner) != NULL);
  if (dv_record_get_id (owner) != NULL)
    create_table (self);
  update_note (self);
  return GTK_WIDGET (self);
}
