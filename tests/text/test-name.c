/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-name.h"

typedef struct {
  const char *name;
  const char *family;
  const char *middle;
  const char *given;
} Case;

static const Case cases[] = {
  { NULL, "", "", "" },
  { "", "", "", "" },
  { "  ", "", "", "" },
  { "Hoa", "", "", "Hoa" },
  { "Lê Hoa", "Lê", "", "Hoa" },
  { "Trần Minh Anh", "Trần", "Minh", "Anh" },
  { " Nguyễn  Thị\u00A0Minh\nKhai ", "Nguyễn", "Thị Minh", "Khai" },
  { "Tôn Thất Bảo Long", "Tôn", "Thất Bảo", "Long" },
  { "a\xFF b", "a\uFFFD", "", "b" },
};

static void
test_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *family = NULL;
    g_autofree char *middle = NULL;
    g_autofree char *given = NULL;

    dv_name_split (cases[i].name, &family, &middle, &given);
    g_assert_cmpstr (family, ==, cases[i].family);
    g_assert_cmpstr (middle, ==, cases[i].middle);
    g_assert_cmpstr (given, ==, cases[i].given);
  }
}

static void
test_optional (void)
{
  g_autofree char *given = NULL;

  dv_name_split ("Trần Minh Anh", NULL, NULL, &given);
  g_assert_cmpstr (given, ==, "Anh");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/name/split", test_split);
  g_test_add_func ("/text/name/optional", test_optional);
  return g_test_run ();
}
