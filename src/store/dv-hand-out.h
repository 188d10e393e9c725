/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvHandOut:
 * @line: the UUID of a line of a list
 * @was: the state that the person at the table saw
 * @state: the new state: `received`, `by-proxy`, `absent` or `refused`
 * @receiver: (nullable): for `by-proxy`, who received it
 * @relation: (nullable): what they are to the beneficiary
 * @day: the day, `2019-01-31`
 *
 * What became of one gift at the table.
 */
typedef struct {
  char *line;
  char *was;
  char *state;
  char *receiver;
  char *relation;
  char *day;
} DvHandOut;

void dv_hand_out_free (DvHandOut *hand_out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvHandOut, dv_hand_out_free)

gboolean dv_hand_out_allows (const char *state);
gboolean dv_hand_out_check_list (const char *title, const char *state, GError **error);
gboolean dv_hand_out_write (DvWrite *write, gpointer data, GError **error);

G_END_DECLS
