/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ward-sheets.h"

/* Sheets from before Unicode: what is written here stands in them in the bytes of their font. */
const WardSheet ward_fonts[] = {
  { "a list in .VnTime, its headings and names in capitals of .VnTimeH", &dv_kind_line,
    "+merge A1:F1\n"
    "+font .VnTimeH\n"
    "danh sách tặng quà tết nguyên đán\n"
    "stt|họ và tên|năm sinh|địa chỉ|mức quà|ghi chú\n"
    "+font .VnTime\n"
    "1|Nguyễn Văn Mẫu|#1950|Số 5 ngõ 12 phố Đường Mới|500.000|Thương binh\n"
    "2|Trần Thị Thử|#1945|Số 6 ngõ 12 phố Đường Mới|500.000|Hộ nghèo\n"
    "3|Đỗ Thị Sánh|#1947|Số 7 ngõ 12 phố Đường Mới|500.000|Già yếu\n"
    "Tổng cộng||||#1500000|\n"
    "|||Chủ tịch||\n"
    "|||Phạm Văn Ước||",
    .rows = ".hRRRtSS",
    .records =
      "3 position=1 name=Nguyễn Văn Mẫu birth=1950 address=Số 5 ngõ 12 phố Đường Mới amount=500000 note=Thương binh\n"
      "4 position=2 name=Trần Thị Thử birth=1945 address=Số 6 ngõ 12 phố Đường Mới amount=500000 note=Hộ nghèo\n"
      "5 position=3 name=Đỗ Thị Sánh birth=1947 address=Số 7 ngõ 12 phố Đường Mới amount=500000 note=Già yếu" },

  { "a list in VNI-Times by residential group", &dv_kind_person,
    "+font VNI-Times\n"
    "DANH SÁCH HỘI VIÊN\n"
    "STT|Họ và tên|Ngày sinh|Giới tính|Địa chỉ|Điện thoại\n"
    "|Tổ dân phố số 5||||\n"
    "1|Nguyễn Văn Mẫu|05/02/1950|Nam|Số 5 đường Mới|0900000001\n"
    "2|Trần Thị Thử|1951|Nữ|Số 6 đường Mới|\n"
    "|Tổ dân phố số 12||||\n"
    "1|Lê Đức Ví|1952|Nam|Số 7 đường Mới|\n"
    "|Tổng cộng: 03 hội viên||||",
    .rows = ".hGRRGRt",
    .records =
      "4 name=Nguyễn Văn Mẫu birth=05/02/1950 sex=nam unit=TDP05 address=Số 5 đường Mới phone=0900000001\n"
      "5 name=Trần Thị Thử birth=1951 sex=nữ unit=TDP05 address=Số 6 đường Mới\n"
      "7 name=Lê Đức Ví birth=1952 sex=nam unit=TDP12 address=Số 7 đường Mới" },

  { "a list whose last rows were written in another font", &dv_kind_person,
    "+font .VnArial\n"
    "TT|Họ tên|Năm sinh|Nơi ở\n"
    "1|Nguyễn Văn Mẫu|1950|Ngõ 5\n"
    "2|Đặng Thị Thử|1951|Ngõ 6\n"
    "3|Lữ Thị Quỳnh|1951|Ngõ 6\n"
    "+font Times New Roman\n"
    "4|Lê Thị Bưởi|1952|Ngõ 7",
    .rows = "hRRRR",
    .records = "2 name=Nguyễn Văn Mẫu birth=1950 address=Ngõ 5\n"
               "3 name=Đặng Thị Thử birth=1951 address=Ngõ 6\n"
               "4 name=Lữ Thị Quỳnh birth=1951 address=Ngõ 6\n"
               "5 name=Lê Thị Bưởi birth=1952 address=Ngõ 7" },

  { NULL },
};
