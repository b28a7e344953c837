"""XLSX, XLS and ODS by python-calamine, which never evaluates a formula: it gives the value that was last shown.

It reads in a process apart, with limits of its own (sheet_process); what comes back are plain cells.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Timer

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.stored import Packing
from draagvlak.capabilities.exchange.readers.table import Book, Note, Refused, Table
from draagvlak.capabilities.exchange.readers.zipped import Zipped, format_within, look_into

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PROCESS = "draagvlak.capabilities.exchange.readers.sheet_process"
ROOT = Path(__file__).parents[4]
KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR")  # the process needs no secrets


def format_of(path: Path, start: bytes) -> str | None:
    """xlsx, ods or xls by what the file, which begins with `start`, holds, whatever its name says; None for anything
    else. Raises Refused for an archive whose list of contents is damaged.
    """
    if start.startswith(OLE):
        return "xls"
    return format_within(path) if start.startswith(b"PK") else None


def read_sheets(path: Path, name: str, format_: str) -> Book:
    """Every sheet as a table. Raises Refused with `password` or `damaged`, and for sheets over the limits."""
    if format_ == "xls" and ENCRYPTED in path.read_bytes():
        raise Refused("password")
    seen = look_into(path) if format_ != "xls" else Zipped()
    tables: list[Table] = []
    packing = Packing()
    for line in _read_apart(path):
        if line.startswith(b"["):
            packing.add(line, 0)  # as it is: its cells are looked at when the whole file has been read
            continue
        said = json.loads(line)
        if "refused" in said:
            raise Refused(said["refused"], **said["values"])
        if "table" in said:
            merged = tuple(tuple(one) for one in said["merged"])
            tables.append(Table(name=said["table"], rows=(), hidden=said["hidden"], merged=merged))
        elif "rows" in said:
            packing.add(b"", said["rows"])
            tables[-1] = replace(tables[-1], rows=packing.done())
            packing = Packing()
    notes = [Note("sheet-hidden", {"name": table.name}, table.name) for table in tables if table.hidden]
    if seen.hidden:
        notes.append(Note("cells-hidden"))
    return Book(file=name, format=format_, tables=tuple(tables), epoch_1904=seen.epoch_1904, notes=tuple(notes))


def _read_apart(path: Path) -> Iterator[bytes]:
    """The lines the process writes, while it reads on. Raises Refused("too-heavy") where it was cut off."""
    surroundings = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    surroundings["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-B", "-P", "-m", PROCESS]
    with path.open("rb") as given:
        process = subprocess.Popen(  # noqa: S603 our own module, without a shell; the file comes in as bytes
            command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings
        )
        late = Timer(limits.MOST_SECONDS + 3, process.kill)
        late.start()
        try:
            with process:
                yield from process.stdout or ()
        finally:
            late.cancel()
    if process.returncode:
        raise Refused("too-heavy")
