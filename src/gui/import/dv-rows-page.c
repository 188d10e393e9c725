/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-rows-page.h"

#include <glib/gi18n.h>

#include "common/dv-widget.h"
#include "import/dv-fault-save.h"
#include "import/dv-import-item.h"
#include "import/dv-import-words.h"
#include "import/dv-rows-cells.h"

/* The second step of an import: what becomes of every row. */
struct _DvRowsPage {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkDropDown *existing;
  GtkLabel *hint;
  GtkCheckButton *leave_out;
  GtkWidget *refused_box;
  GtkSingleSelection *selection;
  GtkLabel *summary;
  GtkToggleButton *show_changed;
  GtkToggleButton *show_left_out;
  GtkToggleButton *show_new;
  GtkToggleButton *show_refused;
  GtkToggleButton *show_same;
  GtkColumnView *view;

  /* Owned */
  DvImportSession *session;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GPtrArray *likely; /* of DvLikely: what the lines point to */
  guint counts[DV_N_ITEM_STATES];
};

G_DEFINE_FINAL_TYPE (DvRowsPage, dv_rows_page, GTK_TYPE_WIDGET)

static GtkToggleButton *
get_toggle (DvRowsPage *self, DvItemState state)
{
  GtkToggleButton *toggles[DV_N_ITEM_STATES] = {
    [DV_ITEM_NEW] = self->show_new,           [DV_ITEM_CHANGED] = self->show_changed,
    [DV_ITEM_SAME] = self->show_same,         [DV_ITEM_REFUSED] = self->show_refused,
    [DV_ITEM_LEFT_OUT] = self->show_left_out,
  };

  return toggles[state];
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  DvItemState state = dv_import_item_get_state (item);

  return gtk_toggle_button_get_active (get_toggle (data, state));
}

static char *
describe_count (DvItemState state, guint count)
{
  switch (state) {
  case DV_ITEM_NEW:
    /* translators: how many rows make records */
    return g_strdup_printf (_ ("New: %u"), count);
  case DV_ITEM_CHANGED:
    /* translators: how many rows change a record */
    return g_strdup_printf (_ ("Changed: %u"), count);
  case DV_ITEM_REFUSED:
    /* translators: how many rows cannot be read */
    return g_strdup_printf (_ ("Refused: %u"), count);
  case DV_ITEM_LEFT_OUT:
    /* translators: how many rows are no records */
    return g_strdup_printf (_ ("Left out: %u"), count);
  case DV_ITEM_SAME:
  default:
    /* translators: how many rows change nothing */
    return g_strdup_printf (_ ("As before: %u"), count);
  }
}

static void
show_count (DvRowsPage *self, DvItemState state)
{
  g_autofree char *label = describe_count (state, self->counts[state]);
  GtkToggleButton *toggle = get_toggle (self, state);

  gtk_button_set_label (GTK_BUTTON (toggle), label);
  gtk_widget_set_sensitive (GTK_WIDGET (toggle), self->counts[state] > 0);
}

static const DvLikely *
ask_same (guint row, gpointer data)
{
  DvRowsPage *self = data;

  return dv_import_session_get_same (self->session, row);
}

static void
tell_same (const DvLikely *likely, gboolean is_same, gpointer data)
{
  DvRowsPage *self = data;

  dv_import_session_set_same (self->session, likely, is_same);
}

/* The lines come in the order of the rows, but for those that are wrong. */
static void
set_likely (DvRowsPage *self, GListModel *items)
{
  GPtrArray *likely = dv_import_session_get_likely (self->session);
  g_autoptr (GHashTable) by_row = g_hash_table_new (NULL, NULL);

  for (guint i = 0; likely != NULL && i < likely->len; i++) {
    const DvLikely *found = g_ptr_array_index (likely, i);

    g_hash_table_insert (by_row, GUINT_TO_POINTER (found->row), (gpointer) found);
  }
  for (guint i = 0; likely != NULL && i < g_list_model_get_n_items (items); i++) {
    g_autoptr (DvImportItem) item = g_list_model_get_item (items, i);

    dv_import_item_set_likely (
      item, g_hash_table_lookup (by_row, GUINT_TO_POINTER (dv_import_item_get_row (item))));
  }
}

static void
show_items (DvRowsPage *self, const DvImportResult *result)
{
  g_autoptr (GListModel) items = dv_import_items_new (result, self->counts);
  GPtrArray *likely = dv_import_session_get_likely (self->session);

  set_likely (self, items);
  gtk_filter_list_model_set_model (self->filtered, items);
  g_clear_pointer (&self->likely, g_ptr_array_unref);
  self->likely = likely != NULL ? g_ptr_array_ref (likely) : NULL;
  for (guint i = 0; i < DV_N_ITEM_STATES; i++)
    show_count (self, (DvItemState) i);
}

static char *
describe_refusal (DvRowsPage *self, const DvImportResult *result)
{
  if (result->n_refused == 0)
    return g_strdup (_ ("Nothing can be read before this is put right; go back to the columns."));
  if (gtk_check_button_get_active (self->leave_out))
    return g_strdup_printf (ngettext ("%u row is left out.", "%u rows are left out.",
                                      result->n_refused),
                            result->n_refused);
  return g_strdup (_ ("Nothing is written while rows are refused. Correct them in the sheet and "
                      "read it again, or leave them out."));
}

static gboolean
changes_nothing (const DvImportResult *result)
{
  return result->faults->len == 0 && result->n_new + result->n_changed == 0;
}

static char *
describe_result (DvRowsPage *self, const DvImportResult *result)
{
  if (changes_nothing (result))
    return g_strdup (_ ("There is nothing to read in: all this is in the store already."));
  return result->faults->len > 0 ? describe_refusal (self, result)
                                 : dv_import_describe_hints (result);
}

static void
show_hint (DvRowsPage *self, const DvImportResult *result)
{
  g_autofree char *hints = describe_result (self, result);
  g_autofree char *others =
    dv_import_file_describe_others (dv_import_session_get_file (self->session),
                                    dv_import_session_get_kind (self->session),
                                    dv_import_session_get_place (self->session));
  g_autofree char *text = others == NULL || *hints == '\0'
                            ? g_strconcat (hints, others, NULL)
                            : g_strconcat (others, "\n", hints, NULL);

  gtk_label_set_label (self->hint, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *text != '\0');
  gtk_widget_set_visible (self->refused_box, result->n_refused > 0);
}

static void
show_summary (DvRowsPage *self, const DvImportResult *result)
{
  GPtrArray *likely = dv_import_session_get_likely (self->session);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u row is a record", "%u rows are records", result->n_read),
                     result->n_read);
  g_autofree char *more = NULL;

  if (likely != NULL && likely->len > 0)
    more = g_strdup_printf (ngettext ("%s; %u may be in the register already",
                                      "%s; %u may be in the register already", likely->len),
                            text, likely->len);
  gtk_label_set_label (self->summary, more != NULL ? more : text);
}

static void
changed_cb (DvRowsPage *self)
{
  DvImport *import = dv_import_session_get_import (self->session);
  const DvImportResult *result;

  if (import == NULL || dv_import_session_get_state (self->session) != DV_SESSION_READY)
    return;
  result = dv_import_get_result (import);
  show_items (self, result);
  show_hint (self, result);
  show_summary (self, result);
}

static void
filter_cb (DvRowsPage *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
existing_cb (DvRowsPage *self)
{
  if (self->session != NULL)
    dv_import_session_set_existing (self->session,
                                    (DvExisting) gtk_drop_down_get_selected (self->existing));
}

static void
leave_out_cb (DvRowsPage *self)
{
  if (self->session != NULL)
    dv_import_session_set_leave_out (self->session, gtk_check_button_get_active (self->leave_out));
}

static void
save_faulty_cb (DvRowsPage *self)
{
  DvImport *import = dv_import_session_get_import (self->session);

  if (import != NULL)
    dv_fault_save_start (GTK_WIDGET (self), import, dv_import_session_get_name (self->session));
}

static gboolean
dv_rows_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_ROWS_PAGE (widget)->view));
}

static void
dv_rows_page_dispose (GObject *object)
{
  DvRowsPage *self = DV_ROWS_PAGE (object);

  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_ROWS_PAGE);
  dv_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->filter);
  g_clear_object (&self->filtered);
  g_clear_object (&self->session);
  g_clear_pointer (&self->likely, g_ptr_array_unref);

  G_OBJECT_CLASS (dv_rows_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/import/dv-rows-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, existing);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, hint);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, leave_out);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, refused_box);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, show_changed);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, show_left_out);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, show_new);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, show_refused);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, show_same);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DvRowsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, existing_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_faulty_cb);
}

static void
dv_rows_page_class_init (DvRowsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_rows_page_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_rows_page_grab_focus;
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_rows_page_init (DvRowsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->filtered));
  dv_rows_cells_add_columns (self->view, ask_same, tell_same, self);
}

/**
 * dv_rows_page_set_session:
 * @self: a new page
 * @session: the import that it shows
 */
void
dv_rows_page_set_session (DvRowsPage *self, DvImportSession *session)
{
  g_return_if_fail (DV_IS_ROWS_PAGE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
