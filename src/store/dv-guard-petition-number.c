/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-petition-number.h"
#include "dv-store-error.h"

/* A number of the register is given once, and stays. */

static gboolean
refuse_taken (DvDb *db, DvRecord *petition, GError **error)
{
  g_autoptr (GPtrArray) others = dv_petition_find_same_number (db, petition, error);
  const DvField *start = dv_kind_find_field (&dv_kind_petition, "start");
  const DvField *book = dv_kind_find_field (&dv_kind_petition, "book");
  const DvChoice *choice = dv_field_find_choice (book, dv_petition_get_book (petition));
  g_autofree char *day = NULL;
  DvRecord *other;

  if (others == NULL || others->len == 0)
    return others != NULL;
  other = g_ptr_array_index (others, 0);
  day = dv_record_get_display (other, start);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: a number, the name of a book, the title of a petition, its date */
               _ ("Number %s of the %s is that of “%s”, received on %s. Nothing was saved: leave "
                  "the number empty to be given the next one, or type another."),
               dv_record_get (petition, "number"), dv_choice_get_label (choice),
               dv_record_get_title (other), day);
  return FALSE;
}

/* The next letter of the old year would get the same number: it is looked for by the receipt. */
static gboolean
refuse_other_year (DvRecord *before, DvRecord *after, GError **error)
{
  const char *number = dv_record_get (after, "number");
  guint year = dv_petition_get_year (before);

  if (dv_petition_parse_number (number, year) == 0 ||
      dv_petition_parse_number (number, dv_petition_get_year (after)) != 0)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: a number in the register, two years */
               _ ("Number %s is of the book of %u, and the letter would be one of %u. Nothing was "
                  "saved: empty the number, so that it gets the next one of that year."),
               number, year, dv_petition_get_year (after));
  return FALSE;
}

/* Whether it leaves its place in the books, or takes another. */
static gboolean
is_moved (DvRecord *before, DvRecord *after)
{
  return dv_guard_differs (before, after, "number") || dv_guard_differs (before, after, "book") ||
         dv_guard_differs (before, after, "desk") ||
         (before != NULL && dv_petition_get_year (before) != dv_petition_get_year (after));
}

static gboolean
check (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  if (after != NULL && !is_moved (before, after))
    return TRUE;
  if (before != NULL && !dv_petition_refuse_gap (db, before, error))
    return FALSE;
  if (after == NULL)
    return TRUE;
  return (before == NULL || refuse_other_year (before, after, error)) &&
         refuse_taken (db, after, error);
}

const DvGuard dv_guard_number = { &dv_kind_petition, check, NULL };
