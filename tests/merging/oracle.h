/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bits.h"
#include "dv-op.h"

G_BEGIN_DECLS

/* What should be, reckoned without any of the numbers by which the store decides: of the changes of
 * a field those count that nobody replaced who knew them when he opened his form. */

/* A change that a person made. */
typedef struct {
  guint author; /* which site */
  guint scope;
  guint64 seq;
  guint record;
  DvLife life;
  gint64 hlc;
  gboolean leaves_life; /* although its record is disputed: it replaces nothing of its life */
  Bits *seen;           /* the changes that were known when the form was opened */
  GHashTable *values;   /* number of a field -> its new value, or NULL */
  char *text;
} OracleOp;

typedef struct {
  GPtrArray *ops;
  GHashTable *by_name;  /* author, scope and number -> number of the change + 1 */
  GPtrArray *records;   /* their ids */
  GPtrArray *by_record; /* of GArray of guint: the changes of each */
} Oracle;

Oracle *oracle_new (void);
void oracle_free (Oracle *oracle);
guint oracle_add (Oracle *oracle,
                  guint author,
                  guint scope,
                  guint64 seq,
                  gint64 hlc,
                  const char *record,
                  const DvOp *op,
                  const Bits *seen);
void oracle_rename (Oracle *oracle, guint number, guint author, guint64 seq);
OracleOp *oracle_get (Oracle *oracle, guint number);
gboolean oracle_find (Oracle *oracle, guint author, guint scope, guint64 seq, guint *number);
gboolean oracle_find_record (Oracle *oracle, const char *id, guint *record);
char *oracle_describe (const DvOp *op);
Bits *oracle_live (Oracle *oracle, guint record, guint field, const Bits *known);
GPtrArray *oracle_values (Oracle *oracle, guint field, const Bits *live);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Oracle, oracle_free)

G_END_DECLS
