/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-report-print.h"

#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "dv-page-layout.h"

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, DvPages *pages)
{
  gtk_print_operation_set_n_pages (operation, (int) dv_pages_get_n_pages (pages));
}

static void
request_page_setup_cb (GtkPrintOperation *operation,
                       GtkPrintContext *context,
                       int page,
                       GtkPageSetup *setup,
                       DvPages *pages)
{
  double width, height;

  dv_pages_get_size (pages, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, DvPages *pages)
{
  dv_pages_draw (pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer parent)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  dv_dialogs_show_error (parent, _ ("The report was not printed"), error->message);
}

static void
pages_free_cb (gpointer data, GClosure *closure)
{
  dv_pages_free (data);
}

/**
 * dv_report_print:
 * @parent: the window that asks
 * @document: a paper
 * @name: what the printer's queue calls it
 *
 * Asks for a printer and prints the paper as the preview shows it: the margins are those of the
 * paper's layout, not of the printer.
 */
void
dv_report_print (GtkWindow *parent, DvDocument *document, const char *name)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  DvPages *pages = dv_pages_new (document);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), pages,
                         pages_free_cb, 0);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
