/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-form-extra.h"

G_DEFINE_INTERFACE (DvFormExtra, dv_form_extra, GTK_TYPE_WIDGET)

enum {
  SIGNAL_EDITED,
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
dv_form_extra_default_init (DvFormExtraInterface *iface)
{
  /**
   * DvFormExtra::edited:
   *
   * Something was typed into the part.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", DV_TYPE_FORM_EXTRA, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DvFormExtra::saved:
   * @record: the record of the form as it is stored now
   *
   * The part itself saved the record.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", DV_TYPE_FORM_EXTRA, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, DV_TYPE_RECORD);
}

/**
 * dv_form_extra_set_record:
 * @self: a part of a form
 * @store: where the record is
 * @record: the record that is shown
 */
void
dv_form_extra_set_record (DvFormExtra *self, DvStore *store, DvRecord *record)
{
  DV_FORM_EXTRA_GET_IFACE (self)->set_record (self, store, record);
}

/**
 * dv_form_extra_follow:
 * @self: a part of a form
 * @draft: the record as far as it was typed
 *
 * Returns: whether the part took something out of @draft or put something into it
 */
gboolean
dv_form_extra_follow (DvFormExtra *self, DvRecord *draft)
{
  return DV_FORM_EXTRA_GET_IFACE (self)->follow (self, draft);
}

/**
 * dv_form_extra_hides:
 * @self: a part of a form
 * @field: a field of the form
 *
 * Returns: whether the field is not to be shown now
 */
gboolean
dv_form_extra_hides (DvFormExtra *self, const DvField *field)
{
  return DV_FORM_EXTRA_GET_IFACE (self)->hides (self, field);
}

/**
 * dv_form_extra_is_dirty:
 * @self: a part of a form
 *
 * Returns: whether closing would lose something that was typed into it
 */
gboolean
dv_form_extra_is_dirty (DvFormExtra *self)
{
  return DV_FORM_EXTRA_GET_IFACE (self)->is_dirty (self);
}

/**
 * dv_form_extra_prepare:
 * @self: a part of a form
 * @write: (out): what writes it
 * @data: (out): what to give it
 * @destroy: (out): how to free @data
 *
 * Returns: whether there is something to be written with the record
 */
gboolean
dv_form_extra_prepare (DvFormExtra *self,
                       DvExtraWrite *write,
                       gpointer *data,
                       GDestroyNotify *destroy)
{
  return DV_FORM_EXTRA_GET_IFACE (self)->prepare (self, write, data, destroy);
}

/**
 * dv_form_extra_edited:
 * @self: a part of a form
 *
 * Says that something was typed into it.
 */
void
dv_form_extra_edited (DvFormExtra *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/**
 * dv_form_extra_saved:
 * @self: a part of a form
 * @record: the record as it is stored now
 *
 * Says that the part itself saved the record.
 */
void
dv_form_extra_saved (DvFormExtra *self, DvRecord *record)
{
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, record);
}
