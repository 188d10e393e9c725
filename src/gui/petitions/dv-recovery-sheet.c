/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-recovery-sheet.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-dialogs.h"

/* The recovery key of an officer, shown this once: to be printed or written down. */
typedef struct {
  char *officer;
  DvSecret *paper;
  gboolean is_kept; /* the person said so */
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->officer);
  dv_secret_unref (sheet->paper);
  g_free (sheet);
}

/* Groups in lines of four, easier to read and to type. */
static DvSecret *
break_lines (DvSecret *paper)
{
  DvSecret *text = dv_secret_new_from (dv_secret_get_data (paper), dv_secret_get_size (paper));
  char *data = dv_secret_get_data (text);
  guint n = 0;

  for (gsize i = 0; i < dv_secret_get_size (text); i++) {
    if (data[i] == '-')
      data[i] = ++n % 4 == 0 ? '\n' : ' ';
  }
  return text;
}

static void
draw_text (cairo_t *cr, GtkPrintContext *context, const char *font, const char *text, double width)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_cairo_show_layout (cr, layout);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_rel_move_to (cr, 0, height + 18);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Sheet *sheet)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  g_autoptr (DvSecret) lines = break_lines (sheet->paper);
  /* translators: %s is the name of a key holder */
  g_autofree char *title = g_strdup_printf (_ ("Recovery key of %s"), sheet->officer);

  cairo_move_to (cr, 0, 0);
  draw_text (cr, context, "Serif Bold 16", title, width);
  draw_text (cr, context, "Monospace 20", dv_secret_get_text (lines), width);
  draw_text (cr, context, "Serif 12",
             _ ("Opens the key when the passphrase is forgotten. Keep it in a sealed envelope in a "
                "safe, apart from the computer. A new one is made when it is used; destroy this "
                "sheet then."),
             width);
}

/* A preview would be a file in the clear for another program. */
static gboolean
preview_cb (void)
{
  return TRUE;
}

static void
print_cb (GtkWidget *window)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, _ ("Recovery key"));
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb),
                    g_object_get_data (G_OBJECT (window), "dv-sheet"));
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), NULL);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window),
                           NULL);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_content (GtkWidget *window, Sheet *sheet)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print…"));
  g_autoptr (DvSecret) lines = break_lines (sheet->paper);
  GtkWidget *key = create_label (dv_secret_get_text (lines), "monospace");

  gtk_widget_add_css_class (key, "title-2");
  gtk_widget_add_css_class (box, "editor-content");
  gtk_box_append (GTK_BOX (box),
                  create_label (_ ("Print this recovery key or write it down, and lock it away. It "
                                   "is shown this once, and opens the key when the passphrase is "
                                   "forgotten."),
                                NULL));
  gtk_box_append (GTK_BOX (box), key);
  gtk_widget_set_halign (print, GTK_ALIGN_END);
  g_signal_connect_object (print, "clicked", G_CALLBACK (print_cb), window, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), print);
  return box;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Sheet *sheet = g_object_get_data (G_OBJECT (window), "dv-sheet");

  if (!dv_dialogs_ask_finish (result, NULL))
    return;
  sheet->is_kept = TRUE;
  gtk_window_close (window);
}

/* It is shown this once: nobody closes it by mistake. */
static gboolean
close_cb (GtkWindow *window, Sheet *sheet)
{
  if (sheet->is_kept)
    return FALSE;
  dv_dialogs_ask_async (GTK_WIDGET (window), _ ("Is the recovery key printed or written down?"),
                        _ ("It cannot be shown again. Without it and without the passphrase what "
                           "is sealed stays closed for good."),
                        _ ("_It is locked away"), DV_DIALOG_CHOICE_SUGGESTED, NULL, kept_cb,
                        g_object_ref (window));
  return TRUE;
}

/**
 * dv_recovery_sheet_present:
 * @parent: a widget of the window that it stands over
 * @officer: the name of a key holder
 * @paper: the recovery key as text
 *
 * Shows the recovery key, to be printed or written down.
 */
void
dv_recovery_sheet_present (GtkWidget *parent, const char *officer, DvSecret *paper)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkRoot *root = gtk_widget_get_root (parent);
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->officer = g_strdup (officer);
  sheet->paper = dv_secret_ref (paper);
  g_object_set_data_full (G_OBJECT (window), "dv-sheet", sheet, sheet_free);
  g_signal_connect (window, "close-request", G_CALLBACK (close_cb), sheet);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Recovery key"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, -1);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_box_append (GTK_BOX (outer), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (outer), create_content (window, sheet));
  adw_window_set_content (ADW_WINDOW (window), outer);
  gtk_window_present (GTK_WINDOW (window));
}
