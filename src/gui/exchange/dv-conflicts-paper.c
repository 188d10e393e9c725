/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-conflicts-paper.h"

#include "dv-date.h"
#include "exchange/dv-conflict-words.h"
#include "reports/dv-paper-window.h"

#include <glib/gi18n.h>

/* The conflicts on paper: to go and ask the people concerned, and tick what is right. */

#define MAX_CONFLICTS 1000

/* A box to tick, the value, and where it comes from. */
static void
add_values (DvRow *row, const DvConflict *conflict)
{
  DvParagraph *cell = dv_row_add_cell (row, 1);

  for (guint i = 0; dv_conflict_has_values (conflict) && i < conflict->values->len; i++) {
    const DvConflictValue *value = g_ptr_array_index (conflict->values, i);
    g_autofree char *shown = dv_conflict_show (conflict, value->value, value->shown, TRUE);
    g_autofree char *source = dv_conflict_describe_source (value);
    g_autofree char *line = g_strdup_printf ("%s☐ %s", i > 0 ? "\n" : "", shown);
    g_autofree char *from = g_strdup_printf ("\n(%s)", source);

    dv_paragraph_add_text (cell, line);
    dv_paragraph_add_styled (cell, from, DV_RUN_ITALIC);
  }
  if (!dv_conflict_has_values (conflict))
    dv_paragraph_add_text (cell, conflict->text != NULL ? conflict->text : "");
}

static void
add_row (DvTable *table, guint number, const DvConflict *conflict)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *record = dv_conflict_describe_record (conflict);
  g_autofree char *what = dv_conflict_describe (conflict);
  g_autofree char *before = dv_conflict_show (conflict, conflict->base, conflict->shown_base, TRUE);

  dv_row_add_text (row, place);
  dv_row_add_text (row, record);
  dv_row_add_text (row, what);
  dv_row_add_text (row, g_str_equal (conflict->type, "field") ? before : "");
  add_values (row, conflict);
  dv_row_add_text (row, "");
}

static DvTable *
add_table (DvDocument *document)
{
  DvTable *table = dv_document_add_table (document);

  dv_table_add_column (table, _ ("No."), 0.5, DV_ALIGN_RIGHT);
  dv_table_add_column (table, _ ("Record"), 2, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("What"), 1.4, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Before"), 1.6, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Values (tick the right one)"), 3.6, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Another value"), 1.6, DV_ALIGN_LEFT);
  return table;
}

/**
 * dv_conflicts_paper_new:
 * @conflicts: (element-type DvConflict): what is to be settled
 * @n_all: how many there are in all
 *
 * Returns: (transfer full): a paper with a table of them
 */
DvDocument *
dv_conflicts_paper_new (GPtrArray *conflicts, guint n_all)
{
  g_autoptr (DvLayout) layout = dv_layout_new ();
  g_autoptr (DvDocument) document = dv_document_new (layout);
  g_autofree char *count = dv_conflicts_count_words (n_all);
  g_autofree char *date = NULL;
  g_autofree char *excerpt = NULL;
  DvTable *table;
  DvDate today;

  dv_date_today (&today);
  date = dv_date_format (&today);
  excerpt = g_strdup_printf ("%s – %s", count, date);
  dv_document_add_section (document, TRUE);
  dv_document_add_title (document, _ ("Conflicts"), excerpt);
  table = add_table (document);
  for (guint i = 0; i < conflicts->len; i++)
    add_row (table, i + 1, g_ptr_array_index (conflicts, i));
  return g_steal_pointer (&document);
}

static gboolean
write_cb (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  g_autoptr (GPtrArray) conflicts = dv_conflicts_list (db, NULL, MAX_CONFLICTS, error);
  guint n_all = 0;

  if (conflicts == NULL || !dv_conflicts_count (db, &n_all, error))
    return FALSE;
  return dv_paper_window_add (papers, NULL, dv_conflicts_paper_new (conflicts, n_all));
}

/**
 * dv_conflicts_paper_present:
 * @parent: a widget of the window that it stands over
 * @store: where the records stand
 *
 * Shows the list of conflicts as it will be printed.
 */
void
dv_conflicts_paper_present (GtkWidget *parent, DvStore *store)
{
  const DvPaperSource source = {
    .title = _ ("Conflicts"),
    .heading = _ ("Conflicts"),
    .subtitle = _ ("What two people changed at once"),
    .choice = "",
    .whole = "",
    .write = write_cb,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (parent, store, &source)));
}
