/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-table-private.h"

#include "dv-fold.h"

/* What the rows of a form say that are no records. Where a name or a task could begin with the same
 * letters, the marks decide: a Tống Công Danh is no “tổng cộng”. */

static const char *
skip_prefix (const char *text, const char *prefix)
{
  gsize length = strlen (prefix);

  if (strncmp (text, prefix, length) != 0 || (text[length] != '\0' && text[length] != ' '))
    return NULL;
  return text[length] == ' ' ? text + length + 1 : text + length;
}

static gboolean
has_prefix (const char *text, const char *const *prefixes)
{
  for (guint i = 0; prefixes[i] != NULL; i++) {
    if (skip_prefix (text, prefixes[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* What comes after “cộng”, if it is a sum: nothing, a number, or what it is the sum of. */
static gboolean
continues_sum (const char *rest)
{
  static const char *const parts[] = { "tdp",  "tổ",   "khu",  "trang", "mục", "phần", "nhóm",
                                       "chi",  "dồn",  "số",   "loại",  "i",   "ii",   "iii",
                                       "iv",   "v",    "vi",   "a",     "b",   "c",    "hộ",
                                       "toàn", "bằng", "tiền", "thôn",  "xóm", "khối", NULL };

  return *rest == '\0' || g_ascii_isdigit (*rest) || has_prefix (rest, parts);
}

/* Saves most rows the folding: sums begin with one of these letters. */
static gboolean
may_be_total (const char *text)
{
  while (*text != '\0' && !g_ascii_isalpha (*text) && (guchar) *text < 0x80)
    text++;
  return *text != '\0' && strchr ("tTcClLmM", *text) != NULL;
}

/**
 * dv_words_are_total:
 * @text: what stands in a row
 * @is_part: (out): whether it is the sum of a part of the table
 *
 * Returns: whether the row is a sum
 */
gboolean
dv_words_are_total (const char *text, gboolean *is_part)
{
  static const char *const all[] = { "tổng cộng", "tổng số", "tong cong", "tong so", NULL };
  static const char *const part[] = { "lũy kế",           "luỹ kế",    "cộng dồn",
                                      "cộng trang",       "mang sang", "cộng mang sang",
                                      "cộng chuyển sang", NULL };
  static const char *const bare[] = { "tổng", "tong", "cong", NULL };
  g_autofree char *folded = NULL;
  const char *rest;

  *is_part = FALSE;
  if (!may_be_total (text))
    return FALSE;
  folded = dv_text_fold_case (text);
  for (guint i = 0; all[i] != NULL; i++) {
    rest = skip_prefix (folded, all[i]);
    if (rest == NULL || (i > 1 && !continues_sum (rest)))
      continue;
    *is_part = has_prefix (rest, (const char *const[]){ "tdp", "tổ", "trang", "nhóm", NULL });
    return TRUE;
  }
  if (g_strv_contains (bare, folded))
    return TRUE;
  rest = skip_prefix (folded, "tổng");
  if (rest != NULL && g_ascii_isdigit (*rest))
    return TRUE;
  rest = skip_prefix (folded, "cộng");
  *is_part = has_prefix (folded, part) || (rest != NULL && *rest != '\0');
  return has_prefix (folded, part) || (rest != NULL && continues_sum (rest));
}

/**
 * dv_words_are_signature:
 * @text: what stands in a row
 *
 * Returns: whether it is said there who signs, or where and when
 */
gboolean
dv_words_are_signature (const char *text)
{
  static const char *const words[] = {
    "nguoi lap",
    "tm uy ban",
    "tm ubnd",
    "tm ban",
    "tm dang uy",
    "tm chi",
    "tm mttq",
    "tm ban thuong truc",
    "tm doan",
    "tm hoi",
    "tm bch",
    "chu tich",
    "pho chu tich",
    "kt chu tich",
    "kt truong",
    "tl chu tich",
    "thu truong",
    "ke toan",
    "truong ban",
    "pho truong ban",
    "to truong",
    "bi thu",
    "xac nhan cua",
    "ky ghi ro",
    "ky va ghi ro",
    "ky ten dong dau",
    "noi nhan",
    "can bo phu trach",
    "nguoi phat",
    "thu quy",
    "dai dien",
    "ubnd phuong",
    "uy ban nhan dan",
    "truong thon",
    "chi hoi truong",
    "thu ky",
    "nguoi duyet",
    "nguoi kiem tra",
    "nguoi tong hop",
    "ban cong tac mat tran",
    "truong ban cong tac mat tran",
    "ban thuong truc",
    NULL,
  };
  g_autofree char *folded = dv_text_fold (text);
  const char *day;

  if (strlen (folded) > 100)
    return FALSE;
  if (has_prefix (folded, words))
    return TRUE;
  /* “Ngọc Lâm, ngày … tháng … năm 2019” */
  day = strstr (folded, "ngay");
  return day != NULL && (day == folded || day[-1] == ' ') && strstr (day, "thang") != NULL &&
         strstr (day, " nam") != NULL;
}

/**
 * dv_words_are_note:
 * @text: what stands alone in a row
 *
 * Returns: whether it is a remark about the table
 */
gboolean
dv_words_are_note (const char *text)
{
  static const char *const words[] = { "ghi chu",
                                       "luu y",
                                       "bang chu",
                                       "so tien bang chu",
                                       "viet bang chu",
                                       "danh sach nay",
                                       "danh sach co",
                                       "danh sach gom",
                                       "an dinh danh sach",
                                       "tong danh sach",
                                       "tong so tien bang chu",
                                       NULL };
  g_autofree char *folded = NULL;

  while (g_ascii_isspace (*text))
    text++;
  if (*text == '*' || g_str_has_prefix (text, "(*") || g_str_has_prefix (text, "(Bằng chữ"))
    return TRUE;
  folded = dv_text_fold (text);
  return has_prefix (folded, words);
}

/**
 * dv_words_name_group:
 * @text: what stands alone in a row
 *
 * Returns: whether it names a residential group or another part of a ward that lists are ordered by
 */
gboolean
dv_words_name_group (const char *text)
{
  static const char *const words[] = { "tdp",     "to dan pho", "khu dan cu", "khu pho",  "khu",
                                       "thon",    "xom",        "chi hoi",    "chi doan", "cum",
                                       "dia ban", "to so",      "khoi",       NULL };
  g_autofree char *folded = dv_text_fold (text);
  const char *rest = skip_prefix (folded, "to");

  if (strlen (folded) > 60)
    return FALSE;
  return has_prefix (folded, words) || (rest != NULL && g_ascii_isdigit (*rest)) ||
         (g_str_has_prefix (folded, "tdp") && g_ascii_isdigit (folded[3]));
}

/**
 * dv_words_are_office:
 * @text: what stands in a row
 *
 * Returns: whether it belongs above a table: the name of the office, the motto, the title
 */
gboolean
dv_words_are_office (const char *text)
{
  static const char *const words[] = { "cong hoa xa hoi",
                                       "doc lap tu do",
                                       "uy ban nhan dan",
                                       "ubnd",
                                       "dang bo",
                                       "dang cong san",
                                       "danh sach",
                                       "bang tong hop",
                                       "bieu",
                                       "mau so",
                                       "don vi tinh",
                                       "kem theo",
                                       "ban hanh kem",
                                       "bao cao",
                                       "phu luc",
                                       NULL };
  g_autofree char *folded = dv_text_fold (text);

  return has_prefix (folded, words);
}

static gboolean
is_roman (const char *text, gsize length)
{
  return length > 0 && length < 6 && strspn (text, "IVX") >= length;
}

/**
 * dv_words_are_marker:
 * @text: what stands in the column that numbers the rows
 * @style: (out): `I` for roman, `A` for a letter, `1` for a number
 *
 * Returns: whether it numbers a group: “I”, “A.”, “1)”
 */
gboolean
dv_words_are_marker (const char *text, char *style)
{
  gsize length = strspn (text, "ABCDEGHIKLMNOPQRSTUVXYZ0123456789");
  const char *rest = text + length;

  while (*rest != '\0' && strchr (" .)/:-", *rest) != NULL)
    rest++;
  if (length == 0 || *rest != '\0')
    return FALSE;
  if (is_roman (text, length))
    *style = 'I';
  else if (length == 1 && g_ascii_isalpha (*text))
    *style = 'A';
  else if (strspn (text, "0123456789") >= length && length < 4)
    *style = '1';
  else
    return FALSE;
  return TRUE;
}

/**
 * dv_words_skip_marker:
 * @text: the heading of a group
 * @style: (out): how it is numbered, as of dv_words_are_marker(); 0 if it is not
 *
 * Returns: the heading without its number: “Hộ nghèo” of “I. Hộ nghèo”
 */
const char *
dv_words_skip_marker (const char *text, char *style)
{
  gsize length = strcspn (text, ".)/: -");
  g_autofree char *marker = NULL;
  const char *rest = text + length;

  *style = 0;
  while (*rest == ' ')
    rest++;
  /* A number is one only with a sign behind it: “5 hộ” is none. */
  if (length == 0 || *rest == '\0' || strchr (".)/:-", *rest) == NULL)
    return text;
  marker = g_strndup (text, length);
  if (!dv_words_are_marker (marker, style))
    return text;
  rest += strspn (rest, " .)/:-");
  if (*rest == '\0')
    *style = 0;
  return *rest != '\0' ? rest : text;
}

/* The first word of nine in ten Vietnamese names. */
static const char *const families[] = {
  "nguyen", "tran",  "le",  "pham",  "hoang", "huynh", "phan", "vu",   "vo",    "dang",  "bui",
  "do",     "ho",    "ngo", "duong", "ly",    "dao",   "dinh", "doan", "lam",   "trinh", "mai",
  "truong", "luong", "luu", "ha",    "chu",   "cao",   "ta",   "dam",  "quach", NULL,
};

/**
 * dv_words_are_person:
 * @text: what stands in a cell
 *
 * Returns: whether it surely looks like the full name of a person: two to five words that all begin
 *   with a capital, of which the first is a common family name
 */
gboolean
dv_words_are_person (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  g_autofree char *first = NULL;
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0')
      continue;
    if (!g_unichar_isupper (g_utf8_get_char (words[i])) || strpbrk (words[i], "0123456789:()"))
      return FALSE;
    if (n++ == 0)
      first = dv_text_fold (words[i]);
  }
  return n >= 2 && n <= 5 && g_strv_contains (families, first);
}
