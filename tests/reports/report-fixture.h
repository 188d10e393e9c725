/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-half-year.h"
#include "dv-report-record.h"
#include "dv-store.h"

/* A store with the catalogues and the records of Ngọc Lâm, for one test. */
typedef struct {
  char *folder;
  DvStore *store;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

DvHalfYear *build_report (Fixture *fixture, const DvHalfYearOptions *options);
DvHalfYear *build_sample (Fixture *fixture);
void assert_refused (Fixture *fixture, const DvHalfYearOptions *options);
char *report_to_text (Fixture *fixture, const DvHalfYear *report);
void assert_same_as_file (const char *text, const char *name);

DvRecord *find_record (Fixture *fixture, const DvKind *kind, const char *code);
char *add_record (Fixture *fixture, const DvKind *kind, ...) G_GNUC_NULL_TERMINATED;
void set_value (Fixture *fixture,
                const DvKind *kind,
                const char *code,
                const char *field,
                const char *value);
void delete_lines (Fixture *fixture, const char *list);
void delete_one_line (Fixture *fixture, const char *list);
void unreport_one (Fixture *fixture, const char *task);
const DvHalfFigure *
find_figure (const DvHalfYear *report, const char *prefix, Fixture *fixture, const char *code);
