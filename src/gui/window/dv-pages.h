/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DvPageInfo DvPageInfo;

/**
 * DvPageInfo:
 * @id: names the page in settings and actions; never translated
 * @label: its name, to be translated
 * @icon_name: its icon
 * @description: what belongs on the page, to be translated; an empty page says it
 * @kinds: (nullable): the kinds of record that it lists, the first of which it counts
 * @create: makes the page, which may implement #DvPage
 *
 * A page of the window.
 */
struct _DvPageInfo {
  const char *id;
  const char *label;
  const char *icon_name;
  const char *description;
  const char *const *kinds;
  GtkWidget *(*create) (const DvPageInfo *info, DvStore *store);
};

const DvPageInfo *dv_pages_get_all (guint *n_pages);
const DvPageInfo *dv_pages_find (const char *id);
const DvPageInfo *dv_pages_find_kind (const DvKind *kind);

G_END_DECLS
