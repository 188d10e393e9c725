/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ward-sheets.h"

const WardSheet ward_work[] = {
  { "a work programme with parts and periods", &dv_kind_task,
    "+merge A1:F1 A2:F2\n"
    "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2019\n"
    "CỦA KHỐI DÂN VẬN PHƯỜNG\n"
    "\n"
    "TT|Nội dung công việc|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian thực hiện|Kết quả\n"
    "I|CÔNG TÁC XÂY DỰNG ĐẢNG||||\n"
    "1|Tổ chức học tập nghị quyết|Đảng ủy|MTTQ, UBND|Tháng 3/2019|Đã hoàn thành\n"
    "2|Khảo sát niêm yết QCDC|Đảng ủy|UBND; MTTQ|Quý II/2019|\n"
    "II|CÔNG TÁC MẶT TRẬN||||\n"
    "3|Hội nghị đại biểu nhân dân|MTTQ|Các đoàn thể|Từ 01/4 đến 30/4/2019|\n"
    "4|Giám sát đầu tư cộng đồng|MTTQ||Thường xuyên|\n"
    "\n"
    "Nơi nhận:|||||TM. ĐẢNG ỦY\n"
    "- Như trên;|||||BÍ THƯ\n"
    "- Lưu VP.|||||\n"
    "|||||Nguyễn Văn Mẫu",
    .rows = "...hGRRGRReSSSS",
    .records =
      "6 title=Tổ chức học tập nghị quyết lead=DU units=MTTQ;UBND start=03/2019\n"
      "7 title=Khảo sát niêm yết QCDC lead=DU units=MTTQ;UBND start=04/2019 end=06/2019 *1\n"
      "9 refused *1\n"
      "10 title=Giám sát đầu tư cộng đồng lead=MTTQ *1",
    .faults =
      "f:-:9:Đơn vị phối hợp: “Các đoàn thể”: Unit: there is none called “Các đoàn thể”. Correct the name, or add it first." },

  { "tasks with a day and who does them", &dv_kind_task,
    "STT|Nhiệm vụ|Cơ quan chủ trì|Người thực hiện|Hạn hoàn thành|Tiến độ|Ghi chú\n"
    "1|Rà soát hộ nghèo|UBND|Trần Thị Thử|@2019-06-30|Đang thực hiện|\n"
    "2|Tuyên truyền hiến máu|Đoàn TN|Lê Văn Ví|15/7/2019|Chưa thực hiện|\n"
    "3|Ra quân vệ sinh môi trường|Hội LHPN|Phạm Thị Dụ|15.7.2019|Hoàn thành|",
    .rows = "hRRR",
    .records =
      "2 title=Rà soát hộ nghèo lead=UBND state=đang thực hiện due=30/06/2019 responsible=Trần Thị Thử\n"
      "3 title=Tuyên truyền hiến máu lead=DTN state=chưa thực hiện due=15/07/2019 responsible=Lê Văn Ví\n"
      "4 title=Ra quân vệ sinh môi trường lead=LHPN state=đã hoàn thành due=15/07/2019 responsible=Phạm Thị Dụ" },

  { "a calendar of events with time and place", &dv_kind_event,
    "+merge A1:F1\n"
    "LỊCH CÁC HOẠT ĐỘNG THÁNG 3/2019\n"
    "STT|Thời gian|Nội dung hoạt động|Địa điểm|Đơn vị tổ chức|Số người tham dự\n"
    "1|8h00 ngày 08/3/2019|Gặp mặt kỷ niệm ngày Quốc tế Phụ nữ|Hội trường UBND|Hội LHPN|#150\n"
    "2|@2019-03-26|Kỷ niệm ngày thành lập Đoàn|Nhà văn hóa TDP 5|Đoàn TN|80 người\n"
    "3|14h ngày 30/3/2019|Tiếp xúc cử tri|Nhà văn hóa TDP 12|MTTQ|",
    .rows = ".hRRR",
    .records =
      "3 title=Gặp mặt kỷ niệm ngày Quốc tế Phụ nữ lead=LHPN start=08/03/2019 place=Hội trường UBND participants=150 *1\n"
      "4 title=Kỷ niệm ngày thành lập Đoàn lead=DTN start=26/03/2019 place=Nhà văn hóa TDP 5 participants=80 *1\n"
      "5 title=Tiếp xúc cử tri lead=MTTQ start=30/03/2019 place=Nhà văn hóa TDP 12 *1" },

  { "events with a day and their type", &dv_kind_event,
    "TT|Ngày tổ chức|Tên hoạt động|Loại hình|Địa điểm|Chủ trì|Số lượng người tham dự|Kết quả\n"
    "1|05/3/2019|Hội nghị tổng kết|Hội nghị|UBND phường|Hội CCB|45|Tốt\n"
    "2|06/3/2019|Ra quân tổng vệ sinh|Ra quân|TDP 5|Đoàn TN|60|",
    .rows = "hRR",
    .records =
      "2 title=Hội nghị tổng kết lead=CCB start=05/03/2019 type=hội nghị place=UBND phường participants=45 result=Tốt\n"
      "3 title=Ra quân tổng vệ sinh lead=DTN start=06/03/2019 type=ra quân place=TDP 5 participants=60" },

  { "a register of petitions", &dv_kind_petition,
    "+merge A1:I1 A2:I2 A4:A5 B4:B5 C4:C5 D4:D5 E4:E5 F4:H4 I4:I5\n"
    "SỔ THEO DÕI ĐƠN THƯ NĂM 2019\n"
    "(Từ ngày 01/01/2019 đến ngày 30/6/2019)\n"
    "\n"
    "Số TT|Ngày nhận đơn|Họ tên, địa chỉ người gửi|Nội dung đơn|Loại đơn|Phân loại xử lý|||Kết "
    "quả giải quyết\n"
    "|||||Thụ lý|Chuyển|Lưu|\n"
    "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)\n"
    "1|05/02/2019|Nguyễn Văn Mẫu, TDP 5|Tranh chấp ngõ đi chung|Kiến nghị|x|||Đã hoàn thành\n"
    "2|@2019-03-06|Trần Thị Thử|Khiếu nại cấp GCN QSDĐ|Khiếu nại||x||Đang giải quyết",
    .rows = "...hh1RR",
    .records =
      "7 title=Tranh chấp ngõ đi chung start=05/02/2019 type=kiến nghị state=đã hoàn thành "
      "sender_name=Nguyễn Văn Mẫu, TDP 5\n"
      "8 title=Khiếu nại cấp GCN QSDĐ start=06/03/2019 type=khiếu nại state=đang thực hiện "
      "sender_name=Trần Thị Thử" },

  { "organisations and who leads them", &dv_kind_unit,
    "STT|Tên đơn vị|Loại hình|Trực thuộc|Địa chỉ|Người đứng đầu|Số điện thoại|Ghi chú\n"
    "1|Tổ dân phố 20|Tổ dân phố|Phường Mẫu|NVH ngõ 5|Nguyễn Văn Mẫu|#900000001|\n"
    "2|Chi hội phụ nữ 20|Chi hội|Hội LHPN|NVH ngõ 5|Trần Thị Thử|0900.000.002|\n"
    "3|CLB Thơ|Câu lạc bộ|Hội LHPN|||| ",
    .rows = "hRRR",
    .records =
      "2 name=Tổ dân phố 20 type=tổ dân phố parent=P place=NVH ngõ 5 telephone=0900000001 *1\n"
      "3 name=Chi hội phụ nữ 20 type=chi hội parent=LHPN place=NVH ngõ 5 telephone=0900.000.002\n"
      "4 name=CLB Thơ type=câu lạc bộ parent=LHPN" },

  { "surveys of postings", &dv_kind_survey,
    "KẾT QUẢ KHẢO SÁT NIÊM YẾT\n"
    "STT|Nội dung khảo sát|Đơn vị khảo sát|Địa điểm|Số điểm|Thời gian|Ghi chú\n"
    "1|Niêm yết QCDC tại nhà văn hóa|Đảng ủy|NVH TDP|8|10/4/2019|\n"
    "2|Niêm yết thủ tục hành chính|UBND|Bộ phận một cửa|1|4/2019|",
    .rows = ".hRR",
    .records =
      "3 title=Niêm yết QCDC tại nhà văn hóa lead=DU start=10/04/2019 place_type=NVH TDP place_count=8\n"
      "4 title=Niêm yết thủ tục hành chính lead=UBND start=04/2019 place_type=Bộ phận một cửa place_count=1" },

  { "supervisions", &dv_kind_supervision,
    "STT|Nội dung giám sát|Hình thức|Đơn vị chủ trì|Đối tượng giám sát|Thời gian|Tiến độ\n"
    "1|Giám sát dự án đường ngõ|Giám sát|MTTQ|Ban QLDA|Quý I/2019|Đã hoàn thành\n"
    "2|Kiểm tra vệ sinh an toàn thực phẩm|Kiểm tra liên ngành|UBND|Các hộ kinh doanh|5/2019|Đang "
    "thực hiện",
    .rows = "hRR",
    .records =
      "2 title=Giám sát dự án đường ngõ lead=MTTQ start=01/2019 end=03/2019 type=giám sát state=đã hoàn thành subject=Ban QLDA *1\n"
      "3 title=Kiểm tra vệ sinh an toàn thực phẩm lead=UBND start=05/2019 type=kiểm tra liên ngành state=đang thực hiện subject=Các hộ kinh doanh" },

  { "deadlines that are months and quarters", &dv_kind_task,
    "TT|Nhiệm vụ|Đơn vị chủ trì|Phối hợp|Thời hạn|Ghi chú\n"
    "1|Xây dựng kế hoạch|Đảng ủy|MTTQ, Hội CCB, Hội LHPN|Tháng 3/2019|\n"
    "2|Sơ kết 6 tháng|Đảng ủy|MTTQ và UBND|Quý II năm 2019|\n"
    "3|Tiếp công dân|UBND||Hàng tuần|\n"
    "4|Tổng kết năm|Đảng ủy||@2019-12-15|\n"
    "5|Báo cáo|MTTQ||trước 15/6/2019|",
    .rows = "hRRRRR",
    .records = "2 title=Xây dựng kế hoạch lead=DU units=CCB;LHPN;MTTQ due=31/03/2019 *1\n"
               "3 title=Sơ kết 6 tháng lead=DU units=MTTQ;UBND due=30/06/2019 *1\n"
               "4 title=Tiếp công dân lead=UBND *1\n"
               "5 title=Tổng kết năm lead=DU due=15/12/2019\n"
               "6 title=Báo cáo lead=MTTQ due=15/06/2019 *1" },

  { "results of petitions in sentences", &dv_kind_petition,
    "STT|Ngày tiếp nhận|Người gửi|Nội dung kiến nghị|Cơ quan giải quyết|Kết quả giải quyết\n"
    "1|05/02/2019|Nguyễn Văn Mẫu|Đèn chiếu sáng ngõ 5 hỏng|UBND|Đã thay ngày 10/02/2019\n"
    "2|06/03/2019|Trần Thị Thử|Nước thải chảy ra đường|UBND|Đang chờ quận trả lời",
    .rows = "hRR",
    .records = "2 title=Đèn chiếu sáng ngõ 5 hỏng lead=UBND start=05/02/2019 "
               "sender_name=Nguyễn Văn Mẫu\n"
               "3 title=Nước thải chảy ra đường lead=UBND start=06/03/2019 "
               "sender_name=Trần Thị Thử" },

  { NULL },
};
