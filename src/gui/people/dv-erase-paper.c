/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/dv-erase-paper.h"

#include "dv-erase.h"
#include "dv-erasings.h"
#include "exchange/dv-exchange-words.h"
#include "reports/dv-paper-window.h"

#include <glib/gi18n.h>

/* Which computers have destroyed what somebody asked to have destroyed, to answer that person and
 * to be filed. It names nobody: of whom it was is known no more. */

static DvTable *
add_table (DvDocument *document)
{
  DvTable *table = dv_document_add_table (document);

  dv_table_add_column (table, _ ("When"), 1.4, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("What"), 1.2, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Number of the record"), 3, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Computer"), 2, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Done"), 1.2, DV_ALIGN_LEFT);
  return table;
}

static void
add_row (DvTable *table, const DvErasing *erasing, guint place)
{
  const DvEraseReceipt *receipt = g_ptr_array_index (erasing->receipts, place);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (erasing->time / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%d/%m/%Y %H:%M");
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  dv_row_add_text (row, place == 0 ? when : "");
  dv_row_add_text (row, place == 0 ? dv_kind_get_label (erasing->kind) : "");
  dv_row_add_text (row, place == 0 ? erasing->id : "");
  dv_row_add_text (row, dv_exchange_name_site (receipt->site));
  dv_row_add_text (row, receipt->done ? _ ("erased") : _ ("not yet"));
}

static void
add_text (DvDocument *document, const char *text)
{
  dv_paragraph_add_text (dv_document_add_paragraph (document), text);
}

/**
 * dv_erase_paper_new:
 * @erasings: (element-type DvErasing): what was erased on request
 *
 * Returns: (transfer full): a paper that says which computers have done it
 */
DvDocument *
dv_erase_paper_new (GPtrArray *erasings)
{
  g_autoptr (DvLayout) layout = dv_layout_new ();
  g_autoptr (DvDocument) document = dv_document_new (layout);
  DvTable *table;

  dv_document_add_title (document, _ ("Erased on request"), "Luật 91/2025/QH15");
  if (erasings->len == 0) {
    add_text (document, _ ("Nothing was erased on request so far."));
    return g_steal_pointer (&document);
  }
  table = add_table (document);
  for (guint i = 0; i < erasings->len; i++) {
    const DvErasing *erasing = g_ptr_array_index (erasings, i);

    for (guint place = 0; place < erasing->receipts->len; place++)
      add_row (table, erasing, place);
  }
  add_text (document,
            _ ("A computer that has not done it yet does it with its next exchange. Backups "
               "made before hold what was erased until they are deleted."));
  return g_steal_pointer (&document);
}

static gboolean
write_cb (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  g_autoptr (GPtrArray) erasings = dv_erasings_list (db, data, error);

  return erasings != NULL && dv_paper_window_add (papers, NULL, dv_erase_paper_new (erasings));
}

/**
 * dv_erase_paper_present:
 * @parent: a widget of the window that it stands over
 * @store: a store
 * @id: (nullable): the UUID of a record that was erased, %NULL for all
 *
 * Shows which computers have destroyed what was to be destroyed, as it will be printed.
 */
void
dv_erase_paper_present (GtkWidget *parent, DvStore *store, const char *id)
{
  const DvPaperSource source = {
    .title = _ ("Erased on request"),
    .heading = _ ("Erased on request"),
    .subtitle = _ ("Which computers have done it"),
    .choice = "",
    .whole = "",
    .write = write_cb,
    .data = g_strdup (id),
    .destroy = g_free,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (parent, store, &source)));
}
