/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-attempts.h"
#include "dv-cli-print.h"
#include "dv-cli-secret.h"
#include "dv-disclosure.h"
#include "dv-officer.h"

/* The key holders. Passphrases are lines of the standard input, in the order in which they are
 * asked for. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvOfficerMade, dv_officer_made_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvOfficerRenewed, dv_officer_renewed_free)

static gboolean
print_officer (DvDb *db, DvRecord *officer, JsonBuilder *builder, GError **error)
{
  const char *post = dv_record_get (officer, "post");
  guint attempts;

  if (!dv_attempts_get (db, dv_record_get_id (officer), &attempts, error))
    return FALSE;
  if (builder == NULL) {
    printf ("%s\t%s\t%s\t%s\t%u\n", dv_record_get_id (officer), dv_record_get (officer, "name"),
            post != NULL ? post : "",
            dv_officer_is_in_force (officer) ? _ ("in force") : _ ("retired"), attempts);
    return TRUE;
  }
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "id", dv_record_get_id (officer));
  dv_cli_add_string (builder, "name", dv_record_get (officer, "name"));
  dv_cli_add_string (builder, "post", post);
  dv_cli_add_string (builder, "from", dv_record_get (officer, "from"));
  dv_cli_add_string (builder, "to", dv_record_get (officer, "to"));
  json_builder_set_member_name (builder, "in_force");
  json_builder_add_boolean_value (builder, dv_officer_is_in_force (officer));
  dv_cli_add_integer (builder, "wrong_attempts", attempts);
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) officers = dv_officers_list (db, FALSE, error);

  for (guint i = 0; officers != NULL && i < officers->len; i++) {
    if (!print_officer (db, g_ptr_array_index (officers, i), data, error))
      return FALSE;
  }
  return officers != NULL;
}

static DvExit
list (DvCli *cli)
{
  g_autoptr (JsonBuilder) builder = cli->json ? json_builder_new () : NULL;
  g_autoptr (GError) error = NULL;

  if (builder != NULL)
    json_builder_begin_array (builder);
  if (!dv_store_read (cli->store, list_cb, builder, &error))
    return dv_cli_fail (cli, error);
  if (builder != NULL) {
    json_builder_end_array (builder);
    dv_cli_print_json (builder);
  }
  return DV_EXIT_DONE;
}

static gboolean
write_access (DvCli *cli, const char *label, DvWriteFunc func, gpointer data, GError **error)
{
  return dv_store_write_as (cli->store, DV_PURPOSE_ACCESS, label, func, data, NULL, error);
}

/* The recovery key is shown once; it is nowhere in the store. */
static void
print_paper (DvCli *cli, const char *id, DvSecret *paper)
{
  if (cli->json) {
    printf ("{\"id\":\"%s\",\"recovery_key\":", id);
    dv_cli_write_secret_json (paper);
    printf ("}\n");
    return;
  }
  printf ("%s\n", id);
  dv_cli_write_secret (paper);
  printf ("\n%s\n", _ ("This is the recovery key. Write it on paper and lock it away: it is shown "
                       "this once, and opens the key when the passphrase is forgotten."));
}

static DvExit
add (DvCli *cli, const char *name, const char *post)
{
  g_autoptr (DvOfficerMade) made = g_new0 (DvOfficerMade, 1);
  g_autoptr (GError) error = NULL;

  made->name = g_strdup (name);
  made->post = g_strdup (post);
  made->cost = &dv_key_cost_default;
  made->passphrase = dv_cli_read_secret (_ ("New passphrase:"));
  if (!write_access (cli, _ ("Make a key holder"), dv_officer_make, made, &error))
    return dv_cli_fail (cli, error);
  print_paper (cli, made->id, made->paper);
  return DV_EXIT_DONE;
}

static DvExit
retire (DvCli *cli, const char *officer)
{
  g_autoptr (GError) error = NULL;

  if (!write_access (cli, _ ("Retire a key holder"), dv_officer_retire, (gpointer) officer, &error))
    return dv_cli_fail (cli, error);
  return DV_EXIT_DONE;
}

static DvExit
renew (DvCli *cli, const char *officer, gboolean recover)
{
  g_autoptr (DvOfficerRenewed) renewed = g_new0 (DvOfficerRenewed, 1);
  g_autoptr (GError) error = NULL;

  renewed->officer = g_strdup (officer);
  renewed->cost = &dv_key_cost_default;
  if (recover)
    renewed->typed = dv_cli_read_secret (_ ("Recovery key:"));
  else
    renewed->old = dv_cli_read_secret (_ ("Passphrase until now:"));
  renewed->passphrase = dv_cli_read_secret (_ ("New passphrase:"));
  if (!write_access (cli, _ ("Change a passphrase"), dv_officer_renew, renewed, &error))
    return dv_cli_fail (cli, error);
  if (renewed->refusal != NULL)
    return dv_cli_fail (cli, renewed->refusal);
  if (renewed->paper != NULL)
    print_paper (cli, officer, renewed->paper);
  return DV_EXIT_DONE;
}

typedef struct {
  const char *officer;
  const char *path;
} KeyFile;

static gboolean
save_cb (DvDb *db, gpointer data, GError **error)
{
  KeyFile *file = data;

  return dv_officer_save_key (db, file->officer, file->path, error);
}

static DvExit
save (DvCli *cli, const char *officer, const char *path)
{
  KeyFile file = { officer, path };
  g_autoptr (GError) error = NULL;

  if (!dv_store_read (cli->store, save_cb, &file, &error))
    return dv_cli_fail (cli, error);
  return DV_EXIT_DONE;
}

static DvExit
load (DvCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!write_access (cli, _ ("Read a key file"), dv_officer_load_key, (gpointer) path, &error))
    return dv_cli_fail (cli, error);
  return DV_EXIT_DONE;
}

static DvExit
run_officer (DvCli *cli, int argc, char **argv)
{
  g_autofree char *post = NULL;
  const GOptionEntry entries[] = {
    { "post", 0, 0, G_OPTION_ARG_STRING, &post, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 1, 3))
    return DV_EXIT_USAGE;
  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (argc == 2 && strcmp (argv[1], "list") == 0)
    return list (cli);
  if (argc == 3 && strcmp (argv[1], "add") == 0)
    return add (cli, argv[2], post);
  if (argc == 3 && strcmp (argv[1], "retire") == 0)
    return retire (cli, argv[2]);
  if (argc == 3 && strcmp (argv[1], "recover") == 0)
    return renew (cli, argv[2], TRUE);
  if (argc == 3 && strcmp (argv[1], "change") == 0)
    return renew (cli, argv[2], FALSE);
  if (argc == 4 && strcmp (argv[1], "save") == 0)
    return save (cli, argv[2], argv[3]);
  if (argc == 3 && strcmp (argv[1], "load") == 0)
    return load (cli, argv[2]);
  return dv_cli_usage (_ ("Type: danvanctl officer list | add NAME | retire | recover | change "
                          "OFFICER | save OFFICER FILE | load FILE"));
}

const DvCommand dv_cli_officer_commands[] = {
  { "officer",
    "list | add NAME [--post POST] | retire|recover|change OFFICER | save OFFICER FILE | load FILE",
    N_ ("Lists and changes who may open sealed identities; passphrases are read from the input."),
    run_officer },
  { NULL },
};
