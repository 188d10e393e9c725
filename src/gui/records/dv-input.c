/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-input.h"

#include "records/dv-choice-input.h"
#include "records/dv-entry-input.h"
#include "records/dv-link-input.h"
#include "records/dv-links-input.h"
#include "records/dv-open-input.h"
#include "records/dv-switch-input.h"
#include "records/dv-text-input.h"

G_DEFINE_INTERFACE (DvInput, dv_input, GTK_TYPE_WIDGET)

enum {
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
dv_input_default_init (DvInputInterface *iface)
{
  /**
   * DvInput::edited:
   *
   * The person changed what stands in it.
   */
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", DV_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static DvInput *
create_choice (const DvField *field)
{
  return field->flags & DV_FIELD_OPEN ? dv_open_input_new (field) : dv_choice_input_new (field);
}

/**
 * dv_input_new:
 * @field: a field
 * @store: where the records stand that a link may lead to
 *
 * Returns: (transfer floating): what edits a value of the type of @field
 */
DvInput *
dv_input_new (const DvField *field, DvStore *store)
{
  g_return_val_if_fail (field != NULL, NULL);

  switch (field->type) {
  case DV_TYPE_LONG_TEXT:
    return dv_text_input_new (field);
  case DV_TYPE_CHOICE:
    return create_choice (field);
  case DV_TYPE_YES_NO:
    return dv_switch_input_new (field);
  case DV_TYPE_LINK:
    return dv_link_input_new (field, store);
  case DV_TYPE_LINKS:
    return dv_links_input_new (field, store);
  case DV_TYPE_TEXT:
  case DV_TYPE_INTEGER:
  case DV_TYPE_MONEY:
  case DV_TYPE_DECIMAL:
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
  default:
    return dv_entry_input_new (field);
  }
}

/**
 * dv_input_show:
 * @value: (nullable): a value in canonical form
 * @title: (nullable): the titles of the records that it links to
 *
 * Shows a value, without a word to those who listen for changes.
 */
void
dv_input_show (DvInput *self, const char *value, const char *title)
{
  g_return_if_fail (DV_IS_INPUT (self));

  g_signal_handlers_block_matched (self, G_SIGNAL_MATCH_ID, signals[SIGNAL_EDITED], 0, NULL, NULL,
                                   NULL);
  DV_INPUT_GET_IFACE (self)->show (self, value, title);
  g_signal_handlers_unblock_matched (self, G_SIGNAL_MATCH_ID, signals[SIGNAL_EDITED], 0, NULL, NULL,
                                     NULL);
}

/**
 * dv_input_read:
 * @title: (out) (optional) (transfer full) (nullable): the titles of the records linked to
 * @error: return location for what is wrong
 *
 * Returns: (transfer full): the value in canonical form, empty for none; %NULL with an error
 */
char *
dv_input_read (DvInput *self, char **title, GError **error)
{
  g_autofree char *ignored = NULL;

  g_return_val_if_fail (DV_IS_INPUT (self), NULL);

  if (title == NULL)
    title = &ignored;
  *title = NULL;
  return DV_INPUT_GET_IFACE (self)->read (self, title, error);
}

/**
 * dv_input_settle:
 *
 * Says that the field was left: what was understood is shown as it will be read later.
 */
void
dv_input_settle (DvInput *self)
{
  g_return_if_fail (DV_IS_INPUT (self));

  if (DV_INPUT_GET_IFACE (self)->settle != NULL)
    DV_INPUT_GET_IFACE (self)->settle (self);
}

/**
 * dv_input_get_control:
 *
 * Returns: (transfer none): the widget that a screen reader names
 */
GtkWidget *
dv_input_get_control (DvInput *self)
{
  g_return_val_if_fail (DV_IS_INPUT (self), NULL);
  return DV_INPUT_GET_IFACE (self)->get_control (self);
}

/**
 * dv_input_edited:
 *
 * Tells that the person changed the value. For the inputs themselves.
 */
void
dv_input_edited (DvInput *self)
{
  g_return_if_fail (DV_IS_INPUT (self));
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}
