/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_PAGE (dv_page_get_type ())
G_DECLARE_INTERFACE (DvPage, dv_page, DV, PAGE, GtkWidget)

/**
 * DvPageInterface:
 * @get_actions: (nullable): the actions of the page; those named "new", "save", "import", "export",
 *   "print" and so on are reached by the buttons, menus and keys of the window while the page is
 *   shown
 * @is_dirty: (nullable): whether something was typed on the page that is not saved
 * @search: (nullable): shows what matches a text, everything for an empty one; a page without it
 *   cannot be searched
 *
 * What the window asks of a page. All of it is optional.
 */
struct _DvPageInterface {
  GTypeInterface parent_iface;

  GActionGroup *(*get_actions) (DvPage *self);
  gboolean (*is_dirty) (DvPage *self);
  void (*search) (DvPage *self, const char *text);
};

GActionGroup *dv_page_get_actions (DvPage *self);
gboolean dv_page_is_dirty (DvPage *self);
gboolean dv_page_can_search (DvPage *self);
void dv_page_search (DvPage *self, const char *text);

G_END_DECLS
