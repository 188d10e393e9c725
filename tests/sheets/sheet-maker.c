/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet-maker.h"

#include <gio/gio.h>
#include <xlsxwriter.h>

#include "letters.h"

typedef struct {
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *plain;
  lxw_format *date;
  DvEncoding encoding;
  guint row;
} Maker;

static void
begin_sheet (Maker *self, const char *name)
{
  self->sheet = workbook_add_worksheet (self->book, name);
  self->row = 0;
  g_assert_nonnull (self->sheet);
}

static void
write_date (Maker *self, lxw_col_t column, const char *text)
{
  lxw_datetime day = { 0 };

  g_assert_cmpint (sscanf (text, "%d-%d-%d", &day.year, &day.month, &day.day), ==, 3);
  worksheet_write_datetime (self->sheet, self->row, column, &day, self->date);
}

/* “=7:SUM(A1:A2)” is a formula and its result. */
static void
write_formula (Maker *self, lxw_col_t column, const char *text)
{
  const char *colon = strchr (text, ':');
  g_autofree char *formula = NULL;
  double result = g_ascii_strtod (text + 1, NULL);

  g_assert_nonnull (colon);
  formula = g_strdup_printf ("=%s", colon + 1);
  worksheet_write_formula_num (self->sheet, self->row, column, formula, self->plain, result);
}

static void
write_text (Maker *self, lxw_col_t column, const char *text)
{
  g_autofree char *encoded =
    self->encoding == DV_ENCODING_UNICODE ? NULL : encode_text (self->encoding, text, FALSE);

  worksheet_write_string (self->sheet, self->row, column, encoded != NULL ? encoded : text,
                          self->plain);
}

static void
set_font (Maker *self, const char *name)
{
  self->plain = workbook_add_format (self->book);
  format_set_font_name (self->plain, name);
  self->encoding = DV_ENCODING_UNICODE;
  if (g_str_has_prefix (name, ".Vn"))
    self->encoding = DV_ENCODING_TCVN3;
  else if (g_str_has_prefix (name, "VNI"))
    self->encoding = DV_ENCODING_VNI;
}

static void
write_cell (Maker *self, lxw_col_t column, char *text)
{
  if (*text == '#')
    worksheet_write_number (self->sheet, self->row, column, g_ascii_strtod (text + 1, NULL),
                            self->plain);
  else if (*text == '@')
    write_date (self, column, text + 1);
  else if (*text == '=')
    write_formula (self, column, text);
  else if (*text != '\0')
    write_text (self, column, g_strdelimit (text, "^", '\n'));
}

static void
merge (Maker *self, const char *range)
{
  worksheet_merge_range (self->sheet, lxw_name_to_row (range), lxw_name_to_col (range),
                         lxw_name_to_row_2 (range), lxw_name_to_col_2 (range), "", self->plain);
}

static void
hide_column (Maker *self, const char *column)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  lxw_col_t number = lxw_name_to_col (column);

  worksheet_set_column_opt (self->sheet, number, number, LXW_DEF_COL_WIDTH, NULL, &hidden);
}

/* What stands behind a + is done to the sheet: “+tab Name”, “+merge A1:B1 A2:A3”, “+hide C D”,
 * “+font .VnTime”; in a font from before Unicode the texts become its bytes. */
static void
obey (Maker *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (strcmp (words[0], "+tab") == 0)
    begin_sheet (self, line + strlen ("+tab "));
  else if (strcmp (words[0], "+font") == 0)
    set_font (self, line + strlen ("+font "));
  for (guint i = 1; words[i] != NULL; i++) {
    if (strcmp (words[0], "+merge") == 0)
      merge (self, words[i]);
    else if (strcmp (words[0], "+hide") == 0)
      hide_column (self, words[i]);
  }
}

static void
write_row (Maker *self, const char *line)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  gboolean is_hidden = *line == '~';
  g_auto (GStrv) cells = g_strsplit (line + is_hidden, "|", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    write_cell (self, (lxw_col_t) i, cells[i]);
  if (is_hidden)
    worksheet_set_row_opt (self->sheet, self->row, LXW_DEF_ROW_HEIGHT, NULL, &hidden);
  self->row++;
}

/* Writes a workbook of @cells, with | between two of them and a line for each row. The first letter
 * of a cell says what it is: # a number, @ a day, = a formula; a line end in a text is written ^. A
 * row that begins with ~ is hidden. */
void
sheet_maker_write (const char *path, const char *cells)
{
  g_auto (GStrv) lines = g_strsplit (cells, "\n", -1);
  Maker self = { .book = workbook_new (path) };

  g_assert_nonnull (self.book);
  set_font (&self, "Times New Roman");
  self.date = workbook_add_format (self.book);
  format_set_num_format (self.date, "dd/mm/yyyy");
  for (guint i = 0; lines[i] != NULL; i++) {
    if (self.sheet == NULL && !g_str_has_prefix (lines[i], "+tab"))
      begin_sheet (&self, "Sheet1");
    if (*lines[i] == '+')
      obey (&self, lines[i]);
    else
      write_row (&self, lines[i]);
  }
  g_assert_cmpint (workbook_close (self.book), ==, LXW_NO_ERROR);
}

static GPtrArray *
list_xlsx (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (name, ".xlsx"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  }
  return paths;
}

/* Has LibreOffice write every workbook of @folder once more, as @format.
 * Returns: whether there is LibreOffice */
gboolean
sheet_maker_convert (const char *folder, const char *format)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", folder);
  g_autoptr (GPtrArray) paths = list_xlsx (folder);
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  const char *const start[] = { program, profile,    "--headless", "--convert-to",
                                format,  "--outdir", folder };

  if (program == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (start); i++)
    g_ptr_array_add (command, (gpointer) start[i]);
  g_ptr_array_extend (command, paths, NULL, NULL);
  g_ptr_array_add (command, NULL);
  /* The settings that find faults in our memory would find them in that of LibreOffice. */
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_CHECK_");
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command->pdata, NULL);
  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}
