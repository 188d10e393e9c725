#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Units through time on the command line: the reform of 01/07/2025, figures as then and as now."""

import sys

import danvan_test

HEAD = "Việc,Mã đơn vị cũ,Mã đơn vị mới,Tên,Tên ngắn,Loại,Mã cấp trên,Cấp,Từ ngày,Ghi chú\n"


def unit(case, code):
    return case.json("list", "unit", "--where", f"code={code}")


def test_reform_of_2025(case):
    case.run("init", "--sample")
    before = len(case.json("list", "unit"))
    looked = case.json("unit", "reorganise", "2025-07-01", "--dry-run")
    assert looked["done"] is False and len(looked["effects"]) > 50
    assert len(case.json("list", "unit")) == before
    done = case.json("unit", "reorganise", "2025-07-01")
    assert done["done"] is True and done["effects"] == looked["effects"]
    for body in ("CCB-BD", "LHPN-BD", "DTN-BD"):
        found = case.json("show", unit(case, body)[0]["id"])["values"]
        assert found["parent"]["id"] == unit(case, "MTTQ-BD")[0]["id"], body
    party = case.json("show", unit(case, "DU-BD")[0]["id"])["values"]
    assert party["parent"]["id"] == unit(case, "TU")[0]["id"]
    group = case.json("show", unit(case, "TDP17")[0]["id"])["values"]
    assert group["parent"]["id"] == unit(case, "BD")[0]["id"]
    again = case.run("unit", "reorganise", "2025-07-01", code=1)
    assert "carried out before" in again.err and "Nothing was changed" in again.err
    case.run("undo")
    assert len(case.json("list", "unit")) == before


def test_figures_add_up(case):
    case.run("init", "--sample")
    case.run("unit", "reorganise", "2025-07-01")
    for kind in ("task", "event", "petition", "person"):
        figures = case.json("unit", "figures", kind, "--as-of", "01/01/2026")
        assert sum(f["then"] for f in figures) == sum(f["now"] for f in figures) > 0
    figures = {f["unit"]: f for f in case.json("unit", "figures", "task", "--as-of", "01/01/2026")}
    assert figures["Đảng ủy phường Bồ Đề"]["now"] == figures["Đảng ủy phường Ngọc Lâm"]["then"]
    assert figures["Đảng ủy phường Bồ Đề"]["then"] == 0
    same = case.json("unit", "figures", "task", "--as-of", "30/06/2025")
    assert all(f["then"] == f["now"] for f in same)


def test_old_report_stays(case):
    case.run("init", "--sample")
    period = ("--from", "01/01/2019", "--to", "30/06/2019")
    case.run("report", "half-year", *period, "--output", case.path("before.txt"))
    case.run("unit", "reorganise", "2025-07-01")
    case.run("report", "half-year", *period, "--output", case.path("after.txt"))
    with open(case.path("before.txt"), encoding="utf-8") as before:
        with open(case.path("after.txt"), encoding="utf-8") as after:
            assert before.read() == after.read()
    case.run("report", "half-year", "--from", "01/01/2026", "--to", "30/06/2026", "--output",
             case.path("new.txt"))
    with open(case.path("new.txt"), encoding="utf-8") as new:
        text = new.read()
    assert "ĐẢNG ỦY PHƯỜNG BỒ ĐỀ" in text and "Đảng ủy phường Bồ Đề" in text
    assert "Đảng ủy phường Ngọc Lâm" not in text


def test_wrong_tables(case):
    case.run("init", "--sample")
    count = len(case.json("list", "unit"))
    decision = "quyết định,,1/QĐ,Sắp xếp,,,,,01/01/2024,\n"
    for text, words in (
        ("a,b\n1,2\n", "a heading is missing"),
        (HEAD + "quyết định,,1/QĐ,Sắp xếp,,,,,hôm nào đó,\n", "the day is missing"),
        (HEAD + decision + "bay đi,TDP01,,,,,,,,\n", "nobody knows"),
        (HEAD + decision + "sáp nhập,TDP01,KHONG,,,,,,,\n", "there is no unit"),
        (HEAD + decision + "sáp nhập,TDP01,TDP01,,,,,,,\n", "own successor"),
        (HEAD + "sáp nhập,TDP01,TDP02,,,,,,,\n", "Say from which day"),
        (HEAD + decision, "Choose at least one unit"),
    ):
        with open(case.path("bad.csv"), "w", encoding="utf-8") as table:
            table.write(text)
        refused = case.run("unit", "reorganise", case.path("bad.csv"), code=1)
        assert words in refused.err, (words, refused.err)
    assert len(case.json("list", "unit")) == count
    case.run("unit", "reorganise", "2099-01-01", code=1)
    case.run("unit", "fly", "x", code=2)
    case.run("unit", "figures", "holiday", code=2)


def test_own_table(case):
    case.run("init", "--sample")
    with open(case.path("merge.csv"), "w", encoding="utf-8") as table:
        table.write(HEAD +
                    "quyết định,,12/NQ-HĐND,Nhập tổ dân phố,,,,,01/01/2024,\n"
                    "sáp nhập,TDP02,TDP01,,,,,,,\n")
    case.run("unit", "reorganise", case.path("merge.csv"))
    ended = case.json("show", unit(case, "TDP02")[0]["id"])["values"]
    assert ended["valid_to"] == "2023-12-31"
    people = case.json("unit", "figures", "person", "--as-of", "01/01/2026")
    assert sum(f["then"] for f in people) == sum(f["now"] for f in people)
    back = case.run("new", "succession", "predecessor=TDP01", "successor=TDP02", "way=merge",
                    "date=2025-01-01", code=1)
    assert "in a circle" in back.err


danvan_test.main(sys.modules[__name__])
