/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a program made of one byte, and the byte: @source is the character that was read, @code its
 * byte, or @source again for a character that no byte stands for. */
typedef struct {
  gunichar source;
  gunichar code;
} DvCode;

gunichar dv_windows_1252_char (guint8 byte);
gunichar dv_windows_1252_code (gunichar c);

void dv_tcvn3_decode (GString *out, const DvCode *codes, gsize n, gboolean upper_font);
void dv_vni_decode (GString *out, const DvCode *codes, gsize n);
void dv_viscii_decode (GString *out, const DvCode *codes, gsize n);
void dv_cp1258_decode (GString *out, const DvCode *codes, gsize n);
void dv_viqr_decode (GString *out, const char *text);

/* The combining marks of the tones. */
#define DV_MARK_GRAVE      0x300
#define DV_MARK_ACUTE      0x301
#define DV_MARK_CIRCUMFLEX 0x302
#define DV_MARK_TILDE      0x303
#define DV_MARK_BREVE      0x306
#define DV_MARK_HOOK       0x309
#define DV_MARK_HORN       0x31B
#define DV_MARK_DOT        0x323

G_END_DECLS
