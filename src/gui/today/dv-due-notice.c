/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/dv-due-notice.h"

#include <glib/gi18n.h>

#include "records/dv-words.h"
#include "today/dv-today.h"

/* What the desktop says when the program starts: how many petitions and tasks are due, what happens
 * today and what is to be prepared, in numbers and nothing of them. A notification can be read by
 * whoever passes the screen, and the desktop may keep it. Whether it is shown at once is for the
 * desktop: one that is not to disturb keeps it for later. */

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
append (GString *text, char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

static guint
count_today (const DvToday *today)
{
  guint32 day = dv_date_to_julian (&today->today);
  guint n = 0;

  for (guint i = 0; i < today->week->len; i++)
    n += dv_agenda_entry_is_on (g_ptr_array_index (today->week, i), day) ? 1 : 0;
  return n;
}

/**
 * dv_due_notice_describe_day:
 * @today: what the first page shows
 *
 * Returns: (transfer full) (nullable): what to say of the day, in numbers; %NULL if nothing is due
 */
char *
dv_due_notice_describe_day (const DvToday *today)
{
  GString *text = g_string_new (NULL);
  g_autofree char *petitions = dv_due_notice_describe (today->n_late, today->n_soon);
  guint n_today = count_today (today);

  if (petitions != NULL)
    append (text, g_strdup_printf (_ ("petitions: %s"), petitions));
  if (today->due->len > 0)
    append (text, g_strdup_printf (ngettext ("%u task due", "%u tasks due", today->due->len),
                                   today->due->len));
  if (n_today > 0)
    append (text, g_strdup_printf (ngettext ("%u activity today", "%u activities today", n_today),
                                   n_today));
  if (today->ahead->len > 0)
    append (text, g_strdup_printf (ngettext ("%u occasion to prepare", "%u occasions to prepare",
                                             today->ahead->len),
                                   today->ahead->len));
  return g_string_free (text, text->len == 0);
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
  words = dv_due_notice_describe_day (read);
  if (words == NULL)
    return;
  notification = g_notification_new (_ ("Due and today"));
  g_notification_set_body (notification, words);
  g_notification_set_default_action (notification, "app.show-due");
  g_application_send_notification (application, NOTICE_ID, notification);
}

typedef struct {
  GApplication *application;
  DvStore *store;
} Notice;

/* GLib complains on the standard error output where no desktop shows notifications, so it is asked
 * first whether there is one. */
static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Notice *notice = user_data;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  DvDate today;

  dv_date_today (&today);
  if (answer != NULL)
    dv_store_read_async (notice->store, dv_today_read, dv_today_new (&today),
                         (GDestroyNotify) dv_today_free, NULL, read_cb,
                         g_object_ref (notice->application));
  g_object_unref (notice->application);
  g_object_unref (notice->store);
  g_free (notice);
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
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  Notice *notice;

  if (bus == NULL)
    return;
  notice = g_new0 (Notice, 1);
  notice->application = g_object_ref (application);
  notice->store = g_object_ref (store);
  g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "StartServiceByName",
                          g_variant_new ("(su)", "org.freedesktop.Notifications", 0), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, started_cb, notice);
}
