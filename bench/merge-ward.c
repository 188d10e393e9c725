/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "merge-ward.h"

#include <glib/gstdio.h>

#include "dv-exchange.h"
#include "dv-kinds.h"

static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi" };
static const char *const middles[] = { "Văn", "Thị", "Đức", "Hồng", "Minh", "Thanh" };
static const char *const givens[] = { "Mận", "Hoa",  "Bình", "Cường", "Dũng", "Khải", "Lan",
                                      "Nga", "Oanh", "Phúc", "Quý",   "Sơn",  "Tâm" };

void
ward_fail (const GError *error)
{
  g_error ("%s", error != NULL ? error->message : "refused");
}

void
ward_init (Ward *self, const char *scratch, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s-office.danvan", scratch, name);

  self->scratch = g_strdup (scratch);
  self->folder = g_build_filename (scratch, name, NULL);
  self->n_people = 0;
  g_mkdir_with_parents (self->folder, 0700);
  self->office = dv_store_create (path, &error);
  if (self->office == NULL)
    ward_fail (error);
}

void
ward_clear (Ward *self)
{
  g_clear_object (&self->office);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->scratch, g_free);
}

/* Returns: (transfer full): the UUID of a residential group */
char *
ward_add_group (Ward *self, guint number)
{
  g_autoptr (DvRecord) unit = dv_record_new (&dv_kind_unit);
  g_autofree char *name = g_strdup_printf ("Tổ dân phố %u", number);
  g_autoptr (GError) error = NULL;

  dv_record_set (unit, "name", name);
  dv_record_set (unit, "type", "group");
  if (!dv_store_save (self->office, unit, NULL, &error))
    ward_fail (error);
  return g_strdup (dv_record_get_id (unit));
}

/* Returns: (transfer full): the store of a laptop of one group */
DvStore *
ward_join (Ward *self, const char *name, const char *group)
{
  const char *const groups[] = { group, NULL };
  g_autofree char *starter = g_strdup_printf ("%s/%s.dvs", self->scratch, name);
  g_autofree char *path = g_strdup_printf ("%s/%s.danvan", self->scratch, name);
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  DvStore *store = NULL;

  if (dv_exchange_invite (self->office, name, "leaf", groups, starter, &code, &error))
    store = dv_exchange_join (path, starter, code, &error);
  if (store == NULL)
    ward_fail (error);
  g_unlink (starter);
  return store;
}

/* Returns: (transfer full): a person who is not saved yet */
DvRecord *
ward_new_person (Ward *self, const char *group)
{
  DvRecord *person = dv_record_new (&dv_kind_person);
  guint n = self->n_people++;
  g_autofree char *name = g_strdup_printf ("%s %s %s", families[n % G_N_ELEMENTS (families)],
                                           middles[n / 7 % G_N_ELEMENTS (middles)],
                                           givens[n / 42 % G_N_ELEMENTS (givens)]);
  g_autofree char *birth = g_strdup_printf ("%u-%02u-%02u", 1930 + n % 90, 1 + n % 12, 1 + n % 28);
  g_autofree char *address = g_strdup_printf ("Số %u, ngõ %u", n % 977, n % 53);
  g_autofree char *phone = g_strdup_printf ("0000%06u", n % 1000000);

  dv_record_set (person, "name", name);
  dv_record_set (person, "birth", birth);
  dv_record_set (person, "sex", n % 2 == 0 ? "male" : "female");
  dv_record_set (person, "address", address);
  dv_record_set (person, "phone", phone);
  dv_record_set (person, "unit", group);
  return person;
}

/* Reads what is new in the folder of the ward and writes what others do not know. */
void
ward_exchange (Ward *self, DvStore *store, guint *n_changes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvExchangeResult) result =
    dv_exchange_folder (store, self->folder, NULL, NULL, NULL, &error);

  if (result == NULL)
    ward_fail (error);
  if (result->problem != NULL)
    g_error ("%s", result->problem);
  if (n_changes != NULL)
    *n_changes = result->arrived.n_changes;
}
