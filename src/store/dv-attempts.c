/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-attempts.h"

#include <glib/gi18n-lib.h>

#include "dv-sealing-error.h"
#include "dv-site.h"

/* How often a passphrase was typed wrong, and until when to wait. It stands in the store, so that
 * starting the program anew does not help, and is this site's own business. Whoever copies the file
 * is not held up by it: against that stands what Argon2id costs. */

#define FREE_ATTEMPTS 3
#define FIRST_WAIT    10 /* seconds; twice as long after each */
#define LONGEST_WAIT  (24 * 60 * 60)

typedef struct {
  guint n;
  gint64 until; /* seconds since 1970 */
} Attempts;

static char *
key_of (const char *officer)
{
  return g_strconcat ("attempts ", officer, NULL);
}

static gboolean
read_attempts (DvDb *db, const char *officer, Attempts *attempts, GError **error)
{
  g_autofree char *key = key_of (officer);
  g_autoptr (GError) local = NULL;
  g_autofree char *text = dv_meta_get (db, key, &local);
  char *rest = NULL;

  *attempts = (Attempts){ 0 };
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (text != NULL) {
    attempts->n = (guint) g_ascii_strtoull (text, &rest, 10);
    attempts->until = g_ascii_strtoll (rest, NULL, 10);
  }
  return TRUE;
}

static gint64
wait_after (guint n)
{
  if (n < FREE_ATTEMPTS)
    return 0;
  return n - FREE_ATTEMPTS > 16 ? LONGEST_WAIT
                                : MIN (LONGEST_WAIT, FIRST_WAIT << (n - FREE_ATTEMPTS));
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * dv_attempts_may_try:
 * @db: a connection
 * @officer: the id of a key holder
 * @refusal: return location for %DV_SEALING_ERROR_WAIT
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether a passphrase may be tried now
 */
gboolean
dv_attempts_may_try (DvDb *db, const char *officer, GError **refusal, GError **error)
{
  Attempts attempts;
  gint64 left;

  if (!read_attempts (db, officer, &attempts, error))
    return FALSE;
  /* A clock that was put back does not lock the key for longer than it was to be locked. */
  left = MIN (attempts.until - now (), wait_after (attempts.n));
  if (left <= 0)
    return TRUE;
  g_set_error (refusal, DV_SEALING_ERROR, DV_SEALING_ERROR_WAIT,
               /* translators: a number, and minutes and seconds */
               _ ("A wrong passphrase was typed %u times. Nothing was opened: wait %u min %02u s, "
                  "then try again; if it is forgotten, the recovery key on paper gives a new one."),
               attempts.n, (guint) (left / 60), (guint) (left % 60));
  return FALSE;
}

/**
 * dv_attempts_count:
 * @db: a connection, inside a transaction
 * @officer: the id of a key holder
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down that a wrong passphrase was typed.
 *
 * Returns: whether it is remembered
 */
gboolean
dv_attempts_count (DvDb *db, const char *officer, GError **error)
{
  g_autofree char *key = key_of (officer);
  g_autofree char *text = NULL;
  Attempts attempts;

  if (!read_attempts (db, officer, &attempts, error))
    return FALSE;
  attempts.n++;
  text = g_strdup_printf ("%u %" G_GINT64_FORMAT, attempts.n, now () + wait_after (attempts.n));
  return dv_meta_set (db, key, text, error);
}

/**
 * dv_attempts_forget:
 * @db: a connection, inside a transaction
 * @officer: the id of a key holder
 * @error: return location for a #DV_STORE_ERROR
 *
 * Begins to count anew, after the right passphrase.
 *
 * Returns: whether it is remembered
 */
gboolean
dv_attempts_forget (DvDb *db, const char *officer, GError **error)
{
  g_autofree char *key = key_of (officer);

  return dv_meta_set (db, key, "0 0", error);
}

/**
 * dv_attempts_get:
 * @db: a connection
 * @officer: the id of a key holder
 * @n: (out): how often a wrong passphrase was typed since the last right one
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it could be read
 */
gboolean
dv_attempts_get (DvDb *db, const char *officer, guint *n, GError **error)
{
  Attempts attempts;

  if (!read_attempts (db, officer, &attempts, error))
    return FALSE;
  *n = attempts.n;
  return TRUE;
}
