/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/dv-search-window.h"

#include "dv-load.h"
#include "dv-search.h"
#include "records/dv-record-provider.h"
#include "search/dv-commands.h"

#include <glib/gi18n.h>

#define DELAY_MS    120
#define MAX_RESULTS 60

/* Searches every kind of record and every command, as one types. */
struct _DvSearchWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkEntry *entry;
  GtkListBox *list;
  GtkLabel *status;

  /* Owned */
  DvStore *store;
  GCancellable *running;

  guint delay_id;
};

typedef struct {
  char *text;
  GPtrArray *records;
} Search;

G_DEFINE_FINAL_TYPE (DvSearchWindow, dv_search_window, ADW_TYPE_WINDOW)

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_ptr_array_unref (search->records);
  g_free (search);
}

static gboolean
search_cb (DvDb *db, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GArray) rows = dv_search (db, search->text, NULL, MAX_RESULTS, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    DvRecord *record = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (record == NULL)
      return FALSE;
    g_ptr_array_add (search->records, record);
  }
  return rows != NULL;
}

static GtkWidget *
create_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
append_row (DvSearchWindow *self, const char *group, const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_line (title, NULL));
  if (subtitle != NULL && *subtitle != '\0') {
    GtkWidget *line = create_line (subtitle, "dim-label");

    gtk_widget_add_css_class (line, "caption");
    gtk_box_append (GTK_BOX (box), line);
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "dv-group", g_strdup (group), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
append_record (DvSearchWindow *self, DvRecord *record, const char *text)
{
  const char *title = dv_record_get_title (record);
  g_autofree char *snippet = dv_search_snippet (record, text);
  g_autofree char *subtitle = dv_record_provider_subtitle (record);
  GtkWidget *row = append_row (self, dv_kind_get_label_plural (dv_record_get_kind (record)),
                               title != NULL ? title : "", *snippet != '\0' ? snippet : subtitle);

  g_object_set_data_full (G_OBJECT (row), "dv-id", g_strdup (dv_record_get_id (record)), g_free);
}

static void
append_commands (DvSearchWindow *self, const char *text)
{
  g_autoptr (GPtrArray) commands = dv_commands_find (text);

  for (guint i = 0; i < commands->len; i++) {
    DvCommand *command = g_ptr_array_index (commands, i);
    GtkWidget *row = append_row (self, _ ("Commands"), command->label, NULL);

    g_object_set_data_full (G_OBJECT (row), "dv-action", g_strdup (command->action), g_free);
  }
}

static void
clear (DvSearchWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Groups stand in the order of the best record of each. */
static void
append_groups (DvSearchWindow *self, GPtrArray *records, const char *text)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < records->len; i++) {
    const DvKind *kind = dv_record_get_kind (records->pdata[i]);

    if (!g_hash_table_add (done, (gpointer) kind))
      continue;
    for (guint j = i; j < records->len; j++)
      if (dv_record_get_kind (records->pdata[j]) == kind)
        append_record (self, records->pdata[j], text);
  }
}

static void
show_results (DvSearchWindow *self, GPtrArray *records, const char *text)
{
  clear (self);
  if (records != NULL)
    append_groups (self, records, text);
  append_commands (self, text);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->status),
                          gtk_list_box_get_row_at_index (self->list, 0) == NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSearchWindow) self = DV_SEARCH_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  Search *search;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &search, &error)) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->store != NULL)
      show_results (self, NULL, "");
    return;
  }
  if (self->store != NULL &&
      g_str_equal (search->text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    show_results (self, search->records, search->text);
}

static gboolean
start_cb (gpointer user_data)
{
  DvSearchWindow *self = DV_SEARCH_WINDOW (user_data);
  Search *search = g_new0 (Search, 1);

  self->delay_id = 0;
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  search->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  search->records = g_ptr_array_new_with_free_func (g_object_unref);
  dv_store_read_async (self->store, search_cb, search, search_free, self->running, found_cb,
                       g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DvSearchWindow *self)
{
  g_assert (DV_IS_SEARCH_WINDOW (self));

  g_cancellable_cancel (self->running);
  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->delay_id = g_timeout_add (DELAY_MS, start_cb, self);
}

static void
activate_row (DvSearchWindow *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "dv-id");
  g_autofree char *detailed = g_strdup (g_object_get_data (G_OBJECT (row), "dv-action"));
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (parent == NULL)
    return;
  if (id != NULL)
    gtk_widget_activate_action (parent, "win.open-record", "s", id);
  else if (detailed != NULL && g_action_parse_detailed_name (detailed, &name, &target, NULL))
    gtk_widget_activate_action_variant (parent, name, target);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (DvSearchWindow *self, GtkListBoxRow *row)
{
  g_assert (DV_IS_SEARCH_WINDOW (self));

  activate_row (self, row);
}

static void
activate_cb (DvSearchWindow *self)
{
  GtkListBoxRow *row;

  g_assert (DV_IS_SEARCH_WINDOW (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    activate_row (self, row);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DvSearchWindow *self = DV_SEARCH_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  row = gtk_list_box_get_row_at_index (self->list, index + g_variant_get_int32 (args));
  if (row == NULL)
    return GDK_EVENT_STOP;
  gtk_list_box_select_row (self->list, row);
  if (adjustment != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return GDK_EVENT_STOP;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = g_object_get_data (G_OBJECT (row), "dv-group");
  GtkWidget *label;

  if (before != NULL && g_strcmp0 (group, g_object_get_data (G_OBJECT (before), "dv-group")) == 0) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  label = create_line (group, "heading");
  gtk_widget_add_css_class (label, "search-group");
  gtk_list_box_row_set_header (row, label);
}

static void
dv_search_window_dispose (GObject *object)
{
  DvSearchWindow *self = DV_SEARCH_WINDOW (object);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_SEARCH_WINDOW);

  G_OBJECT_CLASS (dv_search_window_parent_class)->dispose (object);
}

static void
dv_search_window_class_init (DvSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_search_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/search/dv-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, DvSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DvSearchWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_search_window_init (DvSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

/**
 * dv_search_window_new:
 * @parent: the window whose records and commands are searched
 * @store: where the records stand
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_search_window_new (GtkWindow *parent, DvStore *store)
{
  DvSearchWindow *self = g_object_new (DV_TYPE_SEARCH_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  show_results (self, NULL, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}
