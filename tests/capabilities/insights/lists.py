"""Lists as odd as real ones, each in a few lines, and what the terminal command makes of them."""

import contextlib
import csv
import io
import json
import tempfile
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from draagvlak.capabilities.demo.actions import LIST
from draagvlak.wiring import command

PEOPLE = [
    ("Naam", "Functie", "Organisatie", "Gemeente"),
    ("An Peeters", "trekker", "OCMW", "Duffel"),
    ("Bo Claes", "deelnemer", "Vereniging", "Duffel"),
    ("Ed Smet", "deelnemer", "Vereniging", "Lier"),
    ("Cas Maes", "collega", "OCMW", "Duffel"),
    ("Gil Wuyts", "collega", "OCMW", "Lier"),
    ("Ivo Peten", "schepen", "Gemeente", "Lier"),
]
CONTACTS = [
    ("Datum", "Aanwezig"),
    ("2026-11-01", "Bo Claes; Cas Maes"),
    ("2026-11-02", "Cas Maes; Ivo Peten"),
    ("2026-11-03", "An Peeters; Ed Smet"),
    ("2026-11-04", "An Peeters; Gil Wuyts"),
]
WHO_KNOWS_WHOM = [("", "An Peeters", "Bo Claes"), ("An Peeters", "", 1), ("Bo Claes", 1, "")]


def _book(path, people, contacts):
    book = Workbook()
    book.remove(book.active)
    for title, rows in (("Contacten", contacts), ("Mensen", people)):
        if rows:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
    book.save(path)
    return path


def _csv(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def one_place(people):
    return [row[:3] for row in people]


MADE = {
    "example": lambda _folder: LIST,
    "no-contacts": lambda folder: _book(folder / "a.xlsx", one_place(PEOPLE), []),
    "no-director": lambda folder: _book(folder / "b.xlsx", one_place([PEOPLE[0], *PEOPLE[2:]]), CONTACTS[:3]),
    "one-layer": lambda folder: _book(folder / "c.xlsx", [PEOPLE[0][:3], PEOPLE[4][:3]], [CONTACTS[0], CONTACTS[4]]),
    "places": lambda folder: _book(folder / "d.xlsx", PEOPLE, CONTACTS),
    "no-layers": lambda folder: _csv(folder / "e.csv", [CONTACTS[0], CONTACTS[1]]),
    "without-dates": lambda folder: _csv(folder / "f.csv", WHO_KNOWS_WHOM),
    "all-long-ago": lambda folder: _book(
        folder / "g.xlsx", one_place(PEOPLE), [CONTACTS[0], ("2019-01-01", "Bo Claes; Cas Maes")]
    ),
}


@cache
def text_of(name, *options):
    """What the terminal prints of the list called `name`; each is read once, since the example takes its time."""
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(said):
        made = MADE[name](Path(folder))
        assert command.main(["analyse", str(made), "--as-of", "2026-11-24", *options]) == 0
    return said.getvalue()


def report_of(name, *options):
    return json.loads(text_of(name, "--json", *options))
