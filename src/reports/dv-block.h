/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-layout.h"

G_BEGIN_DECLS

/* What a document is made of. Builders use dv-document.h; writers read these structs and change
 * nothing. All texts belong to the document: valid UTF-8, no control characters but '\n', which
 * is a line break inside the block. */

typedef enum {
  DV_BLOCK_LETTERHEAD,
  DV_BLOCK_TITLE,
  DV_BLOCK_HEADING,
  DV_BLOCK_PARAGRAPH,
  DV_BLOCK_LIST_ITEM,
  DV_BLOCK_TABLE,
  DV_BLOCK_PAGE_BREAK,
  DV_BLOCK_SECTION,
  DV_BLOCK_SIGNATURE,
  DV_BLOCK_SIGNERS,
} DvBlockKind;

typedef struct {
  DvBlockKind kind;
  const char *id;        /* stable, NULL = none */
  GStringChunk *strings; /* of the document */
} DvBlock;

typedef enum {
  DV_RUN_PLAIN = 0,
  DV_RUN_BOLD = 1 << 0,
  DV_RUN_ITALIC = 1 << 1,
} DvRunFlags;

typedef struct {
  const char *text;
  DvRunFlags flags;
  const char *figure; /* opaque id of the records behind the text, NULL = plain words */
} DvRun;

/* A paragraph, a list item (then with a marker) or the content of a cell. */
typedef struct {
  DvBlock block;
  DvAlignment alignment;
  const char *marker;
  GArray *runs; /* of DvRun */
} DvParagraph;

typedef struct {
  DvBlock block;
  const char *superior;   /* NULL = none */
  const char *issuer;     /* NULL = none */
  const char *number;     /* the whole line, see dv_layout_format_number() */
  const char *subject;    /* of an official letter: "V/v …" */
  const char *place_date; /* the whole line, see dv_format_place_date() */
  const char *nation;     /* NULL = that of the layout */
  const char *motto;      /* NULL = that of the layout */
} DvLetterhead;

typedef struct {
  DvBlock block;
  const char *kind;
  const char *excerpt;
} DvTitle;

typedef struct {
  DvBlock block;
  unsigned level; /* 1 to 3 */
  const char *text;
} DvHeading;

typedef struct {
  const char *title;
  double weight;
  DvAlignment alignment;
} DvColumn;

/* A heading over several columns; a column under no group has a title as high as both rows. */
typedef struct {
  const char *title;
  unsigned first;
  unsigned n;
} DvGroup;

typedef struct {
  unsigned span; /* columns, 1 or more */
  DvParagraph *content;
} DvCell;

typedef enum {
  DV_ROW_BODY,
  DV_ROW_TOTAL,
  DV_ROW_SECTION, /* says what the rows below are, and stays with the first */
} DvRowKind;

typedef struct {
  DvRowKind kind;
  double height; /* at least, in millimetres; 0 = what the words need */
  GStringChunk *strings;
  GArray *cells; /* of DvCell; may be fewer or more than the columns */
} DvRow;

typedef struct {
  DvBlock block;
  GArray *columns; /* of DvColumn */
  GArray *groups;  /* of DvGroup, by first column, not overlapping */
  GPtrArray *rows; /* of DvRow */
} DvTable;

typedef struct {
  DvBlock block;
  gboolean landscape;
} DvSection;

typedef struct {
  DvBlock block;
  const DvLayout *layout;
  GPtrArray *authorities; /* of const char * */
  const char *post;
  const char *signer;
  GPtrArray *recipients; /* of const char *, without dash and end */
} DvSignature;

typedef struct {
  const char *post;
  const char *note; /* below the post: how to sign, NULL = nothing */
  const char *name; /* NULL = written by hand */
} DvSigner;

/* Several people who sign side by side, as under a list. */
typedef struct {
  DvBlock block;
  GArray *signers; /* of DvSigner, from left to right */
} DvSigners;

G_END_DECLS
