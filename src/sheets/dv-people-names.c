/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-people-names.h"

typedef struct {
  const char *name;
  guint weight; /* how many of a thousand */
} Weighted;

/* The family names of Viet Nam, roughly as often as they are borne. */
static const Weighted families[] = {
  { "Nguyễn", 384 }, { "Trần", 121 }, { "Lê", 95 },   { "Phạm", 70 }, { "Hoàng", 35 },
  { "Huỳnh", 16 },   { "Phan", 45 },  { "Vũ", 30 },   { "Võ", 9 },    { "Đặng", 21 },
  { "Bùi", 20 },     { "Đỗ", 14 },    { "Hồ", 13 },   { "Ngô", 13 },  { "Dương", 10 },
  { "Lý", 5 },       { "Đào", 9 },    { "Đinh", 8 },  { "Trịnh", 8 }, { "Mai", 6 },
  { "Lương", 6 },    { "Cao", 5 },    { "Hà", 5 },    { "Tạ", 5 },    { "Phùng", 5 },
  { "Chu", 4 },      { "Tô", 3 },     { "Quách", 2 }, { "Kiều", 2 },  { "Lưu", 5 },
  { "Nghiêm", 2 },   { "Thái", 2 },   { "Vương", 3 }, { "Triệu", 2 }, { "La", 1 },
  { "Bạch", 2 },     { "Khuất", 1 },  { "Doãn", 2 },  { "Tống", 2 },  { "Ninh", 1 },
};

static const char *const streets[] = {
  "Ngọc Lâm",    "Nguyễn Văn Cừ", "Ái Mộ",  "Nguyễn Sơn", "Hoàng Như Tiếp",
  "Long Biên 1", "Long Biên 2",   "Lâm Du", "Gia Thượng", "Phú Viên",
};

static const char *const male_middles[] = {
  "Văn",  "Văn",   "Văn",   "Đức", "Minh", "Hữu",  "Quang", "Xuân", "Đình", "Công",
  "Tuấn", "Thành", "Trọng", "Anh", "Bá",   "Ngọc", "Duy",   "Gia",  "Quốc", "Mạnh",
};

static const char *const female_middles[] = {
  "Thị",    "Thị",  "Thị",  "Thị",  "Ngọc", "Thu", "Thanh", "Minh", "Kim",  "Thị Thu",
  "Phương", "Hồng", "Bích", "Thùy", "Mỹ",   "Mai", "Thúy",  "Diệu", "Hoài", "Thị Ngọc",
};

static const char *const male_givens[] = {
  "An",     "Anh",  "Bình", "Cường", "Chiến", "Dũng",  "Dương", "Đạt",  "Đức",   "Giang",
  "Hải",    "Hiếu", "Hòa",  "Hoàng", "Hùng",  "Huy",   "Khánh", "Khoa", "Kiên",  "Lâm",
  "Long",   "Lực",  "Minh", "Nam",   "Nghĩa", "Phong", "Phúc",  "Quân", "Quang", "Quyết",
  "Sơn",    "Tài",  "Tâm",  "Thắng", "Thành", "Thịnh", "Thủy",  "Tiến", "Toàn",  "Trung",
  "Trường", "Tú",   "Tuấn", "Tùng",  "Việt",  "Vinh",
};

static const char *const female_givens[] = {
  "An",    "Anh",   "Ánh",   "Bình", "Chi",    "Cúc",   "Dung", "Duyên", "Đào", "Giang",
  "Hà",    "Hải",   "Hằng",  "Hạnh", "Hiền",   "Hoa",   "Hòa",  "Hồng",  "Huệ", "Hương",
  "Hường", "Huyền", "Lan",   "Liên", "Linh",   "Loan",  "Mai",  "Minh",  "Mơ",  "Nga",
  "Ngân",  "Ngọc",  "Nhung", "Oanh", "Phương", "Quỳnh", "Tâm",  "Thảo",  "Thu", "Thúy",
  "Thủy",  "Trang", "Tuyết", "Vân",  "Xuân",   "Yến",
};

#define PICK(random, names) (names[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (names))])

/**
 * dv_people_pick_family:
 * @random: where chance comes from
 *
 * Returns: a family name, common ones more often
 */
const char *
dv_people_pick_family (GRand *random)
{
  guint total = 0, chance;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    total += families[i].weight;
  chance = (guint) g_rand_int_range (random, 0, (gint32) total);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    if (chance < families[i].weight)
      return families[i].name;
    chance -= families[i].weight;
  }
  return families[0].name;
}

/**
 * dv_people_pick_street:
 * @random: where chance comes from
 *
 * Returns: the name of a street
 */
const char *
dv_people_pick_street (GRand *random)
{
  return PICK (random, streets);
}

/**
 * dv_people_make_name:
 * @random: where chance comes from
 * @family: a family name
 * @female: whether it is the name of a woman
 *
 * Returns: (transfer full): a full name that nobody in particular bears
 */
char *
dv_people_make_name (GRand *random, const char *family, gboolean female)
{
  const char *middle = female ? PICK (random, female_middles) : PICK (random, male_middles);
  const char *given = female ? PICK (random, female_givens) : PICK (random, male_givens);

  return g_strdup_printf ("%s %s %s", family, middle, given);
}
