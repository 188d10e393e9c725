/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/* A made-up ward whose machines exchange packets through a folder. */
typedef struct {
  char *scratch;
  char *folder;
  DvStore *office;
  guint n_people; /* that were made so far, so that no two are alike */
} Ward;

void ward_init (Ward *self, const char *scratch, const char *name);
void ward_clear (Ward *self);
char *ward_add_group (Ward *self, guint number);
DvStore *ward_join (Ward *self, const char *name, const char *group);
DvRecord *ward_new_person (Ward *self, const char *group);
void ward_exchange (Ward *self, DvStore *store, guint *n_changes);
void ward_fail (const GError *error) G_GNUC_NORETURN;

G_END_DECLS
