/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-secret-entry.h"

/* Entries whose text is in memory that is wiped, that remember nothing of it, and from which
 * nothing gets to the clipboard. */

static void
refuse_copy_cb (GtkText *text, gpointer user_data)
{
  g_signal_stop_emission_by_name (text, "copy-clipboard");
}

static void
refuse_cut_cb (GtkText *text, gpointer user_data)
{
  g_signal_stop_emission_by_name (text, "cut-clipboard");
}

/* What is selected can be pasted with the middle button: nothing stays selected. */
static void
drop_selection_cb (GtkEditable *editable)
{
  int position = gtk_editable_get_position (editable);

  if (gtk_editable_get_selection_bounds (editable, NULL, NULL))
    gtk_editable_select_region (editable, position, position);
}

static void
protect (GtkWidget *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  g_signal_connect (text, "copy-clipboard", G_CALLBACK (refuse_copy_cb), NULL);
  g_signal_connect (text, "cut-clipboard", G_CALLBACK (refuse_cut_cb), NULL);
  g_signal_connect (text, "notify::selection-bound", G_CALLBACK (drop_selection_cb), NULL);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
}

/**
 * dv_secret_entry_new:
 *
 * Returns: (transfer floating): an entry for a secret that may be seen while it is typed, with the
 *   input method for Vietnamese
 */
GtkWidget *
dv_secret_entry_new (void)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();
  GtkWidget *entry = gtk_entry_new_with_buffer (buffer);

  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE |
                                                  GTK_INPUT_HINT_NO_SPELLCHECK |
                                                  GTK_INPUT_HINT_NO_EMOJI);
  gtk_widget_set_hexpand (entry, TRUE);
  protect (entry);
  return entry;
}

/**
 * dv_passphrase_entry_new:
 *
 * Returns: (transfer floating): an entry for a secret that is not seen unless one looks
 */
GtkWidget *
dv_passphrase_entry_new (void)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, TRUE);
  protect (entry);
  return entry;
}

/**
 * dv_secret_entry_get:
 * @entry: an entry of one of the two kinds
 *
 * Returns: (transfer full): what was typed
 */
DvSecret *
dv_secret_entry_get (GtkWidget *entry)
{
  return dv_secret_new_from_text (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/**
 * dv_secret_entry_set:
 * @entry: an entry of one of the two kinds
 * @secret: what it is to show
 */
void
dv_secret_entry_set (GtkWidget *entry, DvSecret *secret)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), dv_secret_get_text (secret));
}

/**
 * dv_secret_entry_clear:
 * @entry: an entry of one of the two kinds
 */
void
dv_secret_entry_clear (GtkWidget *entry)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}
