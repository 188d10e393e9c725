/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-publication.h"

#include "dv-date.h"
#include "dv-deadlines.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-personal.h"
#include "dv-query.h"

/* What the answer to a petition must not say when it is made public. */

typedef struct {
  DvPersonalType type;
  const char *field;
} PersonalField;

static const PersonalField petition_fields[] = {
  { DV_PERSONAL_NAME, "sender_name" },
  { DV_PERSONAL_ADDRESS, "sender_address" },
  { DV_PERSONAL_NUMBER, "sender_id" },
  { DV_PERSONAL_CONTACT, "sender_contact" },
};

static const PersonalField person_fields[] = {
  { DV_PERSONAL_NAME, "name" },        { DV_PERSONAL_ADDRESS, "address" },
  { DV_PERSONAL_NUMBER, "id_number" }, { DV_PERSONAL_NUMBER, "old_id_number" },
  { DV_PERSONAL_CONTACT, "phone" },
};

static const PersonalField signer_fields[] = {
  { DV_PERSONAL_NAME, "name" },
  { DV_PERSONAL_ADDRESS, "address" },
};

/**
 * dv_petition_is_sealed:
 * @petition: a petition
 *
 * Returns: whether who wrote it lies in a sealed part: a denunciation (Luật Tố cáo 25/2018,
 *   art. 8), and any letter that asks for it
 */
gboolean
dv_petition_is_sealed (DvRecord *petition)
{
  return g_strcmp0 (dv_record_get (petition, "type"), "to-cao") == 0 ||
         g_strcmp0 (dv_record_get (petition, "sealed"), "1") == 0;
}

static void
add_values (GArray *values, DvRecord *record, const PersonalField *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++) {
    DvPersonalValue value = { fields[i].type, dv_record_get (record, fields[i].field) };

    if (value.value != NULL)
      g_array_append_val (values, value);
  }
}

static GPtrArray *
load_signers (DvDb *db, DvRecord *petition, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_signer);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "petition", dv_record_get_id (petition));
  rows = dv_query_run (query, db, error);
  return rows != NULL
           ? dv_db_load_rows (db, &dv_kind_signer, (const gint64 *) rows->data, rows->len, error)
           : NULL;
}

/* Returns: (transfer full) (element-type DvRecord): those whom the letter names; nobody is known
 * of one that is not stored yet */
static GPtrArray *
load_people (DvDb *db, DvRecord *petition, GError **error)
{
  const char *sender = dv_record_get (petition, "sender");
  DvRecord *person = NULL;
  GPtrArray *people = dv_record_get_id (petition) != NULL
                        ? load_signers (db, petition, error)
                        : g_ptr_array_new_with_free_func (g_object_unref);

  if (people == NULL || sender == NULL)
    return people;
  person = dv_db_load_id (db, sender, error);
  if (person != NULL)
    g_ptr_array_add (people, person);
  else
    g_clear_pointer (&people, g_ptr_array_unref);
  return people;
}

/**
 * dv_publication_find_personal:
 * @db: a connection
 * @petition: a petition
 * @text: what is to be made public about it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks in @text for the writer and the signers of @petition and for what looks like somebody. What
 * lies in the sealed part is not known here: whoever opens it compares it (dv_personal_find()).
 *
 * Returns: (transfer full) (element-type DvPersonalHit) (nullable): what was found; %NULL on error
 */
GPtrArray *
dv_publication_find_personal (DvDb *db, DvRecord *petition, const char *text, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (DvPersonalValue));
  g_autoptr (GPtrArray) people = load_people (db, petition, error);

  if (people == NULL)
    return NULL;
  add_values (values, petition, petition_fields, G_N_ELEMENTS (petition_fields));
  for (guint i = 0; i < people->len; i++) {
    DvRecord *record = g_ptr_array_index (people, i);

    if (dv_record_get_kind (record) == &dv_kind_person)
      add_values (values, record, person_fields, G_N_ELEMENTS (person_fields));
    else
      add_values (values, record, signer_fields, G_N_ELEMENTS (signer_fields));
  }
  return dv_personal_find (text, (const DvPersonalValue *) values->data, values->len);
}

/**
 * dv_publication_sign_text:
 * @text: a text
 *
 * Returns: (transfer full): what tells this text from any other, kept when it was compared with
 *   what is sealed; it says nothing of what was compared
 */
char *
dv_publication_sign_text (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * dv_publication_find_sealed:
 * @identity: who wrote the letter, opened
 * @text: what is to be made public about it
 *
 * Compares @text with what is sealed. What it finds is as secret as @identity.
 *
 * Returns: whether @text says who wrote the letter
 */
gboolean
dv_publication_find_sealed (DvIdentity *identity, const char *text)
{
  static const struct {
    DvPersonalType type;
    DvIdentityField field;
  } fields[] = {
    { DV_PERSONAL_NAME, DV_IDENTITY_NAME },
    { DV_PERSONAL_ADDRESS, DV_IDENTITY_ADDRESS },
    { DV_PERSONAL_CONTACT, DV_IDENTITY_CONTACT },
    { DV_PERSONAL_NUMBER, DV_IDENTITY_ID_NUMBER },
  };
  gboolean found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    DvSecret *secret = dv_identity_get (identity, fields[i].field);
    DvPersonalValue value = { fields[i].type, secret != NULL ? dv_secret_get_text (secret) : NULL };
    g_autoptr (GPtrArray) hits = dv_personal_find (text, &value, 1);

    for (guint h = 0; h < hits->len; h++)
      found = found || ((DvPersonalHit *) g_ptr_array_index (hits, h))->known;
  }
  return found;
}

/* Only those that say how long something hangs at least; a rule of the office’s own comes first. */
static const DvDeadlineRule *
find_posting_rule (const DvDeadlineTable *table, const DvCaseFacts *facts, guint32 from)
{
  guint n_rules;
  const DvDeadlineRule *const *rules =
    dv_deadline_table_get_starting (table, DV_EVENT_PUBLISHED, &n_rules);

  for (guint i = 0; i < n_rules; i++)
    if (rules[i]->minimum && rules[i]->role == DV_ROLE_NAMED && rules[i]->unit == DV_UNIT_DAYS &&
        dv_deadline_rule_is_for (rules[i], facts) && dv_deadline_rule_is_in_force (rules[i], from))
      return rules[i];

  return NULL;
}

/**
 * dv_publication_find_last_day:
 * @db: a connection
 * @petition: a petition
 * @from: the day on which the answer is made public, `2026-07-13`
 * @basis: (out) (transfer full) (nullable): the law that says so
 * @last: (out) (transfer full) (nullable): the day until which it stays public at least; %NULL if
 *   no rule is in force
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reckons by the rules of the catalogue of time limits that begin with publication and may not end
 * sooner: Luật Thực hiện dân chủ ở cơ sở 10/2022, art. 13.2, and others.
 *
 * Returns: whether the rules could be read
 */
gboolean
dv_publication_find_last_day (DvDb *db,
                              DvRecord *petition,
                              const char *from,
                              char **basis,
                              char **last,
                              GError **error)
{
  g_autoptr (DvDeadlineTable) table = dv_deadlines_load_table (db, error);
  DvCaseFacts facts = { .matter = dv_matter_from_code (dv_record_get (petition, "type")) };
  const DvDeadlineRule *rule = NULL;
  DvDate date;

  *basis = *last = NULL;
  if (table == NULL)
    return FALSE;
  if (dv_date_from_iso (from, &date))
    rule = find_posting_rule (table, &facts, dv_date_to_julian (&date));
  if (rule == NULL)
    return TRUE;
  date = dv_date_add_days (&date, (int) rule->days);
  *basis = g_strdup (rule->basis);
  *last = dv_date_to_iso (&date);
  return TRUE;
}
