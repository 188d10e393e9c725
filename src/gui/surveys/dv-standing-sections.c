/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "dv-posting-words.h"
#include "dv-postings.h"
#include "dv-supervision.h"
#include "records/dv-record-sections.h"
#include "surveys/dv-standing-view.h"

#include <glib/gi18n.h>

/* How a posting stands, and the time limits of a supervision. */

static const char *
get_posting_icon (const DvPostingStanding *standing)
{
  if (dv_posting_is_amiss (standing))
    return "dialog-warning-symbolic";
  return standing->state == DV_POSTING_PROVEN ? "emblem-ok-symbolic" : "alarm-symbolic";
}

static void
add_due (const DvPostingStanding *standing, GPtrArray *lines)
{
  g_autofree char *day = standing->due != 0 ? dv_date_format_julian (standing->due) : NULL;
  g_autofree char *title = NULL;

  if (day == NULL)
    return;
  title =
    standing->days_late == 0
      /* Translators: %s is a day. */
      ? g_strdup_printf (_ ("To be made public by %s"), day)
      : g_strdup_printf (ngettext ("To be made public by %s: %u day late",
                                   "To be made public by %s: %u days late", standing->days_late),
                         day, standing->days_late);
  dv_standing_add (lines, title, standing->due_rule->basis,
                   standing->days_late > 0 ? "dialog-warning-symbolic" : "emblem-ok-symbolic",
                   NULL);
}

static void
add_spans (const DvPostingStanding *standing, GPtrArray *lines)
{
  static const char *const icons[] = { "emblem-ok-symbolic", "dialog-warning-symbolic",
                                       "dialog-question-symbolic" };

  for (guint i = 0; i < standing->spans->len; i++) {
    const DvPostingSpan *span = &g_array_index (standing->spans, DvPostingSpan, i);
    g_autofree char *text = dv_posting_describe_span (span);

    dv_standing_add (lines, text, NULL, icons[span->type], NULL);
  }
}

static gboolean
read_posting (DvDb *db, const char *id, guint32 on, GPtrArray *lines, GError **error)
{
  g_autoptr (DvPostings) postings = dv_postings_read (db, id, on, error);
  const DvPostingStanding *standing;
  g_autofree char *state = NULL;
  g_autofree char *stay = NULL;

  if (postings == NULL)
    return FALSE;
  standing = &((DvPostingRow *) g_ptr_array_index (postings->rows, 0))->standing;
  state = dv_posting_describe (standing);
  stay = dv_posting_describe_stay (standing);
  dv_standing_add (lines, state, stay, get_posting_icon (standing), NULL);
  add_due (standing, lines);
  add_spans (standing, lines);
  return TRUE;
}

static GtkWidget *
create_posting (DvStore *store, DvRecord *record)
{
  return dv_standing_view_new (store, record, _ ("How it stands"), read_posting);
}

static const char *
get_clock_icon (const DvSupervisionDue *due)
{
  if (due->late > 0)
    return "dialog-warning-symbolic";
  return due->clock.done != 0 ? "emblem-ok-symbolic" : "alarm-symbolic";
}

static void
add_clock (const DvSupervisionDue *due, guint32 on, GPtrArray *lines)
{
  const char *of = due->recommendation != NULL ? dv_record_get_title (due->recommendation) : NULL;
  g_autofree char *day = dv_date_format_julian (due->clock.due);
  g_autofree char *state = dv_supervision_due_describe (due, on);
  /* Translators: what has to be done, a day, how it stands: “2 days overdue”. */
  g_autofree char *title = g_strdup_printf (_ ("%s: by %s, %s"), due->title, day, state);
  g_autofree char *subtitle = of != NULL && due->basis != NULL
                                ? g_strdup_printf ("%s\n%s", of, due->basis)
                                : g_strdup (of != NULL ? of : due->basis);

  dv_standing_add (lines, title, subtitle, get_clock_icon (due),
                   due->recommendation != NULL ? dv_record_get_id (due->recommendation) : NULL);
}

static gboolean
read_clocks (DvDb *db, const char *id, guint32 on, GPtrArray *lines, GError **error)
{
  g_autoptr (GPtrArray) clocks = dv_supervision_clocks (db, id, on, error);

  for (guint i = 0; clocks != NULL && i < clocks->len; i++)
    add_clock (g_ptr_array_index (clocks, i), on, lines);
  return clocks != NULL;
}

static GtkWidget *
create_clocks (DvStore *store, DvRecord *record)
{
  return dv_standing_view_new (store, record, _ ("Time limits"), read_clocks);
}

const DvRecordSection dv_section_posting = { &dv_kind_posting, "standing", NULL, create_posting };
const DvRecordSection dv_section_clocks = { &dv_kind_supervision, "clocks", NULL, create_clocks };
