/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvFieldType:
 * @DV_TYPE_TEXT: one line of text
 * @DV_TYPE_LONG_TEXT: text of several lines
 * @DV_TYPE_INTEGER: a whole number
 * @DV_TYPE_MONEY: whole đồng
 * @DV_TYPE_DECIMAL: a measure, such as m², held exactly in hundredths: `1250` is 12,5
 * @DV_TYPE_DATE: a day
 * @DV_TYPE_PARTIAL_DATE: a day, or a month or year when no more is known
 * @DV_TYPE_CHOICE: the code of one of the field's choices
 * @DV_TYPE_YES_NO: yes or no
 * @DV_TYPE_LINK: another record
 * @DV_TYPE_LINKS: several other records, each with a role where the field has choices
 *
 * The types of field. A value is always held in its canonical text form (see
 * dv_field_parse()); the type says what that form is, how it is stored, which widget edits it and
 * how it looks in a list.
 */
typedef enum {
  DV_TYPE_TEXT,
  DV_TYPE_LONG_TEXT,
  DV_TYPE_INTEGER,
  DV_TYPE_MONEY,
  DV_TYPE_DECIMAL,
  DV_TYPE_DATE,
  DV_TYPE_PARTIAL_DATE,
  DV_TYPE_CHOICE,
  DV_TYPE_YES_NO,
  DV_TYPE_LINK,
  DV_TYPE_LINKS,
} DvFieldType;

/**
 * DvFieldFlags:
 * @DV_FIELD_REQUIRED: a record cannot be saved without it
 * @DV_FIELD_KEY: names the record in spreadsheets, so a row with the same value is the same record
 * @DV_FIELD_SEARCHED: its words find the record
 * @DV_FIELD_PERSON_NAME: a person's name: sorted by given name
 * @DV_FIELD_OPEN: a choice that also takes words that are not among the choices
 * @DV_FIELD_INDEXED: lists are often sorted or filtered by it
 * @DV_FIELD_SENSITIVE: the law marks it sensitive: never in a list, a search text or a printout
 * @DV_FIELD_COMPUTED: the program fills it in; no form or spreadsheet sets it
 * @DV_FIELD_REPEATED: of parts that are typed one after the other, the next begins with the same
 * @DV_FIELD_NUMBERED: numbers the parts of a record; one more than the last unless it is typed
 * @DV_FIELD_SHARED: a link of a part to a second record that it belongs to: it goes with either
 * @DV_FIELD_ONCE: what a spreadsheet has merged over several rows is that of the first: one gift
 *   for a household; amounts of money always are
 * @DV_FIELD_DEADLINE: of a month or a quarter in a spreadsheet the last day is meant
 * @DV_FIELD_DERIVED: the store reckons it from other records and can make it anew (always with
 * computed); it is neither logged nor sent
 * @DV_FIELD_TODAY: a date that a form begins with: mostly the record is typed on that day
 * @DV_FIELD_CALENDAR: a date that the calendar shows, named by the label of the field
 *
 * What is special about a field.
 */
typedef enum {
  DV_FIELD_REQUIRED = 1 << 0,
  DV_FIELD_KEY = 1 << 1,
  DV_FIELD_SEARCHED = 1 << 2,
  DV_FIELD_PERSON_NAME = 1 << 3,
  DV_FIELD_OPEN = 1 << 4,
  DV_FIELD_INDEXED = 1 << 5,
  DV_FIELD_SENSITIVE = 1 << 6,
  DV_FIELD_COMPUTED = 1 << 7,
  DV_FIELD_REPEATED = 1 << 8,
  DV_FIELD_NUMBERED = 1 << 9,
  DV_FIELD_SHARED = 1 << 10,
  DV_FIELD_ONCE = 1 << 11,
  DV_FIELD_DEADLINE = 1 << 12,
  DV_FIELD_DERIVED = 1 << 13,
  DV_FIELD_TODAY = 1 << 14,
  DV_FIELD_CALENDAR = 1 << 15,
} DvFieldFlags;

/**
 * DvChoice:
 * @code: what is stored; never changes
 * @label: what a person reads, translatable
 * @words: what spreadsheets say, in Vietnamese, separated by `|`
 */
typedef struct {
  const char *code;
  const char *label;
  const char *words;
} DvChoice;

/**
 * DvDigits:
 * @DV_DIGITS_ANY: it is no such number
 * @DV_DIGITS_IDENTITY: of an identity card: 12 digits, or 9 of an old one
 * @DV_DIGITS_TELEPHONE: of a telephone: a zero before 9 digits
 *
 * Numbers that are texts. A spreadsheet that takes them for numbers drops the zeros that they begin
 * with, and these can be given back.
 */
typedef enum {
  DV_DIGITS_ANY,
  DV_DIGITS_IDENTITY,
  DV_DIGITS_TELEPHONE,
} DvDigits;

/**
 * DvField:
 * @id: number in the operation log; never changes and is never used again
 * @name: column, JSON member and command-line name
 * @label: what a person reads, translatable, sentence case
 * @type: its type
 * @flags: what is special about it
 * @target: for links, the kind that is linked to; %NULL for any
 * @choices: for choices, and for the roles of links; ends with a %NULL code
 * @headings: spreadsheet headings that it answers to, separated by `|`
 * @hint: what to type, translatable, or %NULL
 * @minimum: for numbers, the least that makes sense; 0 unless said
 * @maximum: for numbers, the most that makes sense; 0 for no limit
 * @through: for several links, the kind of part that each of them is a record of, so that it has
 *   dates and a form of its own; %NULL for plain links
 * @copies: for a link, the names of fields that are taken over from the linked record where they
 *   are empty, so that this record keeps them as they were then; ends with %NULL
 * @listed_as: for a link, the heading under which the form of the linked record lists those that
 *   link to it, translatable; empty for the kind's own name, %NULL for no such list
 * @also: further spreadsheet headings, separated by `|`, that give way to one of @headings, and of
 *   which an earlier one goes before a later one
 * @split_by: the name of a choice field that a spreadsheet may write this one in several columns
 *   for: a year of birth under “Nam” or “Nữ” says the sex as well; or %NULL
 * @digits: how a number that is written in digits lost its zeros in a spreadsheet
 *
 * One field of a kind of record. Everything the program does with the field follows from this
 * line: the column, the form, the list, the spreadsheet, the search, the log and the words of a
 * conflict.
 */
typedef struct {
  guint id;
  const char *name;
  const char *label;
  DvFieldType type;
  DvFieldFlags flags;
  const char *target;
  const DvChoice *choices;
  const char *headings;
  const char *hint;
  gint64 minimum;
  gint64 maximum;
  const char *through;
  const char *const *copies;
  const char *listed_as;
  const char *also;
  const char *split_by;
  DvDigits digits;
} DvField;

/**
 * DvScopeRule:
 * @DV_SCOPE_WARD: every site has it
 * @DV_SCOPE_OFFICE: only the ward office has it
 * @DV_SCOPE_UNIT: work: the residential group of its unit has it, every site where it has none
 * @DV_SCOPE_PERSON: about a person: the residential group has it, the office alone where it has
 * none
 * @DV_SCOPE_OWNER: the same as the record that it belongs to
 *
 * Which sites hold a record of this kind.
 */
typedef enum {
  DV_SCOPE_WARD,
  DV_SCOPE_OFFICE,
  DV_SCOPE_UNIT,
  DV_SCOPE_PERSON,
  DV_SCOPE_OWNER,
} DvScopeRule;

/**
 * DvKindFlags:
 * @DV_KIND_CATALOGUE: rules that the office may edit, not records of work
 * @DV_KIND_PART: belongs to another record and is shown there
 * @DV_KIND_HIDDEN: the program's own; no page, no spreadsheet
 * @DV_KIND_OPEN_ENDED: goes on when it has no end date
 * @DV_KIND_TRACE: only remembers what was done to its owner, so it neither keeps the owner from
 *   being deleted nor goes with it
 */
typedef enum {
  DV_KIND_CATALOGUE = 1 << 0,
  DV_KIND_PART = 1 << 1,
  DV_KIND_HIDDEN = 1 << 2,
  DV_KIND_OPEN_ENDED = 1 << 3,
  DV_KIND_TRACE = 1 << 4,
} DvKindFlags;

typedef struct _DvKind DvKind;
typedef struct _DvRecord DvRecord;

/**
 * DvKindCheck:
 * @record: the record as it is to be saved
 * @problems: (element-type DvProblem): where to add what is wrong
 *
 * The rules of one kind that no single field can state.
 */
typedef void (*DvKindCheck) (DvRecord *record, GPtrArray *problems);

/**
 * DvKind:
 * @id: number in the operation log; never changes and is never used again
 * @name: table and command-line name
 * @label: one of them, translatable
 * @label_plural: several, translatable
 * @icon: symbolic icon
 * @fields: its fields
 * @n_fields: how many
 * @title: the field that names a record to a person
 * @short_title: the field with a shorter name, used in lists and links, or %NULL
 * @columns: names of the fields that its list shows, in order; ends with %NULL
 * @start: field where its time begins, or %NULL
 * @end: field where its time ends, or %NULL
 * @unit: field of the unit that a list is filtered by, or %NULL
 * @owner: for parts, the field of the record that it belongs to
 * @identity: names of the fields that make two records the same fact, or %NULL; ends with %NULL
 * @scope: which sites hold it
 * @flags: what is special about it
 * @check: its own rules, or %NULL
 * @doubt: what looks wrong and is accepted all the same, or %NULL
 *
 * One kind of record, described once.
 */
struct _DvKind {
  guint id;
  const char *name;
  const char *label;
  const char *label_plural;
  const char *icon;
  const DvField *fields;
  guint n_fields;
  const char *title;
  const char *short_title;
  const char *const *columns;
  const char *start;
  const char *end;
  const char *unit;
  const char *owner;
  const char *const *identity;
  DvScopeRule scope;
  DvKindFlags flags;
  DvKindCheck check;
  DvKindCheck doubt;
};

/* A list of names ends with NULL. */
#define DV_NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

const DvKind *const *dv_kinds (void);
const DvKind *dv_kind_find (const char *name);
const DvKind *dv_kind_find_by_id (guint id);
const char *dv_kind_get_label (const DvKind *kind);
const char *dv_kind_get_label_plural (const DvKind *kind);
const DvField *dv_kind_find_field (const DvKind *kind, const char *name);
const DvField *dv_kind_find_field_by_id (const DvKind *kind, guint id);
const DvField *dv_kind_find_heading (const DvKind *kind, const char *heading);
const DvField *dv_kind_get_title_field (const DvKind *kind);
const DvField *dv_kind_get_key_field (const DvKind *kind);
guint dv_kind_index_of (const DvKind *kind, const DvField *field);

const char *dv_field_get_label (const DvField *field);
const char *dv_field_get_heading (const DvField *field);
gboolean dv_field_has_column (const DvField *field);
gboolean dv_field_is_logged (const DvField *field);
gboolean dv_field_is_number (const DvField *field);
gboolean dv_field_is_date (const DvField *field);
gboolean dv_field_is_link (const DvField *field);
const DvChoice *dv_field_find_choice (const DvField *field, const char *code);
const DvChoice *dv_field_find_choice_by_words (const DvField *field, const char *words);
const char *dv_choice_get_label (const DvChoice *choice);

G_END_DECLS
