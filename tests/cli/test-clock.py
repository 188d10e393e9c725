# SPDX-License-Identifier: GPL-3.0-or-later
"""The clocks of petitions: `clock` and `due`."""

import json
import sys

import danvan_test

RECEIVED = {"type": "received", "date": "2026-06-22"}
ACCEPTED = {"type": "accepted", "date": "2026-06-26", "document": "1/TB"}


def describe(case, kind, events, **facts):
    described = {"kind": kind, "instance": 1, "remote": False, "complexity": "none", "several_places": False,
                 "events": events, "on": "2026-07-20"}
    described.update(facts)
    return case.write("case.json", json.dumps(described))


def clock(case, *arguments, **facts):
    return case.json("clock", "--case", describe(case, *arguments, **facts), store=False)


def test_a_case_that_is_not_in_the_store(case):
    told = clock(case, "khieu-nai", [RECEIVED, ACCEPTED])
    assert told["rule"] == "KN28"
    assert told["due"] == "2026-07-27"
    assert told["law"] == "Luật Khiếu nại 02/2011/QH13, Điều 28"
    assert told["days_left"] == 7
    assert [(s["from"], s["to"], s["counted"]) for s in told["steps"]] == [
        ("2026-06-26", "2026-06-26", False), ("2026-06-27", "2026-07-26", True), ("2026-07-27", "2026-07-27", False)]
    assert all(step["why"] for step in told["steps"])
    assert told["clocks"][0]["rule"] == "KN27a" and told["clocks"][0]["days_late"] == 0


def test_complexity_and_extensions_count_with_a_document_only(case):
    extended = {"type": "extended", "date": "2026-07-20"}
    with_document = dict(extended, document="31/QĐ")
    events = [RECEIVED, ACCEPTED]
    assert clock(case, "khieu-nai", events, complexity="complex")["due"] == "2026-07-27"
    assert clock(case, "khieu-nai", events, complexity="complex", complexity_document="7/BC")["due"] == "2026-08-10"
    assert clock(case, "to-cao", events + [extended], complexity="complex",
                 complexity_document="7/BC")["due"] == "2026-07-27"
    told = clock(case, "to-cao", events + [with_document], complexity="complex", complexity_document="7/BC")
    assert told["due"] == "2026-08-25", told
    assert any("31/QĐ" in note for note in told["notes"])


def test_it_is_told_in_vietnamese(case):
    path = describe(case, "khieu-nai", [RECEIVED, ACCEPTED], remote=True)
    told = case.run("--lang", "vi", "clock", "--case", path, store=False)
    assert "Hạn 10/08/2026: còn 21 ngày." in told.lines, told.out
    assert "tính 45 ngày" in told.out
    assert "không tính ngày xảy ra sự kiện (BLDS 91/2015/QH13, Điều 147)" in told.out
    assert "Tính thời hạn dài hơn của vùng sâu, vùng xa." in told.lines


def test_a_suspended_case_has_no_day(case):
    told = clock(case, "to-cao", [RECEIVED, ACCEPTED, {"type": "suspended", "date": "2026-07-06"},
                                  {"type": "sent", "date": "2026-07-08"}])
    assert told["rule"] == "TC30" and told["due"] is None and told["state"] == "suspended"
    assert told["steps"][-1]["to"] == "2026-07-20" and not told["steps"][-1]["counted"]


def test_what_has_ended_says_whether_in_time(case):
    late = clock(case, "khieu-nai", [RECEIVED, {"type": "transferred", "date": "2026-07-06"}])
    assert late["state"] == "ended" and late["days_late"] == 4 and late["due"] == "2026-07-02"


def test_no_law_no_clock(case):
    told = clock(case, "kien-nghi-cu-tri", [RECEIVED])
    assert told["rule"] is None and told["due"] is None and told["steps"] == []


def test_the_rule_can_be_named(case):
    assert clock(case, "khieu-nai", [RECEIVED], rule="KN27b")["due"] == "2026-07-01"


def test_what_is_wrong_with_a_case_is_said(case):
    def refuse(text, *words):
        path = case.write("case.json", text)
        refused = case.run("clock", "--case", path, store=False, code=1)
        assert all(word in refused.err for word in words), refused.err

    def wrong(word, **facts):
        described = {"kind": "khieu-nai", "events": [RECEIVED]}
        described.update(facts)
        refuse(json.dumps(described), word)

    refuse("{", "case.json")
    refuse("[]", "no JSON object")
    wrong("“x” is none of", kind="x")
    wrong("instance", instance=3)
    wrong("complexity", complexity="rather")
    wrong("remote", remote="yes")
    wrong("events[0]", events=[{"type": "lost", "date": "2026-06-22"}])
    wrong("events[0]", events=[{"type": "received", "date": "2026-02-30"}])
    wrong("events[0]", events=["received"])
    wrong("no full date", events=[{"type": "received"}])
    wrong("events", events=None)
    wrong("is before", events=[RECEIVED, {"type": "accepted", "date": "2026-06-20"}])
    wrong("KN99", rule="KN99")
    case.run("clock", "--case", case.path("nothing.json"), store=False, code=1)
    case.run("clock", store=False, code=2)
    case.run("clock", "x", "--case", "y", store=False, code=2)


def add(case, title, kind, day, *values):
    return case.run("new", "petition", f"title={title}", f"type={kind}", f"start={day}", *values).lines[0]


def test_due_lists_the_most_urgent_first(case):
    case.init()
    late = add(case, "Đơn về đất đai", "khiếu nại", "2026-07-01", "number=1")
    soon = add(case, "Đơn về tiếng ồn", "phản ánh", "2026-07-02", "number=2")
    add(case, "Đơn đã xong", "khiếu nại", "2026-07-01", "state=done")
    add(case, "Kiến nghị cử tri", "kiến nghị cử tri", "2026-07-01")
    listed = case.json("due", "--on", "2026-07-13")
    assert listed == [
        {"id": late, "number": "1", "rule": "KN27b", "due": "2026-07-10", "days_left": -3},
        {"id": soon, "number": "2", "rule": "TCD28_1", "due": "2026-07-16", "days_left": 3}]
    assert [p["id"] for p in case.json("due", "--on", "13/07/2026", "--within", "2")] == [late]
    assert case.json("due", "--on", "2026-06-30") == []
    assert case.run("due", "--on", "2026-07-13").lines[0] == "10/07/2026  -3  KN27b  1  Đơn về đất đai"
    case.run("due", "--within", "-5", code=2)
    case.run("due", "--on", "soon", code=1)


def test_steps_holidays_and_rules_of_the_store_count(case):
    case.init()
    petition = add(case, "Đơn về đất đai", "khiếu nại", "2026-07-01", "number=1")
    case.run("new", "step", f"petition={petition}", "type=thụ lý", "date=2026-07-08", "document=1/TB-UBND")
    assert case.json("show", petition)["values"]["due"] == "2026-08-07"
    case.run("new", "holiday", "date=2026-08-07", "type=nghỉ lễ", "name=Ngày hội phường")
    assert case.json("show", petition)["values"]["due"] == "2026-08-10"
    told = case.json("clock", petition, "--on", "2026-07-20")
    assert told["rule"] == "KN28" and told["due"] == "2026-08-10" and told["days_left"] == 21
    assert case.json("clock", petition, "--on", "2026-07-02")["rule"] == "KN27b"
    rule = [r["id"] for r in case.json("list", "deadline") if r["values"]["code"] == "KN28"][0]
    case.run("set", rule, "days=20")
    assert case.json("due", "--on", "2026-07-20")[0]["due"] == "2026-07-28"
    case.run("undo")
    assert case.json("due", "--on", "2026-07-20")[0]["due"] == "2026-08-10"


def test_a_petition_whose_steps_cannot_be_is_not_passed_over(case):
    case.init()
    add(case, "Đơn về đất đai", "khiếu nại", "2026-07-01", "number=7", "rule=KN99")
    listed = case.run("due", "--on", "2026-07-20")
    assert listed.lines == []
    assert "7: There is no rule “KN99”" in listed.err, listed.err


danvan_test.main(sys.modules[__name__])
