/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-cli.h"

G_BEGIN_DECLS

DvExit dv_cli_print_petition_figures (DvCli *cli, const char *from, const char *to);

G_END_DECLS
