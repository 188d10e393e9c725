/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvPetitionStep:
 * @type: what was done
 * @date: when
 * @document: (nullable): the document of it
 * @body: (nullable): to which body
 */
typedef struct {
  char *type;
  char *date;
  char *document;
  char *body;
} DvPetitionStep;

/**
 * DvPetitionRow:
 * @row: the number of the record
 * @id: its UUID
 * @sealed: whether it is kept secret who wrote it; then nothing of the writer is read
 * @joined: whether it was joined to the case of another letter
 * @name: (nullable): who wrote it
 * @address: (nullable): where they live
 * @identity: (nullable): the number of their identity card, most of it masked
 * @steps: (element-type DvPetitionStep): its steps, by date
 * @settled_on: (nullable): when it was settled, see dv_petition_rows_settle()
 * @settled_due: (nullable): when it should have been settled by then
 *
 * A letter as registers and figures need it. The other members are the fields of the same names.
 */
typedef struct {
  gint64 row;
  char *id;
  gboolean sealed;
  gboolean joined;
  char *number;
  char *book;
  char *start;
  char *end;
  char *type;
  char *channel;
  char *title;
  char *name;
  char *address;
  char *identity;
  char *signers;
  char *same_matter;
  char *settled_by;
  char *competence;
  char *competent_body;
  char *matter;
  char *request;
  char *answer;
  char *state;
  char *due;
  char *note;
  GPtrArray *steps;
  char *settled_on;
  char *settled_due;
} DvPetitionRow;

GPtrArray *dv_petition_rows_read (DvDb *db,
                                  const char *from,
                                  const char *to,
                                  gboolean carried_over,
                                  GError **error);
gboolean dv_petition_rows_settle (DvDb *db, GPtrArray *rows, GError **error);
const DvPetitionStep *dv_petition_row_find_step (const DvPetitionRow *row, const char *type);

G_END_DECLS
