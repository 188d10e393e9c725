/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

/* The store of an office, and the laptop of a residential group beside it, in memory. */
typedef struct {
  DvStore *office;
  DvDb *laptop;
  char *group;
} MakeSites;

void make_sites_init (MakeSites *sites, DvStore *office);
void make_sites_clear (MakeSites *sites);
void make_sites_exchange (MakeSites *sites);
char *make_sites_add (MakeSites *sites, const DvKind *kind, const char *const *values);
void make_sites_set_office (MakeSites *sites, const char *id, const char *field, const char *value);
void make_sites_set_laptop (MakeSites *sites, const char *id, const char *field, const char *value);
void make_sites_delete_laptop (MakeSites *sites, const char *id);
char *make_sites_add_conflict (MakeSites *sites);
