#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has registers and letters written by danvanctl and lets other programs read them.

usage: judge-petitions.py DANVANCTL     prints TAP
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

ID_NUMBER = "000090012345"


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def flat(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


class Office:
    """A store with letters from before and after the form of the register changed."""

    def __init__(self, danvanctl, folder):
        self.danvanctl, self.folder = danvanctl, folder
        self.store = os.path.join(folder, "office.danvan")
        self.ctl("init", "--sample")
        self.old = self.new("title=Khiếu nại việc thu hồi đất", "type=khieu-nai",
                            "channel=reception", "start=2026-06-10", "sender_name=Trần Văn Thử",
                            "sender_address=Số 5, ngõ 12", f"sender_id={ID_NUMBER}",
                            "request=Hủy quyết định", "signers=3")
        for i in range(40):
            self.new(f"title=Phản ánh đèn chiếu sáng số {i}", "type=phan-anh", "channel=desk",
                     f"start=2026-07-{i % 28 + 1:02}", f"sender_name=Lê Thị Mẫu {i}",
                     "competence=own", "same_matter=4")
        self.complaint = self.new("title=Thu hồi đất không đúng", "type=khieu-nai",
                                  "channel=desk", "start=2026-08-03", "sender_name=Vũ Văn Mẫu")
        self.step(self.complaint, "accepted", "2026-08-06", "document=12/TB-UBND")
        self.secret = self.new("title=Tố cáo cán bộ nhận tiền", "type=to-cao", "channel=post",
                               "start=2026-08-05")
        self.step(self.secret, "accepted", "2026-08-10", "document=3/QĐ-UBND")
        self.asked = self.new("title=Phản ánh tiếng ồn", "type=phan-anh", "channel=desk",
                              "start=2026-08-07", "sealed=yes")

    def ctl(self, *arguments):
        return run(self.danvanctl, "--store", self.store, *arguments).strip()

    def new(self, *values):
        return self.ctl("new", "petition", *values)

    def step(self, petition, kind, day, *values):
        self.ctl("new", "step", f"petition={petition}", f"type={kind}", f"date={day}", *values)


class Judge:
    def __init__(self, office, folder, soffice):
        self.office, self.folder = office, folder
        for extension in ("txt", "pdf", "docx", "xlsx", "csv"):
            office.ctl("register", "petitions", "--year", "2026", "--output",
                       self.path("book", extension))
        office.ctl("paper", "letter", office.complaint, "--form", "KN-TL-2026", "--output",
                   self.path("letter", "docx"))
        office.ctl("paper", "letter", office.secret, "--form", "TC-TL-2019", "--output",
                   self.path("secret", "docx"))
        if soffice:
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                 "--convert-to", "pdf", "--outdir", os.path.join(folder, "office"),
                 self.path("book", "docx"), self.path("letter", "docx"),
                 self.path("secret", "docx")],
                check=True, capture_output=True, timeout=180)

    def path(self, name, extension):
        return os.path.join(self.folder, f"{name}.{extension}")

    def text(self):
        with open(self.path("book", "txt"), encoding="utf-8") as file:
            return file.read()

    def rows(self):
        with open(self.path("book", "csv"), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def text_a_year_with_both_forms_has_two_parts(self):
        old, new = self.text().split("Mẫu 03/TCD (NĐ 154/2026/NĐ-CP)")
        assert "Mẫu 06-TCD (TT 06/2014/TT-TTCP)" in old
        assert "Trần Văn Thử" in old and "Trần Văn Thử" not in new
        assert "Hủy quyết định" in old
        heading = new.strip().split("\n")[0].split("\t")
        assert len(heading) == 13, heading
        assert new.strip().split("\n")[1].split("\t") == [f"({i})" for i in range(1, 14)]

    def text_numbers_have_no_gap(self):
        new = self.text().split("Mẫu 03/TCD (NĐ 154/2026/NĐ-CP)")[1]
        numbers = [int(line.split("\t")[0]) for line in new.split("\n")
                   if line.split("\t")[0].isdigit()]
        assert numbers == list(range(1, 44)), numbers

    def text_a_sheet_counts_as_the_paper(self):
        rows = self.rows()
        assert len(rows) == 44, len(rows)
        assert [row["Mẫu sổ"][:6] for row in rows].count("Mẫu 06") == 1

    def text_who_is_kept_secret_is_not_named(self):
        row = next(row for row in self.rows() if "Tố cáo" in row["Tóm tắt nội dung vụ việc"])
        assert row["Họ tên, địa chỉ"] == "(giữ bí mật danh tính)", row
        assert "thụ lý 10/08/2026 (3/QĐ-UBND)" in row["Theo dõi quá trình, kết quả giải quyết"], row
        asked = next(row for row in self.rows() if "tiếng ồn" in row["Tóm tắt nội dung vụ việc"])
        assert asked["Họ tên, địa chỉ"] == "(giữ bí mật danh tính)", asked

    def text_numbers_of_identity_cards_are_masked(self):
        for extension in ("txt", "csv"):
            with open(self.path("book", extension), encoding="utf-8") as file:
                assert ID_NUMBER not in file.read()
        assert self.rows()[0]["CCCD/Hộ chiếu"].startswith("000•"), self.rows()[0]

    def text_a_book_alone(self):
        path = self.path("reception", "csv")
        self.office.ctl("register", "petitions", "--year", "2026", "--book", "reception",
                        "--output", path)
        with open(path, encoding="utf-8-sig", newline="") as file:
            assert [row["Nội dung"] for row in csv.DictReader(file)] == [
                "Khiếu nại việc thu hồi đất"]

    def text_the_national_database_is_not_forgotten(self):
        path = self.path("national", "docx")
        said = self.office.ctl("register", "petitions", "--year", "2026", "--national",
                               "--output", path)
        for article in ("NĐ 154/2026/NĐ-CP, Điều 27", "NĐ 155/2026/NĐ-CP, Điều 30a",
                        "NĐ 156/2026/NĐ-CP, Điều 19a", "bắt buộc"):
            assert article in said, said

    def text_figures_have_their_records(self):
        found = json.loads(self.office.ctl("--json", "report", "petitions", "--from", "01/07/2026",
                                           "--to", "30/09/2026"))
        figures = {figure["key"]: figure for figure in found["figures"]}
        assert figures["received"]["count"] == 43, figures["received"]
        assert self.office.secret in figures["type:to-cao"]["records"]
        assert figures["carried"]["records"] == [self.office.old]
        for figure in figures.values():
            assert len(figure["records"]) == figure["count"], figure

    def text_the_half_yearly_report_counts_them(self):
        path = self.path("half", "txt")
        self.office.ctl("report", "half-year", "--from", "01/07/2026", "--to", "31/12/2026",
                        "--output", path)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        assert "Trong kỳ, tiếp nhận 43 đơn (43 vụ việc)" in text, text
        assert "Tiếp nhận, giải quyết đơn theo sổ" in text
        assert "Lê Thị Mẫu" not in text and "đèn chiếu sáng số" not in text

    def text_voters_see_what_was_answered(self):
        def meeting(title, day):
            return self.office.ctl("new", "event", f"title={title}", "type=voter-meeting",
                                   f"start={day}")

        def asked(event, title, day, *values):
            return self.office.new(f"title={title}", "type=kien-nghi-cu-tri", f"start={day}",
                                   f"meeting={event}", "channel=voters", *values)

        before = meeting("Tiếp xúc trước kỳ họp 3", "2026-04-10")
        after = meeting("Tiếp xúc sau kỳ họp 3", "2026-08-20")
        asked(before, "Sửa vỉa hè", "2026-04-10", "outcome=answered", "answer=Đã sửa")
        asked(before, "Xây nhà văn hóa", "2026-04-10", "outcome=in-progress",
              "sender_name=Trần Thị Thử")
        lamp = asked(after, "Lắp đèn ngõ 5", "2026-08-20", "session=kỳ họp 3", "outcome=answered",
                     "answer=Đã lắp ngày 25/08/2026")
        self.office.ctl("new", "publication", f"petition={lamp}", "text=Đã lắp đèn ngõ 5",
                        "place=Nhà văn hóa TDP 5", "from=2026-08-27", "state=published")
        path = self.path("voters", "txt")
        self.office.ctl("paper", "voters", after, "--output", path)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        now, earlier = text.split("Kiến nghị của các cuộc trước chưa trả lời xong: 1")
        assert "Kiến nghị tại cuộc tiếp xúc này: 1" in now and "Lắp đèn ngõ 5" in now, text
        assert "Đã lắp ngày 25/08/2026" in now and "Nhà văn hóa TDP 5" in now, text
        assert "Xây nhà văn hóa" in earlier and "Sửa vỉa hè" not in text, text
        assert "Trần Thị Thử" not in text, text

    def text_bad_commands_are_refused(self):
        for arguments, code in ((["register", "petitions", "--year", "2026"], 2),
                                (["register", "people", "--year", "2026", "--output", "x.pdf"], 2),
                                (["register", "petitions", "--year", "1999", "--output",
                                  self.path("none", "pdf")], 1),
                                (["paper", "letter", self.office.secret, "--form", "KN-TL-2026",
                                  "--output", self.path("none", "pdf")], 1),
                                (["paper", "letter", self.office.secret, "--output", "x.pdf"], 2)):
            done = subprocess.run([self.office.danvanctl, "--store", self.office.store, *arguments],
                                  capture_output=True, text=True)
            assert done.returncode == code, (arguments, done)
            assert done.stderr.count("\n") == 1, done.stderr
        assert not os.path.exists(self.path("none", "pdf"))

    def office_opens_the_sheet(self):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless",
             "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir",
             os.path.join(self.folder, "office"), self.path("book", "xlsx")],
            check=True, capture_output=True, timeout=180)
        with open(os.path.join(self.folder, "office", "book.csv"), encoding="utf-8") as file:
            text = file.read()
        assert "SỔ TIẾP CÔNG DÂN, THEO DÕI ĐƠN NĂM 2026" in text, text[:400]
        assert text.count("Mẫu 03/TCD (NĐ 154/2026/NĐ-CP)") >= 43
        assert ID_NUMBER not in text and "03/08/2026" in text

    def check_pages(self, path):
        pages = run("pdftotext", "-layout", path, "-").split("\f")[:-1]
        assert len(pages) > 2, len(pages)
        for number, page in enumerate(pages, 1):
            assert "STT" in flat(page) or number == len(pages), f"page {number} has no header"
        words = flat(" ".join(pages))
        assert "NGƯỜI LẬP SỔ" in flat(pages[-1])
        assert ID_NUMBER not in words
        # No date is broken into two lines.
        assert re.search(r"\b03/08/2026\b", words), words

    def pdf_header_on_every_page(self):
        self.check_pages(self.path("book", "pdf"))

    def office_header_on_every_page(self):
        self.check_pages(os.path.join(self.folder, "office", "book.pdf"))

    def office_opens_the_letter(self):
        words = flat(run("pdftotext", os.path.join(self.folder, "office", "letter.pdf"), "-"))
        assert "THÔNG BÁO" in words and "Vũ Văn Mẫu" in words and "12/TB-UBND" in words, words
        assert "ngày 06 tháng 8 năm 2026" in words, words

    def office_opens_the_letter_about_a_denunciation(self):
        words = flat(run("pdftotext", os.path.join(self.folder, "office", "secret.pdf"), "-"))
        assert "QUYẾT ĐỊNH" in words and "Tố cáo cán bộ nhận tiền" in words, words

    def pdf_lies_on_its_side(self):
        size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", run("pdfinfo", self.path("book", "pdf")))
        assert float(size[1]) > float(size[2]), size[0]


def report(number, name, check):
    try:
        check()
    except (AssertionError, subprocess.CalledProcessError) as error:
        print(f"not ok {number} {name}")
        print("# " + str(error).replace("\n", "\n# "))
        print("# " + str(getattr(error, "stderr", "")).replace("\n", "\n# "))
        return False
    print(f"ok {number} {name}")
    return True


def main():
    poppler = all(map(shutil.which, ("pdftotext", "pdfinfo")))
    soffice = poppler and shutil.which("soffice") is not None
    with tempfile.TemporaryDirectory(prefix="petitions-") as folder:
        judge = Judge(Office(sys.argv[1], folder), folder, soffice)
        names = sorted(n for n in dir(Judge) if n.startswith(("pdf_", "text_", "office_")))
        results = []
        for number, name in enumerate(names, 1):
            if (name.startswith("pdf_") and not poppler) or (name.startswith("office_") and not soffice):
                print(f"ok {number} {name} # SKIP no poppler or LibreOffice")
                results.append(True)
            else:
                results.append(report(number, name, getattr(judge, name)))
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
