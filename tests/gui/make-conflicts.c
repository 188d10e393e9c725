/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a store in which two sites changed the same records at once, for the tests that drive the
 * whole program: make-conflicts FILE; a store that is there already is used */
#include "make-sites.h"

#include "dv-kinds.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  MakeSites sites;

  if (argc < 2)
    return 2;
  store = g_file_test (argv[1], G_FILE_TEST_EXISTS) ? dv_store_open (argv[1], &error)
                                                    : dv_store_create (argv[1], &error);
  g_assert_no_error (error);
  dv_store_set_actor (store, "Lê Thị Hạ");
  make_sites_init (&sites, store);
  second =
    make_sites_add (&sites, &dv_kind_person,
                    DV_NAMES ("name", "Lý Thị Xoan", "unit", sites.group, "phone", "0900000001",
                              "note",
                              "Sống một mình, con gái ở phường bên, cần người đưa đi khám bệnh"));
  third =
    make_sites_add (&sites, &dv_kind_person, DV_NAMES ("name", "Bùi Văn Cam", "unit", sites.group));
  make_sites_exchange (&sites);
  make_sites_set_laptop (&sites, second, "phone", "0900000002");
  make_sites_set_laptop (&sites, second, "note",
                         "Sống một mình, con gái ở phường bên đã về ở cùng từ tháng 5");
  make_sites_delete_laptop (&sites, third);
  make_sites_set_office (&sites, second, "phone", "0900000003");
  make_sites_set_office (&sites, second, "note",
                         "Sống một mình, con trai ở quê, cần người đưa đi khám bệnh");
  make_sites_set_office (&sites, third, "phone", "0900000004");
  make_sites_exchange (&sites);
  first = make_sites_add_conflict (&sites);
  make_sites_clear (&sites);
  dv_store_close (store);
  return 0;
}
