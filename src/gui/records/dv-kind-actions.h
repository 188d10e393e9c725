/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvKindAction:
 * @kind: the name of a kind
 * @name: names the action; `print` is what Ctrl+P does
 * @label: what a menu says, to be translated
 * @prominent: whether the form has a button for it
 * @run: does it for a saved record, in a window over @parent
 *
 * What can be done with the records of one kind beside editing them.
 */
typedef struct {
  const char *kind;
  const char *name;
  const char *label;
  gboolean prominent;
  void (*run) (GtkWidget *parent, DvStore *store, DvRecord *record);
} DvKindAction;

const DvKindAction *dv_kind_actions_find (const DvKind *kind, const char *name);
GMenuModel *dv_kind_actions_make_menu (const DvKind *kind, const char *action);
void dv_kind_actions_add_buttons (const DvKind *kind, const char *action, GtkBox *box);
void dv_kind_actions_run (const char *name, GtkWidget *parent, DvStore *store, DvRecord *record);

G_END_DECLS
