/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-page.h"

#include "dv-date.h"
#include "dv-kinds.h"
#include "gifts/dv-hand-out-state.h"
#include "gifts/dv-hand-out-strip.h"
#include "gifts/dv-hand-out-table.h"
#include "gifts/dv-hand-out-words.h"
#include "gifts/dv-hand-out-work.h"
#include "gifts/dv-proxy-form.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The table at which gifts are handed out, driven by keys: three letters of the name, Enter, and
 * the field is empty for the next person. The store is told behind it; what it refuses comes back.
 */
struct _DvHandOutPage {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkEntry *entry;
  GtkLabel *left_out;
  GtkLabel *message;
  GtkImage *message_icon;
  GtkLabel *more;
  DvProxyForm *proxy_form;
  AdwStatusPage *refused;
  GtkStack *stack;
  DvHandOutStrip *strip;
  GtkBox *table_slot;

  DvHandOutTable *table; /* in its slot */

  /* Owned */
  DvStore *store;
  char *id; /* of the list or the campaign */
  DvDesk *desk;
  DvDeskView *view;
  GHashTable *own; /* lines whose next change in the store is ours: number → how many changes */
  GCancellable *cancellable;

  gint64 chosen;  /* the line that was chosen with the arrow keys, or 0 */
  gint64 proxy;   /* the line that the form of a proxy is for */
  guint limit;    /* how many rows are shown at most */
  gboolean stale; /* somebody else changed the gifts */
  gboolean reading;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DvHandOutPage, dv_hand_out_page, GTK_TYPE_WIDGET)

typedef enum {
  MESSAGE_DONE,
  MESSAGE_TOLD,
  MESSAGE_FAILED,
} MessageKind;

/* A change that the store was given. */
typedef struct {
  DvHandOutPage *page;
  DvDeskChange *change;
} Pending;

static Pending *
pending_new (DvHandOutPage *self, DvDeskChange *change)
{
  Pending *pending = g_new (Pending, 1);

  pending->page = g_object_ref (self);
  pending->change = change;
  return pending;
}

static void
pending_free (Pending *pending)
{
  g_object_unref (pending->page);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static void read_gifts (DvHandOutPage *self);

/* --- what is said --- */

static void
say (DvHandOutPage *self, MessageKind kind, const char *text)
{
  static const char *const icons[] = { "emblem-ok-symbolic", "dialog-information-symbolic",
                                       "dialog-error-symbolic" };

  gtk_image_set_from_icon_name (self->message_icon, icons[kind]);
  gtk_label_set_text (self->message, text);
  if (kind == MESSAGE_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

static void
say_mark (DvHandOutPage *self, const DvDeskRow *row)
{
  g_autofree char *words = dv_desk_describe (&row->mark);
  g_autofree char *gift = dv_desk_describe_gift (row->line);
  g_autofree char *text = g_strdup_printf ("%s: %s · %s", row->line->name, words, gift);

  say (self, MESSAGE_DONE, text);
}

static void
say_error (DvHandOutPage *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, MESSAGE_FAILED, error->message);
}

/* --- what is shown --- */

static void
update_more (DvHandOutPage *self)
{
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u more: type another letter, or press Page Down",
                               "%u more: type another letter, or press Page Down",
                               self->view->n_more),
                     self->view->n_more);

  gtk_label_set_text (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->view->n_more > 0);
}

static const DvDeskRow *
get_chosen (DvHandOutPage *self)
{
  if (self->view == NULL || self->view->selected == DV_DESK_NOBODY)
    return NULL;
  return dv_desk_get_row (self->desk,
                          g_array_index (self->view->shown, guint, self->view->selected));
}

/* Who cannot see the table hears whom Enter is for. */
static void
describe_chosen (DvHandOutPage *self)
{
  const DvDeskRow *row = get_chosen (self);
  g_autofree char *words = row != NULL ? dv_desk_describe (&row->mark) : NULL;
  g_autofree char *text =
    row != NULL ? g_strdup_printf ("%s, %s, %s", row->line->name,
                                   row->line->address != NULL ? row->line->address : "", words)
                : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

static void
update_actions (DvHandOutPage *self)
{
  gboolean can_mark = self->view != NULL && self->view->can_mark;
  gboolean can_undo = self->view != NULL && self->view->can_undo;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hand-out.receive", can_mark);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hand-out.proxy", can_mark);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hand-out.absent", can_mark);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hand-out.refuse", can_mark);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hand-out.undo", can_undo);
}

static void
update (DvHandOutPage *self)
{
  if (self->desk == NULL || self->filling)
    return;
  g_clear_pointer (&self->view, dv_desk_view_free);
  self->view =
    dv_desk_view_new (self->desk, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                      dv_hand_out_strip_get_filter (self->strip),
                      dv_hand_out_strip_get_unit (self->strip), self->chosen, self->limit);
  dv_hand_out_table_show (self->table, self->view);
  dv_hand_out_strip_show (self->strip, self->view);
  update_more (self);
  update_actions (self);
  describe_chosen (self);
}

static void
typed_cb (DvHandOutPage *self)
{
  self->chosen = 0;
  self->limit = DV_DESK_GLANCE;
  update (self);
}

/* Another person comes: everything is ready to type. */
static void
start_over (DvHandOutPage *self)
{
  self->chosen = 0;
  self->proxy = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->proxy_form), FALSE);
  self->limit = DV_DESK_GLANCE;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->filling = FALSE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
update_row (DvHandOutPage *self, gint64 line)
{
  guint index;

  if (dv_desk_find (self->desk, line, &index))
    dv_hand_out_table_update (self->table, index);
}

/* --- the store --- */

/* Counts a change that is ours: @by is 1 before it, -1 after it. */
static gboolean
count_own (DvHandOutPage *self, gint64 line, int by)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (self->own, &line));

  if (n + by < 0)
    return FALSE;
  g_hash_table_insert (self->own, g_memdup2 (&line, sizeof line), GINT_TO_POINTER (n + by));
  return TRUE;
}

static void
read_again_when_quiet (DvHandOutPage *self)
{
  if (self->stale && !self->reading && self->desk != NULL && dv_desk_count_saving (self->desk) == 0)
    read_gifts (self);
}

static void
store_changed_cb (DvHandOutPage *self, GArray *changed)
{
  for (guint i = 0; i < changed->len; i++) {
    const DvChanged *one = &g_array_index (changed, DvChanged, i);
    gboolean line = one->kind == &dv_kind_line;

    if ((line && !count_own (self, one->row, -1)) || one->kind == &dv_kind_list ||
        one->kind == &dv_kind_source)
      self->stale = TRUE;
  }
  read_again_when_quiet (self);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  DvHandOutPage *self = pending->page;
  gint64 line = pending->change->line;
  g_autoptr (GError) error = NULL;
  gboolean undone = dv_hand_out_undo_finish (DV_STORE (source), result, &error);

  if (self->table == NULL)
    return;
  if (undone) {
    dv_desk_undo_written (self->desk, pending->change);
  } else {
    count_own (self, line, -1);
    dv_desk_undo_failed (self->desk, pending->change);
    say_error (self, error);
  }
  update_row (self, line);
  update (self);
  read_again_when_quiet (self);
}

static void
undo_in_store (DvHandOutPage *self, DvDeskChange *change)
{
  count_own (self, change->line, 1);
  dv_hand_out_undo_async (self->store, change->batch, undone_cb, pending_new (self, change));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  DvHandOutPage *self = pending->page;
  gint64 line = pending->change->line;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  gboolean written = dv_hand_out_write_finish (DV_STORE (source), result, &batch, &error);

  if (self->table == NULL)
    return;
  if (written) {
    dv_desk_written (self->desk, pending->change, batch);
    if (pending->change->undone)
      undo_in_store (self, pending->change);
  } else {
    count_own (self, line, -1);
    dv_desk_failed (self->desk, pending->change);
    self->stale = TRUE;
    say_error (self, error);
    update (self);
  }
  update_row (self, line);
  update_actions (self);
  read_again_when_quiet (self);
}

static char *
today (void)
{
  DvDate date;

  dv_date_today (&date);
  return dv_date_to_iso (&date);
}

static void
write_mark (DvHandOutPage *self, guint index, const DvDeskMark *mark)
{
  const DvDeskRow *row = dv_desk_get_row (self->desk, index);
  DvHandOut *hand_out = g_new0 (DvHandOut, 1);

  hand_out->line = g_strdup (row->line->id);
  hand_out->was = g_strdup (row->mark.state);
  hand_out->state = g_strdup (mark->state);
  hand_out->receiver = g_strdup (mark->receiver);
  hand_out->relation = g_strdup (mark->relation);
  hand_out->day = today ();
  count_own (self, row->line->row, 1);
  dv_hand_out_write_async (self->store, hand_out, row->line->name, written_cb,
                           pending_new (self, dv_desk_mark (self->desk, index, mark)));
  update_row (self, row->line->row);
  say_mark (self, row);
}

static gboolean
refuse_row (DvHandOutPage *self, const DvDeskRow *row)
{
  g_autofree char *why = row != NULL ? dv_desk_refuse (row) : NULL;

  if (row == NULL)
    say (self, MESSAGE_TOLD,
         _ ("Type three letters of the name, or choose a line with the arrow keys."));
  else if (why != NULL)
    say (self, MESSAGE_TOLD, why);
  else
    return FALSE;
  return TRUE;
}

static void
mark (DvHandOutPage *self,
      gint64 line,
      const char *state,
      const char *receiver,
      const char *relation)
{
  g_autofree char *day = today ();
  DvDeskMark wanted = { .state = g_intern_string (state),
                        .receiver = g_intern_string (receiver),
                        .relation = g_intern_string (relation),
                        .day = dv_gift_state_is_given (state) ? g_intern_string (day) : NULL,
                        .time = g_get_real_time () / G_USEC_PER_SEC };
  guint index;

  if (!dv_desk_find (self->desk, line, &index) ||
      refuse_row (self, dv_desk_get_row (self->desk, index)))
    return;
  write_mark (self, index, &wanted);
  start_over (self);
}

/* --- keys --- */

static void
mark_chosen (DvHandOutPage *self, const char *state)
{
  const DvDeskRow *row = get_chosen (self);

  if (!refuse_row (self, row))
    mark (self, row->line->row, state, NULL, NULL);
}

static void
entry_activate_cb (DvHandOutPage *self)
{
  mark_chosen (self, "received");
}

static void
receive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mark_chosen (DV_HAND_OUT_PAGE (widget), "received");
}

static void
absent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mark_chosen (DV_HAND_OUT_PAGE (widget), "absent");
}

static void
refuse_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mark_chosen (DV_HAND_OUT_PAGE (widget), "refused");
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvHandOutPage *self = DV_HAND_OUT_PAGE (widget);
  DvDeskChange *change = dv_desk_undo (self->desk);
  const DvDeskRow *row;
  g_autofree char *text = NULL;
  guint index;

  if (change == NULL)
    return;
  if (change->batch != NULL)
    undo_in_store (self, change);
  if (dv_desk_find (self->desk, change->line, &index)) {
    row = dv_desk_get_row (self->desk, index);
    /* Translators: %s is a person whose gift was marked by mistake. */
    text = g_strdup_printf (_ ("%s: undone"), row->line->name);
    say (self, MESSAGE_DONE, text);
  }
  update_row (self, change->line);
  start_over (self);
}

static void
close_proxy (DvHandOutPage *self)
{
  self->proxy = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->proxy_form), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
proxy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvHandOutPage *self = DV_HAND_OUT_PAGE (widget);
  const DvDeskRow *row = get_chosen (self);

  if (refuse_row (self, row))
    return;
  self->proxy = row->line->row;
  dv_proxy_form_ask (self->proxy_form, row->line->name);
}

static void
proxy_accepted_cb (DvHandOutPage *self, const char *receiver, const char *relation)
{
  gint64 line = self->proxy;

  if (receiver == NULL) {
    say (self, MESSAGE_TOLD, _ ("Type the name of the person who receives the gift."));
    return;
  }
  close_proxy (self);
  mark (self, line, "by-proxy", receiver, relation);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvHandOutPage *self = DV_HAND_OUT_PAGE (widget);

  if (self->proxy != 0)
    close_proxy (self);
  else
    start_over (self);
}

static void
choose (DvHandOutPage *self, guint position)
{
  guint index = g_array_index (self->view->shown, guint, position);

  self->chosen = dv_desk_get_row (self->desk, index)->line->row;
  update (self);
}

static void
more_cb (DvHandOutPage *self)
{
  if (self->view == NULL || self->view->n_more == 0)
    return;
  self->limit += 100;
  update (self);
}

/* The arrow keys walk through the rows while the field keeps the keys. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DvHandOutPage *self = DV_HAND_OUT_PAGE (widget);
  int by = g_variant_get_int32 (arguments);
  gint64 position;

  if (self->proxy != 0 || self->view == NULL || self->view->shown->len == 0)
    return GDK_EVENT_PROPAGATE;
  position =
    self->view->selected == DV_DESK_NOBODY ? (by > 0 ? -1 : 0) : (gint64) self->view->selected;
  if (position + by >= (gint64) self->view->shown->len)
    more_cb (self);
  choose (self, (guint) CLAMP (position + by, 0, (gint64) self->view->shown->len - 1));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GDK_EVENT_STOP;
}

static void
chosen_cb (DvHandOutPage *self, guint index)
{
  self->chosen = dv_desk_get_row (self->desk, index)->line->row;
  update (self);
}

static void
clicked_cb (DvHandOutPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Typing anywhere is typing a name. The key itself is not read: it goes to the field, and with it
 * to the input method. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                DvHandOutPage *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || self->proxy != 0 ||
      !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)) || gtk_widget_has_focus (text))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return gtk_event_controller_key_forward (controller, text);
}

/* --- reading --- */

static void
say_left_out (DvHandOutPage *self)
{
  const GPtrArray *lists = dv_desk_get_left_out (self->desk);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < lists->len; i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                            ((DvGiftList *) g_ptr_array_index (lists, i))->title);
  /* Translators: %s are the names of lists. */
  text =
    g_strdup_printf (_ ("Not here, because they are not approved or are settled: %s"), names->str);
  gtk_label_set_text (self->left_out, text);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), lists->len > 0);
}

static void
refuse (DvHandOutPage *self, const char *text)
{
  adw_status_page_set_description (self->refused, text);
  gtk_stack_set_visible_child_name (self->stack, "refused");
}

/* Nobody is here: because nothing may be handed out, or because nobody is on the list. */
static void
refuse_desk (DvHandOutPage *self)
{
  const GPtrArray *left_out = dv_desk_get_left_out (self->desk);
  const DvGiftList *list = left_out->len > 0 ? g_ptr_array_index (left_out, 0) : NULL;
  g_autoptr (GError) error = NULL;

  if (list != NULL && !dv_hand_out_check_list (list->title, list->state, &error))
    refuse (self, error->message);
  else
    refuse (self, _ ("Nobody is on the list. Add people to it, have it approved, then hand out."));
}

static void
take_desk (DvHandOutPage *self, DvDesk *desk)
{
  g_autoptr (DvDesk) old = g_steal_pointer (&self->desk);

  if (old != NULL)
    dv_desk_take_over (desk, old);
  g_clear_pointer (&self->view, dv_desk_view_free);
  self->desk = desk;
  dv_hand_out_table_set_desk (self->table, desk);
  dv_hand_out_strip_set_desk (self->strip, desk);
  say_left_out (self);
  if (dv_desk_get_size (desk) == 0) {
    refuse_desk (self);
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, "table");
  update (self);
  if (old == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvHandOutPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvGifts) gifts = dv_hand_out_read_finish (DV_STORE (source), result, &error);

  if (self->table == NULL)
    return;
  self->reading = FALSE;
  if (gifts == NULL && self->desk == NULL)
    refuse (self, error->message);
  else if (gifts == NULL)
    say_error (self, error);
  /* Somebody has marked another gift while this was read: it is read once more. */
  else if (self->desk != NULL && dv_desk_count_saving (self->desk) > 0)
    self->stale = TRUE;
  else
    take_desk (self, dv_desk_new (g_steal_pointer (&gifts)));
}

static void
read_gifts (DvHandOutPage *self)
{
  self->stale = FALSE;
  self->reading = TRUE;
  dv_hand_out_read_async (self->store, self->id, self->cancellable, read_cb, g_object_ref (self));
}

/* --- class --- */

static void
dv_hand_out_page_dispose (GObject *object)
{
  DvHandOutPage *self = DV_HAND_OUT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->table != NULL)
    dv_hand_out_table_set_desk (self->table, NULL);
  self->table = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_HAND_OUT_PAGE);

  G_OBJECT_CLASS (dv_hand_out_page_parent_class)->dispose (object);
}

static void
dv_hand_out_page_finalize (GObject *object)
{
  DvHandOutPage *self = DV_HAND_OUT_PAGE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->view, dv_desk_view_free);
  g_clear_pointer (&self->desk, dv_desk_free);
  g_hash_table_unref (self->own);
  g_free (self->id);

  G_OBJECT_CLASS (dv_hand_out_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, entry);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, message);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, message_icon);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, more);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, proxy_form);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, refused);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, strip);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutPage, table_slot);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, proxy_accepted_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "hand-out.absent", NULL, absent_action);
  gtk_widget_class_install_action (widget_class, "hand-out.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "hand-out.proxy", NULL, proxy_action);
  gtk_widget_class_install_action (widget_class, "hand-out.receive", NULL, receive_action);
  gtk_widget_class_install_action (widget_class, "hand-out.refuse", NULL, refuse_action);
  gtk_widget_class_install_action (widget_class, "hand-out.undo", NULL, undo_action);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_F2, "hand-out.proxy" },
    { GDK_KEY_F3, "hand-out.absent" },
    { GDK_KEY_F4, "hand-out.refuse" },
    { GDK_KEY_Escape, "hand-out.clear" },
  };
  static const struct {
    guint key;
    int by;
  } moves[] = {
    { GDK_KEY_Up, -1 }, { GDK_KEY_Down, 1 }, { GDK_KEY_Page_Up, -10 }, { GDK_KEY_Page_Down, 10 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "i", moves[i].by);
}

static void
dv_hand_out_page_class_init (DvHandOutPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_hand_out_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_hand_out_page_finalize;
  g_type_ensure (DV_TYPE_HAND_OUT_STRIP);
  g_type_ensure (DV_TYPE_PROXY_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/gifts/dv-hand-out-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  bind_keys (widget_class);
}

static void
add_table (DvHandOutPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->table = DV_HAND_OUT_TABLE (dv_hand_out_table_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_append (self->table_slot, GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "more", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));
}

/* A field keeps this key for its own typing even where that cannot be undone: it is asked before
 * the field is. The form of a proxy keeps it. */
static gboolean
undo_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (DV_HAND_OUT_PAGE (widget)->proxy != 0)
    return FALSE;
  return gtk_widget_activate_action (widget, "hand-out.undo", NULL);
}

static void
add_undo_key (DvHandOutPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                      gtk_callback_action_new (undo_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
dv_hand_out_page_init (DvHandOutPage *self)
{
  self->own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  self->limit = DV_DESK_GLANCE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_table (self);
  add_undo_key (self);
  update_actions (self);
}

/**
 * dv_hand_out_page_new:
 * @store: where the gifts stand
 * @id: the UUID of a list, or of a campaign whose lists are handed out at one table
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *
dv_hand_out_page_new (DvStore *store, const char *id)
{
  DvHandOutPage *self;

  g_return_val_if_fail (DV_IS_STORE (store), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (DV_TYPE_HAND_OUT_PAGE, NULL);
  self->store = g_object_ref (store);
  self->id = g_strdup (id);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_gifts (self);
  return GTK_WIDGET (self);
}

/**
 * dv_hand_out_page_is_ready:
 *
 * Returns: whether the gifts were read, or it is said why they are not handed out
 */
gboolean
dv_hand_out_page_is_ready (DvHandOutPage *self)
{
  g_return_val_if_fail (DV_IS_HAND_OUT_PAGE (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") != 0;
}

/**
 * dv_hand_out_page_count_saving:
 *
 * Returns: how many gifts wait for the store
 */
guint
dv_hand_out_page_count_saving (DvHandOutPage *self)
{
  g_return_val_if_fail (DV_IS_HAND_OUT_PAGE (self), 0);
  return self->desk != NULL ? dv_desk_count_saving (self->desk) : 0;
}

/**
 * dv_hand_out_page_get_entry:
 *
 * Returns: (transfer none): the field that names are typed into
 */
GtkEditable *
dv_hand_out_page_get_entry (DvHandOutPage *self)
{
  g_return_val_if_fail (DV_IS_HAND_OUT_PAGE (self), NULL);
  return GTK_EDITABLE (self->entry);
}

/**
 * dv_hand_out_page_get_message:
 *
 * Returns: what was said last, or why nothing is handed out
 */
const char *
dv_hand_out_page_get_message (DvHandOutPage *self)
{
  g_return_val_if_fail (DV_IS_HAND_OUT_PAGE (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "refused") == 0)
    return adw_status_page_get_description (self->refused);
  return gtk_label_get_text (self->message);
}
