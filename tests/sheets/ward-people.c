/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ward-sheets.h"

const WardSheet ward_people[] = {
  { "veterans with the day they joined the army", &dv_kind_person,
    "+merge A1:D1 E1:I1 A2:D2 E2:I2 A4:I4 A5:I5\n"
    "HỘI CỰU CHIẾN BINH PHƯỜNG MẪU||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "CHI HỘI 12||||Độc lập - Tự do - Hạnh phúc\n"
    "\n"
    "DANH SÁCH HỘI VIÊN CỰU CHIẾN BINH\n"
    "(Tính đến ngày 31 tháng 12 năm 2018)\n"
    "\n"
    "TT|Họ và tên|Năm sinh|Ngày nhập ngũ|Ngày xuất ngũ|Cấp bậc, chức vụ|Ngày vào Hội|Nơi ở|Ghi "
    "chú\n"
    "#1|Nguyễn Văn Mẫu|#1950|02/1968|12/1975|Thượng sĩ|1992|Tổ 5|Thương binh 4/4\n"
    "#2|Trần Văn Thử|@1952-03-04|@1970-05-01|1976|Binh nhất|#1993|Tổ 12|\n"
    "#3|Lê Văn Ví|15/8/1948|5/1965|||1990|Tổ 12|\n"
    "|Tổng số: 03 hội viên\n"
    "\n"
    "|||||Ngọc Mẫu, ngày 31 tháng 12 năm 2018\n"
    "|||||TM. BAN CHẤP HÀNH\n"
    "|||||CHI HỘI TRƯỞNG\n"
    "\n\n"
    "|||||Phạm Văn Dụ",
    .rows = "......hRRRteSSSeeS",
    .records = "8 name=Nguyễn Văn Mẫu birth=1950 unit=TDP05 note=Thương binh 4/4\n"
               "9 name=Trần Văn Thử birth=04/03/1952 unit=TDP12\n"
               "10 name=Lê Văn Ví birth=15/08/1948 unit=TDP12",
    .doubts = "Nơi ở" },

  { "children for the first of June", &dv_kind_person,
    "+merge A1:H1\n"
    "DANH SÁCH TRẺ EM TỪ 0 - 15 TUỔI NHẬN QUÀ 1/6/2019 - TDP SỐ 5\n"
    "STT|Họ và tên trẻ|Ngày tháng năm sinh|Nam|Nữ|Họ tên bố (mẹ)|Địa chỉ|Ghi chú\n"
    "#1|Nguyễn Mẫu An|12.5.2010|x||Nguyễn Văn Mẫu|Số 5 ngõ 10|\n"
    "#2|Trần Thử Bình|1/6/2013||x|Trần Văn Thử|Số 7 ngõ 10|\n"
    "#3|Lê Ví Chi|@2015-09-02||x|Lê Văn Ví|nt|\n"
    "Tổng cộng: 03 cháu",
    .rows = ".hRRRt",
    .records = "3 name=Nguyễn Mẫu An birth=12/05/2010 sex=nam address=Số 5 ngõ 10\n"
               "4 name=Trần Thử Bình birth=01/06/2013 sex=nữ address=Số 7 ngõ 10\n"
               "5 name=Lê Ví Chi birth=02/09/2015 sex=nữ address=Số 7 ngõ 10 *1",
    .doubts = "Nam;Nữ" },

  { "old people with their age", &dv_kind_person,
    "+merge A1:G1 A2:A3 B2:B3 C2:D2 E2:E3 F2:F3 G2:G3\n"
    "DANH SÁCH NGƯỜI CAO TUỔI ĐƯỢC CHÚC THỌ, MỪNG THỌ NĂM 2019\n"
    "STT|Họ và tên|Năm sinh||Tuổi|Địa chỉ|Ghi chú\n"
    "||Nam|Nữ|||\n"
    "I. Thọ 90 tuổi\n"
    "1|Cụ Nguyễn Văn Mẫu|#1929||#90|TDP 5|\n"
    "2|Cụ Trần Thị Thử||#1929|#90|TDP 12|\n"
    "II. Thọ 80 tuổi\n"
    "1|Lê Văn Ví|#1939||#80|TDP 5|\n"
    "|Cộng: 03 cụ",
    .rows = ".hhGRRGRs",
    .records = "5 name=Nguyễn Văn Mẫu birth=1929 sex=nam unit=TDP05 *1\n"
               "6 name=Trần Thị Thử birth=1929 sex=nữ unit=TDP12 *1\n"
               "8 name=Lê Văn Ví birth=1939 sex=nam unit=TDP05",
    .doubts = "Địa chỉ" },

  { "people with disabilities", &dv_kind_person,
    "DANH SÁCH NGƯỜI KHUYẾT TẬT ĐANG HƯỞNG TRỢ CẤP THÁNG 6/2019\n"
    "\n"
    "+merge A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:G4 H3:H4 I3:I4\n"
    "STT|Họ và tên|Ngày sinh|Giới tính|Căn cước công dân||Dạng tật|Mức độ|Tổ dân phố\n"
    "||||Số|Ngày cấp|||\n"
    "#1|Nguyễn Văn Mẫu|01/02/1960|Nam|000060000001|@2016-02-03|Vận động|Nặng|Tổ 5\n"
    "#2|Trần Thị Thử|1971|Nữ|#71000002|@2016-02-03|Nhìn|Đặc biệt nặng|TDP số 05\n"
    "#3|Lê Thị Ví|@1975-05-06|nữ|'000075000003||Nghe, nói|Nặng|tổ dân phố số 12\n"
    "#4|Phạm Văn Dụ|3/4/1980|NAM|000 080 000 004||Trí tuệ|Nhẹ|#5",
    .rows = "..hhRRRR",
    .records = "5 name=Nguyễn Văn Mẫu birth=01/02/1960 sex=nam unit=TDP05 id_number=000060000001\n"
               "6 name=Trần Thị Thử birth=1971 sex=nữ unit=TDP05 id_number=071000002 *1\n"
               "7 name=Lê Thị Ví birth=06/05/1975 sex=nữ unit=TDP12 id_number=000075000003\n"
               "8 name=Phạm Văn Dụ birth=03/04/1980 sex=nam unit=TDP05 id_number=000080000004" },

  { "a register whose identity numbers and telephones are numbers", &dv_kind_person,
    "STT|Họ và tên|Ngày sinh|Giới tính|Số CCCD|SĐT|TDP\n"
    "#1|Nguyễn Văn Mẫu|@1960-02-05|Nam|#60000001|#900000001|TDP5\n"
    "#2|Trần Thị Thử|'1971|Nữ|#6000000002|0900.000.002|TDP05\n"
    "#3|Lê Văn Ví|khoảng 1950|Nam||090 000 0003|KDC 5\n"
    "#4|Phạm Thị Dụ|1950 (âm lịch)|Nữ|000 150 000 004|(090) 0000-004|Tổ DP 12\n"
    "#5|Vũ Văn Tỉ|5/2/60|Nam||+84900000005|Tổ dân phố 1\n"
    "#6|Đỗ Thị Sánh|02-1962|Nữ||84900000006|Tổ dân phố số 02",
    .rows = "hRRRRRR",
    .records =
      "2 name=Nguyễn Văn Mẫu birth=05/02/1960 sex=nam unit=TDP05 phone=0900000001 id_number=060000001 *2\n"
      "3 name=Trần Thị Thử birth=1971 sex=nữ unit=TDP05 phone=0900.000.002 id_number=006000000002 *1\n"
      "4 name=Lê Văn Ví birth=1950 sex=nam unit=TDP05 phone=090 000 0003 *1\n"
      "5 name=Phạm Thị Dụ birth=1950 sex=nữ unit=TDP12 phone=(090) 0000-004 id_number=000150000004 *1\n"
      "6 name=Vũ Văn Tỉ birth=05/02/1960 sex=nam unit=TDP01 phone=+84900000005 *1\n"
      "7 name=Đỗ Thị Sánh birth=02/1962 sex=nữ unit=TDP02 phone=84900000006" },

  { "members beneath the head of each household", &dv_kind_person,
    "+merge A1:H1 A5:A7 H5:H7\n"
    "SỔ HỘ KHẨU TỔ DÂN PHỐ 5\n"
    "\n"
    "STT|Họ và tên|Quan hệ với chủ hộ|Ngày sinh|Giới tính|Nghề nghiệp|Số CCCD|Địa chỉ\n"
    "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)\n"
    "#1|NGUYỄN VĂN MẪU|Chủ hộ|1950|Nam|Hưu trí|000050000001|Số 5 ngõ 12\n"
    "|Trần Thị Thử|Vợ|1955|Nữ|Hưu trí||\n"
    "|Nguyễn Mẫu An|Con trai|@1980-01-02|Nam|CNVC||\n"
    "#2|LÊ VĂN VÍ|Chủ hộ|1960|Nam||000060000002|Số 7 ngõ 12\n"
    "|Phạm Thị Dụ|Vợ|1962|Nữ||000162000003|Số 7 ngõ 12\n"
    "|Lê Ví Chi|Con dâu|1990|Nữ|||Số 7 ngõ 12",
    .rows = "..h1RRRRRR",
    .records =
      "5 name=NGUYỄN VĂN MẪU birth=1950 sex=nam address=Số 5 ngõ 12 relation=chủ hộ id_number=000050000001\n"
      "6 name=Trần Thị Thử birth=1955 sex=nữ address=Số 5 ngõ 12 relation=vợ\n"
      "7 name=Nguyễn Mẫu An birth=02/01/1980 sex=nam address=Số 5 ngõ 12 relation=con\n"
      "8 name=LÊ VĂN VÍ birth=1960 sex=nam address=Số 7 ngõ 12 relation=chủ hộ id_number=000060000002\n"
      "9 name=Phạm Thị Dụ birth=1962 sex=nữ address=Số 7 ngõ 12 relation=vợ id_number=000162000003\n"
      "10 name=Lê Ví Chi birth=1990 sex=nữ address=Số 7 ngõ 12 relation=Con dâu" },

  { "pages with their headings and sums again", &dv_kind_person,
    "STT|HỌ VÀ TÊN|NĂM SINH|ĐỊA CHỈ|GHI CHÚ\n"
    "#1|Nguyễn Văn Mẫu|#1950|Số 1|\n"
    "#2|Trần Thị Thử|#1951|Số 2|\n"
    "|Cộng trang 1: 02 người\n"
    "STT|HỌ VÀ TÊN|NĂM SINH|ĐỊA CHỈ|GHI CHÚ\n"
    "#3|Lê Văn Ví|#1952|Số 3|\n"
    "|Cộng trang 2: 01 người\n"
    "|Tổng cộng 2 trang: 03 người\n"
    "\n"
    "* Ghi chú: Danh sách có 03 người.\n"
    "Trang 2/2",
    .rows = "hRRsHRsteNN",
    .records = "2 name=Nguyễn Văn Mẫu birth=1950 address=Số 1\n"
               "3 name=Trần Thị Thử birth=1951 address=Số 2\n"
               "6 name=Lê Văn Ví birth=1952 address=Số 3" },

  { "empty columns and rows, hidden columns and rows", &dv_kind_person,
    "+hide F\n"
    "\n"
    "||DANH SÁCH CÔNG DÂN\n"
    "\n"
    "|STT||Họ và tên|Ngày sinh|Số CCCD||Nơi thường trú|Ghi chú\n"
    "\n"
    "|#1||Nguyễn Văn Mẫu|@1950-02-05|000050000001||Số 1|\n"
    "\n"
    "~|#2||Trần Thị Thử|1951|000151000002||Số 2|đã chuyển đi\n"
    "|#3||Lê Văn Ví|#1952|000052000003||Số 3|\n"
    "\n"
    "|#4||Phạm Thị Dụ|nt|||Số 3|",
    .rows = "...heReRReR",
    .records =
      "6 name=Nguyễn Văn Mẫu birth=05/02/1950 address=Số 1 id_number=000050000001\n"
      "8 name=Trần Thị Thử birth=1951 address=Số 2 id_number=000151000002 note=đã chuyển đi\n"
      "9 name=Lê Văn Ví birth=1952 address=Số 3 id_number=000052000003\n"
      "11 name=Phạm Thị Dụ birth=1952 address=Số 3 *1" },

  { "several sheets, of which one has the list", &dv_kind_person,
    "+tab Bìa\n"
    "ỦY BAN NHÂN DÂN PHƯỜNG MẪU\n"
    "SỔ THEO DÕI CÔNG DÂN NĂM 2019\n"
    "+tab Tổng hợp\n"
    "STT|Tổ dân phố|Số người|Nam|Nữ|Ghi chú\n"
    "#1|TDP 1|#2|#1|#1|\n"
    "#2|TDP 5|#1|#1|#0|\n"
    "+tab Danh sách\n"
    "STT|Họ và tên|Năm sinh|Giới tính|Địa chỉ|TDP\n"
    "#1|Nguyễn Văn Mẫu|#1950|Nam|Số 1|#1\n"
    "#2|Trần Thị Thử|#1951|Nữ|Số 2|#5\n"
    "+tab Sheet3",
    .rows = "hRR",
    .records = "2 name=Nguyễn Văn Mẫu birth=1950 sex=nam unit=TDP01 address=Số 1\n"
               "3 name=Trần Thị Thử birth=1951 sex=nữ unit=TDP05 address=Số 2" },

  { "the family name and the given name, day, month and year in columns", &dv_kind_person,
    "+merge A1:A2 B1:C2 D1:F1 G1:G2 H1:H2\n"
    "Số TT|Họ và tên||Ngày sinh|||Nam/Nữ|Hộ khẩu thường trú\n"
    "|||Ngày|Tháng|Năm||\n"
    "#1|Nguyễn Văn|Mẫu|#5|#2|#1950|Nam|Số 1\n"
    "#2|Trần Thị|Thử|||#1951|Nữ|Số 2",
    .rows = "hhRR",
    .records = "3 name=Nguyễn Văn Mẫu birth=05/02/1950 sex=nam address=Số 1\n"
               "4 name=Trần Thị Thử birth=1951 sex=nữ address=Số 2" },

  { "party members with the day they joined", &dv_kind_person,
    "DANH SÁCH ĐẢNG VIÊN 213\n"
    "STT|Họ tên (chữ in hoa)|Ngày tháng^năm sinh|Ngày vào Đảng|Ngày chính thức|Số thẻ đảng|Quê "
    "quán|Chỗ ở hiện nay|Điện thoại liên lạc\n"
    "1|NGUYỄN VĂN MẪU|05/02/1950|03/02/1970|03/02/1971|00.000001|Xã Mẫu|Số 1 ngõ 2|0900 000 001\n"
    "2|TRẦN THỊ THỬ|06/03/1951|19/5/1975|19/5/1976|00.000002|Xã Mẫu|Số 2 ngõ 2|0900.000.002",
    .rows = ".hRR",
    .records = "3 name=NGUYỄN VĂN MẪU birth=05/02/1950 address=Số 1 ngõ 2 phone=0900 000 001\n"
               "4 name=TRẦN THỊ THỬ birth=06/03/1951 address=Số 2 ngõ 2 phone=0900.000.002" },

  { "women of a branch, with crosses for what holds", &dv_kind_person,
    "+merge A1:A2 B1:B2 C1:C2 D1:F1 G1:G2\n"
    "STT|Họ và tên hội viên|Năm sinh|Đối tượng|||Chi hội\n"
    "|||Hộ nghèo|Hộ cận nghèo|Đơn thân|\n"
    "1|Nguyễn Thị Mẫu|1970|x|||Chi hội 12\n"
    "2|Trần Thị Thử|1971||x|x|Chi hội 12\n"
    "3|Lê Thị Ví|1972||||",
    .rows = "hhRRR",
    .records = "3 name=Nguyễn Thị Mẫu birth=1970 categories=HN memberships=CCB12\n"
               "4 name=Trần Thị Thử birth=1971 categories=+Đơn thân;HCN memberships=CCB12\n"
               "5 name=Lê Thị Ví birth=1972" },

  { "groups by number in a column of their own, without merged cells", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|Địa chỉ|Điện thoại\n"
    "*|Tổ dân phố số 1|||\n"
    "1|Nguyễn Văn Mẫu|1950|Số 1|\n"
    "2|Trần Thị Thử|1951|Số 2|0900000002\n"
    "*|Tổ dân phố số 5 (02 người)|||\n"
    "1|Lê Văn Ví|1952|Số 3|\n"
    "2|Phạm Thị Dụ|1953|Số 4|",
    .rows = "hGRRGRR",
    .records = "3 name=Nguyễn Văn Mẫu birth=1950 unit=TDP01 address=Số 1\n"
               "4 name=Trần Thị Thử birth=1951 unit=TDP01 address=Số 2 phone=0900000002\n"
               "6 name=Lê Văn Ví birth=1952 unit=TDP05 address=Số 3\n"
               "7 name=Phạm Thị Dụ birth=1953 unit=TDP05 address=Số 4" },

  { "columns that are spelt otherwise", &dv_kind_person,
    "TT|HO VA TEN|NAM SINH|G.TÍNH|Đ/CHỈ|SỐ ĐT|SỐ CMT|GHI CHU\n"
    "1|Nguyễn Văn Mẫu|1950|Nam|Số 1|0900000001|#11111111|\n"
    "2|Trần Thị Thử|1951|Nữ|Số 2|0900000002|022222222|",
    .rows = "hRR",
    .records =
      "2 name=Nguyễn Văn Mẫu birth=1950 sex=nam address=Số 1 phone=0900000001 old_id_number=011111111 *1\n"
      "3 name=Trần Thị Thử birth=1951 sex=nữ address=Số 2 phone=0900000002 old_id_number=022222222" },

  { "headings with numbers, stars and colons", &dv_kind_person,
    "1. STT|2. Họ và tên (*)|3. Năm sinh:|4. Giới tính (Nam/Nữ)|5. Số CCCD (12 số)|6. Nơi ở hiện "
    "tại (số nhà, ngõ)\n"
    "1|Nguyễn Văn Mẫu|1950|Nam|000050000001|Số 1\n"
    "2|Trần Thị Thử|1951|Nữ|000151000002|Số 2",
    .rows = "hRR",
    .records = "2 name=Nguyễn Văn Mẫu birth=1950 sex=nam address=Số 1 id_number=000050000001\n"
               "3 name=Trần Thị Thử birth=1951 sex=nữ address=Số 2 id_number=000151000002" },

  { "rows that were put in between, and counted by formulas", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|Địa chỉ\n"
    "=1:ROW()-1|Nguyễn Văn Mẫu|#1950|Số 1\n"
    "1a|Trần Thị Thử|#1951|Số 2\n"
    "=2:A2+1|Lê Văn Ví|#1952|Số 3\n"
    "|Phạm Thị Dụ|#1953|Số 4\n"
    "03.|Vũ Văn Tỉ|#1954|Số 5\n"
    "|Bổ sung:||\n"
    "4|Đỗ Thị Sánh|1955|Số 6",
    .rows = "hRRRRRGR",
    .records = "2 name=Nguyễn Văn Mẫu birth=1950 address=Số 1\n"
               "3 name=Trần Thị Thử birth=1951 address=Số 2\n"
               "4 name=Lê Văn Ví birth=1952 address=Số 3\n"
               "5 name=Phạm Thị Dụ birth=1953 address=Số 4\n"
               "6 name=Vũ Văn Tỉ birth=1954 address=Số 5\n"
               "8 name=Đỗ Thị Sánh birth=1955 address=Số 6" },

  { "names that begin like titles, sums, groups and notes", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|Địa chỉ\n"
    "1|Ông Ích Mẫu|1950|Số 1\n"
    "2|Tổ Văn Thử|1951|Số 2\n"
    "3|Tổng Thị Ví|1952|Số 3\n"
    "4|Bà Thị Dụ|1953|Số 4\n"
    "5|Khu Văn Tỉ|1954|Số 5\n"
    "6|Bà Phạm Thị Sánh|1955|Số 6\n"
    "7|Ô. Lê Văn Ước|1956|Số 7\n"
    "8|Chi Thị Lượng|1957|Số 8",
    .rows = "hRRRRRRRR",
    .records = "2 name=Ông Ích Mẫu birth=1950 address=Số 1\n"
               "3 name=Tổ Văn Thử birth=1951 address=Số 2\n"
               "4 name=Tổng Thị Ví birth=1952 address=Số 3\n"
               "5 name=Bà Thị Dụ birth=1953 address=Số 4\n"
               "6 name=Khu Văn Tỉ birth=1954 address=Số 5\n"
               "7 name=Phạm Thị Sánh birth=1955 address=Số 6 *1\n"
               "8 name=Lê Văn Ước birth=1956 address=Số 7 *1\n"
               "9 name=Chi Thị Lượng birth=1957 address=Số 8" },

  { "a household above its people", &dv_kind_person,
    "STT|Họ và tên|Ngày sinh|Quan hệ|Ghi chú\n"
    "+merge A2:E2 A5:E5\n"
    "Hộ ông Nguyễn Văn Mẫu - Số 5 ngõ 12\n"
    "1|Nguyễn Văn Mẫu|1950|Chủ hộ|\n"
    "2|Trần Thị Thử|1955|Vợ|\n"
    "Hộ bà Lê Thị Ví\n"
    "1|Lê Thị Ví|1960|Chủ hộ|",
    .rows = "hGRRGR",
    .records = "3 name=Nguyễn Văn Mẫu birth=1950 relation=chủ hộ\n"
               "4 name=Trần Thị Thử birth=1955 relation=vợ\n"
               "6 name=Lê Thị Ví birth=1960 relation=chủ hộ" },

  { "two parts, each with headings and signatures of its own", &dv_kind_person,
    "DANH SÁCH TỔ 5\n"
    "STT|Họ và tên|Năm sinh|Địa chỉ\n"
    "1|Nguyễn Văn Mẫu|1950|Số 1\n"
    "2|Trần Thị Thử|1951|Số 2\n"
    "|Tổng: 2||\n"
    "||Tổ trưởng|\n"
    "||(Đã ký)|\n"
    "||Lê Văn Ví|\n"
    "\n"
    "DANH SÁCH TỔ 12\n"
    "STT|Họ và tên|Năm sinh|Địa chỉ\n"
    "1|Phạm Thị Dụ|1953|Số 4\n"
    "|Tổng: 1||\n"
    "||Tổ trưởng|\n"
    "||Vũ Văn Tỉ|",
    .rows = ".hRRsSSSeSHRtSS",
    .records = "3 name=Nguyễn Văn Mẫu birth=1950 address=Số 1\n"
               "4 name=Trần Thị Thử birth=1951 address=Số 2\n"
               "12 name=Phạm Thị Dụ birth=1953 address=Số 4" },

  { "cells that are not what their column is for", &dv_kind_person,
    "STT|Họ và tên|Năm sinh|Giới tính|Số CCCD|TDP\n"
    "1|Nguyễn Văn Mẫu|19500|Nam|000050000001|TDP 5\n"
    "2|Trần Thị Thử|1951|gái|chưa có|TDP 5\n"
    "3|Lê Văn Ví|30/2/1952|Nam|00005|TDP 99\n"
    "4||1953|Nữ||TDP 5\n"
    "5|Phạm Thị Dụ|5/2/19|Nữ||TDP 5",
    .rows = "hRRRRR",
    .records =
      "2 name=Nguyễn Văn Mẫu birth=21/05/1953 sex=nam unit=TDP05 id_number=000050000001 *1\n"
      "3 name=Trần Thị Thử birth=1951 sex=nữ unit=TDP05 *1\n"
      "4 refused\n"
      "5 refused\n"
      "6 refused",
    .faults =
      "f:-:4:Năm sinh: “30/2/1952”: There is no day 30 in month 2/1952: that month has 29 days.\n"
      "f:-:4:TDP: “TDP 99”: Unit: there is none called “TDP 99”. Correct the name, or add it first.\n"
      "f:-:5:Họ và tên: Must not be empty.\n"
      "f:-:6:Năm sinh: “5/2/19”: Write the year with four digits: “19” can mean more than one year." },

  { NULL },
};
