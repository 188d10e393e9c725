/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-layout.h"

#include <string.h>

static const char *const codes[] = { "state-2020", "party-2018", "party-2026" };

/* One row of a csv file: quotes, doubled quotes. */
static GPtrArray *
split_row (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *at = line; *at; at++) {
    if (*at == '"' && quoted && at[1] == '"')
      g_string_append_c (cell, *at++);
    else if (*at == '"')
      quoted = !quoted;
    else if (*at == ',' && !quoted) {
      g_ptr_array_add (cells, g_strdup (cell->str));
      g_string_truncate (cell, 0);
    } else
      g_string_append_c (cell, *at);
  }
  g_ptr_array_add (cells, g_strdup (cell->str));
  return cells;
}

static void
assert_same (const DvLayout *a, const DvLayout *b)
{
  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);

  for (gsize i = 0; i < n; i++) {
    gconstpointer x = G_STRUCT_MEMBER_P (a, fields[i].offset);
    gconstpointer y = G_STRUCT_MEMBER_P (b, fields[i].offset);

    switch (fields[i].kind) {
    case DV_LAYOUT_TEXT:
    case DV_LAYOUT_DATE:
      g_assert_cmpstr (*(char *const *) x, ==, *(char *const *) y);
      break;
    case DV_LAYOUT_BOOLEAN:
    case DV_LAYOUT_CHOICE:
      g_assert_cmpint (*(const int *) x, ==, *(const int *) y);
      break;
    case DV_LAYOUT_MILLIMETRES:
    case DV_LAYOUT_POINTS:
    case DV_LAYOUT_RATIO:
    default:
      g_assert_cmpfloat (*(const double *) x, ==, *(const double *) y);
      break;
    }
  }
}

static DvLayout *
read_row (const char *header, const char *line)
{
  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);
  g_autoptr (GPtrArray) headings = split_row (header);
  g_autoptr (GPtrArray) cells = split_row (line);
  DvLayout *layout = dv_layout_new ();

  g_assert_cmpuint (headings->len, ==, n);
  g_assert_cmpuint (cells->len, ==, n);
  for (gsize i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_cmpstr (g_ptr_array_index (headings, i), ==, fields[i].heading);
    dv_layout_set (layout, fields[i].name, g_ptr_array_index (cells, i), &error);
    g_assert_no_error (error);
  }
  return layout;
}

static void
test_catalogue (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "catalogues", "layout.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + G_N_ELEMENTS (codes));

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (DvLayout) read = read_row (lines[0], lines[i + 1]);
    g_autoptr (DvLayout) builtin = dv_layout_new_builtin (codes[i]);

    assert_same (read, builtin);
  }
}

static void
test_names_are_unique (void)
{
  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n; i++) {
    g_assert_true (g_hash_table_add (seen, (gpointer) fields[i].name));
    g_assert_true (g_hash_table_add (seen, (gpointer) fields[i].heading));
  }
}

static void
test_refusals (void)
{
  static const struct {
    const char *field;
    const char *value;
  } bad[] = {
    { "margin_left", "" },          { "margin_left", "300" },       { "margin_left", "4,9" },
    { "margin_left", "nan" },       { "margin_left", "-30" },       { "margin_left", "3O" },
    { "margin_left", "1e1" },       { "size_body", "14 pt" },       { "size_body", "1.4.0" },
    { "line_rule", "double" },      { "page_number_first", "" },    { "valid_from", "2026-02-30" },
    { "valid_from", "27/05/2026" }, { "valid_from", "2026-W22-3" },
  };
  g_autoptr (DvLayout) layout = dv_layout_new ();
  g_autoptr (DvLayout) before = dv_layout_copy (layout);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (dv_layout_set (layout, bad[i].field, bad[i].value, &error));
    g_assert_error (error, DV_LAYOUT_ERROR, DV_LAYOUT_ERROR_BAD_VALUE);
    g_assert_nonnull (strstr (error->message, bad[i].value));
  }
  assert_same (layout, before);

  g_autoptr (GError) error = NULL;
  g_assert_false (dv_layout_set (layout, "margin_middle", "30", &error));
  g_assert_error (error, DV_LAYOUT_ERROR, DV_LAYOUT_ERROR_UNKNOWN_FIELD);
}

static void
test_values (void)
{
  g_autoptr (DvLayout) layout = dv_layout_new ();

  g_assert_true (dv_layout_set (layout, "first_line_indent", " 12,7 ", NULL));
  g_assert_cmpfloat (layout->first_line_indent, ==, 12.7);
  g_assert_true (dv_layout_set (layout, "page_number_first", "Có", NULL));
  g_assert_true (layout->page_number_first);
  g_assert_true (dv_layout_set (layout, "page_number_place", "bottom", NULL));
  g_assert_cmpint (layout->page_number_place, ==, DV_NUMBER_BOTTOM);
  g_assert_true (dv_layout_set (layout, "valid_to", "", NULL));
  g_assert_null (dv_layout_new_builtin ("state-2011"));
}

static void
assert_number (const char *code, unsigned number, const char *wanted)
{
  g_autoptr (DvLayout) layout = dv_layout_new_builtin (code);
  g_autofree char *line = dv_layout_format_number (layout, number, "BC", "ĐU");

  g_assert_cmpstr (line, ==, wanted);
}

static void
test_numbers (void)
{
  assert_number ("state-2020", 5, "Số: 05/BC-ĐU");
  assert_number ("state-2020", 123, "Số: 123/BC-ĐU");
  assert_number ("state-2020", 0, "Số:       /BC-ĐU");
  assert_number ("party-2018", 5, "Số 05-BC/ĐU");
  assert_number ("party-2026", 10, "Số 10-BC/ĐU");
}

static void
assert_date (int day, int month, int year, const char *wanted)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_autofree char *line = dv_format_place_date ("Ngọc Lâm", date);

  g_assert_cmpstr (line, ==, wanted);
}

static void
test_dates (void)
{
  assert_date (5, 2, 2019, "Ngọc Lâm, ngày 05 tháng 02 năm 2019");
  assert_date (12, 6, 2019, "Ngọc Lâm, ngày 12 tháng 6 năm 2019");
  assert_date (31, 12, 2026, "Ngọc Lâm, ngày 31 tháng 12 năm 2026");
}

static void
test_authorities (void)
{
  g_autoptr (DvLayout) state = dv_layout_new_builtin ("state-2020");
  g_autoptr (DvLayout) party = dv_layout_new_builtin ("party-2018");
  g_autofree char *a = dv_layout_format_authority (state, DV_AUTHORITY_ON_BEHALF, "Ủy ban");
  g_autofree char *b = dv_layout_format_authority (party, DV_AUTHORITY_DEPUTY, "Bí thư");
  g_autofree char *c = dv_layout_format_authority (party, DV_AUTHORITY_OWN, "Bí thư");

  g_assert_cmpstr (a, ==, "TM. ỦY BAN");
  g_assert_cmpstr (b, ==, "K/T BÍ THƯ");
  g_assert_cmpstr (c, ==, "BÍ THƯ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/catalogue", test_catalogue);
  g_test_add_func ("/layout/names-are-unique", test_names_are_unique);
  g_test_add_func ("/layout/refusals", test_refusals);
  g_test_add_func ("/layout/values", test_values);
  g_test_add_func ("/layout/numbers", test_numbers);
  g_test_add_func ("/layout/dates", test_dates);
  g_test_add_func ("/layout/authorities", test_authorities);
  return g_test_run ();
}
