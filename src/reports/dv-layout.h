/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  DV_LINES_MULTIPLE,
  DV_LINES_EXACT,
} DvLineRule;

typedef enum {
  DV_NUMBER_TOP,
  DV_NUMBER_BOTTOM,
  DV_NUMBER_NONE,
} DvNumberPlace;

typedef enum {
  DV_FACE_REGULAR,
  DV_FACE_BOLD,
  DV_FACE_ITALIC,
  DV_FACE_BOLD_ITALIC,
  DV_FACE_UNDERLINED,
} DvFace;

typedef enum {
  DV_ALIGN_DEFAULT, /* what the element says */
  DV_ALIGN_LEFT,
  DV_ALIGN_CENTER,
  DV_ALIGN_RIGHT,
  DV_ALIGN_JUSTIFY,
} DvAlignment;

/* By whose authority a paper is signed: the words before the body or the post differ by style. */
typedef enum {
  DV_AUTHORITY_OWN,       /* nothing: the head signs for themselves */
  DV_AUTHORITY_ON_BEHALF, /* thay mặt: TM., T/M */
  DV_AUTHORITY_DEPUTY,    /* ký thay: KT., K/T */
  DV_AUTHORITY_ORDER,     /* thừa lệnh: TL., T/L */
  DV_AUTHORITY_DELEGATED, /* thừa ủy quyền: TUQ. */
} DvAuthority;

/**
 * DvLayout:
 *
 * Everything in which the papers of the State and of the Party differ. Lengths are millimetres,
 * sizes and spaces points, rules a share of the line above them. The struct owns its texts.
 */
typedef struct {
  char *code;
  char *name;
  char *valid_from; /* ISO date, "" = always */
  char *valid_to;   /* ISO date, "" = still in force */
  char *legal_basis;

  double paper_width;
  double paper_height;
  double margin_top;
  double margin_bottom;
  double margin_left;
  double margin_right;

  char *font;
  double size_body;
  double size_heading;
  double size_table;
  double size_page_number;
  double size_nation;
  double size_motto;
  double size_superior;
  double size_issuer;
  double size_number;
  double size_subject;
  double size_place_date;
  double size_kind;
  double size_excerpt;
  double size_authority;
  double size_post;
  double size_signer;
  double size_recipients_title;
  double size_recipients;

  int line_rule; /* DvLineRule */
  double line_multiple;
  double line_exact;
  double space_before;
  double first_line_indent;

  int page_number_place; /* DvNumberPlace */
  gboolean page_number_first;
  double page_number_distance;

  char *nation;
  char *motto;
  double nation_rule;
  double issuer_rule;
  char *issuer_mark;
  double letterhead_left;
  char *number_format;
  double kind_rule;
  char *kind_mark;

  int heading_1_face; /* DvFace */
  int heading_1_alignment;
  int heading_2_face;
  int heading_3_face;
  char *heading_mark;
  char *end_mark;

  char *authority_on_behalf;
  char *authority_deputy;
  char *authority_order;
  char *authority_delegated;
  gboolean post_bold;
  double signature_space;
  char *recipients_title;
  int recipients_face; /* DvFace */
} DvLayout;

typedef enum {
  DV_LAYOUT_TEXT,
  DV_LAYOUT_DATE,
  DV_LAYOUT_MILLIMETRES,
  DV_LAYOUT_POINTS,
  DV_LAYOUT_RATIO,
  DV_LAYOUT_BOOLEAN,
  DV_LAYOUT_CHOICE,
} DvLayoutKind;

/**
 * DvLayoutField:
 * @name: the English name, that of the member of DvLayout
 * @heading: the heading of its column in data/catalogues/layout.csv
 * @choices: for DV_LAYOUT_CHOICE, the words allowed, "|" between them; else NULL
 * @builtin: the values for state-2020, party-2018 and party-2026; NULL = as the one before
 *
 * One value of a layout. Other layers make a kind of record out of these.
 */
typedef struct {
  const char *name;
  const char *heading;
  DvLayoutKind kind;
  gsize offset;
  double minimum;
  double maximum;
  const char *choices;
  const char *builtin[3];
} DvLayoutField;

typedef enum {
  DV_LAYOUT_ERROR_UNKNOWN_FIELD,
  DV_LAYOUT_ERROR_BAD_VALUE,
} DvLayoutError;

#define DV_LAYOUT_ERROR (dv_layout_error_quark ())
GQuark dv_layout_error_quark (void);

const DvLayoutField *dv_layout_fields (gsize *n);

DvLayout *dv_layout_new (void);
DvLayout *dv_layout_new_builtin (const char *code);
DvLayout *dv_layout_copy (const DvLayout *layout);
void dv_layout_free (DvLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvLayout, dv_layout_free)

gboolean dv_layout_set (DvLayout *layout, const char *field, const char *value, GError **error);

char *dv_layout_format_number (const DvLayout *layout,
                               unsigned number,
                               const char *kind,
                               const char *body);
char *dv_layout_format_authority (const DvLayout *layout, DvAuthority authority, const char *body);
char *dv_format_place_date (const char *place, const GDate *date);

G_END_DECLS
