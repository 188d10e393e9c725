/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-clock-text.h"
#include "shipped-rules.h"

/* The rules and holidays that the program brings, held against days that were reckoned without
 * it, by walking over a calendar by hand. */

typedef struct {
  const char *article;
  const char *matter;
  const char *flags;
  const char *events;
  const char *rule;   /* “-” for the office's own limit */
  const char *due;    /* “-” for none, because the case is suspended */
  const char *stands; /* runs, in time, late N, stopped N, dropped; of a minimum: kept, early N */
} Vector;

/* clang-format off */
static const Vector vectors[] = {
  { "BLDS 148.5: the last day is a Sunday; LKN 27 before 01/07/2026", "khieu-nai", "",
    "received 2026-06-25", "KN27a", "2026-07-06", "runs" },
  { "LKN 27 as amended by L136, on its first day", "khieu-nai", "",
    "received 2026-07-01", "KN27b", "2026-07-10", "runs" },
  { "BLDS 148.5: the last day is Quốc khánh", "khieu-nai", "",
    "received 2026-07-27, accepted 2026-08-03", "KN28", "2026-09-03", "runs" },
  { "LTC 24.1: seven working days, nothing between", "to-cao", "",
    "received 2026-04-10", "TC24_1", "2026-04-21", "runs" },
  { "LTCD 28.1: Saturday 10/01/2026 was worked in a swap", "phan-anh", "",
    "received 2026-01-02", "TCD28_1", "2026-01-15", "runs" },
  { "LKN 27: the last day of the old rule", "khieu-nai", "",
    "received 2026-06-30", "KN27a", "2026-07-10", "runs" },
  { "LKN 27: ten days over a week-end in the old rule", "khieu-nai", "",
    "received 2026-06-19", "KN27a", "2026-06-29", "runs" },
  { "LKN 27: received before, accepted after 01/07/2026, in time", "khieu-nai", "",
    "received 2026-06-25, accepted 2026-07-06", "KN27a", "2026-07-06", "in time" },
  { "LKN 27: the rule of the day of receipt, one day late", "khieu-nai", "",
    "received 2026-06-25, accepted 2026-07-07", "KN27a", "2026-07-06", "late 1" },
  { "LKN 27 as amended: received on a Friday", "khieu-nai", "",
    "received 2026-07-03", "KN27b", "2026-07-14", "runs" },
  { "LKN 36.1 before 01/07/2026", "khieu-nai", "second",
    "received 2026-06-30", "KN36a", "2026-07-10", "runs" },
  { "LKN 36.1 from 01/07/2026", "khieu-nai", "second",
    "received 2026-07-01", "KN36b", "2026-07-10", "runs" },
  { "transition: the user names the new rule for an old receipt", "khieu-nai", "rule=KN27b",
    "received 2026-06-29", "KN27b", "2026-07-08", "runs" },
  { "transition: the user names the old rule for a new receipt", "khieu-nai", "rule=KN27a",
    "received 2026-07-02", "KN27a", "2026-07-13", "runs" },
  { "L10/2022 art. 13.2: an answer is posted for thirty days", "phan-anh", "rule=CK_PA",
    "received 2026-07-01, answered 2026-07-10, published 2026-07-13", "CK_PA", "2026-08-12", "runs" },
  { "L10/2022 art. 13.2: an answer to voters", "kien-nghi-cu-tri", "rule=CK_CT",
    "received 2026-07-01, answered 2026-07-10, published 2026-07-13", "CK_CT", "2026-08-12", "runs" },
  { "LKN 41: a decision is posted for fifteen days", "khieu-nai", "rule=CK_KN",
    "received 2026-06-01, accepted 2026-06-05, decided 2026-07-01, published 2026-08-03", "CK_KN",
    "2026-08-18", "runs" },
  { "NĐ31: a conclusion is posted for fifteen days", "to-cao", "rule=CK_TC",
    "received 2026-06-01, accepted 2026-06-05, concluded 2026-07-01, published 2026-08-03", "CK_TC",
    "2026-08-18", "runs" },
  { "the other steps keep the rule in force when one is named", "khieu-nai", "rule=KN27a",
    "received 2026-07-02, accepted 2026-07-08", "KN28", "2026-08-07", "runs" },
  { "LKN 28: thirty days end on a Sunday", "khieu-nai", "",
    "received 2026-06-22, accepted 2026-06-26", "KN28", "2026-07-27", "runs" },
  { "LKN 28: complex, stated in a document", "khieu-nai", "complex=12/BC",
    "received 2026-06-22, accepted 2026-06-26", "KN28", "2026-08-10", "runs" },
  { "LKN 28, NĐ 155/2026 art. 3a: complex without a document does not count", "khieu-nai", "complex",
    "received 2026-06-22, accepted 2026-06-26", "KN28", "2026-07-27", "runs" },
  { "LKN 28: very complex has the time of complex", "khieu-nai", "very=12/BC",
    "received 2026-06-22, accepted 2026-06-26", "KN28", "2026-08-10", "runs" },
  { "LKN 28: remote area", "khieu-nai", "remote",
    "received 2026-06-22, accepted 2026-06-26", "KN28", "2026-08-10", "runs" },
  { "LKN 28: remote area and complex", "khieu-nai", "remote complex=12/BC",
    "received 2026-06-22, accepted 2026-06-26", "KN28", "2026-08-25", "runs" },
  { "LKN 28: remote area, complex without a document", "khieu-nai", "remote complex",
    "received 2026-06-22, accepted 2026-06-26", "KN28", "2026-08-10", "runs" },
  { "LKN 28: several places alone change nothing", "khieu-nai", "places",
    "received 2026-06-22, accepted 2026-06-26", "KN28", "2026-07-27", "runs" },
  { "LKN 28: an extension is not known to the complaint law", "khieu-nai", "complex=12/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 30/QĐ", "KN28", "2026-08-10", "runs" },
  { "LKN 28: decided on the last day", "khieu-nai", "",
    "received 2026-06-22, accepted 2026-06-26, decided 2026-07-27 40/QĐ", "KN28", "2026-07-27", "in time" },
  { "LKN 28: decided three days after it", "khieu-nai", "",
    "received 2026-06-22, accepted 2026-06-26, decided 2026-07-30 40/QĐ", "KN28", "2026-07-27", "late 3" },
  { "LKN 28: ends within Tết 2026, moved behind it", "khieu-nai", "",
    "received 2026-01-12, accepted 2026-01-17", "KN28", "2026-02-23", "runs" },
  { "LKN 28: Tết inside counts as days", "khieu-nai", "",
    "received 2026-01-26, accepted 2026-01-28", "KN28", "2026-02-27", "runs" },
  { "LKN 28: ends on a Saturday", "khieu-nai", "",
    "received 2026-03-02, accepted 2026-03-05", "KN28", "2026-04-06", "runs" },
  { "LKN 28: accepted on a Sunday", "khieu-nai", "",
    "received 2026-03-02, accepted 2026-03-08", "KN28", "2026-04-07", "runs" },
  { "LKN 28: the last day is a Saturday worked in a swap, not moved", "khieu-nai", "",
    "received 2026-07-20, accepted 2026-07-23", "KN28", "2026-08-22", "runs" },
  { "LKN 28: the last day is the day off of that swap and the holiday after it", "khieu-nai", "",
    "received 2026-07-28, accepted 2026-08-01", "KN28", "2026-09-03", "runs" },
  { "LKN 28: Ngày Văn hóa 24/11/2026", "khieu-nai", "",
    "received 2026-10-20, accepted 2026-10-25", "KN28", "2026-11-25", "runs" },
  { "LKN 28: 2019, over Quốc khánh", "khieu-nai", "",
    "received 2019-07-30, accepted 2019-08-03", "KN28", "2019-09-03", "runs" },
  { "LKN 37: second complaint", "khieu-nai", "second",
    "received 2026-07-01, accepted 2026-07-09", "KN37", "2026-08-24", "runs" },
  { "LKN 37: complex", "khieu-nai", "second complex=3/BC",
    "received 2026-07-01, accepted 2026-07-09", "KN37", "2026-09-07", "runs" },
  { "LKN 37: remote", "khieu-nai", "second remote",
    "received 2026-07-01, accepted 2026-07-09", "KN37", "2026-09-07", "runs" },
  { "LKN 37: remote and complex", "khieu-nai", "second remote complex=3/BC",
    "received 2026-07-01, accepted 2026-07-09", "KN37", "2026-09-17", "runs" },
  { "LKN 32: three working days to send the decision", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ", "KN32", "2026-08-11", "runs" },
  { "LKN 32: sent in time", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ, sent 2026-08-11", "KN32", "2026-08-11", "in time" },
  { "LKN 32: sent two days late", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ, sent 2026-08-13", "KN32", "2026-08-11", "late 2" },
  { "LKN 32: Saturday 22/08/2026 is worked", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-24, decided 2026-08-20", "KN32", "2026-08-24", "runs" },
  { "LKN 33.1: second complaint from the receipt of the decision", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ, sent 2026-08-11", "KN33", "2026-09-10", "runs" },
  { "LKN 33.1: remote area", "khieu-nai", "remote",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ, sent 2026-08-11", "KN33", "2026-09-25", "runs" },
  { "LKN 44.1: legal effect", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ", "KN44", "2026-09-07", "runs" },
  { "LKN 44.1: remote area", "khieu-nai", "remote",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ", "KN44", "2026-09-21", "runs" },
  { "LKN 41: second decision, seven days to send", "khieu-nai", "second",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ", "KN41", "2026-08-13", "runs" },
  { "LKN 41: published instead", "khieu-nai", "second",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ, published 2026-08-14", "KN41", "2026-08-13", "late 1" },
  { "LKN 66.2: the Front is told the result", "khieu-nai", "front",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ", "KN66_2", "2026-08-13", "runs" },
  { "LKN 66.2: told", "khieu-nai", "front",
    "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06 40/QĐ, informed 2026-08-12", "KN66_2", "2026-08-13", "in time" },
  { "LKN 9: ninety days from knowing the decision", "khieu-nai", "",
    "decision-known 2026-03-02", "KN9", "2026-06-01", "runs" },
  { "LKN 9: complained in time", "khieu-nai", "",
    "decision-known 2026-03-02, received 2026-05-29", "KN9", "2026-06-01", "in time" },
  { "LKN 9: complained too late", "khieu-nai", "",
    "decision-known 2026-03-02, received 2026-06-05", "KN9", "2026-06-01", "late 4" },
  { "LKN 12–15: evidence", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, evidence-requested 2026-07-10", "KN12_15", "2026-07-17", "runs" },
  { "NĐ 155/2026: dialogue five days after its notice", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, dialogue-called 2026-07-13, dialogue 2026-07-18", "KN_DT", "2026-07-18", "kept" },
  { "NĐ 155/2026: dialogue too soon", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, dialogue-called 2026-07-13, dialogue 2026-07-16", "KN_DT", "2026-07-18", "early 2" },
  { "LKN 11a: ten days of suspension do not count", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, suspended 2026-07-20 5/QĐ, resumed 2026-07-30 6/QĐ", "KN28", "2026-08-17", "runs" },
  { "LKN 11a: a suspension over the end of the limit", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, suspended 2026-08-05 5/QĐ, resumed 2026-09-15 6/QĐ", "KN28", "2026-09-17", "runs" },
  { "LKN 11a: two suspensions", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, suspended 2026-07-13, resumed 2026-07-15, suspended 2026-07-20, resumed 2026-08-03", "KN28", "2026-08-24", "runs" },
  { "LKN 11a in force from 01/07/2026: the days before count", "khieu-nai", "",
    "received 2026-06-08, accepted 2026-06-15, suspended 2026-06-22, resumed 2026-07-10", "KN28", "2026-07-24", "runs" },
  { "LKN before art. 11a: nothing stops the clock", "khieu-nai", "",
    "received 2026-05-04, accepted 2026-05-11, suspended 2026-05-20, resumed 2026-06-01", "KN28", "2026-06-10", "runs" },
  { "LKN 11a: suspended and not resumed, 20 of 30 days left", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, suspended 2026-07-19", "KN28", "-", "stopped 20" },
  { "NĐ 155/2026: the suspension is sent in three working days", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, suspended 2026-07-17", "KN_DC", "2026-07-22", "runs" },
  { "NĐ 155/2026: sent", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, suspended 2026-07-17, sent 2026-07-22", "KN_DC", "2026-07-22", "in time" },
  { "NĐ 155/2026: what was sent was not the decision", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, suspended 2026-07-17, sent 2026-07-22", "KN28", "-", "stopped 22" },
  { "NĐ 155/2026: a termination is sent too", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, withdrawn 2026-07-13, terminated 2026-07-15", "KN_DC", "2026-07-20", "runs" },
  { "LKN 10: a withdrawal ends the clock", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, withdrawn 2026-07-13", "KN28", "2026-08-07", "in time" },
  { "LKN 27: not accepted is an answer", "khieu-nai", "",
    "received 2026-07-01, refused 2026-07-10", "KN27b", "2026-07-10", "in time" },
  { "LKN 27: transferred one day late", "khieu-nai", "",
    "received 2026-07-01, transferred 2026-07-11", "KN27b", "2026-07-10", "late 1" },
  { "TT 05/2021 28: archived", "khieu-nai", "",
    "received 2026-07-01, archived 2026-07-06", "LUU", "2027-07-06", "runs" },
  { "TT 05/2021 28: a year that ends on a Sunday", "phan-anh", "",
    "received 2026-01-28, archived 2026-01-31", "LUU", "2027-02-01", "runs" },
  { "LTC 24.1: seven working days over Tết 2026", "to-cao", "",
    "received 2026-02-10", "TC24_1", "2026-02-26", "runs" },
  { "LTC 24.1: ten in all at several places", "to-cao", "places",
    "received 2026-04-10", "TC24_1", "2026-04-24", "runs" },
  { "LTC 24.1: received on a holiday", "to-cao", "",
    "received 2026-04-30", "TC24_1", "2026-05-12", "runs" },
  { "LTC 24.1: Saturday 22/08/2026 counts, Monday 31/08 does not", "to-cao", "",
    "received 2026-08-20", "TC24_1", "2026-08-28", "runs" },
  { "LTC 24.1: 2019, over 30/4 and the worked Saturday 04/05/2019", "to-cao", "",
    "received 2019-04-24", "TC24_1", "2019-05-07", "runs" },
  { "LTC 24.1: 2019, over Tết", "to-cao", "",
    "received 2019-01-30", "TC24_1", "2019-02-15", "runs" },
  { "LTC 24.1: the substitute day 27/04/2026", "to-cao", "",
    "received 2026-04-22", "TC24_1", "2026-05-06", "runs" },
  { "LTC 24.2: transferred, five working days for the notice", "to-cao", "",
    "received 2026-07-06, transferred 2026-07-08", "TC24_2", "2026-07-15", "runs" },
  { "LTC 24.2: notice given", "to-cao", "",
    "received 2026-07-06, transferred 2026-07-08, sent 2026-07-15", "TC24_2", "2026-07-15", "in time" },
  { "LTC 26.2: answer to the body that passed it on", "to-cao", "forwarded",
    "received 2026-07-06", "TC26_2", "2026-07-27", "runs" },
  { "LTC 29.3: both sides are told", "to-cao", "",
    "received 2026-07-06, accepted 2026-07-10", "TC29_3", "2026-07-17", "runs" },
  { "LTC 29.3: told late", "to-cao", "",
    "received 2026-07-06, accepted 2026-07-10, notified 2026-07-20", "TC29_3", "2026-07-17", "late 3" },
  { "LTC 30.1: thirty days", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26", "TC30", "2026-07-27", "runs" },
  { "LTC 30: complex alone is no extension", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26", "TC30", "2026-07-27", "runs" },
  { "LTC 30.2: complex, extended once", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 31/QĐ", "TC30", "2026-08-25", "runs" },
  { "LTC 30.2: an extension without its document does not count", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20", "TC30", "2026-07-27", "runs" },
  { "LTC 30.2: a complex case is extended once only", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 31/QĐ, extended 2026-08-20 32/QĐ", "TC30", "2026-08-25", "runs" },
  { "LTC 30.3: a very complex one twice", "to-cao", "very=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 31/QĐ, extended 2026-08-20 32/QĐ", "TC30", "2026-09-24", "runs" },
  { "LTC 30.3: not three times", "to-cao", "very=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 31/QĐ, extended 2026-08-20 32/QĐ, extended 2026-09-10 33/QĐ", "TC30", "2026-09-24", "runs" },
  { "LTC 30: an ordinary case is not extended", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 31/QĐ", "TC30", "2026-07-27", "runs" },
  { "NĐ 31/2019 art. 3: complex without a document is not extended", "to-cao", "complex",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 31/QĐ", "TC30", "2026-07-27", "runs" },
  { "LTC 30: no extension once the limit is over", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-28 31/QĐ", "TC30", "2026-07-27", "runs" },
  { "LTC 30: extended on the last day", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-27 31/QĐ", "TC30", "2026-08-25", "runs" },
  { "LTC 30: an extension for less than thirty days", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 31/QĐ until 2026-08-10", "TC30", "2026-08-10", "runs" },
  { "LTC has nothing for remote areas", "to-cao", "remote",
    "received 2026-06-22, accepted 2026-06-26", "TC30", "2026-07-27", "runs" },
  { "LTC 34: suspended time does not count", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, suspended 2026-07-01 8/QĐ, resumed 2026-07-16 9/QĐ", "TC30", "2026-08-10", "runs" },
  { "LTC 34: in 2019 too", "to-cao", "",
    "received 2019-05-06, accepted 2019-05-13, suspended 2019-05-20, resumed 2019-06-03", "TC30", "2019-06-26", "runs" },
  { "LTC 34, 30.2: suspended and extended", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26, suspended 2026-07-01, resumed 2026-07-16, extended 2026-08-03 31/QĐ", "TC30", "2026-09-09", "runs" },
  { "LTC 34.4: told within five working days", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, suspended 2026-07-01", "TC34_4", "2026-07-08", "runs" },
  { "LTC 34.4: not owed any more once it is resumed", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, suspended 2026-07-01, resumed 2026-07-03", "TC34_4", "2026-07-08", "dropped" },
  { "LTC 30: concluded in time", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, concluded 2026-07-23 9/KL", "TC30", "2026-07-27", "in time" },
  { "LTC 33.3: goes on after a withdrawal", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, withdrawn 2026-07-06, concluded 2026-07-29", "TC30", "2026-07-27", "late 2" },
  { "LTC 35.3: the conclusion is sent", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, concluded 2026-07-23 9/KL", "TC35_3", "2026-07-30", "runs" },
  { "LTC 36: measures", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, concluded 2026-07-23 9/KL", "TC36", "2026-08-03", "runs" },
  { "LTC 36: taken", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, concluded 2026-07-23 9/KL, handled 2026-08-04", "TC36", "2026-08-03", "late 1" },
  { "LTC 40: made public", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, concluded 2026-07-23 9/KL", "TC40", "2026-08-03", "runs" },
  { "LTC 40: in time", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, concluded 2026-07-23 9/KL, published 2026-08-03", "TC40", "2026-08-03", "in time" },
  { "LTC 37.2: denounced again, which the user says", "to-cao", "rule=TC37_2",
    "received 2026-07-06", "TC37_2", "2026-07-27", "runs" },
  { "LTC 38: overdue, first five days", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, overdue-reported 2026-07-29", "TC38", "2026-08-05", "runs" },
  { "LTC 38: overdue, second five days", "to-cao", "",
    "received 2026-06-22, accepted 2026-06-26, overdue-reported 2026-07-29, report-requested 2026-08-03", "TC38b", "2026-08-10", "runs" },
  { "LTCD 28.1: answered", "kien-nghi", "",
    "received 2026-07-06, answered 2026-07-20", "TCD28_1", "2026-07-20", "in time" },
  { "LTCD 28.1: being verified is notice too", "kien-nghi", "",
    "received 2026-07-06, accepted 2026-07-21", "TCD28_1", "2026-07-20", "late 1" },
  { "LTCD 28.1: a letter with several contents", "hon-hop", "",
    "received 2026-07-06", "TCD28_1", "2026-07-20", "runs" },
  { "LTCD 28.1: sending the answer answers", "phan-anh", "",
    "received 2026-07-06, sent 2026-07-15", "TCD28_1", "2026-07-20", "in time" },
  { "LTCD 28.2: the result is passed on", "phan-anh", "",
    "received 2026-07-06, accepted 2026-07-10, decided 2026-08-18", "TCD28_2", "2026-08-24", "runs" },
  { "LTCD 28.2: a result from another body", "phan-anh", "",
    "received 2026-07-06, accepted 2026-07-10, result-received 2026-08-18, answered 2026-08-25", "TCD28_2", "2026-08-24", "late 1" },
  { "LTCD 28.1: in 2019, over Giỗ Tổ", "phan-anh", "",
    "received 2019-04-09", "TCD28_1", "2019-04-24", "runs" },
  { "NĐ 154/2026 art. 4: refusing to receive", "kien-nghi", "",
    "received 2026-07-03, reception-refused 2026-07-03", "TCD9", "2026-07-08", "runs" },
  { "NĐ 20/2008: opinion on a rule", "kien-nghi", "rule=QDHC",
    "received 2026-07-06", "QDHC", "2026-07-13", "runs" },
  { "QĐ 1207: iHanoi, eight working hours", "phan-anh", "ihanoi",
    "received 2026-07-03", "IHN_R", "2026-07-06", "runs" },
  { "QĐ 1207: iHanoi urgent, four working hours", "phan-anh", "ihanoi rule=IHN_K",
    "received 2026-07-04", "IHN_K", "2026-07-06", "runs" },
  { "QĐ 1207: half a working day ends on the same day", "phan-anh", "ihanoi rule=IHN_K",
    "received 2026-07-06", "IHN_K", "2026-07-06", "runs" },
  { "LTC 26.2: the Front is another body too", "to-cao", "front",
    "received 2026-07-06", "TC26_2", "2026-07-27", "runs" },
  { "LKN 28: written down twice, it runs from the first time", "khieu-nai", "",
    "received 2026-07-01, accepted 2026-07-08, accepted 2026-07-20, decided 2026-08-10", "KN28", "2026-08-07", "late 3" },
  { "LTC 30: an extension to a day before the limit extends nothing", "to-cao", "complex=7/BC",
    "received 2026-06-22, accepted 2026-06-26, extended 2026-07-20 31/QĐ until 2026-07-22", "TC30", "2026-07-27", "runs" },
  { "Luật 10/2022: Ban TTND", "kien-nghi", "rule=TTND",
    "received 2026-07-06", "TTND", "2026-07-21", "runs" },
  { "kiến nghị cử tri: the office sets its own", "kien-nghi-cu-tri", "target=2026-09-30",
    "received 2026-07-06", "-", "2026-09-30", "runs" },
  { "LKN 27: a limit of its own gives way to the law", "khieu-nai", "target=2026-09-30",
    "received 2026-07-06", "KN27b", "2026-07-15", "runs" },
};
/* clang-format on */

static const DvClock *
find (const DvClocks *clocks, const char *code)
{
  const DvClock *found = NULL;

  for (guint i = 0; i < clocks->n_clocks; i++) {
    const DvClock *clock = &clocks->clocks[i];

    if (g_strcmp0 (clock->rule != NULL ? clock->rule->code : "-", code) == 0)
      found = clock;
  }
  return found;
}

static char *
format_due (const DvClock *clock)
{
  const DvDate date = dv_date_from_julian (clock->due);

  return clock->due != 0 ? dv_date_to_iso (&date) : g_strdup ("-");
}

static char *
say_how_it_stands (const DvClock *clock)
{
  int late = dv_clock_get_days_late (clock, clock->ended);

  switch (clock->state) {
  case DV_CLOCK_STOPPED:
    return g_strdup_printf ("stopped %u", clock->left);
  case DV_CLOCK_DROPPED:
    return g_strdup ("dropped");
  case DV_CLOCK_ENDED:
    if (clock->rule->minimum)
      return late < 0 ? g_strdup_printf ("early %d", -late) : g_strdup ("kept");
    return late > 0 ? g_strdup_printf ("late %d", late) : g_strdup ("in time");
  case DV_CLOCK_RUNNING:
  default:
    return g_strdup ("runs");
  }
}

static void
every_limit_ends_on_its_day (gconstpointer data)
{
  const DvDeadlineTable *table = data;

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const Vector *v = &vectors[i];
    g_autoptr (TestCase) test = test_case_new (v->matter, v->flags, v->events);
    g_autoptr (GError) error = NULL;
    g_autofree char *due = NULL;
    g_autofree char *stands = NULL;
    const DvClock *clock;
    DvClocks clocks;

    g_test_message ("%s (%s)", v->article, v->events);
    g_assert_true (
      dv_clocks_reckon (table, &test->facts, test_day ("2027-12-31"), &clocks, &error));
    g_assert_no_error (error);
    clock = find (&clocks, v->rule);
    g_assert_nonnull (clock);
    due = format_due (clock);
    stands = say_how_it_stands (clock);
    g_assert_cmpstr (due, ==, v->due);
    g_assert_cmpstr (stands, ==, v->stands);
  }
}

/* Every row of the catalogue that starts a clock is in the table above. */
static void
every_rule_is_tested (gconstpointer data)
{
  const DvDeadlineTable *table = data;

  for (guint event = 0; event < DV_N_EVENTS; event++) {
    guint n_rules;
    const DvDeadlineRule *const *rules =
      dv_deadline_table_get_starting (table, (DvEventType) event, &n_rules);

    for (guint r = 0; r < n_rules; r++) {
      gboolean tested = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
        tested |= strcmp (vectors[i].rule, rules[r]->code) == 0;
      g_test_message ("%s", rules[r]->code);
      g_assert_true (tested);
    }
  }
}

static void
what_has_to_be_done_next_is_the_current_clock (gconstpointer data)
{
  static const struct {
    const char *matter, *flags, *events, *on, *current;
  } cases[] = {
    { "khieu-nai", "", "received 2026-07-01", "2026-07-02", "KN27b" },
    { "khieu-nai", "", "received 2026-07-01", "2026-06-30", NULL },
    { "khieu-nai", "", "received 2026-07-01, accepted 2026-07-08", "2026-07-20", "KN28" },
    { "phan-anh", "", "received 2026-07-03, reception-refused 2026-07-03, notified 2026-07-06",
      "2026-07-07", NULL },
    /* seen from a day before the acceptance */
    { "khieu-nai", "", "received 2026-07-01, accepted 2026-07-08", "2026-07-07", "KN27b" },
    { "khieu-nai", "", "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06", "2026-08-07",
      "KN32" },
    { "khieu-nai", "",
      "received 2026-07-01, accepted 2026-07-08, decided 2026-08-06, sent 2026-08-07", "2026-08-10",
      NULL },
    /* the notice of a suspension first, then nothing runs but the clock that stands still */
    { "khieu-nai", "", "received 2026-07-01, accepted 2026-07-08, suspended 2026-07-17",
      "2026-07-18", "KN_DC" },
    { "khieu-nai", "",
      "received 2026-07-01, accepted 2026-07-08, suspended 2026-07-17, sent 2026-07-20",
      "2026-07-21", "KN28" },
    { "khieu-nai", "", "received 2026-07-01, refused 2026-07-08", "2026-07-20", NULL },
    { "khieu-nai", "", "received 2026-07-01, accepted 2026-07-08, withdrawn 2026-07-10",
      "2026-07-20", NULL },
    { "to-cao", "", "received 2026-07-06, accepted 2026-07-10", "2026-07-13", "TC30" },
    { "to-cao", "", "received 2026-07-06, transferred 2026-07-08", "2026-07-09", "TC24_2" },
    { "to-cao", "", "received 2026-07-06, transferred 2026-07-08, sent 2026-07-10", "2026-07-13",
      NULL },
    { "to-cao", "",
      "received 2026-07-06, accepted 2026-07-10, concluded 2026-07-23, sent 2026-07-24",
      "2026-07-27", "TC36" },
    { "to-cao", "",
      "received 2026-07-06, accepted 2026-07-10, concluded 2026-07-23, sent 2026-07-24, closed "
      "2026-07-31",
      "2026-08-03", NULL },
    { "kien-nghi", "", "received 2026-07-06, accepted 2026-07-10", "2026-07-13", NULL },
    { "kien-nghi", "target=2026-08-10", "received 2026-07-06, accepted 2026-07-10", "2026-07-13",
      "-" },
    { "kien-nghi", "target=2026-08-10", "received 2026-07-06, answered 2026-07-10", "2026-07-13",
      NULL },
    { "kien-nghi-cu-tri", "", "received 2026-07-06", "2026-07-13", NULL },
    /* another kind of petition has no law here */
    { "don-thu", "", "received 2026-07-06", "2026-07-13", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestCase) test = test_case_new (cases[i].matter, cases[i].flags, cases[i].events);
    const char *code = NULL;
    DvClocks clocks;

    g_test_message ("%s on %s", cases[i].events, cases[i].on);
    g_assert_true (dv_clocks_reckon (data, &test->facts, test_day (cases[i].on), &clocks, NULL));
    if (clocks.current != NULL)
      code = clocks.current->rule != NULL ? clocks.current->rule->code : "-";
    g_assert_cmpstr (code, ==, cases[i].current);
  }
}

static void
steps_that_cannot_be_are_refused (gconstpointer data)
{
  static const struct {
    const char *matter, *flags, *events, *says;
  } cases[] = {
    { "khieu-nai", "", "received 2026-07-06, accepted 2026-07-01",
      "“accepted for settlement” on 01/07/2026 is before “letter received” on 06/07/2026" },
    { "khieu-nai", "", "received 2026-07-06, decided 2026-07-20",
      "“decided” on 20/07/2026 has no “accepted for settlement” before it" },
    { "khieu-nai", "", "received 2026-07-01, accepted 2026-07-10, decided 2026-07-08",
      "“decided” on 08/07/2026 is before “accepted for settlement” on 10/07/2026" },
    { "to-cao", "", "received 2026-07-01, accepted 2026-07-10, extended 2026-07-08 3/QĐ",
      "“time limit extended” on 08/07/2026 is before" },
    { "to-cao", "", "received 2026-07-01, accepted 2026-07-10, resumed 2026-07-12",
      "“resumed” on 12/07/2026 has no “suspended” before it" },
    { "to-cao", "",
      "received 2026-07-01, accepted 2026-07-10, suspended 2026-07-12, suspended 2026-07-14",
      "“suspended” on 14/07/2026 has no “resumed” before it" },
    { "to-cao", "", "received 2026-07-01, transferred 2026-07-03, accepted 2026-07-10",
      "comes after “transferred” on 03/07/2026, which closed the case" },
    { "to-cao", "", "received 2026-07-01, accepted 2026-07-10, published 2026-07-20",
      "“published” on 20/07/2026 has no “concluded” before it" },
    { "khieu-nai", "rule=KN99", "received 2026-07-01", "There is no rule “KN99”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestCase) test = test_case_new (cases[i].matter, cases[i].flags, cases[i].events);
    g_autoptr (GError) error = NULL;
    DvClocks clocks;

    g_test_message ("%s", cases[i].events);
    g_assert_false (
      dv_clocks_reckon (data, &test->facts, test_day ("2026-12-31"), &clocks, &error));
    g_assert_nonnull (strstr (error->message, cases[i].says));
  }
}

static void
a_step_without_a_day_is_refused (gconstpointer data)
{
  const DvCaseEvent event = { .type = DV_EVENT_RECEIVED };
  const DvCaseFacts facts = { .matter = DV_MATTER_COMPLAINT, .events = &event, .n_events = 1 };
  g_autoptr (GError) error = NULL;
  DvClocks clocks;

  g_assert_false (dv_clocks_reckon (data, &facts, G_MAXUINT32, &clocks, &error));
  g_assert_error (error, DV_CASE_ERROR, DV_CASE_ERROR_DATE);
}

static void
assert_step (GPtrArray *steps,
             guint i,
             const char *from,
             const char *to,
             gboolean counted,
             const char *says)
{
  const DvClockStep *step = g_ptr_array_index (steps, i);

  g_assert_cmpuint (step->from, ==, test_day (from));
  g_assert_cmpuint (step->to, ==, test_day (to));
  g_assert_cmpint (step->counted, ==, counted);
  g_assert_nonnull (strstr (step->why, says));
}

static GPtrArray *
explain (const DvDeadlineTable *table, TestCase *test, const char *code, const char *on)
{
  DvClocks clocks;

  g_assert_true (dv_clocks_reckon (table, &test->facts, test_day (on), &clocks, NULL));
  return dv_clock_get_steps (table, &test->facts, &clocks, find (&clocks, code), test_day (on));
}

static void
days_are_told_with_their_reasons (gconstpointer data)
{
  g_autoptr (TestCase) plain =
    test_case_new ("khieu-nai", "", "received 2026-06-22, accepted 2026-06-26");
  g_autoptr (TestCase) working = test_case_new ("khieu-nai", "", "received 2026-08-20");
  g_autoptr (TestCase) suspended =
    test_case_new ("khieu-nai", "",
                   "received 2026-06-08, accepted 2026-06-15, suspended 2026-06-22, resumed "
                   "2026-07-10");
  g_autoptr (GPtrArray) a = explain (data, plain, "KN28", "2026-07-01");
  g_autoptr (GPtrArray) b = explain (data, working, "KN27b", "2026-08-21");
  g_autoptr (GPtrArray) c = explain (data, suspended, "KN28", "2026-07-20");

  g_assert_cmpuint (a->len, ==, 3);
  assert_step (a, 0, "2026-06-26", "2026-06-26", FALSE, "art. 147");
  assert_step (a, 1, "2026-06-27", "2026-07-26", TRUE, "30 days count");
  assert_step (a, 2, "2026-07-27", "2026-07-27", FALSE, "art. 148.5");

  g_assert_cmpuint (b->len, ==, 5);
  assert_step (b, 1, "2026-08-21", "2026-08-21", TRUE, "1 working day counts");
  assert_step (b, 2, "2026-08-22", "2026-08-22", TRUE, "Làm bù cho thứ Hai 31/08/2026");
  assert_step (b, 3, "2026-08-23", "2026-08-23", FALSE, "weekly day off");
  assert_step (b, 4, "2026-08-24", "2026-08-28", TRUE, "5 working days count");
  g_assert_cmpuint (c->len, ==, 5);
  assert_step (c, 2, "2026-06-22", "2026-06-30", TRUE, "no rule in force");
  assert_step (c, 3, "2026-07-01", "2026-07-09", FALSE, "Điều 11a");
  assert_step (c, 4, "2026-07-10", "2026-07-24", TRUE, "15 days count");
}

static char *
join_notes (const DvDeadlineTable *table, TestCase *test, const char *code)
{
  g_auto (GStrv) notes = NULL;
  DvClocks clocks;

  g_assert_true (dv_clocks_reckon (table, &test->facts, test_day ("2026-12-31"), &clocks, NULL));
  notes = dv_clock_get_notes (&test->facts, find (&clocks, code), test_day ("2026-12-31"));
  return g_strjoinv ("\n", notes);
}

static void
what_does_not_count_is_told (gconstpointer data)
{
  static const struct {
    const char *matter, *flags, *events, *rule, *says;
  } cases[] = {
    { "khieu-nai", "complex", "accepted 2026-06-26", "KN28", "no document states it" },
    { "khieu-nai", "complex=3/BC", "accepted 2026-06-26", "KN28", "complex, as 3/BC states" },
    { "to-cao", "remote", "accepted 2026-06-26", "TC30", "no longer limit for remote areas" },
    { "to-cao", "complex=3/BC", "accepted 2026-06-26, extended 2026-07-20", "TC30",
      "The extension on 20/07/2026 does not count: it has no document." },
    { "to-cao", "", "accepted 2026-06-26, extended 2026-07-20 4/QĐ", "TC30",
      "only a case that a document calls complex" },
    { "to-cao", "complex=3/BC", "accepted 2026-06-26, extended 2026-07-29 4/QĐ", "TC30",
      "does not count: the limit was over" },
    { "to-cao", "complex=3/BC",
      "accepted 2026-06-26, extended 2026-07-20 4/QĐ, extended 2026-08-10 5/QĐ", "TC30",
      "The extension on 10/08/2026 does not count: it was extended as often" },
    { "to-cao", "complex=3/BC", "accepted 2026-06-26, extended 2026-07-20 4/QĐ", "TC30",
      "Extended on 20/07/2026 by 30 days (4/QĐ)." },
    { "to-cao", "complex=3/BC", "accepted 2026-06-26, extended 2026-07-20 4/QĐ until 2026-08-10",
      "TC30", "Extended on 20/07/2026 until 10/08/2026 at the latest (4/QĐ)." },
    { "khieu-nai", "rule=KN27a", "received 2026-07-02", "KN27a", "which the case names" },
    { "phan-anh", "ihanoi", "received 2026-07-06", "IHN_R", "Nobody has compared this rule" },
    { "phan-anh", "ihanoi", "received 2026-07-06", "IHN_R", "Steps have no hour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestCase) test = test_case_new (cases[i].matter, cases[i].flags, cases[i].events);
    g_autofree char *notes = join_notes (data, test, cases[i].rule);

    g_test_message ("%s", notes);
    g_assert_nonnull (strstr (notes, cases[i].says));
  }
}

static void
nothing_runs_once_the_office_says_so (gconstpointer data)
{
  g_autoptr (TestCase) test =
    test_case_new ("kien-nghi", "target=2026-08-10", "received 2026-07-06");
  DvClocks clocks;

  test->facts.closed = TRUE;
  g_assert_true (dv_clocks_reckon (data, &test->facts, G_MAXUINT32, &clocks, NULL));
  g_assert_null (clocks.current);
  g_assert_cmpint (find (&clocks, "TCD28_1")->state, ==, DV_CLOCK_DROPPED);
}

static void
longer_limits_can_be_added (void)
{
  g_autoptr (DvDeadlineRule) rule = dv_deadline_rule_new ("X", "x", NULL);
  const DvCaseFacts facts = { .several_places = TRUE };

  rule->days = 7;
  rule->several_places = 10;
  g_assert_cmpuint (dv_deadline_rule_get_length (rule, &facts), ==, 10);
  rule->totals = FALSE;
  g_assert_cmpuint (dv_deadline_rule_get_length (rule, &facts), ==, 17);
}

#define ADD(test) g_test_add_data_func ("/procedure/clock/" #test, table, test)

int
main (int argc, char *argv[])
{
  g_autoptr (DvDeadlineTable) table = NULL;

  g_test_init (&argc, &argv, NULL);
  table = load_shipped_rules ();
  ADD (every_limit_ends_on_its_day);
  ADD (every_rule_is_tested);
  ADD (what_has_to_be_done_next_is_the_current_clock);
  ADD (steps_that_cannot_be_are_refused);
  ADD (a_step_without_a_day_is_refused);
  ADD (days_are_told_with_their_reasons);
  ADD (what_does_not_count_is_told);
  ADD (nothing_runs_once_the_office_says_so);
  g_test_add_func ("/procedure/clock/longer_limits_can_be_added", longer_limits_can_be_added);
  return g_test_run ();
}
