/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-editor.h"

#include "common/dv-dialogs.h"
#include "common/dv-widget.h"
#include "common/dv-wrap-layout.h"
#include "dv-confidential.h"
#include "dv-store-error.h"
#include "exchange/dv-conflict-banner.h"
#include "exchange/dv-rights-banner.h"
#include "people/dv-erase-command.h"
#include "petitions/dv-seal-section.h"
#include "records/dv-attachments-section.h"
#include "records/dv-due-question.h"
#include "records/dv-editor-state.h"
#include "records/dv-field-opening.h"
#include "records/dv-field-row.h"
#include "records/dv-form-extra.h"
#include "records/dv-form-section.h"
#include "records/dv-history-dialog.h"
#include "records/dv-parts-section.h"
#include "records/dv-record-commands.h"
#include "records/dv-record-hints.h"
#include "records/dv-record-sections.h"
#include "records/dv-requests.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The form of one record: ui/editors/<kind>.ui says which fields stand where. */
struct _DvEditor {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *add_button;
  GtkWidget *commands;
  DvConflictBanner *conflicts;
  GtkBox *content;
  GtkLabel *kind_label;
  DvRightsBanner *rights;
  GtkLabel *state;
  GtkLabel *summary;
  GtkWidget *summary_box;
  GtkLabel *title;

  /* Owned */
  DvStore *store;
  DvRecord *record;
  DvRecord *theirs;   /* what somebody else saved meanwhile */
  DvRecord *linked;   /* what a link brought along last */
  DvRecord *given;    /* what a new record was opened with, as the household of its member */
  GPtrArray *rows;    /* the field rows, in the order of the form */
  DvFormExtra *extra; /* of the form: the part that is no field, or NULL */
  GPtrArray *sections;
  GPtrArray *left;
  GPtrArray *others;
  GCancellable *cancellable;
  GCancellable *hinting; /* while a hint is asked for */
  char *failure;         /* why the store did not save */
  char *shown_title;

  guint save_id;
  guint dirty : 1;
  guint tried : 1;
  guint saving : 1;
  guint then_add : 1;
  guint then_close : 1;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_DIRTY,
  N_PROPS,
};

enum {
  SIGNAL_CLOSE,
  SIGNAL_SAVED,
  SIGNAL_DETACH,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvEditor, dv_editor, GTK_TYPE_WIDGET)

/* Reads every row into the record. Returns: what could not be understood */
static GPtrArray *
commit_rows (DvEditor *self)
{
  GPtrArray *unread = dv_problems_new ();

  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *row = g_ptr_array_index (self->rows, i);
    g_autofree char *problem = dv_field_row_commit (row, self->record);

    if (problem != NULL)
      dv_problems_add (unread, dv_field_row_get_field (row), "%s", problem);
  }
  return unread;
}

/* A doubt is a notice like the hint of the store, which has a field of its own. */
static void
set_doubt (DvEditor *self, const DvEditorState *state, DvFieldRow *row)
{
  const DvKind *kind = dv_record_get_kind (self->record);
  const DvRecordHint *hint = dv_record_hints_find (kind);

  if (kind->doubt != NULL &&
      (hint == NULL || !g_str_equal (hint->field, dv_field_row_get_name (row))))
    dv_field_row_set_notice (row, dv_problems_find (state->doubts, dv_field_row_get_field (row)));
}

static void
apply_rows (DvEditor *self, const DvEditorState *state)
{
  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *row = g_ptr_array_index (self->rows, i);

    dv_field_row_set_problem (row,
                              dv_problems_find (state->problems, dv_field_row_get_field (row)));
    set_doubt (self, state, row);
  }
}

static void
set_title (DvEditor *self, const char *title)
{
  if (g_strcmp0 (self->shown_title, title) == 0)
    return;
  g_free (self->shown_title);
  self->shown_title = g_strdup (title);
  gtk_label_set_text (self->title, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
set_dirty (DvEditor *self, gboolean dirty)
{
  if (self->dirty == dirty)
    return;
  self->dirty = dirty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
}

static void
apply_state (DvEditor *self, const DvEditorState *state)
{
  const char *summary = self->failure != NULL ? self->failure : state->summary;

  apply_rows (self, state);
  set_title (self, state->title);
  set_dirty (self, state->dirty);
  gtk_label_set_text (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (self->summary_box, summary != NULL);
  gtk_label_set_text (self->state, state->note);
  /* A command works on what is stored, so what is typed must be saved first. */
  gtk_widget_set_sensitive (self->commands, !state->dirty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", state->can_save);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save-and-add", state->can_save);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.history", !state->is_new);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.erase",
                                 dv_erase_command_applies (self->record));
}

/* The part of the form that is no field may take the place of rows, with what was typed there. */
static void
follow_extra (DvEditor *self)
{
  gboolean changed = dv_form_extra_follow (self->extra, self->record);

  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *row = g_ptr_array_index (self->rows, i);

    if (changed && dv_petition_names_sender (dv_field_row_get_field (row)))
      dv_field_row_show (row, self->record);
    gtk_widget_set_visible (GTK_WIDGET (row),
                            !dv_form_extra_hides (self->extra, dv_field_row_get_field (row)));
  }
}

static DvEditorState *
compute_state (DvEditor *self)
{
  g_autoptr (GPtrArray) unread = commit_rows (self);
  DvEditorFacts facts = { self->record, unread,       self->left, self->others,
                          self->tried,  self->saving, FALSE };

  if (self->extra != NULL) {
    follow_extra (self);
    facts.extra_dirty = dv_form_extra_is_dirty (self->extra);
  }

  return dv_editor_state_new (&facts);
}

static void
update (DvEditor *self)
{
  g_autoptr (DvEditorState) state = compute_state (self);

  apply_state (self, state);
}

static void ask_hint (DvEditor *self, const DvField *left);

/* What the link brings along is shown at once, and can be changed. */
static void
linked_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvFieldRow) row = DV_FIELD_ROW (user_data);
  DvEditor *self = DV_EDITOR (gtk_widget_get_ancestor (GTK_WIDGET (row), DV_TYPE_EDITOR));
  const DvField *field = dv_field_row_get_field (row);
  g_autoptr (DvRecord) linked = dv_request_load_finish (DV_STORE (source), result, NULL);

  if (self == NULL || self->rows == NULL || linked == NULL ||
      g_strcmp0 (dv_record_get_value (self->record, field), dv_record_get_id (linked)) != 0)
    return;
  if (self->linked != NULL && dv_record_get_kind (self->linked) == dv_record_get_kind (linked) &&
      g_strcmp0 (dv_record_get_id (self->linked), dv_record_get_id (linked)) != 0)
    dv_record_drop_copies (self->record, field, self->linked);
  g_set_object (&self->linked, linked);
  ask_hint (self, field);
  if (!dv_record_copy_from (self->record, field, linked))
    return;
  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *other = g_ptr_array_index (self->rows, i);

    if (g_strv_contains (field->copies, dv_field_row_get_name (other)))
      dv_field_row_show (other, self->record);
  }
  update (self);
}

static void
edited_cb (DvEditor *self, DvFieldRow *row)
{
  const DvField *field = dv_field_row_get_field (row);

  g_clear_pointer (&self->failure, g_free);
  update (self);
  if (field->copies != NULL && dv_record_get_value (self->record, field) != NULL)
    dv_request_load (self->store, dv_record_get_value (self->record, field), self->cancellable,
                     linked_loaded_cb, g_object_ref (row));
}

/* What was asked of the store, to be told from what is asked after it. */
typedef struct {
  DvEditor *editor;
  GCancellable *cancellable;
} HintQuestion;

static void
hint_question_free (HintQuestion *question)
{
  g_object_unref (question->editor);
  g_object_unref (question->cancellable);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HintQuestion, hint_question_free)

/* The answer to a question that was asked before the last one may come after that, and was not
 * cancelled in time: it is of no use. */
static void
hint_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HintQuestion) question = user_data;
  DvEditor *self = question->editor;
  const DvRecordHint *hint = dv_record_hints_find (dv_record_get_kind (self->record));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hint->finish (DV_STORE (source), result, &error);
  GtkWidget *row = self->rows != NULL ? dv_editor_find_row (self, hint->field) : NULL;

  if (row != NULL && question->cancellable == self->hinting)
    dv_field_row_set_notice (DV_FIELD_ROW (row), text);
}

static void
cancel_hint (DvEditor *self)
{
  if (self->hinting != NULL)
    g_cancellable_cancel (self->hinting);
  g_clear_object (&self->hinting);
}

/* @left: (nullable): the field that was left, %NULL for a record that is shown anew */
static void
ask_hint (DvEditor *self, const DvField *left)
{
  const DvRecordHint *hint = dv_record_hints_find (dv_record_get_kind (self->record));
  HintQuestion *question;

  if (hint == NULL || (left != NULL && !g_strv_contains (hint->after, left->name)))
    return;
  cancel_hint (self);
  /* Of a new record nothing is known before something was typed. */
  if (left == NULL && dv_record_get_row (self->record) == 0) {
    dv_field_row_set_notice (DV_FIELD_ROW (dv_editor_find_row (self, hint->field)), NULL);
    return;
  }
  self->hinting = g_cancellable_new ();
  question = g_new0 (HintQuestion, 1);
  question->editor = g_object_ref (self);
  question->cancellable = g_object_ref (self->hinting);
  hint->ask (self->store, self->record, self->hinting, hint_cb, question);
}

static void
left_cb (DvEditor *self, DvFieldRow *row)
{
  const DvField *field = dv_field_row_get_field (row);

  if (!g_ptr_array_find (self->left, field, NULL))
    g_ptr_array_add (self->left, (gpointer) field);
  dv_field_row_settle (row);
  update (self);
  ask_hint (self, field);
}

static void
opened_cb (DvEditor *self, DvFieldRow *row)
{
  dv_field_opening_start (row, self->store, self->record, self->cancellable);
}

static void
forget_other (DvEditor *self, DvFieldRow *row)
{
  g_ptr_array_remove (self->others, (gpointer) dv_field_row_get_field (row));
  dv_field_row_set_other (row, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  update (self);
}

static void
keep_mine_cb (DvEditor *self, DvFieldRow *row)
{
  forget_other (self, row);
}

static void
take_other_cb (DvEditor *self, DvFieldRow *row)
{
  const DvField *field = dv_field_row_get_field (row);

  dv_record_set_value (self->record, field, dv_record_get_value (self->theirs, field));
  if (dv_field_is_link (field))
    dv_record_set_link_title (self->record, field, dv_record_get_link_title (self->theirs, field));
  dv_field_row_show (row, self->record);
  forget_other (self, row);
}

static void
bind_row (DvEditor *self, DvFieldRow *row)
{
  dv_field_row_bind (row, dv_record_get_kind (self->record), self->store);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "keep-mine", G_CALLBACK (keep_mine_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "take-other", G_CALLBACK (take_other_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
}

static void
extra_edited_cb (DvEditor *self)
{
  g_clear_pointer (&self->failure, g_free);
  update (self);
}

static void set_record (DvEditor *self, DvRecord *record);

static void
extra_saved_cb (DvEditor *self, DvRecord *record)
{
  if (self->rows == NULL)
    return;
  set_record (self, record);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Saved"));
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, record);
}

static void
bind_extra (DvEditor *self, DvFormExtra *extra)
{
  self->extra = extra;
  g_signal_connect_object (extra, "edited", G_CALLBACK (extra_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (extra, "saved", G_CALLBACK (extra_saved_cb), self, G_CONNECT_SWAPPED);
}

static void
bind_rows (DvEditor *self, GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (DV_IS_FIELD_ROW (child))
      bind_row (self, DV_FIELD_ROW (child));
    else if (DV_IS_FORM_EXTRA (child))
      bind_extra (self, DV_FORM_EXTRA (child));
    else
      bind_rows (self, child);
  }
}

static void
show_record (DvEditor *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    dv_field_row_show (g_ptr_array_index (self->rows, i), self->record);
  g_ptr_array_set_size (self->left, 0);
  g_ptr_array_set_size (self->others, 0);
  g_clear_pointer (&self->failure, g_free);
  self->tried = FALSE;
  update (self);
}

/* Finds the box that a form has for its parts, where they do not stand below it: for a list, the
 * lines come first. */
static GtkBox *
find_slot (GtkWidget *root, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_BOX (child) && g_str_equal (gtk_widget_get_name (child), name))
      return GTK_BOX (child);
  }
  return NULL;
}

static void
add_section (DvEditor *self, const char *part, GtkWidget *section)
{
  g_autofree char *name = g_strconcat ("parts-", part, NULL);
  GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self->content));
  GtkBox *slot = find_slot (form, name);

  g_ptr_array_add (self->sections, section);
  gtk_box_append (slot != NULL ? slot : self->content, section);
  if (slot != NULL)
    g_object_bind_property (section, "visible", slot, "visible", G_BINDING_SYNC_CREATE);
}

static void
add_special_sections (DvEditor *self, const DvKind *kind)
{
  guint n;
  const DvRecordSection *const *special = dv_record_sections_get (&n);

  for (guint i = 0; i < n; i++)
    if (special[i]->kind == kind)
      add_section (self, special[i]->name, special[i]->create (self->store, self->record));
}

/* What belongs to the record stands below the form. */
static void
update_sections (DvEditor *self)
{
  const DvKind *kind = dv_record_get_kind (self->record);
  const DvKind *const *kinds = dv_kinds ();

  for (guint i = 0; i < self->sections->len; i++)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (g_ptr_array_index (self->sections, i))),
                    g_ptr_array_index (self->sections, i));
  g_ptr_array_set_size (self->sections, 0);
  add_special_sections (self, kind);
  for (guint i = 0; kinds[i] != NULL; i++)
    if (dv_parts_section_find_link (kinds[i], kind) != NULL &&
        !dv_record_sections_replace (kind, kinds[i]))
      add_section (self, kinds[i]->name,
                   dv_parts_section_new (self->store, kinds[i], self->record));
  if (!(kind->flags & (DV_KIND_CATALOGUE | DV_KIND_PART)))
    add_section (self, "attachment", dv_attachments_section_new (self->store, self->record));
}

/* A letter is known by its number: “Petition · 12/2026”. */
static void
show_kind (DvEditor *self)
{
  const DvKind *kind = dv_record_get_kind (self->record);
  const char *number = dv_record_get (self->record, "number");
  g_autofree char *text = g_strdup_printf ("%s · %s", dv_kind_get_label (kind), number);

  gtk_label_set_text (self->kind_label, number != NULL ? text : dv_kind_get_label (kind));
}

static void
set_record (DvEditor *self, DvRecord *record)
{
  gboolean other = self->record == NULL ||
                   g_strcmp0 (dv_record_get_id (self->record), dv_record_get_id (record)) != 0;

  g_set_object (&self->record, record);
  show_kind (self);
  if (self->extra != NULL)
    dv_form_extra_set_record (self->extra, self->store, record);
  show_record (self);
  dv_record_commands_fill (self->commands, self->store, record);
  dv_conflict_banner_set_record (self->conflicts, self->store, record);
  dv_rights_banner_set_record (self->rights, self->store, record);
  ask_hint (self, NULL);
  /* What a letter is decides how files are attached to it. */
  if (other || self->sections->len == 0 || self->extra != NULL)
    update_sections (self);
}

/* What a new record was given, as the task that is handed down, is not typed over. */
static void
focus_first (DvEditor *self)
{
  gboolean is_new = dv_record_get_row (self->record) == 0;
  guint first = 0;

  while (is_new && first + 1 < self->rows->len &&
         dv_record_get_value (self->record, dv_field_row_get_field (
                                              g_ptr_array_index (self->rows, first))) != NULL)
    first++;
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, first));
}

static void
show_others (DvEditor *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *row = g_ptr_array_index (self->rows, i);
    const DvField *field = dv_field_row_get_field (row);
    g_autofree char *display = NULL;

    if (!g_ptr_array_find (self->others, field, NULL))
      continue;
    display = dv_record_get_display (self->theirs, field);
    dv_field_row_set_other (row, display);
  }
}

/* Somebody saved the record since it was opened: their values stand beside mine. */
static void
show_conflict (DvEditor *self, DvRecord *stored)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (DvRecord) record = dv_editor_state_rebase (self->record, stored, others);

  g_set_object (&self->theirs, stored);
  g_set_object (&self->record, record);
  show_record (self);
  g_ptr_array_extend (self->others, others, NULL, NULL);
  show_others (self);
  if (dv_record_is_deleted (stored))
    self->failure =
      g_strdup (_ ("Somebody else deleted the record meanwhile. Undo that first, then "
                   "save again."));
  else
    self->failure =
      g_strdup (_ ("Somebody else changed the record meanwhile. Nothing is lost: look "
                   "at it, then save again."));
  update (self);
}

static void
conflict_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvEditor) self = DV_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) stored = dv_request_load_finish (DV_STORE (source), result, &error);

  if (self->rows == NULL)
    return;
  if (stored != NULL) {
    show_conflict (self, stored);
    return;
  }
  self->failure = g_strdup (error->message);
  update (self);
}

static void
save_failed (DvEditor *self, const GError *error)
{
  self->then_add = self->then_close = FALSE;
  if (g_error_matches (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT)) {
    dv_request_load (self->store, dv_record_get_id (self->record), self->cancellable,
                     conflict_loaded_cb, g_object_ref (self));
    return;
  }
  g_free (self->failure);
  self->failure = g_strdup (error->message);
  update (self);
}

static void
repeat (DvRecord *record, DvRecord *saved, const DvField *field)
{
  dv_record_set_value (record, field, dv_record_get_value (saved, field));
  if (dv_field_is_link (field))
    dv_record_set_link_title (record, field, dv_record_get_link_title (saved, field));
}

/* A next record of the same kind starts with what it belongs to, and with what most of them share.
 */
static DvRecord *
create_next (DvEditor *self, DvRecord *saved)
{
  const DvKind *kind = dv_record_get_kind (saved);
  DvRecord *record = self->given != NULL ? dv_record_copy (self->given) : dv_record_new (kind);
  const DvField *owner = dv_kind_find_field (kind, kind->owner);

  if (owner != NULL)
    repeat (record, saved, owner);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & DV_FIELD_REPEATED)
      repeat (record, saved, &kind->fields[i]);
  dv_record_begin (record);
  return record;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvEditor) self = DV_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) saved = dv_request_save_finish (DV_STORE (source), result, &error);
  gboolean add = self->then_add, close = self->then_close;

  self->saving = FALSE;
  if (self->rows == NULL)
    return;
  if (saved == NULL) {
    save_failed (self, error);
    return;
  }
  self->then_add = self->then_close = FALSE;
  set_record (self, saved);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Saved"));
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, saved);
  if (add) {
    g_autoptr (DvRecord) next = create_next (self, saved);

    set_record (self, next);
    focus_first (self);
  } else if (close) {
    g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
  }
}

static void
focus_wrong (DvEditor *self, const DvField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (dv_field_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
}

static void
save_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvEditor) self = DV_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  gboolean save = dv_due_question_finish (result, &error);

  if (self->rows == NULL)
    return;
  if (save) {
    dv_request_save (self->store, self->record, self->extra, saved_cb, g_object_ref (self));
    return;
  }
  self->saving = FALSE;
  self->then_add = self->then_close = FALSE;
  if (error != NULL)
    save_failed (self, error);
  else
    update (self);
}

/* After the focus has left the field, an input method has given up what it held back. */
static gboolean
save_cb (gpointer user_data)
{
  DvEditor *self = DV_EDITOR (user_data);
  g_autoptr (DvEditorState) state = NULL;

  self->save_id = 0;
  self->tried = TRUE;
  g_clear_pointer (&self->failure, g_free);
  state = compute_state (self);
  apply_state (self, state);
  if (state->problems->len > 0) {
    self->then_add = self->then_close = FALSE;
    focus_wrong (self, state->first_wrong);
    return G_SOURCE_REMOVE;
  }
  self->saving = TRUE;
  g_ptr_array_set_size (self->others, 0);
  update (self);
  if (dv_due_question_is_needed (dv_record_get_kind (self->record)))
    dv_due_question_ask (GTK_WIDGET (self), self->store, self->record, self->cancellable,
                         save_asked_cb, g_object_ref (self));
  else
    dv_request_save (self->store, self->record, self->extra, saved_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

typedef struct {
  DvEditor *editor;
  GtkWidget *focus;
} Focus;

static gboolean
restore_focus_cb (gpointer user_data)
{
  Focus *focus = user_data;

  if (focus->editor->rows != NULL && gtk_widget_get_mapped (focus->focus) &&
      gtk_root_get_focus (gtk_widget_get_root (focus->focus)) == NULL)
    gtk_widget_grab_focus (focus->focus);
  return G_SOURCE_REMOVE;
}

static void
focus_free (gpointer data)
{
  Focus *focus = data;

  g_object_unref (focus->editor);
  g_object_unref (focus->focus);
  g_free (focus);
}

/* Takes the focus away for a moment, so that the input method commits its word. */
static void
commit_preedit (DvEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;
  Focus *focus;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, GTK_WIDGET (self)))
    return;
  focus = g_new0 (Focus, 1);
  focus->editor = g_object_ref (self);
  focus->focus = g_object_ref (widget);
  gtk_root_set_focus (root, NULL);
  g_idle_add_full (G_PRIORITY_LOW, restore_focus_cb, focus, focus_free);
}

static void
start_save (DvEditor *self)
{
  if (self->saving || self->save_id != 0)
    return;
  commit_preedit (self);
  self->save_id = g_idle_add (save_cb, self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvEditor *self = DV_EDITOR (widget);

  self->then_add = g_str_equal (name, "editor.save-and-add");
  start_save (self);
}

static void
close_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvEditor) self = DV_EDITOR (user_data);
  g_autofree char *answer = dv_dialogs_choose_finish (result, NULL);

  if (self->rows == NULL || answer == NULL)
    return;
  if (g_str_equal (answer, "save")) {
    self->then_close = TRUE;
    start_save (self);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_editor_close (DV_EDITOR (widget));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvEditor *self = DV_EDITOR (widget);

  dv_history_dialog_present (widget, self->store, self->record);
}

static void
detach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvEditor *self = DV_EDITOR (widget);

  /* What stands in no field does not go along. */
  if (self->extra != NULL && dv_form_extra_is_dirty (self->extra))
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("Save the record first."));
  else
    g_signal_emit (self, signals[SIGNAL_DETACH], 0);
}

/* Somebody else, or Undo, changed the record while it is open. */
static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvEditor) self = DV_EDITOR (user_data);
  g_autoptr (DvRecord) stored = dv_request_load_finish (DV_STORE (source), result, NULL);

  if (self->rows == NULL || stored == NULL || self->dirty || self->saving)
    return;
  if (dv_record_is_deleted (stored))
    g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
  else
    set_record (self, stored);
}

static void
store_changed_cb (DvEditor *self, GArray *changed)
{
  gint64 row = dv_record_get_row (self->record);

  if (row == 0 || self->dirty || self->saving)
    return;
  for (guint i = 0; i < changed->len; i++)
    if (g_array_index (changed, DvChanged, i).row == row) {
      dv_request_load (self->store, dv_record_get_id (self->record), self->cancellable, reloaded_cb,
                       g_object_ref (self));
      return;
    }
}

static gboolean
dv_editor_grab_focus (GtkWidget *widget)
{
  focus_first (DV_EDITOR (widget));
  return TRUE;
}

static void
dv_editor_dispose (GObject *object)
{
  DvEditor *self = DV_EDITOR (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  cancel_hint (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->extra = NULL;
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_EDITOR);
  dv_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->cancellable);
  g_clear_object (&self->theirs);
  g_clear_object (&self->given);
  g_clear_object (&self->linked);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_editor_parent_class)->dispose (object);
}

static void
dv_editor_finalize (GObject *object)
{
  DvEditor *self = DV_EDITOR (object);

  g_free (self->failure);
  g_free (self->shown_title);

  G_OBJECT_CLASS (dv_editor_parent_class)->finalize (object);
}

static void
dv_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvEditor *self = DV_EDITOR (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, self->shown_title);
    break;
  case PROP_DIRTY:
    g_value_set_boolean (value, self->dirty);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

/* A command works on what is saved. */
static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvEditor *self = DV_EDITOR (widget);

  if (self->dirty)
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("Save the record first."));
  else
    dv_record_commands_run (g_variant_get_string (parameter, NULL), widget, self->store,
                            self->record);
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvEditor *self = DV_EDITOR (widget);

  if (self->dirty)
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("Save the record first."));
  else
    dv_erase_command_run (widget, self->store, self->record);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.command", "s", command_action);
  gtk_widget_class_install_action (widget_class, "editor.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "editor.detach", NULL, detach_action);
  gtk_widget_class_install_action (widget_class, "editor.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "editor.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.save-and-add", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "editor.save-and-add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "editor.save-and-add", NULL);
}

static void
install_members (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DvEditor::close:
   *
   * The person is done with the record; nothing would be lost.
   */
  signals[SIGNAL_CLOSE] =
    g_signal_new ("close", DV_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DvEditor::saved:
   * @record: the record as it is stored now
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", DV_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, DV_TYPE_RECORD);
  /**
   * DvEditor::detach:
   *
   * The person wants the record in a window of its own.
   */
  signals[SIGNAL_DETACH] =
    g_signal_new ("detach", DV_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dv_editor_class_init (DvEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_editor_dispose;
  object_class->finalize = dv_editor_finalize;
  object_class->get_property = dv_editor_get_property;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_editor_grab_focus;
  install_members (object_class);

  g_type_ensure (DV_TYPE_CONFLICT_BANNER);
  g_type_ensure (DV_TYPE_RIGHTS_BANNER);
  g_type_ensure (DV_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DvEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, commands);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, conflicts);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, content);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, kind_label);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, rights);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, state);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, summary);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, summary_box);
  gtk_widget_class_bind_template_child (widget_class, DvEditor, title);
  gtk_widget_class_set_css_name (widget_class, "editor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  install_actions (widget_class);
}

static void
dv_editor_init (DvEditor *self)
{
  self->rows = g_ptr_array_new ();
  self->sections = g_ptr_array_new ();
  self->left = g_ptr_array_new ();
  self->others = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.detach", FALSE);
}

/**
 * dv_editor_load_form:
 * @kind: a kind of record
 *
 * Returns: (transfer full): the form of the kind; its object is called "form"
 */
GtkBuilder *
dv_editor_load_form (const DvKind *kind)
{
  g_autofree char *path = g_strdup_printf ("/vn/danvan/DanVan/editors/%s.ui", kind->name);

  g_type_ensure (DV_TYPE_FIELD_ROW);
  g_type_ensure (DV_TYPE_FORM_SECTION);
  g_type_ensure (DV_TYPE_SEAL_SECTION);
  return gtk_builder_new_from_resource (path);
}

/**
 * dv_editor_new:
 * @store: where the record is saved
 * @record: the record, which may be new; the editor works on a copy
 *
 * Returns: (transfer floating): a form for the record
 */
GtkWidget *
dv_editor_new (DvStore *store, DvRecord *record)
{
  DvEditor *self;
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (DvRecord) copy = NULL;
  GtkWidget *form;

  g_return_val_if_fail (DV_IS_STORE (store), NULL);
  g_return_val_if_fail (DV_IS_RECORD (record), NULL);

  self = g_object_new (DV_TYPE_EDITOR, NULL);
  self->store = g_object_ref (store);
  self->record = dv_record_copy (record);
  if (dv_record_get_row (record) == 0 && !dv_record_is_changed (record, NULL))
    self->given = dv_record_copy (record);
  builder = dv_editor_load_form (dv_record_get_kind (record));
  form = GTK_WIDGET (gtk_builder_get_object (builder, "form"));
  gtk_box_append (self->content, form);
  bind_rows (self, form);
  copy = g_object_ref (self->record);
  set_record (self, copy);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * dv_editor_get_record:
 *
 * Returns: (transfer none): the record as far as the form is understood
 */
DvRecord *
dv_editor_get_record (DvEditor *self)
{
  g_return_val_if_fail (DV_IS_EDITOR (self), NULL);
  return self->record;
}

const char *
dv_editor_get_title (DvEditor *self)
{
  g_return_val_if_fail (DV_IS_EDITOR (self), NULL);
  return self->shown_title;
}

/**
 * dv_editor_is_dirty:
 *
 * Returns: whether closing would lose something
 */
gboolean
dv_editor_is_dirty (DvEditor *self)
{
  g_return_val_if_fail (DV_IS_EDITOR (self), FALSE);
  return self->dirty;
}

/**
 * dv_editor_get_draft:
 *
 * Returns: (transfer full): the record with all that was typed, to go on with in another editor
 */
DvRecord *
dv_editor_get_draft (DvEditor *self)
{
  g_return_val_if_fail (DV_IS_EDITOR (self), NULL);

  update (self);
  return dv_record_copy (self->record);
}

/**
 * dv_editor_close:
 *
 * Closes the form; asks first when something would be lost.
 */
void
dv_editor_close (DvEditor *self)
{
  const DvDialogChoice choices[] = {
    { "discard", _ ("_Discard"), DV_DIALOG_CHOICE_DESTRUCTIVE },
    { "save", _ ("_Save"), DV_DIALOG_CHOICE_SUGGESTED },
  };

  g_return_if_fail (DV_IS_EDITOR (self));

  update (self);
  if (!self->dirty) {
    g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
    return;
  }
  dv_dialogs_choose_async (GTK_WIDGET (self), _ ("Save the changes?"),
                           _ ("What was typed here is lost if it is not saved."), choices,
                           G_N_ELEMENTS (choices), self->cancellable, close_asked_cb,
                           g_object_ref (self));
}

/**
 * dv_editor_set_can_detach:
 * @can_detach: whether the form may be moved to a window of its own
 */
void
dv_editor_set_can_detach (DvEditor *self, gboolean can_detach)
{
  g_return_if_fail (DV_IS_EDITOR (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.detach", can_detach);
}

/**
 * dv_editor_find_row:
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the row of the field in the form
 */
GtkWidget *
dv_editor_find_row (DvEditor *self, const char *field)
{
  g_return_val_if_fail (DV_IS_EDITOR (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (dv_field_row_get_name (g_ptr_array_index (self->rows, i)), field) == 0)
      return g_ptr_array_index (self->rows, i);

  return NULL;
}
