/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oracle.h"
#include "schedules.h"
#include "state.h"
#include "ward.h"

G_BEGIN_DECLS

#define N_FIELDS 3

/* Expected: one change, whatever it says. */
#define ANY_CHANGE "*"

/* A kind of record that people of a schedule change. */
typedef struct {
  const DvKind *kind;
  gboolean fact; /* the same wherever it is typed */
  const char *fields[N_FIELDS + 1];
} RunKind;

/* A change of the oracle, and its place in the log of the desk that wrote it. */
typedef struct {
  guint number;
  gint64 op;
} RunName;

/* Twins may write different things under one number, which the oracle has to keep apart. */
#define TWIN_AUTHOR 100000

/* What the test knows of a desk. */
typedef struct {
  Bits *known;      /* the changes in its log */
  gint64 last;      /* the last of them */
  guint generation; /* how often its disk was replaced */
  DvDb *first;      /* its store, while it works on one that was restored */
  sqlite3 *first_handle;
  guint first_site;
  gboolean twin;   /* there is, or was, another copy of the disk */
  GArray *unnamed; /* of RunName: what it wrote since, and may be called otherwise yet */
} Track;

/* A form that somebody has open. */
typedef struct {
  guint desk;
  guint generation;
  guint scope;
  const RunKind *kind;
  DvRecord *record;
  Bits *seen;
} Form;

/* The copy of a store. */
typedef struct {
  guint8 *data;
  gint64 size;
  Bits *known;
  gint64 last;
} Backup;

/* A schedule being run. */
struct _Run {
  Ward *ward;
  Oracle *oracle;
  guint64 seed;
  const Bits *skipped;
  guint n_desks; /* in the beginning */
  guint n_steps; /* that there are */
  char *failure;
  GString *story; /* what happened */
  Track tracks[MAX_SITES];
  Backup backups[MAX_SITES];
  GPtrArray *forms;           /* of Form */
  GPtrArray *parcels;         /* of Parcel */
  GPtrArray *ids[MAX_SCOPES]; /* of char *: the records of each scope */
  Bits *risky;                /* changes that were on a disk that was replaced */
  gboolean restored;          /* whether some disk was replaced */
  ScheduleStats *stats;
  ScheduleVisit visit; /* (nullable) */
  gpointer visit_data;
};

void run_fail (Run *run, const char *format, ...) G_GNUC_PRINTF (2, 3);
void run_tell (Run *run, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean run_took (Run *run, gboolean done, GError **error, const char *what);
DvRecord *run_make (Run *run, guint scope, gboolean fact, Dice *dice, const RunKind **kind);
const RunKind *run_find_kind (guint scope, const DvKind *kind);
OracleOp *run_absorb_own (Run *run, guint desk, const char *expected, Bits *seen);
void run_absorb (Run *run, guint desk);
void run_absorb_first (Run *run);
void run_check_desk (Run *run, guint desk);
void run_check_all (Run *run);
void run_open (Run *run, guint desk, Dice *dice);
void run_create (Run *run, guint desk, guint scope, Dice *dice);
void run_save (Run *run, Dice *dice);
void run_settle (Run *run, Dice *dice);
void run_export (Run *run, Dice *dice);
void run_deliver (Run *run, Dice *dice);
void run_pass_on (Run *run, Dice *dice);
void run_send (Run *run, guint from, guint to);
void run_visit (Run *run, guint desk);
void run_clone (Run *run, guint desk);
void run_back_up (Run *run, Dice *dice);
void run_restore (Run *run, Dice *dice);
void run_forge (Run *run, Dice *dice);
void form_free (Form *form);

G_END_DECLS
