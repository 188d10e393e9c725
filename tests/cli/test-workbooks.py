#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks on the command line: what is said of good ones, and that bad ones change nothing."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile

import danvan_test

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workbook"))
import workbooks  # noqa: E402

PEOPLE = [["DANH SÁCH NGƯỜI CAO TUỔI"],
          [],
          ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Nơi ở hiện tại", "Lạ"],
          ["1", "Cụ Nguyễn Văn Mẫu", "05/02/1940", "Nam", "Số 5 ngõ 12", "x"],
          ["2", "Trần Thị Thử", "khoảng 1945", "Nữ", "nt", ""],
          ["Tổng cộng: 02 cụ"]]


def digest(case):
    with open(case.store, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def people_xlsx(hidden=""):
    """The list behind a cover, as the second sheet of its workbook."""
    rows = workbooks.table(PEOPLE)
    if hidden:
        rows = rows.replace(f'<row r="{hidden}">', f'<row r="{hidden}" hidden="1">')
    cover = workbooks.table([["ỦY BAN NHÂN DÂN PHƯỜNG MẪU"], ["SỔ THEO DÕI"]])
    return workbooks.xlsx("", sheets={"Bìa": cover, "Danh sách": rows})


def people_ods():
    rows = "".join("<table:table-row>" + "".join(
        '<table:table-cell office:value-type="string"><text:p>' + cell + "</text:p>"
        "</table:table-cell>" if cell else "<table:table-cell/>" for cell in line)
        + "</table:table-row>" for line in PEOPLE)
    return workbooks.ods(f'<table:table table:name="Danh sách">{rows}</table:table>')


def check_people(case, path):
    result = case.json("import", "person", path, "--dry-run")
    assert (result["read"], result["new"], result["refused"]) == (2, 2, []), result
    assert result["sheet"] == "Danh sách"
    assert (result["first_header"], result["last_header"]) == (3, 3)
    assert result["left_out"] == [{"row": 6, "why": "a total"}]
    assert result["unknown"] == ["Lạ"]
    assert result["unsure"] == [] and result["likely"] == []
    notes = [(note["row"], note["column"], note["note"]) for note in result["notes"]]
    assert notes == [(4, "Họ và tên", "“Cụ” was left out of the name."),
                     (5, "Ngày sinh", "“khoảng 1945” was read as the year 1945."),
                     (5, "Nơi ở hiện tại", "The same as in row 4.")], notes
    case.run("import", "person", path)
    people = {person["values"]["name"]: person["values"] for person in case.json("list", "person")}
    assert people["Nguyễn Văn Mẫu"]["birth"] == "1940-02-05"
    assert people["Trần Thị Thử"]["address"] == "Số 5 ngõ 12"


def test_xlsx_is_read_and_told_about(case):
    case.init()
    check_people(case, case.write("người.xlsx", people_xlsx()))


def test_ods_is_read_and_told_about(case):
    case.init()
    check_people(case, case.write("người.ods", people_ods()))


def test_xls_is_read_and_told_about(case):
    if shutil.which("soffice") is None:
        return "there is no LibreOffice that writes it"
    case.init()
    path = case.write("người.xlsx", people_xlsx())
    environment = {name: value for name, value in os.environ.items() if name != "MALLOC_CHECK_"}
    subprocess.run(["soffice", f"-env:UserInstallation=file://{case.path('office')}", "--headless",
                    "--convert-to", "xls", "--outdir", case.path(), path], check=True,
                   capture_output=True, env=environment)
    check_people(case, case.path("người.xls"))


def test_what_was_read_is_said_in_words(case):
    case.init()
    path = case.write("người.xlsx", people_xlsx(hidden="5"))
    said = case.run("import", "person", path, "--dry-run").lines
    assert said == [
        "Sheet “Danh sách”. Headings in row 3.",
        "Read: 2. New: 2. Changed: 0. The same: 0. Refused: 0.",
        "Row 6 was left out: a total.",
        "Rows that were read though the sheet does not show them: 1.",
        "Row 4, Họ và tên: “Cụ” was left out of the name.",
        "Row 5, Ngày sinh: “khoảng 1945” was read as the year 1945.",
        "Row 5, Nơi ở hiện tại: The same as in row 4.",
        "Column “Lạ” was left out: no field answers to it."], said


def test_likely_people_are_named_before_they_are_written(case):
    case.init()
    case.run("import", "person", case.write("người.xlsx", people_xlsx()))
    before = digest(case)
    again = case.write("lại.csv", "Họ và tên,Ngày sinh,Giới tính,Địa chỉ\n"
                       "Nguyễn Văn Mãu,05/02/1940,Nam,Số 5 ngõ 12\nLê Thị Ví,1990,Nữ,Số 9\n")
    likely = case.json("import", "person", again, "--dry-run")["likely"]
    person = case.json("list", "person")[0]
    assert [(one["row"], one["title"]) for one in likely] == [(2, "Nguyễn Văn Mẫu")], likely
    assert likely[0]["score"] > 0.5 and likely[0]["reasons"]
    assert likely[0]["id"] in (one["id"] for one in case.json("list", "person")), person
    said = case.run("import", "person", again, "--dry-run").lines[-1]
    assert said.startswith(f"Row 2 is likely Nguyễn Văn Mẫu ({likely[0]['id']}), 1.00: "), said
    assert digest(case) == before


def refuse(case, path, *arguments, kind="person", words=""):
    """Refused in one sentence that names the file, and the store is as it was."""
    before = digest(case)
    result = case.run("import", kind, path, *arguments, code=1)
    assert len(result.errors) == 1, result.err
    assert os.path.basename(path) in result.errors[0], result.err
    assert words in result.errors[0], result.err
    assert result.errors[0].rstrip().endswith((".", "?")), result.err
    assert result.out == "", result.out
    refused = case.run("--json", "import", kind, path, *arguments, code=1).json()
    assert len(refused["refused"]) == 1 and refused["batch"] is None and refused["new"] == 0
    assert digest(case) == before


def test_a_workbook_with_a_password(case):
    case.init()
    key = ('<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data '
           'manifest:checksum="x"/></manifest:file-entry>')
    refuse(case, case.write("khóa.ods", workbooks.ods("", manifest=key)), words="password")


def test_a_workbook_that_breaks_off(case):
    case.init()
    refuse(case, case.write("cụt.xlsx", people_xlsx()[:-300]))


def test_a_web_page_with_the_name_of_a_workbook(case):
    case.init()
    page = "<html><body><table><tr><td>Họ và tên</td></tr></table></body></html>"
    refuse(case, case.write("trang.xlsx", page), words="web page")


def test_a_quote_that_is_never_closed(case):
    case.init()
    refuse(case, case.write("nháy.csv", 'Họ và tên,Ghi chú\nNguyễn Văn Mẫu,"tốt\n'))


def test_a_letter_with_the_name_of_a_workbook(case):
    case.init()
    letter = workbooks.zip_of({
        "[Content_Types].xml": workbooks.content_types(0),
        "_rels/.rels": workbooks.RELATIONS.replace("xl/workbook.xml", "word/document.xml"),
        "word/document.xml": "<document/>"})
    refuse(case, case.write("thư.xlsx", letter))


def test_an_empty_file(case):
    case.init()
    refuse(case, case.write("trống.xlsx", ""))


def test_a_folder(case):
    case.init()
    os.mkdir(case.path("thư mục.xlsx"))
    refuse(case, case.path("thư mục.xlsx"))


def test_no_file(case):
    case.init()
    refuse(case, case.path("mất.xlsx"))


def test_no_such_sheet(case):
    case.init()
    path = case.write("người.xlsx", people_xlsx())
    refuse(case, path, "--sheet", "Trang 9", words="“Bìa”, “Danh sách”")
    refuse(case, path, "--sheet", "Bìa", words="Họ và tên")


def test_a_refused_row_names_the_sheet(case):
    case.init()
    rows = workbooks.table([["Họ và tên", "Ngày sinh"], ["Nguyễn Văn Mẫu", "31/02/1950"]])
    path = case.write("sai.xlsx", workbooks.xlsx("", sheets={"Tổ 5": rows}))
    refused = case.run("import", "person", path, code=1)
    assert refused.errors[0].startswith(path + ":Tổ 5:2:Ngày sinh: “31/02/1950”: "), refused.err


def test_other_sheets_with_such_a_table_are_named(case):
    case.init()
    table = workbooks.table([["Họ và tên", "Năm sinh"], ["Nguyễn Văn Mẫu", "1940"]])
    path = case.write("ba-to.xlsx", workbooks.xlsx("", sheets={
        "TDP 1": table, "TDP 2": table, "Bìa": workbooks.table([["SỔ"]])}))
    read = case.run("import", "person", path, "--dry-run")
    assert "“TDP 2”" in read.err and "Bìa" not in read.err, read.err
    assert case.run("import", "person", path, "--dry-run", "--sheet", "TDP 2").err == ""


def test_a_sensitive_category_is_not_named_beside_a_person(case):
    case.init()
    category = case.run("new", "category", "name=Bệnh Kín Mẫu", "code=BKM", "sensitive=có").lines[0]
    gifts = case.run("new", "list", "title=Danh sách mẫu").lines[0]
    case.run("new", "line", f"list={gifts}", "name=Nguyễn Văn Mẫu", f"category={category}")
    for suffix in ("csv", "xlsx"):
        plain, whole = case.path("plain." + suffix), case.path("whole." + suffix)
        case.run("export", "line", plain)
        case.run("export", "line", whole, "--sensitive")
        found = [unpack(path).find(b"BKM") >= 0 or unpack(path).find("Bệnh Kín".encode()) >= 0
                 for path in (plain, whole)]
        assert found == [False, True], (suffix, found)


def test_a_dry_run_asks_what_the_import_would_be_asked(case):
    case.init()
    gifts = case.run("new", "list", "title=Danh sách mẫu", "code=DS1").lines[0]
    case.run("new", "line", f"list={gifts}", "name=Nguyễn Văn Mẫu")
    table = workbooks.table([["Họ và tên", "Năm sinh"], ["Trần Thị Thử", "1945"]])
    path = case.write("them.xlsx", workbooks.xlsx(table))
    order = ("import", "line", path, "--dry-run", "--set", "list=DS1")
    before = case.run(*order)
    assert before.lines and len(case.json("list", "line")) == 1
    case.run("list-state", "DS1", "approved")
    case.run(*order, code=1)
    assert len(case.json("list", "line")) == 1


def unpack(path):
    """Every byte of a sheet, also of those that are packed."""
    if path.endswith(".csv"):
        with open(path, "rb") as file:
            return file.read()
    with zipfile.ZipFile(path) as file:
        return b"".join(file.read(name) for name in file.namelist())


danvan_test.main(sys.modules[__name__])
