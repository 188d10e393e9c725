/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-problem.h"
#include "dv-rules.h"

/* Sources of a letter: TT 07/2014/TT-TTCP, art. 5, and what came after it. */
static const DvChoice channels[] = {
  { "reception", N_ ("reception of citizens"), "tiếp công dân|trực tiếp" },
  { "desk", N_ ("handed in"), "nộp trực tiếp|bộ phận một cửa" },
  { "box", N_ ("suggestion box"), "hòm thư góp ý|hòm thư" },
  { "post", N_ ("post"), "bưu điện|đường bưu điện" },
  { "forwarded", N_ ("forwarded by another body"), "cơ quan khác chuyển|chuyển đến" },
  { "deputies", N_ ("forwarded by deputies"), "đại biểu chuyển|ĐBQH, HĐND chuyển" },
  { "front", N_ ("through the Front"), "MTTQ|qua MTTQ" },
  { "voters", N_ ("meeting with voters"), "tiếp xúc cử tri|TXCT" },
  { "dialogue", N_ ("dialogue"), "đối thoại" },
  { "house", N_ ("cultural house"), "nhà văn hóa|nhà văn hóa TDP" },
  { "telephone", N_ ("telephone"), "điện thoại|đường dây nóng" },
  { "email", N_ ("e-mail"), "thư điện tử|email" },
  { "portal", N_ ("public service portal"), "cổng dịch vụ công|cổng DVC" },
  { "ihanoi", "iHanoi", "iHanoi" },
  { "press", N_ ("press"), "báo chí|cơ quan báo chí" },
  { NULL },
};

/* One book each, numbered from 1 each year: Luật Tiếp công dân, art. 25; TT 07/2014, art. 29.2. */
static const DvChoice books[] = {
  { "reception", N_ ("reception book"), "sổ tiếp công dân" },
  { "letters", N_ ("book of letters"), "sổ theo dõi đơn|sổ đơn thư" },
  { "voters", N_ ("book of voters’ recommendations"), "sổ kiến nghị cử tri" },
  { NULL },
};

static const DvChoice identities[] = {
  { "named", N_ ("gives a name"), "có danh|có tên" },
  { "anonymous", N_ ("anonymous"), "nặc danh" },
  { "false-name", N_ ("in another’s name"), "mạo danh" },
  { NULL },
};

static const DvChoice eligibilities[] = {
  { "eligible", N_ ("may be processed"), "đủ điều kiện|đủ điều kiện xử lý" },
  { "ineligible", N_ ("may not be processed"), "không đủ điều kiện|không đủ điều kiện xử lý" },
  { NULL },
};

/* TT 07/2014/TT-TTCP, art. 6.2 and 28; Luật Tố cáo 25/2018, art. 24.3 and 25. */
static const DvChoice ineligible_reasons[] = {
  { "foreign", N_ ("not in Vietnamese, without a certified translation"),
    "không viết bằng tiếng Việt" },
  { "undated", N_ ("no day, month and year"), "không ghi ngày, tháng, năm" },
  { "nameless", N_ ("no name or address of the writer"),
    "không rõ họ tên, địa chỉ người viết đơn" },
  { "unsigned", N_ ("no signature or fingerprint"), "không có chữ ký, điểm chỉ" },
  { "vague", N_ ("content, reason or request is not clear"), "không rõ nội dung, lý do, yêu cầu" },
  { "many-bodies", N_ ("sent to many bodies, among them the right one"),
    "gửi nhiều cơ quan, trong đó có cơ quan có thẩm quyền" },
  { "guided-before", N_ ("already guided once on the same content"),
    "đã được hướng dẫn một lần về cùng nội dung" },
  { "settled", N_ ("already settled for good, nothing new"),
    "đã giải quyết hết thẩm quyền, không có tình tiết mới" },
  { "out-of-time", N_ ("past the time to complain"), "hết thời hiệu" },
  { "illegible", N_ ("torn or illegible"), "rách nát, chữ bị tẩy xóa không đọc được" },
  { NULL },
};

static const DvChoice competences[] = {
  { "own", N_ ("within competence"), "thuộc thẩm quyền|x" },
  { "other", N_ ("of another body"), "không thuộc thẩm quyền" },
  { NULL },
};

static const DvChoice systems[] = {
  { "administrative", N_ ("administrative bodies"), "hành chính|cơ quan hành chính" },
  { "elected", N_ ("elected bodies"), "cơ quan dân cử|dân cử" },
  { "judicial", N_ ("judicial bodies"), "tư pháp|cơ quan tư pháp" },
  { "organisations", N_ ("organisations"),
    "tổ chức chính trị, chính trị - xã hội|tổ chức CT-XH, tôn giáo" },
  { "service", N_ ("public service units"), "đơn vị sự nghiệp công lập|đơn vị sự nghiệp" },
  { "enterprise", N_ ("state enterprises"), "doanh nghiệp nhà nước" },
  { NULL },
};

static const DvChoice matters[] = {
  { "land", N_ ("land"), "đất đai" },
  { "clearance", N_ ("land clearance"), "giải phóng mặt bằng|GPMB" },
  { "construction", N_ ("construction order"), "trật tự xây dựng|xây dựng" },
  { "environment", N_ ("environment"), "môi trường|vệ sinh môi trường" },
  { "order", N_ ("public order"), "an ninh trật tự|trật tự đô thị" },
  { "welfare", N_ ("social policy"), "chính sách xã hội|chế độ, chính sách" },
  { "infrastructure", N_ ("infrastructure"), "hạ tầng|giao thông" },
  { "officials", N_ ("conduct of officials"), "cán bộ, công chức" },
  { "other", N_ ("other"), "khác" },
  { NULL },
};

/* NĐ 155/2026, art. 3a; NĐ 31/2019, art. 3. */
static const DvChoice complexities[] = {
  { "none", N_ ("ordinary"), "bình thường" },
  { "complex", N_ ("complex"), "phức tạp" },
  { "very-complex", N_ ("very complex"), "đặc biệt phức tạp" },
  { NULL },
};

static const DvChoice complexity_grounds[] = {
  { "a", N_ ("one content, verified at two places or more"),
    "một nội dung phải xác minh ở 02 địa điểm trở lên" },
  { "b", N_ ("two contents or more to verify"), "có từ 02 nội dung phải xác minh trở lên" },
  { "c", N_ ("many people, or the rights of many"),
    "nhiều người về cùng một nội dung hoặc liên quan quyền lợi của nhiều người" },
  { "d", N_ ("foreign element"), "có yếu tố nước ngoài" },
  { "dd", N_ ("responsibility of several bodies"), "liên quan trách nhiệm của nhiều cơ quan" },
  { "e", N_ ("the bodies still disagree"), "các cơ quan còn ý kiến khác nhau" },
  { "g", N_ ("contradictory evidence needs an expert"), "chứng cứ mâu thuẫn, cần giám định" },
  { NULL },
};

static const DvChoice findings[] = {
  { "right", N_ ("right"), "đúng" },
  { "partly", N_ ("right in part"), "đúng một phần" },
  { "wrong", N_ ("wrong"), "sai" },
  { NULL },
};

static const DvChoice answers[] = {
  { "answered", N_ ("answered"), "đã trả lời|đã giải quyết" },
  { "in-progress", N_ ("being settled"), "đang giải quyết" },
  { "no", N_ ("cannot be settled"), "không giải quyết được" },
  { NULL },
};

/* How one letter stands to another: many letters may be one case, and one letter several. */
static const DvChoice relations[] = {
  { "repeat", N_ ("the same letter again"), "đơn trùng" },
  { "supplement", N_ ("more on the same case"), "đơn bổ sung" },
  { "same-case", N_ ("another person, same case"), "cùng vụ việc" },
  { "split-from", N_ ("split from this letter"), "tách từ đơn" },
  { "second-instance", N_ ("second complaint about it"), "khiếu nại lần hai" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS_DATED (N_ ("Content"),
                            "Nội dung|Tóm tắt nội dung",
                            "Chủ trì|Đơn vị giải quyết",
                            N_ ("Received on"),
                            DV_FIELD_TODAY,
                            "Ngày nhận|Từ ngày|Ngày bắt đầu|Ngày"),
  { 20, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = dv_choices_petition_type,
    .headings = "Loại", .also = "Loại đơn|Phân loại|Phân loại đơn|Loại vụ việc|KN/TC/KNPA" },
  { 21, "channel", N_ ("Channel"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_SEARCHED,
    .choices = channels, .headings = "Kênh|Nguồn đơn",
    .also = "Hình thức tiếp nhận|Kênh tiếp nhận|Nguồn tiếp nhận" },
  { 22, "number", N_ ("Number in the register"), DV_TYPE_TEXT, DV_FIELD_SEARCHED | DV_FIELD_INDEXED,
    .headings = "Số vào sổ|Số", .also = "Số đơn|Số đến|Số thứ tự đơn|Số thụ lý",
    .hint = N_ ("Given by the program when it is saved; type one only for an old book") },
  { 23, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = dv_choices_state,
    .headings = "Trạng thái",
    .also = "Tình trạng|Kết quả giải quyết|Tình trạng giải quyết|Tình hình giải quyết" },

  { 24, "book", N_ ("Book"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = books,
    .headings = "Tên sổ" },
  { 25, "desk", N_ ("Received by"), DV_TYPE_LINK, 0, .target = "unit",
    .headings = "Nơi tiếp nhận|Cơ quan tiếp nhận" },
  { 26, "forwarder", N_ ("Forwarded by"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Cơ quan chuyển đơn|Nơi chuyển đến" },
  { 27, "forwarding_letter", N_ ("Forwarding letter"), DV_TYPE_TEXT, 0,
    .headings = "Số văn bản chuyển đến|Phiếu chuyển", .hint = N_ ("Its number and date") },
  { 28, "letter_date", N_ ("Date of the letter"), DV_TYPE_DATE, 0, .headings = "Ngày viết đơn",
    .also = "Ngày đơn|Ngày ghi trên đơn" },

  /* Who wrote it. Of a denunciation, and of whoever asks for it, this lies in a sealed part. */
  { 30, "sealed", N_ ("Identity kept secret"), DV_TYPE_YES_NO, 0,
    .headings = "Giữ bí mật danh tính" },
  { 31, "identity", N_ ("Writer"), DV_TYPE_CHOICE, 0, .choices = identities,
    .headings = "Danh tính người viết" },
  { 32, "sender", N_ ("In the register of people"), DV_TYPE_LINK, DV_FIELD_INDEXED,
    .target = "person", .headings = "Mã người gửi", .listed_as = "" },
  { 33, "sender_name", N_ ("Name of the writer"), DV_TYPE_TEXT,
    DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME | DV_FIELD_INDEXED,
    .headings = "Họ và tên người gửi|Người gửi|Họ tên công dân",
    .also = "Họ và tên|Họ tên|Người viết đơn|Người khiếu nại|Công dân|Họ tên người gửi|"
            "Họ tên người khiếu nại|Người phản ánh|Người kiến nghị|Họ tên, địa chỉ|"
            "Họ tên, địa chỉ người gửi|Họ tên, địa chỉ công dân" },
  { 34, "sender_address", N_ ("Address of the writer"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Địa chỉ người gửi", .also = "Địa chỉ" },
  { 35, "sender_id", N_ ("Citizen ID number of the writer"), DV_TYPE_TEXT, DV_FIELD_SENSITIVE,
    .headings = "CCCD người gửi|CCCD/Hộ chiếu", .also = "CCCD|Số CCCD|Số CCCD/Hộ chiếu",
    .digits = DV_DIGITS_IDENTITY },
  { 36, "sender_contact", N_ ("Contact of the writer"), DV_TYPE_TEXT, 0,
    .headings = "Liên hệ người gửi", .also = "Điện thoại|Số điện thoại",
    .digits = DV_DIGITS_TELEPHONE },
  { 37, "signers", N_ ("Number of signers"), DV_TYPE_INTEGER, 0,
    .headings = "Số người ký|Số lượng người", .also = "Số người|Số công dân" },
  { 38, "same_matter", N_ ("Citizens with a letter of the same content"), DV_TYPE_INTEGER, 0,
    .headings = "Số công dân có đơn cùng một nội dung", .also = "Số người cùng nội dung" },
  { 39, "unit", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP" },

  { 40, "against", N_ ("Against whom or what"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Người, quyết định bị khiếu nại, tố cáo|Người bị khiếu nại, tố cáo" },
  { 41, "matter", N_ ("Field of the matter"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_INDEXED,
    .choices = matters, .headings = "Lĩnh vực" },
  { 42, "request", N_ ("What is asked for"), DV_TYPE_LONG_TEXT, 0, .headings = "Yêu cầu" },
  { 43, "evidence", N_ ("Evidence and papers that came with it"), DV_TYPE_TEXT, 0,
    .headings = "Tài liệu kèm theo" },
  { 44, "originals", N_ ("Originals are among them"), DV_TYPE_YES_NO, 0, .headings = "Có bản gốc" },
  { 45, "eligibility", N_ ("Condition"), DV_TYPE_CHOICE, 0, .choices = eligibilities,
    .headings = "Điều kiện xử lý" },
  { 46, "ineligible_reason", N_ ("Why it may not be processed"), DV_TYPE_CHOICE, DV_FIELD_OPEN,
    .choices = ineligible_reasons, .headings = "Lý do không đủ điều kiện" },
  { 47, "competence", N_ ("Competence"), DV_TYPE_CHOICE, 0, .choices = competences,
    .headings = "Thẩm quyền", .also = "Thuộc thẩm quyền" },
  { 48, "competent_body", N_ ("Competent body"), DV_TYPE_TEXT, 0,
    .headings = "Cơ quan có thẩm quyền" },
  { 49, "system", N_ ("System of bodies"), DV_TYPE_CHOICE, 0, .choices = systems,
    .headings = "Hệ thống cơ quan" },
  { 50, "settled_by", N_ ("Body that settled it before"), DV_TYPE_TEXT, 0,
    .headings = "Cơ quan đã giải quyết" },
  { 51, "heated", N_ ("Heated or massed: the head was told at once"), DV_TYPE_YES_NO, 0,
    .headings = "Gay gắt, đông người" },
  { 52, "party_member", N_ ("Passed to the inspection committee"), DV_TYPE_YES_NO, 0,
    .headings = "Chuyển UBKT" },
  { 53, "related", N_ ("Other letters of the same case"), DV_TYPE_LINKS, 0, .target = "petition",
    .choices = relations, .headings = "Đơn liên quan" },

  { 60, "assignee", N_ ("Assigned to"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Người được phân công|Cán bộ thụ lý" },
  { 61, "instance", N_ ("Which complaint"), DV_TYPE_INTEGER, 0, .headings = "Lần khiếu nại",
    .hint = N_ ("1, or 2 for a second complaint"), .minimum = 1, .maximum = 2 },
  { 62, "remote", N_ ("Remote area"), DV_TYPE_YES_NO, 0, .headings = "Vùng sâu, vùng xa" },
  { 63, "several_places", N_ ("To be checked at several places"), DV_TYPE_YES_NO, 0,
    .headings = "Xác minh ở nhiều nơi" },
  { 64, "complexity", N_ ("Complexity"), DV_TYPE_CHOICE, 0, .choices = complexities,
    .headings = "Mức độ phức tạp" },
  { 65, "complexity_ground", N_ ("Ground for it"), DV_TYPE_CHOICE, DV_FIELD_OPEN,
    .choices = complexity_grounds, .headings = "Căn cứ phức tạp" },
  { 66, "complexity_document", N_ ("Document that states it"), DV_TYPE_TEXT, 0,
    .headings = "Văn bản xác định phức tạp",
    .hint = N_ ("Number and date; without it the longer time does not count") },
  { 67, "rule", N_ ("Rule of the time limit"), DV_TYPE_TEXT, 0, .headings = "Quy định thời hạn",
    .hint = N_ ("Its code, only to use another rule than that of the day of receipt") },
  { 68, "target", N_ ("The ward’s own time limit"), DV_TYPE_DATE, 0,
    .headings = "Hạn do phường đặt" },

  { 70, "finding", N_ ("Finding"), DV_TYPE_CHOICE, 0, .choices = findings,
    .headings = "Kết quả: đúng, sai" },
  { 71, "answer", N_ ("Answer or result"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED,
    .headings = "Kết quả trả lời|Nội dung trả lời" },
  { 72, "outcome", N_ ("Answer to voters"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = answers,
    .headings = "Kết quả trả lời cử tri" },
  { 73, "meeting", N_ ("Meeting with voters, or dialogue"), DV_TYPE_LINK, DV_FIELD_INDEXED,
    .target = "event", .headings = "Cuộc tiếp xúc cử tri", .listed_as = "" },
  { 74, "session", N_ ("Council session"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Kỳ họp" },
  { 75, "answered_by", N_ ("Body that answers"), DV_TYPE_LINK, 0, .target = "unit",
    .headings = "Cơ quan trả lời" },

  { 76, "provisional", N_ ("Provisional number"), DV_TYPE_TEXT,
    DV_FIELD_SEARCHED | DV_FIELD_COMPUTED, .headings = "Số tạm" },
  { 77, "plot", N_ ("Plot of land concerned"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "plot",
    .headings = "Thửa đất liên quan", .listed_as = "" },
  { 80, "due", N_ ("Due"), DV_TYPE_DATE,
    DV_FIELD_COMPUTED | DV_FIELD_DERIVED | DV_FIELD_INDEXED | DV_FIELD_DEADLINE },
  { 81, "due_rule", N_ ("By which rule"), DV_TYPE_TEXT, DV_FIELD_COMPUTED | DV_FIELD_DERIVED },
  { 82, "stage", N_ ("Stage"), DV_TYPE_CHOICE,
    DV_FIELD_COMPUTED | DV_FIELD_DERIVED | DV_FIELD_INDEXED, .choices = dv_choices_step },
};

static void
refuse_without (DvRecord *record,
                const char *name,
                const char *value,
                const char *needed,
                GPtrArray *problems,
                const char *message)
{
  if (g_strcmp0 (dv_record_get (record, name), value) == 0 &&
      dv_record_get (record, needed) == NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_petition, needed), "%s", message);
}

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "letter_date", problems);
  dv_check_order (record, "letter_date", "start", problems);
  dv_check_order (record, "start", "end", problems);
  refuse_without (record, "eligibility", "ineligible", "ineligible_reason", problems,
                  _ ("Say why it may not be processed (TT 05/2021/TT-TTCP, art. 6)."));
}

const DvKind dv_kind_petition = {
  .id = 14,
  .name = "petition",
  .label = N_ ("Petition"),
  .label_plural = N_ ("Petitions"),
  .icon = "dv-petition-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns =
    DV_NAMES ("number", "start", "type", "sender_name", "title", "state", "due", "assignee"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_OFFICE,
  .check = check,
};
