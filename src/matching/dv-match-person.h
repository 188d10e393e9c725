/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvMatchPerson:
 * @name: (nullable): the full name as the register has it
 * @birth: (nullable): `1948`, `1948-05` or `1948-05-02`
 * @sex: (nullable): `male` or `female`
 * @id_number: (nullable): 12 digits (CCCD) or 9 (CMND)
 * @old_id_number: (nullable): the 9 digits of a former CMND
 * @address: (nullable): the address
 * @phone: (nullable): the telephone number
 * @unit: a number for the residential group, 0 if not known
 * @household: a number for the household, 0 if not known
 *
 * What a register says of a person, as far as it tells people apart.
 */
typedef struct {
  const char *name;
  const char *birth;
  const char *sex;
  const char *id_number;
  const char *old_id_number;
  const char *address;
  const char *phone;
  gint64 unit;
  gint64 household;
} DvMatchPerson;

G_END_DECLS
