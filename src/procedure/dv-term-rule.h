/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"

G_BEGIN_DECLS

/**
 * DvTermRule:
 * @type: the code of the type of body
 * @months: how long a term lasts, 0 if it follows another
 * @before: by how many months it may be shorter
 * @after: by how many months it may be longer
 * @follows: (nullable): the type of body whose term it follows
 * @basis: (nullable): the law
 * @valid_from: the first day of the rule; 0 for always
 * @valid_to: the last one; 0 for still
 *
 * How long a term of office lasts.
 */
typedef struct {
  const char *type;
  guint months;
  guint before;
  guint after;
  const char *follows;
  const char *basis;
  guint32 valid_from;
  guint32 valid_to;
} DvTermRule;

/**
 * DvTermFit:
 * @DV_TERM_FITS: the end is that of the rule, or within what it allows
 * @DV_TERM_TOO_SHORT: it ends sooner
 * @DV_TERM_TOO_LONG: it ends later
 */
typedef enum {
  DV_TERM_FITS,
  DV_TERM_TOO_SHORT,
  DV_TERM_TOO_LONG,
} DvTermFit;

const DvTermRule *
dv_term_rule_find (const DvTermRule *rules, gsize n_rules, const char *type, const DvDate *start);
DvDate dv_term_rule_get_end (const DvTermRule *rule, const DvDate *start);
DvTermFit dv_term_rule_fits (const DvTermRule *rule, const DvDate *start, const DvDate *end);

G_END_DECLS
