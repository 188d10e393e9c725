/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "dv-encoding-guess.h"
#include "letters.h"

#define N_SAMPLES 400u

static const char *const families[] = { "Nguyễn", "Trần", "Lê",    "Phạm", "Hoàng", "Huỳnh",
                                        "Phan",   "Vũ",   "Võ",    "Đặng", "Bùi",   "Đỗ",
                                        "Hồ",     "Ngô",  "Dương", "Lý",   "Đinh",  "Mai" };
static const char *const middles[] = { "Văn",  "Thị",   "Đức", "Minh", "Hữu",  "Ngọc",
                                       "Xuân", "Quang", "Thu", "Bích", "Công", "Thanh" };
static const char *const givens[] = { "An",   "Bình",  "Cường", "Dũng", "Đạt",  "Hà",   "Hải",
                                      "Hạnh", "Hương", "Khánh", "Lan",  "Linh", "Mai",  "Nga",
                                      "Phúc", "Quỳnh", "Sơn",   "Thảo", "Thủy", "Tuấn", "Tuyết",
                                      "Vân",  "Yến",   "Tú",    "Ánh",  "Ước",  "Hoà",  "Nghĩa" };
static const char *const places[] = { "Tổ 5, tổ dân phố số 2, phường Ngọc Lâm",
                                      "Ngõ 12, đường Nguyễn Văn Cừ",
                                      "Số nhà 45 phố Hàng Bột",
                                      "Thôn Đoài, xã Đông Hội, huyện Đông Anh",
                                      "Khu tập thể nhà máy đường",
                                      "Ấp 3, xã Bình Mỹ, huyện Củ Chi" };
static const char *const words[] = { "Hộ nghèo",       "Cận nghèo",        "Thương binh hạng 2/4",
                                     "Người cao tuổi", "Ghi chú",          "Đã nhận quà",
                                     "Chưa nhận tiền", "Mất sức lao động", "Đơn thân",
                                     "Ốm đau dài ngày" };
static const char *const sentences[] = {
  "Danh sách các hộ gia đình chính sách được tặng quà nhân dịp Tết Nguyên đán.",
  "Đề nghị Ủy ban nhân dân phường xem xét hỗ trợ đột xuất cho hộ có người mắc bệnh hiểm nghèo.",
  "Hội nghị đã thống nhất chủ trương vận động nhân dân đóng góp quỹ vì người nghèo."
};

/* With a seed of its own, so that the rates are the same in every run. */
static GRand *samples;

#define PICK(list) ((list)[g_rand_int_range (samples, 0, G_N_ELEMENTS (list))])

static char *
make_name (gboolean upper)
{
  g_autofree char *name = g_strjoin (" ", PICK (families), PICK (middles), PICK (givens), NULL);

  return upper ? g_utf8_strup (name, -1) : g_steal_pointer (&name);
}

/* A column of a sheet, or what a person pastes. */
static GPtrArray *
make_sample (guint kind)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 5 && kind < 2; i++)
    g_ptr_array_add (cells, make_name (kind == 1));
  for (guint i = 0; i < 3 && kind == 2; i++)
    g_ptr_array_add (cells, g_strdup (PICK (places)));
  for (guint i = 0; i < 4 && kind == 3; i++)
    g_ptr_array_add (cells, g_strdup (PICK (words)));
  if (kind == 4)
    g_ptr_array_add (cells, g_strdup (PICK (sentences)));
  if (kind == 5)
    g_ptr_array_add (cells, make_name (FALSE));
  return cells;
}

static const char *const kinds[] = { "five names",   "five names in capitals", "three addresses",
                                     "four remarks", "one sentence",           "one name" };

typedef enum {
  READ_RIGHT,
  LEFT_ALONE,
  READ_WRONG,
  N_OUTCOMES
} Outcome;

static Outcome
read_back (DvEncoding encoding, const GPtrArray *cells, gboolean small_marks)
{
  g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();
  DvEncoding guessed;

  for (guint i = 0; i < cells->len; i++) {
    g_autofree char *text = encode_text (encoding, cells->pdata[i], small_marks);

    dv_encoding_guess_add (guess, text, NULL);
  }
  guessed = dv_encoding_guess_get (guess);
  for (guint i = 0; i < cells->len; i++) {
    g_autofree char *text = encode_text (encoding, cells->pdata[i], small_marks);
    g_autofree char *decoded = dv_encoding_decode_cell (text, NULL, guessed);

    if (strcmp (decoded, cells->pdata[i]) == 0)
      continue;
    g_test_message ("%s: %s is read as %s: %s", dv_encoding_get_name (encoding), text,
                    dv_encoding_get_name (guessed), decoded);
    return guessed == DV_ENCODING_UNICODE ? LEFT_ALONE : READ_WRONG;
  }
  return READ_RIGHT;
}

static void
count_outcomes (DvEncoding encoding, guint kind, guint *counts)
{
  for (guint i = 0; i < N_SAMPLES; i++) {
    g_autoptr (GPtrArray) cells = make_sample (kind);

    counts[read_back (encoding, cells, kind == 1)]++;
  }
  g_test_message ("%s, %s: %u of %u wrong, %u left alone", dv_encoding_get_name (encoding),
                  kinds[kind], counts[READ_WRONG], N_SAMPLES, counts[LEFT_ALONE]);
}

/* The most samples in a hundred that may be left alone. One name may have one word with marks,
 * which is not enough to convert it; VIQR takes more. */
static guint
may_be_left (int encoding, guint kind)
{
  if (kind != 5 || encoding == DV_ENCODING_UNICODE)
    return 1;
  return encoding == DV_ENCODING_VIQR ? 70 : 25;
}

static void
old_encodings_are_guessed (void)
{
  for (int e = DV_ENCODING_UNICODE; e < DV_N_ENCODINGS; e++)
    for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++) {
      guint counts[N_OUTCOMES] = { 0 };

      count_outcomes ((DvEncoding) e, kind, counts);
      g_assert_cmpuint (counts[READ_WRONG] * 100, <=, N_SAMPLES * (kind == 5));
      g_assert_cmpuint (counts[LEFT_ALONE] * 100, <=, N_SAMPLES * may_be_left (e, kind));
    }
}

static const char *const foreign[] = {
  "René Lefèvre",   "François Müller", "Hélène Dupré",     "José Muñoz",
  "Zoé Noël",       "Jürgen Groß",     "Åse Bjørnsdøttir", "Þórður Guðmundsson",
  "Ægir Sæþórsson", "Inês Conceição",  "Léa Benoît",       "André Gidé",
  "Māris Bērziņš",  "Łukasz Żółty",    "Chloé Côté",       "Günther Öztürk",
  "Nuñez Ibáñez",   "Thérèse Désirée", "Søren Kærgård",    "Björn Åkerlund",
  "Ana Sá",         "João São",        "Noé Lú",           "Gaël Ménétrier",
  "Désiré Lê"
};

static void
foreign_names_are_left_alone (void)
{
  for (guint i = 0; i < N_SAMPLES; i++) {
    g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();
    g_autoptr (GString) all = g_string_new (NULL);

    for (int n = g_rand_int_range (samples, 1, 8); n > 0; n--) {
      const char *name = PICK (foreign);

      g_string_append_printf (all, "%s; ", name);
      dv_encoding_guess_add (guess, name, NULL);
    }
    g_test_message ("%s", all->str);
    g_assert_cmpint (dv_encoding_guess_get (guess), ==, DV_ENCODING_UNICODE);
  }
}

static const char *const others[] = {
  "",
  "TDP 5",
  "12/05/1987",
  "1.250.000",
  "000123456789",
  "Nº 5\nNº 7\nNº 9\n1ª\n2ª",
  "30°C, 5 m², 12 m³, ± 3 µm, § 5, A², A³, B¹",
  "It's Ada's; she'd say: I'm here, aren't we? Don't you? You're o.k. I.e. e.g. a.m. p.m.",
  "The quick brown fox (a dog's friend) isn't lazy? “Yes”, he said – it’s… 50 % of £5.",
  "ai? ba. co` (a) d' hoa. o+ u+ a( Di dau? Ve nha.",
  "Nguyen Van An\nTran Thi Ha\nLe Duc Anh",
  "Ho ten? Nam sinh? Dia chi: so 5 (cu). Ghi chu: co' the?",
  "a^2 + b^2 = c^2; o^n; e^x; u*v; o*p; e^n",
  "an.nguyen@example.vn; https://example.vn/?a=1&o.e=2'",
  "to+do, do+it, Dodd, add, Eddy, Daddy, Teddy bear, address",
  "C++ a+b o+e (a(b)) f(a(x)) o(n) u+o",
  "Nguyễn Văn Đức\nTrần Thị Hà\nLê Tú",
  "Hà\nTú\nLê\nHòa\nHùng\nBình\nÂn\nTâm\nHiên\nMùi\nTí\nHà Nam",
  "Ðinh Công Tâm",
  "Đặng Thị Ngọc Ánh (bà), ai? Có.",
  "\xFF\xFE\x80"
};

static void
what_is_not_old_is_left_alone (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();
    g_auto (GStrv) cells = g_strsplit (others[i], "\n", -1);
    g_autofree char *decomposed = NULL;

    for (guint n = 0; cells[n] != NULL; n++)
      dv_encoding_guess_add (guess, cells[n], NULL);
    g_test_message ("%s", others[i]);
    g_assert_cmpint (dv_encoding_guess_get (guess), ==, DV_ENCODING_UNICODE);
    if (!g_utf8_validate (others[i], -1, NULL))
      continue;
    decomposed = g_utf8_normalize (others[i], -1, G_NORMALIZE_DEFAULT);
    dv_encoding_guess_add (guess, decomposed, NULL);
    g_assert_cmpint (dv_encoding_guess_get (guess), ==, DV_ENCODING_UNICODE);
  }
}

static void
one_plain_word_is_enough_if_nothing_else_writes_it (void)
{
  static const char *const texts[] = { "§¶ng", "x·", "H­¬ng" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();

    dv_encoding_guess_add (guess, texts[i], NULL);
    g_assert_cmpint (dv_encoding_guess_get (guess), ==, DV_ENCODING_TCVN3);
  }
}

/* A sheet to which somebody went on in Unicode, under the old font and under a new one. */
static void
cells_of_one_column_are_read_each_by_its_font (void)
{
  static const struct {
    const char *text;
    const char *font;
    const char *decoded;
  } cells[] = {
    { "hä vµ tªn", ".VnTimeH", "HỌ VÀ TÊN" },
    { "NguyÔn ThÞ Hµ", ".VnTime", "Nguyễn Thị Hà" },
    { "Nguyeãn Thò Haø", "VNI-Times", "Nguyễn Thị Hà" },
    { "Nguyễn Thị Hà", "Times New Roman", "Nguyễn Thị Hà" },
    { "Nguyễn Thị Hà", ".VnTime", "Nguyễn Thị Hà" },
    { "Hà, Lách, Bích", ".VnTime", "Hà, Lách, Bích" },
    { "Hà Nam", NULL, "Hà Nam" },
    { "TDP 5", ".VnArialH", "TDP 5" },
  };
  g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    dv_encoding_guess_add (guess, cells[i].text, cells[i].font);
  g_assert_cmpint (dv_encoding_guess_get (guess), ==, DV_ENCODING_UNICODE);
  g_assert_cmpuint (dv_encoding_guess_get_score (guess, DV_ENCODING_VNI).n_by_font, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autofree char *decoded =
      dv_encoding_decode_cell (cells[i].text, cells[i].font, dv_encoding_guess_get (guess));

    g_assert_cmpstr (decoded, ==, cells[i].decoded);
  }
}

static void
a_column_says_how_its_cells_are_read (void)
{
  g_autofree char *old = dv_encoding_decode_cell ("Hµ", NULL, DV_ENCODING_TCVN3);
  g_autofree char *unicode = dv_encoding_decode_cell ("Đỗ Tú", NULL, DV_ENCODING_TCVN3);
  g_autofree char *undecided = dv_encoding_decode_cell ("Hµ", NULL, DV_ENCODING_AUTO);

  g_assert_cmpstr (old, ==, "Hà");
  g_assert_cmpstr (unicode, ==, "Đỗ Tú");
  g_assert_cmpstr (undecided, ==, "Hµ");
}

static void
the_score_can_be_shown (void)
{
  g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();
  DvEncodingScore score;

  dv_encoding_guess_add (guess, "TrÇn ThÞ An, TrÇn Mü", NULL);
  dv_encoding_guess_add (guess, "TrÇn fµ", NULL);
  score = dv_encoding_guess_get_score (guess, DV_ENCODING_TCVN3);
  g_assert_cmpuint (score.n_words, ==, 4);
  g_assert_cmpuint (score.n_valid, ==, 3);
  score = dv_encoding_guess_get_score (guess, DV_ENCODING_UNICODE);
  g_assert_cmpuint (score.n_words, ==, 4);
  g_assert_cmpuint (score.n_valid, ==, 0);
}

static void
no_more_than_enough_is_looked_at (void)
{
  g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();
  guint n_words;

  for (int i = 0; i < 3000; i++) {
    const char letters_of_i[] = { (char) ('a' + i % 26), (char) ('a' + i / 26 % 26),
                                  (char) ('a' + i / 676), '\0' };
    g_autofree char *text = g_strdup_printf ("t%sµ n%sµ", letters_of_i, letters_of_i);

    dv_encoding_guess_add (guess, text, NULL);
  }
  n_words = dv_encoding_guess_get_score (guess, DV_ENCODING_TCVN3).n_words;
  g_assert_cmpuint (n_words, >=, 4000);
  g_assert_cmpuint (n_words, <, 4010);
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  samples = g_rand_new_with_seed (5712);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding-guess/old_encodings_are_guessed", old_encodings_are_guessed);
  g_test_add_func ("/encoding-guess/foreign_names_are_left_alone", foreign_names_are_left_alone);
  g_test_add_func ("/encoding-guess/what_is_not_old_is_left_alone", what_is_not_old_is_left_alone);
  g_test_add_func ("/encoding-guess/one_plain_word_is_enough_if_nothing_else_writes_it",
                   one_plain_word_is_enough_if_nothing_else_writes_it);
  g_test_add_func ("/encoding-guess/cells_of_one_column_are_read_each_by_its_font",
                   cells_of_one_column_are_read_each_by_its_font);
  g_test_add_func ("/encoding-guess/a_column_says_how_its_cells_are_read",
                   a_column_says_how_its_cells_are_read);
  g_test_add_func ("/encoding-guess/the_score_can_be_shown", the_score_can_be_shown);
  g_test_add_func ("/encoding-guess/no_more_than_enough_is_looked_at",
                   no_more_than_enough_is_looked_at);
  status = g_test_run ();
  g_rand_free (samples);
  return status;
}
