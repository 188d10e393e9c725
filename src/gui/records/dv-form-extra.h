/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvExtraWrite:
 * @write: a transaction
 * @record: the record of the form, just saved in it
 * @data: what the part of the form gave
 * @error: return location for the reason of failure
 *
 * Returns: whether to keep what was written
 */
typedef gboolean (*DvExtraWrite) (DvWrite *write, DvRecord *record, gpointer data, GError **error);

#define DV_TYPE_FORM_EXTRA (dv_form_extra_get_type ())
G_DECLARE_INTERFACE (DvFormExtra, dv_form_extra, DV, FORM_EXTRA, GtkWidget)

/**
 * DvFormExtraInterface:
 * @set_record: shows what belongs to a record that is shown anew, and forgets what was typed
 * @follow: goes by what is typed into the form; returns whether it changed @draft
 * @hides: whether a field is not shown in the form, because the part takes its place
 * @is_dirty: whether something was typed into it that is not saved
 * @prepare: gives what is to be written with the record; returns whether there is anything
 *
 * A part of a form that is no field, and is saved with the record in one transaction. It stands in
 * ui/editors/<kind>.ui like a row.
 */
struct _DvFormExtraInterface {
  GTypeInterface parent_iface;

  void (*set_record) (DvFormExtra *self, DvStore *store, DvRecord *record);
  gboolean (*follow) (DvFormExtra *self, DvRecord *draft);
  gboolean (*hides) (DvFormExtra *self, const DvField *field);
  gboolean (*is_dirty) (DvFormExtra *self);
  gboolean (*prepare) (DvFormExtra *self,
                       DvExtraWrite *write,
                       gpointer *data,
                       GDestroyNotify *destroy);
};

void dv_form_extra_set_record (DvFormExtra *self, DvStore *store, DvRecord *record);
gboolean dv_form_extra_follow (DvFormExtra *self, DvRecord *draft);
gboolean dv_form_extra_hides (DvFormExtra *self, const DvField *field);
gboolean dv_form_extra_is_dirty (DvFormExtra *self);
gboolean dv_form_extra_prepare (DvFormExtra *self,
                                DvExtraWrite *write,
                                gpointer *data,
                                GDestroyNotify *destroy);
void dv_form_extra_edited (DvFormExtra *self);
void dv_form_extra_saved (DvFormExtra *self, DvRecord *record);

G_END_DECLS
