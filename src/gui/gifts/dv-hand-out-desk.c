/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-desk.h"

#include "dv-collate.h"
#include "dv-fold.h"
#include "dv-gift-count.h"
#include "dv-hand-out.h"

struct _DvDesk {
  DvGifts *gifts;
  GArray *rows;        /* of DvDeskRow, in the order of the paper */
  GHashTable *by_line; /* number of the line → place in rows + 1 */
  GPtrArray *changes;  /* of DvDeskChange, the last one last */
  GPtrArray *undoing;  /* of DvDeskChange, taken back but not yet in the store */
  GPtrArray *left_out; /* of DvGiftList: not approved, or settled */
};

static void
row_clear (gpointer data)
{
  DvDeskRow *row = data;

  g_strfreev (row->words);
  g_strfreev (row->places);
  g_free (row->initials);
  g_free (row->given);
}

static void
change_free (gpointer data)
{
  DvDeskChange *change = data;

  g_free (change->batch);
  g_free (change);
}

static char *
make_initials (char **words)
{
  GString *initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_c (initials, *words[i]);
  return g_string_free (initials, FALSE);
}

static char **
fold_words (const char *text)
{
  g_autofree char *folded = dv_text_fold (text);

  return g_strsplit (folded, " ", -1);
}

static char *
dup_given (const char *name)
{
  g_autofree char *marked = dv_text_fold_case (name);
  const char *space = strrchr (marked, ' ');

  return g_strdup (space != NULL ? space + 1 : marked);
}

static void
add_row (DvDesk *desk, const DvGiftLine *line)
{
  DvDeskRow row = { .line = line };

  row.mark = (DvDeskMark){ .state = g_intern_string (line->state),
                           .receiver = line->receiver,
                           .relation = line->relation,
                           .day = line->received_on };
  row.words = fold_words (line->name);
  row.places = fold_words (line->address);
  row.given = dup_given (line->name);
  row.initials = make_initials (row.words);
  g_array_append_val (desk->rows, row);
  g_hash_table_insert (desk->by_line, (gpointer) &line->row, GUINT_TO_POINTER (desk->rows->len));
}

static void
add_section (DvDesk *desk, const DvGiftSection *section)
{
  for (guint i = 0; i < section->lines->len; i++) {
    const DvGiftLine *line = g_ptr_array_index (section->lines, i);
    const DvGiftList *list = dv_gifts_find_list (desk->gifts, line->list);

    if (list != NULL && dv_hand_out_allows (list->state))
      add_row (desk, line);
  }
}

static void
leave_out_lists (DvDesk *desk)
{
  for (guint i = 0; i < desk->gifts->lists->len; i++) {
    DvGiftList *list = &g_array_index (desk->gifts->lists, DvGiftList, i);

    if (!dv_hand_out_allows (list->state))
      g_ptr_array_add (desk->left_out, list);
  }
}

/**
 * dv_desk_new:
 * @gifts: (transfer full): the gifts of a list or a campaign
 *
 * Returns: (transfer full): a table with the lines of the lists that may be handed out, in the
 * order of the printed list
 */
DvDesk *
dv_desk_new (DvGifts *gifts)
{
  DvDesk *desk = g_new0 (DvDesk, 1);
  g_autoptr (GPtrArray) sections = NULL;

  desk->gifts = gifts;
  desk->rows = g_array_sized_new (FALSE, FALSE, sizeof (DvDeskRow), gifts->lines->len);
  g_array_set_clear_func (desk->rows, row_clear);
  desk->by_line = g_hash_table_new (g_int64_hash, g_int64_equal);
  desk->changes = g_ptr_array_new_with_free_func (change_free);
  desk->undoing = g_ptr_array_new_with_free_func (change_free);
  desk->left_out = g_ptr_array_new ();
  leave_out_lists (desk);
  sections = dv_gift_sections (gifts);
  for (guint i = 0; i < sections->len; i++)
    add_section (desk, g_ptr_array_index (sections, i));
  return desk;
}

/**
 * dv_desk_free:
 * @desk: (transfer full) (nullable): a table
 */
void
dv_desk_free (DvDesk *desk)
{
  if (desk == NULL)
    return;
  g_array_unref (desk->rows);
  g_hash_table_unref (desk->by_line);
  g_ptr_array_unref (desk->changes);
  g_ptr_array_unref (desk->undoing);
  g_ptr_array_unref (desk->left_out);
  dv_gifts_free (desk->gifts);
  g_free (desk);
}

/**
 * dv_desk_get_gifts:
 *
 * Returns: what the table was made from
 */
const DvGifts *
dv_desk_get_gifts (const DvDesk *desk)
{
  return desk->gifts;
}

/**
 * dv_desk_get_size:
 *
 * Returns: how many gifts are handed out here
 */
guint
dv_desk_get_size (const DvDesk *desk)
{
  return desk->rows->len;
}

/**
 * dv_desk_get_row:
 * @index: which one
 *
 * Returns: one of them
 */
const DvDeskRow *
dv_desk_get_row (const DvDesk *desk, guint index)
{
  g_return_val_if_fail (index < desk->rows->len, NULL);
  return &g_array_index (desk->rows, DvDeskRow, index);
}

/**
 * dv_desk_find:
 * @line: the number of a line
 * @index: (out): where it stands
 *
 * Returns: whether it is here
 */
gboolean
dv_desk_find (const DvDesk *desk, gint64 line, guint *index)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (desk->by_line, &line));

  *index = place > 0 ? place - 1 : 0;
  return place > 0;
}

/**
 * dv_desk_get_left_out:
 *
 * Returns: (element-type DvGiftList): the lists that may not be handed out
 */
const GPtrArray *
dv_desk_get_left_out (const DvDesk *desk)
{
  return desk->left_out;
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const DvGiftLine *x = *(const DvGiftLine *const *) a, *y = *(const DvGiftLine *const *) b;

  return dv_text_compare (x->unit_name, y->unit_name);
}

/**
 * dv_desk_list_units:
 *
 * Returns: (transfer container) (element-type DvGiftLine): a line of each residential group, in the
 *   order of their names
 */
GPtrArray *
dv_desk_list_units (const DvDesk *desk)
{
  GPtrArray *units = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < desk->rows->len; i++) {
    const DvGiftLine *line = g_array_index (desk->rows, DvDeskRow, i).line;

    if (line->unit != 0 && line->unit_name != NULL &&
        g_hash_table_add (seen, (gpointer) &line->unit))
      g_ptr_array_add (units, (gpointer) line);
  }
  g_ptr_array_sort (units, compare_units);
  return units;
}

/**
 * dv_desk_count_saving:
 *
 * Returns: how many lines wait for the store
 */
guint
dv_desk_count_saving (const DvDesk *desk)
{
  guint n = 0;

  for (guint i = 0; i < desk->rows->len; i++)
    n += g_array_index (desk->rows, DvDeskRow, i).saving > 0 ? 1 : 0;
  return n;
}

/* Shows a mark, or leaves it; @asked is how many more answers of the store are waited for. */
static void
set_row (DvDesk *desk, gint64 line, const DvDeskMark *mark, int asked)
{
  guint index;
  DvDeskRow *row;

  if (!dv_desk_find (desk, line, &index))
    return;
  row = &g_array_index (desk->rows, DvDeskRow, index);
  if (mark != NULL)
    row->mark = *mark;
  row->saving += (guint) asked;
}

/**
 * dv_desk_mark:
 * @index: a row
 * @mark: what became of the gift
 *
 * Shows at once what is now given to the store to be written.
 *
 * Returns: (transfer none): the change, to be told to dv_desk_written() or dv_desk_failed()
 */
DvDeskChange *
dv_desk_mark (DvDesk *desk, guint index, const DvDeskMark *mark)
{
  DvDeskChange *change = g_new0 (DvDeskChange, 1);
  const DvDeskRow *row = dv_desk_get_row (desk, index);

  change->line = row->line->row;
  change->before = row->mark;
  change->after = *mark;
  g_ptr_array_add (desk->changes, change);
  set_row (desk, change->line, mark, 1);
  return change;
}

/**
 * dv_desk_written:
 * @change: a change
 * @batch: (nullable): the transaction that wrote it
 *
 * The store has it. If it was undone meanwhile, it has to be taken back there now.
 */
void
dv_desk_written (DvDesk *desk, DvDeskChange *change, const char *batch)
{
  change->batch = g_strdup (batch);
  set_row (desk, change->line, NULL, -1);
}

/**
 * dv_desk_failed:
 * @change: (transfer full): a change
 *
 * The store did not take it: the row is what it was before. If it was undone meanwhile there is
 * nothing to take back.
 */
void
dv_desk_failed (DvDesk *desk, DvDeskChange *change)
{
  set_row (desk, change->line, &change->before, change->undone ? -2 : -1);
  if (!g_ptr_array_remove (desk->changes, change))
    g_ptr_array_remove (desk->undoing, change);
}

/**
 * dv_desk_can_undo:
 *
 * Returns: whether something was done here that can be taken back
 */
gboolean
dv_desk_can_undo (const DvDesk *desk)
{
  return desk->changes->len > 0;
}

/**
 * dv_desk_undo:
 *
 * Shows at once that the last change is taken back.
 *
 * Returns: (transfer none) (nullable): the change, to be taken back in the store as soon as it has
 * a batch and then told to dv_desk_undo_written() or dv_desk_undo_failed()
 */
DvDeskChange *
dv_desk_undo (DvDesk *desk)
{
  DvDeskChange *change;

  if (desk->changes->len == 0)
    return NULL;
  change = g_ptr_array_steal_index (desk->changes, desk->changes->len - 1);
  g_ptr_array_add (desk->undoing, change);
  change->undone = TRUE;
  set_row (desk, change->line, &change->before, 1);
  return change;
}

/**
 * dv_desk_undo_written:
 * @change: (transfer full): a change that was undone
 *
 * The store has taken it back.
 */
void
dv_desk_undo_written (DvDesk *desk, DvDeskChange *change)
{
  set_row (desk, change->line, NULL, -1);
  g_ptr_array_remove (desk->undoing, change);
}

/**
 * dv_desk_undo_failed:
 * @change: a change that was undone
 *
 * The store has kept it: the row is again what it was, and it can be tried once more.
 */
void
dv_desk_undo_failed (DvDesk *desk, DvDeskChange *change)
{
  guint index;

  change->undone = FALSE;
  set_row (desk, change->line, &change->after, -1);
  if (g_ptr_array_find (desk->undoing, change, &index))
    g_ptr_array_add (desk->changes, g_ptr_array_steal_index (desk->undoing, index));
}

static void
keep_time (DvDesk *desk, const DvDeskRow *old)
{
  guint index;
  DvDeskRow *row;

  if (old->mark.time == 0 || !dv_desk_find (desk, old->line->row, &index))
    return;
  row = &g_array_index (desk->rows, DvDeskRow, index);
  if (row->mark.state == old->mark.state)
    row->mark.time = old->mark.time;
}

/* The texts of a mark belong to the gifts that it was read with. */
static void
intern_mark (DvDeskMark *mark)
{
  mark->receiver = g_intern_string (mark->receiver);
  mark->relation = g_intern_string (mark->relation);
  mark->day = g_intern_string (mark->day);
}

static void
take_change (gpointer data, gpointer user_data)
{
  DvDeskChange *change = data;

  intern_mark (&change->before);
  intern_mark (&change->after);
  g_ptr_array_add (user_data, change);
}

/**
 * dv_desk_take_over:
 * @desk: a table that was read again
 * @old: the table before, of which nothing waits for the store
 *
 * Takes over when gifts were received and what can be undone.
 */
void
dv_desk_take_over (DvDesk *desk, DvDesk *old)
{
  g_return_if_fail (dv_desk_count_saving (old) == 0);

  for (guint i = 0; i < old->rows->len; i++)
    keep_time (desk, &g_array_index (old->rows, DvDeskRow, i));
  g_ptr_array_set_free_func (old->changes, NULL);
  g_ptr_array_foreach (old->changes, take_change, desk->changes);
  g_ptr_array_set_size (old->changes, 0);
}
