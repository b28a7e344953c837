"""Lists as network directors have them, and what is made of each."""

from datetime import date

import pytest

from draagvlak.capabilities.exchange.mapping import people
from draagvlak.capabilities.exchange.mapping.columns import named_by
from draagvlak.capabilities.exchange.mapping.dates import BadDate, is_range, read_date
from draagvlak.capabilities.exchange.mapping.layers import layer_of, parts_of
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.mapping.names import duplicates, has_last_name_first
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers.limits import MOST_NAME, MOST_PRESENT
from draagvlak.capabilities.exchange.readers.table import Book, Refused, Table

DAY = date(2026, 11, 24)


def book_of(*tables):
    named = [Table(f"Blad{n}", list(enumerate(rows, 1))) for n, rows in enumerate(tables, 1)]
    return Book("x.xlsx", "xlsx", tuple(named))


def read(*tables, **more):
    book = book_of(*tables)
    return read_listing(book, propose(book), DAY, **more)


def met(listing):
    names = {person.id: person.name for person in listing.people}
    return [(contact.on.isoformat(), [names[p] for p in contact.participants]) for contact in listing.contacts]


def codes(listing):
    return [(note.code, note.row) for note in (*listing.skipped, *listing.warnings)]


def test_attendance_turned_on_its_side():
    rows = [
        ["Datum", "An", "Bo", "Cas", "Opmerking"],
        ["13/3/2026", "x", None, 1, "a"],
        ["20/3/2026", "x", "x", 0, None],
    ]
    listing = read(rows)
    assert propose(book_of(rows)).tables[0].shape == "days"
    assert met(listing) == [("2026-03-13", ["An", "Cas"]), ("2026-03-20", ["An", "Bo"])]
    assert [contact.subject for contact in listing.contacts] == ["a", ""]


@pytest.mark.parametrize(
    "header",
    [
        ["Datum gesprek", "Persoon 1", "Persoon 2", "Persoon 3"],
        ["Datum", "Contactpersoon", "Aanwezigen", "Tel"],
        ["Date:", "From", "To", "Website"],
    ],
)
def test_several_columns_may_name_who_was_there(header):
    listing = read([header, ["13/3/2026", "An", "Bo", None]])
    assert met(listing) == [("2026-03-13", ["An", "Bo"])]


def test_an_impossible_date_between_two_people_is_no_tie():
    listing = read([["Van", "Naar", "Datum"], ["An", "Bo", "31/2/2026"], ["An", "Bo", "13/2/2026"]])
    assert (len(listing.contacts), listing.known_ties) == (1, ())
    assert codes(listing) == [("date-impossible", 2)]


def test_first_and_last_names_apart():
    people = [["Voornaam", "Naam", "Organisatie/dienst"], ["An", "Peeters", "OCMW"]]
    contacts = [["Datum", "Voornaam", "Naam", "Met wie"], ["13/3/2026", "An", "Peeters", "Bo"]]
    listing = read(people, contacts)
    assert [(p.name, p.organisation) for p in listing.people] == [("An Peeters", "OCMW"), ("Bo", "")]
    assert met(listing) == [("2026-03-13", ["Bo", "An Peeters"])]


def test_a_list_of_only_with_whom_needs_its_owner():
    rows = [["Datum", "Met wie"], ["13/3/2026", "An"], ["14/3/2026", "Bo"]]
    unnamed, named = read(rows), read(rows, director="Lies Voorbeeld")
    assert codes(unnamed) == [("owner-unnamed", None), ("one-participant", None)]
    assert met(named) == [("2026-03-13", ["Lies Voorbeeld", "An"]), ("2026-03-14", ["Lies Voorbeeld", "Bo"])]
    assert (named.director_source, codes(named)) == ("given", [("owner-taken", None)])


def test_last_name_first():
    people = [["Naam", "Functie"], ["Van den Broeck, Jan", "schepen"], ["Peeters, An", "MAT / ervaringsdeskundige"]]
    listing = read(people, [["Datum", "Aanwezig"], ["13/3/2026", "Peeters, An; Van den Broeck, Jan"]])
    assert [(p.name, p.layers) for p in listing.people] == [
        ("Jan Van den Broeck", ("political",)),
        ("An Peeters", ("management", "people_in_poverty")),
    ]
    assert met(listing) == [("2026-03-13", ["An Peeters", "Jan Van den Broeck"])]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["An, Bo"], (False, "An, Bo")),
        (["An Peeters, Bo Claes"], (False, "")),
        (["Van den Broeck, Jan"], (True, "Van den Broeck, Jan")),
        (["Peeters, An; Claes, Bo"], (True, "Peeters, An")),
        (["An, Bo, Cas"], (False, "")),
    ],
)
def test_a_comma_within_a_name(cells, found):
    assert has_last_name_first(cells) == found


def test_what_is_no_name_and_an_address_that_is_somebody():
    people = [["Naam", "E-mail"], ["An Peeters", "an@x.example"]]
    listing = read(people, [["Datum", "Wie"], ["13/3/2026", "AN@x.example, Bo, + 3 bewoners, e.a."]])
    assert met(listing) == [("2026-03-13", ["An Peeters", "Bo"])]
    assert [n.values["text"] for n in listing.warnings if n.code == "not-a-name"] == ["+ 3 bewoners", "e.a."]


def test_more_people_than_a_contact_can_hold():
    crowd = ", ".join(f"Naam{n} Familie" for n in range(MOST_PRESENT + 1))
    listing = read([["Datum", "Wie"], ["13/3/2026", crowd], ["14/3/2026", "An, Bo"]])
    assert (len(listing.contacts), codes(listing)) == (1, [("too-many-present", 2)])


def test_organisations_without_people_are_told():
    listing = read([["Organisatie", "Laag"], ["De Kiem", "vereniging"]], [["Datum", "Wie"], ["13/3/2026", "An, Bo"]])
    assert [p.layers for p in listing.people] == [(), ()]
    assert codes(listing) == [("organisations-listed", None)]


@pytest.mark.parametrize(
    ("header", "field", "why"),
    [
        ("Datum (dd/mm/jjjj):", "date", "header"),
        ("Wie was\nerbij?", "participants", "header"),
        ("Aanwezihgen", "participants", "alike"),
        ("Datum van het bezoek", "date", "word"),
        ("Naam van de organisatie", "organisation", "header"),
        ("Rol", "function", "header"),
        ("E-mailadres", "email", "header"),
        ("GSM", "ignore", "header"),
        ("Geboortedatum", "ignore", "header"),
        ("Datum laatste contact", "ignore", "header"),
        ("intern nr", None, ""),
    ],
)
def test_titles(header, field, why):
    assert named_by(header) == (field, why)


@pytest.mark.parametrize(
    "text",
    [
        "maandag 3 maart 2026",
        "ma 3 mrt '26",
        "ma. 3/3/2026",
        "3.03.26",
        "3/3/2026 14:00",
        "3 maart 2026 om 14u30",
        46084,
        "March 3, 2026",
        20260303,
        "2026-03-03T10:00",
        "3-4 maart 2026",
        "3/3/2026 - 5/3/2026",
        "van 3 tot 5 maart 2026",
    ],
)
def test_one_day_in_many_ways(text):
    assert read_date(text) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3 maart", "date-no-year"),
        ("ma 3/3", "date-no-year"),
        ("31/2/26", "date-impossible"),
        ("morgen", "date-unreadable"),
    ],
)
def test_what_is_not_guessed(text, code):
    assert read_date(text) == BadDate(code, text)


def test_the_first_of_some_days_is_said():
    assert [is_range(text) for text in ("3-4 maart 2026", "3-4-2026", "3 maart 2026")] == [True, False, False]
    listing = read([["Datum", "Wie"], ["3-4 maart 2026", "An, Bo"]])
    assert codes(listing) == [("date-range", 2)]


@pytest.mark.parametrize(
    "near",
    [
        "oud-schepen",
        "partner van de schepen",
        "secretaris van de burgemeester",
        "hoofdbibliothecaris",
        "managementassistente",
        "lid raad van bestuur",
        "Sint-Jozefcollege",
        "schepen / ervaringsdeskundige",
    ],
)
def test_near_a_layer_is_asked(near):
    assert layer_of(near) is None


@pytest.mark.parametrize(
    ("word", "layer"),
    [
        ("OCMW-raad", "political"),
        ("brugfiguur", "colleague"),
        ("Welzijnszorg", "partner_organisation"),
        ("jeugdconsulent", "colleague"),
        ("schepen en voorzitter BCSD", "political"),
        ("BCSD", "political"),
    ],
)
def test_words_of_the_field(word, layer):
    assert layer_of(word) == layer


def test_several_functions_in_a_cell():
    assert parts_of("schepen / ervaringsdeskundige") == ["schepen", "ervaringsdeskundige"]
    assert parts_of("jeugd / sport") == ["jeugd / sport"]


@pytest.mark.parametrize(
    ("a", "b", "organisation", "reason"),
    [
        ("Jan Janssens", "Jan Janssens (OCMW)", "", "suffix"),
        ("Jan Janssens", "Janssens Jan", "", "order"),
        ("Jan Janssens", "Jan Jansens", "", "name"),
        ("Katrien Maes", "Kathrin Maas", "De Kiem", "organisation"),
        ("Katrien Maes", "Kathrin Maas", "", None),
    ],
)
def test_who_may_be_one_person(a, b, organisation, reason):
    people = [ListedPerson("p1", a, organisation=organisation), ListedPerson("p2", b, organisation=organisation)]
    assert [double.reason for double in duplicates(people)] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("title", "rows", "told"),
    [
        (
            "Organisaties",
            [["Naam", "Soort", "KBO"], ["De Kiem", "vereniging waar armen het woord nemen", "0403.019.261"]],
            ("De Kiem", "association", "0403019261", ""),
        ),
        (
            "Blad2",
            [["Organisatie", "Gemeente", "Ondernemingsnummer"], ["OCMW", "Genk", 403019261]],
            ("OCMW", "", "0403019261", "Genk"),
        ),
        ("Partners", [["Organisatie", "Laag"], ["Sportraad", "partnerorganisatie"]], ("Sportraad", "partner", "", "")),
    ],
)
def test_a_sheet_of_organisations_says_what_they_are(title, rows, told):
    book = Book("x", "xlsx", (Table(title, list(enumerate(rows, 1))),))
    listing = read_listing(book, propose(book), DAY)
    (found,) = listing.described
    assert (found.name, found.kind, found.enterprise_number, found.municipality) == told
    assert listing.people == ()


def test_a_contact_person_belongs_to_the_organisation():
    rows = [
        ["Organisatie", "Soort", "Gemeente", "Contactpersoon", "KBO"],
        ["De Kiem", "koor", "Genk", "Bo Claes", "123"],
    ]
    book = Book("x", "xlsx", (Table("Organisaties", list(enumerate(rows, 1))),))
    listing = read_listing(book, propose(book), DAY)
    assert [(one.name, one.organisation, one.municipality) for one in listing.people] == [("Bo Claes", "De Kiem", "")]
    assert [(one.name, one.kind, one.enterprise_number) for one in listing.described] == [("De Kiem", "", "")]
    assert [note.values for note in listing.warnings if note.code == "number-wrong"] == [{"text": "123"}]


def test_an_organisation_says_how_to_reach_it_and_since_when_it_belongs():
    rows = [
        ["Organisatie", "Telefoon", "Website", "Lid sinds", "Lid tot", "Startdatum"],
        ["De Kiem", "0470 12 34 56", "dekiem.example", "3/4/2024", "14/05/2026", "1/1/2000"],
        ["OCMW", "twaalf", "geen", "31/02/2024", None, None],
        ["Koor", None, None, "1/05/2026", "14/04/2026", None],
    ]
    book = Book("x", "xlsx", (Table("Organisaties", list(enumerate(rows, 1))),))
    listing = read_listing(book, propose(book), DAY)
    said = [(one.phone, one.website, one.since, one.until) for one in listing.described]
    assert said == [
        ("+32470123456", "https://dekiem.example", date(2024, 4, 3), date(2026, 5, 14)),
        ("", "", None, None),
        ("", "", date(2026, 5, 1), None),
    ]
    told = [(note.code, note.values["text"], note.row) for note in listing.warnings if "text" in note.values]
    assert told == [
        ("number-wrong", "twaalf", 3),
        ("number-wrong", "geen", 3),
        ("membership-unclear", "31/02/2024", 3),
        ("membership-unclear", "2026-04-14", 4),
    ]


def test_beside_a_contact_person_a_telephone_number_is_left_out():
    rows = [["Organisatie", "Contactpersoon", "Telefoon"], ["De Kiem", "Bo Claes", "0470 12 34 56"]]
    book = Book("x", "xlsx", (Table("Organisaties", list(enumerate(rows, 1))),))
    assert [one.phone for one in read_listing(book, propose(book), DAY).described] == [""]


def test_rows_with_two_days_below_titles_are_no_titles():
    rows = [
        ["Naam", "Functie", "Laatste contact", "Volgend contact"],
        ["An Peeters", "schepen", "3/04/2026", "4/05/2026"],
    ]
    listing = read(rows)
    assert [(one.name, one.function) for one in listing.people] == [("An Peeters", "schepen")]


def test_a_text_that_is_too_long_is_nobodys_name_and_is_said():
    listing = read([["Datum", "Wie"], ["2026-01-05", f"An, Bo, {'a' * (MOST_NAME + 1)}, {'b' * MOST_NAME}"]])
    assert [len(one.name) for one in listing.people] == [2, 2, MOST_NAME]
    assert [note.values["count"] for note in listing.warnings if note.code == "not-a-name"] == [1]


@pytest.mark.parametrize(
    "rows", [[["Datum", "Wie"], ["2026-01-05", "An, Bo, Cas"]], [["Naam"], ["An"], ["Bo"], ["Cas"]]]
)
def test_more_people_than_a_list_may_hold(rows, monkeypatch):
    monkeypatch.setattr(people, "MOST_PEOPLE", 3)
    assert len(read(rows).people) == 3
    monkeypatch.setattr(people, "MOST_PEOPLE", 2)
    with pytest.raises(Refused) as caught:
        read(rows)
    assert (caught.value.code, caught.value.values) == ("too-many-people", {"limit": 2})
