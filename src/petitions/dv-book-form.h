/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"
#include "dv-petition-rows.h"
#include "dv-sheet-writer.h"

G_BEGIN_DECLS

/* The day from which NĐ 154/2026/NĐ-CP and its forms are in force (art. 44). */
#define DV_BOOK_NEW_FORM "2026-07-01"

/**
 * DvBookColumn:
 * @title: what stands above it
 * @group: (nullable): what stands above it and its neighbours
 * @weight: how wide it is beside the others
 * @alignment: how its words stand
 * @type: what its cells are in a sheet
 * @get: (transfer full): what a letter has there
 */
typedef struct {
  const char *title;
  const char *group;
  double weight;
  DvAlignment alignment;
  DvSheetType type;
  char *(*get) (const DvPetitionRow *row);
} DvBookColumn;

/**
 * DvBookForm:
 * @name: its number and the text that it is part of
 * @title: what the paper is called
 * @columns: its columns
 * @n_columns: how many
 *
 * A form of the register.
 */
typedef struct {
  const char *name;
  const char *title;
  const DvBookColumn *columns;
  guint n_columns;
} DvBookForm;

extern const DvBookForm dv_book_form_2014;
extern const DvBookForm dv_book_form_2026;

G_END_DECLS
