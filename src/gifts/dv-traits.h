/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvTraits:
 * @name: the name as written
 * @key: the name as dv_name_keys_make() makes it
 * @birth: (nullable): day, month or year of birth, `1950-03-02`, `1950`
 * @sex: (nullable): its code
 * @address: (nullable): the address as written
 * @unit: the number of the residential group, 0 for none
 *
 * By what a person is known on a list that another office typed. The texts belong to whoever made
 * the traits.
 */
typedef struct {
  const char *name;
  const char *key;
  const char *birth;
  const char *sex;
  const char *address;
  gint64 unit;
} DvTraits;

/* Names without marks, in lower case. Names are made of few syllables, so each is folded once. */
typedef struct _DvNameKeys DvNameKeys;

DvNameKeys *dv_name_keys_new (void);
void dv_name_keys_free (DvNameKeys *keys);
const char *dv_name_keys_make (DvNameKeys *keys, const char *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvNameKeys, dv_name_keys_free)

gboolean dv_traits_match (const DvTraits *a, const DvTraits *b);
gboolean dv_traits_names_agree (const char *a, const char *b);

G_END_DECLS
