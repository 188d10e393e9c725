/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cell-text-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fold.h"

/* The family names of nearly everybody. Ông is one too, so a name begins behind it only where one
 * of these does. */
static const char *const families[] = {
  "nguyễn", "trần",  "lê",    "phạm",  "hoàng",  "huỳnh", "vũ",    "võ",   "phan",
  "trương", "bùi",   "đặng",  "đỗ",    "ngô",    "hồ",    "dương", "đinh", "đoàn",
  "lâm",    "mai",   "trịnh", "đào",   "cao",    "lý",    "hà",    "lưu",  "lương",
  "thái",   "châu",  "tạ",    "phùng", "tô",     "vương", "văn",   "tăng", "quách",
  "lại",    "hứa",   "thạch", "diệp",  "từ",     "chu",   "la",    "đàm",  "tống",
  "giang",  "chung", "triệu", "kiều",  "hồng",   "đồng",  "danh",  "lã",   "lữ",
  "thân",   "kim",   "mã",    "bạch",  "nghiêm", "doãn",  "khuất", "quản", "nông",
  "phó",    "cù",    "đậu",   "đường", "mạc",    "ninh",  "ông",   "lều",  "khổng",
  "cấn",    "ngụy",  "tôn",   "thiều", "vi",     "viên",  "bạc",   "cung", NULL
};

static const char *const titles[] = { "cụ", "ông",      "bà",  "anh", "chị", "em", "cháu",
                                      "bé", "đồng chí", "đ c", "mẹ",  "ô",   "b",  NULL };

static gboolean
begins_with_family (const char *name)
{
  g_autofree char *folded = dv_text_fold_case (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", 2);

  return g_strv_length (words) == 2 && g_strv_contains (families, words[0]);
}

/**
 * dv_cell_text_read_name:
 * @text: what a cell for the name of a person says; “Cụ”, “Ông”, “Bà” before it are left out
 */
void
dv_cell_text_read_name (DvCellText *text)
{
  const char *name = text->text;
  g_autofree char *title = NULL;
  g_autofree char *folded = NULL;

  for (guint n = 0; n < 2 && name != NULL; n++) {
    name = strpbrk (name, " .:");
    if (name == NULL)
      return;
    name += strspn (name, " .:");
    g_free (title);
    title = g_strndup (text->text, (gsize) (name - text->text));
    g_free (folded);
    folded = dv_text_fold_case (title);
    if (!g_strv_contains (titles, folded) || !begins_with_family (name))
      continue;
    /* translators: how somebody is addressed, for example Ông */
    text->note = g_strdup_printf (_ ("“%s” was left out of the name."), g_strchomp (title));
    dv_cell_text_take (text, g_strdup (name));
    return;
  }
}
