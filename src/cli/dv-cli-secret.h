/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

#include "dv-cli.h"

G_BEGIN_DECLS

DvSecret *dv_cli_read_secret (const char *prompt);
void dv_cli_write_secret (DvSecret *text);
void dv_cli_write_secret_json (DvSecret *text);

G_END_DECLS
