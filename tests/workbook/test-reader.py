# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read from workbooks, and what is refused."""

import os
import random
import shutil
import struct
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))

import danvan_test  # noqa: E402
from reader_test import fault, read, run, sheet, Stream  # noqa: E402
from workbooks import ods, table, text, xlsx, xlsx_parts, zip_of  # noqa: E402

FONTS = ('<fonts><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font>'
         '</fonts>')
FORMATS = ('<numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/>'
           '<numFmt numFmtId="171" formatCode="mm&quot;/&quot;yyyy"/>'
           '<numFmt numFmtId="172" formatCode="yyyy"/><numFmt numFmtId="173" formatCode="h:mm"/>'
           '<numFmt numFmtId="174" formatCode="000000000000"/>'
           '<numFmt numFmtId="175" formatCode="#,##0 &quot;đ&quot;"/>'
           '<numFmt numFmtId="176" formatCode="General"/></numFmts>')
STYLES = FORMATS + FONTS + "<cellXfs>" + "".join(
    f'<xf numFmtId="{number}" fontId="{font}"/>' for number, font in (
        (0, 0), (14, 0), (170, 0), (171, 0), (172, 0), (173, 0), (174, 0), (175, 0), (176, 1))
) + "</cellXfs>"


def number(reference, value, style):
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def shown(value, style, properties=""):
    """The text and the type of one cell with a number."""
    found = sheet(xlsx(f'<row r="1">{number("A1", value, style)}</row>', styles=STYLES,
                       properties=properties))
    return found.cells[1, 0], found.types[1, 0]


def test_numbers_are_read_as_they_are_shown(case):
    for value, style, wanted, kind in (
            ("43101", 1, "01/01/2018", "date"), ("43101.75", 2, "01/01/2018", "date"),
            ("43101", 3, "01/2018", "date"), ("43101", 4, "2018", "date"),
            ("0.5", 5, "12:00", "text"), ("1234567", 6, "000001234567", "text"),
            ("79123456789", 6, "079123456789", "text"), ("500000", 7, "500000", "number"),
            ("1.5", 0, "1,5", "number"), ("1.23456789012E+11", 0, "123456789012", "number"),
            ("-3", 0, "-3", "number"), ("0.1", 8, "0,1", "number"),
            ("500000.00000000006", 0, "500000", "number"),
            ("999999999999999", 0, "999999999999999", "number"),
            # Sixteen digits of an account: the spreadsheet has lost the last.
            ("9704123456789012", 0, "#####", "error"),
            # Days that no calendar has: before 1900, the 29/02/1900 of Lotus, after 9999.
            ("0", 1, "#####", "error"), ("-1", 1, "#####", "error"), ("60", 1, "#####", "error"),
            ("2958466", 1, "#####", "error"), ("59", 1, "28/02/1900", "date"),
            ("61", 1, "01/03/1900", "date"), ("1", 1, "01/01/1900", "date"),
            ("2958465", 1, "31/12/9999", "date")):
        assert shown(value, style) == (wanted, kind), (value, style, shown(value, style))


def test_references_with_dollars_and_of_one_cell_are_read(case):
    found = sheet(xlsx('<row r="1"><c r="$A$1"><v>1</v></c><c r="B1" t="d"><v>10:30:00</v></c></row>',
                       after='<mergeCells><mergeCell ref="A1"/><mergeCell ref="$A$1:$B$2"/>'
                             "</mergeCells>"))
    assert found.cells == {(1, 0): "1", (1, 1): "10:30:00"}
    assert found.merges == [(1, 2, 0, 1)]


def test_days_are_counted_from_1904_where_the_workbook_says_so(case):
    assert shown("0", 1, '<workbookPr date1904="1"/>') == ("01/01/1904", "date")
    assert shown("41639", 1, '<workbookPr date1904="true"/>') == ("01/01/2018", "date")
    assert shown("41639", 1, '<workbookPr date1904="0"/>') == ("31/12/2013", "date")


def formatted(code, value, properties=""):
    """The text and the type of one cell that has a number format of its own."""
    styles = (f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
              '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>')
    found = sheet(xlsx(f'<row r="1">{number("A1", value, 1)}</row>', styles=styles,
                       properties=properties))
    return found.cells[1, 0], found.types[1, 0]


def test_number_formats_are_told_apart(case):
    for code, value, wanted, kind in (
            ("[h]:mm", "0.5", "12:00", "text"), ("[mm]:ss", "0.5", "12:00", "text"),
            ("[Red]General", "43101", "43101", "number"),
            ("yyyy-mm-dd\\Thh:mm", "43101.5", "01/01/2018", "date"),
            ("dd/mm/yyyy h:mm AM/PM", "43101.5", "01/01/2018", "date"),
            ("#,##0\\ \\V\\N\\D", "5000", "5000", "number"),
            ("0%", "0.61", "61%", "text"), ("0.0%", "0.07", "7%", "text"),
            ("0.00%", "0.615", "61,5%", "text"), ("0&quot;%&quot;", "61", "61", "number"),
            ("0", "-0", "0", "number")):
        assert formatted(code, value) == (wanted, kind), (code, value, formatted(code, value))
    assert shown("2958465", 1, '<workbookPr date1904="1"/>') == ("#####", "error")


def test_the_other_properties_of_excel_2013_leave_the_days_alone(case):
    parts = xlsx_parts(f'<row r="1">{number("A1", "41639", 1)}</row>', styles=STYLES,
                       properties='<workbookPr date1904="1"/>')
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "</workbook>", '<extLst><ext xmlns:x15="http://schemas.microsoft.com/office/'
        'spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>'
        "</workbook>")
    assert sheet(zip_of(parts)).cells == {(1, 0): "01/01/2018"}


def test_cells_of_other_programs_are_read(case):
    found = sheet(xlsx(
        '<row r="1"><c r="A1" t="s"><v></v></c><c r="B1" t="b"><v>false</v></c>'
        '<c r="C1"><v> 12 </v></c><c r="D1" t="inlineStr"><is><r><t>An</t></r><rPh><t>x</t></rPh>'
        "</is></c></row>"))
    assert found.cells == {(1, 1): "FALSE", (1, 2): "12", (1, 3): "An"}, found.cells


def test_cells_of_every_type_are_read(case):
    found = sheet(xlsx(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="str"><f>A2</f><v>Lan</v></c>'
        '<c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2"><f>1+1</f></c>'
        '<c r="F2" t="d"><v>2019-06-30T00:00:00</v></c><c r="G2"><f>1+1</f><v>2</v></c>'
        + text("H2", "  hai  ") + '<c r="I2" t="str"><v></v></c><c r="J2" s="1"/></row>',
        strings="<si><r><t>Nguyễn </t></r><r><rPr><rFont val='.VnTimeH'/></rPr><t>An</t></r>"
                "<rPh><t>x</t></rPh></si>"))
    assert found.row(2) == ["Nguyễn An", "Lan", "TRUE", "#REF!", "=?", "30/06/2019", "2",
                            "  hai  "], found.row(2)
    assert [found.types[2, i] for i in range(8)] == [
        "text", "text", "yes-no", "error", "error", "date", "number", "text"]
    assert found.fonts[2, 0] == ".VnTimeH"


def test_fonts_are_told(case):
    found = sheet(xlsx('<row r="1"><c r="A1" s="8" t="inlineStr"><is><t>§¶ng</t></is></c>'
                       + text("B1", "Đảng") + "</row>", styles=STYLES))
    assert found.fonts == {(1, 0): ".VnTime", (1, 1): "Times New Roman"}


def test_escaped_characters_are_read(case):
    found = sheet(xlsx(table([["một_x000D_\nhai", "a_x0041_b", "_x00", "_xD800_"]])))
    assert found.row(1) == ["một\nhai", "aAb", "_x00", "_xD800_"], found.row(1)


def test_rows_and_cells_need_no_reference(case):
    found = sheet(xlsx("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c>"
                       "</row>"))
    assert found.cells == {(1, 0): "1", (1, 2): "3", (3, 0): "4"}


def test_hidden_rows_and_sheets_and_merged_cells_are_told(case):
    stream = read(xlsx("", sheets={"An": table([["x"]]), "Hai": '<row r="3" hidden="1">'
                                   + text("A3", "y") + "</row>"}, state=' state="veryHidden"',
                       after='<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'))
    assert [(s.name, s.hidden) for s in stream.sheets] == [("An", True), ("Hai", False)]
    assert stream.sheets[1].hidden_rows == [3]
    assert stream.sheets[0].merges == [(1, 2, 0, 2)]


def test_links_to_other_files_are_not_followed(case):
    parts = xlsx_parts('<row r="1"><c r="A1"><f>[1]S!A1</f><v>7</v></c></row>')
    parts["xl/externalLinks/externalLink1.xml"] = "<x/>"
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships><Relationship Id="r" Target="file:///etc/passwd" TargetMode="External"/>'
        "</Relationships>")
    assert sheet(zip_of(parts)).cells == {(1, 0): "7"}


def ods_row(cells, more=""):
    return f"<table:table-row {more}>{cells}</table:table-row>"


def ods_text(words, more=""):
    return (f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p>'
            "</table:table-cell>")


def ods_table(rows, more=""):
    return f'<table:table table:name="DS" {more}>{rows}</table:table>'


def test_ods_is_read(case):
    body = ods_table(
        '<table:table-column table:default-cell-style-name="vn"/>'
        + ods_row(ods_text("Hä tªn", 'table:number-columns-spanned="2"')
                  + "<table:covered-table-cell/>" + ods_text("a<text:s text:c='2'/>b"))
        + ods_row('<table:table-cell office:value-type="date" office:date-value="1960-05-12" '
                  'table:style-name="d"><text:p>05/1960</text:p></table:table-cell>'
                  '<table:table-cell office:value-type="float" office:value="1500000">'
                  "<text:p>1.500.000</text:p></table:table-cell>"
                  '<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú'
                  "</text:p></office:annotation><text:p>một</text:p><text:p>hai</text:p>"
                  "</table:table-cell>", 'table:visibility="filter"')
        + ods_row("<table:table-cell/>", 'table:number-rows-repeated="1000000"')
        + ods_row(ods_text("x", 'table:number-columns-repeated="2"')
                  + '<table:table-cell table:number-columns-repeated="16000"/>',
                  'table:number-rows-repeated="2"')
        + ods_row('<table:table-cell office:value-type="float" office:value="0"><text:p>#DIV/0!'
                  "</text:p></table:table-cell>"), 'table:style-name="t"')
    styles = ('<style:font-face style:name="V" svg:font-family="&apos;.VnTime&apos;"/>'
              '<number:date-style style:name="N"><number:month/><number:text>/</number:text>'
              "<number:year/></number:date-style>"
              '<style:style style:name="vn"><style:text-properties style:font-name="V"/>'
              '</style:style><style:style style:name="d" style:data-style-name="N"/>'
              '<style:style style:name="t"><style:table-properties table:display="false"/>'
              "</style:style>")
    found = sheet(ods(body, styles))
    assert found.hidden and found.hidden_rows == [2]
    assert found.row(1) == ["Hä tªn", "a  b"] and found.fonts[1, 0] == ".VnTime"
    assert found.row(2) == ["05/1960", "1500000", "một\nhai"], found.row(2)
    assert found.merges == [(1, 1, 0, 1)]
    assert found.cells[1000003, 1] == "x" and found.cells[1000004, 0] == "x"
    assert found.types[1000005, 0] == "error"


def test_drawings_in_a_cell_of_an_ods_are_no_part_of_it(case):
    cell = '<table:table-cell office:value-type="string">{}</table:table-cell>'
    found = sheet(ods(ods_table(ods_row(
        cell.format("<draw:line><text:p/></draw:line><text:p>Họ tên</text:p>")
        + cell.format("<draw:custom-shape><text:p>Mẫu 01</text:p></draw:custom-shape>")
        + cell.format("<text:p>a<text:span>b</text:span></text:p><draw:g><draw:rect><text:p>c"
                      "</text:p></draw:rect></draw:g><text:p>d</text:p>")
        + '<table:table-cell office:value-type="percentage" office:value="0.61"><text:p>61%'
        "</text:p></table:table-cell>"))))
    assert found.cells == {(1, 0): "Họ tên", (1, 2): "ab\nd", (1, 3): "61%"}, found.cells


def convert(case, name, content, to):
    """Has LibreOffice write the file in another format."""
    path = case.write(name, content)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{case.path('office')}", "--headless",
                    "--convert-to", to, "--outdir", case.path("out"), path], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    made = os.path.splitext(name)[0] + "." + to.split(":")[0]
    with open(case.path("out", made), "rb") as file:
        return file.read()


def test_what_libreoffice_writes_is_read_alike_in_every_format(case):
    if shutil.which("soffice") is None:
        return "soffice is missing"
    content = xlsx(
        table([["Họ và tên", "Năm sinh", "Tên dài" * 2000]])
        + '<row r="2">' + text("A2", "Trần Thị Bé") + number("B2", "22000", 2)
        + number("C2", "1234567", 6) + number("D2", "1.5", 0) + "</row>"
        + '<row r="4" hidden="1">' + text("A4", "ẩn") + '<c r="B4" t="e"><v>#N/A</v></c></row>',
        styles=STYLES, after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')
    wanted = sheet(content)
    for to in ("ods", "xls:MS Excel 97", "xlsx"):
        found = sheet(convert(case, "a.xlsx", content, to))
        assert found.cells.items() >= {(2, 1): "25/03/1960", (2, 2): "000001234567",
                                       (2, 3): "1,5", (4, 0): "ẩn"}.items(), (to, found.cells)
        assert found.cells[1, 2] == wanted.cells[1, 2], to
        assert found.types[4, 1] == "error", to
        assert found.merges == [(1, 2, 0, 0)] and found.hidden_rows == [4], to


def test_long_tables_of_texts_are_read_from_xls(case):
    """Texts that go on in another record, of one and of two bytes a letter."""
    if shutil.which("soffice") is None:
        return "soffice is missing"
    chooser = random.Random(4)
    lines = [["".join(chooser.choice(("abc xyz", "ắẹử ộ"))[chooser.randrange(5)]
                      for _ in range(chooser.randrange(1, 90))).strip() or "x"
              for _ in range(3)] for _ in range(1500)]
    found = sheet(convert(case, "a.xlsx", xlsx(table(lines)), "xls:MS Excel 97"))
    for i, line in enumerate(lines, 1):
        assert found.row(i) == line, (i, line, found.row(i))


def excel_95(content, letters, code_page):
    """Makes the first cell of an xls one of Excel 95, whose texts are bytes of a code page."""
    content = bytearray(content.replace(b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x10\x00\x00\x05"))
    place = content.index(b"\x42\x00\x02\x00")
    struct.pack_into("<H", content, place + 4, code_page)
    place = content.index(b"\xfd\x00\x0a\x00")
    struct.pack_into("<H", content, place, 0x204)
    struct.pack_into("<H2s", content, place + 10, 2, letters)
    return bytes(content)


def test_no_text_of_excel_95_is_lost_to_its_code_page(case):
    if shutil.which("soffice") is None:
        return "soffice is missing"
    content = convert(case, "a.xlsx", xlsx(table([["An", "x"]])), "xls:MS Excel 97")
    for letters, code_page, wanted in ((b"A\xfe", 1252, "Aþ"), (b"A\xfe", 1258, "A₫"),
                                       (b"A\x8f", 1252, "A\x8f"), (b"AB", 32769, "AB")):
        found = sheet(excel_95(content, letters, code_page))
        assert found.cells[1, 0] == wanted, (letters, code_page, found.cells)


def test_what_is_damaged_is_refused(case):
    whole = xlsx(table([["Họ và tên"], ["An"]]))
    for size in range(4, len(whole) - 30, 37):
        assert fault(whole[:size]) in ("damaged", "format"), size
    assert fault(xlsx('<row r="2"/><row r="2"/>')) == "damaged"
    assert fault(xlsx('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>')) == "damaged"
    assert fault(xlsx('<row r="1"><c r="XFE1"><v>1</v></c></row>')) == "damaged"
    assert fault(xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')) == "damaged"
    assert fault(xlsx('<row r="1"><c r="A1"><v>một</v></c></row>')) == "damaged"
    assert fault(xlsx("<row>")) == "damaged"
    assert fault(b"PK\003\004") == "damaged"
    assert fault(b"\xd0\xcf\x11\xe0" + b"\0" * 600) == "damaged"


def test_invalid_unicode_is_refused(case):
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = (
        b'<worksheet><sheetData><row><c t="inlineStr"><is><t>\xc3\x28\xff</t></is></c></row>'
        b"</sheetData></worksheet>")
    assert fault(zip_of(parts)) == "damaged"


def test_what_is_no_workbook_is_refused(case):
    assert fault(zip_of({"word/document.xml": "<w/>"})) == "format"
    parts = xlsx_parts("")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("workbook.xml", "workbook.bin")
    assert fault(zip_of(parts)) == "format"


def test_what_is_encrypted_is_refused(case):
    assert fault(ods("", manifest="<manifest:encryption-data/>")) == "encrypted"


def test_what_has_no_end_is_refused(case):
    entities = ('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefgh", "bcdefghi")) + "]>")
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = (
        entities + '<worksheet><sheetData><row><c t="inlineStr"><is><t>&i;</t></is></c></row>'
        "</sheetData></worksheet>")
    assert fault(zip_of(parts)) == "damaged"
    # Cells without number, and a part that unpacks a thousandfold.
    assert fault(ods(ods_table(ods_row(ods_text("x", 'table:number-columns-repeated="16384"'),
                                       'table:number-rows-repeated="1000000"')))) == "too-large"
    parts = xlsx_parts("")
    path = case.path("bomb.xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            if name != "xl/worksheets/sheet1.xml":
                file.writestr(name, content)
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(b"<worksheet><sheetData>")
            for _ in range(1100):
                part.write(b" " * (1 << 20))
    with open(path, "rb") as file:
        assert fault(file.read()) == "too-large"


def test_sheets_of_which_only_the_last_row_is_there_are_too_large(case):
    row = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert sheet(xlsx(row)).cells == {(1048576, 0): "1"}
    assert fault(xlsx("", sheets={f"S{i}": row for i in range(5)})) == "too-large"


def test_a_cell_holds_no_more_than_a_cell_can(case):
    assert sheet(xlsx(table([["ă" * 32767]]))).cells[1, 0] == "ă" * 32767
    stream = read(xlsx(table([["x"], ["", "ă" * 32768]])))
    assert (stream.fault, stream.where) == ("long-cell", "B2"), (stream.fault, stream.where)


def test_a_million_empty_columns_and_rows_are_nothing(case):
    body = ods_table('<table:table-column table:number-columns-repeated="1000000"/>'
                     + ods_row(ods_text("x") + '<table:table-cell '
                               'table:number-columns-repeated="1000000"/>')
                     + ods_row('<table:table-cell table:number-columns-repeated="1000000"/>',
                               'table:number-rows-repeated="1048575"'))
    assert sheet(ods(body)).cells == {(1, 0): "x"}


def mutate(chooser, content):
    content = bytearray(content)
    for _ in range(chooser.choice((1, 1, 2, 6))):
        place = chooser.randrange(len(content))
        how = chooser.randrange(3)
        if how == 0:
            content[place] = chooser.randrange(256)
        elif how == 1:
            del content[place:place + chooser.randrange(1, 40)]
        else:
            content[place:place] = bytes(chooser.choice(b'0123456789<>"=/ &;-')
                                         for _ in range(chooser.randrange(1, 12)))
    return bytes(content)


def test_nothing_brings_the_reader_down(case):
    """Files with a few bytes changed: read or refused, and never a crash."""
    chooser = random.Random(int(os.environ.get("DV_SEED", "1")))
    parts = xlsx_parts('<row r="1" hidden="0">' + text("A1", "Họ tên") + number("B1", "4E4", 3)
                       + '<c r="C1" t="s"><v>0</v></c></row>', strings="<si><t>An</t></si>",
                       styles=STYLES,
                       after='<mergeCells><mergeCell ref="A1:C2"/></mergeCells>')
    books = [ods(ods_table(ods_row(ods_text("x") + ods_text("y"))))]
    if shutil.which("soffice") is not None:
        books.append(convert(case, "a.xlsx", zip_of(parts), "xls:MS Excel 97"))
    for _ in range(int(os.environ.get("DV_ROUNDS", "250"))):
        changed = dict(parts)
        name = chooser.choice(list(changed))
        changed[name] = mutate(chooser, changed[name].encode())
        Stream(run(zip_of(changed)))
        Stream(run(mutate(chooser, chooser.choice(books))))


danvan_test.main(sys.modules[__name__])
