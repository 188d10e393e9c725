/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-confidential.h"

#include "dv-kinds.h"

/* What tells in a petition who wrote it. */
const char *const dv_petition_sender_fields[] = {
  "sender_name", "sender_address", "sender_contact", "sender_id", "sender", "plot", NULL,
};

/**
 * dv_petition_is_confidential:
 * @petition: a petition
 *
 * Returns: whether the law keeps secret who wrote it (Luật Tố cáo 25/2018/QH14, art. 8), or the
 *   writer asked for it
 */
gboolean
dv_petition_is_confidential (DvRecord *petition)
{
  static const char *const denunciations[] = { "to-cao", "khieu-nai-to-cao", NULL };
  const char *type = dv_record_get (petition, "type");
  const char *sealed = dv_record_get (petition, "sealed");

  return (type != NULL && g_strv_contains (denunciations, type)) || g_strcmp0 (sealed, "1") == 0;
}

/**
 * dv_petition_names_sender:
 * @field: a field of any kind
 *
 * Returns: whether it says who wrote a petition, so that messages do not repeat it
 */
gboolean
dv_petition_names_sender (const DvField *field)
{
  return g_strv_contains (dv_petition_sender_fields, field->name) &&
         dv_kind_find_field (&dv_kind_petition, field->name) == field;
}

/**
 * dv_petition_find_plain:
 * @petition: a petition
 *
 * Returns: (nullable): the first field that says who wrote it, %NULL if none does
 */
const DvField *
dv_petition_find_plain (DvRecord *petition)
{
  for (guint i = 0; dv_petition_sender_fields[i] != NULL; i++) {
    const DvField *field = dv_kind_find_field (&dv_kind_petition, dv_petition_sender_fields[i]);

    if (dv_record_get_value (petition, field) != NULL)
      return field;
  }
  return NULL;
}
