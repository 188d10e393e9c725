/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"

#include "dv-language.h"

#include <adwaita.h>

#define EXIT_SKIPPED     77
#define PATIENCE_SECONDS 20

/* Prepares a test of widgets; without a display the test is skipped. */
void
gui_test_init (int *argc, char ***argv)
{
  /* Several tests run at once: none may find another, or the user's, program on the bus. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  dv_language_init ();
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP no display\n");
    exit (EXIT_SKIPPED);
  }
  g_test_init (argc, argv, NULL);
  adw_init ();
  /* As in the program, signals of other threads come to this one. */
  g_main_context_acquire (NULL);
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until the condition holds; fails where it never does. */
void
gui_test_wait (GuiTestCondition condition, gpointer user_data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  g_autoptr (GSource) ticks = g_timeout_source_new (10);

  /* Ticks end a wait in which nothing else happens. */
  g_source_set_callback (ticks, tick_cb, NULL, NULL);
  g_source_attach (ticks, NULL);
  while (!condition (user_data)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_destroy (ticks);
}

static void
count_cb (guint *counter)
{
  (*counter)++;
}

/* Counts how often a property is notified. */
void
gui_test_count (GObject *object, const char *property, guint *counter)
{
  g_autofree char *signal = g_strdup_printf ("notify::%s", property);

  *counter = 0;
  g_signal_connect_swapped (object, signal, G_CALLBACK (count_cb), counter);
}

/* A condition: the pointer that is pointed to is not NULL. */
gboolean
gui_test_is_set (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

/* Finds a label by its text. */
GtkWidget *
gui_test_find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = gui_test_find_label (child, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/**
 * gui_test_find_type:
 * @root: a widget
 * @type: a class
 *
 * Returns: (transfer none) (nullable): the first widget of the class in @root, itself included
 */
GtkWidget *
gui_test_find_type (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = gui_test_find_type (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}
