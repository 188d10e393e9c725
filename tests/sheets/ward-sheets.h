/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kinds.h"

/* A sheet as somebody in a ward made it, and what is to be read of it. */
typedef struct {
  const char *name;
  const DvKind *kind;
  const char *cells; /* see sheet_maker_write() */
  const char *rows;  /* a letter for every row: . above, h heading, R record, G group, and of those
                        left out e empty, 1 numbers of columns, H headings again, s subtotal, t
                        total, S signature, N note, o only a number, u nothing read */
  const char *records; /* a line for each: its row, what it says, and how many values were completed
                          or converted: *2 */
  const char *doubts;  /* headings of which it is not sure what they are for */
  const char *faults;
} WardSheet;

extern const WardSheet ward_people[];
extern const WardSheet ward_households[];
extern const WardSheet ward_gifts[];
extern const WardSheet ward_work[];
extern const WardSheet ward_fonts[];
