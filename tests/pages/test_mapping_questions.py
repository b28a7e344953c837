"""What the mapping form asks when a list can be read in two ways."""

from datetime import date

from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.mapping.summary import summary_of
from draagvlak.capabilities.exchange.readers.table import Book, Table
from draagvlak.pages.start.forms import MappingForm


def form_of(rows, data=None):
    book = Book("x.csv", "csv", (Table("x", list(enumerate(rows, 1))),))
    mapping = propose(book)
    return book, MappingForm(mapping, summary_of(read_listing(book, mapping, date(2026, 11, 24))), {}, data)


def sent(form, **changed):
    return {name: field.initial or "" for name, field in form.fields.items()} | changed


def test_a_comma_that_may_be_within_a_name_is_asked():
    rows = [["Datum", "Wie"], ["13/3/2026", "Peeters, An"]]
    _, asked = form_of(rows)
    assert (asked.fields["t0-names"].label, asked.fields["t0-names"].initial) == (
        "Is ‘Peeters, An’ één persoon?",
        "two",
    )
    book, answered = form_of(rows, sent(asked, **{"t0-names": "one"}))
    assert answered.is_valid()
    listing = read_listing(book, answered.mapping(), date(2026, 11, 24))
    assert [person.name for person in listing.people] == ["An Peeters"]


def test_an_order_that_was_chosen_is_not_called_mixed():
    rows = [["Datum", "Wie"], ["3/4/2026", "An, Bo"]]
    _, asked = form_of(rows)
    book, answered = form_of(rows, sent(asked, **{"t0-order": "day"}))
    assert answered.is_valid()
    said = [note.code for note in read_listing(book, answered.mapping(), date(2026, 11, 24)).warnings]
    assert said == ["day-first-assumed"]


def test_whose_list_it_is_can_be_typed():
    rows = [["Datum", "Met wie"], ["13/3/2026", "An"], ["14/3/2026", "Bo"]]
    _, asked = form_of(rows)
    _, answered = form_of(rows, sent(asked, director="Lies Voorbeeld"))
    assert (answered.is_valid(), answered.director) == (True, "Lies Voorbeeld")


def test_who_is_kept_apart_in_the_network_is_not_asked_about():
    rows = [["Datum", "Wie"], ["13/3/2026", "Katrien Dossier, K. Dossier"]]
    _book, asked = form_of(rows)
    assert [(double["a"], double["b"]) for double in asked.doubles()] == [("Katrien Dossier", "K. Dossier")]
    apart = {frozenset({"katrien dossier", "k. dossier"})}
    told = MappingForm(asked.proposed, asked.listing, {}, sent(asked), apart)
    assert (told.doubles(), told.is_valid(), told.same()) == ([], True, {})
