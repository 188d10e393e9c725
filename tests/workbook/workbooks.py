# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks made by hand, so that each has just the trap that a test is about."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

RELATIONS = (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
             f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')


def zip_of(parts):
    """A zip archive of texts and bytes by name."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return archive.getvalue()


def content_types(n_sheets):
    """What LibreOffice wants to know of each part."""
    prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    names = [("workbook", "sheet.main"), ("sharedStrings", "sharedStrings"), ("styles", "styles")]
    names += [(f"worksheets/sheet{i}", "worksheet") for i in range(1, n_sheets + 1)]
    return ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{prefix}{kind}+xml"/>'
                      for name, kind in names) + "</Types>")


def xlsx_parts(rows, strings="", styles="", properties="", after="", state="", sheets=None):
    """The parts of a workbook with one sheet whose rows are given as XML."""
    sheets = sheets or {"DS": rows}
    listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="s{i}"{state if i == 1 else ""}/>'
                     for i, name in enumerate(sheets, 1))
    related = "".join(f'<Relationship Id="s{i}" Type="{OFFICE}/worksheet" '
                      f'Target="worksheets/sheet{i}.xml"/>' for i, _ in enumerate(sheets, 1))
    parts = {
        "[Content_Types].xml": content_types(len(sheets)),
        "_rels/.rels": RELATIONS,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
                           f'<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{PACKAGE}">{related}'
            f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="y" Type="{OFFICE}/styles" Target="/xl/styles.xml"/>'
            '</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    for i, content in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{content}</sheetData>{after}</worksheet>')
    return parts


def xlsx(*arguments, **options):
    return zip_of(xlsx_parts(*arguments, **options))


def text(reference, words):
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def table(lines):
    """Rows of texts as the XML of a sheet."""
    return "".join(
        f'<row r="{number}">' + "".join(text(chr(65 + i) + str(number), cell)
                                        for i, cell in enumerate(line) if cell) + "</row>"
        for number, line in enumerate(lines, 1))


def ods(body, styles="", manifest=""):
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    names = " ".join(f'xmlns:{prefix}="{office}{name}:1.0"' for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("svg", "svg-compatible"), ("manifest", "manifest"),
        ("draw", "drawing")))
    return zip_of({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f"<manifest:manifest {names}>{manifest}</manifest:manifest>",
        "content.xml": f"<office:document-content {names}><office:automatic-styles>{styles}"
                       f"</office:automatic-styles><office:body><office:spreadsheet>{body}"
                       "</office:spreadsheet></office:body></office:document-content>",
    })
