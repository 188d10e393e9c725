/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-problem.h"
#include "dv-record.h"

/* clang-format off */
enum {
  NUMBER_NONE,
#define TEXT(member, ...) NUMBER_##member,
#define DATE TEXT
#define YES_NO TEXT
#define MM TEXT
#define PT TEXT
#define SIZE TEXT
#define RATIO TEXT
#define CHOICE TEXT
#include "dv-layout-values.def"
};

/* The values have their Vietnamese names in every language: they are those of the decrees. */
#define VALUE(member, heading_) \
  { .id = NUMBER_##member, .name = #member, .label = heading_, .headings = heading_, \
    .flags = NUMBER_##member == NUMBER_code ? DV_FIELD_KEY | DV_FIELD_REQUIRED \
             : NUMBER_##member == NUMBER_name ? DV_FIELD_REQUIRED | DV_FIELD_SEARCHED : 0 },
static const DvField fields[] = {
#define TEXT(member, heading, ...) VALUE (member, heading)
#define DATE(member, heading, ...) \
  { .id = NUMBER_##member, .name = #member, .label = heading, .type = DV_TYPE_PARTIAL_DATE, \
    .headings = heading },
#define YES_NO(member, heading, ...) VALUE (member, heading)
#define MM(member, heading, min, max, ...) VALUE (member, heading)
#define PT(member, heading, min, max, ...) VALUE (member, heading)
#define SIZE(member, heading, ...) VALUE (member, heading)
#define RATIO(member, heading, min, max, ...) VALUE (member, heading)
#define CHOICE(member, heading, words, ...) VALUE (member, heading)
#include "dv-layout-values.def"
};

/* What a value may be: a number within limits, or one of some words. */
typedef struct {
  const char *name;
  double minimum;
  double maximum;
  const char *words;
} Limits;

static const Limits limits[] = {
#define TEXT(member, ...)
#define DATE(member, ...)
#define YES_NO(member, ...) { #member, 0, 0, "yes|no" },
#define MM(member, heading, min, max, ...) { #member, min, max, NULL },
#define PT(member, heading, min, max, ...) { #member, min, max, NULL },
#define SIZE(member, ...) { #member, 6, 36, NULL },
#define RATIO(member, heading, min, max, ...) { #member, min, max, NULL },
#define CHOICE(member, heading, words, ...) { #member, 0, 0, words },
#include "dv-layout-values.def"
};
/* clang-format on */

static gboolean
is_word (const char *value, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) each, value);
}

static void
check_value (DvRecord *record, const Limits *limit, GPtrArray *problems)
{
  const DvField *field = dv_kind_find_field (&dv_kind_layout, limit->name);
  const char *value = dv_record_get_value (record, field);
  char *end;
  double number;

  if (value == NULL)
    return;
  if (limit->words != NULL) {
    if (!is_word (value, limit->words))
      /* translators: words to choose from, separated by | */
      dv_problems_add (problems, field, _ ("Must be one of: %s."), limit->words);
    return;
  }
  number = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || number < limit->minimum || number > limit->maximum)
    dv_problems_add (problems, field, _ ("Must be a number from %g to %g, with a decimal point."),
                     limit->minimum, limit->maximum);
}

static void
check (DvRecord *record, GPtrArray *problems)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    check_value (record, &limits[i], problems);
}

/* The layout of papers: margins, fonts and sizes as the decree of its time says. */
const DvKind dv_kind_layout = {
  .id = 29,
  .name = "layout",
  .label = N_ ("Layout"),
  .label_plural = N_ ("Layouts"),
  .icon = "dv-report-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("code", "name", "valid_from", "valid_to", "legal_basis"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
  .check = check,
};
