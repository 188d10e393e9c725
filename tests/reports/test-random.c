/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-document-text.h"
#include "dv-docx.h"
#include "dv-page-layout.h"
#include "dv-pdf.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <string.h>

/* Whatever a person types or a broken file brings in: no writer may crash, and what it writes is
 * a file that others can read. */

static int
pick (int n)
{
  return g_test_rand_int_range (0, n);
}

static void
append_random (GString *text)
{
  static const char *const bits[] = {
    "Nhân dân",
    " ",
    " ",
    "\n",
    "\t",
    "ngày 05",
    "<w:p>",
    "&amp;",
    "\"",
    "]]>",
    "\x01",
    "\x1b[0m",
    "\xff\xfe",
    "\xc3",
    "😀",
    "👨‍👩‍👧",
    "e\xcc\x82\xcc\x81",
    "שלום",
    "مرحبا",
    "汉字",
    "\xe2\x80\xa9",
    "\xef\xbf\xbe",
    "\xf4\x8f\xbf\xbf",
    "{number}",
    "%s",
    "́",
    "\r\n",
    "\xe2\x80\x8b",
    "1.750.000.000",
  };

  switch (pick (12)) {
  case 0:
    for (int i = pick (300); i > 0; i--)
      g_string_append (text, "ươ");
    break;
  case 1:
    g_string_append_unichar (text, (gunichar) g_test_rand_int_range (1, 0xd800));
    break;
  default:
    g_string_append (text, bits[pick (G_N_ELEMENTS (bits))]);
    break;
  }
}

static char *
random_text (int most)
{
  GString *text = g_string_new (NULL);

  for (int i = pick (most + 1); i > 0; i--)
    append_random (text);
  return g_string_free (text, FALSE);
}

static void
fill (DvParagraph *paragraph, int most)
{
  for (int i = pick (4); i > 0; i--) {
    g_autofree char *text = random_text (most);
    g_autofree char *figure = random_text (3);

    if (pick (2))
      dv_paragraph_add_figure (paragraph, text, figure);
    else
      dv_paragraph_add_styled (paragraph, text, (DvRunFlags) pick (4));
  }
  dv_paragraph_set_alignment (paragraph, (DvAlignment) pick (5));
}

static int
random_rows (void)
{
  static const int most[] = { 1, 5, 60, 2001 };

  return pick (most[pick (40) ? pick (3) : 3]);
}

static void
add_table (DvDocument *document)
{
  DvTable *table = dv_document_add_table (document);
  int n = pick (10) ? pick (9) : pick (60);
  int rows = random_rows ();

  for (int i = 0; i < n; i++) {
    g_autofree char *title = random_text (6);
    dv_table_add_column (table, title, g_test_rand_double_range (-1, 20), (DvAlignment) pick (5));
  }
  for (int i = 0; i < n; i += 1 + pick (4)) {
    g_autofree char *title = random_text (6);
    dv_table_add_group (table, title, (unsigned) i, (unsigned) pick (4));
  }
  for (int i = 0; i < rows; i++) {
    DvRow *row = dv_table_add_row (table, pick (10) ? DV_ROW_BODY : DV_ROW_TOTAL);
    for (int j = pick (n + 3); j > 0; j--)
      fill (dv_row_add_cell (row, (unsigned) pick (4)), pick (200) ? 5 : 400);
  }
}

static void
add_letterhead (DvDocument *document)
{
  g_autofree char *a = random_text (20);
  g_autofree char *b = random_text (20);
  DvLetterhead texts = { .superior = a,
                         .issuer = b,
                         .number = pick (2) ? a : NULL,
                         .subject = pick (2) ? b : NULL,
                         .place_date = pick (2) ? a : NULL,
                         .nation = pick (2) ? b : NULL };

  dv_document_add_letterhead (document, &texts);
}

static void
add_signature (DvDocument *document)
{
  DvSignature *signature = dv_document_add_signature (document);
  g_autofree char *post = random_text (10);

  dv_signature_set_post (signature, post);
  dv_signature_set_signer (signature, pick (2) ? post : NULL);
  for (int i = pick (pick (5) ? 5 : 120); i > 0; i--) {
    g_autofree char *recipient = random_text (5);
    dv_signature_add_recipient (signature, recipient);
    dv_signature_add_authority (signature, (DvAuthority) pick (5), recipient);
  }
}

static void
add_block (DvDocument *document)
{
  g_autofree char *text = random_text (30);

  switch (pick (11)) {
  case 0:
    add_letterhead (document);
    break;
  case 1:
    dv_document_add_title (document, text, pick (2) ? text : NULL);
    break;
  case 2:
    dv_document_add_heading (document, 1 + (unsigned) pick (3), text);
    break;
  case 3:
    fill (dv_document_add_list_item (document, text), 30);
    break;
  case 4:
    add_table (document);
    break;
  case 5:
    dv_document_add_page_break (document);
    break;
  case 6:
    dv_document_add_section (document, pick (2));
    break;
  case 7:
    add_signature (document);
    break;
  case 8:
    dv_document_add_end_mark (document);
    break;
  default:
    fill (dv_document_add_paragraph (document), pick (20) ? 60 : 4000);
    break;
  }
}

/* Numbers and choices at random inside their ranges. */
static void
shake (DvLayout *layout)
{
  gsize n;
  const DvLayoutField *fields = dv_layout_fields (&n);

  for (gsize i = 0; i < n; i++) {
    char value[G_ASCII_DTOSTR_BUF_SIZE];
    const DvLayoutField *field = &fields[i];

    if (field->maximum <= 1 || pick (6))
      continue;
    g_ascii_formatd (value, sizeof value, "%.2f",
                     g_test_rand_double_range (field->minimum, field->maximum));
    g_assert_true (dv_layout_set (layout, field->name, value, NULL));
  }
}

static DvDocument *
random_document (void)
{
  static const char *const codes[] = { "state-2020", "party-2018", "party-2026" };
  g_autoptr (DvLayout) layout = dv_layout_new_builtin (codes[pick (3)]);

  if (pick (3) == 0)
    shake (layout);
  DvDocument *document = dv_document_new (layout);
  for (int i = pick (30); i > 0; i--)
    add_block (document);
  return document;
}

static void
assert_xml (const char *name, const char *text, gsize length)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr (GError) error = NULL;
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);

  if (!g_markup_parse_context_parse (context, text, (gssize) length, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("%s: %s", name, error->message);
  g_markup_parse_context_free (context);
}

static void
assert_part (struct archive *archive, struct archive_entry *entry)
{
  gsize length = (gsize) archive_entry_size (entry);
  g_autofree char *text = g_malloc (length + 1);

  g_assert_cmpint (archive_read_data (archive, text, length), ==, (la_ssize_t) length);
  assert_xml (archive_entry_pathname (entry), text, length);
}

static void
assert_docx (DvDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dv_document_to_docx (document, &error);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  int n = 0;

  g_assert_no_error (error);
  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes)),
                   ==, ARCHIVE_OK);
  for (; archive_read_next_header (archive, &entry) == ARCHIVE_OK; n++)
    assert_part (archive, entry);
  g_assert_cmpint (n, ==, 10);
  archive_read_free (archive);
}

/* pdfinfo, when it is there, opens the file. */
static void
assert_pdf (DvDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvPages) pages = dv_pages_new (document);
  g_autoptr (GBytes) bytes = dv_pages_to_pdf (pages, &error);
  g_autofree char *pdfinfo = g_find_program_in_path ("pdfinfo");
  gsize length;

  g_assert_no_error (error);
  const char *data = g_bytes_get_data (bytes, &length);
  g_assert_cmpint (length, >, 100);
  g_assert_true (g_str_has_prefix (data, "%PDF-1."));
  if (!pdfinfo)
    return;

  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                        G_SUBPROCESS_FLAGS_STDERR_PIPE,
                      &error, pdfinfo, "-", NULL);
  g_autoptr (GBytes) complaints = NULL;
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, bytes, NULL, NULL, &complaints, &error));
  g_assert_true (g_subprocess_get_successful (process));
  g_assert_cmpuint (g_bytes_get_size (complaints), ==, 0);
}

static void
test_random (void)
{
  int n = g_test_slow () ? 400 : 20;

  for (int i = 0; i < n; i++) {
    g_autoptr (DvDocument) document = random_document ();
    g_autofree char *text = dv_document_to_text (document);

    g_assert_true (g_utf8_validate (text, -1, NULL));
    assert_docx (document);
    assert_pdf (document);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/papers/random", test_random);
  return g_test_run ();
}
