/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-cli.h"

#include "dv-import.h"

G_BEGIN_DECLS

void dv_cli_print_import (DvCli *cli, DvImport *import, GPtrArray *likely, const char *batch);
void dv_cli_print_no_import (DvCli *cli, GPtrArray *faults);

G_END_DECLS
