/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvLink:
 * @id: the UUID of the record linked to
 * @role: (nullable): the code of its role
 */
typedef struct {
  char *id;
  char *role;
} DvLink;

gboolean dv_id_is_valid (const char *id);

GPtrArray *dv_links_new (void);
GPtrArray *dv_links_parse (const char *value);
char *dv_links_to_value (GPtrArray *links);
void dv_links_add (GPtrArray *links, const char *id, const char *role);
DvLink *dv_links_find (GPtrArray *links, const char *id);

G_END_DECLS
