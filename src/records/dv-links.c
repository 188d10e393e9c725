/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-links.h"

/* Several links have one canonical value: `UUID` or `UUID=role`, in order of the UUID, separated by
 * a space. So two sets of links are the same when their values are the same text. */

static void
link_free (gpointer data)
{
  DvLink *link = data;

  g_free (link->id);
  g_free (link->role);
  g_free (link);
}

/**
 * dv_id_is_valid:
 * @id: (nullable): a text
 *
 * Returns: whether @id is a UUID in lower case
 */
gboolean
dv_id_is_valid (const char *id)
{
  if (id == NULL || !g_uuid_string_is_valid (id))
    return FALSE;
  for (const char *p = id; *p != '\0'; p++) {
    if (g_ascii_isupper (*p))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_links_new:
 *
 * Returns: (transfer full) (element-type DvLink): no links
 */
GPtrArray *
dv_links_new (void)
{
  return g_ptr_array_new_with_free_func (link_free);
}

/**
 * dv_links_parse:
 * @value: (nullable): the canonical value of a field with several links
 *
 * Returns: (transfer full) (element-type DvLink): the links
 */
GPtrArray *
dv_links_parse (const char *value)
{
  GPtrArray *links = dv_links_new ();
  g_auto (GStrv) each = g_strsplit (value != NULL ? value : "", " ", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    char *role = strchr (each[i], '=');

    if (role != NULL)
      *role++ = '\0';
    if (each[i][0] != '\0')
      dv_links_add (links, each[i], role);
  }
  return links;
}

static gint
compare_links (gconstpointer a, gconstpointer b)
{
  const DvLink *const *left = a;
  const DvLink *const *right = b;
  int order = strcmp ((*left)->id, (*right)->id);

  return order != 0 ? order : g_strcmp0 ((*left)->role, (*right)->role);
}

/**
 * dv_links_to_value:
 * @links: (element-type DvLink): links; they are put in order
 *
 * Returns: (transfer full) (nullable): their canonical value, %NULL if there are none
 */
char *
dv_links_to_value (GPtrArray *links)
{
  g_autoptr (GString) value = g_string_new (NULL);

  g_ptr_array_sort (links, compare_links);
  for (guint i = 0; i < links->len; i++) {
    DvLink *link = g_ptr_array_index (links, i);

    if (i > 0)
      g_string_append_c (value, ' ');
    g_string_append (value, link->id);
    if (link->role != NULL)
      g_string_append_printf (value, "=%s", link->role);
  }
  return value->len > 0 ? g_strdup (value->str) : NULL;
}

/**
 * dv_links_add:
 * @links: (element-type DvLink): links
 * @id: the record to link to
 * @role: (nullable): its role
 *
 * Adds a link, or gives the one that leads there already another role.
 */
void
dv_links_add (GPtrArray *links, const char *id, const char *role)
{
  DvLink *link = dv_links_find (links, id);

  if (link == NULL) {
    link = g_new0 (DvLink, 1);
    link->id = g_strdup (id);
    g_ptr_array_add (links, link);
  }
  g_free (link->role);
  link->role = role != NULL && *role != '\0' ? g_strdup (role) : NULL;
}

/**
 * dv_links_find:
 * @links: (element-type DvLink): links
 * @id: a record
 *
 * Returns: (nullable): the link that leads to @id
 */
DvLink *
dv_links_find (GPtrArray *links, const char *id)
{
  for (guint i = 0; i < links->len; i++) {
    DvLink *link = g_ptr_array_index (links, i);

    if (strcmp (link->id, id) == 0)
      return link;
  }
  return NULL;
}
