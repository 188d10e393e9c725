/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-kind.h"

G_BEGIN_DECLS

/* Stands for the title of a linked record that is not to be named. */
#define DV_HIDDEN_TITLE "••••••"

#define DV_TYPE_RECORD (dv_record_get_type ())
G_DECLARE_FINAL_TYPE (DvRecord, dv_record, DV, RECORD, GObject)

DvRecord *dv_record_new (const DvKind *kind);
DvRecord *dv_record_copy (DvRecord *self);

const DvKind *dv_record_get_kind (DvRecord *self);
const char *dv_record_get_id (DvRecord *self);
gint64 dv_record_get_row (DvRecord *self);
GBytes *dv_record_get_base (DvRecord *self);
gboolean dv_record_is_deleted (DvRecord *self);
gboolean dv_record_is_conflicted (DvRecord *self);

const char *dv_record_get (DvRecord *self, const char *name);
const char *dv_record_get_value (DvRecord *self, const DvField *field);
gint64 dv_record_get_integer (DvRecord *self, const char *name);
const char *dv_record_get_title (DvRecord *self);
const char *dv_record_get_link_title (DvRecord *self, const DvField *field);
char *dv_record_get_display (DvRecord *self, const DvField *field);

void dv_record_set (DvRecord *self, const char *name, const char *value);
void dv_record_set_value (DvRecord *self, const DvField *field, const char *value);
gboolean dv_record_copy_from (DvRecord *self, const DvField *link, DvRecord *linked);
void dv_record_drop_copies (DvRecord *self, const DvField *link, DvRecord *before);
void dv_record_set_link_title (DvRecord *self, const DvField *field, const char *title);
void dv_record_set_stored (DvRecord *self, const char *id, gint64 row, GBytes *base);
void dv_record_begin (DvRecord *self);
void dv_record_mark_clean (DvRecord *self);
const char *dv_record_get_original (DvRecord *self, const DvField *field);
gboolean dv_record_is_changed (DvRecord *self, const DvField *field);
void dv_record_set_state (DvRecord *self, gboolean deleted, gboolean conflicted);

GPtrArray *dv_record_check (DvRecord *self);
GPtrArray *dv_record_doubt (DvRecord *self);

G_END_DECLS
