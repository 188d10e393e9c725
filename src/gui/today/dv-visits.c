/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/dv-visits.h"

#include <gio/gio.h>

/* How far each store was known when it was last looked at: numbers, and nothing of its records. */

#define MAX_STORES 20

static GVariant *
read_visits (GSettings *settings)
{
  return g_settings_get_value (settings, "visits");
}

/**
 * dv_visits_get:
 * @path: the file of a store
 *
 * Returns: the number of the last change that was known; 0 if the store was never looked at
 */
gint64
dv_visits_get (const char *path)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GVariant) visits = read_visits (settings);
  gint64 latest = 0;

  g_variant_lookup (visits, path, "x", &latest);
  return latest;
}

/**
 * dv_visits_set:
 * @path: the file of a store
 * @latest: the number of the last change
 *
 * Remembers how far the store is known.
 */
void
dv_visits_set (const char *path, gint64 latest)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GVariant) visits = read_visits (settings);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  gint64 number;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sx}"));
  g_variant_builder_add (&builder, "{sx}", path, latest);
  g_variant_iter_init (&iter, visits);
  while (n < MAX_STORES && g_variant_iter_next (&iter, "{&sx}", &other, &number)) {
    if (g_str_equal (other, path))
      continue;
    g_variant_builder_add (&builder, "{sx}", other, number);
    n++;
  }
  g_settings_set_value (settings, "visits", g_variant_builder_end (&builder));
}
