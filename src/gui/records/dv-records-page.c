/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-records-page.h"

#include "common/dv-widget.h"
#include "import/dv-sheet-export.h"
#include "import/dv-sheet-files.h"

#include "records/dv-editor.h"
#include "records/dv-record-commands.h"
#include "window/dv-page.h"

/* A page of the window with the lists of one or several kinds, one at a time. */
struct _DvRecordsPage {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkWidget *switcher_box;

  /* Owned */
  DvStore *store;
  GSimpleActionGroup *actions;
};

static void page_init (DvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvRecordsPage,
                               dv_records_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_PAGE, page_init))

static GActionGroup *
get_actions (DvPage *page)
{
  return G_ACTION_GROUP (DV_RECORDS_PAGE (page)->actions);
}

static void
search (DvPage *page, const char *text)
{
  dv_list_page_search (dv_records_page_get_list (DV_RECORDS_PAGE (page)), text);
}

static gboolean
page_is_dirty (DvPage *page)
{
  return dv_records_page_is_dirty (DV_RECORDS_PAGE (page));
}

static void
page_init (DvPageInterface *iface)
{
  iface->get_actions = get_actions;
  iface->is_dirty = page_is_dirty;
  iface->search = search;
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvRecordsPage *self = user_data;

  dv_import_start (GTK_WIDGET (self), self->store,
                   dv_list_page_get_kind (dv_records_page_get_list (self)));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvRecordsPage *self = user_data;

  dv_export_start (GTK_WIDGET (self), self->store,
                   dv_list_page_get_query (dv_records_page_get_list (self)));
}

/* What a form does not want of its keys is not for the list. */
static gboolean
is_in_form (DvRecordsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, DV_TYPE_EDITOR) != NULL;
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvRecordsPage *self = user_data;
  DvListPage *list = dv_records_page_get_list (self);
  g_auto (GStrv) headings = dv_list_page_get_headings (list);

  if (!is_in_form (self))
    dv_import_start_paste (GTK_WIDGET (self), self->store, dv_list_page_get_kind (list),
                           (const char *const *) headings);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dv_list_page_add (dv_records_page_get_list (DV_RECORDS_PAGE (user_data)));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dv_list_page_run (dv_records_page_get_list (DV_RECORDS_PAGE (user_data)), "print");
}

/* Only some kinds have a paper of their own. */
static void
update_print (DvRecordsPage *self)
{
  DvListPage *list = dv_records_page_get_list (self);
  GAction *print = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "print");
  gboolean can_print =
    list != NULL && dv_record_commands_find (dv_list_page_get_kind (list), "print") != NULL;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (print), can_print);
}

/* A list is made when it is first looked at. */
static void
fill_tab (DvRecordsPage *self, GtkWidget *tab)
{
  const DvKind *kind = g_object_get_data (G_OBJECT (tab), "dv-kind");
  GtkWidget *list;

  if (gtk_widget_get_first_child (tab) != NULL)
    return;
  list = dv_list_page_new (self->store, kind);
  gtk_widget_set_hexpand (list, TRUE);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (tab), list);
}

static void
tab_cb (DvRecordsPage *self)
{
  GtkWidget *tab = gtk_stack_get_visible_child (self->stack);

  if (tab != NULL)
    fill_tab (self, tab);
  update_print (self);
}

static void
add_tab (DvRecordsPage *self, const DvKind *kind)
{
  GtkWidget *tab = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set_data (G_OBJECT (tab), "dv-kind", (gpointer) kind);
  gtk_stack_add_titled (self->stack, tab, kind->name, dv_kind_get_label_plural (kind));
}

static gboolean
dv_records_page_grab_focus (GtkWidget *widget)
{
  DvListPage *list = dv_records_page_get_list (DV_RECORDS_PAGE (widget));

  return list != NULL && gtk_widget_grab_focus (GTK_WIDGET (list));
}

static void
dv_records_page_dispose (GObject *object)
{
  DvRecordsPage *self = DV_RECORDS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_RECORDS_PAGE);
  g_clear_object (&self->actions);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_records_page_parent_class)->dispose (object);
}

static void
dv_records_page_class_init (DvRecordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_records_page_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_records_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvRecordsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DvRecordsPage, switcher_box);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  /* No key of the application: a text field pastes into itself first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "page.paste",
                                       NULL);
}

static void
dv_records_page_init (DvRecordsPage *self)
{
  static const GActionEntry entries[] = {
    { "export", export_cb, NULL, NULL, NULL }, { "import", import_cb, NULL, NULL, NULL },
    { "new", new_cb, NULL, NULL, NULL },       { "paste", paste_cb, NULL, NULL, NULL },
    { "print", print_cb, NULL, NULL, NULL },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_records_page_new:
 * @store: where the records stand
 * @kinds: (array zero-terminated=1): the names of the kinds, the first shown first
 *
 * Returns: (transfer floating): a page for them
 */
GtkWidget *
dv_records_page_new (DvStore *store, const char *const *kinds)
{
  DvRecordsPage *self;

  g_return_val_if_fail (DV_IS_STORE (store), NULL);
  g_return_val_if_fail (kinds != NULL && kinds[0] != NULL, NULL);

  self = g_object_new (DV_TYPE_RECORDS_PAGE, NULL);
  self->store = g_object_ref (store);
  for (guint i = 0; kinds[i] != NULL; i++)
    add_tab (self, dv_kind_find (kinds[i]));
  gtk_widget_set_visible (self->switcher_box, kinds[1] != NULL);
  tab_cb (self);
  return GTK_WIDGET (self);
}

/**
 * dv_records_page_get_list:
 *
 * Returns: (transfer none): the list that is shown
 */
DvListPage *
dv_records_page_get_list (DvRecordsPage *self)
{
  GtkWidget *tab;

  g_return_val_if_fail (DV_IS_RECORDS_PAGE (self), NULL);

  tab = gtk_stack_get_visible_child (self->stack);
  return tab != NULL ? DV_LIST_PAGE (gtk_widget_get_first_child (tab)) : NULL;
}

/**
 * dv_records_page_show:
 * @kind: one of the kinds of the page
 *
 * Shows the list of a kind.
 *
 * Returns: (transfer none) (nullable): the list
 */
DvListPage *
dv_records_page_show (DvRecordsPage *self, const DvKind *kind)
{
  g_return_val_if_fail (DV_IS_RECORDS_PAGE (self), NULL);

  if (gtk_stack_get_child_by_name (self->stack, kind->name) == NULL)
    return NULL;
  gtk_stack_set_visible_child_name (self->stack, kind->name);
  return dv_records_page_get_list (self);
}

static DvListPage *
get_nth (DvRecordsPage *self, GListModel *tabs, guint i)
{
  g_autoptr (GObject) page = g_list_model_get_item (tabs, i);
  GtkWidget *tab = gtk_stack_page_get_child (GTK_STACK_PAGE (page));
  GtkWidget *list = gtk_widget_get_first_child (tab);

  return list != NULL ? DV_LIST_PAGE (list) : NULL;
}

/**
 * dv_records_page_get_drafts:
 *
 * Returns: (transfer full) (element-type DvRecord): what is being typed and not saved
 */
GPtrArray *
dv_records_page_get_drafts (DvRecordsPage *self)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkSelectionModel) tabs = NULL;

  g_return_val_if_fail (DV_IS_RECORDS_PAGE (self), drafts);

  tabs = gtk_stack_get_pages (self->stack);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tabs)); i++) {
    DvListPage *list = get_nth (self, G_LIST_MODEL (tabs), i);

    if (list != NULL && dv_list_page_is_dirty (list))
      g_ptr_array_add (drafts, dv_list_page_get_draft (list));
  }
  return drafts;
}

/**
 * dv_records_page_is_dirty:
 *
 * Returns: whether something was typed that is not saved
 */
gboolean
dv_records_page_is_dirty (DvRecordsPage *self)
{
  g_autoptr (GPtrArray) drafts = dv_records_page_get_drafts (self);

  return drafts->len > 0;
}
