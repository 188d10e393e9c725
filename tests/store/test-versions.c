/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>

#include "dv-check.h"
#include "dv-kinds.h"
#include "dv-members.h"
#include "dv-store.h"

#define MAX_UNPACKED (4 * 1024 * 1024)

/* Stores that released versions wrote, in tests/data/stores. Each must open for ever. */

static DvStore *
open_copy (const char *folder, const char *name)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "data", "stores", name, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  DvStore *store;
  gsize size;

  g_assert_true (g_file_get_contents (from, &data, &size, NULL));
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  store = dv_store_open (path, &error);
  g_assert_no_error (error);
  return store;
}

static DvRecord *
find_one (DvStore *store, const DvKind *kind, const char *words)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  dv_query_set_words (query, words);
  found = dv_store_list (store, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found, 0));
}

static void
assert_known_records (DvStore *store)
{
  g_autoptr (DvRecord) person = find_one (store, &dv_kind_person, "nguyen van an");
  g_autoptr (DvRecord) task = find_one (store, &dv_kind_task, "xây dựng");
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  g_assert_cmpstr (dv_record_get (person, "birth"), ==, "1950");
  g_assert_cmpstr (dv_record_get_link_title (person, dv_kind_find_field (&dv_kind_person, "unit")),
                   ==, "Tổ dân phố 5");
  g_assert_cmpstr (dv_record_get (task, "state"), ==, "done");
  g_assert_nonnull (strstr (dv_record_get (task, "units"), "=direct"));
  g_assert_true (dv_store_undo (store, NULL, FALSE, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.n_records, ==, 1);
}

static void
the_store_of_version_1_opens (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dv-versions-XXXXXX", &error);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (DvStore) store = open_copy (folder, "v1.danvan");

  assert_known_records (store);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) problems = dv_store_check (store, TRUE, &error);
    g_autofree char *path = g_strdup (dv_store_get_path (store));

    g_assert_no_error (error);
    g_assert_cmpuint (problems->len, ==, 0);
    g_clear_object (&store);
    store = dv_store_open (path, &error);
    g_assert_no_error (error);
  }
  g_clear_object (&store);
  g_assert_cmpint (system (command), ==, 0);
}

/* A store of a version without exchange, packed, as it has all catalogues. */
static DvStore *
open_packed (const char *folder, const char *name)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "data", "stores", name, NULL);
  g_autofree char *path = g_build_filename (folder, "unpacked.danvan", NULL);
  g_autofree char *packed = NULL;
  g_autofree char *data = g_malloc (MAX_UNPACKED);
  g_autoptr (GZlibDecompressor) converter = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GError) error = NULL;
  gsize size, read, written;
  DvStore *store;

  g_assert_true (g_file_get_contents (from, &packed, &size, NULL));
  g_assert_cmpint (g_converter_convert (G_CONVERTER (converter), packed, size, data, MAX_UNPACKED,
                                        G_CONVERTER_INPUT_AT_END, &read, &written, &error),
                   ==, G_CONVERTER_FINISHED);
  g_assert_true (g_file_set_contents (path, data, (gssize) written, NULL));
  store = dv_store_open (path, &error);
  g_assert_no_error (error);
  return store;
}

static gboolean
own_cb (DvDb *db, gpointer data, GError **error)
{
  DvMember **own = data;

  *own = dv_members_get_own (db, NULL, error);
  return *own != NULL;
}

static void
the_store_of_version_2_opens_and_is_the_first_of_its_ward (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dv-versions-XXXXXX", &error);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (DvStore) store = open_packed (folder, "v2.danvan.gz");
  g_autoptr (DvRecord) person = find_one (store, &dv_kind_person, "nguyen thi man");
  g_autoptr (GPtrArray) problems = dv_store_check (store, TRUE, &error);
  g_autoptr (DvMember) own = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (dv_record_get (person, "phone"), ==, "0900000000");
  g_assert_true (dv_store_read (store, own_cb, &own, &error));
  g_assert_cmpuint (own->version, ==, 1);
  g_assert_cmpmem (&own->signer, sizeof own->signer, &own->id, sizeof own->id);
  g_clear_object (&store);
  g_assert_cmpint (system (command), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/versions/the_store_of_version_1_opens", the_store_of_version_1_opens);
  g_test_add_func ("/store/versions/the_store_of_version_2_opens_and_is_the_first_of_its_ward",
                   the_store_of_version_2_opens_and_is_the_first_of_its_ward);
  return g_test_run ();
}
