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
  { "not-started", N_ ("not started"), "chưa thực hiện|chưa triển khai" },
  { "in-progress", N_ ("in progress"), "đang thực hiện|đang triển khai" },
  { "done", N_ ("done"), "đã hoàn thành|hoàn thành|đã thực hiện" },
  { "postponed", N_ ("postponed"), "tạm hoãn" },
  { "cancelled", N_ ("cancelled"), "hủy|đã hủy" },
  { NULL },
};
