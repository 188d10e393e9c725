/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-list-paper.h"
#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DvPaperSource:
 * @title: the title of the window and the name of files
 * @heading: what kind of paper it is
 * @subtitle: whose
 * @choice: what the several papers are, for the drop-down; static
 * @whole: what a paper without a name is called; static
 * @write: writes the papers, on the thread that reads
 * @write_sheet: (nullable): writes them as a sheet
 * @data: given to both
 * @destroy: (nullable): frees @data
 *
 * What a window with a paper shows.
 */
typedef struct {
  const char *title;
  const char *heading;
  const char *subtitle;
  const char *choice;
  const char *whole;
  gboolean (*write) (DvDb *db, gpointer data, GPtrArray *papers, GError **error);
  gboolean (*write_sheet) (DvDb *db, gpointer data, const char *path, GError **error);
  gpointer data;
  GDestroyNotify destroy;
} DvPaperSource;

#define DV_TYPE_PAPER_WINDOW (dv_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (DvPaperWindow, dv_paper_window, DV, PAPER_WINDOW, AdwWindow)

gboolean dv_paper_window_add (GPtrArray *papers, const char *name, DvDocument *document);
GtkWidget *dv_paper_window_new (GtkWidget *parent, DvStore *store, const DvPaperSource *source);
gboolean dv_paper_window_is_ready (DvPaperWindow *self);

G_END_DECLS
