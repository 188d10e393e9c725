/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-volunteer-paper.h"

#include "reports/dv-paper-window.h"

#include <glib/gi18n.h>

/* The help of a volunteer at a cultural house: one page in large letters, to be put beside the
 * laptop. What nobody else may know, the code of the invitation, is a blank line. */

#define SIZE_BODY  17
#define SIZE_TITLE 22

/* What has to be done, and how. */
static const struct {
  const char *what;
  const char *how;
} steps[] = {
  { N_ ("Begin."), N_ ("Turn the computer on and open “Dân Vận”. No network is needed.") },
  { N_ ("Only the first time:"),
    N_ ("put the stick of the ward in, press “Use an invitation of the ward…”, choose the file on "
        "the stick and type this code: ................................") },
  { N_ ("Find somebody:"),
    N_ ("press Ctrl+K, type some letters of the name, marks are not needed, and press Enter.") },
  { N_ ("Add somebody or something:"),
    N_ ("press Ctrl+N, type, go on to the next field with Tab, and save with Ctrl+S.") },
  { N_ ("Done something wrong?"), N_ ("Ctrl+Z takes it back. Nothing is ever lost.") },
  { N_ ("Every week:"), N_ ("put the stick in, press “Data exchange” on the left, then the large "
                            "blue button, then “Exchange now”.") },
  { N_ ("Wait for “Exchanged”."),
    N_ ("If the stick is pulled out too early nothing breaks: put it in again and press again.") },
  { N_ ("Take the stick to the ward."),
    N_ ("When it comes back, put it in and press the same button: now you have what the ward and "
        "the others typed.") },
  { N_ ("“Conflict”"), N_ ("means that two people typed two different things. Both are kept. "
                           "Choose the right one if you know it, or leave it to the ward.") },
  { N_ ("Computer or stick lost?"),
    N_ ("Call the ward office at once: ................................") },
};

static DvLayout *
make_layout (void)
{
  DvLayout *layout = dv_layout_new ();

  layout->size_body = SIZE_BODY;
  layout->size_kind = SIZE_TITLE;
  layout->size_excerpt = SIZE_BODY;
  layout->margin_left = layout->margin_right = 20;
  layout->first_line_indent = 0;
  layout->space_before = 9;
  layout->page_number_place = DV_NUMBER_NONE;
  return layout;
}

static void
add_step (DvDocument *document, guint number, const char *what, const char *how)
{
  g_autofree char *marker = g_strdup_printf ("%u.", number);
  DvParagraph *step = dv_document_add_list_item (document, marker);

  dv_paragraph_set_alignment (step, DV_ALIGN_LEFT);
  dv_paragraph_add_styled (step, what, DV_RUN_BOLD);
  dv_paragraph_add_text (step, " ");
  dv_paragraph_add_text (step, how);
}

/**
 * dv_volunteer_paper_new:
 *
 * Returns: (transfer full): the help of a volunteer on one page
 */
DvDocument *
dv_volunteer_paper_new (void)
{
  g_autoptr (DvLayout) layout = make_layout ();
  g_autoptr (DvDocument) document = dv_document_new (layout);

  dv_document_add_title (document, _ ("Dân Vận at the cultural house"),
                         _ ("What to press, step by step"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    add_step (document, i + 1, _ (steps[i].what), _ (steps[i].how));
  return g_steal_pointer (&document);
}

static gboolean
write_cb (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_volunteer_paper_new ());
}

/**
 * dv_volunteer_paper_present:
 * @parent: a widget of the window that it stands over
 * @store: a store
 *
 * Shows the help of a volunteer as it will be printed.
 */
void
dv_volunteer_paper_present (GtkWidget *parent, DvStore *store)
{
  const DvPaperSource source = {
    .title = _ ("Help for volunteers"),
    .heading = _ ("Help for volunteers"),
    .subtitle = _ ("One page to put beside the computer"),
    .choice = "",
    .whole = "",
    .write = write_cb,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (parent, store, &source)));
}
