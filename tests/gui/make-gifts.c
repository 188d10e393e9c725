/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "make-gifts.h"

#include "dv-kinds.h"

/* A campaign with a source, and a list of made-up people in three residential groups. */
typedef struct {
  guint n_lines;
  const char *state;
  char *list;
} Wanted;

static char *
save (DvWrite *write, const DvKind *kind, GError **error, ...)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  va_list values;
  const char *name;

  va_start (values, error);
  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  va_end (values);
  return dv_write_save (write, record, error) ? g_strdup (dv_record_get_id (record)) : NULL;
}

static gboolean
save_line (DvWrite *write, const char *list, const char *unit, guint i, GError **error)
{
  static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng" };
  static const char *const middles[] = { "Thị", "Văn", "Đức", "Thị Thu", "Minh" };
  static const char *const given[] = { "Cừ",   "An",  "Bình", "Dung", "Đào",  "Hà",    "Hải",
                                       "Hồng", "Lan", "Mai",  "Nga",  "Oanh", "Phương" };
  g_autofree char *name =
    g_strdup_printf ("%s %s %s", families[i % 7], middles[i / 7 % 5], given[i % 13]);
  g_autofree char *position = g_strdup_printf ("%u", i + 1);
  g_autofree char *birth = g_strdup_printf ("%u", 1930 + i % 80);
  g_autofree char *address = g_strdup_printf ("Số %u ngõ %u phố Ngọc Lâm", i % 90 + 1, i % 40 + 1);
  g_autofree char *line =
    save (write, &dv_kind_line, error, "list", list, "position", position, "name", name, "birth",
          birth, "sex", i / 7 % 5 % 3 == 0 ? "female" : "male", "address", address, "unit", unit,
          "amount", "500000", NULL);

  return line != NULL;
}

static gboolean
save_lines (DvWrite *write, const Wanted *wanted, GError **error)
{
  static const char *const names[] = { "Tổ dân phố 2", "Tổ dân phố 5", "Tổ dân phố 12" };
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 3; i++) {
    char *unit = save (write, &dv_kind_unit, error, "name", names[i], "type", "group", NULL);

    if (unit == NULL)
      return FALSE;
    g_ptr_array_add (units, unit);
  }
  for (guint i = 0; i < wanted->n_lines; i++) {
    if (!save_line (write, wanted->list, g_ptr_array_index (units, i % 3), i, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  Wanted *wanted = data;
  g_autofree char *stock = g_strdup_printf ("%u", wanted->n_lines);
  g_autofree char *campaign =
    save (write, &dv_kind_campaign, error, "name", "Tết Kỷ Hợi", "start", "2019-01-10", NULL);
  g_autofree char *source = NULL;

  if (campaign == NULL)
    return FALSE;
  source = save (write, &dv_kind_source, error, "campaign", campaign, "name", "Quỹ Vì người nghèo",
                 "stock", stock, NULL);
  if (source == NULL)
    return FALSE;
  wanted->list = save (write, &dv_kind_list, error, "title", "Quà Tết cho hội viên", "campaign",
                       campaign, "gift_source", source, "state", wanted->state, NULL);
  return wanted->list != NULL && save_lines (write, wanted, error);
}

/* Returns: (transfer full): the UUID of the list */
char *
make_gifts (DvStore *store, guint n_lines, const char *state, GError **error)
{
  Wanted wanted = { .n_lines = n_lines, .state = state };

  if (!dv_store_write_as (store, "setup", "make", write_cb, &wanted, NULL, error))
    g_clear_pointer (&wanted.list, g_free);
  return wanted.list;
}
