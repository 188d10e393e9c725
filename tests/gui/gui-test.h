/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

typedef gboolean (*GuiTestCondition) (gpointer user_data);

void gui_test_init (int *argc, char ***argv);
void gui_test_wait (GuiTestCondition condition, gpointer user_data);
void gui_test_count (GObject *object, const char *property, guint *counter);
gboolean gui_test_is_set (gpointer pointer);
GtkWidget *gui_test_find_type (GtkWidget *root, GType type);
GtkWidget *gui_test_find_label (GtkWidget *root, const char *text);
