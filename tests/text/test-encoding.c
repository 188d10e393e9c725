/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "dv-encoding.h"
#include "letters.h"

static void
assert_decodes (DvEncoding encoding, const char *text, gboolean upper_font, const char *expected)
{
  g_autofree char *decoded = dv_encoding_decode (encoding, text, upper_font);

  g_assert_cmpstr (decoded, ==, expected);
}

/* Each byte as the character of that number, so that nothing is left to Windows. */
static char *
read_latin (const GString *bytes)
{
  return g_convert (bytes->str, (gssize) bytes->len, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

static void
every_letter_is_read (void)
{
  for (int e = DV_ENCODING_TCVN3; e < DV_N_ENCODINGS; e++)
    for (gsize i = 0; i < N_LETTERS; i++) {
      g_autofree char *word = g_strconcat ("x", letters[i].letter, "n", NULL);
      g_autoptr (GString) bytes = encode_bytes ((DvEncoding) e, word, FALSE);
      g_autofree char *latin = read_latin (bytes);

      assert_decodes ((DvEncoding) e, latin, FALSE, word);
    }
}

static void
every_letter_is_read_alone (void)
{
  for (int e = DV_ENCODING_TCVN3; e <= DV_ENCODING_CP1258; e++)
    for (gsize i = 0; i < N_LETTERS; i++) {
      g_autoptr (GString) bytes = encode_bytes ((DvEncoding) e, letters[i].letter, FALSE);
      g_autofree char *latin = read_latin (bytes);

      assert_decodes ((DvEncoding) e, latin, FALSE, letters[i].letter);
    }
}

/* What iconv says of every byte that it has, by itself and behind a vowel. */
static void
check_against_iconv (DvEncoding encoding, const char *charset)
{
  guint n_checked = 0;

  for (guint i = 1; i < 0x100; i++) {
    const char bytes[] = { 'x', 'a', (char) i, 'n', '\0' };
    g_autofree char *converted = g_convert (bytes, 4, "UTF-8", charset, NULL, NULL, NULL);
    g_autofree char *composed = NULL;
    g_autofree char *latin = g_convert (bytes, 4, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
    g_autofree char *decoded = dv_encoding_decode (encoding, latin, FALSE);

    if (converted == NULL || (encoding == DV_ENCODING_CP1258 && i >= 0x80 && i < 0xA0))
      continue;
    composed = g_utf8_normalize (converted, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_assert_cmpstr (decoded, ==, composed);
    n_checked++;
  }
  g_test_message ("%s: %u bytes", charset, n_checked);
  g_assert_cmpuint (n_checked, >=, 0xDF);
}

static void
iconv_reads_the_same (void)
{
  check_against_iconv (DV_ENCODING_TCVN3, "TCVN");
  check_against_iconv (DV_ENCODING_VISCII, "VISCII");
  check_against_iconv (DV_ENCODING_CP1258, "CP1258");
}

/* The encoder of the tests is held against iconv too. */
static void
iconv_reads_the_letters (void)
{
  static const struct {
    DvEncoding encoding;
    const char *charset;
  } sets[] = {
    { DV_ENCODING_TCVN3, "TCVN" },
    { DV_ENCODING_VISCII, "VISCII" },
    { DV_ENCODING_CP1258, "CP1258" },
  };

  for (gsize s = 0; s < G_N_ELEMENTS (sets); s++)
    for (gsize i = 0; i < N_LETTERS; i++) {
      g_autoptr (GString) bytes = encode_bytes (sets[s].encoding, letters[i].letter, FALSE);
      g_autofree char *converted =
        g_convert (bytes->str, (gssize) bytes->len, "UTF-8", sets[s].charset, NULL, NULL, NULL);
      g_autofree char *composed = g_utf8_normalize (converted, -1, G_NORMALIZE_DEFAULT_COMPOSE);

      g_assert_cmpstr (composed, ==, letters[i].letter);
    }
}

typedef struct {
  DvEncoding encoding;
  const char *text;
  const char *decoded;
} Case;

static const Case cases[] = {
  { DV_ENCODING_TCVN3, "§¶ng", "Đảng" },
  { DV_ENCODING_TCVN3, "TrÇn ThÞ H­¬ng", "Trần Thị Hương" },
  { DV_ENCODING_TCVN3, "t\u00ADêng", "tường" },
  { DV_ENCODING_TCVN3, "NGUYÔN V¡N HïNG", "NGUYỄN VĂN HÙNG" },
  { DV_ENCODING_TCVN3, "Lý MINH Tó", "LÝ MINH TÚ" },
  { DV_ENCODING_TCVN3, "HTX Hå §á", "HTX Hồ Đỏ" },
  { DV_ENCODING_TCVN3, "x· §øC", "xã ĐỨC" },
  { DV_ENCODING_TCVN3, "NGUYÔN Tó", "NGUYỄN TÚ" },
  { DV_ENCODING_TCVN3, "UBND x· Ngäc L©m", "UBND xã Ngọc Lâm" },
  { DV_ENCODING_TCVN3, "TDP sè 5, Tæ 2", "TDP số 5, Tổ 2" },
  { DV_ENCODING_TCVN3, "“Tæ d©n phè” – 30°C…", "“Tổ dân phố” – 30°C…" },
  { DV_ENCODING_TCVN3, "5.000 € m²", "5.000 € m²" },
  { DV_ENCODING_TCVN3, "KH•M “KHU”", "KHÓM “KHU”" },
  { DV_ENCODING_TCVN3, "ƒ-c¨n-®×nh, Šcu, 5‰", "Á-căn-đình, Écu, 5‰" },
  { DV_ENCODING_TCVN3, "V\xC2\x83N a\u00B3", "VÁN á" },
  { DV_ENCODING_TCVN3, "Lý Đức", "Lý Đức" },
  { DV_ENCODING_TCVN3, "ng­êi 漢", "người 漢" },
  { DV_ENCODING_VNI, "Nguyeãn Thò Nghóa", "Nguyễn Thị Nghĩa" },
  { DV_ENCODING_VNI, "Ñöôøng Hoaøng Dieäu", "Đường Hoàng Diệu" },
  { DV_ENCODING_VNI, "ÑÖÔØNG LYÙ THÖÔØNG KIEÄT", "ĐƯỜNG LÝ THƯỜNG KIỆT" },
  { DV_ENCODING_VNI, "Aùnh aâm nhaïc “kyø dieäu”", "Ánh âm nhạc “kỳ diệu”" },
  { DV_ENCODING_VNI, "thuïy, thuî, tyï", "thụy, thuỵ, tỵ" },
  { DV_ENCODING_VISCII, "Nguy\u00ADn ÐÑc", "Nguyễn Đức" },
  { DV_ENCODING_VISCII, "trß¶ng", "trường" },
  { DV_ENCODING_CP1258, "Nguyê\u00DEn Vãn Ðý\u00ECc", "Nguyễn Văn Đức" },
  { DV_ENCODING_CP1258, "5.000 þ “tô\u00D2”", "5.000 ₫ “tổ”" },
  { DV_ENCODING_VIQR, "Nguye^~n Va(n DDu+'c", "Nguyễn Văn Đức" },
  { DV_ENCODING_VIQR, "DDi dda^u dda^'y\\? O+? Dda` Na(~ng.", "Đi đâu đấy? Ở Đà Nẵng." },
  { DV_ENCODING_VIQR, "Be-la-ruxo+. \\(Na()", "Be-la-ruxợ (Nă)" },
  { DV_ENCODING_VIQR, "Ai? (an) d'Artagnan co'.", "Ai? (an) d'Artagnan có." },
  { DV_ENCODING_VIQR, "u*o*'c pha(1) a+b C:\\data \\\\ d\\d", "ước pha(1) a+b C:\\data \\ dd" },
  { DV_ENCODING_UNICODE, "Nguye\u0302\u0303n §¶ng", "Nguyễn §¶ng" },
};

static void
texts_are_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_decodes (cases[i].encoding, cases[i].text, FALSE, cases[i].decoded);
}

static void
an_upper_case_font_gives_capitals (void)
{
  assert_decodes (DV_ENCODING_TCVN3, "tæ d©n phè 5", TRUE, "TỔ DÂN PHỐ 5");
  assert_decodes (DV_ENCODING_TCVN3, "§¶ng ñy ph­êng", TRUE, "ĐẢNG ỦY PHƯỜNG");
  assert_decodes (DV_ENCODING_TCVN3, "x· ngọc", TRUE, "XÃ NGọC");
}

static void
small_marks_among_capitals_are_raised (void)
{
  static const char *const texts[] = { "ĐẢNG ỦY PHƯỜNG", "NGUYỄN THỊ ÁNH", "TRẦN VĂN TÚ",
                                       "DANH SÁCH HỘ NGHÈO" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = encode_text (DV_ENCODING_TCVN3, texts[i], TRUE);

    assert_decodes (DV_ENCODING_TCVN3, text, FALSE, texts[i]);
  }
}

/* A row of a text file has cells of their own case. */
static void
case_goes_by_cell (void)
{
  assert_decodes (DV_ENCODING_TCVN3, "1,NGUYÔN Tó,Vò\n2;Hµ;\"HïNG §ç\"", FALSE,
                  "1,NGUYỄN TÚ,Vũ\n2;Hà;\"HÙNG ĐỖ\"");
}

static void
bytes_are_read (void)
{
  static const char tcvn[] = "\xA7\xB6ng \xF1y \x93Ho\xB5\x94";
  g_autofree char *decoded = dv_encoding_decode_bytes (DV_ENCODING_TCVN3, tcvn, sizeof tcvn - 1);
  g_autofree char *unicode = dv_encoding_decode_bytes (DV_ENCODING_UNICODE, "a\xFFz", 3);
  g_autofree char *nothing = dv_encoding_decode_bytes (DV_ENCODING_VNI, NULL, 0);

  g_assert_cmpstr (decoded, ==, "Đảng ủy “Hoà”");
  g_assert_cmpstr (unicode, ==, "a\uFFFDz");
  g_assert_cmpstr (nothing, ==, "");
  g_clear_pointer (&nothing, g_free);
  nothing = dv_encoding_decode_bytes (DV_ENCODING_UNICODE, NULL, 0);
  g_assert_cmpstr (nothing, ==, "");
}

static void
fonts_are_known (void)
{
  static const struct {
    const char *family;
    DvEncoding encoding;
    gboolean upper;
  } fonts[] = {
    { ".VnTime", DV_ENCODING_TCVN3, FALSE },
    { ".VnTimeH", DV_ENCODING_TCVN3, TRUE },
    { ".vnArialH", DV_ENCODING_TCVN3, TRUE },
    { ".VnArial NarrowH", DV_ENCODING_TCVN3, TRUE },
    { " .VnTimeH ;Times New Roman", DV_ENCODING_TCVN3, TRUE },
    { "VNI-Times", DV_ENCODING_VNI, FALSE },
    { "VNI-WIN SampleH", DV_ENCODING_VNI, FALSE },
    { "Times New Roman", DV_ENCODING_UNICODE, FALSE },
    { "VnTime", DV_ENCODING_UNICODE, FALSE },
    { "", DV_ENCODING_UNICODE, FALSE },
    { NULL, DV_ENCODING_UNICODE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fonts); i++) {
    gboolean upper = TRUE;

    g_assert_cmpint (dv_encoding_of_font (fonts[i].family, &upper), ==, fonts[i].encoding);
    g_assert_cmpint (upper, ==, fonts[i].upper);
  }
}

static void
names_are_known (void)
{
  DvEncoding encoding = DV_ENCODING_UNICODE;

  for (int i = DV_ENCODING_AUTO; i < DV_N_ENCODINGS; i++) {
    g_assert_true (dv_encoding_from_name (dv_encoding_get_name ((DvEncoding) i), &encoding));
    g_assert_cmpint (encoding, ==, i);
    g_assert_cmpstr (dv_encoding_get_label ((DvEncoding) i), !=, "");
  }
  g_assert_true (dv_encoding_from_name ("TCVN3", &encoding));
  g_assert_false (dv_encoding_from_name ("latin1", &encoding));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/every_letter_is_read", every_letter_is_read);
  g_test_add_func ("/encoding/every_letter_is_read_alone", every_letter_is_read_alone);
  g_test_add_func ("/encoding/iconv_reads_the_same", iconv_reads_the_same);
  g_test_add_func ("/encoding/iconv_reads_the_letters", iconv_reads_the_letters);
  g_test_add_func ("/encoding/texts_are_read", texts_are_read);
  g_test_add_func ("/encoding/an_upper_case_font_gives_capitals",
                   an_upper_case_font_gives_capitals);
  g_test_add_func ("/encoding/small_marks_among_capitals_are_raised",
                   small_marks_among_capitals_are_raised);
  g_test_add_func ("/encoding/case_goes_by_cell", case_goes_by_cell);
  g_test_add_func ("/encoding/bytes_are_read", bytes_are_read);
  g_test_add_func ("/encoding/fonts_are_known", fonts_are_known);
  g_test_add_func ("/encoding/names_are_known", names_are_known);
  return g_test_run ();
}
