/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-voters-paper.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-petition-head.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* What voters asked for at a meeting, and what of earlier meetings is not answered yet, with the
 * answers: the report for the next session (Luật Hoạt động giám sát 87/2015, art. 74). Nobody is
 * named on it: it is made to be read out and posted. */

typedef struct {
  const char *title;
  double weight;
  DvAlignment alignment;
} Column;

static const Column columns[] = {
  { "STT", 4, DV_ALIGN_CENTER },
  { "Nội dung kiến nghị", 28, DV_ALIGN_LEFT },
  { "Tổ dân phố", 10, DV_ALIGN_LEFT },
  { "Kỳ họp", 8, DV_ALIGN_LEFT },
  { "Cơ quan trả lời", 14, DV_ALIGN_LEFT },
  { "Kết quả trả lời", 22, DV_ALIGN_LEFT },
  { "Trạng thái", 9, DV_ALIGN_LEFT },
  { "Công khai", 8, DV_ALIGN_LEFT },
};

static GPtrArray *
load (DvDb *db, DvQuery *query, GError **error)
{
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  return rows != NULL ? dv_db_load_rows (db, dv_query_get_kind (query), (const gint64 *) rows->data,
                                         rows->len, error)
                      : NULL;
}

static GPtrArray *
load_of_meeting (DvDb *db, const char *meeting, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_petition);

  dv_query_where (query, "meeting", meeting);
  dv_query_set_order (query, "start", FALSE);
  return load (db, query, error);
}

static gboolean
is_open (DvRecord *petition)
{
  const char *outcome = dv_record_get (petition, "outcome");

  return outcome == NULL || g_str_equal (outcome, "in-progress");
}

/* Of meetings before this one, what voters still wait for. */
static GPtrArray *
load_carried_over (DvDb *db, DvRecord *meeting, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_petition);
  GPtrArray *petitions;

  dv_query_where (query, "type", "kien-nghi-cu-tri");
  if (dv_record_get (meeting, "start") != NULL)
    dv_query_between (query, "start", NULL, dv_record_get (meeting, "start"));
  dv_query_set_order (query, "start", FALSE);
  petitions = load (db, query, error);
  for (guint i = petitions != NULL ? petitions->len : 0; i-- > 0;) {
    DvRecord *petition = g_ptr_array_index (petitions, i);
    const char *of = dv_record_get (petition, "meeting");

    if (of == NULL || g_str_equal (of, dv_record_get_id (meeting)) || !is_open (petition))
      g_ptr_array_remove_index (petitions, i);
  }
  return petitions;
}

/* Returns: where the answer hangs or hung, empty if it was never made public */
static char *
find_places (DvDb *db, DvRecord *petition, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_publication);
  g_autoptr (GPtrArray) publications = NULL;
  GString *places;

  dv_query_where (query, "petition", dv_record_get_id (petition));
  publications = load (db, query, error);
  if (publications == NULL)
    return NULL;
  places = g_string_new (NULL);
  for (guint i = 0; i < publications->len; i++) {
    DvRecord *publication = g_ptr_array_index (publications, i);
    const char *state = dv_record_get (publication, "state");

    if (g_strcmp0 (state, "published") == 0 || g_strcmp0 (state, "removed") == 0)
      g_string_append_printf (places, "%s%s", places->len > 0 ? "; " : "",
                              dv_record_get (publication, "place"));
  }
  return g_string_free (places, FALSE);
}

static void
add_field (DvRow *row, DvRecord *petition, const char *name)
{
  g_autofree char *text =
    dv_record_get_display (petition, dv_kind_find_field (&dv_kind_petition, name));

  dv_row_add_text (row, text);
}

static gboolean
add_petition (DvDb *db, DvTable *table, DvRecord *petition, guint number, GError **error)
{
  g_autofree char *count = g_strdup_printf ("%u", number);
  g_autofree char *places = find_places (db, petition, error);
  DvRow *row;

  if (places == NULL)
    return FALSE;
  row = dv_table_add_row (table, DV_ROW_BODY);
  dv_row_add_text (row, count);
  add_field (row, petition, "title");
  add_field (row, petition, "unit");
  add_field (row, petition, "session");
  add_field (row, petition, "answered_by");
  add_field (row, petition, "answer");
  add_field (row, petition, "outcome");
  dv_row_add_text (row, places);
  return TRUE;
}

static void
add_group (DvTable *table, const char *title, guint n)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_SECTION);
  DvParagraph *cell = dv_row_add_cell (row, G_N_ELEMENTS (columns));
  g_autofree char *text = g_strdup_printf ("%s: %u", title, n);

  dv_paragraph_set_alignment (cell, DV_ALIGN_LEFT);
  dv_paragraph_add_text (cell, text);
}

static gboolean
add_petitions (DvDb *db, DvTable *table, const char *title, GPtrArray *petitions, GError **error)
{
  if (petitions->len > 0)
    add_group (table, title, petitions->len);
  for (guint i = 0; i < petitions->len; i++)
    if (!add_petition (db, table, g_ptr_array_index (petitions, i), i + 1, error))
      return FALSE;

  return TRUE;
}

static DvTable *
begin_table (DvDocument *document)
{
  DvTable *table = dv_document_add_table (document);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    dv_table_add_column (table, columns[i].title, columns[i].weight, columns[i].alignment);
  return table;
}

static DvDocument *
begin (DvDb *db, DvRecord *meeting, GError **error)
{
  g_auto (DvGiftHead) head = { 0 };
  DvDocument *document;

  if (!dv_petition_head_read (db, dv_record_get (meeting, "start"), &head, error))
    return NULL;
  document = dv_gift_head_begin (&head);
  dv_document_add_title (document, "Tổng hợp kiến nghị cử tri", dv_record_get_title (meeting));
  return document;
}

static void
add_signers (DvDocument *document)
{
  DvSigners *signers = dv_document_add_signers (document);

  dv_signers_add (signers, "Người lập biểu", "(Ký, ghi rõ họ tên)", NULL);
  dv_signers_add (signers, "Thường trực HĐND phường", "(Ký, đóng dấu)", NULL);
}

/**
 * dv_voters_paper_build:
 * @db: a connection
 * @meeting: the id of a meeting with voters
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes what was asked for there, what is left of earlier meetings, the answers, and where they
 * were made public.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL if there is nothing to write
 */
DvDocument *
dv_voters_paper_build (DvDb *db, const char *meeting, GError **error)
{
  g_autoptr (DvRecord) event = dv_db_load_id (db, meeting, error);
  g_autoptr (GPtrArray) petitions = event != NULL ? load_of_meeting (db, meeting, error) : NULL;
  g_autoptr (GPtrArray) earlier = petitions != NULL ? load_carried_over (db, event, error) : NULL;
  g_autoptr (DvDocument) document = NULL;
  DvTable *table;

  if (earlier == NULL)
    return NULL;
  if (petitions->len + earlier->len == 0) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("No petition names this meeting. Choose it as the meeting of the "
                            "recommendations that were made there."));
    return NULL;
  }
  document = begin (db, event, error);
  if (document == NULL)
    return NULL;
  table = begin_table (document);
  if (!add_petitions (db, table, "Kiến nghị tại cuộc tiếp xúc này", petitions, error) ||
      !add_petitions (db, table, "Kiến nghị của các cuộc trước chưa trả lời xong", earlier, error))
    return NULL;
  add_signers (document);
  return g_steal_pointer (&document);
}
