/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ward.h"

G_BEGIN_DECLS

/* A change that nobody has replaced: whose, and its number. */
typedef struct {
  guint author;
  guint64 seq;
} StateDot;

/* A record as a store has it, without anything that is called differently at another. */
typedef struct {
  char *id;
  const DvKind *kind;
  gboolean deleted;
  gboolean conflicted;
  GPtrArray *values; /* of char *: of each field */
  GPtrArray *live;   /* of GArray of StateDot: of the life, then of each field; sorted */
} StateRecord;

/* A conflict as a store lists it. */
typedef struct {
  char *name;        /* record:field */
  char *shown;       /* the value that is shown meanwhile */
  GPtrArray *values; /* of char *: sorted */
} StateConflict;

/* A change in the log of a store. */
typedef struct {
  gint64 op;
  guint author;
  guint scope;
  guint64 seq;
  gint64 hlc;
  char *record;
  DvOp *body;
} StateOp;

GPtrArray *state_read (Ward *ward, Desk *desk, guint scope, GError **error);
GPtrArray *state_read_conflicts (Desk *desk, GError **error);
GPtrArray *state_read_log (Ward *ward, Desk *desk, gint64 after, GError **error);
char *state_to_text (GPtrArray *records);
char *state_describe (Ward *ward, Desk *desk, GError **error);
char *state_check (Desk *desk, gboolean whole);

G_END_DECLS
