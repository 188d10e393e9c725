/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-list-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-date.h"
#include "dv-gift-count.h"
#include "dv-gift-head.h"
#include "dv-kinds.h"
#include "dv-numerals.h"
#include "dv-store-error.h"

/* The list that people sign when they receive a gift, in the form that wards use: the year of birth
 * under Nam or Nữ, residential group by residential group, by given name. */

/* High enough for a signature. */
#define LINE_HEIGHT 9.0

enum {
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_MALE,
  COLUMN_FEMALE,
  COLUMN_ADDRESS,
  COLUMN_UNIT,
  COLUMN_CATEGORY,
  COLUMN_AMOUNT,
  COLUMN_GOODS,
  COLUMN_SIGNED,
  COLUMN_NOTE,
  N_COLUMNS,
};

static const struct {
  const char *title;
  double weight;
  DvAlignment alignment;
} columns[N_COLUMNS] = {
  [COLUMN_NUMBER] = { "STT", 1.1, DV_ALIGN_CENTER },
  [COLUMN_NAME] = { "Họ và tên", 6.2, DV_ALIGN_LEFT },
  [COLUMN_MALE] = { "Nam", 1.2, DV_ALIGN_CENTER },
  [COLUMN_FEMALE] = { "Nữ", 1.2, DV_ALIGN_CENTER },
  [COLUMN_ADDRESS] = { "Địa chỉ", 6.5, DV_ALIGN_LEFT },
  [COLUMN_UNIT] = { "Tổ dân phố", 2, DV_ALIGN_CENTER },
  [COLUMN_CATEGORY] = { "Đối tượng", 4, DV_ALIGN_LEFT },
  [COLUMN_AMOUNT] = { "Mức quà (đồng)", 2.8, DV_ALIGN_RIGHT },
  [COLUMN_GOODS] = { "Hiện vật", 2.8, DV_ALIGN_LEFT },
  [COLUMN_SIGNED] = { "Ký nhận", 3.4, DV_ALIGN_CENTER },
  [COLUMN_NOTE] = { "Ghi chú", 2.6, DV_ALIGN_LEFT },
};

/**
 * dv_list_paper_free:
 * @paper: (transfer full) (nullable): a list on paper
 */
void
dv_list_paper_free (DvListPaper *paper)
{
  if (paper == NULL)
    return;
  g_free (paper->name);
  g_clear_pointer (&paper->document, dv_document_unref);
  g_free (paper);
}

/* --- title --- */

static char *
format_day (DvRecord *list, const char *field)
{
  const char *iso = dv_record_get (list, field);
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) ? dv_date_format (&date) : NULL;
}

/* Words before the first `|`: what papers and spreadsheets say, in Vietnamese. */
static char *
words_of (const DvChoice *choice)
{
  return choice != NULL ? g_strndup (choice->words, strcspn (choice->words, "|")) : NULL;
}

static gboolean
is_draft (const char *state)
{
  return state == NULL || g_str_equal (state, "draft") || g_str_equal (state, "reviewed");
}

static char *
format_state (DvRecord *list)
{
  const char *state = dv_record_get (list, "state");
  const DvField *field = dv_kind_find_field (&dv_kind_list, "state");
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  if (is_draft (state))
    return g_strdup ("dự thảo, chưa duyệt, không dùng để trao quà");
  words = words_of (dv_field_find_choice (field, state));
  day = format_day (list, g_str_equal (state, "settled") ? "settled_on" : "approved_on");
  if (day == NULL || g_str_equal (state, "superseded"))
    return g_strdup (words != NULL ? words : state);
  return g_strdup_printf ("%s ngày %s", words != NULL ? words : state, day);
}

static char *
format_excerpt (DvRecord *list, const char *unit)
{
  g_autofree char *state = format_state (list);
  gint64 version = MAX (dv_record_get_integer (list, "version"), 1);

  return g_strdup_printf ("%s%s%s\n(bản %" G_GINT64_FORMAT ", %s)", dv_record_get_title (list),
                          unit != NULL ? "\n" : "", unit != NULL ? unit : "", version, state);
}

/* --- table --- */

static void
add_columns (DvTable *table)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    dv_table_add_column (table, columns[i].title, columns[i].weight, columns[i].alignment);
  dv_table_add_group (table, "Năm sinh", COLUMN_MALE, 2);
}

/* The year stands under the sex; where nobody wrote the sex, between both. */
static void
add_birth (DvRow *row, const DvGiftLine *line)
{
  g_autofree char *year = g_strndup (line->birth != NULL ? line->birth : "", 4);

  if (line->sex == NULL) {
    dv_paragraph_add_text (dv_row_add_cell (row, 2), year);
    return;
  }
  dv_row_add_text (row, g_str_equal (line->sex, "male") ? year : "");
  dv_row_add_text (row, g_str_equal (line->sex, "male") ? "" : year);
}

static void
add_amount (DvRow *row, gint64 amount)
{
  g_autofree char *text = amount != 0 ? dv_text_format_integer (amount) : g_strdup ("");

  dv_row_add_text (row, text);
}

static char *
format_proxy (const DvGiftLine *line)
{
  const DvField *field = dv_kind_find_field (&dv_kind_line, "receiver_relation");
  const DvChoice *choice =
    line->relation != NULL ? dv_field_find_choice (field, line->relation) : NULL;
  g_autofree char *relation = choice != NULL ? words_of (choice) : g_strdup (line->relation);

  if (line->receiver == NULL)
    return g_strdup ("Nhận thay");
  return g_strdup_printf ("Nhận thay: %s%s%s%s", line->receiver, relation != NULL ? " (" : "",
                          relation != NULL ? relation : "", relation != NULL ? ")" : "");
}

static char *
format_note (const DvGiftLine *line)
{
  g_autofree char *outcome = NULL;
  const char *note = line->note != NULL ? line->note : "";

  if (g_str_equal (line->state, "by-proxy"))
    outcome = format_proxy (line);
  else if (g_str_equal (line->state, "absent"))
    outcome = g_strdup ("Vắng");
  else if (g_str_equal (line->state, "refused"))
    outcome = g_strdup ("Từ chối nhận");
  if (outcome == NULL)
    return g_strdup (note);
  return g_strconcat (outcome, *note != '\0' ? "; " : "", note, NULL);
}

static void
add_text (DvRow *row, const char *text)
{
  dv_row_add_text (row, text != NULL ? text : "");
}

static void
add_line (DvTable *table, const DvGiftLine *line, guint number)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  g_autofree char *count = g_strdup_printf ("%u", number);
  g_autofree char *note = format_note (line);

  dv_row_set_height (row, LINE_HEIGHT);
  dv_row_add_text (row, count);
  add_text (row, line->name);
  add_birth (row, line);
  add_text (row, line->address);
  add_text (row, dv_gift_unit_number (line->unit_name));
  add_text (row, line->category_name);
  add_amount (row, line->amount);
  add_text (row, line->goods);
  add_text (row, NULL);
  add_text (row, note);
}

static void
add_sum (DvTable *table, const char *label, guint n, gint64 amount)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_TOTAL);
  g_autofree char *text = g_strdup_printf ("%s: %u suất", label, n);
  DvParagraph *cell = dv_row_add_cell (row, COLUMN_AMOUNT);

  dv_paragraph_set_alignment (cell, DV_ALIGN_LEFT);
  dv_paragraph_add_text (cell, text);
  add_amount (row, amount);
  dv_row_add_cell (row, N_COLUMNS - COLUMN_GOODS);
}

static const char *
name_of (const DvGiftSection *section)
{
  return section->name != NULL ? section->name : "Chưa rõ tổ dân phố";
}

static void
add_section (DvTable *table, const DvGiftSection *section, guint *number)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_SECTION);
  DvParagraph *cell = dv_row_add_cell (row, N_COLUMNS);
  g_autofree char *label = g_strdup_printf ("Cộng %s", name_of (section));

  dv_paragraph_set_alignment (cell, DV_ALIGN_LEFT);
  dv_paragraph_add_text (cell, name_of (section));
  for (guint i = 0; i < section->lines->len; i++)
    add_line (table, g_ptr_array_index (section->lines, i), ++*number);
  add_sum (table, label, section->lines->len, section->amount);
}

/* --- the whole --- */

/* A row of the table, so that those who sign do so below rows and not on a page without any. */
static void
add_words (DvTable *table, guint n, gint64 amount, const GPtrArray *lines)
{
  DvParagraph *cell = dv_row_add_cell (dv_table_add_row (table, DV_ROW_TOTAL), N_COLUMNS);
  g_autofree char *goods = dv_gift_goods (lines);
  g_autofree char *number = dv_text_format_integer (amount);
  g_autofree char *words = dv_text_dong_in_words (amount);
  g_autofree char *text = NULL;

  if (amount != 0)
    text =
      g_strdup_printf ("Tổng cộng: %u suất; số tiền: %s đồng (Bằng chữ: %s).", n, number, words);
  else
    text = g_strdup_printf ("Tổng cộng: %u suất.", n);
  dv_paragraph_set_alignment (cell, DV_ALIGN_LEFT);
  dv_paragraph_add_text (cell, text);
  if (goods == NULL)
    return;
  dv_paragraph_add_text (cell, " Hiện vật: ");
  dv_paragraph_add_text (cell, goods);
  dv_paragraph_add_text (cell, ".");
}

static void
add_table (DvDocument *document, DvGiftSection *const *sections, guint n_sections)
{
  DvTable *table = dv_document_add_table (document);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint number = 0;
  gint64 amount = 0;

  add_columns (table);
  for (guint i = 0; i < n_sections; i++) {
    add_section (table, sections[i], &number);
    amount += sections[i]->amount;
    g_ptr_array_extend (lines, sections[i]->lines, NULL, NULL);
  }
  add_words (table, number, amount, lines);
}

static DvDocument *
make_document (const DvGiftHead *head,
               DvGiftSection *const *sections,
               guint n_sections,
               const char *unit)
{
  DvDocument *document = dv_gift_head_begin (head);
  g_autofree char *excerpt = format_excerpt (head->record, unit);

  dv_document_add_title (document, "Danh sách", excerpt);
  add_table (document, sections, n_sections);
  dv_gift_head_sign (head, document);
  return document;
}

static gboolean
refuse_empty (DvRecord *list, gboolean group, GError **error)
{
  if (group)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: %s is a list */
                 _ ("Nobody of this residential group is on the list “%s”, so there is nothing to "
                    "print."),
                 dv_record_get_title (list));
  else
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: %s is a list */
                 _ ("The list “%s” has no lines, so there is nothing to print. Add people to it "
                    "first."),
                 dv_record_get_title (list));
  return FALSE;
}

static gboolean
read_list (DvDb *db, const char *list, DvGiftHead *head, GError **error)
{
  if (!dv_gift_head_read (db, list, head, error))
    return FALSE;
  if (dv_record_get_kind (head->record) == &dv_kind_list)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: the title of a record */
               _ ("“%s” is not a list of gifts."), dv_record_get_title (head->record));
  return FALSE;
}

static DvListPaper *
paper_new (const DvGiftHead *head, const GPtrArray *sections, const char *unit)
{
  DvListPaper *paper = g_new0 (DvListPaper, 1);

  paper->document =
    make_document (head, (DvGiftSection *const *) sections->pdata, sections->len, unit);
  return paper;
}

/**
 * dv_list_paper_build:
 * @db: a connection
 * @list: the UUID of a list
 * @unit: (nullable): the UUID of a residential group, for its lines alone
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the paper of a gift list: a section for each residential group with its sum, all of it in
 * words, and places to sign. No number of an identity card, no illness and no disability is on it
 * (NĐ 356/2025/NĐ-CP, art. 4).
 *
 * Returns: (transfer full): the paper
 */
DvListPaper *
dv_list_paper_build (DvDb *db, const char *list, const char *unit, GError **error)
{
  g_auto (DvGiftHead) head = { 0 };
  g_autoptr (DvGifts) gifts = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  const char *name;

  if (!read_list (db, list, &head, error))
    return NULL;
  gifts = dv_gifts_read (db, list, unit, error);
  if (gifts == NULL || (gifts->lines->len == 0 && !refuse_empty (head.record, unit != NULL, error)))
    return NULL;
  sections = dv_gift_sections (gifts);
  name = unit != NULL ? ((DvGiftSection *) g_ptr_array_index (sections, 0))->name : NULL;
  return paper_new (&head, sections, name);
}

static DvListPaper *
paper_of_section (const DvGiftHead *head, DvGiftSection *section)
{
  DvListPaper *paper = g_new0 (DvListPaper, 1);

  paper->name = g_strdup (section->name);
  paper->document = make_document (head, &section, 1, name_of (section));
  return paper;
}

/**
 * dv_list_paper_build_by_unit:
 * @db: a connection
 * @list: the UUID of a list
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a paper of its own for each residential group.
 *
 * Returns: (transfer full) (element-type DvListPaper): the papers, by group
 */
GPtrArray *
dv_list_paper_build_by_unit (DvDb *db, const char *list, GError **error)
{
  g_auto (DvGiftHead) head = { 0 };
  g_autoptr (DvGifts) gifts = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GPtrArray) papers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_list_paper_free);

  if (!read_list (db, list, &head, error))
    return NULL;
  gifts = dv_gifts_read (db, list, NULL, error);
  if (gifts == NULL || (gifts->lines->len == 0 && !refuse_empty (head.record, FALSE, error)))
    return NULL;
  sections = dv_gift_sections (gifts);
  for (guint i = 0; i < sections->len; i++)
    g_ptr_array_add (papers, paper_of_section (&head, g_ptr_array_index (sections, i)));
  return g_steal_pointer (&papers);
}
