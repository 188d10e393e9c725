/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-petition-number.h"
#include "dv-stream.h"
#include "dv-write.h"

G_BEGIN_DECLS

/* What the files that write records share. */

struct _DvWrite {
  DvDb *db;
  const char *actor;
  const char *purpose;
  gboolean guarded; /* by the rules that need other records */
  guint32 sid;
  DvStreams *streams;
  GArray *changed;
  GHashTable *changed_rows; /* of gint64, so that a record is announced once */
  DvNumbers *numbers;       /* (nullable): the last numbers of the books of petitions */
};

void dv_write_add_all_fields (DvOp *op, DvRecord *record);
gboolean dv_write_follow_unit (DvWrite *self, DvRecord *record, const DvOp *op, GError **error);

G_END_DECLS
