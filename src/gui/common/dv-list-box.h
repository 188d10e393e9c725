/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dv_list_box_clear (GtkListBox *list);
void dv_list_box_set_placeholder (GtkListBox *list, const char *text);

G_END_DECLS
