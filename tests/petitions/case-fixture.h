/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kinds.h"
#include "dv-store.h"

/* A store with the catalogues that the program ships, and short ways to write petitions. */
typedef struct {
  char *folder;
  char *path;
  DvStore *store;
} CaseFixture;

void case_set_up (CaseFixture *fixture, gconstpointer data);
void case_tear_down (CaseFixture *fixture, gconstpointer data);
void case_reopen (CaseFixture *fixture);

DvRecord *case_add (CaseFixture *fixture, const DvKind *kind, ...) G_GNUC_NULL_TERMINATED;
DvRecord *case_add_step (CaseFixture *fixture,
                         DvRecord *petition,
                         const char *type,
                         const char *date,
                         const char *document);
void case_change (CaseFixture *fixture, DvRecord *record, ...) G_GNUC_NULL_TERMINATED;
void case_refuse (CaseFixture *fixture, DvRecord *record, const char *words);
void case_refuse_step (CaseFixture *fixture,
                       DvRecord *petition,
                       const char *type,
                       const char *date,
                       const char *document,
                       const char *words);
void case_refuse_delete (CaseFixture *fixture, DvRecord *record, const char *words);
void case_delete (CaseFixture *fixture, DvRecord *record);
void case_assert (CaseFixture *fixture, DvRecord *record, const char *name, const char *value);
void case_undo (CaseFixture *fixture, const char *batch);
