/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-import.h"
#include "dv-write.h"

G_BEGIN_DECLS

/* Makes up people and their households. */
typedef struct _DvPeople DvPeople;

DvPeople *dv_people_new (guint32 seed);
void dv_people_free (DvPeople *self);
gboolean dv_people_write (DvPeople *self, DvWrite *write, guint n, GPtrArray *made, GError **error);

gboolean dv_people_write_with_work (DvPeople *self, DvWrite *write, guint n, GError **error);

gboolean dv_sample_people (DvWrite *write,
                           guint n,
                           guint32 seed,
                           DvProgressFunc progress,
                           gpointer data,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPeople, dv_people_free)

G_END_DECLS
