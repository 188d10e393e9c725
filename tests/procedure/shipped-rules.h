/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-clock.h"

G_BEGIN_DECLS

/**
 * TestCase:
 * @facts: a case
 * @events: its events
 *
 * A case made of texts.
 */
typedef struct {
  DvCaseFacts facts;
  GArray *events;
  GPtrArray *texts;
} TestCase;

DvDeadlineTable *load_shipped_rules (void);
guint32 test_day (const char *iso);
TestCase *test_case_new (const char *matter, const char *flags, const char *events);
void test_case_free (TestCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCase, test_case_free)

G_END_DECLS
