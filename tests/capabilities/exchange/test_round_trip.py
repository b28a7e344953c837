"""What is written and read back is the same network; what a format cannot hold is named here, all else is kept."""

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from draagvlak.capabilities.exchange.mapping.listing import ListedEvidence, ListedOrganisation, ListedPerson
from draagvlak.capabilities.exchange.readers.own import guarded, unguarded
from draagvlak.capabilities.exchange.writers.held import Held
from tests.capabilities.exchange.networks import networks, plain, read_back, texts, written

EVERYTHING, PAIRS = ("xlsx", "csv", "json"), ("graphml", "gexf", "kumu")
SPACES = re.compile(r"\s+")
often = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("key", EVERYTHING)
@given(held=networks())
@often
def test_what_holds_everything_gives_everything_back(key, held):
    found = read_back(written(held, key), key)
    assert plain(found) == plain(held)
    assert found.skipped == ()
    assert {note.code for note in found.warnings} <= {
        "planned",
        "one-participant",
        "no-contacts",
        "organisations-listed",
    }


@pytest.mark.parametrize("key", PAIRS)
@given(held=networks())
@often
def test_pairs_lose_only_contacts_of_one_person_and_what_is_said_of_organisations(key, held):
    found = read_back(written(held, key), key)
    several = tuple(contact for contact in held.contacts if len(contact.participants) > 1)
    assert plain(found) == plain(replace(held, contacts=several, organisations=[]))
    assert found.skipped == ()


@given(held=networks())
@often
def test_pajek_keeps_names_and_strengths(held):
    found = read_back(written(held, "pajek"), "pajek")
    assert [person.name for person in found.people] == [
        SPACES.sub(" ", person.name.replace('"', "'")).strip() for person in held.people
    ]
    at = {person.id: n for n, person in enumerate(held.people)}
    strengths = Counter()
    for contact in held.contacts:
        for pair in combinations(sorted(at[id_] for id_ in contact.participants), 2):
            strengths[pair] += 1.0
    for tie in held.ties:
        strengths[tuple(sorted((at[tie.a], at[tie.b])))] += tie.weight
    assert plain(found)["ties"] == sorted((*pair, weight) for pair, weight in strengths.items())


@given(text=texts)
@often
def test_a_guard_comes_off_only_where_it_was_put(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r\n")


@given(held=networks())
@often
def test_no_cell_of_a_sheet_begins_a_formula(held):
    book = load_workbook(io.BytesIO(written(held, "xlsx")))
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in values} <= {"s", "d", "n"}
    texts = [cell.value for cell in values if cell.data_type == "s"]
    texts += [
        cell for row in csv.reader(io.StringIO(written(held, "csv").decode("utf-8-sig")), delimiter=";") for cell in row
    ]
    assert [text for text in texts if text[:1] in set("=+-@\t\r\n") and text] == []


HELD_EVIDENCE = [
    ListedEvidence(date(2026, 3, 10), "briefing", "management", person="p1", text="=nota; besproken"),
    ListedEvidence(date(2025, 12, 18), "recurrent_budget", "political", body="college", body_name="Het college, samen"),
    ListedEvidence(
        date(2026, 1, 5),
        "decision",
        "partner_organisation",
        body="partner_board",
        body_name="Bestuur van De Deurmat",
        until=date(2031, 12, 31),
        source="verslag",
        address="https://besluiten.example/12",
    ),
    ListedEvidence(date(2026, 2, 1), "refusal", "colleague", body="other", body_name="Jeugdraad en co"),
    ListedEvidence(date(2026, 2, 1), "hours", "political", person="p2"),
]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", EVERYTHING)
def test_evidence_comes_back_as_it_left(key, language):
    people = (
        ListedPerson("p1", "An Peeters", ("colleague", "management")),
        ListedPerson("p2", "An Peeters", ("political",)),
    )
    with override(language):
        data = written(Held("Netwerk", people, (), (), None, HELD_EVIDENCE), key)
    found = read_back(data, key)
    assert found.skipped == ()
    assert [replace(one, sheet="", row=0) for one in found.evidence] == HELD_EVIDENCE


@pytest.mark.parametrize("key", EVERYTHING)
def test_what_is_known_of_organisations_comes_back_from_english_too(key):
    said = {"phone": "+32470123456", "website": "https://dekiem.example", "since": date(2020, 3, 4), "belongs": False}
    known = [ListedOrganisation("De Kiem", "association", "0403019261", "V0012345", **said), ListedOrganisation("OCMW")]
    with override("en"):
        data = written(Held("Netwerk", (ListedPerson("p1", "An Peeters"),), (), (), None, organisations=known), key)
    assert list(read_back(data, key).described) == known
