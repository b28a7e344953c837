"""Spreadsheets made by hand, as nobody's program writes them."""

import io
import zipfile

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def xlsx(
    rows: str, shared: str = "", sheets: int = 1, start: str = "", more: dict[str, str | bytes] | None = None
) -> bytes:
    """A workbook around the XML of its rows; `sheets` times the same sheet; `start` stands before the first element."""
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, sheets + 1))
    relation = f'<Relationship Id="%s" Type="{OFFICE}/%s" Target="%s"/>'
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">%s</Relationships>'
    inner = relation % ("r1", "worksheet", "worksheets/sheet1.xml")
    inner += relation % ("r2", "sharedStrings", "sharedStrings.xml")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": relations % (relation % ("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {NS} xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations % inner,
        "xl/sharedStrings.xml": f"<sst {NS}>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f"{start}<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>",
    }
    return zipped(parts | (more or {}))


def ods(rows: str, manifest: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    table = f'<table:table table:name="A">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest or f'<m:manifest xmlns:m="{OASIS}:manifest:1.0"/>',
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
        }
    )


def ods_cells(count: int, text: str = "x") -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{count}" office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
