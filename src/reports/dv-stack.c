/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-stack.h"

#include <string.h>

#define RULE_GAP      3.0
#define POINTS_PER_MM (72.0 / 25.4)

static void
clear_line (gpointer data)
{
  g_free (((DvStackLine *) data)->text);
}

static GArray *
new_stack (void)
{
  GArray *stack = g_array_new (FALSE, FALSE, sizeof (DvStackLine));

  g_array_set_clear_func (stack, clear_line);
  return stack;
}

static void
push (GArray *stack, DvElement element, const char *text, double gap)
{
  if (!text || !*text)
    return;

  DvStackLine line = { .element = element, .text = g_strdup (text), .gap = gap };
  g_array_append_val (stack, line);
}

static void
push_rule (GArray *stack, double share)
{
  if (share <= 0 || stack->len == 0)
    return;

  DvElement above = g_array_index (stack, DvStackLine, stack->len - 1).element;
  DvStackLine line = { .element = above, .rule = share, .gap = RULE_GAP };
  g_array_append_val (stack, line);
}

static void
push_bodies (GArray *stack, const DvLayout *layout, const DvLetterhead *block)
{
  push (stack, DV_ELEMENT_SUPERIOR, block->superior, 0);
  push (stack, DV_ELEMENT_ISSUER, block->issuer, 0);
  push_rule (stack, layout->issuer_rule);
  push (stack, DV_ELEMENT_ISSUER_MARK, layout->issuer_mark, 0);
}

/**
 * dv_stack_letterhead:
 * @layout: the style
 * @block: a letterhead
 * @cell: which of its four cells
 *
 * The lines of a cell: the bodies and, beside them, Quốc hiệu and Tiêu ngữ or the name of the
 * Party; below, the number and, on the same height, place and date.
 *
 * Returns: (transfer full) (element-type DvStackLine): the lines
 */
GArray *
dv_stack_letterhead (const DvLayout *layout, const DvLetterhead *block, DvLetterheadCell cell)
{
  GArray *stack = new_stack ();

  switch (cell) {
  case DV_LETTERHEAD_BODIES:
    push_bodies (stack, layout, block);
    break;
  case DV_LETTERHEAD_NATION:
    push (stack, DV_ELEMENT_NATION, block->nation, 0);
    push (stack, DV_ELEMENT_MOTTO, block->motto, 0);
    push_rule (stack, layout->nation_rule);
    break;
  case DV_LETTERHEAD_NUMBER:
    push (stack, DV_ELEMENT_NUMBER, block->number, 0);
    push (stack, DV_ELEMENT_SUBJECT, block->subject, 0);
    break;
  case DV_LETTERHEAD_DATE:
  default:
    push (stack, DV_ELEMENT_PLACE_DATE, block->place_date, 0);
    break;
  }
  return stack;
}

/**
 * dv_stack_title:
 * @layout: the style
 * @block: a title
 *
 * Returns: (transfer full) (element-type DvStackLine): kind, excerpt and the rule or the dashes
 *   below
 */
GArray *
dv_stack_title (const DvLayout *layout, const DvTitle *block)
{
  GArray *stack = new_stack ();

  push (stack, DV_ELEMENT_KIND, block->kind, 0);
  push (stack, DV_ELEMENT_EXCERPT, block->excerpt, 0);
  push_rule (stack, layout->kind_rule);
  push (stack, DV_ELEMENT_KIND_MARK, layout->kind_mark, 0);
  return stack;
}

/* Every line ends with ";" and the last with "."; what the office has put there itself stays. */
static void
push_recipient (GArray *stack, const char *recipient, gboolean last)
{
  gsize length = strlen (recipient);
  gboolean ended = length > 0 && strchr (".;,", recipient[length - 1]);
  g_autofree char *line = g_strconcat ("- ", recipient, ended ? "" : last ? "." : ";", NULL);

  push (stack, DV_ELEMENT_RECIPIENT, line, 0);
}

static void
push_recipients (GArray *stack, const DvLayout *layout, const DvSignature *block)
{
  if (block->recipients->len > 0)
    push (stack, DV_ELEMENT_RECIPIENTS_TITLE, layout->recipients_title, 0);
  for (guint i = 0; i < block->recipients->len; i++)
    push_recipient (stack, g_ptr_array_index (block->recipients, i),
                    i + 1 == block->recipients->len);
}

static void
push_signer (GArray *stack, const DvLayout *layout, const DvSignature *block)
{
  for (guint i = 0; i < block->authorities->len; i++)
    push (stack, DV_ELEMENT_AUTHORITY, g_ptr_array_index (block->authorities, i), 0);
  push (stack, DV_ELEMENT_POST, block->post, 0);
  push (stack, DV_ELEMENT_SIGNER, block->signer, layout->signature_space * POINTS_PER_MM);
}

/**
 * dv_stack_signature:
 * @layout: the style
 * @block: a signature block
 * @cell: the left or the right one
 *
 * Returns: (transfer full) (element-type DvStackLine): "Nơi nhận" and its lines; or authority,
 *   post, room for the hand, and name
 */
GArray *
dv_stack_signature (const DvLayout *layout, const DvSignature *block, DvSignatureCell cell)
{
  GArray *stack = new_stack ();

  if (cell == DV_SIGNATURE_RECIPIENTS)
    push_recipients (stack, layout, block);
  else
    push_signer (stack, layout, block);
  return stack;
}

/**
 * dv_stack_signer:
 * @layout: the style
 * @signer: one of several who sign side by side
 *
 * Returns: (transfer full) (element-type DvStackLine): post, how to sign, room for the hand, and
 *   name; a blank keeps the room where nobody is named
 */
GArray *
dv_stack_signer (const DvLayout *layout, const DvSigner *signer)
{
  GArray *stack = new_stack ();

  push (stack, DV_ELEMENT_POST, signer->post, 0);
  push (stack, DV_ELEMENT_PLACE_DATE, signer->note, 0);
  push (stack, DV_ELEMENT_SIGNER, signer->name != NULL ? signer->name : "\u00a0",
        layout->signature_space * POINTS_PER_MM);
  return stack;
}
