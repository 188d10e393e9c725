/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ward-sheets.h"

const WardSheet ward_gifts[] = {
  { "gifts for the new year, signed for", &dv_kind_line,
    "+merge A1:C1 D1:H1 A2:C2 D2:H2 A4:H4 A5:H5\n"
    "UBND PHƯỜNG MẪU|||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "BAN LĐTBXH|||Độc lập - Tự do - Hạnh phúc\n"
    "\n"
    "DANH SÁCH ĐỐI TƯỢNG NHẬN QUÀ TẾT NGUYÊN ĐÁN KỶ HỢI 2019\n"
    "(Nguồn: Ngân sách thành phố)\n"
    "|||||||ĐVT: đồng\n"
    "STT|Họ và tên|Năm sinh|Địa chỉ|Diện đối tượng|Số tiền|Ký nhận|Ghi chú\n"
    "#1|Nguyễn Văn Mẫu|#1950|TDP 5|Thương binh|#500000||\n"
    "#2|Trần Thị Thử|#1945|TDP 5|Vợ liệt sĩ|500.000||Nhận thay: con\n"
    "#3|Lê Văn Ví|#1947|TDP 12|Thương binh|500.000đ||\n"
    "#4|Phạm Thị Dụ|1940|TDP 12|Gia đình chính sách|500,000||\n"
    "Cộng|||||=2000000:SUM(F8:F11)||\n"
    "Bằng chữ: Hai triệu đồng chẵn.\n"
    "\n"
    "|||||Mẫu, ngày    tháng 01 năm 2019\n"
    "Người lập biểu||Kế toán|||Chủ tịch\n"
    "\n\n"
    "Vũ Văn Tỉ||Đỗ Thị Sánh|||Phạm Văn Ước",
    .rows = "......hRRRRtNeSSeeS",
    .records =
      "8 position=1 name=Nguyễn Văn Mẫu birth=1950 unit=TDP05 category=TB amount=500000\n"
      "9 position=2 name=Trần Thị Thử birth=1945 unit=TDP05 category=+Vợ liệt sĩ amount=500000 note=Nhận thay: con\n"
      "10 position=3 name=Lê Văn Ví birth=1947 unit=TDP12 category=TB amount=500000\n"
      "11 position=4 name=Phạm Thị Dụ birth=1940 unit=TDP12 category=GDCS amount=500000",
    .doubts = "Địa chỉ" },

  { "amounts in thousands", &dv_kind_line,
    "DANH SÁCH TẶNG QUÀ HỘ NGHÈO\n"
    "||||ĐVT: 1000 đồng\n"
    "STT|Họ và tên|Địa chỉ|Hiện vật|Số tiền|Ký nhận\n"
    "1|Nguyễn Văn Mẫu|Số 5|1 túi quà|#500|\n"
    "2|Trần Thị Thử|Số 6|1 túi quà|#1000|\n"
    "|Tổng|||#1500|",
    .rows = "..hRRt",
    .records = "4 position=1 name=Nguyễn Văn Mẫu address=Số 5 amount=500000 goods=1 túi quà *1\n"
               "5 position=2 name=Trần Thị Thử address=Số 6 amount=1000000 goods=1 túi quà *1" },

  { "amounts in thousands, said in the heading", &dv_kind_line,
    "STT|Họ và tên|Địa chỉ|Số tiền (nghìn đồng)|Ký nhận\n"
    "1|Nguyễn Văn Mẫu|Số 5|#500|\n"
    "2|Trần Thị Thử|Số 6|1.000|\n",
    .rows = "hRR",
    .records = "2 position=1 name=Nguyễn Văn Mẫu address=Số 5 amount=500000 *1\n"
               "3 position=2 name=Trần Thị Thử address=Số 6 amount=1000000 *1" },

  { "one gift for a household, merged down its people", &dv_kind_line,
    "+merge A2:A3 E2:E3 F2:F3\n"
    "STT|Họ và tên|Năm sinh|Địa chỉ|Mức quà|Ký nhận\n"
    "#1|Nguyễn Văn Mẫu|#1950|Số 5|#500000|\n"
    "|Trần Thị Thử|#1955|Số 5||\n"
    "#2|Lê Văn Ví|#1960|Số 6|#500000|",
    .rows = "hRRR",
    .records = "2 position=1 name=Nguyễn Văn Mẫu birth=1950 address=Số 5 amount=500000\n"
               "3 position=1 name=Trần Thị Thử birth=1955 address=Số 5 *1\n"
               "4 position=2 name=Lê Văn Ví birth=1960 address=Số 6 amount=500000" },

  { "gifts of several sources, with their sum", &dv_kind_line,
    "+merge A1:I1 A2:A4 B2:B4 C2:C4 D2:G2 D3:E3 F3:G3 H2:H4 I2:I4\n"
    "TỔNG HỢP QUÀ TẾT 2019 TỔ DÂN PHỐ SỐ 5\n"
    "STT|Họ và tên|Địa chỉ|Quà Tết||||Tổng tiền|Ký nhận\n"
    "|||Thành phố||Quận||\n"
    "|||Tiền mặt|Hiện vật|Tiền mặt|Hiện vật|\n"
    "1|2|3|4|5|6|7|8=4+6|9\n"
    "#1|Nguyễn Văn Mẫu|Số 5|#500000|Gạo|#300000||#800000|\n"
    "#2|Trần Thị Thử|Số 6|#500000|Gạo|||#500000|",
    .rows = ".hhh1RR",
    .records = "6 position=1 name=Nguyễn Văn Mẫu address=Số 5 amount=800000 goods=Gạo\n"
               "7 position=2 name=Trần Thị Thử address=Số 6 amount=500000 goods=Gạo" },

  { "filtered rows of a list of many groups", &dv_kind_line,
    "STT|Họ và tên|Năm sinh|Tổ|Đối tượng|Mức hỗ trợ|Nội dung hỗ trợ|Ký tên\n"
    "1|Nguyễn Văn Mẫu|1950|5|Hộ nghèo|1.000.000|Sửa nhà|\n"
    "~2|Trần Thị Thử|1951|12|Hộ nghèo|1.000.000|Sửa nhà|\n"
    "3|Lê Văn Ví|1952|05|Hộ cận nghèo|500.000 đồng|Khám bệnh|\n"
    "4|Phạm Thị Dụ|1953|TDP 1|Hộ nghèo|500k|Khám bệnh|",
    .rows = "hRRRR",
    .records = "2 position=1 name=Nguyễn Văn Mẫu birth=1950 unit=TDP05 category=HN amount=1000000\n"
               "3 position=2 name=Trần Thị Thử birth=1951 unit=TDP12 category=HN amount=1000000\n"
               "4 position=3 name=Lê Văn Ví birth=1952 unit=TDP05 category=HCN amount=500000\n"
               "5 position=4 name=Phạm Thị Dụ birth=1953 unit=TDP01 category=HN amount=500000" },

  { "groups by category with sums below each", &dv_kind_line,
    "+merge A1:F1 A3:F3 A7:F7\n"
    "DANH SÁCH CHI QUÀ 27/7\n"
    "TT|Họ và tên|Địa chỉ|TDP|Số tiền|Ký nhận\n"
    "I. Thương binh\n"
    "1|Nguyễn Văn Mẫu|Số 5|5|#500000|\n"
    "2|Trần Văn Thử|Số 6|12|#500000|\n"
    "|Cộng mục I|||#1000000|\n"
    "II. Gia đình chính sách\n"
    "3|Lê Thị Ví|Số 7|1|#300000|\n"
    "|Cộng mục II|||#300000|\n"
    "|Tổng cộng (I+II)|||#1300000|",
    .rows = ".hGRRsGRst",
    .records =
      "4 position=1 name=Nguyễn Văn Mẫu address=Số 5 unit=TDP05 category=TB amount=500000\n"
      "5 position=2 name=Trần Văn Thử address=Số 6 unit=TDP12 category=TB amount=500000\n"
      "8 position=3 name=Lê Thị Ví address=Số 7 unit=TDP01 category=GDCS amount=300000" },

  { "gift and money in words beside the name of who received it", &dv_kind_line,
    "Stt|Họ và tên người nhận quà|Năm sinh|Nơi cư trú|Hoàn cảnh|Quà tặng|Trị giá (đồng)|Người nhận "
    "thay|Ngày nhận\n"
    "01|Nguyễn Văn Mẫu|1950|Tổ 5|Già yếu, neo đơn|01 chăn|200.000|Nguyễn Mẫu An|25/01/2019\n"
    "02|Trần Thị Thử|1955|Tổ 5|Bệnh hiểm nghèo|01 chăn|200.000||@2019-01-26",
    .rows = "hRR",
    .records =
      "2 position=1 name=Nguyễn Văn Mẫu birth=1950 unit=TDP05 category=+Già yếu, neo đơn amount=200000 goods=01 chăn receiver=Nguyễn Mẫu An received_on=25/01/2019\n"
      "3 position=2 name=Trần Thị Thử birth=1955 unit=TDP05 category=+Bệnh hiểm nghèo amount=200000 goods=01 chăn received_on=26/01/2019",
    .doubts = "Nơi cư trú" },

  { "amounts in millions, and an amount that cannot be in thousands", &dv_kind_line,
    "DANH SÁCH HỖ TRỢ\n"
    "STT|Họ và tên|Địa chỉ|Số tiền (triệu đồng)|Ghi chú\n"
    "1|Nguyễn Văn Mẫu|Số 5|#1.5|\n"
    "2|Trần Thị Thử|Số 6|0,3|\n"
    "3|Lê Văn Ví|Số 7|2 triệu|\n"
    "4|Phạm Thị Dụ|Số 8|#500000|",
    .rows = ".hRRRR",
    .records = "3 position=1 name=Nguyễn Văn Mẫu address=Số 5 amount=1500000 *1\n"
               "4 position=2 name=Trần Thị Thử address=Số 6 amount=300000 *1\n"
               "5 position=3 name=Lê Văn Ví address=Số 7 amount=2000000\n"
               "6 refused",
    .faults =
      "f:-:6:Số tiền (triệu đồng): “500000”: The sheet says that it counts in thousands or millions of đồng, so this would be 500.000.000.000 đồng. Write the unit behind the amount, for example 500.000 đ." },

  { "a unit above the table that is đồng, and a plan with a number", &dv_kind_line,
    "|||Kế hoạch số 1000/KH-UBND\n"
    "|||Đơn vị tính: đồng\n"
    "STT|Họ tên|Địa chỉ|Mức hỗ trợ\n"
    "1|Nguyễn Văn Mẫu|Số 5|#500000\n"
    "2|Trần Thị Thử|Số 6|#300000",
    .rows = "..hRR",
    .records = "4 position=1 name=Nguyễn Văn Mẫu address=Số 5 amount=500000\n"
               "5 position=2 name=Trần Thị Thử address=Số 6 amount=300000" },

  { "the same as above", &dv_kind_line,
    "STT|Họ và tên|TDP|Đối tượng|Mức quà|Hiện vật\n"
    "1|Nguyễn Văn Mẫu|TDP 5|Thương binh|500.000|Gạo\n"
    "2|Trần Thị Thử|\"|\"|\"|-nt-\n"
    "3|Lê Văn Ví|nt|Như trên|nt|\n"
    "4|Nt|TDP 12|nt|nt|",
    .rows = "hRRRR",
    .records = "2 position=1 name=Nguyễn Văn Mẫu unit=TDP05 category=TB amount=500000 goods=Gạo\n"
               "3 position=2 name=Trần Thị Thử unit=TDP05 category=TB amount=500000 goods=Gạo *4\n"
               "4 position=3 name=Lê Văn Ví unit=TDP05 category=TB amount=500000 *3\n"
               "5 position=4 name=Nt unit=TDP12 category=TB amount=500000 *2" },

  { "one amount merged down all rows, which have numbers of their own", &dv_kind_line,
    "+merge E2:E4 F2:F4\n"
    "STT|Họ và tên|Năm sinh|Địa chỉ|Mức quà (theo KH 1000)|Hiện vật\n"
    "1|Nguyễn Văn Mẫu|1950|Số 5|#500000|Gạo\n"
    "2|Trần Thị Thử|1951|Số 6||\n"
    "3|Lê Văn Ví|1952|Số 7||",
    .rows = "hRRR",
    .records = "2 position=1 name=Nguyễn Văn Mẫu birth=1950 address=Số 5 amount=500000 goods=Gạo\n"
               "3 position=2 name=Trần Thị Thử birth=1951 address=Số 6 amount=500000 goods=Gạo *2\n"
               "4 position=3 name=Lê Văn Ví birth=1952 address=Số 7 amount=500000 goods=Gạo *2" },

  { NULL },
};
