/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-sites-view.h"

#include "common/dv-cells.h"
#include "common/dv-dialogs.h"
#include "common/dv-widget.h"
#include "exchange/dv-exchange-words.h"
#include "exchange/dv-invite-window.h"
#include "people/dv-erase-paper.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The computers that take part: when each was last heard of, what it has, and who may be invited or
 * retired. */
struct _DvSitesView {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *content;
  GtkSingleSelection *selection;
  GtkColumnView *table;

  /* Owned */
  DvStore *store;
  GListStore *lines; /* of DvCells */
  GPtrArray *sites;  /* of DvSiteStanding */
  char *retiring;    /* the site that is asked about */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvSitesView, dv_sites_view, GTK_TYPE_WIDGET)

static const DvSiteStanding *
get_selected (DvSitesView *self)
{
  DvCells *cells = gtk_single_selection_get_selected_item (self->selection);

  return cells != NULL ? g_ptr_array_index (self->sites, dv_cells_get_index (cells)) : NULL;
}

static gboolean
is_office (DvSitesView *self)
{
  for (guint i = 0; self->sites != NULL && i < self->sites->len; i++) {
    const DvSiteStanding *site = g_ptr_array_index (self->sites, i);

    if (site->own)
      return g_strcmp0 (site->role, "office") == 0;
  }
  return FALSE;
}

/* Only an office says who takes part. */
static void
update_actions (DvSitesView *self)
{
  const DvSiteStanding *site = self->sites != NULL ? get_selected (self) : NULL;
  gboolean office = is_office (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sites.invite", office);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sites.retire",
                                 office && site != NULL && !site->own &&
                                   g_strcmp0 (site->state, "active") == 0);
}

static void
add_line (DvSitesView *self, guint place)
{
  const DvSiteStanding *site = g_ptr_array_index (self->sites, place);
  g_autofree char *groups = dv_site_describe_groups (site);
  g_autofree char *heard = dv_site_describe_heard (site, g_get_real_time ());
  g_autofree char *behind = dv_site_describe_behind (site);
  g_autofree char *clock = dv_site_describe_clock (site);
  gboolean wrong = site->alarm != NULL || *clock != '\0';
  const char *const texts[] = {
    dv_exchange_name_site (site->name),
    dv_site_describe_role (site),
    groups,
    heard,
    behind,
    clock,
    dv_site_describe_state (site),
    NULL,
  };
  g_autoptr (DvCells) cells = dv_cells_new (place, texts, wrong ? "dialog-warning-symbolic" : NULL);

  g_list_store_append (self->lines, cells);
}

/* An invitation is replaced by the computer that used it. */
static gboolean
is_replaced (const DvSiteStanding *site)
{
  return g_strcmp0 (site->state, "replaced") == 0;
}

static void
invited_cb (DvSitesView *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
invite_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvSitesView *self = DV_SITES_VIEW (widget);
  GtkWidget *window = dv_invite_window_new (widget, self->store);

  g_signal_connect_object (window, "invited", G_CALLBACK (invited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
retired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSitesView) self = DV_SITES_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean done = dv_request_retire_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (!done)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The computer was not retired"), error->message);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                _ ("The computer takes part no longer"));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvSitesView) self = DV_SITES_VIEW (user_data);
  gboolean yes = dv_dialogs_ask_finish (result, NULL);

  if (yes && self->store != NULL && self->retiring != NULL)
    dv_request_retire (self->store, self->retiring, retired_cb, g_object_ref (self));
  g_clear_pointer (&self->retiring, g_free);
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvSitesView *self = DV_SITES_VIEW (widget);
  const DvSiteStanding *site = get_selected (self);
  g_autofree char *heading = NULL;

  if (site == NULL)
    return;
  g_free (self->retiring);
  self->retiring = dv_id_to_text (&site->id);
  /* Translators: %s is the name of a computer. */
  heading = g_strdup_printf (_ ("Retire “%s”?"), dv_exchange_name_site (site->name));
  dv_dialogs_ask_async (
    widget, heading,
    _ ("From now on it reads nothing new, and what it writes from now on is not taken. What was "
       "read of it so far is kept. It cannot be taken back: if the computer turns up again, invite "
       "it anew."),
    _ ("_Retire"), DV_DIALOG_CHOICE_DESTRUCTIVE, NULL, asked_cb, g_object_ref (self));
}

static void
erasings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_erase_paper_present (widget, DV_SITES_VIEW (widget)->store, NULL);
}

static gboolean
dv_sites_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_SITES_VIEW (widget)->table));
}

static void
dv_sites_view_dispose (GObject *object)
{
  DvSitesView *self = DV_SITES_VIEW (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_SITES_VIEW);
  dv_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (dv_sites_view_parent_class)->dispose (object);
}

static void
dv_sites_view_finalize (GObject *object)
{
  DvSitesView *self = DV_SITES_VIEW (object);

  g_clear_object (&self->lines);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_free (self->retiring);

  G_OBJECT_CLASS (dv_sites_view_parent_class)->finalize (object);
}

static void
dv_sites_view_class_init (DvSitesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_sites_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_sites_view_finalize;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_sites_view_grab_focus;
  /**
   * DvSitesView::changed:
   * @self: the view
   *
   * Somebody was invited or retired.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/exchange/dv-sites-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvSitesView, content);
  gtk_widget_class_bind_template_child (widget_class, DvSitesView, selection);
  gtk_widget_class_bind_template_child (widget_class, DvSitesView, table);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "sites.erasings", NULL, erasings_action);
  gtk_widget_class_install_action (widget_class, "sites.invite", NULL, invite_action);
  gtk_widget_class_install_action (widget_class, "sites.retire", NULL, retire_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_sites_view_init (DvSitesView *self)
{
  static const struct {
    const char *title;
    int width;
  } columns[] = {
    { N_ ("Computer"), 190 },   { N_ ("Role"), 150 },        { N_ ("Residential groups"), -1 },
    { N_ ("Last heard"), 120 }, { N_ ("What it has"), 140 }, { N_ ("Clock"), 110 },
    { N_ ("State"), 140 },
  };

  self->lines = g_list_store_new (DV_TYPE_CELLS);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    dv_cells_add_column (self->table, _ (columns[i].title), i, columns[i].width, i == 0);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->lines));
  update_actions (self);
}

/**
 * dv_sites_view_new:
 * @store: a store
 *
 * Returns: (transfer floating): the computers that take part
 */
GtkWidget *
dv_sites_view_new (DvStore *store)
{
  DvSitesView *self = g_object_new (DV_TYPE_SITES_VIEW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * dv_sites_view_set_state:
 * @state: who takes part
 */
void
dv_sites_view_set_state (DvSitesView *self, const DvExchangeState *state)
{
  guint selected;

  g_return_if_fail (DV_IS_SITES_VIEW (self));

  selected = gtk_single_selection_get_selected (self->selection);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_list_store_remove_all (self->lines);
  self->sites = g_ptr_array_ref (state->sites);
  for (guint i = 0; i < self->sites->len; i++)
    if (!is_replaced (g_ptr_array_index (self->sites, i)))
      add_line (self, i);
  if (selected < g_list_model_get_n_items (G_LIST_MODEL (self->lines)))
    gtk_single_selection_set_selected (self->selection, selected);
  update_actions (self);
}
