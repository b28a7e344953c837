"""From a planning to meetings in the calendars, and when somebody can."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.models import Meeting
from draagvlak.capabilities.planning.models import Availability, Fixed, Planning, Proposal, Rule, Wanted
from tests.factories import NetworkFactory
from tests.factories.planning import add_planning, add_rule, add_wanted, say
from tests.pages.joint.conftest import flat


def plain(day):
    return day.isoformat()


def test_a_planning_is_made_filled_proposed_taken_over_and_taken_back(hands):
    since = hands.planning.since
    about = {"name": "Werkjaar", "since": plain(since), "until": plain(since + timedelta(days=60))}
    networks = [hands.one.pk, hands.two.pk]
    made = hands.send("make", **about, networks=networks, school_holidays="free")
    assert "Zeg nu wat gehouden moet worden." in flat(made)
    key = Planning.objects.latest("pk").pk
    meeting = {"title": "Stuurgroep", "many": 2, "minutes": 120, "quorum": 1, "cells": ["0-morning", "1-morning"]}
    hands.send("add_wanted", key, network=hands.one.pk, **meeting)
    hands.send("add_wanted", key, network=hands.two.pk, **meeting | {"title": "Werkgroep", "many": 1})
    one, two = Wanted.objects.filter(planning=key).order_by("pk")
    hands.send("add_room", key, name="Raadzaal", capacity=20, cells=["0-morning"])
    hands.send("add_rule", key, "same_day", how="never", first=one.pk, other=two.pk)
    shown = hands.text("one", key)
    assert "‘Stuurgroep’ en ‘Werkgroep’ nooit op dezelfde dag." in shown
    assert "2 keer, 120 minuten, met minstens 15 dagen ertussen, minstens 1 persoon moet kunnen." in shown

    asked = hands.post(hands.see("one", key), hands.to("propose", key), effort="short")
    assert "Bewezen beste" in flat(asked)
    proposal = Proposal.objects.get()
    keys = [f"{one.pk}.0", f"{one.pk}.1", f"{two.pk}.0"]
    taken = hands.post(asked, hands.to("take", key, proposal.pk), meeting=keys)
    assert "In de agenda’s: 3 vergaderingen erbij" in flat(taken)
    assert Meeting.objects.count() == 3
    assert "Ongedaan gemaakt." in flat(hands.undo(taken))
    assert Meeting.objects.count() == 0


def test_a_rule_asks_only_what_it_says_something_of(hands):
    one = add_wanted(hands.planning, hands.one)
    assert [words in hands.text("add_rule", hands.planning.pk, "present") for words in ("Wie?", "Hoeveel dagen?")] == [
        True,
        False,
    ]
    refused = hands.send("add_rule", hands.planning.pk, "same_day", how="must", first=one.pk, other=one.pk)
    assert (refused.status_code, "Kies een tweede vergadering." in flat(refused)) == (422, True)
    assert Rule.objects.count() == 0


def test_why_here_and_by_hand(hands):
    wanted = add_wanted(hands.planning, hands.one)
    say(hands.first, ["0-morning"])
    say(hands.both, ["1-morning"])
    proposal = hands.propose()
    at = (hands.planning.pk, proposal.pk, wanted.pk, 0)
    shown = hands.text("why", *at)
    assert "1 van de 2 mensen kunnen." in shown
    assert "Wie niet kan:" in shown
    on = hands.planning.since + timedelta(days=3)
    assert "Dat staat vast." in flat(hands.send("fix", *at, on=plain(on), part="evening"))
    outside = hands.send("fix", *at, on=plain(hands.planning.until + timedelta(days=1)), part="evening")
    assert (outside.status_code, "buiten de planning" in flat(outside)) == (422, True)
    assert Fixed.objects.get().on == on
    assert "Sinds dit voorstel is er iets veranderd." in hands.text("proposal", hands.planning.pk, proposal.pk)
    hands.client.post(hands.to("loosen", *at))
    assert Fixed.objects.count() == 0


def test_a_conflict_stands_in_words(hands):
    one, two = add_wanted(hands.planning, hands.one), add_wanted(hands.planning, hands.two, "Werkgroep")
    add_rule(hands.planning, "same_day", one, other=two)
    add_rule(hands.planning, "apart", one, other=two, days=5)
    shown = hands.text("proposal", hands.planning.pk, hands.propose().pk)
    assert "Dit kan niet allemaal samen ‘Stuurgroep’ en ‘Werkgroep’ moeten op dezelfde dag." in shown
    assert "Tussen ‘Stuurgroep’ en ‘Werkgroep’ moeten minstens 5 dagen liggen." in shown
    assert "Laat je dit los, dan kan de rest" in shown


def test_somebody_says_when_they_can_on_their_own_page(hands):
    hands.be(RoleKind.EXPERIENCE, person=hands.both)
    assert "Zeg één keer wanneer je kan." in hands.text("mine")
    sent = {"cells": ["2-evening"], "since_0": "2027-07-01", "until_0": "2027-07-15"}
    assert "Bewaard. Dank je." in flat(hands.send("mine", **sent))
    said = Availability.objects.get(person=hands.both)
    assert (said.cells, said.away) == (["2-evening"], [["2027-07-01", "2027-07-15"]])
    wrong = hands.send("mine", cells=["2-evening"], since_0="2027-07-15", until_0="2027-07-01")
    assert wrong.status_code == 422
    hands.client.post(hands.to("forget"))
    assert Availability.objects.count() == 0


def test_two_who_say_it_at_once_both_see_both(hands):
    page = hands.see("say_for", hands.planning.pk, hands.first.pk)
    say(hands.first, ["0-morning"])
    answer = hands.post(page, hands.to("say_for", hands.planning.pk, hands.first.pk), cells=["1-evening"])
    assert answer.status_code == 409
    assert Availability.objects.get().cells == ["0-morning"]


def test_whose_name_one_may_not_read_is_not_shown(hands):
    """A colleague of one network sees the calendar of both, and names and counts of their own network only."""
    one, two = (
        add_wanted(hands.planning, hands.one),
        add_wanted(hands.planning, hands.two, "Werkgroep", cells=["0-morning"]),
    )
    add_rule(hands.planning, "present", two, "should", person=hands.second)
    for person in (hands.second, hands.first):
        say(person, ["4-evening"])
    proposal = hands.propose()
    keys = [(hands.planning.pk, proposal.pk, row.pk, 0) for row in (one, two)]
    pages = [("one", hands.planning.pk), ("proposal", hands.planning.pk, proposal.pk), *(("why", *at) for at in keys)]
    mine = " ".join(hands.text(*page) for page in pages)
    assert ("Cas Tweede" in mine, "An Eerste" in mine) == (True, True)
    hands.be(RoleKind.COLLEAGUE)
    theirs = " ".join(hands.text(*page) for page in pages)
    assert ("Cas Tweede" in theirs, "An Eerste" in theirs) == (False, True)
    assert "kan iemand liefst" in theirs
    assert hands.see("who_can", hands.planning.pk).status_code == 404
    hands.be(RoleKind.COLLEAGUE, network=add_planning_elsewhere(hands))
    assert [hands.see(*page).status_code for page in pages] == [404] * 4


def add_planning_elsewhere(hands):
    network = NetworkFactory(authority=hands.authority)
    add_planning(network)
    return network


@pytest.mark.parametrize("page", ["list", "one", "proposal", "who_can"])
def test_as_many_queries_for_three_as_for_one(hands, page, django_assert_num_queries):
    add_wanted(hands.planning, hands.one)
    more = [] if page == "list" else [hands.planning.pk]
    more += [hands.propose().pk] if page == "proposal" else []
    hands.see(page, *more)
    with CaptureQueriesContext(connection) as once:
        hands.see(page, *more)
    for name in ("Kern", "Denktank"):
        wanted = add_wanted(hands.planning, hands.two, name)
        add_rule(hands.planning, "in", wanted, "should", cells=["0-morning"])
        add_planning(hands.one, hands.two, name=name)
    if page == "proposal":
        more[-1] = hands.propose().pk
    with django_assert_num_queries(len(once)):
        hands.see(page, *more)
