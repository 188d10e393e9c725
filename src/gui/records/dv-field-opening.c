/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-field-opening.h"

#include "common/dv-dialogs.h"
#include "dv-disclosure.h"

#include <glib/gi18n.h>

/* A sensitive field is shown once it is written down who asked for it. */

typedef struct {
  DvRecord *record;
  const DvField *field;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->record);
  g_free (opening);
}

static gboolean
disclose_cb (DvWrite *write, gpointer data, GError **error)
{
  Opening *opening = data;

  return dv_disclosure_write (write, opening->record, opening->field, error);
}

static void
disclosed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvFieldRow) row = DV_FIELD_ROW (user_data);
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (row)) == NULL)
    return;
  if (dv_store_write_finish (DV_STORE (source), result, NULL, NULL, &error))
    dv_field_row_reveal (row);
  else
    dv_dialogs_show_error (GTK_WIDGET (row), _ ("The field was not opened"), error->message);
}

/**
 * dv_field_opening_start:
 * @row: a row of a form that hides its value
 * @store: where the record stands
 * @record: the record of the form
 * @cancellable: (nullable): when the form goes
 *
 * Writes down that somebody opens the field, then shows it. Of a record that is not stored yet,
 * everything was typed just now.
 */
void
dv_field_opening_start (DvFieldRow *row,
                        DvStore *store,
                        DvRecord *record,
                        GCancellable *cancellable)
{
  Opening *opening;

  if (dv_record_get_row (record) == 0) {
    dv_field_row_reveal (row);
    return;
  }
  opening = g_new0 (Opening, 1);
  opening->record = g_object_ref (record);
  opening->field = dv_field_row_get_field (row);
  dv_store_write_async (store, DV_PURPOSE_ACCESS, _ ("Open sensitive fields"), disclose_cb, opening,
                        opening_free, cancellable, disclosed_cb, g_object_ref (row));
}
