/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-search-item.h"

/* Something that can be picked by searching: a unit, a person. Never changes. */
struct _DvSearchItem {
  GObject parent_instance;

  char *id;
  char *title;
  char *subtitle;
};

G_DEFINE_FINAL_TYPE (DvSearchItem, dv_search_item, G_TYPE_OBJECT)

static void
dv_search_item_finalize (GObject *object)
{
  DvSearchItem *self = DV_SEARCH_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (dv_search_item_parent_class)->finalize (object);
}

static void
dv_search_item_class_init (DvSearchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dv_search_item_finalize;
}

static void
dv_search_item_init (DvSearchItem *self)
{
}

/**
 * dv_search_item_new:
 * @id: what the item stands for
 * @title: its name
 * @subtitle: (nullable): what tells it from others of the same name
 *
 * Returns: (transfer full): a new item
 */
DvSearchItem *
dv_search_item_new (const char *id, const char *title, const char *subtitle)
{
  DvSearchItem *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (DV_TYPE_SEARCH_ITEM, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

const char *
dv_search_item_get_id (DvSearchItem *self)
{
  g_return_val_if_fail (DV_IS_SEARCH_ITEM (self), NULL);
  return self->id;
}

const char *
dv_search_item_get_title (DvSearchItem *self)
{
  g_return_val_if_fail (DV_IS_SEARCH_ITEM (self), NULL);
  return self->title;
}

/**
 * dv_search_item_get_subtitle:
 *
 * Returns: (nullable): what tells the item from others of the same name
 */
const char *
dv_search_item_get_subtitle (DvSearchItem *self)
{
  g_return_val_if_fail (DV_IS_SEARCH_ITEM (self), NULL);
  return self->subtitle;
}
