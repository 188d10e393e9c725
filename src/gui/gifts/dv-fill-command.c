/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"
#include "dv-choices.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-list-fill.h"
#include "dv-list-state.h"
#include "dv-problem.h"
#include "records/dv-form-dialog.h"
#include "records/dv-record-commands.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* A list out of the register: everybody in a category, of an age, in a residential group. */

static const DvField fields[] = {
  { 1, "category", N_ ("Category"), DV_TYPE_LINK, 0, .target = "category" },
  { 2, "standard", N_ ("Poverty of the household"), DV_TYPE_CHOICE, 0,
    .choices = dv_choices_standard },
  { 3, "unit", N_ ("Residential group"), DV_TYPE_LINK, 0, .target = "unit" },
  { 4, "ages", N_ ("Ages"), DV_TYPE_TEXT, 0,
    .hint = N_ ("70,75,80,85,90,95,100+ for the wishes of long life; 0-15 for children") },
  { 5, "year", N_ ("In the year"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED, .minimum = 1990,
    .maximum = 2100 },
  { 6, "amount", N_ ("Gift (đồng)"), DV_TYPE_MONEY, 0 },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  if (!dv_ages_are_valid (dv_record_get (record, "ages")))
    dv_problems_add (problems, &fields[3], _ ("Type them like 70,75,80 or 0-15 or 100+."));
}

/* What the dialog asks; no store keeps it. */
static const DvKind rule_kind = {
  .name = "fill",
  .label = N_ ("From the register"),
  .label_plural = N_ ("From the register"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "ages",
  .check = check,
};

typedef struct {
  GtkWidget *window;
  DvStore *store;
  char *id;
  DvRecord *asked;
  guint n_added;
} Fill;

static void
fill_free (gpointer data)
{
  Fill *fill = data;

  g_object_unref (fill->window);
  g_object_unref (fill->store);
  g_clear_object (&fill->asked);
  g_free (fill->id);
  g_free (fill);
}

static gboolean
fill_cb (DvWrite *write, gpointer data, GError **error)
{
  Fill *fill = data;
  DvListRule rule = { dv_record_get (fill->asked, "category"),
                      dv_record_get (fill->asked, "standard"),
                      dv_record_get (fill->asked, "unit"),
                      dv_record_get (fill->asked, "ages"),
                      (int) dv_record_get_integer (fill->asked, "year"),
                      dv_record_get (fill->asked, "amount") };

  return dv_list_fill (write, fill->id, &rule, &fill->n_added, error);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *said = NULL;
  Fill *fill = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &fill, NULL, &error)) {
    dv_dialogs_show_error (window, _ ("Nothing was added to the list"), error->message);
    return;
  }
  counted = dv_words_count (&dv_kind_line, fill->n_added);
  /* Translators: %s is a number of lines, “12 lines”. */
  said = g_strdup_printf (_ ("Added %s"), counted);
  gtk_widget_activate_action (window, "win.toast", "s", said);
}

static void
asked_cb (DvRecord *record, gpointer user_data)
{
  Fill *asked = user_data;
  Fill *fill = g_new0 (Fill, 1);

  fill->window = g_object_ref (asked->window);
  fill->store = g_object_ref (asked->store);
  fill->id = g_strdup (asked->id);
  fill->asked = dv_record_copy (record);
  dv_store_write_async (fill->store, NULL, _ ("Fill a list from the register"), fill_cb, fill,
                        fill_free, NULL, filled_cb, g_object_ref (fill->window));
}

static void
run_fill (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  g_autoptr (DvRecord) rule = dv_record_new (&rule_kind);
  g_autofree char *year = NULL;
  Fill *fill = g_new0 (Fill, 1);
  DvDate today;

  dv_date_today (&today);
  year = g_strdup_printf ("%d", today.year);
  dv_record_set (rule, "year", year);
  fill->window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  fill->store = g_object_ref (store);
  fill->id = g_strdup (dv_record_get_id (record));
  dv_form_dialog_present (widget, _ ("From the register"),
                          _ ("Adds everybody to whom all of this applies and who is not on the "
                             "list yet. Whoever died or moved away is left out."),
                          _ ("_Add"), store, rule, asked_cb, fill, fill_free);
}

static gboolean
may_fill (DvRecord *record)
{
  return !dv_list_is_locked (record);
}

const DvRecordCommand dv_command_fill_list = {
  &dv_kind_list,
  N_ ("From the register…"),
  "list-add-symbolic",
  N_ ("Adds people by category, poverty, group and age"),
  may_fill,
  run_fill,
};
