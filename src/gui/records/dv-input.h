/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"
#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_INPUT (dv_input_get_type ())
G_DECLARE_INTERFACE (DvInput, dv_input, DV, INPUT, GtkWidget)

/**
 * DvInputInterface:
 * @show: shows a value in canonical form; @title is the title of a record linked to
 * @read: what stands in it, in canonical form, empty for nothing; %NULL with an error that says in
 *   words what is wrong
 * @settle: (nullable): the field was left: shows the value as it is understood
 * @get_control: the widget that takes the keys, to be named for a screen reader
 *
 * What edits the value of one field. It emits #DvInput::edited while the person changes it.
 */
struct _DvInputInterface {
  GTypeInterface parent_iface;

  void (*show) (DvInput *self, const char *value, const char *title);
  char *(*read) (DvInput *self, char **title, GError **error);
  void (*settle) (DvInput *self);
  GtkWidget *(*get_control) (DvInput *self);
};

DvInput *dv_input_new (const DvField *field, DvStore *store);
void dv_input_show (DvInput *self, const char *value, const char *title);
char *dv_input_read (DvInput *self, char **title, GError **error);
void dv_input_settle (DvInput *self);
GtkWidget *dv_input_get_control (DvInput *self);
void dv_input_edited (DvInput *self);

G_END_DECLS
