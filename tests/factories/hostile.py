"""Files made to do harm, each with the refusals that fit it; and files that are as heavy as the limits allow."""

import io
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import xlwt

from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.readers import limits
from tests.factories.sheets import ods, ods_cells, xlsx, zipped

MEGABYTE = 1024 * 1024
LONG = "A" * 30_000
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def shared(rows: int) -> bytes:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, rows + 1))
    return xlsx(cells, f"<si><t>{LONG}</t></si>")


def far_xls() -> bytes:
    book = xlwt.Workbook()
    for n in range(12):
        book.add_sheet(f"S{n}").write(65535, 255, "x")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def lying() -> bytes:
    """An archive whose list says that a large part is small."""
    data = bytearray(zipped({"xl/workbook.xml": b"<a>" + b"0" * 8 * MEGABYTE}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    made = bytearray(zipped({"xl/workbook.xml": "<a/>"}))
    made[made.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "shared-text": (lambda: shared(20_000), {"too-heavy", "too-much-text"}),
    "zeros": (lambda: zipped({"xl/workbook.xml": b"0" * 300 * MEGABYTE}), {"zip-bomb"}),
    "lying": (lying, {"zip-bomb", "damaged"}),
    "many-parts": (lambda: zipped({f"xl/{n}.xml": "" for n in range(limits.MOST_PARTS + 1)}), {"zip-bomb"}),
    "many-sheets": (lambda: xlsx(ROW, sheets=limits.MOST_SHEETS + 1), {"too-many-sheets"}),
    "entities": (lambda: xlsx(ROW, start=DOCTYPE), {"xml-entities"}),
    "entities-late": (lambda: xlsx(ROW, start=f"<!--{'x' * 9000}-->{DOCTYPE}"), {"xml-entities"}),
    "entities-utf16": (
        lambda: xlsx(ROW, more={"xl/styles.xml": f"{DOCTYPE}<a/>".encode("utf-16")}),
        {"damaged", "xml-entities"},
    ),
    "external": (
        lambda: xlsx(ROW, more={"docProps/app.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
        {"xml-entities"},
    ),
    "far": (lambda: xlsx(f'{ROW}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {"too-heavy"}),
    "far-quoted-otherwise": (
        lambda: xlsx("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>" + ROW),
        {"too-heavy"},
    ),
    "far-unnamed": (lambda: xlsx(ROW + '<row r="1048576">' + "<c/>" * 16000 + "<c><v>1</v></c></row>"), {"too-heavy"}),
    "far-xls": (far_xls, {"too-heavy", "too-many-cells"}),
    "ods-columns": (lambda: ods(f"<table:table-row>{ods_cells(1_000_000)}</table:table-row>"), {"too-many-columns"}),
    "ods-text": (
        lambda: ods(f'<table:table-row table:number-rows-repeated="50000">{ods_cells(10, LONG)}</table:table-row>'),
        {"too-heavy", "too-many-cells"},
    ),
    "ods-password": (lambda: ods(ROW, "<m:manifest><m:encryption-data/></m:manifest>"), {"password"}),
    "zip-password": (encrypted, {"password"}),
    "xlsx-password": (lambda: OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), {"password"}),
    "cut-off": (lambda: LIST.read_bytes()[:9000], {"damaged"}),
    "ole-nothing": (lambda: OLE + b"\xff" * 5000, {"damaged"}),
    "million-columns": (lambda: b";" * 1_000_000, {"too-many-columns", "line-too-long"}),
    "one-line": (lambda: b"a;" * 25_000_000, {"too-many-columns", "line-too-long"}),
    "one-cell": (lambda: b"Datum;Wie\n2026-01-05;" + b"a" * 10 * MEGABYTE, {"line-too-long", "cell-too-long"}),
    "open-quotation": (lambda: b'Datum;Wie\n"' + b"a\n" * 5_000_000, {"cell-too-long"}),
    "empty-lines": (lambda: b"\n" * 40 * MEGABYTE, {"too-many-rows"}),
    "too-large": (lambda: b"a" * (limits.MOST_BYTES + 1), {"too-large"}),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(2000), {"unknown-format"}),
    "control": (lambda: b"\x01\x02\x03\x04" * 2000, {"not-text"}),
}


def joined(*parts: str) -> bytes:
    return "".join(parts).encode()


def listed(head: str, rows: Iterable[str]) -> bytes:
    return "\n".join((head, *rows)).encode()


def network_xml(inside: str, node: Callable[[int], str], nodes: int, after: str = "") -> bytes:
    """A GraphML file around `nodes` nodes."""
    each = "".join(node(n) for n in range(nodes))
    return f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{inside}<graph>{each}{after}</graph></graphml>'.encode()


def calendar(events: int, rule: str) -> bytes:
    each = (
        f"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20200101T100000Z\r\nSUMMARY:Overleg {n}\r\n{rule}\r\n"
        f"ATTENDEE;CN=An {n}:mailto:an{n}@example.org\r\nATTENDEE;CN=Bo:mailto:bo@example.org\r\nEND:VEVENT\r\n"
        for n in range(events)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(each)}END:VCALENDAR\r\n".encode()


def attendance(people: int, days: int, every: int) -> bytes:
    """People by days; one in `every` was there."""
    head = "Naam;" + ";".join(str(date(2020, 1, 1) + timedelta(days=n)) for n in range(days))
    return listed(
        head, (f"Naam {p};" + ";".join("x" if (p + d) % every == 0 else "" for d in range(days)) for p in range(people))
    )


def acquainted(people: int) -> bytes:
    """Who knows whom: everybody everybody."""
    names = [f"Naam {n}" for n in range(people)]
    return listed(";" + ";".join(names), (f"{name};" + ";".join("1" * people) for name in names))


def cells(rows: int, columns: int) -> bytes:
    """A sheet full of numbers, each another, so that packing it looks like no bomb."""
    each = ("".join(f"<c><v>{(n * columns + k) * 7919 % 999_983}</v></c>" for k in range(columns)) for n in range(rows))
    return xlsx("".join(f"<row>{row}</row>" for row in each))


HEAVY: dict[str, Callable[[], bytes]] = {
    "rows": lambda: listed("Datum;Wie", (f"2026-01-05;An {n}, Bo {n}" for n in range(249_999))),
    "names-alike": lambda: listed("Naam;E-mail", (f"Jan Peeters {n:x};jan@example.org" for n in range(249_999))),
    "names-of-many-words": lambda: listed("Naam", (" ".join(f"De{n + k}" for k in range(30)) for n in range(100_000))),
    "names-in-one-cell": lambda: listed(
        "Datum;Wie", (f"2026-01-05;{', '.join(f'An {n + k}' for k in range(3000))}" for n in range(1500))
    ),
    "three-hundred-present": lambda: listed(
        "Datum;Wie", (f"2026-01-05;{', '.join(f'An {7 * n + k}' for k in range(300))}" for n in range(33))
    ),
    "long-names": lambda: listed("Datum;Wie", (f"2026-01-05;{'a' * 6000}{n}, {'b' * 6000}{n}" for n in range(900))),
    "attendance": lambda: attendance(5500, 900, 30),
    "attendance-full": lambda: attendance(290, 1990, 1),
    "acquainted": lambda: acquainted(1700),
    "acquainted-most": lambda: acquainted(1999),
    "columns": lambda: listed(
        ";".join(f"Kolom {n}" for n in range(2000)), (";".join(["12.03.2026"] * 2000) for _ in range(2000))
    ),
    "numbers": lambda: listed(
        "Datum;Wie;" + ";".join("abcdefgh"),
        (f"2026-01-05;An {n % 900}, Bo;" + ";".join(["85.07.30-033"] * 8) for n in range(200_000)),
    ),
    "days-in-words": lambda: listed(
        "Datum;Wie", (f"maandag {n % 31 + 1} februari 2026;An {n % 500}, Bo" for n in range(249_999))
    ),
    "xlsx-cells": lambda: cells(2499, 2000),
    "json-keys": lambda: joined("{", ",".join(f'"k{n}":{n}' for n in range(2_000_000)), "}"),
    "json-deep": lambda: b'{"elements":' + b"[" * 3_000_000,
    "json-numbers": lambda: b"[" + b"1," * 24_000_000 + b"1]",
    "kumu": lambda: joined(
        '{"elements":[',
        ",".join(f'{{"label":"An {n}"}}' for n in range(240_000)),
        '],"connections":[',
        ",".join(f'{{"from":"An {n}","to":"An {n + 1}"}}' for n in range(239_999)),
        "]}",
    ),
    "graphml-attributes": lambda: network_xml(
        "".join(f'<key id="k{n}" for="node" attr.name="a{n}"/>' for n in range(300_000)),
        lambda n: f'<node id="{n}"><data key="k{n}">x</data></node>',
        2000,
    ),
    "graphml-data": lambda: network_xml(
        '<key id="k" for="node" attr.name="label"/>',
        lambda n: f'<node id="{n}">' + '<data key="k">An</data>' * 300 + "</node>",
        3000,
    ),
    "graphml-nodes": lambda: network_xml(
        "",
        lambda n: f'<node id="{n}"/>',
        249_000,
        "".join(f'<edge source="{n}" target="{n + 1}"/>' for n in range(248_999)),
    ),
    "graphml-deep": lambda: network_xml("<a>" * 1_000_000, lambda n: f'<node id="{n}"/>', 2),
    "graphml-graphs": lambda: network_xml(
        "<graph>" + '<node id="a"/>' * 9 + "</graph>", lambda n: f"<graph id='g{n}'><node id='n{n}'/></graph>", 200_000
    ),
    "gexf": lambda: joined(
        '<gexf xmlns="http://gexf.net/1.3"><graph><nodes>',
        "".join(f'<node id="{n}" label="An {n}"/>' for n in range(240_000)),
        "</nodes><edges>",
        "".join(f'<edge source="{n}" target="{n + 1}"/>' for n in range(230_000)),
        "</edges></graph></gexf>",
    ),
    "pajek": lambda: listed(
        "*Vertices 249000",
        (*(f'{n} "An {n}"' for n in range(1, 249_001)), "*Edges", *(f"{n} {n + 1}" for n in range(1, 249_000))),
    ),
    "pajek-promised": lambda: b"*Vertices 999999999999\n*Edges\n1 2\n",
    "pajek-matrix": lambda: listed("*Vertices 1700", ("*Matrix", *(" ".join("1" * 1700) for _ in range(1700)))),
    "pajek-relations": lambda: listed(
        "*Vertices 9", (line for n in range(300_000) for line in (f'*Edges :{n} "r{n}"', "1 2"))
    ),
    "dl": lambda: listed("DL N=3000", ("FORMAT = FULLMATRIX", "DATA:", *(" ".join("1" * 3000) for _ in range(3000)))),
    "dl-relations": lambda: listed(
        "DL N=10 NM=100000", ("FORMAT = FULLMATRIX", "DATA:", *("1 " * 10 for _ in range(1_000_000)))
    ),
    "gml": lambda: joined(
        "graph [",
        "".join(f'node [ id {n} label "An {n}" ]\n' for n in range(240_000)),
        "".join(f"edge [ source {n} target {n + 1} ]\n" for n in range(239_000)),
        "]",
    ),
    "gml-deep": lambda: b"graph [ " + b"a [ " * 3_000_000,
    "calendar": lambda: calendar(200_000, "CLASS:PUBLIC"),
    "calendar-for-ever": lambda: calendar(20_000, "RRULE:FREQ=DAILY"),
    "calendar-each-second": lambda: calendar(500, "RRULE:FREQ=SECONDLY;BYSECOND=1,2,3"),
    "sheets": lambda: xlsx(
        "".join(
            f'<row><c><v>{45000 + n % 900}</v></c><c t="inlineStr"><is><t>An {n}, Bo</t></is></c></row>'
            for n in range(1200)
        ),
        sheets=limits.MOST_SHEETS,
    ),
}
