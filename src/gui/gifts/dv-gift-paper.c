/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-gift-paper.h"

#include <glib/gi18n.h>

#include "dv-kinds.h"
#include "dv-settlement-paper.h"

/* A gift list, whole and by residential group, and the settlement of a campaign. */

/* One group alone is the whole. */
static gboolean
write_list (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  const char *id = data;
  g_autoptr (DvListPaper) whole = dv_list_paper_build (db, id, NULL, error);
  g_autoptr (GPtrArray) parts = NULL;

  if (whole != NULL)
    parts = dv_list_paper_build_by_unit (db, id, error);
  if (parts == NULL)
    return FALSE;
  g_ptr_array_add (papers, g_steal_pointer (&whole));
  for (guint i = 0; i < parts->len; i++) {
    DvListPaper *part = g_ptr_array_index (parts, i);

    if (part->name == NULL)
      part->name = g_strdup (_ ("No residential group"));
  }
  if (parts->len > 1)
    g_ptr_array_extend_and_steal (papers, g_steal_pointer (&parts));
  return TRUE;
}

static gboolean
write_settlement (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_settlement_paper_build (db, data, error));
}

/**
 * dv_gift_paper_show:
 * @parent: (nullable): a widget of the window that it stands over
 * @store: where the gifts stand
 * @record: a list, or a campaign for its settlement
 *
 * Returns: (transfer none): the window with the paper, owned by GTK
 */
GtkWidget *
dv_gift_paper_show (GtkWidget *parent, DvStore *store, DvRecord *record)
{
  gboolean list = dv_record_get_kind (record) == &dv_kind_list;
  /* Translators: the title of a window and a file; %s is a list or a campaign. */
  g_autofree char *title =
    g_strdup_printf (list ? _ ("List – %s") : _ ("Settlement – %s"), dv_record_get_title (record));
  const DvPaperSource source = {
    .title = title,
    .heading = list ? _ ("Gift list") : _ ("Settlement"),
    .subtitle = dv_record_get_title (record),
    .choice = _ ("Which residential group to print"),
    .whole = _ ("All residential groups"),
    .write = list ? write_list : write_settlement,
    .data = g_strdup (dv_record_get_id (record)),
    .destroy = g_free,
  };

  return dv_paper_window_new (parent, store, &source);
}
