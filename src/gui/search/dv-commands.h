/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvCommand:
 * @label: what it does, translated
 * @action: the detailed name of its action
 */
typedef struct {
  char *label;
  char *action;
} DvCommand;

GPtrArray *dv_commands_find (const char *text);

G_END_DECLS
