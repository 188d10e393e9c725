/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/dv-due-notice.h"

#include <glib/gi18n.h>

#include "records/dv-words.h"
#include "today/dv-today.h"

/* What the desktop says when the program starts: how many petitions are due, and nothing of them. A
 * notification can be read by whoever passes the screen, and the desktop may keep it. */

#define NOTICE_ID "petitions-due"

/**
 * dv_due_notice_describe:
 * @n_late: how many petitions are late
 * @n_soon: how many are due soon
 *
 * Returns: (transfer full) (nullable): what to say; %NULL if nothing is due
 */
char *
dv_due_notice_describe (guint n_late, guint n_soon)
{
  g_autofree char *late = dv_words_count_late (n_late);
  g_autofree char *soon = dv_words_count_soon (n_soon);

  if (n_late > 0 && n_soon > 0)
    return g_strdup_printf ("%s · %s", late, soon);
  if (n_late > 0)
    return g_steal_pointer (&late);
  return n_soon > 0 ? g_steal_pointer (&soon) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *words = NULL;
  gpointer read = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, &read, NULL))
    return;
  words = dv_due_notice_describe (((DvToday *) read)->n_late, ((DvToday *) read)->n_soon);
  if (words == NULL) {
    g_application_withdraw_notification (application, NOTICE_ID);
    return;
  }
  notification = g_notification_new (_ ("Petitions to answer"));
  g_notification_set_body (notification, words);
  g_notification_set_default_action (notification, "app.show-due");
  g_application_send_notification (application, NOTICE_ID, notification);
}

/**
 * dv_due_notice_send:
 * @application: the application
 * @store: a store that was just opened
 *
 * Lets the desktop say how many petitions are late or due within days.
 */
void
dv_due_notice_send (GApplication *application, DvStore *store)
{
  DvDate today;

  /* Without a session bus there is nobody who could show it. */
  if (g_application_get_dbus_connection (application) == NULL)
    return;
  dv_date_today (&today);
  dv_store_read_async (store, dv_today_read, dv_today_new (&today), (GDestroyNotify) dv_today_free,
                       NULL, read_cb, g_object_ref (application));
}
