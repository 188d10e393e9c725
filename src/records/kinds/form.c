/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-placeholders.h"
#include "dv-problem.h"
#include "dv-record.h"

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY, .headings = "Mã" },
  { 2, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên mẫu" },
  { 3, "number", N_ ("Number of the form"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Số mẫu" },
  { 4, "step", N_ ("Step"), DV_TYPE_CHOICE, 0, .choices = dv_choices_step, .headings = "Bước",
    .hint = N_ ("The step that the paper is of: its document and date come from there") },
  { 5, "type", N_ ("Type of petition"), DV_TYPE_CHOICE, 0, .choices = dv_choices_petition_type,
    .headings = "Loại đơn", .hint = N_ ("Empty: all types") },
  { 6, "heading", N_ ("Title of the paper"), DV_TYPE_TEXT, DV_FIELD_REQUIRED,
    .headings = "Tên loại văn bản" },
  { 7, "excerpt", N_ ("Below its title"), DV_TYPE_TEXT, 0, .headings = "Trích yếu" },
  { 8, "symbol", N_ ("Symbol"), DV_TYPE_TEXT, 0, .headings = "Ký hiệu",
    .hint = N_ ("TB, QĐ, PC …; empty for a paper without a number") },
  { 9, "text", N_ ("Text"), DV_TYPE_LONG_TEXT, DV_FIELD_REQUIRED, .headings = "Nội dung",
    .hint = N_ ("Names in braces are filled in: {number}, {sender}, {content}, {receipt date} …") },
  { 10, "signers", N_ ("Who signs side by side"), DV_TYPE_TEXT, 0, .headings = "Các bên ký",
    .hint = N_ ("With semicolons between them; empty for the chairman alone") },
  { 11, "recipients", N_ ("Recipients"), DV_TYPE_TEXT, 0, .headings = "Nơi nhận" },
  { 12, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, 0, .headings = "Căn cứ" },
  { 13, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 14, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
};

static void
check_text (DvRecord *record, const char *name, GPtrArray *problems)
{
  const char *text = dv_record_get (record, name);
  g_autofree char *unknown = text != NULL ? dv_placeholders_find_unknown (text) : NULL;
  g_autofree char *known = NULL;

  if (unknown == NULL)
    return;
  known = g_strjoinv ("}, {", (char **) dv_placeholders_list ());
  dv_problems_add (problems, dv_kind_find_field (&dv_kind_form, name),
                   /* translators: a name in braces, then a list of names in braces */
                   _ ("No letter can fill in {%s}. Write one of {%s}."), unknown, known);
}

static void
check (DvRecord *record, GPtrArray *problems)
{
  check_text (record, "text", problems);
  check_text (record, "excerpt", problems);
  check_text (record, "recipients", problems);
}

/* A letter or paper of a case, as a text with names in braces; see
 * src/petitions/dv-petition-letter.h. */
const DvKind dv_kind_form = {
  .id = 43,
  .name = "form",
  .label = N_ ("Form of a letter"),
  .label_plural = N_ ("Forms of letters"),
  .icon = "dv-document-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "number", "step", "type", "valid_from", "valid_to"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
  .check = check,
};
