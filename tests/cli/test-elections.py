#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Elections and votes of households on the command line."""

import sys

import danvan_test


def make(case, kind, *values):
    return case.json("new", kind, *values)["id"]


def make_election(case, *values):
    case.init()
    make(case, "unit", "code=B", "name=Ban Thanh tra nhân dân", "type=people-inspection")
    return make(case, "election", "code=E", "title=Bầu Ban TTND", "what=people-inspection",
                "unit=B", "date=01/04/2024", *values)


def test_elected_take_their_posts(case):
    election = make_election(case, "seats=2", "households=100", "present=80", "issued=80",
                             "returned=78", "valid=76", "method=ballot")
    make(case, "post", "code=T", "unit=B", "name=Thành viên", "seats=2")
    for code, name, votes in (("1", "Trần Văn Thử", 70), ("2", "Lê Thị Mẫu", 60),
                              ("3", "Phạm Thị Ví", 50), ("4", "Vũ Văn Dụ", 20)):
        make(case, "person", f"code=N{code}", f"name={name}")
        make(case, "candidate", "election=E", f"name={name}", f"person=N{code}", "post=T",
             f"votes_for={votes}", f"votes_against={76 - votes}")
    result = case.json("election", "result", "E")
    assert result["held"] is True and "chưa kiểm chứng" in result["basis"].lower()
    won = {c["name"] for c in result["candidates"] if c["won"]}
    assert won == {"Trần Văn Thử", "Lê Thị Mẫu"}
    case.run("election", "minutes", "E", "--output", case.path("minutes.txt"))
    with open(case.path("minutes.txt"), encoding="utf-8") as minutes:
        text = minutes.read()
    assert "BIÊN BẢN" in text and "Số phiếu phát ra: 80; thu về: 78; hợp lệ: 76" in text
    assert "trúng cử" in text and "không đạt" in text
    assert case.json("election", "posts", "E")["written"] == 2
    posts = case.json("posts", "--on", "02/04/2024", "--unit", "B")
    assert {h["name"] for h in posts[0]["holders"]} == won and posts[0]["vacant"] == 0
    assert case.json("show", election)["values"]["state"] == "done"
    assert "recognised before" in case.run("election", "posts", "E", code=1).err
    case.run("undo")
    assert case.json("list", "holding") == []
    assert case.json("show", election)["values"]["state"] is None


def test_steps(case):
    make_election(case)
    assert case.json("election", "steps", "E")["written"] == 4
    steps = [case.json("show", s["id"])["values"] for s in case.json("list", "election_step")]
    assert sorted(s["due"] for s in steps) == ["2024-02-16", "2024-03-02", "2024-04-01",
                                               "2024-04-16"]
    again = case.run("election", "steps", "E", code=1)
    assert "already" in again.err and "Nothing was written" in again.err


def test_ties_and_too_few(case):
    make_election(case, "seats=1", "households=100", "present=80")
    for name in ("Trần Văn Thử", "Lê Thị Mẫu"):
        make(case, "candidate", "election=E", f"name={name}", "votes_for=45")
    # Two people with 45 of 80 each stand at the one seat: they are voted on again.
    result = case.json("election", "result", "E")
    assert [(c["won"], c["tied"]) for c in result["candidates"]] == [(False, True)] * 2
    refused = case.run("election", "posts", "E", code=1)
    assert "Nobody is elected" in refused.err and "Nothing was written" in refused.err


def test_clusters_and_matters(case):
    case.init()
    make(case, "unit", "code=G", "name=Tổ dân phố 5", "type=group")
    make(case, "election", "code=V", "title=Đóng góp làm ngõ", "what=household-vote", "unit=G",
         "method=clusters", "date=01/04/2024")
    make(case, "cluster", "election=V", "name=Cụm 1", "households=110", "present=40")
    assert case.json("election", "result", "V")["held"] is False
    make(case, "cluster", "election=V", "name=Cụm 2", "households=100", "present=100")
    make(case, "ballot_matter", "election=V", "matter=Làm ngõ 5", "agree=140")
    make(case, "ballot_matter", "election=V", "matter=Làm ngõ 7", "agree=139", "disagree=1")
    result = case.json("election", "result", "V")
    assert result["held"] is True and result["households"] == 210
    # Two thirds of 210 households are 140.
    assert {m["name"]: m["won"] for m in result["matters"]} == {"Làm ngõ 5": True,
                                                               "Làm ngõ 7": False}


def test_numbers_that_cannot_be(case):
    case.init()
    make(case, "unit", "code=B", "name=Ban")
    wrong = case.run("new", "election", "title=Bầu", "what=people-inspection", "unit=B",
                     "issued=80", "returned=81", code=1)
    assert "Cannot be more than" in wrong.err
    make(case, "election", "code=E", "title=Bầu", "what=people-inspection", "unit=B",
         "date=01/04/2024", "households=100", "present=80")
    make(case, "candidate", "election=E", "name=Trần Văn Thử", "votes_for=70", "votes_against=20")
    assert "count again" in case.run("election", "result", "E", code=1).err
    assert "count again" in case.run("election", "minutes", "E", "--output",
                                     case.path("x.txt"), code=1).err
    case.run("election", "fly", "E", code=2)


danvan_test.main(sys.modules[__name__])
