/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gifts/dv-hand-out-state.h"

G_BEGIN_DECLS

char *dv_desk_refuse (const DvDeskRow *row);
char *dv_desk_describe (const DvDeskMark *mark);
const char *dv_desk_icon (const DvDeskMark *mark);
char *dv_desk_describe_source (const DvDeskSource *source);
char *dv_desk_describe_gift (const DvGiftLine *line);

G_END_DECLS
