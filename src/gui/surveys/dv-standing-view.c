/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "surveys/dv-standing-view.h"

#include "common/dv-list-box.h"
#include "dv-date.h"

#include <adwaita.h>

/* What follows from a record by the rules of law, as lines in its form: time limits, what is proven
 * and what is not. It is reckoned anew whenever something is written. */
struct _DvStandingView {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *heading;
  GtkListBox *list;

  /* Owned */
  DvStore *store;
  DvRecord *record;
  GCancellable *cancellable;

  DvStandingFunc read;
};

G_DEFINE_FINAL_TYPE (DvStandingView, dv_standing_view, GTK_TYPE_WIDGET)

typedef struct {
  DvStandingFunc read;
  char *id;
  GPtrArray *lines;
} Reading;

static void
line_free (gpointer data)
{
  DvStandingLine *line = data;

  g_free (line->title);
  g_free (line->subtitle);
  g_free (line->record);
  g_free (line);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->id);
  g_ptr_array_unref (reading->lines);
  g_free (reading);
}

/**
 * dv_standing_add:
 * @lines: (element-type DvStandingLine): lines
 * @title: what it is about
 * @subtitle: (nullable): how it stands
 * @icon: a symbolic icon, static
 * @record: (nullable): the UUID of the record that it opens
 *
 * Adds a line.
 */
void
dv_standing_add (GPtrArray *lines,
                 const char *title,
                 const char *subtitle,
                 const char *icon,
                 const char *record)
{
  DvStandingLine *line = g_new0 (DvStandingLine, 1);

  line->title = g_strdup (title);
  line->subtitle = g_strdup (subtitle);
  line->icon = icon;
  line->record = g_strdup (record);
  g_ptr_array_add (lines, line);
}

static GtkWidget *
create_row (const DvStandingLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (line->icon);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->subtitle != NULL ? line->subtitle : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  if (line->record == NULL)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", line->record);
  return row;
}

static gboolean
read_lines (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  DvDate today;

  dv_date_today (&today);
  return reading->read (db, reading->id, dv_date_to_julian (&today), reading->lines, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvStandingView) self = user_data;
  Reading *reading = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &reading, NULL) ||
      self->store == NULL)
    return;
  dv_list_box_clear (self->list);
  for (guint i = 0; i < reading->lines->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (reading->lines, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), reading->lines->len > 0);
}

static void
refresh (DvStandingView *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->read = self->read;
  reading->id = g_strdup (dv_record_get_id (self->record));
  reading->lines = g_ptr_array_new_with_free_func (line_free);
  dv_store_read_async (self->store, read_lines, reading, reading_free, self->cancellable, read_cb,
                       g_object_ref (self));
}

static void
dv_standing_view_dispose (GObject *object)
{
  DvStandingView *self = DV_STANDING_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_STANDING_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_standing_view_parent_class)->dispose (object);
}

static void
dv_standing_view_class_init (DvStandingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_standing_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/surveys/dv-standing-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvStandingView, box);
  gtk_widget_class_bind_template_child (widget_class, DvStandingView, heading);
  gtk_widget_class_bind_template_child (widget_class, DvStandingView, list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_standing_view_init (DvStandingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_standing_view_new:
 * @store: where the record stands
 * @record: a record, which may be new
 * @heading: what the lines are about, translated
 * @read: reckons them, on the thread that reads
 *
 * Returns: (transfer floating): the lines; not visible while there are none
 */
GtkWidget *
dv_standing_view_new (DvStore *store, DvRecord *record, const char *heading, DvStandingFunc read)
{
  DvStandingView *self = g_object_new (DV_TYPE_STANDING_VIEW, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->read = read;
  gtk_label_set_text (self->heading, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (dv_record_get_row (record) == 0)
    return GTK_WIDGET (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
