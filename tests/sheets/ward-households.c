/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ward-sheets.h"

const WardSheet ward_households[] = {
  { "poor and near-poor households by residential group", &dv_kind_household,
    "+merge A1:C1 D1:I1 A2:C2 D2:I2 A4:I4 A5:I5 A7:A8 B7:B8 C7:D7 E7:E8 F7:F8 G7:H7 I7:I8\n"
    "ỦY BAN NHÂN DÂN|||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "PHƯỜNG MẪU|||Độc lập - Tự do - Hạnh phúc\n"
    "\n"
    "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2019\n"
    "(Kèm theo Quyết định số     /QĐ-UBND ngày    tháng 01 năm 2019 của UBND phường)\n"
    "\n"
    "STT|Họ và tên chủ hộ|Năm sinh||Địa chỉ|Số nhân khẩu|Phân loại hộ||Ghi chú\n"
    "||Nam|Nữ|||Hộ nghèo|Hộ cận nghèo|\n"
    "1|2|3|4|5|6|7|8|9\n"
    "I|TDP 1||||=7:SUM(F11:F12)|#1|#1|\n"
    "#1|Nguyễn Văn Mẫu|#1950||Số 5 ngõ 12|#4|x||\n"
    "#2|Trần Thị Thử||#1960|Số 6 ngõ 12|#3||x|\n"
    "II|TDP 5||||#2|#1|#0|\n"
    "#3|Lê Văn Ví|#1940||Số 7|#2|x||Già yếu\n"
    "|Tổng cộng||||#9|#2|#1|\n"
    "\n"
    "|NGƯỜI LẬP|||||TM. ỦY BAN NHÂN DÂN\n"
    "||||||CHỦ TỊCH\n"
    "\n\n"
    "|Phạm Thị Dụ|||||Vũ Văn Tỉ",
    .rows = "......hh1GRRGRteSSeeS",
    .records =
      "11 name=Nguyễn Văn Mẫu unit=TDP01 address=Số 5 ngõ 12 standard=hộ nghèo members=4\n"
      "12 name=Trần Thị Thử unit=TDP01 address=Số 6 ngõ 12 standard=hộ cận nghèo members=3\n"
      "14 name=Lê Văn Ví unit=TDP05 address=Số 7 standard=hộ nghèo members=2 note=Già yếu" },

  { "households whose kind stands in the title of each part", &dv_kind_household,
    "+merge A1:F1 A3:F3 A6:F6\n"
    "DANH SÁCH HỘ NGHÈO, CẬN NGHÈO\n"
    "STT|Chủ hộ|TDP|Địa chỉ|Nhân khẩu|Ghi chú\n"
    "A. HỘ NGHÈO (02 hộ)\n"
    "1|Nguyễn Văn Mẫu|5|Số 5|4|\n"
    "2|Trần Thị Thử|Tổ 5|Số 6|3|\n"
    "B. HỘ CẬN NGHÈO (01 hộ)\n"
    "1|Lê Văn Ví|12|Số 7|2|\n"
    "Tổng cộng: 03 hộ, 09 khẩu",
    .rows = ".hGRRGRt",
    .records = "4 name=Nguyễn Văn Mẫu unit=TDP05 address=Số 5 standard=hộ nghèo members=4\n"
               "5 name=Trần Thị Thử unit=TDP05 address=Số 6 standard=hộ nghèo members=3\n"
               "7 name=Lê Văn Ví unit=TDP12 address=Số 7 standard=hộ cận nghèo members=2" },

  { "households with the members' numbers only", &dv_kind_household,
    "STT|Họ và tên chủ hộ|Số khẩu|Địa chỉ nơi cư trú|Khu dân cư|SĐT\n"
    "1|Nguyễn Văn Mẫu|4 khẩu|Số 5|KDC số 5|0900000001\n"
    "2|Trần Thị Thử|03|Số 6|Khu dân cư 5|\n"
    "3|Lê Văn Ví|2|Số 7|Khu 5|",
    .rows = "hRRR",
    .records = "2 name=Nguyễn Văn Mẫu unit=TDP05 address=Số 5 members=4 *1\n"
               "3 name=Trần Thị Thử unit=TDP05 address=Số 6 members=3\n"
               "4 name=Lê Văn Ví unit=TDP05 address=Số 7 members=2" },

  { NULL },
};
