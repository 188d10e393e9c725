/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"

DvDocument *sample_paper_new (const char *style);
