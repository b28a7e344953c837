"""Without somebody, with somebody away, with municipalities that became one: against records changed by hand."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.anchoring import anchoring
from draagvlak.analysis.carrying import Evidence
from draagvlak.analysis.layers import GOVERNANCE_LAYERS, LAYERS
from draagvlak.analysis.records import Contact, KnownTie, Person, Records, Support
from draagvlak.analysis.report import make_report
from draagvlak.analysis.ties import is_active, pair_of, strengths, weighed
from draagvlak.analysis.what_if import AWAY, difference, facts_of, merged, paused, without

DAY = date(2026, 11, 24)
IDS = ("an", "bo", "cas", "dir", "els", "fien", "gus")


@st.composite
def records(draw):
    some = st.lists(st.sampled_from(("people_in_poverty", *LAYERS)), max_size=2, unique=True).map(tuple)
    people = tuple(
        Person(id_, id_.title(), draw(some), municipality=draw(st.sampled_from(("Aalst", "Boom", "Cuise"))))
        for id_ in IDS
    )
    days = st.integers(-100, 500).map(lambda days: DAY - timedelta(days=days))
    present = st.lists(st.sampled_from(IDS), min_size=1, max_size=5, unique=True).map(tuple)
    contacts = tuple(draw(st.lists(st.builds(Contact, days, present), max_size=14)))
    ties = draw(st.lists(st.sampled_from(list(combinations(IDS, 2))), max_size=2, unique=True))
    known = tuple(KnownTie(a, b) for a, b in ties)
    return Records(people, contacts, known, draw(st.sampled_from((None, "dir"))))


def active_ties(found):
    names = found.records.people
    return {pair_of(names[a].id, names[b].id) for a, b in found.known.network.ties}


def by_hand(rows, day):
    strong = {pair for pair, strength in strengths(rows.contacts, day).items() if is_active(strength)}
    return strong | {pair_of(tie.a, tie.b) for tie in rows.known_ties}


@given(records(), st.sets(st.sampled_from(IDS), max_size=3))
@settings(deadline=None, max_examples=20)
def test_without_somebody_others_keep_what_they_have(rows, gone):
    found = without(rows, gone, DAY)
    assert active_ties(found) == {pair for pair in by_hand(rows, DAY) if not gone & set(pair)}
    assert [person.id for person in found.records.people] == [id_ for id_ in IDS if id_ not in gone]
    assert not any(gone & set(contact.participants) for contact in found.records.contacts)
    before, after = facts_of(make_report(rows, DAY, draws=0)), facts_of(found.report())
    told = difference(before, after)
    if "people_in_poverty" not in {x for one in rows.people if one.id in gone for x in one.layers}:
        for layer in told.layers:  # who leaves never adds a way
            assert (layer.after or (0, 0))[0] <= (layer.before or (0, 0))[0]


@given(records())
@settings(deadline=None, max_examples=20)
def test_without_nobody_the_report_is_the_same(rows):
    before, after = make_report(rows, DAY, draws=20), without(rows, (), DAY).report(draws=20)
    assert before == after
    assert difference(facts_of(before), facts_of(after)).is_none


@given(records(), st.sampled_from(IDS))
@settings(deadline=None, max_examples=20)
def test_who_is_away_meets_nobody_while_others_go_on(rows, away):
    found = paused(rows, [away], DAY)
    later = DAY + timedelta(days=AWAY)
    assert found.as_of == later
    own = [c for c in rows.contacts if c.on <= DAY]
    again = [
        replace(c, on=c.on + timedelta(days=AWAY))
        for c in own
        if (DAY - c.on).days < AWAY and away not in c.participants
    ]
    assert active_ties(found) == by_hand(replace(rows, contacts=(*own, *again)), later)
    now = strengths(rows.contacts, DAY)
    then = strengths(found.records.contacts, later)
    for pair in then:
        if away in pair:
            assert then[pair] <= now[pair]


@given(records())
@settings(deadline=None, max_examples=20)
def test_municipalities_that_became_one_lose_no_way(rows):
    found = merged(rows, ("Aalst", "Boom"), "Boom", DAY)
    hand = replace(
        rows,
        people=tuple(
            replace(p, municipality="Boom" if p.municipality == "Aalst" else p.municipality) for p in rows.people
        ),
    )
    assert found.report() == make_report(hand, DAY, draws=0)
    before, after = make_report(rows, DAY, draws=0), found.report()
    assert before.anchoring == after.anchoring
    for place in ("Aalst", "Boom"):
        part, whole = before.by_municipality.get(place), after.by_municipality.get("Boom", after.anchoring)
        for layer, paths in part.paths.items() if part else ():
            assert whole.paths[layer][0] >= paths[0]
            assert whole.paths[layer][1] >= paths[1]


def test_an_office_holder_who_goes_leaves_the_layer_of_those_who_stay():
    told = [Evidence(DAY, "budget")]
    support = Support(
        holders={"political": {"an": told, "bo": []}},
        of_bodies={"political": {"an": [], "bo": []}},
        places={"Aalst": {"political": {"an": told}}, "Boom": {"political": {"bo": []}}},
    )
    people = tuple(Person(id_, id_, ("political",)) for id_ in ("an", "bo"))
    rows = Records(people, (Contact(DAY, ("an", "bo")),), support=support)
    left = without(rows, ["bo"], DAY).records.support
    assert left.holders == {"political": {"an": told}}
    assert left.places == {"Aalst": {"political": {"an": told}}, "Boom": {"political": {}}}
    one = merged(rows, ["Aalst"], "Boom", DAY).records.support.places
    assert one == {"Boom": {"political": {"bo": [], "an": told}}}
    assert without(rows, ["bo"], DAY).report().carried.levels["political"].level == 3


def test_what_differs_is_told_by_layer():
    people = (
        Person("poor", "Poor", ("people_in_poverty",)),
        Person("dir", "Dir", ("colleague",)),
        Person("boss", "Boss", ("management",)),
        Person("mayor", "Mayor", ("political",)),
    )
    pairs = (("poor", "dir"), ("dir", "boss"), ("poor", "boss"), ("boss", "mayor"))
    rows = Records(people, tuple(Contact(DAY, pair) for pair in pairs), director="dir")
    told = difference(facts_of(make_report(rows, DAY, draws=0)), facts_of(without(rows, ["boss"], DAY).report()))
    assert [layer.layer for layer in told.layers] == list(GOVERNANCE_LAYERS)
    management, political = told.layers[2:]
    assert (management.before, management.after, management.members, management.is_lost) == ((1, 1), None, (1, 0), True)
    assert (political.before, political.after, political.is_lost) == ((1, 1), (0, 0), True)
    assert told.stage == (3, 1)
    assert told.no_cut_points == ("boss",)
    assert not told.is_none


def test_the_records_that_were_given_stay_as_they_are():
    rows = Records((Person("a", "A"), Person("b", "B")), (Contact(DAY, ("a", "b")),), director="a")
    kept = replace(rows)
    found = [change(rows, ["a"], DAY) for change in (without, paused)]
    assert [one.known.network.size for one in found] == [1, 2]
    assert merged(rows, ["x"], "y", DAY).records == rows
    assert rows == kept
    assert anchoring(weighed(rows, DAY).network).stage == 0
