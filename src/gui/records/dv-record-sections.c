/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-record-sections.h"

static const DvRecordSection *const sections[] = {
  &dv_section_case, &dv_section_matrix, &dv_section_posting, &dv_section_clocks, &dv_section_land,
};

/**
 * dv_record_sections_get:
 * @n_sections: (out): how many
 *
 * Returns: (array length=n_sections): the sections of all kinds
 */
const DvRecordSection *const *
dv_record_sections_get (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}

/**
 * dv_record_sections_replace:
 * @kind: a kind of record
 * @part: a kind of its parts
 *
 * Returns: whether a section shows the parts, so that their table does not
 */
gboolean
dv_record_sections_replace (const DvKind *kind, const DvKind *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i]->kind == kind && sections[i]->replaces == part)
      return TRUE;

  return FALSE;
}
