# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is on several lists of a campaign, and who should get which gift."""

import os
import sys
import zipfile

import danvan_test


def new(case, kind, *values):
    return case.run("new", kind, *values).out.strip()


def fill(case):
    case.init()
    new(case, "unit", "code=T5", "name=Tổ 5")
    campaign = new(case, "campaign", "code=TET", "name=Tết Bính Ngọ", "start=01/02/2026")
    household = new(case, "household", "name=Trần Văn Nam", "unit=T5")
    new(case, "person", "name=Nguyễn Thị Hòa", "birth=02/03/1950", "unit=T5",
        f"household={household}")
    new(case, "person", "name=Trần Văn Nam", "birth=1948", "unit=T5", f"household={household}")
    women = new(case, "list", "title=Hội LHPN", "campaign=TET")
    veterans = new(case, "list", "title=Hội CCB", "campaign=TET")
    new(case, "line", f"list={women}", "position=1", "name=NGUYEN THI HOA", "birth=1950",
        "unit=T5")
    new(case, "line", f"list={veterans}", "position=4", "name=Nguyễn Thị Hoà", "birth=1950",
        "unit=T5")
    return campaign, women, veterans


def test_overlap_tells_types_people_and_lists(case):
    campaign, _, veterans = fill(case)
    new(case, "line", f"list={veterans}", "position=5", "name=trần văn nam", "birth=1948",
        "unit=T5")
    for name in ("TET", "tết bính ngọ", campaign):
        hits = case.json("overlap", name)["hits"]
        found = [(hit["type"], hit["people"], hit["lists"], hit["allowed"]) for hit in hits]
        assert found == [
            ("same-person", ["Nguyễn Thị Hoà"], ["Hội LHPN", "Hội CCB"], False),
            ("same-household", ["NGUYEN THI HOA", "trần văn nam"], ["Hội LHPN", "Hội CCB"], False),
            ("same-household", ["Nguyễn Thị Hoà", "trần văn nam"], ["Hội CCB"], False)], found
    assert len(case.run("overlap", "TET").lines) == 4


def test_overlap_keeps_to_the_rule_of_the_campaign(case):
    campaign, women, _ = fill(case)
    case.run("set", campaign, "per_person=2")
    assert [hit["allowed"] for hit in case.json("overlap", "TET")["hits"]] == [True]
    new(case, "line", f"list={women}", "name=Nguyễn Thị Hòa", "birth=1950", "unit=T5")
    hits = case.json("overlap", "TET")["hits"]
    assert [(hit["type"], hit["allowed"]) for hit in hits] == [
        ("same-record", False), ("same-person", False), ("same-person", False)], hits
    assert hits[0]["lists"] == ["Hội LHPN"]


def test_overlap_writes_a_table(case):
    fill(case)
    case.run("overlap", "TET", "--output", case.path("o.csv"))
    with open(case.path("o.csv"), encoding="utf-8-sig", newline="") as file:
        rows = file.read().split("\r\n")
    assert rows[0].startswith("Type,First person,First list"), rows
    assert len(rows) == 3 and "Nguyễn Thị Hoà" in rows[1], rows
    assert os.stat(case.path("o.csv")).st_mode & 0o077 == 0
    case.run("overlap", "TET", "--output", case.path("o.xlsx"))
    with zipfile.ZipFile(case.path("o.xlsx")) as book:
        assert "Nguyễn Thị Hoà" in book.read("xl/worksheets/sheet1.xml").decode()


def test_overlap_refuses_in_words(case):
    fill(case)
    assert ".xlsx" in case.run("overlap", "TET", "--output", case.path("o.ods"), code=1).err
    assert "Giáng sinh" in case.run("overlap", "Giáng sinh", code=1).err
    case.run("overlap", code=2)
    case.run("overlap", "TET", "--output", case.path("no", "such.csv"), code=1)


def test_overlap_of_a_campaign_without_lists(case):
    case.init()
    new(case, "campaign", "name=Trung thu")
    assert case.json("overlap", "Trung thu") == {"hits": []}
    assert case.run("overlap", "Trung thu").lines == ["Nobody is on several lists."]


def test_share_proposes_and_writes_and_is_undone(case):
    case.init()
    new(case, "unit", "code=T5", "name=Tổ 5")
    campaign = new(case, "campaign", "code=TET", "name=Tết", "start=01/02/2026")
    for name, birth in (("Lê Văn Già", 1930), ("Lê Thị Lão", 1935), ("Lê Văn Trẻ", 1990)):
        new(case, "person", f"name={name}", f"birth={birth}", "unit=T5")
    new(case, "source", f"campaign={campaign}", "name=Hội CTĐ", "stock=1", "amount=500000",
        "age_from=70")
    proposal = case.json("share", "TET")
    assert [row["person"] for row in proposal["received"]] == ["Lê Văn Già"]
    assert proposal["received"][0]["source"] == "Hội CTĐ"
    assert proposal["left_out"] == [
        {"person": "Lê Thị Lão", "household": None, "unit": "Tổ 5",
         "reason": "All gifts of Hội CTĐ go to households that come first."}]
    assert proposal["lists"] == [] and case.json("list", "list") == []
    written = case.json("share", "TET", "--apply")
    lines = case.json("list", "line")
    assert len(written["lists"]) == 1 and len(lines) == 1
    assert case.json("show", lines[0]["id"])["values"]["amount"] == 500000
    assert case.json("share", "TET")["received"] == []
    case.run("undo")
    assert case.json("list", "line") == [] and case.json("list", "list") == []


danvan_test.main(sys.modules[__name__])
