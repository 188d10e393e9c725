/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"
#include "dv-choices.h"
#include "dv-kinds.h"
#include "dv-problem.h"
#include "dv-split-petition.h"
#include "records/dv-form-dialog.h"
#include "records/dv-record-commands.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* A letter with several contents made into one for each: Luật Tiếp công dân 42/2013, art. 25.3;
 * TT 07/2014/TT-TTCP, art. 22. */

#define N_PARTS 4

#define PART_FIELDS(id, number)                                                                \
  { id, "title" number, N_ ("Content"), DV_TYPE_TEXT, 0 },                                     \
  {                                                                                            \
    id + 1, "type" number, N_ ("Type"), DV_TYPE_CHOICE, 0, .choices = dv_choices_petition_type \
  }

static const DvField fields[] = {
  PART_FIELDS (1, "1"),
  PART_FIELDS (3, "2"),
  PART_FIELDS (5, "3"),
  PART_FIELDS (7, "4"),
};

static const char *
get (DvRecord *record, const char *name, guint i)
{
  char field[] = "title0";

  g_snprintf (field, sizeof field, "%s%u", name, i + 1);
  return dv_record_get (record, field);
}

/* A content without a type would be nobody's, and one alone is no splitting. */
static void
check (DvRecord *record, GPtrArray *problems)
{
  for (guint i = 0; i < N_PARTS; i++) {
    if (i < 2 && get (record, "title", i) == NULL)
      dv_problems_add (problems, &fields[2 * i], _ ("Type at least two contents."));
    if (get (record, "title", i) != NULL && get (record, "type", i) == NULL)
      dv_problems_add (problems, &fields[2 * i + 1], _ ("Say what kind of letter it is."));
  }
}

/* What the dialog asks; no store keeps it. */
static const DvKind split_kind = {
  .name = "split",
  .label = N_ ("Contents"),
  .label_plural = N_ ("Contents"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title1",
  .check = check,
};

typedef struct {
  GtkWidget *window;
  DvStore *store;
  char *id;
} Split;

static void
split_free (gpointer data)
{
  Split *split = data;

  g_object_unref (split->window);
  g_object_unref (split->store);
  g_free (split->id);
  g_free (split);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) made = dv_petition_split_finish (DV_STORE (source), result, &batch, &error);

  if (made == NULL) {
    dv_dialogs_show_error (window, _ ("The letter was not split"), error->message);
    return;
  }
  counted = dv_words_count (&dv_kind_petition, made->len);
  /* translators: %s is a number of petitions, “2 petitions” */
  said = g_strdup_printf (_ ("Made %s of it"), counted);
  gtk_widget_activate_action (window, "win.toast", "s", said);
}

static void
asked_cb (DvRecord *record, gpointer user_data)
{
  Split *split = user_data;
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_split_part_free);
  g_autofree char *today = dv_words_today ();

  for (guint i = 0; i < N_PARTS; i++)
    if (get (record, "title", i) != NULL)
      g_ptr_array_add (parts,
                       dv_split_part_new (get (record, "type", i), get (record, "title", i), NULL));
  dv_petition_split_async (split->store, split->id, parts, today, NULL, done_cb,
                           g_object_ref (split->window));
}

static void
run (GtkWidget *widget, DvStore *store, DvRecord *petition)
{
  g_autoptr (DvRecord) asked = dv_record_new (&split_kind);
  Split *split = g_new0 (Split, 1);

  split->window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  split->store = g_object_ref (store);
  split->id = g_strdup (dv_record_get_id (petition));
  dv_form_dialog_present (widget, _ ("Split the letter"),
                          _ ("Each content becomes a letter of its own with its own number and "
                             "time limit; the writer is taken over, and this one stays as it is."),
                          _ ("_Split"), store, asked, asked_cb, split, split_free);
}

static gboolean
applies (DvRecord *petition)
{
  return g_strcmp0 (dv_record_get (petition, "type"), "hon-hop") == 0 &&
         !dv_choices_state_is_closed (dv_record_get (petition, "state"));
}

const DvRecordCommand dv_command_split = {
  .kind = &dv_kind_petition,
  .name = "split",
  .label = N_ ("Split…"),
  .icon = "edit-cut-symbolic",
  .hint = N_ ("Makes a letter of each of its contents"),
  .applies = applies,
  .run = run,
};
