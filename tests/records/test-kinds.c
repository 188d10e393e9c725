/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dv-kinds.h"

/* What the log knows kinds and fields by must never be two things. */

static void
test_numbers_of_kinds_differ (void)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    g_test_message ("%s", (*kind)->name);
    g_assert_true (dv_kind_find_by_id ((*kind)->id) == *kind);
    g_assert_true (dv_kind_find ((*kind)->name) == *kind);
  }
}

static void
test_numbers_of_fields_differ (void)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    for (guint i = 0; i < (*kind)->n_fields; i++) {
      const DvField *field = &(*kind)->fields[i];

      g_test_message ("%s.%s", (*kind)->name, field->name);
      g_assert_true (dv_kind_find_field_by_id (*kind, field->id) == field);
      g_assert_true (dv_kind_find_field (*kind, field->name) == field);
    }
  }
}

static void
assert_field (const DvKind *kind, const char *name)
{
  if (name == NULL)
    return;
  g_test_message ("%s.%s", kind->name, name);
  g_assert_nonnull (dv_kind_find_field (kind, name));
}

static void
test_named_fields_exist (void)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    assert_field (*kind, (*kind)->title);
    assert_field (*kind, (*kind)->start);
    assert_field (*kind, (*kind)->end);
    assert_field (*kind, (*kind)->unit);
    assert_field (*kind, (*kind)->owner);
    for (guint i = 0; (*kind)->columns[i] != NULL; i++)
      assert_field (*kind, (*kind)->columns[i]);
    for (guint i = 0; i < (*kind)->n_fields; i++)
      g_assert_true ((*kind)->fields[i].target == NULL ||
                     dv_kind_find ((*kind)->fields[i].target) != NULL);
  }
}

static void
test_derived_fields_are_computed (void)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    for (guint i = 0; i < (*kind)->n_fields; i++) {
      DvFieldFlags flags = (*kind)->fields[i].flags;

      g_assert_true (!(flags & DV_FIELD_DERIVED) || (flags & DV_FIELD_COMPUTED));
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/numbers_of_kinds_differ", test_numbers_of_kinds_differ);
  g_test_add_func ("/kinds/numbers_of_fields_differ", test_numbers_of_fields_differ);
  g_test_add_func ("/kinds/named_fields_exist", test_named_fields_exist);
  g_test_add_func ("/kinds/derived_fields_are_computed", test_derived_fields_are_computed);
  return g_test_run ();
}
