/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-number-format.h"
#include "dv-package.h"

G_BEGIN_DECLS

/**
 * DvOdsStyle:
 * @font: (nullable): the font of a cell
 * @data: (nullable): the name of the style of its numbers
 * @hidden: of a table: whether it is not shown
 *
 * What a style says, as far as it changes what a person reads.
 */
typedef struct {
  const char *font;
  const char *data;
  gboolean hidden;
} DvOdsStyle;

/* The styles of a file: those of content.xml and of styles.xml. */
typedef struct _DvOdsStyles DvOdsStyles;

DvOdsStyles *dv_ods_styles_new (void);
void dv_ods_styles_free (DvOdsStyles *styles);
void dv_ods_styles_start (DvOdsStyles *styles,
                          const char *name,
                          const xmlChar **attributes,
                          int n_attributes);
void dv_ods_styles_end (DvOdsStyles *styles, const char *name);
const DvOdsStyle *dv_ods_styles_find (DvOdsStyles *styles, const char *name);
DvNumberFormat dv_ods_styles_get_format (DvOdsStyles *styles, const DvOdsStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvOdsStyles, dv_ods_styles_free)

G_END_DECLS
