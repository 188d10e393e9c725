/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-kinds.h"
#include "merge-ward.h"

/* The weekly visit: forty laptops, on each of which 2,000 changes were typed one by one, half of
 * them new people, half changes of a field of people who were there, are read at the office in one
 * exchange: opened, verified, merged, searchable. DV_LAPTOPS and DV_CHANGES make it smaller. */

#define N_KNOWN 250

static guint
number_from (const char *name, guint usual)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : usual;
}

typedef struct {
  Ward *ward;
  const char *group;
} Fill;

static gboolean
fill_cb (DvWrite *write, gpointer data, GError **error)
{
  Fill *fill = data;

  for (guint i = 0; i < N_KNOWN; i++) {
    g_autoptr (DvRecord) person = ward_new_person (fill->ward, fill->group);

    if (!dv_write_save (write, person, error))
      return FALSE;
  }
  return TRUE;
}

static void
fill_group (Ward *ward, const char *group)
{
  Fill fill = { ward, group };
  g_autoptr (GError) error = NULL;

  if (!dv_store_write (ward->office, "Sample", fill_cb, &fill, NULL, &error))
    ward_fail (error);
}

static void
change_person (DvStore *laptop, const char *id, guint i)
{
  static const char *const fields[] = { "address", "phone", "note", "code" };
  guint which = i / N_KNOWN % G_N_ELEMENTS (fields);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) person = dv_store_load (laptop, id, &error);
  g_autofree char *value = NULL;

  if (person == NULL)
    ward_fail (error);
  value = g_strdup_printf ("0000%05u", i);
  dv_record_set (person, fields[which], value);
  if (!dv_store_save (laptop, person, NULL, &error))
    ward_fail (error);
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray *ids = data;
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT id FROM record JOIN person USING (rid)", error);

  while (stmt != NULL && dv_stmt_step (stmt, error) == DV_STEP_ROW) {
    gsize size;

    g_ptr_array_add (ids, dv_id_to_text (dv_stmt_get_blob (stmt, 0, &size)));
  }
  return stmt != NULL;
}

/* What is typed in a week. */
static void
type (Ward *ward, DvStore *laptop, const char *group, guint n_changes)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (!dv_store_read (laptop, list_cb, ids, &error))
    ward_fail (error);
  for (guint i = 0; i < n_changes / 2; i++) {
    g_autoptr (DvRecord) person = ward_new_person (ward, group);

    if (!dv_store_save (laptop, person, NULL, &error))
      ward_fail (error);
    change_person (laptop, g_ptr_array_index (ids, i % ids->len), i);
  }
}

static void
visit (Ward *ward, guint number, guint n_changes)
{
  g_autofree char *name = g_strdup_printf ("Máy %u", number);
  g_autofree char *group = ward_add_group (ward, number);
  g_autoptr (DvStore) laptop = NULL;

  fill_group (ward, group);
  laptop = ward_join (ward, name, group);
  type (ward, laptop, group, n_changes);
  ward_exchange (ward, laptop, NULL);
}

int
main (int argc, char *argv[])
{
  guint n_laptops = number_from ("DV_LAPTOPS", 40), n_changes = number_from ("DV_CHANGES", 2000);
  guint n_read = 0;
  Ward ward;
  gint64 start;

  setlocale (LC_ALL, "");
  g_assert (argc == 2);
  ward_init (&ward, argv[1], "visit");
  for (guint i = 1; i <= n_laptops; i++)
    visit (&ward, i, n_changes);
  start = g_get_monotonic_time ();
  ward_exchange (&ward, ward.office, &n_read);
  bench_report_limit ("weekly visit, 40 laptops with 2,000 changes each", "s",
                      (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, 5);
  if (n_read != n_laptops * n_changes)
    g_error ("%u changes came, not %u", n_read, n_laptops * n_changes);
  start = g_get_monotonic_time ();
  ward_exchange (&ward, ward.office, &n_read);
  bench_report_limit ("the same stick again, nothing new", "s",
                      (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, 0.5);
  ward_clear (&ward);
  return EXIT_SUCCESS;
}
