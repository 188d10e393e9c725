/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-gift-head.h"

#include "dv-date.h"
#include "dv-fold.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-paper-head.h"

/* Where nobody knows the place, it is written by hand. */
#define NO_PLACE "……………"

static const char *
get (DvRecord *record, const char *field)
{
  return record != NULL ? dv_record_get (record, field) : NULL;
}

/* A campaign has no day of approval. */
static const char *
day_in (DvRecord *record)
{
  static const char *const fields[] = { "approved_on", "start", "end" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const DvField *field = dv_kind_find_field (dv_record_get_kind (record), fields[i]);
    const char *day = field != NULL ? dv_record_get_value (record, field) : NULL;

    if (day != NULL)
      return day;
  }
  return NULL;
}

static char *
today (void)
{
  DvDate date;

  dv_date_today (&date);
  return dv_date_to_iso (&date);
}

static gboolean
find_letterhead (DvDb *db, DvGiftHead *head, GError **error)
{
  g_autofree char *now = today ();
  const char *day = day_in (head->record);
  DvPaperWish wish = { .issuer = head->lead != NULL ? dv_record_get_title (head->lead) : NULL,
                       .day = day != NULL ? day : now };
  g_autoptr (GError) local = NULL;

  head->letterhead = dv_paper_find_letterhead (db, &wish, &local);
  head->own = head->letterhead != NULL;
  /* Any other letterhead knows at least where the ward is. */
  if (head->letterhead == NULL && local == NULL && wish.issuer != NULL) {
    wish.issuer = NULL;
    head->letterhead = dv_paper_find_letterhead (db, &wish, &local);
  }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return error == NULL || *error == NULL;
}

/* Lists are papers of the State's form, also those of associations. */
static const char *
style_of (const DvGiftHead *head)
{
  return head->own ? get (head->letterhead, "style") : NULL;
}

/**
 * dv_gift_head_read:
 * @db: a connection
 * @id: the UUID of a list or a campaign
 * @head: (out caller-allocates): what stands above and below its papers
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was read
 */
gboolean
dv_gift_head_read (DvDb *db, const char *id, DvGiftHead *head, GError **error)
{
  *head = (DvGiftHead){ 0 };
  head->record = dv_db_load_id (db, id, error);
  if (head->record == NULL)
    return FALSE;
  if (dv_record_get (head->record, "lead") != NULL) {
    head->lead = dv_db_load_id (db, dv_record_get (head->record, "lead"), error);
    if (head->lead == NULL)
      return FALSE;
  }
  if (!find_letterhead (db, head, error))
    return FALSE;
  head->layout = dv_paper_load_layout (db, style_of (head), error);
  return head->layout != NULL;
}

/**
 * dv_gift_head_clear:
 * @head: what was read
 */
void
dv_gift_head_clear (DvGiftHead *head)
{
  g_clear_object (&head->record);
  g_clear_object (&head->lead);
  g_clear_object (&head->letterhead);
  g_clear_pointer (&head->layout, dv_layout_free);
}

static char *
superior_of (const DvGiftHead *head)
{
  const DvField *parent = dv_kind_find_field (&dv_kind_unit, "parent");

  if (head->own)
    return dv_paper_break_lines (get (head->letterhead, "superior"));
  return g_strdup (head->lead != NULL ? dv_record_get_link_title (head->lead, parent) : NULL);
}

static char *
issuer_of (const DvGiftHead *head)
{
  if (head->own)
    return dv_paper_break_lines (get (head->letterhead, "issuer"));
  return g_strdup (head->lead != NULL ? dv_record_get_title (head->lead) : NULL);
}

static DvDocument *
begin (const DvGiftHead *head, gboolean landscape)
{
  DvDocument *document = dv_document_new (head->layout);
  const char *place = get (head->letterhead, "place");
  g_autofree char *superior = superior_of (head);
  g_autofree char *issuer = issuer_of (head);
  g_autofree char *date = dv_format_place_date (place != NULL ? place : NO_PLACE, NULL);
  DvLetterhead texts = { .superior = superior, .issuer = issuer, .place_date = date };

  dv_document_add_section (document, landscape);
  dv_document_add_letterhead (document, &texts);
  return document;
}

/**
 * dv_gift_head_begin:
 * @head: what was read
 *
 * Begins a paper that lies on its side, with the letterhead of the unit that leads the list. Where
 * the catalogue has no letterhead of that unit, its own name and that of its superior stand there.
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_gift_head_begin (const DvGiftHead *head)
{
  return begin (head, TRUE);
}

/**
 * dv_gift_head_begin_upright:
 * @head: what was read
 *
 * Returns: (transfer full): the same paper, standing upright
 */
DvDocument *
dv_gift_head_begin_upright (const DvGiftHead *head)
{
  return begin (head, FALSE);
}

/* Who signs for a unit of a type; the youth union is led by a secretary. */
static const char *
post_of (DvRecord *lead)
{
  static const char *const posts[][2] = {
    { "front", "Chủ tịch Ủy ban MTTQ" },
    { "union", "Chủ tịch Hội" },
    { "council", "Chủ tịch HĐND" },
    { "party-committee", "Bí thư" },
    { "branch", "Chi hội trưởng" },
    { "group", "Tổ trưởng tổ dân phố" },
    { "club", "Chủ nhiệm" },
  };
  g_autofree char *name = lead != NULL ? dv_text_fold (dv_record_get_title (lead)) : NULL;

  if (name != NULL && g_str_has_prefix (name, "doan "))
    return "Bí thư Đoàn";
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++) {
    if (g_strcmp0 (get (lead, "type"), posts[i][0]) == 0)
      return posts[i][1];
  }
  return "Thủ trưởng đơn vị";
}

/**
 * dv_gift_head_sign:
 * @head: what was read
 * @document: a paper
 *
 * Ends the paper with those who sign it: who drew it up, who leads the unit, and the ward's
 * people's committee, which confirms the lists of all others.
 */
void
dv_gift_head_sign (const DvGiftHead *head, DvDocument *document)
{
  DvSigners *signers = dv_document_add_signers (document);
  gboolean government = g_strcmp0 (get (head->lead, "type"), "government") == 0;

  dv_signers_add (signers, "Người lập biểu", "(Ký, ghi rõ họ tên)", NULL);
  if (government) {
    dv_signers_add (signers, "Chủ tịch UBND phường", "(Ký, đóng dấu)", NULL);
    return;
  }
  dv_signers_add (signers, post_of (head->lead), "(Ký, ghi rõ họ tên)",
                  head->own ? get (head->letterhead, "signer") : NULL);
  dv_signers_add (signers, "Xác nhận của UBND phường", "(Ký, đóng dấu)", NULL);
}
