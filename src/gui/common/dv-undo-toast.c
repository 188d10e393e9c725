/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-undo-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define SECONDS 10

static void
clicked_cb (GtkWidget *widget, AdwToast *toast)
{
  gtk_widget_activate_action (widget, "win.undo-batch", "s",
                              (char *) g_object_get_data (G_OBJECT (toast), "dv-batch"));
}

/**
 * dv_undo_toast_offer:
 * @widget: a widget of a page
 * @text: what was done
 * @batch: the transaction that did it
 *
 * Says what was done, and offers to take it back.
 */
void
dv_undo_toast_offer (GtkWidget *widget, const char *text, const char *batch)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "dv-batch", g_strdup (batch), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (clicked_cb), widget,
                           G_CONNECT_SWAPPED);
  /* Whoever undoes in another way takes the offer away. */
  g_object_set_data_full (G_OBJECT (overlay), "dv-offer", g_object_ref (toast), g_object_unref);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
