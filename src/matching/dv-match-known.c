/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-known.h"

#include "dv-fold.h"

/* Words that are names wherever one comes from: how many bear one is not left to the register, or
 * in a small one An would be taken for a slip of Anh. */
static const char known_names[] =
  " ái an anh ánh ân âu ba bá bách bạch bằng bảo bắc báu bé bích biên bình bính bộ bông bùi bưởi ca"
  " cam cảnh cao cầm cẩm cẩn cần chánh châm châu chi chí chiến chiêu chinh chính chu chung chuyên"
  " chương chưởng công cúc cung cương cường cừ cự da dần dậu di dĩ diễm diễn diện diệp diệu dinh doãn"
  " doanh du dung dũng duy duyên dư dương dưỡng đa đài đại đan đàn đáng đào đạo đạt đăng đặng đắc đề"
  " điền điệp đình đính định đoan đoàn đoạt đô độ đỗ đông đồng đức đường gái gấm gia giác giang giao"
  " giáp hà hạ hai hải hàm hàn hạnh hào hảo hân hằng hậu hi hiên hiền hiển hiến hiếu hiệu hinh ho hồ hoa"
  " hoà hoá hoài hoàn hoan hoàng hoành hoạt học hồi hội hồng hợi hợp huân huấn huệ hùng huy huyên huyền"
  " huỳnh hưng hương hướng hường hữu ích kha khá khải khái khang khanh khánh khiêm khiết khoa khoái khoan"
  " khoát khôi khởi khuê khuyên khuyến khương kiên kiệm kiệt kiều kim kính kỳ kỷ la lạc lai lài lam lan"
  " lành lâm lân lập lê lễ lệ lên lịch liêm liên liễu linh loan lộc lợi long lụa luân luận luật lục lực"
  " lưu lương lượng lựu ly lý mạc mai mại mãn mạnh mão mận mẫn mậu mây mến miên minh mỹ mơ my na nam năm"
  " nên nết nga ngà ngạn ngân nghi nghị nghĩa nghiêm ngọ ngọc ngô nguyên nguyện nguyệt nguyễn nhã nhạc"
  " nhài nhàn nhạn nhanh nhân nhẫn nhật nhi nhị nhiên nhu nhung như nhượng ninh nụ nữ oanh phác phái"
  " phan phạm phát phấn phi phong phòng phú phúc phụng phùng phước phượng phương quách quan quang quảng"
  " quân quế quốc quý quyên quyền quyết quỳnh sa sách sang sáng sâm sáu sen sinh song sơn sử sung sương"
  " sửu sỹ tá tài tam tám tạ tạo tân tấn tấm tần tâm tập tế thạch thái tham thanh thành thạnh thảo thạo"
  " thăng thắng thắm thân thập thế thêm thi thị thích thiêm thiên thiện thiệp thiết thiều thịnh thọ thoa"
  " thoan thoại thông thống thơ thơm thời thu thuần thuận thuấn thuật thuỳ thuỷ thuý thuyên thuyết thư thứ"
  " thức thực thương thường thưởng thượng tiên tiến tiền tiệp tiết tiếp tiểu tỉnh tịnh tình tín tính to"
  " toại toàn toản toán tô tố tôn tống tới trà trai trang tráng trâm trân trần tri trí trị triển triết"
  " triều triệu trinh trình trịnh trọng trúc trung trường trưởng trực tú tuân tuấn tuất tuệ tùng tuy tuyên"
  " tuyến tuyền tuyết tư tứ tường tưởng tỵ tỷ uyên uyển ước văn vân vân vang vạn vàng vấn vi vị viên viễn"
  " việt vinh vĩnh võ vọng vũ vui vương vượng vy vỹ xoa xoan xuân xuyên xuyến xứng ý yên yến ";

/**
 * dv_match_known_fill:
 * @names: (element-type utf8 utf8): a set that owns its texts
 *
 * Adds the names that are known wherever one comes from: as they are written, and without marks
 * behind an equals sign.
 */
void
dv_match_known_fill (GHashTable *names)
{
  g_auto (GStrv) words = g_strsplit (known_names, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *plain = dv_text_fold (words[i]);

    g_hash_table_add (names, dv_text_fold_case (words[i]));
    g_hash_table_add (names, g_strconcat ("=", plain, NULL));
  }
}

/**
 * dv_match_known_is_nickname:
 * @marked: a word from dv_text_fold_case()
 *
 * Returns: whether people are called so at home rather than in their papers
 */
gboolean
dv_match_known_is_nickname (const char *marked)
{
  /* What children are called at home, and the order in which they came; some remain for life. */
  static const char *const names[] = {
    "tý",  "tí",  "tèo", "tũn", "cu",  "cò",  "bi",   "bin",   "bo",  "bống", "bông", "bờm",
    "bốp", "mít", "cún", "tôm", "tép", "sóc", "nhím", "gấu",   "thỏ", "mèo",  "su",   "ben",
    "ken", "xíu", "đen", "cả",  "hai", "ba",  "tư",   "năm",   "sáu", "bảy",  "tám",  "chín",
    "út",  "bé",  "còi", "béo", "tồ",  "đốm", "mướp", "khoai", NULL,
  };

  return g_strv_contains (names, marked);
}
