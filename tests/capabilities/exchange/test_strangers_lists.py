"""Lists as strangers have them: what a list says of who was not there, of one person a row, of days that are merged."""

from datetime import datetime

import openpyxl
import pytest

from draagvlak.capabilities.exchange.mapping.absence import is_away, missed, not_met, parted
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.delimited import delimiter_of
from draagvlak.capabilities.exchange.readers.stored import packed, unpacked
from tests.capabilities.exchange.test_lists import DAY, book_of, codes, met, read

TITLES = ["Datum", "Wie", "Soort", "Notities"]


def names(listing):
    return [person.name for person in listing.people]


def log(*rows):
    return read([TITLES, *([f"{13 + n}/3/2026", *row] for n, row in enumerate(rows))])


@pytest.mark.parametrize(
    ("cell", "there", "absent"),
    [
        ("Niet bereikt: Fatima El Amrani", "", ["Niet bereikt: Fatima El Amrani"]),
        ("An, Bo; afwezig: Cas, Dré", "An, Bo", ["afwezig: Cas, Dré"]),
        ("Niet aanwezig: Rita. Wel: An", "An", ["Niet aanwezig: Rita"]),
        ("Aanwezig: An, Bo\nVerontschuldigd: Cas", "An, Bo", ["Verontschuldigd: Cas"]),
        ("An; cc: Bo", "An", ["cc: Bo"]),
        ("OCMW: An", "OCMW: An", []),
    ],
)
def test_labels_in_a_cell_say_who_was_there(cell, there, absent):
    assert parted(cell) == (there, tuple(absent))


@pytest.mark.parametrize(
    ("name", "away"),
    [
        ("Bo Claes (verontschuldigd)", True),
        ("Fatima - geen gehoor", True),
        ("niet bereikt Fatima", True),
        ("cc Bo", True),
        ("Bo Claes (OCMW)", False),
        ("Abel Afwezigers", False),
        ("Wel Peeters", False),
    ],
)
def test_who_is_named_and_was_not_there(name, away):
    assert is_away(name) is away


def test_who_was_not_there_is_in_no_contact_and_is_said():
    listing = log(
        ["Niet bereikt: Fatima", None, None], ["An, Bo (verontschuldigd)", None, None], ["An en Bo", None, None]
    )
    assert met(listing) == [("2026-03-14", ["An"]), ("2026-03-15", ["An", "Bo"])]
    assert names(listing) == ["An", "Bo"]
    assert codes(listing) == [("nobody-met", 2), ("one-participant", None), *[("was-away", None)] * 2]


@pytest.mark.parametrize(
    ("kind", "note", "there"),
    [
        ("telefoon", "Niet bereikt, voicemail ingesproken", []),
        ("telefoon (geen gehoor)", "kamp", []),
        ("overleg", "Niet bereikt: Bo", ["An"]),
        ("overleg", "Niet bereikt: Cas Maes", ["An", "Bo"]),
        ("overleg", "kamp; Cas niet bereikt", ["An", "Bo"]),
        ("overleg", "geannuleerd", []),
        ("overleg", "Geannuleerde activiteiten besproken", ["An", "Bo"]),
    ],
)
def test_notes_may_say_that_nobody_was_met(kind, note, there):
    listing = log(["An, Bo", kind, note])
    assert [people for _, people in met(listing)] == ([there] if there else [])
    assert [code for code, _ in codes(listing)][:1] == (
        ["nobody-met"] if not there else [] if there[1:] else ["one-participant"]
    )


def test_words_after_niet_bereikt_name_whom():
    there = [("p1", "An Peeters"), ("p2", "Bo Claes")]
    assert not_met("", "Niet bereikt: Bo") == "Bo"
    assert missed("Bo", there, {}) == {"p2"}
    assert missed("cas maes", there, {"cas maes"}) == frozenset()
    assert missed("nogmaals bellen", there, {}) is None


def test_a_column_says_whether_it_went_through():
    rows = [["Datum", "Wie", "Bereikt?"], ["13/3/2026", "An, Bo", "ja"], ["14/3/2026", "An, Cas", "nee"]]
    assert met(read(rows)) == [("2026-03-13", ["An", "Bo"])]


def test_a_row_of_one_person_says_who_they_are():
    titles = ["Datum", "Soort", "Naam", "Functie", "Organisatie", "Categorie"]
    row = ["13/3/2026", "bezoek", "An Peeters", "schepen", "gemeente", "UiTPAS"]
    listing = read([titles, row, ["14/3/2026", "mail", "Bo en Cas", "diensthoofd", "OCMW", "kamp"]])
    an, bo, _cas = listing.people
    assert (an.layers, an.function, an.organisation) == (("political",), "schepen", "gemeente")
    assert (bo.layers, bo.function) == ((), "")
    assert propose(book_of([titles, row])).layers == {"schepen": "political"}


def test_rows_with_one_person_each_are_one_meeting():
    titles = ["Activiteit", "Datum", "Voornaam", "Achternaam"]
    rows = [["Stuurgroep", "13/3/2026", "An", "Peeters"], ["Stuurgroep", "13/3/2026", "Bo", "Claes"]]
    rows += [["Kamp", "13/3/2026", "An", "Peeters"], ["Stuurgroep", "20/3/2026", "An", "Peeters"]]
    listing = read([titles, *rows])
    assert [people for _, people in met(listing)] == [["An Peeters", "Bo Claes"], ["An Peeters"], ["An Peeters"]]
    assert [contact.subject for contact in listing.contacts] == ["Stuurgroep", "Kamp", "Stuurgroep"]
    assert ("rows-joined", None) in codes(listing)


def test_a_merged_day_holds_for_its_rows(tmp_path):
    made = openpyxl.Workbook()
    for row in (
        ["Datum", "Naam", "Soort"],
        [datetime(2026, 2, 3), "An", None],
        [None, "Bo", None],
        [datetime(2026, 3, 3), "An", "bezoek"],
        [None, "Cas", "telefoon"],
        [None, None, None],
        [datetime(2026, 4, 3), "An", None],
    ):
        made.active.append(row)
    made.active.merge_cells("A2:A3")
    made.active.merge_cells("A4:A6")
    made.save(tmp_path / "list.xlsx")
    book = open_book(tmp_path / "list.xlsx", "list.xlsx")
    kept = unpacked(packed(book))
    assert kept.tables[0].merged == book.tables[0].merged == ((0, 2, 3), (0, 4, 6))
    listing = read_listing(kept, propose(kept), DAY)
    assert met(listing) == [
        ("2026-02-03", ["An", "Bo"]),
        ("2026-03-03", ["An"]),
        ("2026-03-03", ["Cas"]),
        ("2026-04-03", ["An"]),
    ]
    assert listing.skipped == ()


def test_below_a_list_stands_what_is_no_list():
    rows = [TITLES, ["13/3/2026", "An, Bo", None, None], ["Totaal", "2", None, None], [None, None, None, None]]
    rows += [["Legende", "afwezige", None, None], TITLES, ["30/2/2026", "An, Cas", None, None]]
    listing = read(rows)
    assert names(listing) == ["An", "Bo", "Cas"]
    assert codes(listing) == [("date-unreadable", 5), ("date-impossible", 7)]
    assert listing.rows_read == 3


def test_attendance_with_a_total_and_who_people_are():
    titles = ["Naam", "Organisatie", "Functie", "13/3/2026", "20/3/2026", "27/3/2026", "Totaal"]
    listing = read([titles, ["An", "OCMW", "diensthoofd", "x", "", "x", 2], ["Bo", "", "", "x", "x", "v", 2]])
    assert met(listing) == [("2026-03-13", ["An", "Bo"]), ("2026-03-20", ["Bo"]), ("2026-03-27", ["An"])]


def test_days_without_a_year_are_said():
    rows = [["Deelnemer", "13/01", "10/02"], ["An", "aanwezig", "aanwezig"], ["Bo", "aanwezig", "afwezig"]]
    listing = read(rows)
    assert names(listing) == ["An", "Bo"]
    assert [code for code, _ in codes(listing)] == ["date-no-year", "date-no-year", "no-contacts"]


@pytest.mark.parametrize(
    ("titles", "cells", "there"),
    [
        (["Datum", "Van", "Aan", "CC"], ["13/3/2026", "An", "Bo; Cas", "Dré"], ["An", "Bo", "Cas"]),
        (
            ["Subject", "Start Date", "End Date", "Meeting Organizer", "Required Attendees", "Optional Attendees"],
            ["kamp", "13/3/2026", "13/3/2026", "An", "Bo;Cas", "Dré"],
            ["An", "Bo", "Cas"],
        ),
        (
            [
                "Onderwerp",
                "Begindatum",
                "Begintijd",
                "Einddatum",
                "Organisator van vergadering",
                "Verplichte deelnemers",
            ],
            ["kamp", "13/3/2026", "9:00", "13/3/2026", "An", "Bo;Cas"],
            ["An", "Bo", "Cas"],
        ),
        (
            ["Tijdstempel", "Wie heb je gesproken?", "Jouw naam"],
            ["2026/03/13 2:14:05 p.m. CET", "An, Bo", "Cas"],
            ["An", "Bo", "Cas"],
        ),
        (["Datum", "Aanwezig", "Verontschuldigd"], ["13/3/2026", "- An\n- Bo / Cas", "Dré"], ["An", "Bo", "Cas"]),
    ],
)
def test_what_programs_and_forms_call_their_columns(titles, cells, there):
    assert met(read([titles, cells])) == [("2026-03-13", there)]


def test_names_and_whom_they_know():
    listing = read([["Naam", "Contact met"], ["An", "Bo"], ["Bo", "Cas, Dré"]])
    called = {person.id: person.name for person in listing.people}
    assert [(called[tie.a], called[tie.b]) for tie in listing.known_ties] == [
        ("An", "Bo"),
        ("Bo", "Cas"),
        ("Bo", "Dré"),
    ]


def test_a_rare_delimiter_where_cells_hold_commas():
    text = "Datum~Wie~Soort\n3/3/2026~An, Bo~tel\n4/3/2026~Cas~tel\n"
    assert (delimiter_of(text), delimiter_of("Wie\nAn: x, y\nBo: z, u\n")) == ("~", ",")


def test_a_short_first_name_may_be_a_double():
    listing = read([["Datum", "Wie"], ["13/3/2026", "Kat De Smet; Katrien De Smet; An De Smet; Anke De Smet"]])
    assert [(d.a, d.b, d.reason) for d in listing.duplicates if d.reason == "short"] == [("p1", "p2", "short")]


def test_whose_list_it_is_directs_where_the_list_does_not_say():
    rows = [["Datum", "Met wie"], ["13/3/2026", "An"], ["14/3/2026", "Bo"]]
    listing = read(rows, whose="Lies Maes")
    assert [people for _, people in met(listing)] == [["Lies Maes", "An"], ["Lies Maes", "Bo"]]
    assert (listing.director, listing.director_source) == ("p3", "proposed")
    others = [["Naam", "Functie"], ["Lies Maes", ""], ["Cas", "netwerkregisseur"]]
    assert read(others, whose="Lies Maes").director == "p2"
    assert read(others[:2], whose="Lies Maes").director == "p1"
    assert read(others[:2], whose="Iemand Anders").director is None


def test_an_address_behind_a_name_is_where_mail_goes():
    listing = read([["Datum", "Wie"], ["13/3/2026", "An <an@v.example>; Bo"], ["14/3/2026", "an@v.example; Cas"]])
    assert [(person.name, person.email) for person in listing.people] == [
        ("An", "an@v.example"),
        ("Bo", ""),
        ("Cas", ""),
    ]


def test_who_writes_ik_is_who_brought_it_or_directs():
    rows = [
        ["1. Datum", "2. Wie was aanwezig?"],
        ["13/3/2026", "ik en An"],
        ["14/3/2026", "Lies, Bo"],
        ["15/3/2026", "ikzelf, Cas"],
    ]
    listing = read(rows)
    assert ([person.name for person in listing.people], listing.director) == (["ik", "An", "Lies", "Bo", "Cas"], "p1")
    assert [p for _, p in met(read(rows, whose="Lies"))] == [["Lies", "An"], ["Lies", "Bo"], ["Lies", "Cas"]]


def test_totals_do_not_hide_what_a_sheet_is():
    rows = [["Datum", "An", "Bo"], ["13/01/2026", "x", "x"], ["20/01/2026", "x", ""], ["Totaal", 2, 1]]
    assert met(read(rows)) == [("2026-01-13", ["An", "Bo"]), ("2026-01-20", ["An"])]


def test_a_day_and_month_of_one_number_leave_no_doubt():
    assert codes(read([["Datum", "Wie"], ["3/03/2026", "An, Bo"]])) == []


def network_file(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    book = open_book(tmp_path / name, name)
    return read_listing(book, propose(book), DAY)


@pytest.mark.parametrize("order", ['label "0" name "An"', 'name "An" label "0"'])
def test_a_numbered_label_does_not_hide_a_name(tmp_path, order):
    text = f'graph [ node [ id 0 {order} ] node [ id 1 label "Bo" ] edge [ source 0 target 1 ] ]'
    assert names(network_file(tmp_path, "x.gml", text)) == ["An", "Bo"]


def test_each_spell_of_a_tie_is_a_contact(tmp_path):
    spells = '<spells><spell start="2026-03-01"/><spell start="2026-05-01"/></spells>'
    edges = f'<edges><edge source="a" target="b">{spells}</edge></edges>'
    nodes = '<nodes><node id="a" label="An"/><node id="b" label="Bo"/></nodes>'
    listing = network_file(tmp_path, "x.gexf", f'<gexf version="1.3"><graph>{nodes}{edges}</graph></gexf>')
    assert met(listing) == [("2026-03-01", ["An", "Bo"]), ("2026-05-01", ["An", "Bo"])]


def test_that_somebody_is_a_person_tells_no_layer(tmp_path):
    elements = '[{"label":"An","type":"Person"},{"label":"Bo","type":"MAT"}]'
    text = f'{{"elements":{elements},"connections":[{{"from":"An","to":"Bo"}}]}}'
    listing = network_file(tmp_path, "x.json", text)
    assert ([person.layers for person in listing.people], listing.unknown_functions) == ([(), ("management",)], {})
