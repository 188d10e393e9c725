/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-problem.h"
#include "dv-record.h"

G_BEGIN_DECLS

/**
 * DvEditorFacts:
 * @record: the record as the form has it
 * @unread: (element-type DvProblem): what was typed and cannot be understood
 * @left: (element-type DvField): the fields that were left since the form was opened
 * @others: (element-type DvField): the fields that somebody else changed, not yet decided on
 * @tried: whether saving was tried, so that everything wrong is said
 * @saving: whether the store is at it
 * @extra_dirty: whether something was typed that is no field
 *
 * All that the view state of a form follows from.
 */
typedef struct {
  DvRecord *record;
  GPtrArray *unread;
  GPtrArray *left;
  GPtrArray *others;
  gboolean tried;
  gboolean saving;
  gboolean extra_dirty;
} DvEditorFacts;

/**
 * DvEditorState:
 * @title: the name of the record, or what it will be
 * @summary: (nullable): in one line, what is wrong
 * @note: what stands beside the buttons
 * @problems: (element-type DvProblem): what is said beside the fields
 * @doubts: (element-type DvProblem): what looks wrong and may be saved all the same
 * @dirty: whether something would be lost by closing
 * @can_save: whether saving makes sense
 * @is_new: whether the record was never saved
 * @first_wrong: (nullable): the field that the cursor should go to
 */
typedef struct {
  char *title;
  char *summary;
  const char *note;
  GPtrArray *problems;
  GPtrArray *doubts;
  gboolean dirty;
  gboolean can_save;
  gboolean is_new;
  const DvField *first_wrong;
} DvEditorState;

DvEditorState *dv_editor_state_new (const DvEditorFacts *facts);
void dv_editor_state_free (DvEditorState *state);

DvRecord *dv_editor_state_rebase (DvRecord *mine, DvRecord *stored, GPtrArray *others);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvEditorState, dv_editor_state_free)

G_END_DECLS
