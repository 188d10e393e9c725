#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets other programs read the half-yearly report of the sample that danvanctl writes.

usage: judge-report.py DANVANCTL     prints TAP
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

PERIOD = ["--from", "2019-01-01", "--to", "30/06/2019", "--cut-off", "2019-06-13"]
FACTS = ["06 QCDC", "08 tổ dân phố", "31 trường hợp", "100% các chi hội", "kỳ họp thứ 7", "chi hội 12",
         "TDP 17", "109 năm ngày Quốc tế Phụ nữ 8/3", "1979 năm khởi nghĩa Hai Bà Trưng", "88 năm",
         "lần thứ IV", "quý I/2019", "2014-2019", "2016 – 2021", "2019-2021", "2019-2024",
         "2019 – 2026"]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words_of(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def sentences_of(path):
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if "\t" not in line]
    return [part for line in lines for part in line.split(". ") if len(part) > 30]


def is_in(text, folder, what):
    text = words_of(text)
    for sentence in sentences_of(os.path.join(folder, "r.txt")):
        assert words_of(sentence) in text, f"{what} lacks “{sentence}”"
    for fact in FACTS:
        assert words_of(fact) in text, f"{what} lacks “{fact}”"


def docx_says_the_same(danvanctl, store, folder):
    if not shutil.which("soffice"):
        return "# SKIP no LibreOffice"
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    run("soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir",
        os.path.join(folder, "office"), os.path.join(folder, "r.docx"))
    with open(os.path.join(folder, "office", "r.txt"), encoding="utf-8-sig") as file:
        is_in(file.read(), folder, "docx")


def pdf_says_the_same(danvanctl, store, folder):
    if not shutil.which("pdftotext"):
        return "# SKIP no pdftotext"
    text = run("pdftotext", os.path.join(folder, "r.pdf"), "-")
    # Numbers of pages stand between the words of paragraphs that go on.
    is_in(re.sub(r"\f\d+\n", "", text), folder, "pdf")


def figures_are_listed(danvanctl, store, folder):
    report = json.loads(run(danvanctl, "--store", store, "--json", "report", "half-year", *PERIOD))
    figures = report["figures"]
    assert len(figures) > 20
    for figure in figures:
        assert {"text", "block", "records"} <= figure.keys(), figure
    cases = next(figure for figure in figures if figure["text"] == "31")
    assert len(cases["records"]) == 31
    rate = next(figure for figure in figures if figure["text"] == "100%")
    assert len(rate["records"]) > 1


def wrong_options_are_refused(danvanctl, store, folder):
    for arguments, status in [(["half-year"], 2), (["year", *PERIOD, "--output", "x.txt"], 2),
                              (["half-year", "--from", "31/02/2019", "--to", "30/06/2019",
                                "--output", "x.txt"], 1),
                              (["half-year", *PERIOD, "--style", "none", "--output", "x.txt"], 1)]:
        got = subprocess.run([danvanctl, "--store", store, "report", *arguments],
                             capture_output=True, cwd=folder).returncode
        assert got == status, f"{arguments}: {got}"


TESTS = [docx_says_the_same, pdf_says_the_same, figures_are_listed, wrong_options_are_refused]


def main():
    danvanctl = os.path.abspath(sys.argv[1])
    failed = 0
    print(f"1..{len(TESTS)}")
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "s.danvan")
        run(danvanctl, "--store", store, "init", "--sample")
        for end in ["txt", "docx", "pdf"]:
            run(danvanctl, "--store", store, "report", "half-year", *PERIOD, "--output",
                os.path.join(folder, "r." + end))
        for number, test in enumerate(TESTS, 1):
            try:
                print("ok", number, test.__name__, test(danvanctl, store, folder) or "")
            except (AssertionError, subprocess.CalledProcessError) as error:
                failed += 1
                print("not ok", number, test.__name__)
                print("#", str(error).replace("\n", "\n# "))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
