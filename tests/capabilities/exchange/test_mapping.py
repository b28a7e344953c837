"""What a list of every shape is taken to be, and what is read from it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.mapping.layers import is_director, layer_of
from draagvlak.capabilities.exchange.mapping.listing import Mapping
from draagvlak.capabilities.exchange.mapping.names import names_in
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.table import Book, Table

DAY = date(2026, 11, 24)


def book_of(*tables):
    return Book(
        "x.xlsx", "xlsx", tuple(Table(f"Blad{n}", list(enumerate(rows, 1))) for n, rows in enumerate(tables, 1))
    )


def read(*tables, **more):
    book = book_of(*tables)
    return read_listing(book, propose(book), DAY, **more)


def shapes(*tables):
    return [table.shape for table in propose(book_of(*tables)).tables]


def names(listing):
    return [person.name for person in listing.people]


def said(listing):
    return [(note.code, note.row) for note in (*listing.skipped, *listing.warnings)]


def test_the_example_reads_as_its_readme_says():
    book = open_book(LIST, "example_contacts.xlsx")
    listing = read_listing(book, propose(book), DAY, "Lies Voorbeeld")
    happened = [contact for contact in listing.contacts if contact.on <= DAY]
    assert (listing.rows_read, len(listing.people), len(happened)) == (179, 48, 176)
    assert [(n.code, n.row) for n in listing.skipped] == [("date-missing", 65), ("date-impossible", 92)]
    assert [(n.code, n.values) for n in listing.warnings if n.code == "planned"] == [("planned", {"count": 1})]
    assert [(d.reason, {p.name for p in listing.people if p.id in (d.a, d.b)}) for d in listing.duplicates] == [
        ("accents", {"Saïda Deurmat", "Saida Deurmat"})
    ]
    assert listing.director_source == "given"


def test_merged_the_example_has_a_person_less():
    book = open_book(LIST, "example_contacts.xlsx")
    mapping = propose(book)
    (double,) = read_listing(book, mapping, DAY).duplicates
    merged = read_listing(book, mapping, DAY, same={double.b: double.a})
    assert (len(merged.people), merged.duplicates) == (47, ())


def test_contacts_with_titles_above_and_headers_in_english():
    listing = read([["Our list"], ["About", "Who", "Date"], ["coffee", "An and Bo", "2026-03-05"]])
    assert [(c.on, c.participants, c.subject, c.row) for c in listing.contacts] == [
        (date(2026, 3, 5), ("p1", "p2"), "coffee", 3)
    ]


def test_attendance_may_say_who_people_are():
    rows = [["Naam", "Functie", "1/9/2026", "22/9/2026"], ["An", "schepen", "x", None], ["Bo", "MAT", "x", "nee"]]
    listing = read(rows)
    assert shapes(rows) == ["attendance"]
    assert [(p.name, p.layers) for p in listing.people] == [("An", ("political",)), ("Bo", ("management",))]
    assert [(c.on, c.participants) for c in listing.contacts] == [(date(2026, 9, 1), ("p1", "p2"))]


def test_who_knows_whom_under_a_title():
    listing = read([["wie kent wie"], [None, "An", "Bo"], ["An", None, 2], ["Bo", 0, None]])
    assert [(t.a, t.b, t.weight) for t in listing.known_ties] == [("p1", "p2", 2.0)]


def test_a_list_without_headers():
    listing = read([["2026-01-02", "An, Bo"], ["2026-01-03", "Bo, Cas"]])
    assert (names(listing), len(listing.contacts)) == (["An", "Bo", "Cas"], 2)


def test_several_sheets_and_one_that_is_none():
    people = [["Naam", "Functie"], ["An", "tovenaar"], ["Bo", "burgemeester"]]
    contacts = [["Datum", "Wie"], ["2026-01-02", "Bo, Cas"]]
    listing = read(contacts, people, [["Zomaar een tekst."]])
    assert [(p.name, p.layers) for p in listing.people] == [("An", ()), ("Bo", ("political",)), ("Cas", ())]
    assert listing.unknown_functions == {"tovenaar": 1}
    assert ("sheet-ignored", None) in said(listing)


@pytest.mark.parametrize(
    ("days", "read_as", "told"),
    [
        (["3/4/2026"], date(2026, 4, 3), ["day-first-assumed"]),
        (["3/4/2026", "13/4/2026"], date(2026, 4, 3), []),
        (["3/4/2026", "4/13/2026"], date(2026, 3, 4), []),
        (["3/4/2026", "4/13/2026", "13/4/2026"], date(2026, 4, 3), ["date-impossible", "order-mixed"]),
    ],
)
def test_the_order_of_a_date_follows_from_its_column(days, read_as, told):
    listing = read([["Datum", "Wie"], *[[day, "An, Bo"] for day in days]])
    assert listing.contacts[0].on == read_as
    assert [code for code, _ in said(listing)] == told


def test_what_somebody_merged_brings_is_kept():
    rows = [["Naam", "Functie", "E-mail"], ["K. Dossier", None, "k@x.example"], ["Katrien Dossier", "schepen", None]]
    listing = read(rows, same={"p2": "p1"})
    assert [(p.layers, p.function, p.email) for p in listing.people] == [(("political",), "schepen", "k@x.example")]


def test_initials_and_mail_are_proposed_and_never_merged():
    listing = read([["Naam", "E-mail"], ["K. Dossier", ""], ["Katrien Dossier", "a@x.example"], ["Kat", "a@x.example"]])
    assert [(d.a, d.b, d.reason) for d in listing.duplicates] == [("p1", "p2", "initials"), ("p2", "p3", "email")]


def test_a_name_written_otherwise_is_one_person_and_said():
    listing = read([["Datum", "Wie"], ["2026-01-02", "An  PEETERS, Bo"], ["2026-01-03", "an peeters, Bo"]])
    assert names(listing) == ["An PEETERS", "Bo"]
    assert [n.values for n in listing.warnings if n.code == "names-joined"] == [{"a": "An PEETERS", "b": "an peeters"}]


def test_the_layer_column_goes_before_the_function():
    listing = read([["Naam", "Functie", "Laag"], ["An", "tovenaar", "political"], ["Bo", "MAT", ""]])
    assert [p.layers for p in listing.people] == [("political",), ("management",)]
    assert listing.unknown_functions == {}


def test_the_director_is_given_named_proposed_or_unknown():
    people = [["Naam", "Functie"], ["An", "trekker"], ["Bo", ""]]
    assert read(people).director_source == "column"
    assert read(people, director="bo").director == "p2"
    assert read(people, director="Zoë").director_source == "none"
    often = [["Datum", "Wie"], *[[f"2026-01-{n:02}", f"An, Persoon {n}"] for n in range(1, 9)]]
    assert (read(often).director, read(often).director_source) == ("p1", "proposed")
    assert read(often[:4]).director_source == "none"


def test_the_title_itself_goes_before_a_trekker():
    people = [["Naam", "Functie"], ["An", "trekker"], ["Bo", "netwerkregisseur"]]
    assert (read(people).director, read(people).director_source) == ("p2", "column")


def test_a_row_that_adds_up_the_others_is_nobody():
    rows = [["Naam", "5/3/2026", "5/4/2026"], ["An", "x", "x"], ["Bo", "x", ""], ["Aantal aanwezigen:", 2, 1]]
    listing = read(rows)
    assert names(listing) == ["An", "Bo"]
    assert [(note.code, note.row) for note in listing.skipped] == [("no-name", 4)]


def test_people_of_a_network_file_are_known_by_their_id():
    nodes = Table("nodes", [(1, ["id", "label"]), (2, ["1", "An"]), (3, ["2", "An"]), (4, ["3", "Bo"])], kind="nodes")
    ties = Table("ties", [(1, ["source", "target", "weight"]), (2, ["1", "3", 2]), (3, ["2", "3", "inf"])], kind="ties")
    book = Book("x.net", "pajek", (nodes, ties))
    listing = read_listing(book, propose(book), DAY, director="Bo")
    assert names(listing) == ["An", "An", "Bo"]
    assert [(t.a, t.b, t.weight) for t in listing.known_ties] == [("p1", "p3", 2.0), ("p2", "p3", 1.0)]
    assert listing.director == "p3"


@pytest.mark.parametrize(
    ("function", "layer"),
    [
        ("schepen van cultuur", "political"),
        ("Burgemeester", "political"),
        ("MAT", "management"),
        ("algemeen directeur", "management"),
        ("diensthoofd vrijetijd", "team_leader"),
        ("hoofd sociale dienst", "team_leader"),
        ("maatschappelijk werker OCMW", "colleague"),
        ("ervaringsdeskundige", "people_in_poverty"),
        ("deelnemer", "people_in_poverty"),
        ("Welzijnsschakel", "association"),
        ("bibliotheek", "partner_organisation"),
        ("political", "political"),
        ("tovenaar", None),
        ("deelnemersbegeleider", None),
        ("directeur", None),
    ],
)
def test_the_layer_of_a_function(function, layer):
    assert layer_of(function) == layer


def test_who_directs_by_function():
    assert [is_director(word) for word in ("Netwerkregisseur", "trekker netwerk", "directeur")] == [True, True, False]


def test_names_in_a_cell():
    assert names_in("An Peeters,Bo; Cas\nDré & Els en Fien and Gus") == [
        "An Peeters",
        "Bo",
        "Cas",
        "Dré",
        "Els",
        "Fien",
        "Gus",
    ]
    assert names_in("Jens Endriks, Sandy Anders") == ["Jens Endriks", "Sandy Anders"]


def test_a_mapping_survives_being_kept():
    mapping = propose(open_book(LIST, "x.xlsx"))
    assert Mapping.from_json(mapping.to_json()) == mapping


CELLS = st.one_of(st.none(), st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates())


@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from(["sheet", "nodes", "ties"]))
def test_no_table_breaks_it(rows, kind):
    book = Book("x", "xlsx", (Table("t", list(enumerate(rows, 1)), kind),))
    listing = read_listing(book, propose(book), DAY)
    ids = {person.id for person in listing.people}
    assert {id_ for contact in listing.contacts for id_ in contact.participants} <= ids
