/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-personal.h"

typedef struct {
  const char *name;
  const char *text;
  const char *hits; /* “!” known, “?” likely; N name, A address, I number, C contact */
} Case;

static const DvPersonalValue values[] = {
  { DV_PERSONAL_NAME, "Trần Thị Mẫu" },
  { DV_PERSONAL_ADDRESS, "Số 12 ngõ 5, phố Thử, phường Mẫu" },
  { DV_PERSONAL_NUMBER, "000199000123" },
  { DV_PERSONAL_CONTACT, "0900 000 123" },
  { DV_PERSONAL_CONTACT, "mau@example.org" },
  { DV_PERSONAL_NAME, NULL },
};

static const Case cases[] = {
  { "nothing", "UBND phường đã thay đèn ngõ 5 ngày 10/02/2026.", "" },
  { "the name", "Trả lời bà Trần Thị Mẫu về việc", "!N:Trần Thị Mẫu" },
  { "without marks", "Tra loi ba TRAN THI MAU ve viec", "!N:TRAN THI MAU" },
  { "decomposed", "bà Tra\u0302\u0300n Thi\u0323 Ma\u0302\u0303u", "!N:Trần Thị Mẫu" },
  { "part of a longer word is not it", "Trần Thị Mẫuu", "?N:Trần Thị Mẫuu" },
  { "broken over a line", "bà Trần\nThị  Mẫu", "!N:Trần\nThị  Mẫu" },
  { "the house", "nhà số 12, ngõ 5 bị ngập", "!A:số 12, ngõ 5" },
  { "the street alone", "phố Thử, phường Mẫu", "" },
  { "another house", "số 13 ngõ 5", "" },
  { "the number", "CCCD 000199000123.", "!I:000199000123" },
  { "the number in groups", "CCCD 000 199 000 123", "!I:000 199 000 123" },
  { "the number with spaces that do not break", "CCCD 000\u00a0199\u00a0000\u00a0123",
    "!I:000\u00a0199\u00a0000\u00a0123" },
  { "the number with dashes", "CCCD 000\u2013199\u2013000\u2013123",
    "!I:000\u2013199\u2013000\u2013123" },
  { "the number with a sign that nobody sees", "CCCD 000199\u200b000123", "!I:000199\u200b000123" },
  { "another number", "CCCD 000199000999", "?I:000199000999" },
  { "an old card", "CMND 000990001", "?I:000990001" },
  { "the telephone", "gọi 0900.000.123", "!C:0900.000.123" },
  { "the telephone with its country", "gọi +84 900 000 123", "!C:84 900 000 123" },
  { "the number before others", "CCCD 000199000123-01", "!I:000199000123-01" },
  { "another telephone", "gọi 0900-000-999", "?C:0900-000-999" },
  { "e-mail", "thư về mau@example.org", "!C:mau@example.org" },
  { "money", "số tiền 100.000.000 đồng, 123.456.789đ", "" },
  { "dates", "từ 01/07/2026 đến 30/07/2026, công văn 15/UBND-VP", "" },
  { "somebody else", "ông Nguyễn Văn Thử có ý kiến", "?N:Nguyễn Văn Thử" },
  { "two words are no name", "Hà Nội, Hồ Tây, Lê Lợi", "" },
  { "a body is no name", "Ủy ban nhân dân phường Mẫu", "" },
  { "twice is once", "Trần Thị Mẫu, Trần Thị Mẫu", "!N:Trần Thị Mẫu" },
  { "empty", "", "" },
};

static char *
describe (GPtrArray *hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    const DvPersonalHit *hit = g_ptr_array_index (hits, i);

    g_string_append_printf (text, "%s%c%c:%s", i > 0 ? ";" : "", hit->known ? '!' : '?',
                            "NAIC"[hit->type], hit -> text);
  }
  return g_string_free (text, FALSE);
}

static void
test_find (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GPtrArray) hits = dv_personal_find (test->text, values, G_N_ELEMENTS (values));
  g_autofree char *described = describe (hits);

  g_assert_cmpstr (described, ==, test->hits);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/text/personal/%s", cases[i].name);

    g_test_add_data_func (path, &cases[i], test_find);
  }
  return g_test_run ();
}
