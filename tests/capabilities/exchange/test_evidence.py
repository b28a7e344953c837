"""A sheet with evidence of support: who, what and when, understood by rules one can read; the rest is told."""

from datetime import date

import pytest

from draagvlak.capabilities.exchange.mapping.brought import brought_in, pieces_of
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.mapping.summary import summary_of
from draagvlak.capabilities.exchange.readers.table import Book, Table

DAY = date(2026, 11, 24)
PEOPLE = [
    ["Naam", "Functie"],
    ["Christel Notulen", "algemeen directeur"],
    ["Schepen De Linde", "schepen"],
    ["Raf Raad", "raadslid"],
    ["Nadia Testers", "ervaringsdeskundige"],
]
HEADERS = ["Datum", "Wie of welk orgaan", "Wat", "Bron", "Tot", "Soort"]


def read(*rows, headers=HEADERS, name="Steun"):
    book = Book("x.xlsx", "xlsx", (table("Personen", PEOPLE), table(name, [headers, *rows])))
    return read_listing(book, propose(book), DAY)


def table(name, rows):
    return Table(name, tuple((n, row) for n, row in enumerate(rows, start=1)))


def left_out(listing):
    return [(note.code, note.row) for note in listing.skipped]


def test_who_is_a_person_of_the_list_or_a_body():
    listing = read(
        ["2026-03-10", "christel  notulen", "nota besproken op MAT", "verslag MAT"],
        ["18/12/2025", "Het college", "budget 4.000 euro voor 2026", "https://besluiten.example/b/12", "31/12/2026"],
    )
    person, body = listing.evidence
    assert (person.on, person.person, person.body, person.layer) == (date(2026, 3, 10), "p1", "", "management")
    assert (person.kind, person.text, person.source) == ("briefing", "nota besproken op MAT", "verslag MAT")
    assert (body.person, body.body, body.body_name, body.layer) == ("", "college", "Het college", "political")
    assert (body.kind, body.until, body.source) == ("budget", date(2026, 12, 31), "")
    assert body.address == "https://besluiten.example/b/12"
    assert left_out(listing) == []
    assert listing.rows_read == 0


@pytest.mark.parametrize(
    ("who", "what", "code"),
    [
        ("tovenaarsraad", "budget 100 euro", "evidence-who-unknown"),
        ("Nadia Testers", "was aanwezig", "evidence-no-layer"),
        (None, "budget 100 euro", "evidence-nobody"),
        ("college", None, "evidence-nothing-said"),
        ("college", "warm onthaal", "evidence-unclear"),
        ("college", "geen budget dit jaar", "evidence-unclear"),
        ("college", "budget gevraagd", "evidence-unclear"),
        ("college", "aanwezig op het feest en gaf budget", "evidence-several-kinds"),
    ],
)
def test_what_is_not_understood_is_told_with_its_row(who, what, code):
    listing = read(["2026-03-10", who, what])
    assert (listing.evidence, left_out(listing)) == ((), [(code, 2)])
    assert summary_of(listing).evidence_left_out == 1
    assert summary_of(listing).rows_left_out == 0


def test_days_that_are_none_or_end_before_they_begin_are_told():
    ended = ["1/3/2026", "college", "budget", "", "1/2/26"]
    listing = read([None, "college", "budget"], ["31/02/2026", "college", "budget"], ended)
    assert left_out(listing) == [("date-missing", 2), ("date-impossible", 3), ("evidence-ends-before", 4)]


def test_a_column_with_the_kind_decides():
    named = ["2026-03-10", "MAT", "aanwezig en gaf budget", "", "", "Budget"]
    listing = read(named, ["2026-03-11", "MAT", "", "", "", "x"])
    assert [one.kind for one in listing.evidence] == ["budget"]
    assert left_out(listing) == [("evidence-kind-unknown", 3)]


def test_several_who_did_the_same_are_each_taken_along():
    listing = read(["2026-03-10", "college en Christel Notulen", "was aanwezig"])
    assert [(one.body, one.person) for one in listing.evidence] == [("college", ""), ("", "p1")]


def test_a_function_that_one_person_has_is_that_person_and_said():
    listing = read(["2026-03-10", "Algemeen directeur", "was aanwezig"])
    assert [one.person for one in listing.evidence] == ["p1"]
    assert [(note.code, note.values["name"]) for note in listing.warnings if note.code.startswith("evidence")] == [
        ("evidence-by-function", "Christel Notulen")
    ]


def test_a_sheet_in_english():
    headers = ["Date", "Who or which body", "What", "Source", "Valid until"]
    listing = read(["2026-03-10", "municipal council", "approved", "minutes"], headers=headers, name="Evidence")
    assert [(one.body, one.kind) for one in listing.evidence] == [("council", "decision")]


def test_a_list_of_contacts_of_a_support_centre_is_no_evidence():
    titles = ["Datum", "Wie", "Onderwerp"]
    listing = read(["2026-03-10", "Christel Notulen, Raf Raad", "koffie"], headers=titles, name="Steunpunt")
    assert (len(listing.contacts), listing.evidence) == (1, ())


def test_what_a_list_brings_keeps_its_evidence():
    listing = read(["2026-03-10", "college", "budget", "", "2027-01-01"], ["2026-03-10", "MAT", "besproken"])
    pieces = list(pieces_of(listing, "mark"))
    assert brought_in(pieces, "mark").evidence == listing.evidence
    assert brought_in(pieces, "another") is None


def test_two_kinds_of_one_weight_are_the_first():
    listing = read(["2026-03-10", "college", "was aanwezig en gaf een toespraak"])
    assert [one.kind for one in listing.evidence] == ["statement"]
