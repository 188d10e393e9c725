/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-private.h"

/* RFC 1456, table 1. */
static const char high_half[] = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"  /* 8 */
                                "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"  /* 9 */
                                "Õắằặấầẩậẽẹếềểễệố"  /* A */
                                "ồổỗỠƠộờởịỰỨỪỬơớƯ"  /* B */
                                "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"  /* C */
                                "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"  /* D */
                                "àáâãảăữẫèéêẻìíĩỉ"  /* E */
                                "đựòóôõỏọụùúũủýợỮ"; /* F */

static const struct {
  guint8 code;
  gunichar letter;
} low_letters[] = {
  { 0x02, 0x1EB2 }, { 0x05, 0x1EB4 }, { 0x06, 0x1EAA },
  { 0x14, 0x1EF6 }, { 0x19, 0x1EF8 }, { 0x1E, 0x1EF4 },
};

static gunichar table[256];

static void
fill_table (void)
{
  static gsize once = 0;
  const char *p = high_half;

  if (!g_once_init_enter (&once))
    return;
  for (gunichar i = 0; i < 0x80; i++)
    table[i] = i;
  for (guint i = 0; i < G_N_ELEMENTS (low_letters); i++)
    table[low_letters[i].code] = low_letters[i].letter;
  for (guint i = 0x80; i < 0x100; i++, p = g_utf8_next_char (p))
    table[i] = g_utf8_get_char (p);
  g_once_init_leave (&once, 1);
}

static gunichar
look_up (const DvCode *code)
{
  return code->code < G_N_ELEMENTS (table) ? table[code->code] : code->source;
}

/**
 * dv_viscii_decode:
 * @out: where to add the text
 * @codes: (array length=n): what was read
 * @n: how many
 *
 * Reads VISCII 1.1 (RFC 1456).
 */
void
dv_viscii_decode (GString *out, const DvCode *codes, gsize n)
{
  fill_table ();
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (out, look_up (&codes[i]));
}
