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
