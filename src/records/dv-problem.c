/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-problem.h"

static void
problem_free (gpointer data)
{
  DvProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

/**
 * dv_problems_new:
 *
 * Returns: (transfer full) (element-type DvProblem): an empty list of what is wrong with a record
 */
GPtrArray *
dv_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

/**
 * dv_problems_add:
 * @problems: (element-type DvProblem): a list of problems
 * @field: (nullable): the field that is wrong
 * @format: a sentence, as for printf()
 * @...: its arguments
 */
void
dv_problems_add (GPtrArray *problems, const DvField *field, const char *format, ...)
{
  DvProblem *problem = g_new0 (DvProblem, 1);
  va_list args;

  va_start (args, format);
  problem->field = field;
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, problem);
}

/**
 * dv_problems_find:
 * @problems: (element-type DvProblem): a list of problems
 * @field: (nullable): a field
 *
 * Returns: (nullable): the first thing that is wrong with @field
 */
const char *
dv_problems_find (GPtrArray *problems, const DvField *field)
{
  for (guint i = 0; i < problems->len; i++) {
    DvProblem *problem = g_ptr_array_index (problems, i);

    if (problem->field == field)
      return problem->message;
  }
  return NULL;
}

/**
 * dv_problems_to_text:
 * @problems: (element-type DvProblem): a list of problems
 *
 * Returns: (transfer full): one line for each problem
 */
char *
dv_problems_to_text (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    DvProblem *problem = g_ptr_array_index (problems, i);

    if (text->len > 0)
      g_string_append_c (text, '\n');
    if (problem->field != NULL)
      g_string_append_printf (text, "%s: ", dv_field_get_label (problem->field));
    g_string_append (text, problem->message);
  }
  return g_string_free (text, FALSE);
}
