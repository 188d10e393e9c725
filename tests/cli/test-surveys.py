#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Surveys, postings and supervisions on the command line and in the report."""

import sys

import danvan_test
import ward

REPORT = ["report", "half-year", "--from", "01/01/2019", "--to", "30/06/2019", "--cut-off", "13/06/2019"]


def make(case, kind, *values):
    return case.json("new", kind, *values)["id"]


def figure(case, name):
    """The figure of the report whose key begins so."""
    return next(each for each in case.json(*REPORT)["figures"] if each["key"].startswith(name))


def report(case):
    output = case.path("report.txt")
    case.run(*REPORT, "--output", output)
    with open(output, encoding="utf-8") as file:
        return file.read()


def cells(case, survey):
    return {(cell["place"], cell["item"]): cell for cell in case.json("survey", "matrix", survey)["cells"]}


def test_sample_counts_48_cells(case):
    case.init("--sample")
    table = case.json("survey", "matrix", "C03")
    assert (table["places"], table["items"], table["seen"], len(table["cells"])) == (8, 6, 48, 48)
    assert sum(table[name] for name in ("posted", "partly", "missing", "torn", "not-seen")) == 48
    assert (table["to_fix"], table["fixed"]) == (2, 2)
    places = figure(case, "place_count:")
    assert places["text"] == "08"
    assert sorted(places["records"]) == sorted(row["id"] for row in case.json("list", "place"))
    items = figure(case, "documents:")
    assert items["text"] == "06"
    assert sorted(items["records"]) == sorted(row["id"] for row in case.json("list", "item"))


def test_a_summary_row_says_the_same_sentence(case):
    case.init("--sample")
    said = "khảo sát thực tế 08 tổ dân phố về công tác niêm yết 06 QCDC tại nhà văn hóa tổ dân phố"
    assert said in report(case)
    for row in case.json("list", "observation", "--limit", "100"):
        case.run("set", row["id"], "note=")
    # What an old store has: the numbers alone.
    survey = case.json("list", "survey")[0]["id"]
    case.run("set", survey, "checklist=", "places=", "document_count=6", "place_count=8",
             "state=in-progress")
    for row in case.json("list", "observation", "--limit", "100"):
        case.run("delete", row["id"])
    assert said in report(case)
    assert figure(case, "place_count:")["records"] == [survey]


def test_answers_and_rounds(case):
    case.init("--sample")
    refused = case.run("survey", "answer", "C03", "NVH01", "QCDC-1", "torn", code=1)
    assert "The survey is done" in refused.err and "Nothing was saved" in refused.err
    second = case.run("survey", "next-round", "C03").out.strip()
    values = case.json("show", second)["values"]
    assert values["round"] == 2 and values["state"] == "in-progress"
    assert case.json("survey", "matrix", second)["seen"] == 0
    case.run("survey", "answer", second, "NVH01", "QCDC-1", "rách mờ", "--on", "20/06/2019", "--note", "Ướt mưa")
    case.run("survey", "answer", second, "NVH02", "QCDC-5", "1", "--on", "20/06/2019")
    table = cells(case, second)
    torn = table[("Nhà văn hóa TDP 1", "QCDC 1")]
    assert (torn["answer"], torn["date"], torn["change"]) == ("torn", "2019-06-20", "lost")
    assert table[("Nhà văn hóa TDP 2", "QCDC 5")]["change"] == "fixed"
    # The second answer to the same thing is the same record.
    case.run("survey", "answer", second, "NVH01", "QCDC-1", "posted", "--on", "20/06/2019")
    again = cells(case, second)[("Nhà văn hóa TDP 1", "QCDC 1")]
    assert again["id"] == torn["id"] and again["answer"] == "posted"
    case.run("undo")
    assert cells(case, second)[("Nhà văn hóa TDP 1", "QCDC 1")]["answer"] == "torn"
    wrong = case.run("survey", "answer", second, "NVH01", "QCDC-1", "mất", code=1)
    assert "none of posted" in wrong.err
    case.run("survey", "answer", second, "NVH01", code=2)


def test_matrix_on_paper(case):
    case.init("--sample")
    output = case.path("matrix.txt")
    case.run("survey", "matrix", "C03", "--output", output)
    with open(output, encoding="utf-8") as file:
        text = file.read()
    assert "5\tNhà văn hóa TDP 5\t≈ rách mờ\t" in text
    assert "43/48" in text and "Nội dung phải khắc phục" in text
    case.run("survey", "matrix", "C03", "--output", case.path("matrix.docx"))
    empty = make(case, "survey", "title=Khảo sát trống")
    refused = case.run("survey", "matrix", empty, "--output", case.path("none.txt"), code=1)
    assert "no places" in refused.err


def test_postings(case):
    case.init("--sample")
    late = make(case, "posting", "title=Danh sách hỗ trợ", "content=7", "form=niêm yết", "place=NVH01",
                "decided_on=05/02/2024")
    assert case.json("show", late)["values"]["group"]
    due = case.json("posting", "due", "--on", "21/02/2024")
    assert [(row["id"], row["state"], row["due"], row["days_late"], row["due_rule"]) for row in due] == \
        [(late, "overdue", "2024-02-19", 2, "DC22-12")]
    case.run("set", late, "posted_on=21/02/2024")
    assert case.json("posting", "due", "--on", "22/02/2024") == []
    hanging = case.json("posting", "show", late, "--on", "22/02/2024")[0]
    assert (hanging["state"], hanging["earliest_removal"]) == ("hanging", "2024-03-22")
    case.run("set", late, "removed_on=10/03/2024")
    assert case.json("posting", "due", "--on", "11/03/2024")[0]["state"] == "removed-early"
    # In 2019 no rule asked for postings in cultural houses.
    old = make(case, "posting", "title=QCDC", "form=niêm yết", "place=NVH01", "decided_on=01/04/2019",
               "posted_on=02/04/2019")
    assert case.json("posting", "show", old, "--on", "13/06/2019")[0]["state"] == "free"
    output = case.path("quarter.txt")
    case.run("posting", "quarter", "2024", "1", "--output", output)
    with open(output, encoding="utf-8") as file:
        text = file.read()
    assert "Danh sách hỗ trợ" in text and "QCDC" not in text
    case.run("posting", "quarter", "2024", "5", "--output", output, code=2)
    case.run("posting", "due", "--output", case.path("due.docx"))


def test_a_rule_with_wrong_contents_is_refused(case):
    case.init()
    refused = case.run("new", "posting_rule", "code=X", "title=X", "contents=1-15", code=1)
    assert "from 1 to 14" in refused.err
    assert make(case, "posting_rule", "code=Y", "title=Y", "contents=1-3, 5–12")


def test_supervision(case):
    case.init("--sample")
    # Rows that sum up half a year owe nothing.
    assert case.json("supervision", "due", "--on", "13/06/2019") == []
    one = make(case, "supervision", "code=GS1", "title=Giám sát thu quỹ", "lead=MTTQ", "form=team",
               "start=20/05/2019", "end=22/05/2019", "plan_sent_on=06/05/2019", "section=MTTQ", "answer_days=10")
    yes = make(case, "recommendation", "supervision=GS1", "title=Công khai số thu", "sent_on=27/05/2019",
               "answered_on=03/06/2019", "outcome=tiếp thu")
    no = make(case, "recommendation", "supervision=GS1", "title=Trả lại tiền", "sent_on=27/05/2019")
    due = case.json("supervision", "due", "--on", "10/06/2019")
    assert [row["due"] for row in due] == ["2019-05-13", "2019-06-06", "2019-06-06"]
    assert {(row["recommendation"], row["days_late"]) for row in due} == {(None, 28), (no, 4), (None, 4)}
    clocks = case.json("supervision", "clocks", "GS1", "--on", "10/06/2019")
    plan = next(row for row in clocks if row["done"] == "2019-05-06")
    assert plan["due"] == "2019-05-05" and plan["days_late"] == 1
    said = figure(case, "recommendations:" + one)
    assert said["text"] == "02" and sorted(said["records"]) == sorted([yes, no])
    assert figure(case, "accepted:" + one)["records"] == [yes]
    output = case.path("result.txt")
    case.run("supervision", "report", "GS1", "--output", output)
    with open(output, encoding="utf-8") as file:
        text = file.read()
    assert "Công khai số thu" in text and "tiếp thu" in text
    refused = case.run("set", no, "outcome=tiếp thu", code=1)
    assert "Say when it was answered" in refused.err


def test_a_laptop_writes_what_its_group_saw(case):
    office_ward = ward.Ward(case)
    office = office_ward.office
    office.run("new", "checklist", "code=DM", "title=Văn bản")
    office.run("new", "item", "code=DM-1", "checklist=DM", "title=Nội quy")
    for n in (7, 8):
        office.run("new", "place", f"code=NVH{n}", f"name=Nhà văn hóa {n}", "type=cultural-house", f"group=TDP{n}")
    survey = office.run("new", "survey", "code=KS", "title=Khảo sát", "checklist=DM", "places=NVH7;NVH8",
                        "state=in-progress").out.strip()
    laptop = office_ward.laptop("laptop", "TDP7")
    office_ward.exchange(office, laptop)
    laptop.run("survey", "answer", "KS", "NVH7", "DM-1", "missing", "--note", "Chưa nhận được")
    # What belongs to another group, and the survey itself, is the office's.
    laptop.run("survey", "answer", "KS", "NVH8", "DM-1", "posted", code=None)
    assert laptop.run("set", survey, "state=done", code=None).code != 0
    office_ward.exchange(laptop, office)
    seen = cells(office, survey)
    assert seen[("Nhà văn hóa 7", "Nội quy")]["answer"] == "missing"
    assert seen[("Nhà văn hóa 8", "Nội quy")]["answer"] is None


def test_both_see_the_same_thing(case):
    """Two machines that look at one thing make one record, and differ in a conflict."""
    office_ward = ward.Ward(case)
    office = office_ward.office
    office.run("new", "checklist", "code=DM", "title=Văn bản")
    office.run("new", "item", "code=DM-1", "checklist=DM", "title=Nội quy")
    office.run("new", "place", "code=NVH7", "name=Nhà văn hóa 7", "type=cultural-house", "group=TDP7")
    survey = office.run("new", "survey", "code=KS", "title=Khảo sát", "checklist=DM", "places=NVH7",
                        "state=in-progress").out.strip()
    laptop = office_ward.laptop("laptop", "TDP7")
    office_ward.exchange(office, laptop)
    for machine, answer in ((office, "posted"), (laptop, "torn")):
        machine.run("survey", "answer", "KS", "NVH7", "DM-1", answer, "--on", "20/06/2019")
    office_ward.exchange(laptop, office, laptop)
    assert len(office.json("list", "observation")) == len(laptop.json("list", "observation")) == 1
    assert cells(office, survey) == cells(laptop, survey)
    assert len(office.json("conflicts", "list")) == 1


danvan_test.main(sys.modules[__name__])
