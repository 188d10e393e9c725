/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-phrase.h"

#include <string.h>

#include "dv-numerals.h"

/* Vietnamese has no endings, so a sentence is made by putting phrases side by side. What must be
 * known of a phrase is whether it begins with a verb (then nothing is to be put before it) and
 * whether its first letter is small inside a sentence. */

/* Longer ones first where one begins with the other. */
static const char *const verbs[] = {
  "tổ chức",      "tham gia",  "tham mưu",      "phối hợp",  "chỉ đạo",    "triển khai",
  "thực hiện",    "xây dựng",  "rà soát",       "tổng hợp",  "khởi công",  "ra mắt",
  "làm điểm",     "kiện toàn", "chuẩn bị",      "khảo sát",  "kiểm tra",   "giám sát",
  "tuyên truyền", "vận động",  "phát huy",      "phân công", "củng cố",    "công khai",
  "ban hành",     "duy trì",   "hoàn thành",    "tiếp nhận", "giải quyết", "tập trung",
  "đẩy mạnh",     "thăm hỏi",  "thăm",          "tặng",      "trao",       "hỗ trợ",
  "ra quân",      "phát động", "thành lập",     "hướng dẫn", "đôn đốc",    "tiếp tục",
  "ký kết",       "bàn giao",  "sửa chữa",      "lập",       "dự",         "nâng cao",
  "đổi mới",      "phản ánh",  "tạo điều kiện", "góp ý",     "tiếp thu",   "sơ kết",
  "tổng kết",     "huy động",  "quán triệt",    "niêm yết",  "lấy ý kiến", "chi trả",
  "họp",          NULL,
};

static const char *const nouns[] = {
  "công tác",     "hoạt động", "chương trình", "kế hoạch", "phong trào", "mô hình",  "chiến dịch",
  "đề án",        "dự án",     "hội nghị",     "đại hội",  "lễ",         "ngày",     "tháng",
  "tuần",         "cuộc",      "buổi",         "các",      "những",      "việc",     "liên hoan",
  "hội thi",      "chi hội",   "câu lạc bộ",   "clb",      "lớp",        "nhiệm vụ", "giải",
  "phương hướng", "quy chế",   "nội dung",     "một số",   NULL,
};

/* Both are folded to small letters; a word must end where @words end. */
static gsize
match_words (const char *phrase, const char *words)
{
  const char *p = phrase, *w = words;

  while (*w != '\0') {
    if (*p == '\0' ||
        g_unichar_tolower (g_utf8_get_char (p)) != g_unichar_tolower (g_utf8_get_char (w)))
      return 0;
    p = g_utf8_next_char (p);
    w = g_utf8_next_char (w);
  }
  return *p == '\0' || !g_unichar_isalnum (g_utf8_get_char (p)) ? (gsize) (p - phrase) : 0;
}

static gboolean
starts_with_any (const char *phrase, const char *const *lists)
{
  for (guint i = 0; lists[i] != NULL; i++) {
    if (match_words (phrase, lists[i]) > 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_phrase_get_opening:
 * @phrase: a phrase
 *
 * Returns: what it begins with, as far as the program knows the word
 */
DvOpening
dv_phrase_get_opening (const char *phrase)
{
  if (starts_with_any (phrase, verbs))
    return DV_OPENING_VERB;
  return starts_with_any (phrase, nouns) ? DV_OPENING_NOUN : DV_OPENING_OTHER;
}

static const char *
next_word (const char *phrase)
{
  const char *space = strchr (phrase, ' ');

  return space != NULL ? space + 1 : phrase + strlen (phrase);
}

/* UBND and 06 stay as they are; so does the first word of a name: Tháng Thanh niên, Hội LHPN. */
static gboolean
keeps_case (const char *phrase)
{
  gunichar second = *phrase != '\0' ? g_utf8_get_char (g_utf8_next_char (phrase)) : 0;
  gunichar word = g_utf8_get_char (next_word (phrase));

  if (!g_unichar_isupper (g_utf8_get_char (phrase)) || g_unichar_isupper (second))
    return TRUE;
  return dv_phrase_get_opening (phrase) == DV_OPENING_VERB || match_words (phrase, "đại hội") ||
             match_words (phrase, "hội nghị") || match_words (phrase, "sinh hoạt") ||
             match_words (phrase, "lễ")
           ? FALSE
           : g_unichar_isupper (word);
}

static char *
change_first (const char *phrase, gunichar (*change) (gunichar))
{
  GString *changed = g_string_new (NULL);

  if (*phrase != '\0') {
    g_string_append_unichar (changed, change (g_utf8_get_char (phrase)));
    g_string_append (changed, g_utf8_next_char (phrase));
  }
  return g_string_free (changed, FALSE);
}

/**
 * dv_phrase_lower_first:
 * @phrase: a phrase that may begin a sentence
 *
 * Returns: (transfer full): the phrase as it stands inside one; abbreviations and names keep their
 *   first letter
 */
char *
dv_phrase_lower_first (const char *phrase)
{
  return keeps_case (phrase) ? g_strdup (phrase) : change_first (phrase, g_unichar_tolower);
}

/**
 * dv_phrase_upper_first:
 * @phrase: a phrase
 *
 * Returns: (transfer full): the phrase as it begins a sentence
 */
char *
dv_phrase_upper_first (const char *phrase)
{
  return change_first (phrase, g_unichar_toupper);
}

/**
 * dv_phrase_starts_with:
 * @phrase: a phrase
 * @words: whole words
 *
 * Returns: whether @phrase begins with @words, in capital or small letters
 */
gboolean
dv_phrase_starts_with (const char *phrase, const char *words)
{
  return *words != '\0' && match_words (phrase, words) > 0;
}

/**
 * dv_phrase_find:
 * @phrase: a phrase
 * @words: whole words
 *
 * Returns: (nullable): where @words stand in @phrase, in capital or small letters
 */
const char *
dv_phrase_find (const char *phrase, const char *words)
{
  gboolean at_start = TRUE;

  if (words == NULL || *words == '\0')
    return NULL;
  for (const char *p = phrase; *p != '\0'; p = g_utf8_next_char (p)) {
    if (at_start && match_words (p, words) > 0)
      return p;
    at_start = !g_unichar_isalnum (g_utf8_get_char (p));
  }
  return NULL;
}

static const char *
skip_words (const char *phrase, guint n)
{
  for (guint i = 0; i < n && *phrase != '\0'; i++)
    phrase = next_word (phrase);
  return phrase;
}

/**
 * dv_phrase_skip_said:
 * @phrase: what is to be said next
 * @said: what was said just before
 *
 * A verb is not said twice: “Tổ chức” and “Tổ chức đại hội” give “Tổ chức đại hội”.
 *
 * Returns: the part of @phrase that is still to be said
 */
const char *
dv_phrase_skip_said (const char *phrase, const char *said)
{
  g_autofree char *end = g_strchomp (g_strdup (said));

  for (guint n = 4; n > 0; n--) {
    const char *rest = skip_words (phrase, n);
    g_autofree char *words = g_strchomp (g_strndup (phrase, (gsize) (rest - phrase)));
    gsize from = strlen (end) - MIN (strlen (end), strlen (words));
    gboolean whole = from == 0 || end[from - 1] == ' ';

    if (*rest != '\0' && whole && g_utf8_validate (end + from, -1, NULL) &&
        match_words (end + from, words) == strlen (words) && *words != '\0')
      return rest;
  }
  return phrase;
}

/**
 * dv_phrase_skip_named:
 * @phrase: what somebody does
 * @name: their name
 *
 * “Đoàn vận động tuyên truyền” does not “vận động, tuyên truyền thực hiện kiểm đếm” but “thực hiện
 * kiểm đếm”: the first verbs are left out when the name says them and another verb follows.
 *
 * Returns: the part of @phrase that is still to be said
 */
const char *
dv_phrase_skip_named (const char *phrase, const char *name)
{
  const char *p = phrase;

  for (guint n = 0; *p != '\0'; n++, p = next_word (p)) {
    g_autofree char *word = g_strndup (p, strcspn (p, " ,;"));

    if (n >= 4 && dv_phrase_get_opening (p) == DV_OPENING_VERB && !dv_phrase_find (name, word))
      return p;
    if (*word == '\0' || dv_phrase_find (name, word) == NULL)
      return phrase;
  }
  return phrase;
}

/* “UBND phường” and “Hội Cựu chiến binh phường” share their last word. */
static void
share_last_word (GPtrArray *names)
{
  for (guint i = 0; i + 1 < names->len; i++) {
    char *name = g_ptr_array_index (names, i);
    const char *next = g_ptr_array_index (names, i + 1);

    if (g_str_has_suffix (name, " phường") && g_str_has_suffix (next, " phường"))
      name[strlen (name) - strlen (" phường")] = '\0';
  }
}

/**
 * dv_phrase_join:
 * @names: (element-type utf8): names; changed
 *
 * Returns: (transfer full): the names as one list: “A, B và C”
 */
char *
dv_phrase_join (GPtrArray *names)
{
  GString *list = g_string_new (NULL);

  share_last_word (names);
  for (guint i = 0; i < names->len; i++) {
    if (i > 0)
      g_string_append (list, i + 1 == names->len && names->len > 2 ? " và " : ", ");
    g_string_append (list, g_ptr_array_index (names, i));
  }
  return g_string_free (list, FALSE);
}

/**
 * dv_phrase_format_count:
 * @number: a number of things
 *
 * Returns: (transfer full): the number as papers write it: 06, 31, 1.240
 */
char *
dv_phrase_format_count (gint64 number)
{
  if (number > 0 && number < 10)
    return g_strdup_printf ("%02d", (int) number);
  return dv_text_format_integer (number);
}
