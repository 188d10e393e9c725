/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-paper-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-date.h"
#include "dv-fold.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-marked.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* What stands above every paper, and how it looks: rows of the office's catalogues. */

/**
 * dv_paper_break_lines:
 * @marked: (nullable): words of a catalogue or a report
 *
 * In headings, titles and the names of bodies a stroke between spaces is where a line ends.
 *
 * Returns: (transfer full): plain words
 */
char *
dv_paper_break_lines (const char *marked)
{
  g_autofree char *plain = dv_marked_to_plain (marked);
  g_auto (GStrv) lines = g_strsplit (plain, " / ", -1);

  return g_strjoinv ("\n", lines);
}

/**
 * dv_paper_day:
 * @iso: (nullable): a day
 *
 * Returns: (transfer full) (nullable): the same; %NULL if no full day is known
 */
GDate *
dv_paper_day (const char *iso)
{
  DvDate date;

  if (iso == NULL || !dv_date_from_iso (iso, &date) || !dv_date_is_full (&date))
    return NULL;
  return g_date_new_dmy (date.day, (GDateMonth) date.month, date.year);
}

static gboolean
is_in_force (DvRecord *record, const char *day)
{
  const char *from = dv_record_get (record, "valid_from");
  const char *to = dv_record_get (record, "valid_to");
  g_autofree char *end = to != NULL ? g_strconcat (to, "~", NULL) : NULL;

  return (from == NULL || strcmp (from, day) <= 0) && (end == NULL || strcmp (end, day) >= 0);
}

/* Catalogues write names short that the register of units writes in full, and the other way. */
static char *
fold_name (const char *name)
{
  static const char *const short_forms[][2] = {
    { "mat tran to quoc", "mttq" },
    { "uy ban nhan dan", "ubnd" },
    { "lien hiep phu nu", "lhpn" },
    { "cuu chien binh", "ccb" },
  };
  g_autofree char *folded = dv_text_fold (name);
  g_autoptr (GString) text = g_string_new (folded);

  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    g_string_replace (text, short_forms[i][0], short_forms[i][1], 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
names_issuer (DvRecord *record, const char *issuer)
{
  g_autofree char *wanted = fold_name (issuer);
  g_autofree char *name = fold_name (dv_record_get_title (record));

  return g_str_equal (wanted, name);
}

static gboolean
is_wanted (DvRecord *record, const DvPaperWish *wish)
{
  if (wish->code != NULL)
    return g_strcmp0 (dv_record_get (record, "code"), wish->code) == 0 ||
           g_strcmp0 (dv_record_get_id (record), wish->code) == 0;
  if (wish->style != NULL)
    return g_strcmp0 (dv_record_get (record, "style"), wish->style) == 0;
  return is_in_force (record, wish->day) &&
         (wish->issuer == NULL || names_issuer (record, wish->issuer));
}

/**
 * dv_paper_find_letterhead:
 * @db: a connection
 * @wish: which one
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the first letterhead that fits, by code; %NULL without
 *   @error if there is none
 */
DvRecord *
dv_paper_find_letterhead (DvDb *db, const DvPaperWish *wish, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_letterhead);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) records = NULL;

  dv_query_set_order (query, "code", FALSE);
  rows = dv_query_run (query, db, error);
  if (rows != NULL)
    records = dv_db_load_rows (db, &dv_kind_letterhead, (const gint64 *) (gpointer) rows->data,
                               rows->len, error);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    if (is_wanted (g_ptr_array_index (records, i), wish))
      return g_object_ref (g_ptr_array_index (records, i));
  }
  return NULL;
}

/* Takes the values over from the office's catalogue. */
static gboolean
set_values (DvLayout *layout, DvRecord *row, GError **error)
{
  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);

  for (gsize i = 0; i < n; i++) {
    const char *value = dv_record_get (row, fields[i].name);

    if (value == NULL && fields[i].kind != DV_LAYOUT_TEXT)
      continue;
    if (!dv_layout_set (layout, fields[i].name, value != NULL ? value : "", error))
      return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the office's row; %NULL without @error if it has none */
static DvRecord *
find_layout (DvDb *db, const char *code, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_layout);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "code", code);
  rows = dv_query_run (query, db, error);
  if (rows == NULL || rows->len == 0)
    return NULL;
  return dv_db_load (db, g_array_index (rows, gint64, 0), error);
}

/* A store from before layouts were rows has the layouts that the program ships. */
static DvLayout *
shipped_layout (const char *code, GError **error)
{
  DvLayout *layout = dv_layout_new_builtin (code);

  if (layout == NULL)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: the code of a layout: state-2020 */
                 _ ("There is no layout “%s”; use state-2020, party-2018 or party-2026."), code);
  return layout;
}

/**
 * dv_paper_load_layout:
 * @db: a connection
 * @code: (nullable): the code of a layout, `state-2020` if nothing says another
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the layout as the office has it, or as the program ships it
 */
DvLayout *
dv_paper_load_layout (DvDb *db, const char *code, GError **error)
{
  const char *wanted = code != NULL ? code : "state-2020";
  g_autoptr (GError) local = NULL;
  g_autoptr (DvRecord) row = find_layout (db, wanted, &local);
  g_autoptr (DvLayout) layout = NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (row == NULL)
    return shipped_layout (wanted, error);
  layout = dv_layout_new ();
  return set_values (layout, row, error) ? g_steal_pointer (&layout) : NULL;
}
