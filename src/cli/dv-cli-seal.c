/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-cli-secret.h"
#include "dv-confidential.h"
#include "dv-disclosure.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-officer.h"
#include "dv-openings.h"
#include "dv-scrub.h"
#include "dv-seal.h"
#include "dv-secret-file.h"

/* Sealed identities. An identity comes in as lines FIELD=VALUE, and `scan=PATH` for each file. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvUnsealing, dv_unsealing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvResealing, dv_resealing_free)

/* What is to be sealed with a petition. */
typedef struct {
  DvRecord *petition;
  DvIdentity *identity;
  GPtrArray *scans; /* of DvSecret: paths */
  gboolean replace;
} Sealing;

static void
sealing_clear (Sealing *self)
{
  g_clear_object (&self->petition);
  g_clear_pointer (&self->identity, dv_identity_free);
  g_clear_pointer (&self->scans, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sealing, sealing_clear)

static gboolean
take_line (Sealing *self, DvSecret *line)
{
  const char *text = dv_secret_get_text (line);
  const char *value = strchr (text, '=');
  g_autofree char *name = value != NULL ? g_strndup (text, (gsize) (value - text)) : NULL;
  g_autoptr (DvSecret) secret = value != NULL ? dv_secret_new_from_text (value + 1) : NULL;
  DvIdentityField field;

  if (name == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (strcmp (name, "scan") == 0)
    g_ptr_array_add (self->scans, dv_secret_ref (secret));
  else if (dv_identity_field_find (name, &field))
    dv_identity_set (self->identity, field, secret);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_input (Sealing *self)
{
  self->identity = dv_identity_new ();
  self->scans = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_secret_unref);
  for (;;) {
    g_autoptr (DvSecret) line = dv_cli_read_secret (_ ("FIELD=VALUE, empty to end:"));

    if (dv_secret_get_size (line) == 0)
      return TRUE;
    if (!take_line (self, line))
      return FALSE;
  }
}

static gboolean
seal_scans (DvWrite *write, Sealing *self, GError **error)
{
  for (guint i = 0; i < self->scans->len; i++) {
    const char *path = dv_secret_get_text (g_ptr_array_index (self->scans, i));
    g_autoptr (DvSecret) content = dv_secret_read_file (path, error);
    const char *name = strrchr (path, G_DIR_SEPARATOR);

    if (content == NULL || !dv_seal_scan (write, dv_record_get_id (self->petition),
                                          name != NULL ? name + 1 : path, content, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
seal_cb (DvWrite *write, gpointer data, GError **error)
{
  Sealing *self = data;

  if (!dv_petition_is_confidential (self->petition))
    dv_record_set (self->petition, "sealed", "1");
  return dv_write_save (write, self->petition, error) &&
         (dv_identity_is_empty (self->identity) ||
          dv_seal_identity (write, self->petition, self->identity, self->replace, error)) &&
         seal_scans (write, self, error);
}

static DvExit
seal_typed (DvCli *cli, Sealing *self)
{
  g_autoptr (GError) error = NULL;

  if (!read_input (self))
    return dv_cli_refuse (NULL, _ ("The input is not lines of FIELD=VALUE with the fields name, "
                                   "address, contact, id_number, handwriting, note and scan. "
                                   "Nothing was sealed."));
  if (!dv_store_write (cli->store, _ ("Seal the identity"), seal_cb, self, NULL, &error))
    return dv_cli_fail (cli, error);
  return DV_EXIT_DONE;
}

/* Where the window program keeps its backups, if it is installed. */
static char *
get_backup_folder (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;

  return settings != NULL && g_settings_schema_has_key (schema, "backup-folder")
           ? g_settings_get_string (settings, "backup-folder")
           : NULL;
}

/* Files that people made cannot be scrubbed for them. */
static void
print_copies (DvCli *cli)
{
  g_autofree char *folder = get_backup_folder ();
  g_autoptr (GPtrArray) copies = dv_scrub_find_copies (cli->store, folder);

  for (guint i = 0; i < copies->len; i++)
    fprintf (stderr,
             _ ("%s: this copy of the store is older and may still have the identity in the clear. "
                "Delete it once it is not needed.\n"),
             (const char *) g_ptr_array_index (copies, i));
}

static DvExit
seal_plain (DvCli *cli, DvRecord *petition)
{
  g_autoptr (GError) error = NULL;

  if (!dv_store_write_as (cli->store, DV_PURPOSE_ACCESS, _ ("Seal the identity"), dv_seal_plain,
                          petition, NULL, &error) ||
      !dv_store_maintain (cli->store, dv_scrub_free_space, NULL, &error))
    return dv_cli_fail (cli, error);
  print_copies (cli);
  return DV_EXIT_DONE;
}

static DvExit
run_seal (DvCli *cli, int argc, char **argv)
{
  gboolean from_input = FALSE, replace = FALSE;
  const GOptionEntry entries[] = {
    { "stdin", 0, 0, G_OPTION_ARG_NONE, &from_input, NULL, NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, NULL, NULL },
    { NULL },
  };
  g_auto (Sealing) self = { 0 };
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  self.petition = dv_store_load (cli->store, argv[1], &error);
  self.replace = replace;
  if (self.petition == NULL)
    return dv_cli_fail (cli, error);
  if (dv_record_get_kind (self.petition) != &dv_kind_petition)
    return dv_cli_refuse (NULL, _ ("Only petitions have an identity to seal."));
  return from_input ? seal_typed (cli, &self) : seal_plain (cli, self.petition);
}

static void
print_value (DvCli *cli, const char *name, const char *label, DvSecret *value, gboolean first)
{
  if (cli->json) {
    printf ("%s\"%s\":", first ? "" : ",", name);
    dv_cli_write_secret_json (value);
    return;
  }
  printf ("%s: ", label);
  dv_cli_write_secret (value);
  printf ("\n");
}

static void
print_identity (DvCli *cli, DvIdentity *identity)
{
  gboolean first = TRUE;

  if (cli->json)
    printf ("{");
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    DvSecret *value = dv_identity_get (identity, i);

    if (value == NULL)
      continue;
    print_value (cli, dv_identity_field_get_name (i), dv_identity_field_get_label (i), value,
                 first);
    first = FALSE;
  }
  if (cli->json)
    printf ("}\n");
}

static DvExit
unseal (DvCli *cli, DvUnsealing *self)
{
  g_autoptr (GError) error = NULL;

  self->passphrase = dv_cli_read_secret (_ ("Passphrase:"));
  if (!dv_store_write_as (cli->store, DV_PURPOSE_ACCESS, _ ("Open a sealed identity"), dv_seal_open,
                          self, NULL, &error))
    return dv_cli_fail (cli, error);
  if (self->refusal != NULL)
    return dv_cli_fail (cli, self->refusal);
  if (self->identity != NULL)
    print_identity (cli, self->identity);
  else
    dv_cli_write_secret (self->content);
  return DV_EXIT_DONE;
}

static DvExit
run_unseal (DvCli *cli, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  g_autofree char *officer = NULL;
  g_autofree char *scan = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { "officer", 0, 0, G_OPTION_ARG_STRING, &officer, NULL, NULL },
    { "scan", 0, 0, G_OPTION_ARG_STRING, &scan, NULL, NULL },
    { NULL },
  };
  g_autoptr (DvUnsealing) self = g_new0 (DvUnsealing, 1);

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (reason == NULL || officer == NULL)
    return dv_cli_usage (_ ("Say who opens it and why: --officer OFFICER --reason REASON."));
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  self->petition = g_strdup (argv[1]);
  self->reason = g_steal_pointer (&reason);
  self->officer = g_steal_pointer (&officer);
  self->scan = g_steal_pointer (&scan);
  return unseal (cli, self);
}

static DvExit
run_reseal (DvCli *cli, int argc, char **argv)
{
  g_autofree char *officer = NULL;
  const GOptionEntry entries[] = {
    { "officer", 0, 0, G_OPTION_ARG_STRING, &officer, NULL, NULL },
    { NULL },
  };
  g_autoptr (DvResealing) self = g_new0 (DvResealing, 1);
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, entries, 0, 1))
    return DV_EXIT_USAGE;
  if (officer == NULL)
    return dv_cli_usage (_ ("Say whose key opens the parts: --officer OFFICER."));
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  self->petition = argc > 1 ? g_strdup (argv[1]) : NULL;
  self->officer = g_steal_pointer (&officer);
  self->passphrase = dv_cli_read_secret (_ ("Passphrase:"));
  if (!dv_store_write_as (cli->store, DV_PURPOSE_ACCESS, _ ("Seal anew"), dv_seal_renew, self, NULL,
                          &error))
    return dv_cli_fail (cli, error);
  if (self->refusal != NULL)
    return dv_cli_fail (cli, self->refusal);
  if (self->n_done > 0 && !dv_store_maintain (cli->store, dv_scrub_free_space, NULL, &error))
    return dv_cli_fail (cli, error);
  if (cli->json)
    printf ("{\"sealed\":%u,\"left\":%u}\n", self->n_done, self->n_left);
  else
    printf (_ ("Sealed anew: %u. Not open to this key holder: %u.\n"), self->n_done, self->n_left);
  return DV_EXIT_DONE;
}

typedef struct {
  const char *petition;
  GPtrArray *openings;
  GPtrArray *faults;
  JsonBuilder *builder;
} Openings;

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format_iso8601 (local);
}

static void
print_opening (DvDb *db, const DvOpening *opening, JsonBuilder *builder)
{
  g_autoptr (DvRecord) officer = dv_db_load_id (db, opening->officer, NULL);
  const char *name = officer != NULL ? dv_record_get (officer, "name") : opening->officer;
  const char *actor = opening->actor != NULL ? opening->actor : "";
  g_autofree char *time = format_time (opening->time);

  if (builder == NULL) {
    printf ("%s\t%s\t%s\t%s\t%s\n", time, name, actor, opening->record, opening->reason);
    return;
  }
  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "number", (gint64) opening->number);
  dv_cli_add_string (builder, "time", time);
  dv_cli_add_string (builder, "officer", name);
  dv_cli_add_string (builder, "person", actor);
  dv_cli_add_string (builder, "petition", opening->record);
  dv_cli_add_string (builder, "reason", opening->reason);
  json_builder_end_object (builder);
}

static gboolean
openings_cb (DvDb *db, gpointer data, GError **error)
{
  Openings *self = data;

  self->openings = dv_openings_read (db, self->petition, error);
  self->faults = self->openings != NULL ? dv_openings_verify (db, error) : NULL;
  if (self->faults == NULL)
    return FALSE;
  for (guint i = 0; i < self->openings->len; i++)
    print_opening (db, g_ptr_array_index (self->openings, i), self->builder);
  return TRUE;
}

static DvExit
print_faults (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++) {
    g_autofree char *text = dv_chain_fault_to_text (g_ptr_array_index (faults, i));

    dv_cli_refuse (NULL, "%s", text);
  }
  if (faults->len > 0)
    return DV_EXIT_REFUSED;
  fprintf (stderr, "%s\n", _ ("The chain of openings is whole."));
  return DV_EXIT_DONE;
}

static DvExit
run_openings (DvCli *cli, int argc, char **argv)
{
  gboolean verify = FALSE;
  const GOptionEntry entries[] = {
    { "verify", 0, 0, G_OPTION_ARG_NONE, &verify, NULL, NULL },
    { NULL },
  };
  g_autoptr (JsonBuilder) builder = cli->json ? json_builder_new () : NULL;
  g_autoptr (GPtrArray) openings = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  Openings self = { 0 };

  if (!dv_cli_parse (&argc, &argv, entries, 0, 1))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  self.petition = argc > 1 ? argv[1] : NULL;
  self.builder = builder;
  if (builder != NULL)
    json_builder_begin_array (builder);
  if (!dv_store_read (cli->store, openings_cb, &self, &error))
    return dv_cli_fail (cli, error);
  openings = self.openings;
  faults = self.faults;
  if (builder != NULL) {
    json_builder_end_array (builder);
    dv_cli_print_json (builder);
  }
  return verify ? print_faults (faults) : DV_EXIT_DONE;
}

static DvExit
run_clean (DvCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!dv_cli_parse (&argc, &argv, NULL, 0, 0))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_maintain (cli->store, dv_scrub_free_space, NULL, &error))
    return dv_cli_fail (cli, error);
  print_copies (cli);
  return DV_EXIT_DONE;
}

const DvCommand dv_cli_seal_commands[] = {
  { "seal", "PETITION [--stdin [--replace]]",
    N_ ("Takes who wrote a letter into a sealed part; with --stdin from lines FIELD=VALUE."),
    run_seal },
  { "unseal", "PETITION --reason REASON --officer OFFICER [--scan ATTACHMENT]",
    N_ ("Opens a sealed identity and writes down who did; the passphrase is read from the input."),
    run_unseal },
  { "reseal", "[PETITION] --officer OFFICER",
    N_ ("Seals identities anew for the key holders in force."), run_reseal },
  { "openings", "[PETITION] [--verify]",
    N_ ("Lists who opened sealed identities; says whether the list was tampered with."),
    run_openings },
  { "clean", "", N_ ("Removes what is left of destroyed values in the file of the store."),
    run_clean },
  { NULL },
};
