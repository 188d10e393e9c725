/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-problem.h"
#include "dv-rules.h"

static const DvChoice uses[] = {
  { "residential", N_ ("residential land"), "đất ở|ODT|ONT" },
  { "garden", N_ ("garden or pond of a house"), "đất vườn, ao" },
  { "annual-crops", N_ ("land of annual crops"), "đất trồng cây hằng năm|đất nông nghiệp" },
  { "perennial-crops", N_ ("land of perennial crops"), "đất trồng cây lâu năm|CLN" },
  { "business", N_ ("land of production and trade"), "đất sản xuất, kinh doanh" },
  { "public", N_ ("land of an organisation or the ward"), "đất công|đất cơ quan, tổ chức" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã|Mã hồ sơ" },
  { 2, "project", N_ ("Land project"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "project", .headings = "Dự án", .listed_as = "" },
  { 3, "holder", N_ ("Land user"), DV_TYPE_TEXT,
    DV_FIELD_REQUIRED | DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME | DV_FIELD_INDEXED,
    .headings = "Người sử dụng đất|Chủ sử dụng đất|Họ và tên", .also = "Họ tên|Chủ hộ|Tên tổ chức",
    .hint = N_ ("The person, household or organisation that uses the land") },
  { 4, "person", N_ ("In the register of people"), DV_TYPE_LINK, DV_FIELD_INDEXED,
    .target = "person", .headings = "Mã người", .copies = DV_NAMES ("address", "household"),
    .listed_as = "" },
  { 5, "household", N_ ("Household"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "household",
    .headings = "Hộ|Mã hộ" },
  { 6, "group", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP", .also = "TDP số|Tổ|Tổ dân phố số|Thuộc TDP|Khu dân cư" },
  { 7, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ",
    .also = "Địa chỉ thửa đất|Vị trí" },
  { 8, "sheet", N_ ("Map sheet"), DV_TYPE_TEXT, 0, .headings = "Tờ bản đồ|Tờ bản đồ số" },
  { 9, "number", N_ ("Plot number"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Thửa đất|Số thửa|Thửa đất số" },
  { 10, "use", N_ ("Kind of land"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = uses,
    .headings = "Loại đất" },
  { 11, "area", N_ ("Area (m²)"), DV_TYPE_DECIMAL, 0,
    .headings = "Diện tích thửa đất (m2)|Diện tích thửa (m2)", .also = "Diện tích|Diện tích (m2)" },
  { 12, "recovered", N_ ("Area recovered (m²)"), DV_TYPE_DECIMAL, 0,
    .headings = "Diện tích thu hồi (m2)", .also = "Diện tích thu hồi|DT thu hồi" },
  { 13, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  if (dv_record_get (record, "area") != NULL &&
      dv_record_get_integer (record, "recovered") > dv_record_get_integer (record, "area"))
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_plot, "recovered"),
                     _ ("No more can be recovered than the area of the plot."));
}

/* One plot of one user in a project. It is worked on step by step; what compensation is paid is no
 * matter of this program. */
const DvKind dv_kind_plot = {
  .id = 77,
  .name = "plot",
  .label = N_ ("Plot of land"),
  .label_plural = N_ ("Plots of land"),
  .icon = "dv-land-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "holder",
  .columns = DV_NAMES ("code", "holder", "group", "sheet", "number", "recovered", "project"),
  .unit = "group",
  .scope = DV_SCOPE_PERSON,
  .check = check,
};
