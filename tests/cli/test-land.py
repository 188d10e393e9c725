#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Land clearance on the command line: the sample's project, its papers, bad input."""

import subprocess
import sys

import danvan_test

STEPS = ["plan", "meeting", "notice", "inventory", "compensation-plan", "posting", "approval", "sending", "payment",
         "decision", "hand-over", "land-fund"]


def project(case):
    case.init("--sample")
    return case.json("list", "project")[0]["id"]


def test_progress_is_counted_by_step_and_group(case):
    totals = case.json("land", project(case))
    assert [total["group"] for total in totals] == ["TDP 16", "TDP 17", None], totals
    whole = totals[-1]
    assert list(whole["steps"]) == STEPS
    plots = case.json("list", "plot")
    steps = case.json("list", "plot_step")
    # Counted once more, another way.
    assert whole["all"]["plots"] == len(plots)
    area = sum(round(plot["values"]["recovered"] * 100) for plot in plots)
    assert round(whole["all"]["area"] * 100) == area
    for name in STEPS:
        done = {step["values"]["plot"]["id"] for step in steps if step["values"]["step"] == name}
        assert whole["steps"][name]["plots"] == len(done), name
    assert sum(whole["answers"].values()) == len(plots)
    assert whole["households"] == len(plots) - 1, "one user has two plots"
    for key in ("plots", "area"):
        assert round(sum(total["all"][key] for total in totals[:-1]) * 100) == round(whole["all"][key] * 100)


def test_papers_are_written(case):
    of = project(case)
    visit = next(v for v in case.json("list", "visit") if v["values"]["signed"] is False)
    inventory = case.json("list", "inventory")[0]
    for name, record, words in (
            ("land-progress", of, ["Bước 4. kiểm đếm", "Bước 11.", "TDP 17", "Cả dự án"]),
            ("visit", visit["id"], ["lần thứ", "không ký biên bản", visit["values"]["unsigned_reason"]]),
            ("inventory", inventory["id"], ["BIÊN BẢN KIỂM ĐẾM", "44,75", "-0,75"])):
        output = case.path(name + ".pdf")
        case.run("paper", name, record, "--output", output)
        text = subprocess.run(["pdftotext", "-layout", output, "-"], capture_output=True, check=True).stdout.decode()
        text = " ".join(text.split())
        for word in words:
            assert word in text, (name, word, text)


def test_a_signed_inventory_is_not_changed(case):
    project(case)
    inventory = case.json("list", "inventory")[0]["id"]
    line = next(one for one in case.json("list", "inventory_line") if one["values"]["inventory"]["id"] == inventory)
    case.run("set", inventory, "state=signed", code=1)
    case.run("set", inventory, "state=signed", "signed_on=20/05/2019")
    refused = case.run("set", line["id"], "counted=99", code=1)
    assert "was signed" in refused.err, refused.err
    assert case.json("show", line["id"])["values"]["counted"] == line["values"]["counted"]


def test_what_is_no_project_is_refused(case):
    project(case)
    plot = case.json("list", "plot")[0]["id"]
    assert "no land project" in case.run("land", plot, code=1).err
    assert "no paper" in case.run("paper", "nothing", plot, "--output", case.path("x.pdf"), code=2).err


def test_a_refusal_must_say_why(case):
    project(case)
    plot = case.json("list", "plot")[0]["id"]
    refused = case.run("new", "visit", f"plot={plot}", "date=01/03/2019", "opinion=disagrees", code=1)
    assert "reason" in refused.err, refused.err
    refused = case.run("new", "plot", "holder=Lê Thị Cúc", "area=20,5", "recovered=21", code=1)
    assert "recovered" in refused.err, refused.err


danvan_test.main(sys.modules[__name__])
