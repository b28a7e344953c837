"""Whoever are alike: the first of them are enough, and the best set is the same."""

from datetime import date, timedelta
from random import Random

import pytest

from draagvlak.analysis import conversations
from draagvlak.analysis.conversations import propose
from draagvlak.analysis.conversations.twins import Twins
from draagvlak.analysis.live import LiveReport, updated_report
from draagvlak.analysis.records import Contact, Person, Records
from draagvlak.analysis.report import make_report
from draagvlak.analysis.ties import network_of

TODAY = date(2026, 11, 30)
LAYERS = ("people_in_poverty", "association", "management", "political")


def around_the_director(chance, size):
    """Whom the director met one by one, some of whom also met together: many are alike."""
    layers = chance.sample(LAYERS, chance.randrange(2, 5))
    people = tuple(Person(f"p{n:02}", f"p{n}", (chance.choice(layers),)) for n in range(size))
    met = [("p00", person.id) for person in people[1:] if chance.random() < 0.9]
    groups = [chance.sample([person.id for person in people[1:]], chance.randrange(2, 9)) for _ in range(size // 12)]
    contacts = tuple(Contact(TODAY - timedelta(days=n % 40), tuple(some)) for n, some in enumerate((*met, *groups)))
    order = chance.sample(people, size)
    refused = frozenset({tuple(sorted(chance.sample([person.id for person in people], 2)))})
    return Records(tuple(order), contacts, director="p00", refused=refused if chance.random() < 0.3 else frozenset())


@pytest.mark.parametrize("seed", range(12))
def test_the_best_set_is_that_of_a_search_among_everybody(seed, monkeypatch):
    records = around_the_director(Random(seed), 15)
    network = network_of(records, TODAY)
    some = propose(network, refused=records.refused)
    monkeypatch.setattr(Twins, "late", lambda *_: set())
    every = propose(network, refused=records.refused)
    if every.proven_best and some.proven_best:
        assert some == every
    assert some.sorted_paths >= every.sorted_paths
    assert some.proven_best >= every.proven_best


@pytest.mark.parametrize("seed", range(6))
def test_kept_up_to_date_as_made_anew(seed, monkeypatch):
    monkeypatch.setattr(conversations, "WORK", 60_000)  # most searches stop early, and must do so alike
    chance = Random(seed)
    records = around_the_director(chance, 22)
    live = LiveReport(records, TODAY, draws=5)
    for n in range(5):
        ids = [person.id for person in live.records.people]
        newcomers = (Person(f"q{n:02}", "", (chance.choice(LAYERS),)),) if chance.random() < 0.5 else ()
        there = [newcomers[0].id, "p00"] if newcomers else chance.sample(ids, chance.choice((2, 2, 3)))
        found = updated_report(live, Contact(TODAY, tuple(there)), newcomers)
        assert found.proposal == make_report(live.records, TODAY, draws=5).proposal
