/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "make-records.h"

#include "dv-kinds.h"

/* Made-up records of a ward. */
typedef struct {
  guint n_tasks;
} Wanted;

static DvRecord *
save (DvWrite *write, const DvKind *kind, GError **error, ...)
{
  DvRecord *record = dv_record_new (kind);
  va_list values;
  const char *name;

  va_start (values, error);
  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  va_end (values);
  if (!dv_write_save (write, record, error))
    g_clear_object (&record);
  return record;
}

static gboolean
make_tasks (DvWrite *write, const char *unit, guint n, GError **error)
{
  static const char *const titles[] = {
    "Tuyên truyền Đại hội đại biểu Mặt trận Tổ quốc Việt Nam phường Ngọc Lâm nhiệm kỳ 2019 - 2024",
    "Vận động nhân dân thực hiện nếp sống văn minh đô thị",
    "Rà soát hộ nghèo, hộ cận nghèo",
    "Kiện toàn tổ dân vận các tổ dân phố",
    "Giám sát việc niêm yết công khai quy chế dân chủ",
  };
  static const char *const states[] = { "not-started", "in-progress", "done" };

  for (guint i = 0; i < n; i++) {
    g_autofree char *code = g_strdup_printf ("NV-%04u", i + 1);
    g_autofree char *start = g_strdup_printf ("2019-%02u-%02u", i % 6 + 1, i % 28 + 1);
    g_autofree char *due = g_strdup_printf ("2019-%02u-%02u", i % 6 + 2, i % 28 + 1);
    g_autofree char *title =
      n <= 40 ? g_strdup (titles[i % 5]) : g_strdup_printf ("%s (%u)", titles[i % 5], i + 1);
    g_autoptr (DvRecord) task =
      save (write, &dv_kind_task, error, "code", code, "title", title, "lead", unit, "group",
            "task", "state", states[i % 3], "start", start, "due", due, "responsible",
            "Nguyễn Thị Hồng", NULL);

    if (task == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
make_assignments (DvWrite *write, const char *union_id, GError **error)
{
  g_autoptr (DvRecord) task = save (write, &dv_kind_task, error, "code", "NV-HD", "title",
                                    "Thu gom rác thải nhựa tại các chi hội", "lead", union_id,
                                    "state", "in-progress", "start", "2019-03-01", NULL);

  for (guint i = 1; task != NULL && i <= 17; i++) {
    g_autofree char *code = g_strdup_printf ("CHPN-%02u", i);
    g_autofree char *name = g_strdup_printf ("Chi hội Phụ nữ %u", i);
    g_autoptr (DvRecord) branch = save (write, &dv_kind_unit, error, "code", code, "name", name,
                                        "type", "branch", "parent", union_id, NULL);
    g_autoptr (DvRecord) assignment = NULL;

    if (branch == NULL)
      return FALSE;
    assignment = save (write, &dv_kind_assignment, error, "task", dv_record_get_id (task), "unit",
                       dv_record_get_id (branch), "state", i <= 12 ? "done" : "not-reported", NULL);
    if (assignment == NULL)
      return FALSE;
  }
  return task != NULL;
}

static gboolean
make_people (DvWrite *write, GError **error)
{
  g_autoptr (DvRecord) group = save (write, &dv_kind_unit, error, "code", "TDP5", "name",
                                     "Tổ dân phố 5", "type", "group", NULL);
  g_autoptr (DvRecord) person =
    group != NULL ? save (write, &dv_kind_person, error, "name", "Nguyễn Văn Cừ", "birth", "1948",
                          "sex", "male", "unit", dv_record_get_id (group), "id_number",
                          "001048012345", "address", "Số 12 ngõ 5 Ngọc Lâm", NULL)
                  : NULL;
  g_autoptr (DvRecord) petition =
    person != NULL
      ? save (write, &dv_kind_petition, error, "number", "12/2026", "type", "khieu-nai", "title",
              "Khiếu nại về bồi thường đất", "state", "in-progress", "start", "2026-06-22", NULL)
      : NULL;

  return petition != NULL;
}

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  Wanted *wanted = data;
  g_autoptr (DvRecord) front =
    save (write, &dv_kind_unit, error, "code", "MTTQ", "name",
          "Ủy ban Mặt trận Tổ quốc Việt Nam phường Ngọc Lâm", "type", "front", NULL);
  g_autoptr (DvRecord) women = save (write, &dv_kind_unit, error, "code", "LHPN", "name",
                                     "Hội Liên hiệp Phụ nữ phường", "type", "union", NULL);

  if (front == NULL || women == NULL)
    return FALSE;
  if (wanted->n_tasks == 0)
    return TRUE;
  return make_tasks (write, dv_record_get_id (front), wanted->n_tasks, error) &&
         (wanted->n_tasks <= 3 || make_assignments (write, dv_record_get_id (women), error)) &&
         make_people (write, error);
}

/* Writes units, tasks, a person and a petition. */
gboolean
make_records (DvStore *store, guint n_tasks, GError **error)
{
  Wanted wanted = { n_tasks };

  return dv_store_write (store, "make", write_cb, &wanted, NULL, error);
}

/* A store in a folder of its own, which stays until the end of the test's private folders. */
DvStore *
make_store (guint n_tasks)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("danvan-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.danvan", NULL);
  g_autoptr (DvStore) store = dv_store_create (path, &error);

  g_assert_no_error (error);
  make_records (store, n_tasks, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&store);
}
