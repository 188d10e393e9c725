/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-book-form.h"

G_BEGIN_DECLS

/**
 * DvBookOptions:
 * @year: the year
 * @book: (nullable): the code of a book, for that alone
 * @national: whether it is made to be typed into the national database
 */
typedef struct {
  int year;
  const char *book;
  gboolean national;
} DvBookOptions;

/**
 * DvBookPart:
 * @form: how it looks
 * @rows: (element-type DvPetitionRow): its letters, by book and number; they belong to the register
 */
typedef struct {
  const DvBookForm *form;
  GPtrArray *rows;
} DvBookPart;

/**
 * DvBook:
 * @year: its year
 * @national: whether it is made to be typed into the national database
 * @rows: (element-type DvPetitionRow): all letters
 * @parts: (element-type DvBookPart): what came in before the form changed, and after; no part
 *   is empty
 *
 * The register of a year.
 */
typedef struct {
  int year;
  gboolean national;
  GPtrArray *rows;
  GPtrArray *parts;
} DvBook;

DvBook *dv_book_read (DvDb *db, const DvBookOptions *options, GError **error);
void dv_book_free (DvBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvBook, dv_book_free)

const char *dv_book_get_reminder (void);
DvDocument *dv_book_to_document (DvDb *db, const DvBook *self, GError **error);
gboolean dv_book_write_sheet (const DvBook *self, const char *path, GError **error);

G_END_DECLS
