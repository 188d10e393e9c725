#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets other programs read what we write: poppler the PDF, LibreOffice the docx.

usage: judge-papers.py MAKE-SAMPLE     prints TAP
"""
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile

STYLES = ["state-2020", "party-2018", "party-2026"]
POINTS = 72 / 25.4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words_of(text):
    """Letters and figures alone: where lines break is no concern of the judge."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def assert_in_order(lines, text, what):
    at = 0
    for line in lines:
        found = text.find(words_of(line), at)
        assert found >= 0, f"{what}: “{line[:60]}” is missing or out of order"
        at = found


def body_lines(path):
    """The paragraphs of the .txt between letterhead and signature."""
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if line.strip()]
    first = next(i for i, line in enumerate(lines) if line.startswith("BÁO CÁO"))
    last = next(i for i, line in enumerate(lines) if re.match(r"(TM\.|T/M) ", line))
    return [cell for line in lines[first:last] for cell in line.split("\t")]


def pages_with_words(path):
    """For each page its size and words as (x0, y0, x1, y1, text), in points."""
    pages = []
    for line in run("pdftotext", "-bbox", path, "-").split("\n"):
        if page := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            pages.append((float(page[1]), float(page[2]), []))
        elif word := re.search(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>',
            line,
        ):
            box = tuple(float(word[i]) for i in range(1, 5))
            pages[-1][2].append(box + (html.unescape(word[5]),))
    return pages


class Judge:
    def __init__(self, folder, style, figures):
        self.folder, self.style = folder, style
        self.pdf = os.path.join(folder, style + ".pdf")
        self.docx = os.path.join(folder, style + ".docx")
        self.txt = os.path.join(folder, style + ".txt")
        self.figures = [f for f in figures if f[0] == style]
        self.pages = pages_with_words(self.pdf)

    def pdf_text(self):
        text = words_of(run("pdftotext", "-raw", "-f", "1", "-l", "2", self.pdf, "-"))
        # The number of page 2 stands between two paragraphs.
        assert_in_order(body_lines(self.txt), text.replace("\f", ""), "pdf")

    def pdf_info(self):
        info = run("pdfinfo", self.pdf)
        assert re.search(r"Title: +BÁO CÁO Kết quả", info), info
        assert re.search(r"Author: +\S", info), info
        assert re.search(r"Pages: +5\b", info), info

    def pdf_fonts(self):
        for line in run("pdffonts", self.pdf).split("\n")[2:]:
            if line:
                assert re.search(r" yes (yes|no) +(yes|no) +\d+ +\d+$", line), line

    def pdf_margins(self):
        for width, height, words in self.pages:
            body = [w for w in words if w[1] > 19 * POINTS]
            left = min(w[0] for w in body) / POINTS
            right = (width - max(w[2] for w in body)) / POINTS
            assert all(0 <= w[0] and w[2] <= width and 0 <= w[1] and w[3] <= height for w in words)
            assert right >= 14.5, f"right margin {right}"
            assert height - max(w[3] for w in body) >= 19.5 * POINTS
            if width < height:
                assert abs(left - 30) < 0.5, f"left margin {left}"
        # A full line of a justified paragraph ends at the margin.
        width, _, words = self.pages[0]
        assert abs((width - max(w[2] for w in words)) / POINTS - 15) < 0.5

    def pdf_indent(self):
        """The first line of a paragraph begins 12,7 or 10 mm further in."""
        wanted = 30 + (12.7 if self.style == "state-2020" else 10)
        first = next(w for w in self.pages[0][2] if w[4] == "Quán")
        assert abs(first[0] / POINTS - wanted) < 0.5, first

    def pdf_page_numbers(self):
        for number, (width, _, words) in enumerate(self.pages, 1):
            top = [w for w in words if w[3] < 18 * POINTS]
            if number == 1:
                assert not top, top
                continue
            assert [w[4] for w in top] == [str(number)], top
            middle = (30 * POINTS + width - 15 * POINTS) / 2
            assert abs((top[0][0] + top[0][2]) / 2 - middle) < 1, top
            assert abs(top[0][1] / POINTS - 10) < 1.5, top

    def pdf_header_repeats(self):
        for _, _, words in self.pages[2:]:
            assert [w[4] for w in words].count("STT") == 1

    def pdf_heights(self):
        """Baselines of a paragraph are as far apart as the rule says."""
        lines = sorted({round(w[1], 1) for w in self.pages[0][2] if w[4] in ("lối", "Đảng", "vận")})
        wanted = 14 * 1.15 * 1.15 if self.style == "state-2020" else 18
        steps = [b - a for a, b in zip(lines, lines[1:])]
        assert any(abs(step - wanted) < 0.2 for step in steps), steps

    def figures_stand_there(self):
        """Where we say that a figure is, poppler finds its word."""
        assert self.figures
        for _, page, _, x, y, width, _ in self.figures:
            x, y, width = float(x), float(y), float(width)
            words = self.pages[int(page) - 1][2]
            assert any(
                abs(w[0] - x) < 1.5 and abs(w[2] - x - width) < 6 and w[1] - 6 < y < w[3]
                for w in words
            ), (page, x, y)

    def docx_parts(self):
        with zipfile.ZipFile(self.docx) as archive:
            assert archive.testzip() is None
            assert archive.namelist()[0] == "[Content_Types].xml"
            for name in archive.namelist():
                ElementTree.fromstring(archive.read(name))
            self.check_document(ElementTree.fromstring(archive.read("word/document.xml")))
            styles = ElementTree.fromstring(archive.read("word/styles.xml"))
        known = {s.get(W + "styleId") for s in styles.iter(W + "style")}
        assert {"Normal", "Heading1", "Heading2", "Heading3", "Title"} <= known
        assert styles.find(f".//{W}lang").get(W + "val") == "vi-VN"

    def check_document(self, root):
        assert len(list(root.iter(W + "tblHeader"))) == 2
        assert len(list(root.iter(W + "cantSplit"))) > 48
        starts = [b.get(W + "name") for b in root.iter(W + "bookmarkStart")]
        assert len(starts) == len(set(starts)) == len(self.figures), starts
        assert all(len(name) <= 40 for name in starts)
        sections = [s.find(W + "pgSz") for s in root.iter(W + "sectPr")]
        assert [int(s.get(W + "w")) > int(s.get(W + "h")) for s in sections] == [False, True]

    def office_text(self):
        text = words_of(open(os.path.join(self.folder, "office", self.style + ".txt"),
                             encoding="utf-8-sig").read())
        assert_in_order(body_lines(self.txt), text, "docx as txt")
        for line in open(self.txt, encoding="utf-8"):
            for cell in line.split("\t"):
                for part in cell.split(": "):
                    assert words_of(part) in text, part

    def office_pages(self):
        pages = pages_with_words(os.path.join(self.folder, "office", self.style + ".pdf"))
        assert 4 <= len(pages) <= 6, len(pages)
        assert abs(min(w[0] for w in pages[0][2]) / POINTS - 30) < 0.5
        for number, (_, _, words) in enumerate(pages, 1):
            top = [w[4] for w in words if w[3] < 18 * POINTS]
            assert top == ([] if number == 1 else [str(number)]), top
        assert all([w[4] for w in words].count("STT") == 1 for _, _, words in pages[2:])

    def office_round_trip(self):
        """LibreOffice saves the docx again: same words in the same paragraphs, same bookmarks."""
        before = self.read_docx(self.docx)
        after = self.read_docx(os.path.join(self.folder, "again", self.style + ".docx"))
        assert before[0] == after[0]
        assert before[1] == after[1], (before[1], after[1])

    @staticmethod
    def read_docx(path):
        with zipfile.ZipFile(path) as archive:
            root = ElementTree.fromstring(archive.read("word/document.xml"))
        paragraphs = ["".join(t.text or "" for t in p.iter(W + "t")) for p in root.iter(W + "p")]
        bookmarks = sorted(b.get(W + "name") for b in root.iter(W + "bookmarkStart"))
        return [p for p in paragraphs if p], bookmarks


def convert(folder, to, where):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         to, "--outdir", os.path.join(folder, where)]
        + [os.path.join(folder, style + ".docx") for style in STYLES],
        check=True, capture_output=True, timeout=180)


def checks(folder, figures):
    poppler = all(map(shutil.which, ("pdftotext", "pdfinfo", "pdffonts")))
    office = shutil.which("soffice") is not None
    if office:
        convert(folder, "txt:Text (encoded):UTF8", "office")
        convert(folder, "pdf", "office")
        convert(folder, "docx", "again")
    for style in STYLES:
        judge = Judge(folder, style, figures) if poppler else None
        for name in sorted(n for n in dir(Judge) if n.startswith(("pdf_", "fig", "docx_", "office_"))):
            if not poppler or (name.startswith("office_") and not office):
                yield f"{style} {name} # SKIP no poppler or LibreOffice", lambda: None
            else:
                yield f"{style} {name}", getattr(judge, name)


def report(number, name, check):
    try:
        check()
    except AssertionError as error:
        print(f"not ok {number} {name}")
        print("# " + str(error).replace("\n", "\n# "))
        return False
    print(f"ok {number} {name}")
    return True


def main():
    with tempfile.TemporaryDirectory(prefix="papers-") as folder:
        figures = [line.split(" ") for line in run(sys.argv[1], folder).strip().split("\n")]
        results = [report(i, *c) for i, c in enumerate(checks(folder, figures), 1)]
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
