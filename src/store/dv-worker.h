/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A thread that does one job after the other, in the order in which they were given. */
typedef struct _DvWorker DvWorker;

/**
 * DvJobFunc:
 * @data: what the job works on
 *
 * Runs on the thread of the worker.
 */
typedef void (*DvJobFunc) (gpointer data);

DvWorker *dv_worker_new (const char *name);
void dv_worker_free (DvWorker *worker);
void dv_worker_push (DvWorker *worker, DvJobFunc func, gpointer data);
void dv_worker_run (DvWorker *worker, DvJobFunc func, gpointer data);

G_END_DECLS
