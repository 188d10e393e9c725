# SPDX-License-Identifier: GPL-3.0-or-later
"""The movement of a year: `emulation`."""

import sys

import danvan_test


def new(case, kind, *values):
    return case.run("new", kind, *values).lines[0]


def ward(case):
    case.init()
    unit = new(case, "unit", "name=Hội LHPN phường", "code=PN")
    first = new(case, "model", "title=Ngõ nở hoa", "lead=PN", "year=2019", "registered_on=10/01/2019",
                "launched_on=03/2019", "recognised_on=15/10/2019")
    second = new(case, "model", "title=Tổ tự quản", "registered_on=20/01/2019")
    old = new(case, "model", "title=Mô hình cũ", "state=launched", "start=01/01/2018")
    return unit, first, second, old


def test_figures_name_their_records(case):
    unit, first, second, old = ward(case)
    decision = new(case, "commendation", "title=Dân vận khéo 2019", "start=15/10/2019", "model=" + first,
                   "collectives=" + unit)
    person = new(case, "person", "name=Trần Thị Mẫu")
    new(case, "honour", "person=" + person, "commendation=" + decision)
    new(case, "commendation", "title=Sơ kết", "start=06/2019", "n_collectives=3", "n_individuals=4")
    figures = case.json("emulation", "figures", "--year", "2019")
    assert set(figures["registered"]) == {first, second}
    assert figures["launched"] == [first] and figures["recognised"] == [first] and figures["piloted"] == []
    assert len(figures["commendations"]) == 2
    assert figures["collectives"] == 4 and figures["individuals"] == 5
    before = case.json("emulation", "figures", "--year", "2018")
    assert before["launched"] == [old] and before["registered"] == []


def test_reviews_are_made_once(case):
    ward(case)
    assert case.run("emulation", "review", "--year", "2019").lines == ["2"]
    assert case.run("emulation", "review", "--year", "2019").lines == ["0"]
    reviews = case.json("list", "review")
    assert {review["values"]["due"] for review in reviews} == {"2019-06-20"}
    listed = case.json("calendar", "list", "--from", "01/06/2019", "--to", "30/06/2019")
    assert len([entry for entry in listed if entry["kind"] == "review" and entry["late"]]) == 2


def test_lists_are_papers(case):
    ward(case)
    path = case.path("danh-sach.txt")
    case.run("emulation", "registered", "--year", "2019", "--output", path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert "Ngõ nở hoa" in text and "Tổ tự quản" in text and "Mô hình cũ" not in text
    assert "Tổng số: 02 mô hình." in text
    case.run("emulation", "recognised", "--year", "2019", "--output", path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert "Ngõ nở hoa" in text and "Tổ tự quản" not in text


def test_the_report_tells_commendations_and_their_records(case):
    case.init("--sample")
    before = case.path("before.txt")
    span = ("--from", "01/01/2019", "--to", "30/06/2019", "--cut-off", "13/06/2019")
    case.run("report", "half-year", *span, "--output", before)
    with open(before, encoding="utf-8") as file:
        assert "Khen thưởng" not in file.read()
    id = new(case, "commendation", "title=phong trào “Dân vận khéo”", "start=10/06/2019", "n_collectives=3",
             "n_individuals=12", "section=Dân vận của Đảng, chính quyền")
    after = case.path("after.txt")
    case.run("report", "half-year", *span, "--output", after)
    with open(after, encoding="utf-8") as file:
        text = file.read()
    assert "Khen thưởng 03 tập thể 12 cá nhân: phong trào “Dân vận khéo”" in text, text
    figures = case.json("report", "half-year", *span)["figures"]
    assert {figure["label"] for figure in figures if id in figure["records"]} >= {
        "Số tập thể được khen", "Số cá nhân được khen"}


def test_a_course_goes_forward(case):
    case.init()
    refused = case.run("new", "model", "title=Mẫu", "registered_on=10/06/2019", "launched_on=05/2019", code=1)
    assert "Registered on" in refused.err
    assert case.run("emulation", "figures", code=2)


danvan_test.main(sys.modules[__name__])
