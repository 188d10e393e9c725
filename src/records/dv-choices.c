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
