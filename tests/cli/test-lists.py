#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of beneficiaries on the command line: states, versions, the register, sensitive fields."""

import sys

import danvan_test


def make(case, kind, *values):
    return case.json("new", kind, *values)["id"]


def test_approve_twice(case):
    case.init()
    a_list = make(case, "list", "code=Q1", "title=Quà Tết")
    make(case, "line", "list=Q1", "name=Lê Thị Mẫu")
    case.run("list-state", "Q1", "approved")
    shown = case.json("show", a_list)["values"]
    assert shown["state"] == "approved" and shown["approved_on"] and shown["approved_by"]
    again = case.run("list-state", "Q1", "approved", code=1)
    assert "already" in again.err and "Nothing was changed" in again.err
    late = case.run("new", "line", "list=Q1", "name=Trần Văn Thử", code=1)
    assert "new version" in late.err
    assert len(case.json("list", "line")) == 1


def test_new_version(case):
    case.init()
    make(case, "campaign", "code=T", "name=Tết")
    make(case, "source", "campaign=T", "name=Quỹ", "stock=1")
    first = make(case, "list", "code=Q1", "title=Quà Tết", "gift_source=Quỹ")
    line = make(case, "line", "list=Q1", "name=Lê Thị Mẫu", "amount=500000")
    assert "not approved yet" in case.run("new-version", "Q1", "--reason", "x", code=1).err
    case.run("list-state", "Q1", "approved")
    assert "Say why" in case.run("new-version", "Q1", code=1).err
    second = case.json("new-version", "Q1", "--reason", "thêm một người")["id"]
    assert case.json("show", first)["values"]["state"] == "superseded"
    values = case.json("show", second)["values"]
    assert values["version"] == 2 and values["reason"] == "thêm một người"
    lines = case.json("list", "line", "--where", "list=Q1-2")
    assert [entry["title"] for entry in lines] == ["Lê Thị Mẫu"]
    # The gift of the old version is free for the new one; there is no second.
    assert "has 1" in case.run("new", "line", "list=Q1-2", "name=Trần Văn Thử", code=1).err
    case.run("undo", code=0)
    assert case.json("show", first)["values"]["state"] == "approved"
    assert case.json("show", line)["deleted"] is False
    assert len(case.json("list", "list")) == 1


def test_fill_from_register(case):
    case.init()
    make(case, "person", "code=P1", "name=Lê Thị Mẫu", "birth=1949")
    make(case, "person", "code=P2", "name=Trần Văn Thử", "birth=02/05/1919")
    make(case, "person", "code=P3", "name=Ngô Văn Giả", "birth=1950")
    make(case, "person", "code=P4", "name=Vũ Thị Tạo", "birth=1949", "died=2018")
    make(case, "list", "code=MT", "title=Mừng thọ")
    assert case.json("fill", "MT", "--longevity", "--year", "2019")["added"] == "2"
    assert case.json("fill", "MT", "--longevity", "--year", "2019")["added"] == "0"
    assert sorted(entry["title"] for entry in case.json("list", "line")) == [
        "Lê Thị Mẫu", "Trần Văn Thử"]
    assert "no ages" in case.run("fill", "MT", "--ages", "già", code=1).err


def test_line_takes_the_person(case):
    case.init()
    person = make(case, "person", "name=Lê Thị Mẫu", "birth=1949", "address=Số 9")
    make(case, "list", "code=Q1", "title=Quà")
    make(case, "line", "list=Q1", "person=" + person)
    make(case, "line", "list=Q1", "person=" + person, "address=Số 1")
    first, second = sorted(case.json("list", "line"), key=lambda line: line["values"]["position"])
    assert first["title"] == "Lê Thị Mẫu" and first["values"]["birth"] == "1949"
    assert first["values"]["address"] == "Số 9" and second["values"]["address"] == "Số 1"
    assert [first["values"]["position"], second["values"]["position"]] == [1, 2]
    case.run("set", person, "address=Số 10")
    assert case.json("show", first["id"])["values"]["address"] == "Số 9"


def test_gifts_by_source_in_the_report(case):
    case.init()
    make(case, "unit", "code=P", "name=phường Mẫu", "type=ward", "level=ward")
    make(case, "campaign", "code=T", "name=Tết")
    make(case, "source", "campaign=T", "name=Quỹ A")
    make(case, "source", "campaign=T", "name=Quỹ B")
    person = make(case, "person", "name=Lê Thị Mẫu")
    make(case, "list", "code=Q1", "title=Danh sách một", "gift_source=Quỹ A", "start=2019-01-05",
         "end=2019-02-01", "campaign=T")
    make(case, "line", "list=Q1", "person=" + person, "amount=300000", "state=received")
    make(case, "line", "list=Q1", "person=" + person, "amount=200000", "gift_source=Quỹ B")
    make(case, "line", "list=Q1", "name=Trần Văn Thử", "amount=300000")
    report = case.json("report", "half-year", "--from", "2019-01-01", "--to", "2019-06-30",
                       "--output", case.path("r.txt"))
    text = open(case.path("r.txt"), encoding="utf-8").read()
    assert "Nguồn quà" in text and "Quỹ A" in text and "600.000" in text
    figures = {figure["key"]: figure for figure in report["figures"] if "key" in figure}
    assert [figures["table:gift/total/%d" % i]["text"] for i in range(2)] == ["3", "2"]


def test_household_head(case):
    case.init()
    person = make(case, "person", "name=Lê Thị Mẫu")
    make(case, "household", "code=H1", "name=Lê Thị Mẫu", "head=" + person)
    refused = case.run("new", "household", "code=H2", "name=Lê Thị Mẫu", "head=" + person, code=1)
    assert "head of another household" in refused.err
    assert len(case.json("list", "household")) == 1
    assert "future" in case.run("new", "person", "name=X", "birth=2199", code=1).err


def test_merge_leaves_one_head(case):
    case.init()
    for code in ("H1", "H2"):
        make(case, "household", "code=" + code, "name=Hộ " + code)
    make(case, "person", "name=Lê Văn Chủ", "household=H1", "relation=head")
    keep = make(case, "person", "name=Trần Thị Giữ", "birth=1960", "household=H1")
    other = make(case, "person", "name=Trần Thị Giữ", "birth=1960", "household=H2", "relation=head")
    assert "Nothing was changed" in case.run("merge", keep, other, code=1).err
    heads = [person["values"]["household"]["title"] for person in case.json("list", "person")
             if person["values"]["relation"] == "head"]
    assert sorted(heads) == ["Hộ H1", "Hộ H2"]


def test_sensitive_category_is_not_named_beside_a_person(case):
    case.init()
    make(case, "category", "code=B", "name=Bệnh kín", "sensitive=1")
    make(case, "list", "code=Q1", "title=Quà")
    make(case, "line", "list=Q1", "name=Lê Thị Mẫu", "category=B")
    make(case, "person", "name=Trần Văn Thử", "categories=B")
    assert "Bệnh kín" not in case.run("list", "line").out
    case.run("export", "line", case.path("ra.csv"))
    assert "Bệnh kín" not in open(case.path("ra.csv"), encoding="utf-8").read()
    category = [row["id"] for row in case.json("list", "category") if row["title"] == "Bệnh kín"][0]
    assert "Trần Văn Thử" not in case.run("delete", category, code=1).err


def test_doubts_do_not_refuse(case):
    case.init()
    said = case.run("new", "person", "name=Lê Thị Mẫu", "birth=1950", "sex=female",
                    "id_number=001060000001")
    assert "another sex" in said.err and "1960" in said.err
    assert "12 digits" in case.run("new", "person", "name=X", "id_number=123", code=1).err


def test_opening_is_logged(case):
    case.init()
    person = make(case, "person", "name=Lê Thị Mẫu", "id_number=000150000001")
    case.json("list", "person")
    assert [entry["what"] for entry in case.json("history", person)] == ["created"]
    case.json("show", person)
    opened = case.json("history", person)[-1]
    assert opened["what"] == "opened" and opened["opened"] == ["id_number"]
    case.run("export", "person", case.path("ra.csv"), "--sensitive")
    assert [entry["what"] for entry in case.json("history", person)] == [
        "created", "opened", "opened"]
    # Undo is for what a person did, not for what they looked at.
    case.run("undo")
    assert case.json("show", person)["deleted"] is True


def test_category_through(case):
    case.init()
    person = make(case, "person", "name=Lê Thị Mẫu", "categories=HN")
    entry = case.json("list", "classification")[0]
    assert "category" not in entry["values"]
    case.run("set", entry["id"], "decision=QĐ 15", "to=2018")
    assert case.json("show", person)["values"]["categories"] == []


danvan_test.main(sys.modules[__name__])
