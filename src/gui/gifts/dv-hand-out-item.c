/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-item.h"

/* A row of the table at which gifts are handed out, by its place there. */
struct _DvHandOutItem {
  GObject parent_instance;

  guint index;
};

G_DEFINE_FINAL_TYPE (DvHandOutItem, dv_hand_out_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
dv_hand_out_item_class_init (DvHandOutItemClass *klass)
{
  /**
   * DvHandOutItem::changed:
   *
   * What became of the gift is something else now.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dv_hand_out_item_init (DvHandOutItem *self)
{
}

/**
 * dv_hand_out_item_new:
 * @index: its place at the table
 *
 * Returns: (transfer full): an item
 */
DvHandOutItem *
dv_hand_out_item_new (guint index)
{
  DvHandOutItem *self = g_object_new (DV_TYPE_HAND_OUT_ITEM, NULL);

  self->index = index;
  return self;
}

/**
 * dv_hand_out_item_get_index:
 *
 * Returns: its place at the table
 */
guint
dv_hand_out_item_get_index (DvHandOutItem *self)
{
  g_return_val_if_fail (DV_IS_HAND_OUT_ITEM (self), 0);
  return self->index;
}

/**
 * dv_hand_out_item_changed:
 *
 * Tells the cells that show it.
 */
void
dv_hand_out_item_changed (DvHandOutItem *self)
{
  g_return_if_fail (DV_IS_HAND_OUT_ITEM (self));
  g_signal_emit (self, changed_signal, 0);
}
