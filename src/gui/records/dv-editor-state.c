/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-editor-state.h"

#include <glib/gi18n.h>

/* What a form shows, computed from what it holds. No widget is touched here. */

static gboolean
contains (GPtrArray *fields, const DvField *field)
{
  return fields != NULL && g_ptr_array_find (fields, field, NULL);
}

/* What was typed and not understood stands for its field: the record holds an older value of it. */
static GPtrArray *
collect_problems (const DvEditorFacts *facts)
{
  g_autoptr (GPtrArray) checked = dv_record_check (facts->record);
  GPtrArray *all = dv_problems_new ();

  for (guint i = 0; facts->unread != NULL && i < facts->unread->len; i++) {
    const DvProblem *problem = g_ptr_array_index (facts->unread, i);

    dv_problems_add (all, problem->field, "%s", problem->message);
  }
  for (guint i = 0; i < checked->len; i++) {
    const DvProblem *problem = g_ptr_array_index (checked, i);

    if (dv_problems_find (all, problem->field) == NULL)
      dv_problems_add (all, problem->field, "%s", problem->message);
  }
  return all;
}

/* Only what was left is spoken of, or everything once saving was tried. */
static void
add_shown (DvEditorState *state, const DvEditorFacts *facts, GPtrArray *all)
{
  state->problems = dv_problems_new ();
  for (guint i = 0; i < all->len; i++) {
    const DvProblem *problem = g_ptr_array_index (all, i);

    if (facts->tried || (problem->field != NULL && contains (facts->left, problem->field)))
      dv_problems_add (state->problems, problem->field, "%s", problem->message);
  }
}

/* What looks wrong and may be saved. Of what was not typed just now nothing is said: it may be
 * hidden. */
static void
add_doubts (DvEditorState *state, const DvEditorFacts *facts)
{
  g_autoptr (GPtrArray) all = dv_record_doubt (facts->record);

  state->doubts = dv_problems_new ();
  for (guint i = 0; i < all->len; i++) {
    const DvProblem *doubt = g_ptr_array_index (all, i);

    if (contains (facts->left, doubt->field) && dv_record_is_changed (facts->record, doubt->field))
      dv_problems_add (state->doubts, doubt->field, "%s", doubt->message);
  }
}

/* The first field in the order of the kind that has something wrong. */
static const DvField *
find_first_wrong (const DvKind *kind, GPtrArray *problems)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (dv_problems_find (problems, &kind->fields[i]) != NULL)
      return &kind->fields[i];

  return NULL;
}

static char *
summarise (GPtrArray *problems)
{
  const DvProblem *first;
  g_autofree char *text = NULL;

  if (problems->len == 0)
    return NULL;
  first = g_ptr_array_index (problems, 0);
  if (first->field == NULL)
    text = g_strdup (first->message);
  else
    text = g_strdup_printf ("%s: %s", dv_field_get_label (first->field), first->message);
  if (problems->len == 1)
    return g_steal_pointer (&text);
  /* Translators: %s is what is wrong with one field, %u the number of others. */
  return g_strdup_printf (ngettext ("%s (and %u more)", "%s (and %u more)", problems->len - 1),
                          text, problems->len - 1);
}

static char *
make_title (DvRecord *record)
{
  const char *title = dv_record_get_title (record);

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  /* Translators: the title of a form for a new record; %s is its kind, “Task”. */
  return g_strdup_printf (_ ("New: %s"), dv_kind_get_label (dv_record_get_kind (record)));
}

static const char *
make_note (const DvEditorFacts *facts, gboolean dirty)
{
  if (facts->saving)
    return _ ("Saving…");
  if (facts->others != NULL && facts->others->len > 0)
    return _ ("Somebody else changed it meanwhile");
  return dirty ? _ ("Not saved yet") : "";
}

/**
 * dv_editor_state_new:
 * @facts: what the form holds
 *
 * Returns: (transfer full): what it shows
 */
DvEditorState *
dv_editor_state_new (const DvEditorFacts *facts)
{
  DvEditorState *state = g_new0 (DvEditorState, 1);
  g_autoptr (GPtrArray) all = collect_problems (facts);
  gboolean unread = facts->unread != NULL && facts->unread->len > 0;

  add_shown (state, facts, all);
  add_doubts (state, facts);
  state->title = make_title (facts->record);
  state->is_new = dv_record_get_id (facts->record) == NULL;
  state->dirty = unread || facts->extra_dirty || dv_record_is_changed (facts->record, NULL);
  state->can_save = !facts->saving && (state->dirty || state->is_new);
  state->summary = summarise (state->problems);
  state->note = make_note (facts, state->dirty);
  state->first_wrong = find_first_wrong (dv_record_get_kind (facts->record), all);
  return state;
}

/**
 * dv_editor_state_free:
 * @state: (transfer full): a view state
 */
void
dv_editor_state_free (DvEditorState *state)
{
  g_free (state->title);
  g_free (state->summary);
  g_ptr_array_unref (state->problems);
  g_ptr_array_unref (state->doubts);
  g_free (state);
}

/**
 * dv_editor_state_rebase:
 * @mine: the record as the form has it
 * @stored: the record as it stands in the store now
 * @others: (element-type DvField): where to add the fields that both changed
 *
 * Brings one's own changes onto what is stored now, so that nothing is lost: what only one side
 * changed is taken from that side; what both changed stays mine until the person decides.
 *
 * Returns: (transfer full): the stored record with my changes
 */
DvRecord *
dv_editor_state_rebase (DvRecord *mine, DvRecord *stored, GPtrArray *others)
{
  const DvKind *kind = dv_record_get_kind (mine);
  DvRecord *record = dv_record_copy (stored);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = dv_record_get_value (mine, field);
    const char *theirs = dv_record_get_value (stored, field);

    if (!dv_record_is_changed (mine, field) || g_strcmp0 (value, theirs) == 0)
      continue;
    if (g_strcmp0 (dv_record_get_original (mine, field), theirs) != 0)
      g_ptr_array_add (others, (gpointer) field);
    dv_record_set_value (record, field, value);
    if (dv_field_is_link (field))
      dv_record_set_link_title (record, field, dv_record_get_link_title (mine, field));
  }
  return record;
}
