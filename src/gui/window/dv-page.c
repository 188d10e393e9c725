/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window/dv-page.h"

G_DEFINE_INTERFACE (DvPage, dv_page, GTK_TYPE_WIDGET)

static void
dv_page_default_init (DvPageInterface *iface)
{
}

/**
 * dv_page_get_actions:
 *
 * Returns: (transfer none) (nullable): the actions of the page
 */
GActionGroup *
dv_page_get_actions (DvPage *self)
{
  DvPageInterface *iface;

  g_return_val_if_fail (DV_IS_PAGE (self), NULL);

  iface = DV_PAGE_GET_IFACE (self);
  return iface->get_actions != NULL ? iface->get_actions (self) : NULL;
}

/**
 * dv_page_is_dirty:
 *
 * Returns: whether something was typed on the page that closing the window would lose
 */
gboolean
dv_page_is_dirty (DvPage *self)
{
  DvPageInterface *iface;

  g_return_val_if_fail (DV_IS_PAGE (self), FALSE);

  iface = DV_PAGE_GET_IFACE (self);
  return iface->is_dirty != NULL && iface->is_dirty (self);
}

gboolean
dv_page_can_search (DvPage *self)
{
  g_return_val_if_fail (DV_IS_PAGE (self), FALSE);
  return DV_PAGE_GET_IFACE (self)->search != NULL;
}

/**
 * dv_page_search:
 * @text: what to look for; empty shows everything
 */
void
dv_page_search (DvPage *self, const char *text)
{
  g_return_if_fail (dv_page_can_search (self));
  g_return_if_fail (text != NULL);

  DV_PAGE_GET_IFACE (self)->search (self, text);
}
