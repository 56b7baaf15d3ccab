"""Workbooks written by hand, as those who mean harm write them."""

import zipfile

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
FORMATS = "http://schemas.openxmlformats.org"
MAIN = f"{FORMATS}/spreadsheetml/2006/main"
REL = f"{FORMATS}/officeDocument/2006/relationships"
PACKAGE = f"{FORMATS}/package/2006"
RELATED = f'<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
TO = f'<Relationship Id="{{}}" Type="{REL}/{{}}" Target="{{}}"/>'


def two_rows(path, second, texts=""):
    """A workbook of a few hundred bytes: A1 and a second row as it is given."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    sheets = TO.format("a", "worksheet", "worksheets/s.xml") + TO.format(
        "b", "sharedStrings", "sharedStrings.xml"
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" '
        f'ContentType="{KIND}"/></Types>',
        "_rels/.rels": RELATED.format(TO.format("a", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": RELATED.format(sheets),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="s" sheetId="1" r:id="a"/>'
        "</sheets></workbook>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{first}{second}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
