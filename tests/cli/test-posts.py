#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Posts, who holds them, and terms of office on the command line."""

import sys

import danvan_test


def test_posts_of_a_day(case):
    case.run("init", "--sample")
    posts = case.json("posts", "--on", "13/06/2019", "--unit", "LHPN")
    assert [(p["post"], p["seats"], p["vacant"]) for p in posts] == [
        ("Chủ tịch Hội", 1, 0), ("Phó Chủ tịch Hội", 1, 0), ("Ủy viên Ban Thường vụ", 3, 1),
        ("Ủy viên Ban Chấp hành", 9, 8)]
    before = case.json("posts", "--on", "31/12/2018", "--unit", "LHPN")
    assert [p["vacant"] for p in before] == [0, 1, 2, 9]
    group = case.json("posts", "--on", "13/06/2019", "--unit", "TDP05")[0]
    assert group["holders"][0]["acting"] is True and group["vacant"] == 0
    attention = case.json("posts", "--on", "13/06/2019", "--unit", "TDP05", "--attention")
    assert attention == []
    assert case.json("posts", "--on", "01/07/2025", "--unit", "LHPN") == []


def test_seats_are_not_exceeded(case):
    case.init()
    case.run("new", "unit", "code=B", "name=Ban")
    case.run("new", "post", "code=T", "unit=B", "name=Trưởng ban")
    case.run("new", "person", "code=N1", "name=Trần Văn Thử")
    case.run("new", "person", "code=N2", "name=Lê Thị Mẫu")
    case.run("new", "holding", "person=N1", "post=T", "from=2019")
    refused = case.run("new", "holding", "person=N2", "post=T", "from=2020", code=1)
    assert "1 seat, held by Trần Văn Thử" in refused.err and "Nothing was saved" in refused.err
    assert len(case.json("list", "holding")) == 1


def test_staff_paper(case):
    case.run("init", "--sample")
    case.run("posts", "--on", "13/06/2019", "--unit", "LHPN", "--output", case.path("staff.txt"))
    with open(case.path("staff.txt"), encoding="utf-8") as paper:
        text = paper.read()
    assert "DANH SÁCH CHỨC DANH" in text and "khuyết 08" in text
    assert "14 vị trí, khuyết 09" in text
    case.run("posts", "--on", "không rõ", code=1)
    case.run("posts", "--months", "-1", code=2)


def test_terms(case):
    case.run("init", "--sample")
    terms = {t["unit"]: t for t in case.json("terms", "--on", "13/06/2019", "--months", "24")}
    assert terms["HĐND"]["fit"] == "fits" and terms["HĐND"]["by_rule"] == "2021"
    assert terms["Ban TTND"]["by_rule"] == "2021" and "chưa kiểm chứng" in terms["Ban TTND"]["basis"]
    # The article prints 2019 – 2026, which is longer than five years.
    assert terms["MTTQ"]["fit"] == "too-long" and terms["MTTQ"]["by_rule"] == "2024"
    soon = case.json("terms", "--on", "01/10/2021", "--attention", "--months", "3")
    assert {t["unit"] for t in soon} == {"HĐND", "Ban TTND", "MTTQ"}


def test_reported_posts_come_from_holdings(case):
    case.run("init", "--sample")
    period = ("report", "half-year", "--from", "01/01/2019", "--to", "30/06/2019")

    def filled():
        figures = case.json(*period)["figures"]
        return [(f["text"], len(f["records"])) for f in figures if f["label"] == "chức danh"]

    assert filled() == [("03", 4)]
    holding = [h for h in case.json("list", "holding", "--where", "how=kiện toàn")][0]
    case.run("delete", holding["id"])
    assert filled() == [("02", 3)]


danvan_test.main(sys.modules[__name__])
