/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "organisation/dv-staff-command.h"

#include "dv-kinds.h"
#include "dv-staff-paper.h"
#include "records/dv-form-dialog.h"
#include "records/dv-record-commands.h"
#include "records/dv-words.h"
#include "reports/dv-paper-window.h"

#include <glib/gi18n.h>

/* The list of staff of a body, or of all, as it was on a day. */

#define MONTHS 3

static const DvField fields[] = {
  { 1, "day", N_ ("On"), DV_TYPE_DATE, DV_FIELD_REQUIRED },
  { 2, "unit", N_ ("Body"), DV_TYPE_LINK, 0, .target = "unit",
    .hint = N_ ("Leave it empty for all bodies") },
  { 3, "months", N_ ("Terms that end within months"), DV_TYPE_INTEGER, 0, .maximum = 120 },
};

static const DvKind staff_kind = {
  .name = "staff",
  .label = N_ ("List of staff"),
  .label_plural = N_ ("Lists of staff"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "day",
};

typedef struct {
  char *unit;
  char *day;
  guint months;
} Staff;

static void
staff_free (gpointer data)
{
  Staff *staff = data;

  g_free (staff->unit);
  g_free (staff->day);
  g_free (staff);
}

static gboolean
write_cb (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  const Staff *staff = data;

  return dv_paper_window_add (papers, NULL,
                              dv_staff_paper_build (db, staff->unit, staff->day, staff->months,
                                                    error));
}

/**
 * dv_staff_show:
 * @parent: (nullable): a widget of the window that it stands over
 * @store: where the posts stand
 * @unit: (nullable): the UUID of a body, %NULL for all
 * @day: the day, `yyyy-mm-dd`
 * @months: a term that ends within so many months is marked
 *
 * Returns: (transfer none): the window with the paper, owned by GTK
 */
GtkWidget *
dv_staff_show (GtkWidget *parent, DvStore *store, const char *unit, const char *day, int months)
{
  Staff *staff = g_new0 (Staff, 1);
  const DvPaperSource source = {
    .title = _ ("List of staff"),
    .heading = _ ("List of staff"),
    .subtitle = _ ("Posts, who holds them, and vacancies"),
    .choice = "",
    .whole = "",
    .write = write_cb,
    .data = staff,
    .destroy = staff_free,
  };

  staff->unit = g_strdup (unit);
  staff->day = g_strdup (day);
  staff->months = (guint) months;
  return dv_paper_window_new (parent, store, &source);
}

typedef struct {
  GtkWidget *window;
  DvStore *store;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->window);
  g_object_unref (question->store);
  g_free (question);
}

static void
asked_cb (DvRecord *asked, gpointer user_data)
{
  Question *question = user_data;

  gtk_window_present (GTK_WINDOW (
    dv_staff_show (question->window, question->store, dv_record_get (asked, "unit"),
                   dv_record_get (asked, "day"), (int) dv_record_get_integer (asked, "months"))));
}

/**
 * dv_staff_ask:
 * @widget: a widget of the window that asks
 * @store: where the posts stand
 * @unit: (nullable): the body to begin with
 *
 * Asks for the day, and shows the list of staff.
 */
void
dv_staff_ask (GtkWidget *widget, DvStore *store, DvRecord *unit)
{
  g_autoptr (DvRecord) asked = dv_record_new (&staff_kind);
  g_autofree char *today = dv_words_today ();
  Question *question = g_new0 (Question, 1);

  dv_record_set (asked, "day", today);
  dv_record_set (asked, "months", G_STRINGIFY (MONTHS));
  if (unit != NULL) {
    dv_record_set (asked, "unit", dv_record_get_id (unit));
    dv_record_set_link_title (asked, &fields[1], dv_record_get_title (unit));
  }
  question->window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  question->store = g_object_ref (store);
  dv_form_dialog_present (widget, _ ("List of staff"),
                          _ ("Posts, bodies and people are those of the day. Vacancies, people who "
                             "act for too long and terms that end soon are said in words."),
                          _ ("_Show"), store, asked, asked_cb, question, question_free);
}

const DvRecordCommand dv_command_staff = {
  .kind = &dv_kind_unit,
  .name = "staff",
  .label = N_ ("List of staff…"),
  .icon = "system-users-symbolic",
  .hint = N_ ("Who holds which post of this body on a day, and which are vacant"),
  .run = dv_staff_ask,
};
