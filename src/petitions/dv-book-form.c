/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-book-form.h"

#include <string.h>

#include "dv-choices.h"
#include "dv-date.h"
#include "dv-kinds.h"

/* The forms of the register of those who came and wrote. They are Vietnamese whatever language the
 * program speaks. */

/* What stands where the law forbids to say who wrote: Luật Tố cáo 25/2018/QH14, art. 8; NĐ
 * 154/2026/NĐ-CP, art. 12. */
#define SECRET "(giữ bí mật danh tính)"

static char *
copy (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static char *
format_day (const char *iso)
{
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) ? dv_date_format (&date) : g_strdup ("");
}

/* The first of the words of a choice, which is what papers say. */
static char *
get_words (const char *field_name, const DvKind *kind, const char *code)
{
  const DvField *field = dv_kind_find_field (kind, field_name);
  const DvChoice *choice = code != NULL ? dv_field_find_choice (field, code) : NULL;

  return choice != NULL ? g_strndup (choice->words, strcspn (choice->words, "|")) : copy (code);
}

/* Joins what there is. */
static char *
join (const char *first, const char *separator, const char *second)
{
  gboolean both = first != NULL && *first != '\0' && second != NULL && *second != '\0';

  return g_strconcat (first != NULL ? first : "", both ? separator : "",
                      second != NULL ? second : "", NULL);
}

/* The year stands above the book. */
static char *
get_number (const DvPetitionRow *row)
{
  const char *year = row->number != NULL ? strchr (row->number, '/') : NULL;

  if (year == NULL || strncmp (year + 1, row->start, 4) != 0 || year[5] != '\0')
    return copy (row->number);
  return g_strndup (row->number, (gsize) (year - row->number));
}

static char *
get_day (const DvPetitionRow *row)
{
  return copy (row->start);
}

static char *
get_writer (const DvPetitionRow *row)
{
  return row->sealed ? g_strdup (SECRET) : join (row->name, ", ", row->address);
}

static char *
get_name (const DvPetitionRow *row)
{
  return copy (row->sealed ? SECRET : row->name);
}

static char *
get_address (const DvPetitionRow *row)
{
  return copy (row->sealed ? SECRET : row->address);
}

static char *
get_identity (const DvPetitionRow *row)
{
  return copy (row->sealed ? "(giữ bí mật)" : row->identity);
}

static char *
get_content (const DvPetitionRow *row)
{
  return copy (row->title);
}

static char *
get_type (const DvPetitionRow *row)
{
  return get_words ("type", &dv_kind_petition, row->type);
}

static char *
get_same_matter (const DvPetitionRow *row)
{
  return copy (row->same_matter);
}

static char *
get_signers (const DvPetitionRow *row)
{
  return copy (row->signers != NULL ? row->signers : "1");
}

static char *
get_settled_by (const DvPetitionRow *row)
{
  return copy (row->settled_by);
}

static char *
get_competence (const DvPetitionRow *row)
{
  return g_strdup (g_strcmp0 (row->competence, "own") == 0 ? "x" : "");
}

static char *
get_body_of (const DvPetitionRow *row, const char *type)
{
  const DvPetitionStep *step = dv_petition_row_find_step (row, type);

  if (step == NULL)
    return g_strdup ("");
  return join (step->body != NULL ? step->body : row->competent_body, "; ", step->document);
}

static char *
get_guided (const DvPetitionRow *row)
{
  return get_body_of (row, "guided");
}

static char *
get_transferred (const DvPetitionRow *row)
{
  return get_body_of (row, "transferred");
}

static char *
get_request (const DvPetitionRow *row)
{
  return copy (row->request);
}

/* “thụ lý 06/07/2026 (12/TB-UBND); trả lời 09/07/2026”. Reasons and names are not said: they may
 * say who denounced. */
static char *
get_course (const DvPetitionRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->steps->len; i++) {
    const DvPetitionStep *step = g_ptr_array_index (row->steps, i);
    g_autofree char *words = get_words ("type", &dv_kind_step, step->type);
    g_autofree char *day = format_day (step->date);

    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", words, day);
    if (step->document != NULL)
      g_string_append_printf (text, " (%s)", step->document);
  }
  if (row->answer != NULL && !row->sealed)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", row->answer);
  return g_string_free (text, FALSE);
}

static char *
get_note (const DvPetitionRow *row)
{
  const char *joined = row->joined ? "nhập vào vụ việc đã có" : NULL;

  return join (joined, "; ", row->sealed ? NULL : row->note);
}

static const DvBookColumn columns_2026[] = {
  { "STT", NULL, 1.5, DV_ALIGN_CENTER, DV_SHEET_TEXT, get_number },
  { "Ngày tiếp", NULL, 4, DV_ALIGN_CENTER, DV_SHEET_DATE, get_day },
  { "Họ tên, địa chỉ", NULL, 4, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_writer },
  { "CCCD/Hộ chiếu", NULL, 4.6, DV_ALIGN_CENTER, DV_SHEET_TEXT, get_identity },
  { "Tóm tắt nội dung vụ việc", NULL, 4.6, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_content },
  { "Phân loại (KN/TC/KN-PA)", NULL, 2.2, DV_ALIGN_CENTER, DV_SHEET_TEXT, get_type },
  { "Số công dân có đơn cùng một nội dung", NULL, 1.7, DV_ALIGN_CENTER, DV_SHEET_NUMBER,
    get_same_matter },
  { "Cơ quan đã giải quyết hết thẩm quyền", NULL, 2.6, DV_ALIGN_LEFT, DV_SHEET_TEXT,
    get_settled_by },
  { "Thuộc thẩm quyền", "Xử lý", 2.2, DV_ALIGN_CENTER, DV_SHEET_TEXT, get_competence },
  { "Hướng dẫn đến cơ quan, số văn bản", "Xử lý", 2.8, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_guided },
  { "Cơ quan thụ lý, số văn bản chuyển đơn", "Xử lý", 2.8, DV_ALIGN_LEFT, DV_SHEET_TEXT,
    get_transferred },
  { "Theo dõi quá trình, kết quả giải quyết", NULL, 4.6, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_course },
  { "Ghi chú", NULL, 1.8, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_note },
};

/* TT 06/2014/TT-TTCP names what the book holds, and no columns beyond it. */
static const DvBookColumn columns_2014[] = {
  { "STT", NULL, 1.5, DV_ALIGN_CENTER, DV_SHEET_TEXT, get_number },
  { "Ngày tiếp", NULL, 4, DV_ALIGN_CENTER, DV_SHEET_DATE, get_day },
  { "Họ tên", NULL, 3.4, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_name },
  { "Địa chỉ", NULL, 3.4, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_address },
  { "Số lượng người", NULL, 1.5, DV_ALIGN_CENTER, DV_SHEET_NUMBER, get_signers },
  { "Nội dung", NULL, 5, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_content },
  { "Quá trình giải quyết", NULL, 3, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_settled_by },
  { "Yêu cầu", NULL, 3, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_request },
  { "Kết quả tiếp, xử lý", NULL, 5, DV_ALIGN_LEFT, DV_SHEET_TEXT, get_course },
};

const DvBookForm dv_book_form_2014 = {
  "Mẫu 06-TCD (TT 06/2014/TT-TTCP)",
  "Sổ tiếp công dân",
  columns_2014,
  G_N_ELEMENTS (columns_2014),
};

const DvBookForm dv_book_form_2026 = {
  "Mẫu 03/TCD (NĐ 154/2026/NĐ-CP)",
  "Sổ tiếp công dân",
  columns_2026,
  G_N_ELEMENTS (columns_2026),
};
