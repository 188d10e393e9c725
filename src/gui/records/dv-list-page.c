/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-list-page.h"

#include "common/dv-dialogs.h"
#include "common/dv-undo-toast.h"
#include "common/dv-widget.h"
#include "records/dv-copy-rows.h"
#include "records/dv-due-question.h"
#include "records/dv-editor-window.h"
#include "records/dv-filter-bar.h"
#include "records/dv-record-commands.h"
#include "records/dv-record-table.h"
#include "records/dv-requests.h"
#include "records/dv-split.h"
#include "records/dv-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The list of one kind of record, with the record that is open beside it. */
struct _DvListPage {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *count;
  AdwStatusPage *empty;
  GtkWidget *empty_buttons;
  AdwStatusPage *failed;
  GtkBox *filter_slot;
  GtkSpinner *spinner;
  DvSplit *split;
  GtkStack *stack;
  GtkBox *table_slot;

  /* Owned */
  DvStore *store;
  DvRecord *next; /* to be opened once the form before it is closed */
  GtkWidget *menu;

  DvFilterBar *filters; /* in their slots */
  DvRecordTable *table;
  DvEditor *editor; /* in the split, or NULL */

  const DvKind *kind; /* static */
  gboolean previewing;
  gboolean failing;
  gboolean focus_when_read; /* the keys were wanted here before there was a row for them */
};

G_DEFINE_FINAL_TYPE (DvListPage, dv_list_page, GTK_TYPE_WIDGET)

static GListModel *
get_model (DvListPage *self)
{
  return G_LIST_MODEL (dv_record_table_get_list (self->table));
}

static guint
count_selected (DvListPage *self)
{
  g_autoptr (GtkBitset) set =
    gtk_selection_model_get_selection (dv_record_table_get_selection (self->table));

  return (guint) gtk_bitset_get_size (set);
}

static const char *
choose_page (DvListPage *self)
{
  DvRecordList *list = dv_record_table_get_list (self->table);

  if (self->failing)
    return "failed";
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    return "table";
  return dv_record_list_is_loading (list) ? "loading" : "empty";
}

static void
update_empty (DvListPage *self)
{
  const DvFilter *filter = dv_filter_bar_get_filter (self->filters);
  gboolean narrowed = dv_filter_is_set (filter) || filter->words != NULL;
  g_autofree char *title = NULL;

  /* Translators: %s is a kind of record in the plural, “Petitions”. */
  title = g_strdup_printf (_ ("%s: nothing here yet"), dv_kind_get_label_plural (self->kind));
  adw_status_page_set_title (self->empty, narrowed ? _ ("Nothing found") : title);
  adw_status_page_set_description (
    self->empty, narrowed ? _ ("No record has these words and filters.")
                          : _ ("Type the first one, or read a sheet that you already have."));
  gtk_widget_set_visible (self->empty_buttons, !narrowed);
}

static void
update_actions (DvListPage *self)
{
  gboolean any = count_selected (self) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list-page.open", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list-page.open-window", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list-page.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list-page.delete", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list-page.command", any);
}

/* Whatever is being typed into keeps the keys. */
static void
focus_when_read (DvListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!self->focus_when_read || dv_record_list_is_loading (dv_record_table_get_list (self->table)))
    return;
  self->focus_when_read = FALSE;
  if (self->editor == NULL && !GTK_IS_TEXT (focus) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
update (DvListPage *self)
{
  g_autofree char *count = NULL;

  count = dv_words_count_line (self->kind, g_list_model_get_n_items (get_model (self)),
                               count_selected (self));
  gtk_label_set_text (self->count, count);
  gtk_spinner_set_spinning (self->spinner,
                            dv_record_list_is_loading (dv_record_table_get_list (self->table)));
  update_empty (self);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
  update_actions (self);
  focus_when_read (self);
}

static void
run_query (DvListPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (DvQuery) query =
    dv_filter_to_query (dv_filter_bar_get_filter (self->filters), self->kind, today);

  self->failing = FALSE;
  dv_record_table_set_query (self->table, query);
  update (self);
}

static void
failed_cb (DvListPage *self, GError *error)
{
  self->failing = TRUE;
  adw_status_page_set_description (self->failed, error->message);
  update (self);
}

static void
update_compact (DvListPage *self)
{
  dv_record_table_set_compact (self->table,
                               self->editor != NULL && !dv_split_is_folded (self->split));
}

static void
show_editor (DvListPage *self, DvEditor *editor)
{
  self->editor = editor;
  dv_split_set_record (self->split, editor != NULL ? GTK_WIDGET (editor) : NULL);
  update_compact (self);
}

static void
editor_close_cb (DvListPage *self)
{
  g_autoptr (DvRecord) next = g_steal_pointer (&self->next);

  show_editor (self, NULL);
  self->previewing = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  if (next != NULL)
    dv_list_page_open (self, next);
}

typedef struct {
  DvListPage *page;
  gint64 row;
} Select;

static void
select_free (gpointer data)
{
  Select *select = data;

  g_object_unref (select->page);
  g_free (select);
}

static gboolean
select_cb (gpointer user_data)
{
  Select *select = user_data;

  if (select->page->table != NULL)
    dv_record_table_select (select->page->table, select->row);
  return G_SOURCE_REMOVE;
}

/* The list shows the new record a moment later: it hears of it from the store. */
static void
editor_saved_cb (DvListPage *self, DvRecord *record)
{
  Select *select = g_new0 (Select, 1);

  select->page = g_object_ref (self);
  select->row = dv_record_get_row (record);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 150, select_cb, select, select_free);
}

static void
open_window (DvListPage *self, DvRecord *record)
{
  gtk_window_present (GTK_WINDOW (dv_editor_window_new (GTK_WIDGET (self), self->store, record)));
}

static void
editor_detach_cb (DvListPage *self)
{
  g_autoptr (DvRecord) draft = dv_editor_get_draft (self->editor);

  show_editor (self, NULL);
  open_window (self, draft);
}

static void
create_editor (DvListPage *self, DvRecord *record)
{
  DvEditor *editor = DV_EDITOR (dv_editor_new (self->store, record));

  dv_editor_set_can_detach (editor, TRUE);
  g_signal_connect_object (editor, "close", G_CALLBACK (editor_close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "saved", G_CALLBACK (editor_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "detach", G_CALLBACK (editor_detach_cb), self,
                           G_CONNECT_SWAPPED);
  show_editor (self, editor);
}

/* Shows the record that the cursor is on, and leaves the cursor in the list. */
static void
preview (DvListPage *self)
{
  g_autoptr (DvRecord) record = dv_record_table_get_record (self->table);

  if (record == NULL || (self->editor != NULL && dv_editor_is_dirty (self->editor)))
    return;
  self->previewing = TRUE;
  create_editor (self, record);
}

static void
toggle_preview (DvListPage *self)
{
  if (!self->previewing) {
    preview (self);
    return;
  }
  if (self->editor != NULL)
    dv_editor_close (self->editor);
}

static void
selection_cb (DvListPage *self)
{
  if (self->previewing)
    preview (self);
  update (self);
}

static void
activate_cb (DvListPage *self, guint position)
{
  g_autoptr (DvRecordItem) item = g_list_model_get_item (get_model (self), position);
  DvRecord *record = item != NULL ? dv_record_item_get_record (item) : NULL;
  g_autoptr (DvRecord) selected = dv_record_table_get_record (self->table);

  /* The cursor of the view may stand elsewhere than the one record that looks chosen. */
  if (selected != NULL && count_selected (self) == 1)
    record = selected;
  if (record != NULL)
    dv_list_page_open (self, record);
}

static void
say_deleted (DvListPage *self, guint n, const char *batch)
{
  g_autofree char *counted = dv_words_count (self->kind, n);
  /* Translators: %s is a number of records, “3 tasks”. */
  g_autofree char *text = g_strdup_printf (_ ("Deleted %s"), counted);

  dv_undo_toast_offer (GTK_WIDGET (self), text, batch);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvListPage) self = DV_LIST_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autofree char *batch = dv_request_delete_finish (DV_STORE (source), result, &n, &error);

  if (self->table == NULL)
    return;
  if (error != NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was deleted"), error->message);
  else
    say_deleted (self, n, batch);
}

typedef struct {
  DvListPage *page;
  GArray *rows;
} Deletion;

static void
delete_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Deletion *deletion = user_data;
  g_autoptr (DvListPage) self = deletion->page;
  g_autoptr (GArray) rows = deletion->rows;
  g_autoptr (GError) error = NULL;
  gboolean delete = dv_due_question_finish (result, &error);

  if (self->table == NULL)
    return;
  if (error != NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was deleted"), error->message);
  else if (delete)
    dv_request_delete (self->store, self->kind, rows, deleted_cb, g_object_ref (self));
}

static void
ask_deletion (DvListPage *self, GArray *rows)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->page = g_object_ref (self);
  deletion->rows = g_array_ref (rows);
  dv_due_question_ask_delete (GTK_WIDGET (self), self->store, self->kind, rows, NULL,
                              delete_asked_cb, deletion);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvListPage *self = DV_LIST_PAGE (widget);
  g_autoptr (GArray) rows = dv_record_table_get_rows (self->table);

  if (rows->len > 0 && dv_due_question_is_needed (self->kind))
    ask_deletion (self, rows);
  else if (rows->len > 0)
    dv_request_delete (self->store, self->kind, rows, deleted_cb, g_object_ref (self));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvListPage *self = DV_LIST_PAGE (widget);
  g_autoptr (GArray) rows = dv_record_table_get_rows (self->table);
  g_autoptr (GPtrArray) fields = dv_record_table_get_fields (self->table);

  if (rows->len > 0)
    dv_copy_rows (widget, self->store, self->kind, fields, rows);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvListPage *self = DV_LIST_PAGE (widget);
  g_autoptr (DvRecord) record = dv_record_table_get_record (self->table);

  if (record != NULL)
    dv_list_page_open (self, record);
}

static void
open_window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvListPage *self = DV_LIST_PAGE (widget);
  g_autoptr (DvRecord) record = dv_record_table_get_record (self->table);

  if (record != NULL)
    open_window (self, record);
}

static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_list_page_run (DV_LIST_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_query (DV_LIST_PAGE (widget));
}

static void
show_menu (DvListPage *self, double x, double y)
{
  graphene_point_t from = { (float) x, (float) y }, to;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->table), GTK_WIDGET (self), &from, &to))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) to.x, (int) to.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (DvListPage *self, int n_press, double x, double y)
{
  show_menu (self, x, y);
}

/* Keys of the list that the column view would take for something else. */
static gboolean
key_pressed_cb (DvListPage *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (keyval) {
  case GDK_KEY_space:
    if (control || (state & GDK_SHIFT_MASK))
      return GDK_EVENT_PROPAGATE;
    toggle_preview (self);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (!control)
      return GDK_EVENT_PROPAGATE;
    gtk_widget_activate_action (GTK_WIDGET (self), "list-page.open-window", NULL);
    return GDK_EVENT_STOP;
  case GDK_KEY_Delete:
    gtk_widget_activate_action (GTK_WIDGET (self), "list-page.delete", NULL);
    return GDK_EVENT_STOP;
  case GDK_KEY_c:
  case GDK_KEY_C:
    if (!control || (state & (GDK_SHIFT_MASK | GDK_ALT_MASK)))
      return GDK_EVENT_PROPAGATE;
    gtk_widget_activate_action (GTK_WIDGET (self), "list-page.copy", NULL);
    return GDK_EVENT_STOP;
  case GDK_KEY_Menu:
    show_menu (self, 40, 40);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
add_controllers (DvListPage *self)
{
  GtkWidget *view = dv_record_table_get_view (self->table);
  GtkWidget *rows = gtk_widget_get_last_child (view);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (rows, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));
}

/* An item that says which key does the same. */
static void
append_with_key (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
create_menu (DvListPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenuModel) actions = dv_record_commands_make_menu (self->kind, "list-page.command");

  g_menu_append_section (menu, NULL, actions);
  g_menu_append (edit, _ ("_Open"), "list-page.open");
  g_menu_append (edit, _ ("Open in its own _window"), "list-page.open-window");
  append_with_key (edit, _ ("_Copy rows"), "list-page.copy", "<Control>c");
  g_menu_append (edit, _ ("_Delete"), "list-page.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static gboolean
dv_list_page_grab_focus (GtkWidget *widget)
{
  DvListPage *self = DV_LIST_PAGE (widget);

  if (g_list_model_get_n_items (get_model (self)) == 0) {
    self->focus_when_read = dv_record_list_is_loading (dv_record_table_get_list (self->table));
    return self->focus_when_read ||
           gtk_widget_child_focus (self->empty_buttons, GTK_DIR_TAB_FORWARD) ||
           gtk_widget_child_focus (GTK_WIDGET (self->filters), GTK_DIR_TAB_FORWARD);
  }
  /* Something is always selected for the keys to work on. */
  if (count_selected (self) == 0)
    gtk_selection_model_select_item (dv_record_table_get_selection (self->table), 0, TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
dv_list_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DvListPage *self = DV_LIST_PAGE (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->split), &(GtkAllocation){ 0, 0, width, height },
                            baseline);
  gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
dv_list_page_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (DV_LIST_PAGE (widget)->split), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
dv_list_page_dispose (GObject *object)
{
  DvListPage *self = DV_LIST_PAGE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_LIST_PAGE);
  self->table = NULL;
  self->editor = NULL;
  g_clear_object (&self->next);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_list_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DvListPage, count);
  gtk_widget_class_bind_template_child (widget_class, DvListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, DvListPage, empty_buttons);
  gtk_widget_class_bind_template_child (widget_class, DvListPage, failed);
  gtk_widget_class_bind_template_child (widget_class, DvListPage, filter_slot);
  gtk_widget_class_bind_template_child (widget_class, DvListPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DvListPage, split);
  gtk_widget_class_bind_template_child (widget_class, DvListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DvListPage, table_slot);
}

static void
dv_list_page_class_init (DvListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_list_page_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_list_page_grab_focus;
  widget_class->measure = dv_list_page_measure;
  widget_class->size_allocate = dv_list_page_size_allocate;

  g_type_ensure (DV_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-list-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "list-page.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "list-page.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "list-page.command", "s", command_action);
  gtk_widget_class_install_action (widget_class, "list-page.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "list-page.open-window", NULL, open_window_action);
  gtk_widget_class_install_action (widget_class, "list-page.retry", NULL, retry_action);
}

static void
dv_list_page_init (DvListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_table (DvListPage *self)
{
  DvRecordList *list = dv_record_table_get_list (self->table);

  g_signal_connect_object (list, "notify::n-items", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dv_record_table_get_selection (self->table), "selection-changed",
                           G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dv_record_table_get_view (self->table), "activate",
                           G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (update_compact), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dv_list_page_new:
 * @store: where the records stand
 * @kind: their kind
 *
 * Returns: (transfer floating): the list of the kind
 */
GtkWidget *
dv_list_page_new (DvStore *store, const DvKind *kind)
{
  DvListPage *self;

  g_return_val_if_fail (DV_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (DV_TYPE_LIST_PAGE, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  create_menu (self);
  self->filters = DV_FILTER_BAR (dv_filter_bar_new (store, kind));
  gtk_widget_set_hexpand (GTK_WIDGET (self->filters), TRUE);
  gtk_box_append (self->filter_slot, GTK_WIDGET (self->filters));
  self->table = DV_RECORD_TABLE (dv_record_table_new (store, kind, kind->name, NULL));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_append (self->table_slot, GTK_WIDGET (self->table));
  adw_status_page_set_icon_name (self->empty, "view-list-bullet-symbolic");
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (run_query), self,
                           G_CONNECT_SWAPPED);
  connect_table (self);
  add_controllers (self);
  run_query (self);
  return GTK_WIDGET (self);
}

const DvKind *
dv_list_page_get_kind (DvListPage *self)
{
  g_return_val_if_fail (DV_IS_LIST_PAGE (self), NULL);
  return self->kind;
}

/**
 * dv_list_page_get_headings:
 *
 * Returns: (transfer full): what a spreadsheet would have above the columns of the list
 */
GStrv
dv_list_page_get_headings (DvListPage *self)
{
  g_autoptr (GPtrArray) fields = NULL;
  GPtrArray *headings = g_ptr_array_new ();

  g_return_val_if_fail (DV_IS_LIST_PAGE (self), NULL);

  fields = dv_record_table_get_fields (self->table);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (headings, g_strdup (dv_field_get_heading (g_ptr_array_index (fields, i))));
  g_ptr_array_add (headings, NULL);
  return (GStrv) g_ptr_array_free (headings, FALSE);
}

/**
 * dv_list_page_search:
 * @text: what to look for; empty shows everything
 */
void
dv_list_page_search (DvListPage *self, const char *text)
{
  g_return_if_fail (DV_IS_LIST_PAGE (self));
  dv_filter_bar_set_words (self->filters, text);
}

/**
 * dv_list_page_add:
 *
 * Opens the form for a new record.
 */
void
dv_list_page_add (DvListPage *self)
{
  g_autoptr (DvRecord) record = NULL;

  g_return_if_fail (DV_IS_LIST_PAGE (self));

  record = dv_record_new (self->kind);
  dv_record_begin (record);
  dv_list_page_open (self, record);
}

/**
 * dv_list_page_open:
 * @record: a record of the kind, which may be new or a draft
 *
 * Opens the record beside the list; asks first when the one that is open would lose something.
 */
void
dv_list_page_open (DvListPage *self, DvRecord *record)
{
  g_return_if_fail (DV_IS_LIST_PAGE (self));
  g_return_if_fail (DV_IS_RECORD (record));

  if (self->editor != NULL && dv_editor_is_dirty (self->editor)) {
    g_set_object (&self->next, record);
    dv_editor_close (self->editor);
    return;
  }
  self->previewing = FALSE;
  create_editor (self, record);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/**
 * dv_list_page_run:
 * @name: the name of a command of the kind, see #DvRecordCommand
 *
 * Does it for the record that is open, or else for the one that the cursor is on.
 */
void
dv_list_page_run (DvListPage *self, const char *name)
{
  g_autoptr (DvRecord) record = NULL;

  g_return_if_fail (DV_IS_LIST_PAGE (self));

  if (self->editor != NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self->editor), "editor.command", "s", name);
    return;
  }
  record = dv_record_table_get_record (self->table);
  if (record != NULL)
    dv_record_commands_run (name, GTK_WIDGET (self), self->store, record);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Choose a record first."));
}

/**
 * dv_list_page_is_dirty:
 *
 * Returns: whether something was typed that is not saved
 */
gboolean
dv_list_page_is_dirty (DvListPage *self)
{
  g_return_val_if_fail (DV_IS_LIST_PAGE (self), FALSE);
  return self->editor != NULL && dv_editor_is_dirty (self->editor);
}

/**
 * dv_list_page_get_draft:
 *
 * Returns: (transfer full) (nullable): what is being typed
 */
DvRecord *
dv_list_page_get_draft (DvListPage *self)
{
  g_return_val_if_fail (DV_IS_LIST_PAGE (self), NULL);
  return self->editor != NULL ? dv_editor_get_draft (self->editor) : NULL;
}

/**
 * dv_list_page_get_query:
 * @self: a list page
 *
 * Returns: (nullable) (transfer none): what it lists at the moment
 */
const DvQuery *
dv_list_page_get_query (DvListPage *self)
{
  g_return_val_if_fail (DV_IS_LIST_PAGE (self), NULL);

  return dv_record_list_get_query (dv_record_table_get_list (self->table));
}
