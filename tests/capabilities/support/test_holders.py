"""Who holds office, and which evidence counts for whom: METHOD §5 on rows."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.analysis.carrying import layer_level
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.capabilities.network.models import Membership
from draagvlak.capabilities.support.models import Evidence
from draagvlak.capabilities.support.queries.holders import carried_input, ledger_of
from tests.capabilities.support.conftest import DAY
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
TOOK_OFFICE = date(2026, 9, 1)


def told(house, layer="political", **more):
    """By holder, the kinds that count for them."""
    return {key: [one.kind for one in said] for key, said in carried_input(house.network, **more)[layer].items()}


def test_nobody_known_is_nothing_known(house):
    assert carried_input(house.network) == {layer: {} for layer in GOVERNANCE_LAYERS}
    assert (house.level().level, house.level().known) == (None, 0)


def test_a_body_in_which_nobody_is_known_stands_for_one(house):
    body = house.body()
    house.note(body)
    assert told(house) == {f"b{body.pk}": ["budget"]}
    assert house.level().level == 3


def test_what_a_person_showed_counts_for_them_alone(house):
    an, bo = (add_someone(house.network, name, ("political",)) for name in ("An", "Bo"))
    house.note(an, "presence")
    assert told(house) == {f"p{an.pk}": ["presence"], f"p{bo.pk}": []}
    assert (house.level().level, house.level().unknown) == (2, 1)


def test_what_a_body_showed_counts_for_everybody_where_nobody_said_who_sat_there(house):
    an, bo = (add_someone(house.network, name, ("political",)) for name in ("An", "Bo"))
    house.note(house.body())
    assert told(house) == {f"p{an.pk}": ["budget"], f"p{bo.pk}": ["budget"]}


def test_it_counts_for_who_sat_there_on_its_day(house):
    an, bo, cis = (add_someone(house.network, name, ("political",)) for name in ("An", "Bo", "Cis"))
    body = house.body()
    house.sits(body, an, until=TOOK_OFFICE - timedelta(days=1))
    house.sits(body, bo)
    house.sits(body, cis, since=TOOK_OFFICE)
    house.note(body, on=date(2026, 6, 1))
    house.note(body, "statement", on=TOOK_OFFICE)
    assert told(house) == {f"p{an.pk}": ["budget"], f"p{bo.pk}": ["budget", "statement"], f"p{cis.pk}": ["statement"]}


def test_who_sits_in_a_body_without_being_of_the_layer_holds_office_too(house):
    an = add_someone(house.network, "An", ("partner_organisation",))
    house.sits(house.body(), an)
    assert told(house) == {f"p{an.pk}": []}


def test_who_left_the_layer_or_the_network_holds_office_no_more(house):
    an = add_someone(house.network, "An", ("political",))
    Membership.objects.filter(person=an).update(until=DAY - timedelta(days=1))
    assert told(house) == {}
    assert told(house, day=DAY - timedelta(days=1)) == {f"p{an.pk}": []}


def test_of_a_body_that_everybody_left_nothing_of_before_counts(house):
    an = add_someone(house.network, "An", ())
    body = house.body()
    house.sits(body, an, until=TOOK_OFFICE - timedelta(days=1))
    house.note(body, on=date(2026, 6, 1))
    assert told(house) == {f"b{body.pk}": []}
    house.note(body, "presence", on=date(2026, 10, 1))
    assert told(house) == {f"b{body.pk}": ["presence"]}


def test_words_of_daily_life_count_as_a_kind_of_the_method(house):
    body = house.body()
    house.note(body, "introduction")
    house.note(body, "decision", reference="https://lokaalbeslist.vlaanderen.be/agendapunten/1")
    assert told(house) == {f"b{body.pk}": ["statement", "mandate"]}


def test_without_what_names_somebody_only_what_bodies_showed_counts(house):
    an = add_someone(house.network, "An Peeters", ("political",))
    body = house.body()
    house.note(body, "presence")
    house.note(an, "budget")
    house.note(body, "hours", text="An Peeters gaf een halve dag vrij")
    assert told(house) == {f"p{an.pk}": ["presence", "budget", "hours"]}
    assert told(house, with_named=False) == {f"p{an.pk}": ["presence"]}
    assert (house.level().level, house.level(with_named=False).level) == (3, 2)


def test_it_grows_stale_by_itself(house):
    house.note(house.body(), on=date(2026, 6, 1))
    level = house.level()
    assert (level.level, level.drops_on) == (3, date(2027, 6, 2))
    later = house.level(day=date(2027, 6, 2))
    assert (later.level, later.stale) == (None, 1)


def test_a_municipality_of_several_counts_its_own(house):
    an = add_someone(house.network, "An", ("political",), municipality="Duffel")
    bo = add_someone(house.network, "Bo", ("political",), municipality="Lier")
    house.note(house.body(name="College Duffel", municipality="Duffel"))
    assert told(house) == {f"p{an.pk}": ["budget"], f"p{bo.pk}": []}
    assert told(house, home="Duffel") == {f"p{an.pk}": ["budget"]}


def test_when_others_took_office(house):
    an, bo = (add_someone(house.network, name, ("political",)) for name in ("An", "Bo"))
    body = house.body()
    house.sits(body, an, until=TOOK_OFFICE - timedelta(days=1))
    assert ledger_of(house.network, True).changed_on("political", DAY) is None
    house.sits(body, bo, since=TOOK_OFFICE)
    assert ledger_of(house.network, True).changed_on("political", DAY) == TOOK_OFFICE
    assert ledger_of(house.network, True).changed_on("political", date(2026, 8, 1)) is None


def test_four_queries_whatever_there_is(house):
    for number in (1, 3):
        for _each in range(number):
            add_someone(house.network, layers=("political",))
            house.note(house.body(name=f"Orgaan {house.steps}"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            carried_input(house.network, DAY)
        assert len(asked) == 4


def test_what_makes_no_difference_can_be_left_out(house):
    """Whatever was noted, on whatever day: a level is the same without what another sign came after and outlives."""
    lots = random.Random(7)
    people = [add_someone(house.network, f"P{n}", ("political",)) for n in range(3)]
    bodies = [house.body(name=f"Orgaan {n}") for n in range(2)]
    house.sits(bodies[0], people[0], until=date(2026, 3, 1))
    kinds = ("briefing", "presence", "budget", "refusal", "cut", "structural_decision")
    rows = [
        Evidence(
            authority=house.authority,
            network=house.network,
            layer="political",
            kind=lots.choice(kinds),
            on=(on := date(2025, 1, 1) + timedelta(days=lots.randrange(900))),
            until=lots.choice((None, on + timedelta(days=lots.randrange(700)))),
            **lots.choice([{"body": one} for one in bodies] + [{"person": one} for one in people]),
        )
        for _each in range(60)
    ]
    Evidence.objects.bulk_create(rows)
    ledger = ledger_of(house.network, True)
    unlike = {"holding": (), "ended": (), "shown_by": None}
    for days in range(0, 1200, 60):
        day = date(2025, 1, 1) + timedelta(days=days)
        whole, lean = (layer_level(ledger.of_layer("political", day, is_lean=lean), day) for lean in (False, True))
        assert replace(lean, **unlike) == replace(whole, **unlike), day
        assert (lean.shown_by and lean.shown_by.on) == (whole.shown_by and whole.shown_by.on)
