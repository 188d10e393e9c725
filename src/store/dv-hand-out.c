/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-hand-out.h"

#include <glib/gi18n-lib.h>

#include "dv-gifts.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

/**
 * dv_hand_out_free:
 * @hand_out: (transfer full) (nullable): what became of a gift
 */
void
dv_hand_out_free (DvHandOut *hand_out)
{
  if (hand_out == NULL)
    return;
  g_free (hand_out->line);
  g_free (hand_out->was);
  g_free (hand_out->state);
  g_free (hand_out->receiver);
  g_free (hand_out->relation);
  g_free (hand_out->day);
  g_free (hand_out);
}

/**
 * dv_hand_out_allows:
 * @state: the state of a list
 *
 * Returns: whether its gifts may be handed out: once it was approved and until it is settled
 */
gboolean
dv_hand_out_allows (const char *state)
{
  return g_str_equal (state, "approved") || g_str_equal (state, "locked") ||
         g_str_equal (state, "paid");
}

/* Returns: why a list in a state is not handed out, as a sentence about the list “%s” */
static const char *
reason_of (const char *state)
{
  if (g_str_equal (state, "superseded"))
    return _ ("A newer version has replaced the list “%s”. Hand out the newer version.");
  if (g_str_equal (state, "settled"))
    return _ ("The list “%s” is settled, so its gifts stay as they are. What was forgotten goes "
              "on a new version of the list.");
  if (g_str_equal (state, "works-started") || g_str_equal (state, "handed-over"))
    return _ ("The list “%s” is about works; there is nothing to hand out.");
  return _ ("The list “%s” is not approved yet. Have it approved, then hand out.");
}

/**
 * dv_hand_out_check_list:
 * @title: what the list is called
 * @state: its state
 * @error: return location for %DV_STORE_ERROR_INVALID, which says what to do
 *
 * Returns: whether the gifts of the list may be handed out
 */
gboolean
dv_hand_out_check_list (const char *title, const char *state, GError **error)
{
  g_autofree char *message = NULL;

  if (dv_hand_out_allows (state))
    return TRUE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (reason_of (state), title);
#pragma GCC diagnostic pop
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, message);
  return FALSE;
}

static const char *
get_or (DvRecord *record, const char *field, const char *otherwise)
{
  const char *value = dv_record_get (record, field);

  return value != NULL ? value : otherwise;
}

static gboolean
check_list_of (DvDb *db, DvRecord *line, GError **error)
{
  g_autoptr (DvRecord) list = dv_db_load_id (db, get_or (line, "list", ""), error);

  if (list == NULL)
    return FALSE;
  if (!dv_record_is_deleted (list) && !dv_record_is_deleted (line))
    return dv_hand_out_check_list (dv_record_get_title (list), get_or (list, "state", "draft"),
                                   error);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: %s is a person */
               _ ("The line of %s was deleted meanwhile. Nothing was written."),
               dv_record_get_title (line));
  return FALSE;
}

/* Two tables may hand out one list: the second sees what the first has done. */
static gboolean
check_state_of (const DvHandOut *hand_out, DvRecord *line, GError **error)
{
  const char *state = get_or (line, "state", "planned");
  const DvField *field = dv_kind_find_field (&dv_kind_line, "state");
  g_autofree char *shown = NULL;

  if (g_str_equal (state, hand_out->was))
    return TRUE;
  shown = dv_record_get_display (line, field);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT,
               /* translators: a person, then a state: received */
               _ ("Another table has marked %s “%s” meanwhile. Nothing was written; look at the "
                  "line again."),
               dv_record_get_title (line), shown);
  return FALSE;
}

static void
set_values (const DvHandOut *hand_out, DvRecord *line)
{
  gboolean proxy = g_str_equal (hand_out->state, "by-proxy");
  gboolean given = dv_gift_state_is_given (hand_out->state);

  dv_record_set (line, "state", hand_out->state);
  dv_record_set (line, "receiver", proxy ? hand_out->receiver : NULL);
  dv_record_set (line, "receiver_relation", proxy ? hand_out->relation : NULL);
  dv_record_set (line, "received_on", given ? hand_out->day : NULL);
}

/**
 * dv_hand_out_write:
 * @write: a transaction
 * @data: a #DvHandOut
 * @error: return location for a #DV_STORE_ERROR; its message is a sentence for the person at the
 *   table
 *
 * Writes what became of one gift: a #DvWriteFunc. It is refused if the list is not approved, or if
 * the line is not any more in the state that the person saw.
 *
 * Returns: whether it was written
 */
gboolean
dv_hand_out_write (DvWrite *write, gpointer data, GError **error)
{
  const DvHandOut *hand_out = data;
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) line = dv_db_load_id (db, hand_out->line, error);

  if (line == NULL || !check_list_of (db, line, error) || !check_state_of (hand_out, line, error))
    return FALSE;
  set_values (hand_out, line);
  return dv_write_save (write, line, error);
}
