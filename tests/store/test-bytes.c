/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-op.h"
#include "dv-version.h"

/* What comes from a damaged file or, later, from another site: it may be anything. */

#define N_ROUNDS 20000

static GArray *
random_dots (GRand *rand)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (DvDot));
  guint n = g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < n; i++) {
    DvDot dot = { (guint32) g_rand_int_range (rand, 1, 4), g_rand_int (rand) };

    g_array_append_val (dots, dot);
  }
  return dots;
}

static DvOp *
random_op (GRand *rand)
{
  static const char *const values[] = {
    NULL,
    "Nguyễn Văn Cừ",
    "0",
    "-12",
    "007",
    "999999999999999999",
    "-0",
    "",
    "018f0000-0000-7000-8000-000000000001",
    "2019-06-30",
  };
  DvOp *op = dv_op_new (g_rand_int_range (rand, 1, 40), DV_LIFE_ALIVE);
  guint n = g_rand_int_range (rand, 0, 6);

  g_array_unref (op->life_replaced);
  op->life_replaced = random_dots (rand);
  for (guint i = 0; i < n; i++)
    dv_op_add (op, g_rand_int_range (rand, 1, 300), random_dots (rand),
               values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
  return op;
}

static void
a_change_is_read_back_with_its_sites (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 2000; round++) {
    g_autoptr (DvOp) op = random_op (rand);
    g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (guint32));
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (DvOp) read = NULL;

    g_assert_cmpuint (dv_sites_find (sites, 2), ==, 0);
    bytes = dv_op_to_bytes (op, sites);
    read = dv_op_parse (bytes->data, bytes->len);
    g_assert_nonnull (read);
    g_assert_cmpuint (read->fields->len, ==, op->fields->len);
    for (guint i = 0; i < op->life_replaced->len; i++) {
      DvDot written = g_array_index (op->life_replaced, DvDot, i);
      DvDot found = g_array_index (read->life_replaced, DvDot, i);

      g_assert_cmpuint (g_array_index (sites, guint32, found.site), ==, written.site);
      g_assert_cmpuint (found.seq, ==, written.seq);
      g_assert_cmpint (found.site == 0, ==, written.site == 2);
    }
    for (guint i = 0; i < op->fields->len; i++)
      g_assert_cmpstr (((DvOpField *) g_ptr_array_index (read->fields, i))->value, ==,
                       ((DvOpField *) g_ptr_array_index (op->fields, i))->value);
  }
}

static void
damage (GRand *rand, GByteArray *bytes)
{
  guint n = g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n && bytes->len > 0; i++) {
    guint place = g_rand_int_range (rand, 0, (gint32) bytes->len);

    if (g_rand_int_range (rand, 0, 4) == 0)
      g_byte_array_set_size (bytes, place);
    else
      bytes->data[place] = (guint8) g_rand_int_range (rand, 0, 256);
  }
}

/* A copy of just the right size, so that the sanitizer sees a byte too many. */
static guint8 *
exact_copy (const GByteArray *bytes)
{
  guint8 *copy = g_malloc (MAX (bytes->len, 1));

  if (bytes->len > 0)
    memcpy (copy, bytes->data, bytes->len);
  return copy;
}

static void
damaged_changes_are_refused_or_read (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autoptr (DvOp) op = random_op (rand);
    g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (guint32));
    g_autoptr (GByteArray) bytes = dv_op_to_bytes (op, sites);
    g_autofree guint8 *copy = NULL;
    g_autoptr (DvOp) read = NULL;
    g_autoptr (DvVersion) version = dv_version_new ((DvDot){ 1, 1 });
    g_autoptr (GByteArray) again = NULL;

    damage (rand, bytes);
    copy = exact_copy (bytes);
    read = dv_op_parse (copy, bytes->len);
    if (read == NULL)
      continue;
    dv_op_apply (read, version, (DvDot){ 3, 7 });
    again = dv_version_to_bytes (version);
    g_assert_cmpuint (again->len, >, 0);
  }
}

static void
damaged_versions_are_refused_or_read (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autoptr (DvOp) op = random_op (rand);
    g_autoptr (DvVersion) version = dv_version_new ((DvDot){ 1, g_rand_int (rand) });
    g_autoptr (DvVersion) read = NULL;
    g_autoptr (DvVersion) whole = NULL;
    g_autoptr (GByteArray) bytes = NULL;
    g_autoptr (GByteArray) again = NULL;
    g_autofree guint8 *copy = NULL;

    dv_op_apply (op, version, (DvDot){ 2, g_rand_int (rand) });
    bytes = dv_version_to_bytes (version);
    whole = dv_version_parse (bytes->data, bytes->len);
    g_assert_nonnull (whole);
    again = dv_version_to_bytes (whole);
    g_assert_cmpmem (bytes->data, bytes->len, again->data, again->len);
    damage (rand, bytes);
    copy = exact_copy (bytes);
    read = dv_version_parse (copy, bytes->len);
    if (read != NULL)
      dv_version_is_conflicted (read);
  }
}

static void
what_follows_a_version_is_refused (void)
{
  g_autoptr (DvVersion) version = dv_version_new ((DvDot){ 1, 1 });
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DvDot));
  g_autoptr (GByteArray) bytes = NULL;

  dv_version_replace (version, 4, none, (DvDot){ 2, 1 });
  bytes = dv_version_to_bytes (version);
  dv_bytes_put_number (bytes, 0);
  g_assert_null (dv_version_parse (bytes->data, bytes->len));
}

#define TEST(name) g_test_add_func ("/store/bytes/" #name, name)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  TEST (a_change_is_read_back_with_its_sites);
  TEST (damaged_changes_are_refused_or_read);
  TEST (damaged_versions_are_refused_or_read);
  TEST (what_follows_a_version_is_refused);
  return g_test_run ();
}
