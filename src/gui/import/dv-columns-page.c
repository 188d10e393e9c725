/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-columns-page.h"

#include <glib/gi18n.h>

#include "common/dv-widget.h"
#include "import/dv-columns-grid.h"
#include "import/dv-columns-state.h"
#include "import/dv-encoding-words.h"
#include "import/dv-import-words.h"

/* The first step of an import: which sheet, what it is written in, and what its columns are for. */
struct _DvColumnsPage {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkGrid *body;
  GtkDropDown *encoding;
  GtkWidget *encoding_bar;
  GtkLabel *encoding_text;
  GtkLabel *faults;
  GtkGrid *heads;
  GtkLabel *hidden_sheets;
  GtkBox *levels;
  GtkLabel *more;
  GtkCheckButton *read_hidden;
  GtkDropDown *sheet;
  GtkWidget *sheet_box;

  /* Owned */
  DvImportSession *session;
  DvColumnsState *state;
  DvColumnsHeads *drop_downs;
  DvMapping *mapping;

  GArray *places; /* of guint: the sheets that can be chosen */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (DvColumnsPage, dv_columns_page, GTK_TYPE_WIDGET)

static void
use_chosen (guint column, const DvUse *use, gpointer data)
{
  DvColumnsPage *self = data;

  dv_mapping_set (self->mapping, column, use);
  dv_import_session_set_mapping (self->session, self->mapping);
}

static void
level_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, DvColumnsPage *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "dv-level"));
  const DvColumnsLevel *level = g_ptr_array_index (self->state->levels, place);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->updating)
    return;
  dv_mapping_set_group (self->mapping, place,
                        selected > 0 ? g_ptr_array_index (level->fields, selected - 1) : NULL);
  dv_import_session_set_mapping (self->session, self->mapping);
}

static GtkWidget *
level_drop_down_new (DvColumnsPage *self, const DvColumnsLevel *level, guint place)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkWidget *drop_down;

  g_ptr_array_add (labels, (gpointer) _ ("Not read"));
  for (guint i = 0; i < level->fields->len; i++)
    g_ptr_array_add (labels, (gpointer) dv_field_get_label (g_ptr_array_index (level->fields, i)));
  g_ptr_array_add (labels, NULL);
  drop_down = dv_columns_drop_down_new ((const char *const *) labels->pdata, level->chosen,
                                        _ ("What the headings between the rows are for"));
  gtk_widget_set_size_request (drop_down, 200, -1);
  g_object_set_data (G_OBJECT (drop_down), "dv-level", GUINT_TO_POINTER (place));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (level_selected_cb), self);
  return drop_down;
}

static void
add_level (DvColumnsPage *self, guint place)
{
  const DvColumnsLevel *level = g_ptr_array_index (self->state->levels, place);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* translators: %s is what stands in a row between others, as “TDP 5” */
  g_autofree char *text = g_strdup_printf (_ ("Headings like “%s” are for:"), level->example);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), level_drop_down_new (self, level, place));
  gtk_box_append (GTK_BOX (box), gtk_label_new (dv_mapping_source_get_label (level->source)));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_box_append (self->levels, box);
}

static guint
count_children (GtkBox *box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
update_level (DvColumnsPage *self, GtkWidget *box, const DvColumnsLevel *level)
{
  GtkWidget *source = gtk_widget_get_last_child (box);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_prev_sibling (source)), level->chosen);
  gtk_label_set_label (GTK_LABEL (source), dv_mapping_source_get_label (level->source));
}

static void
show_levels (DvColumnsPage *self)
{
  GtkWidget *box;

  if (count_children (self->levels) != self->state->levels->len) {
    dv_widget_remove_children (GTK_WIDGET (self->levels));
    for (guint i = 0; i < self->state->levels->len; i++)
      add_level (self, i);
  }
  box = gtk_widget_get_first_child (GTK_WIDGET (self->levels));
  for (guint i = 0; box != NULL; box = gtk_widget_get_next_sibling (box))
    update_level (self, box, g_ptr_array_index (self->state->levels, i++));
  gtk_widget_set_visible (GTK_WIDGET (self->levels), self->state->levels->len > 0);
}

static void
show_encoding (DvColumnsPage *self)
{
  DvSheetEncoding *encoding =
    dv_import_file_get_encoding (dv_import_session_get_file (self->session),
                                 dv_import_session_get_place (self->session));
  GPtrArray *columns = dv_sheet_encoding_get_columns (encoding);
  DvEncoding applied = dv_sheet_encoding_get_applied (encoding);
  gboolean old = columns->len > 0 || applied > DV_ENCODING_UNICODE;
  g_autofree char *text = dv_encoding_describe_columns (columns, applied);

  gtk_label_set_label (self->encoding_text, text);
  gtk_drop_down_set_selected (self->encoding, dv_encoding_get_place (applied));
  gtk_widget_set_visible (self->encoding_bar, old);
}

static void
add_sheet (DvColumnsPage *self, GtkStringList *names, guint place)
{
  const DvSheet *sheet =
    dv_import_file_get_sheet (dv_import_session_get_file (self->session), place);
  const char *name;

  if (sheet == NULL)
    sheet = dv_import_get_sheet (dv_import_session_get_import (self->session));
  if (dv_sheet_is_hidden (sheet))
    return;
  name = dv_sheet_get_name (sheet);
  gtk_string_list_append (names, name != NULL ? name : "");
  g_array_append_val (self->places, place);
  if (place == dv_import_session_get_place (self->session))
    gtk_drop_down_set_selected (self->sheet, self->places->len - 1);
}

static void
show_sheets (DvColumnsPage *self)
{
  guint n_sheets = dv_import_file_count_sheets (dv_import_session_get_file (self->session));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *hidden = NULL;
  guint n_hidden;

  if (self->places->len == 0) {
    gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (names));
    for (guint i = 0; i < n_sheets; i++)
      add_sheet (self, names, i);
  }
  n_hidden = n_sheets - self->places->len;
  hidden = g_strdup_printf (ngettext ("%u sheet is hidden and cannot be read",
                                      "%u sheets are hidden and cannot be read", n_hidden),
                            n_hidden);
  gtk_label_set_label (self->hidden_sheets, hidden);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden_sheets), n_hidden > 0);
  gtk_widget_set_visible (self->sheet_box, self->places->len > 1);
}

static void
show_hidden_rows (DvColumnsPage *self)
{
  /* translators: %u is a number of rows */
  g_autofree char *label =
    g_strdup_printf (_ ("Read the hidden rows, too (%u)"), self->state->n_hidden);

  gtk_check_button_set_label (self->read_hidden, label);
  gtk_widget_set_visible (GTK_WIDGET (self->read_hidden), self->state->n_hidden > 0);
}

static void
show_faults (DvColumnsPage *self)
{
  g_autofree char *faults = dv_import_describe_faults (self->state->faults);

  gtk_label_set_label (self->faults, faults);
  gtk_widget_set_visible (GTK_WIDGET (self->faults), *faults != '\0');
}

static void
show_more (DvColumnsPage *self)
{
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u more row follows.", "%u more rows follow.", self->state->n_more),
                     self->state->n_more);

  gtk_label_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->state->n_more > 0);
}

static void
show_state (DvColumnsPage *self, DvImport *import)
{
  DvColumnsState *state = dv_columns_state_new (import);
  const DvMapping *mapping = dv_import_get_mapping (import);

  g_clear_pointer (&self->mapping, dv_mapping_free);
  self->mapping = mapping != NULL ? dv_mapping_copy (mapping) : NULL;
  dv_columns_heads_show (self->drop_downs, state);
  g_clear_pointer (&self->state, dv_columns_state_free);
  self->state = state;
  dv_columns_grid_show (self->body, state);
}

static void
changed_cb (DvColumnsPage *self)
{
  DvImport *import = dv_import_session_get_import (self->session);

  if (import == NULL || dv_import_session_get_state (self->session) != DV_SESSION_READY)
    return;
  self->updating = TRUE;
  show_state (self, import);
  show_sheets (self);
  show_encoding (self);
  show_levels (self);
  show_hidden_rows (self);
  show_faults (self);
  show_more (self);
  self->updating = FALSE;
}

static void
encoding_cb (DvColumnsPage *self)
{
  if (!self->updating && self->session != NULL)
    dv_import_session_set_encoding (self->session, dv_encoding_from_place (
                                                     gtk_drop_down_get_selected (self->encoding)));
}

static void
sheet_cb (DvColumnsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sheet);

  if (!self->updating && self->session != NULL && selected < self->places->len)
    dv_import_session_set_place (self->session, g_array_index (self->places, guint, selected));
}

static void
read_hidden_cb (DvColumnsPage *self)
{
  if (!self->updating && self->session != NULL)
    dv_import_session_set_read_hidden (self->session,
                                       gtk_check_button_get_active (self->read_hidden));
}

static gboolean
dv_columns_page_grab_focus (GtkWidget *widget)
{
  DvColumnsPage *self = DV_COLUMNS_PAGE (widget);
  GtkWidget *doubtful = dv_columns_heads_find_doubtful (self->drop_downs);

  if (gtk_widget_get_visible (self->encoding_bar))
    return gtk_widget_grab_focus (GTK_WIDGET (self->encoding));
  return doubtful != NULL && gtk_widget_grab_focus (doubtful);
}

static void
dv_columns_page_dispose (GObject *object)
{
  DvColumnsPage *self = DV_COLUMNS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_COLUMNS_PAGE);
  dv_widget_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->drop_downs, dv_columns_heads_free);
  g_clear_pointer (&self->state, dv_columns_state_free);
  g_clear_pointer (&self->mapping, dv_mapping_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dv_columns_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/import/dv-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, body);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, encoding);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, encoding_bar);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, encoding_text);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, faults);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, heads);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, hidden_sheets);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, levels);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, more);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, read_hidden);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, DvColumnsPage, sheet_box);
  gtk_widget_class_bind_template_callback (widget_class, encoding_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_hidden_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
}

static void
dv_columns_page_class_init (DvColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_columns_page_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_columns_page_grab_focus;
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_columns_page_init (DvColumnsPage *self)
{
  g_autoptr (GtkStringList) encodings = dv_encoding_list_choices ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->drop_downs = dv_columns_heads_new (self->heads, use_chosen, self);
  self->updating = TRUE;
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (encodings));
  self->updating = FALSE;
}

/**
 * dv_columns_page_set_session:
 * @self: a new page
 * @session: the import that it shows
 */
void
dv_columns_page_set_session (DvColumnsPage *self, DvImportSession *session)
{
  g_return_if_fail (DV_IS_COLUMNS_PAGE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
