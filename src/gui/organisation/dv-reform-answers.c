/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "organisation/dv-reform-answers.h"

#include "dv-problem.h"

#include <glib/gi18n.h>

static const DvChoice ways[] = {
  { "merge", N_ ("merge: several units become one"), "sáp nhập" },
  { "rename", N_ ("rename"), "đổi tên" },
  { "split", N_ ("split: a unit becomes several"), "chia tách" },
  { "part", N_ ("give a part of a unit to another"), "chuyển một phần" },
  { "end", N_ ("end, without a successor"), "kết thúc" },
  { "reform", N_ ("the reform of 01/07/2025 (NQ 1656/NQ-UBTVQH15)"), "sắp xếp 01/07/2025" },
  { NULL },
};

#define UNIT(id, number)                                              \
  {                                                                   \
    id, "unit" number, N_ ("Unit"), DV_TYPE_LINK, 0, .target = "unit" \
  }
#define NEW(id, number)                                                  \
  { id, "name" number, N_ ("Name of the new unit"), DV_TYPE_TEXT, 0 },   \
    { id + 1, "short_name" number, N_ ("Short name"), DV_TYPE_TEXT, 0 }, \
  {                                                                      \
    id + 2, "code" number, N_ ("Code"), DV_TYPE_TEXT, 0                  \
  }

static const DvField fields[] = {
  { 1, "way", N_ ("What happens"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = ways },
  { 2, "date", N_ ("From"), DV_TYPE_DATE, 0, .hint = N_ ("The first day on which it is so") },
  { 3, "document", N_ ("Decision"), DV_TYPE_LINK, 0, .target = "document" },
  UNIT (4, "1"),
  UNIT (5, "2"),
  UNIT (6, "3"),
  UNIT (7, "4"),
  UNIT (8, "5"),
  { 9, "into", N_ ("Unit that takes it over"), DV_TYPE_LINK, 0, .target = "unit",
    .hint = N_ ("Leave it empty if a new unit is made") },
  NEW (10, "1"),
  NEW (13, "2"),
  NEW (16, "3"),
};

const DvKind dv_reform_answers_kind = {
  .name = "reform-answers",
  .label = N_ ("Reorganisation"),
  .label_plural = N_ ("Reorganisations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name1",
};

static gboolean
is_way (DvRecord *answers, const char *way)
{
  return g_strcmp0 (dv_record_get (answers, "way"), way) == 0;
}

/* name2 → name2, as “name” and 2 */
static const char *
get (DvRecord *answers, const char *name, guint i)
{
  g_autofree char *field = g_strdup_printf ("%s%u", name, i + 1);

  return dv_record_get (answers, field);
}

/* How many units can be named on a page of units, and how many new ones. */
static guint
count_wanted (DvRecord *answers, const char *page)
{
  if (g_str_equal (page, "units"))
    return is_way (answers, "merge") || is_way (answers, "end") ? DV_REFORM_MAX_UNITS : 1;
  if (is_way (answers, "end"))
    return 0;
  return is_way (answers, "split") ? DV_REFORM_MAX_NEW : 1;
}

/**
 * dv_reform_answers_wants:
 * @answers: what was answered so far
 * @page: a page
 * @field: the name of a field on it
 *
 * Returns: whether the field is asked for, after what was answered
 */
gboolean
dv_reform_answers_wants (DvRecord *answers, const char *page, const char *field)
{
  gsize length = strlen (field);

  if (g_str_equal (page, "what"))
    return g_str_equal (field, "way") || !is_way (answers, "reform");
  if (g_str_equal (field, "into"))
    return !is_way (answers, "rename") && !is_way (answers, "split");
  return (guint) (field[length - 1] - '0') <= count_wanted (answers, page);
}

/**
 * dv_reform_answers_next_page:
 * @answers: what was answered so far
 * @page: the page that is shown
 * @back: whether the one before it is wanted
 *
 * Returns: the page to show, @page itself at either end
 */
const char *
dv_reform_answers_next_page (DvRecord *answers, const char *page, gboolean back)
{
  static const char *const pages[] = { "what", "units", "new", "parts", "preview" };
  int step = back ? -1 : 1;
  int i = 0;

  while (!g_str_equal (pages[i], page))
    i++;
  for (i += step; i >= 0 && i < (int) G_N_ELEMENTS (pages); i += step) {
    gboolean skipped = (is_way (answers, "reform") && i > 0 && i < 4) ||
                       (i == 3 && !is_way (answers, "split") && !is_way (answers, "part"));

    if (!skipped)
      return pages[i];
  }
  return page;
}

static void
need (GPtrArray *problems, DvRecord *answers, const char *field, const char *message)
{
  if (dv_record_get (answers, field) == NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_reform_answers_kind, field), "%s", message);
}

static void
check_new (GPtrArray *problems, DvRecord *answers)
{
  const char *into = dv_record_get (answers, "into");

  if (is_way (answers, "end"))
    return;
  if (into == NULL)
    need (problems, answers, "name1", _ ("Type the name of the new unit."));
  if (is_way (answers, "split"))
    need (problems, answers, "name2", _ ("A unit is split into two at least."));
  if (into != NULL && dv_record_get (answers, "name1") != NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_reform_answers_kind, "into"), "%s",
                     _ ("Either choose a unit, or type the name of a new one."));
}

/**
 * dv_reform_answers_check:
 * @answers: what was answered so far
 * @page: the page that is left
 *
 * Returns: (transfer full) (element-type DvProblem): what is missing on the page
 */
GPtrArray *
dv_reform_answers_check (DvRecord *answers, const char *page)
{
  GPtrArray *problems = dv_problems_new ();

  if (g_str_equal (page, "what")) {
    need (problems, answers, "way", _ ("Choose what happens."));
    if (!is_way (answers, "reform"))
      need (problems, answers, "date", _ ("Type the first day on which it is so."));
  } else if (g_str_equal (page, "units")) {
    need (problems, answers, "unit1", _ ("Choose a unit."));
  } else if (g_str_equal (page, "new")) {
    check_new (problems, answers);
  }
  return problems;
}

/**
 * dv_reform_answers_list_units:
 * @answers: the answers
 *
 * Returns: (transfer full) (element-type utf8): the UUIDs of the units that change, each once
 */
GPtrArray *
dv_reform_answers_list_units (DvRecord *answers)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < count_wanted (answers, "units"); i++) {
    const char *unit = get (answers, "unit", i);

    if (unit != NULL && !g_ptr_array_find_with_equal_func (units, unit, g_str_equal, NULL))
      g_ptr_array_add (units, g_strdup (unit));
  }
  return units;
}

static void
add_new (DvReform *reform, DvRecord *answers, guint i)
{
  g_autoptr (DvRecord) unit = dv_record_new (dv_kind_find ("unit"));
  g_autofree char *key = g_strdup_printf ("new%u", i + 1);

  dv_record_set (unit, "name", get (answers, "name", i));
  dv_record_set (unit, "short_name", get (answers, "short_name", i));
  dv_record_set (unit, "code", get (answers, "code", i));
  dv_reform_add_unit (reform, key, unit, NULL);
}

static void
add_split (DvReform *reform, DvRecord *answers, const char *unit)
{
  for (guint i = 0; i < DV_REFORM_MAX_NEW; i++) {
    g_autofree char *key = g_strdup_printf ("new%u", i + 1);

    if (get (answers, "name", i) == NULL)
      continue;
    add_new (reform, answers, i);
    dv_reform_add_line (reform, unit, "split", key, i == 0, NULL);
  }
}

/**
 * dv_reform_answers_make:
 * @answers: the answers
 *
 * Returns: (transfer full): the reform that was asked for; the parts are still to be assigned
 */
DvReform *
dv_reform_answers_make (DvRecord *answers)
{
  DvReform *reform =
    dv_reform_new (dv_record_get (answers, "date"), dv_record_get (answers, "document"));
  g_autoptr (GPtrArray) units = dv_reform_answers_list_units (answers);
  const char *into = is_way (answers, "end") ? NULL : dv_record_get (answers, "into");

  if (is_way (answers, "split")) {
    add_split (reform, answers, g_ptr_array_index (units, 0));
    return reform;
  }
  if (into == NULL && !is_way (answers, "end")) {
    add_new (reform, answers, 0);
    into = "new1";
  }
  for (guint i = 0; i < units->len; i++) {
    const char *unit = g_ptr_array_index (units, i);

    if (g_strcmp0 (unit, into) != 0)
      dv_reform_add_line (reform, unit, dv_record_get (answers, "way"), into, FALSE, NULL);
  }
  return reform;
}
