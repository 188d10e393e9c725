/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvEncoding:
 * @DV_ENCODING_AUTO: whichever fits best; asked for, never the answer
 * @DV_ENCODING_UNICODE: Unicode (TCVN 6909:2001)
 * @DV_ENCODING_TCVN3: TCVN 5712:1993, as fonts called `.Vn…` show it
 * @DV_ENCODING_VNI: VNI for Windows, as fonts called `VNI-…` show it
 * @DV_ENCODING_VISCII: VISCII 1.1 (RFC 1456)
 * @DV_ENCODING_CP1258: Windows-1258
 * @DV_ENCODING_VIQR: VIQR (RFC 1456)
 *
 * How Vietnamese text is written down in bytes.
 */
typedef enum {
  DV_ENCODING_AUTO = -1,
  DV_ENCODING_UNICODE,
  DV_ENCODING_TCVN3,
  DV_ENCODING_VNI,
  DV_ENCODING_VISCII,
  DV_ENCODING_CP1258,
  DV_ENCODING_VIQR,
} DvEncoding;

#define DV_N_ENCODINGS (DV_ENCODING_VIQR + 1)

const char *dv_encoding_get_name (DvEncoding encoding);
const char *dv_encoding_get_label (DvEncoding encoding);
gboolean dv_encoding_from_name (const char *name, DvEncoding *encoding);
DvEncoding dv_encoding_of_font (const char *family, gboolean *upper);

char *dv_encoding_decode (DvEncoding encoding, const char *text, gboolean upper_font);
char *dv_encoding_decode_bytes (DvEncoding encoding, const char *bytes, gsize length);
char *dv_encoding_read_windows (const char *bytes, gsize length);

G_END_DECLS
