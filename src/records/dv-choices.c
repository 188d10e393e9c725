/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-choices.h"

#include <glib/gi18n-lib.h>

const DvChoice dv_choices_role[] = {
  { "organise", N_ ("organises"), "tổ chức|chủ trì" },
  { "co-operate", N_ ("co-operates"), "phối hợp" },
  { "direct", N_ ("directs"), "chỉ đạo" },
  { "take-part", N_ ("takes part"), "tham gia" },
  { "roll-out", N_ ("rolls out"), "triển khai|thực hiện" },
  { "prepare", N_ ("prepares"), "chuẩn bị" },
  { "start-works", N_ ("starts works"), "khởi công" },
  { "launch", N_ ("launches"), "ra mắt" },
  { "conclude", N_ ("reviews"), "tổng kết|sơ kết" },
  { NULL },
};

const DvChoice dv_choices_state[] = {
  { "not-started", N_ ("not started"),
    "chưa thực hiện|chưa triển khai|chưa giải quyết|chưa xử lý|chưa làm" },
  { "in-progress", N_ ("in progress"),
    "đang thực hiện|đang triển khai|đang giải quyết|đang xử lý|đang làm" },
  { "done", N_ ("done"),
    "đã hoàn thành|hoàn thành|đã thực hiện|đã giải quyết|đã xử lý|đã xong|xong" },
  { "postponed", N_ ("postponed"), "tạm hoãn" },
  { "cancelled", N_ ("cancelled"), "hủy|đã hủy" },
  { NULL },
};

const DvChoice dv_choices_sex[] = {
  { "male", N_ ("male"), "nam|trai" },
  { "female", N_ ("female"), "nữ|gái" },
  { NULL },
};

/* To the head of the household, and of whoever receives for another. */
const DvChoice dv_choices_relation[] = {
  { "head", N_ ("head"), "chủ hộ" },
  { "spouse", N_ ("spouse"), "vợ|chồng|vợ/chồng" },
  { "child", N_ ("child"), "con|con trai|con gái|con đẻ|con ruột" },
  { "parent", N_ ("parent"), "cha|mẹ|bố|bố/mẹ" },
  { "sibling", N_ ("brother or sister"), "anh|chị|em|anh chị em" },
  { "grandchild", N_ ("grandchild"), "cháu" },
  { "grandparent", N_ ("grandparent"), "ông|bà" },
  { NULL },
};

const DvChoice dv_choices_standard[] = {
  { "poor", N_ ("poor"), "hộ nghèo|nghèo" },
  { "near-poor", N_ ("near-poor"), "hộ cận nghèo|cận nghèo" },
  { NULL },
};

/* What a gift is for: two gifts for the same need are one too many, whoever gives them. */
const DvChoice dv_choices_need[] = {
  { "holiday-gift", N_ ("holiday gift"), "quà lễ, tết|quà tết|quà" },
  { "house", N_ ("house"), "sửa nhà|xây nhà|nhà ở" },
  { "livelihood", N_ ("livelihood"), "sinh kế" },
  { "illness", N_ ("illness"), "ốm đau|chữa bệnh|khám chữa bệnh" },
  { "schooling", N_ ("schooling"), "học bổng|học tập" },
  { "accident", N_ ("accident or fire"), "hoạn nạn|hỏa hoạn|tai nạn|rủi ro" },
  { "longevity", N_ ("longevity"), "mừng thọ" },
  { NULL },
};

/* Luật Khiếu nại, Luật Tố cáo and Luật Tiếp công dân; TT 05/2021/TT-TTCP. */
const DvChoice dv_choices_petition_type[] = {
  { "khieu-nai", N_ ("complaint"), "khiếu nại|KN" },
  { "to-cao", N_ ("denunciation"), "tố cáo|TC" },
  { "kien-nghi", N_ ("proposal"), "kiến nghị|KNg" },
  { "phan-anh", N_ ("report of a problem"), "phản ánh|PA" },
  { "kien-nghi-cu-tri", N_ ("voter recommendation"), "kiến nghị cử tri|ý kiến cử tri" },
  { "hon-hop", N_ ("letter with several contents"),
    "đơn có nhiều nội dung khác nhau|nhiều nội dung|hỗn hợp" },
  { "phan-anh-kien-nghi", N_ ("reports and proposals"),
    "phản ánh, kiến nghị|kiến nghị, phản ánh|KNPA|KN-PA|kiến nghị - phản ánh|PAKN" },
  { "khieu-nai-to-cao", N_ ("complaints and denunciations"), "khiếu nại, tố cáo|KNTC" },
  { "don-thu", N_ ("letters"), "đơn thư|đơn" },
  { NULL },
};

/* The course of a case: domain of the kinds step and transition. */
const DvChoice dv_choices_step[] = {
  { "received", N_ ("letter received"), "tiếp nhận|nhận đơn|vào sổ" },
  { "classified", N_ ("classified"), "phân loại" },
  { "guided", N_ ("guided"), "hướng dẫn" },
  { "transferred", N_ ("transferred"), "chuyển đơn|chuyển" },
  { "archived", N_ ("archived without action"), "xếp lưu đơn|xếp lưu" },
  { "accepted", N_ ("accepted for settlement"), "thụ lý" },
  { "refused", N_ ("not accepted"), "không thụ lý" },
  { "notified", N_ ("parties notified"), "thông báo|thông báo thụ lý" },
  { "assigned", N_ ("assigned"), "phân công|giao giải quyết" },
  { "verified", N_ ("verified"), "xác minh" },
  { "dialogue-called", N_ ("dialogue called"), "thông báo đối thoại" },
  { "dialogue", N_ ("dialogue held"), "đối thoại" },
  { "extended", N_ ("time limit extended"), "gia hạn" },
  { "suspended", N_ ("suspended"), "tạm đình chỉ" },
  { "resumed", N_ ("resumed"), "tiếp tục giải quyết|hủy tạm đình chỉ" },
  { "withdrawn", N_ ("letter withdrawn"), "rút đơn" },
  { "terminated", N_ ("terminated"), "đình chỉ" },
  { "concluded", N_ ("concluded"), "kết luận" },
  { "decided", N_ ("decided"), "quyết định giải quyết|quyết định" },
  { "answered", N_ ("answered"), "trả lời" },
  { "sent", N_ ("result sent"), "gửi kết quả|gửi" },
  { "informed", N_ ("forwarding body informed"), "thông báo nơi chuyển đơn" },
  { "published", N_ ("published"), "công khai" },
  { "handled", N_ ("conclusion acted on"), "xử lý kết luận|xử lý sau kết luận" },
  { "followed", N_ ("execution followed"), "theo dõi thi hành" },
  { "closed", N_ ("closed and filed"), "kết thúc|lưu hồ sơ" },
  { "decision-known", N_ ("decision known to the person"), "biết quyết định, hành vi" },
  { "reception-refused", N_ ("reception refused"), "từ chối tiếp" },
  { "evidence-requested", N_ ("evidence asked for"), "yêu cầu cung cấp tài liệu" },
  { "evidence-supplied", N_ ("evidence supplied"), "cung cấp tài liệu" },
  { "result-received", N_ ("result came from another body"), "nhận kết quả giải quyết" },
  { "second-complaint", N_ ("second complaint made"), "khiếu nại lần hai" },
  { "in-effect", N_ ("in legal effect"), "có hiệu lực pháp luật" },
  { "overdue-reported", N_ ("overdue case reported"), "báo quá hạn" },
  { "report-requested", N_ ("report asked for"), "yêu cầu báo cáo" },
  { "reported", N_ ("report given"), "báo cáo" },
  { "destroyed", N_ ("letter destroyed"), "tiêu hủy" },
  { NULL },
};

/* What a ward makes public: Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, art. 11; the codes are
 * its clauses. */
const DvChoice dv_choices_content[] = {
  { "1", N_ ("1. socio-economic plan"), "1|kế hoạch phát triển kinh tế - xã hội" },
  { "2", N_ ("2. budget"), "2|dự toán, quyết toán ngân sách|ngân sách" },
  { "3", N_ ("3. projects, land recovery, planning"),
    "3|dự án, công trình, thu hồi đất, quy hoạch|dự án" },
  { "4", N_ ("4. regulation on democracy, duties of officials"),
    "4|quy chế thực hiện dân chủ, nhiệm vụ của cán bộ, công chức|quy chế dân chủ|QCDC" },
  { "5", N_ ("5. funds and contributions"), "5|các quỹ, khoản huy động đóng góp|quỹ" },
  { "6", N_ ("6. public property"), "6|tài sản công" },
  { "7", N_ ("7. support and social security"), "7|chính sách hỗ trợ, an sinh xã hội|an sinh" },
  { "8", N_ ("8. relief and donations"), "8|phân phối hỗ trợ, quyên góp|quyên góp" },
  { "9", N_ ("9. military service"), "9|nghĩa vụ quân sự" },
  { "10", N_ ("10. inspections, discipline, votes of confidence"),
    "10|kết quả thanh tra, kỷ luật, phiếu tín nhiệm" },
  { "11", N_ ("11. consultation of the people"), "11|lấy ý kiến Nhân dân và giải trình" },
  { "12", N_ ("12. fees and charges"), "12|phí, lệ phí" },
  { "13", N_ ("13. administrative procedures"), "13|thủ tục hành chính|TTHC" },
  { "14", N_ ("14. other content"), "14|nội dung khác" },
  { NULL },
};

/* The forms of the same law, art. 12.1, as far as a ward uses them. */
const DvChoice dv_choices_posting_form[] = {
  { "posted", N_ ("on the notice board"), "niêm yết" },
  { "web", N_ ("web page"), "trang thông tin điện tử|cổng thông tin điện tử" },
  { "loudspeaker", N_ ("loudspeaker"), "loa truyền thanh|hệ thống truyền thanh" },
  { "head", N_ ("through the head of the residential group"), "qua Tổ trưởng|qua Tổ trưởng TDP" },
  { "network", N_ ("social network"), "mạng xã hội" },
  { "meeting", N_ ("meeting"), "hội nghị|họp tổ dân phố" },
  { "written", N_ ("document sent"), "gửi văn bản" },
  { NULL },
};

/* In the order of the keys 1 to 5 of a survey walk. */
const DvChoice dv_choices_answer[] = {
  { "posted", N_ ("posted"), "có|có niêm yết|đã niêm yết" },
  { "partly", N_ ("posted in part"), "một phần|niêm yết một phần" },
  { "missing", N_ ("not posted"), "không|không niêm yết|chưa niêm yết" },
  { "torn", N_ ("torn or faded"), "rách mờ|rách, mờ" },
  { "not-seen", N_ ("not seen"), "không thấy|chưa xem được" },
  { NULL },
};

/* Who supervises. The codes are those of the types of units where a unit can be one. */
const DvChoice dv_choices_body[] = {
  { "council", N_ ("people’s council"), "HĐND" },
  { "front", N_ ("Fatherland Front"), "MTTQ|mặt trận" },
  { "people-inspection", N_ ("people’s inspection board"), "Ban TTND|ban thanh tra nhân dân" },
  { "community-investment", N_ ("community investment supervision board"),
    "Ban GSĐTCĐ|ban giám sát đầu tư của cộng đồng" },
  { "inspection", N_ ("party inspection committee"), "UBKT|ủy ban kiểm tra" },
  { "mixed-team", N_ ("mixed team"), "đoàn liên ngành|liên ngành" },
  { NULL },
};

/**
 * dv_choices_state_is_closed:
 * @state: (nullable): a code of dv_choices_state
 *
 * Returns: whether nothing is left to be done, so that no time limit runs
 */
gboolean
dv_choices_state_is_closed (const char *state)
{
  return g_strcmp0 (state, "done") == 0 || g_strcmp0 (state, "cancelled") == 0;
}

/* The steps are kept apart: never one word for "cleared" (Land clearance, twelve steps). */
const DvChoice dv_choices_land_step[] = {
  { "plan", N_ ("plan of recovery"), "kế hoạch thu hồi" },
  { "meeting", N_ ("meeting with land users"), "họp dân|họp với người có đất" },
  { "notice", N_ ("notice of recovery"), "thông báo thu hồi" },
  { "inventory", N_ ("inventory"), "kiểm đếm" },
  { "compensation-plan", N_ ("compensation plan"), "lập phương án" },
  { "posting", N_ ("posting and opinions"), "niêm yết, lấy ý kiến" },
  { "approval", N_ ("appraisal and approval"), "thẩm định, phê duyệt" },
  { "sending", N_ ("posting and sending the plan"), "niêm yết, gửi phương án" },
  { "payment", N_ ("payment"), "chi trả" },
  { "decision", N_ ("decision of recovery"), "quyết định thu hồi" },
  { "hand-over", N_ ("hand-over"), "bàn giao|vận động bàn giao" },
  { "land-fund", N_ ("management of the land"), "quản lý quỹ đất" },
  { NULL },
};
