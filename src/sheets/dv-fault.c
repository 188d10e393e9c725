/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-fault.h"

#include <glib/gi18n-lib.h>

/* Longer values are cut in a message. */
#define SHOWN_VALUE 60

static void
fault_free (gpointer data)
{
  DvFault *fault = data;

  g_free (fault->column);
  g_free (fault->value);
  g_free (fault->reason);
  g_free (fault);
}

/**
 * dv_faults_new:
 *
 * Returns: (transfer full) (element-type DvFault): no faults
 */
GPtrArray *
dv_faults_new (void)
{
  return g_ptr_array_new_with_free_func (fault_free);
}

/**
 * dv_faults_add:
 * @faults: (element-type DvFault): a list of faults
 * @row: the row of the sheet, or 0
 * @column: (nullable): the heading of the column
 * @value: (nullable): what stands in the cell
 * @format: a sentence, as for printf()
 * @...: its arguments
 */
void
dv_faults_add (GPtrArray *faults,
               guint row,
               const char *column,
               const char *value,
               const char *format,
               ...)
{
  DvFault *fault = g_new0 (DvFault, 1);
  va_list args;

  va_start (args, format);
  fault->row = row;
  fault->column = g_strdup (column);
  fault->value = g_strdup (value);
  fault->reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (faults, fault);
}

static char *
shorten (const char *value)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (value, -1) <= SHOWN_VALUE)
    return g_strdup (value);
  start = g_utf8_substring (value, 0, SHOWN_VALUE);
  return g_strconcat (start, "…", NULL);
}

/**
 * dv_fault_to_line:
 * @fault: a fault
 * @file: the name of the file
 * @sheet: (nullable): the name of the sheet, if the file has several
 *
 * Returns: (transfer full): one line: `file:sheet:row:column: what is wrong. What to do`, with a
 *   dash for what does not apply
 */
char *
dv_fault_to_line (const DvFault *fault, const char *file, const char *sheet)
{
  g_autofree char *row = fault->row > 0 ? g_strdup_printf ("%u", fault->row) : g_strdup ("-");
  g_autofree char *value = fault->value != NULL ? shorten (fault->value) : NULL;
  g_autofree char *where = g_strdup_printf ("%s:%s:%s:%s", file, sheet != NULL ? sheet : "-", row,
                                            fault->column != NULL ? fault->column : "-");
  char *line;

  if (value != NULL)
    line = g_strdup_printf ("%s: “%s”: %s", where, value, fault->reason);
  else
    line = g_strdup_printf ("%s: %s", where, fault->reason);
  return g_strdelimit (line, "\r\n", ' ');
}
