"""What others learn of people: groups of five and more, also from one day to the next, and never an order of merit."""

import io
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.publishing import Published, published
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.alignment.models import Profile
from draagvlak.capabilities.insights.models import ConversationAnswer
from draagvlak.capabilities.intervision.choices import FIGURES, Age, Audience, Order, What
from draagvlak.capabilities.intervision.models import StageSeen
from draagvlak.capabilities.intervision.pictures.multiples import multiples, only
from draagvlak.capabilities.intervision.queries.figures import Figures
from draagvlak.capabilities.intervision.queries.peers import Like, beside, is_like, peers_of
from draagvlak.capabilities.intervision.queries.shown import Peer
from draagvlak.capabilities.intervision.tasks import note_stages
from draagvlak.capabilities.network.models import Contact, Organisation, Participation, Partnering
from tests.factories.alignment import meet, people_of
from tests.factories.intervision import Town

EVERYBODY = (("people_in_poverty",), 20), (("colleague", "team_leader"), 7), (("political",), 0)


def seen_by(town):
    with inside(town.authority):
        (found,) = peers_of(town.authority)
    return found


def fill(town):
    """Thirteen contacts of six people, a meeting of them, six organisations, five introductions."""
    before = (localdate().replace(day=1) - timedelta(days=1)).replace(day=5)
    at = {"authority": town.authority}
    with inside(town.authority):
        people = people_of(town.authority, 6)
        for number in range(13):
            made = Contact.objects.create(
                network=town.network, happened_on=before, fingerprint=f"f{number}", kind="koffie", **at
            )
            Participation.objects.bulk_create(Participation(contact=made, person=one, **at) for one in people)
        meet(town.network, people, before, hours=24)
        for number in range(6):
            one = Organisation.objects.create(name=f"vzw {number}", **at)
            Partnering.objects.create(organisation=one, network=town.network, **at)
        for a, b in pairwise(people):
            ConversationAnswer.objects.create(
                network=town.network, a=a, b=b, answer="done", answered_on=before, until=before, **at
            )
        Profile.objects.create(network=town.network, governance="lead", **at)


@pytest.fixture
def towns(db):
    here, near = Town("Aartselaar"), Town("Boom")
    fill(here)
    here.counts(*EVERYBODY)
    here.report("single_thread", political="endorses", management="unknown")
    return here, near


def test_all_of_it(towns):
    here, near = towns
    here.shares(Audience.ALL, *FIGURES, year=localdate().year - 4)
    found = seen_by(near)
    assert found.shared == set(FIGURES)
    told = found.figures
    assert (told.size, told.governance, told.age) == ("middle", "lead", Age.GROWN)
    assert told.people == ((("people_in_poverty",), 20), (("colleague", "team_leader"), 5), (("political",), 0))
    assert (told.organisations, told.contacts, told.meetings, told.hours) == (5, 10, 0.1, 10)
    assert told.support == (("political", "endorses"), ("management", "unknown"))
    assert (told.stage.key, told.stage.introductions) == ("single_thread", 5)
    assert told.stage.seen == (("single_thread", localdate()),)
    assert [one.what for one in multiples([found])] == [
        What.PEOPLE,
        What.ORGANISATIONS,
        What.CONTACTS,
        What.LOAD,
        What.SUPPORT,
        What.STAGE,
    ]


@pytest.mark.parametrize("what", FIGURES)
def test_each_piece_apart(towns, what):
    here, near = towns
    here.shares(Audience.ALL, what)
    found = seen_by(near)
    assert found.shared == {what}
    said = {part for part, value in vars(found.figures).items() if value not in ("", None, ())}
    parts = {
        What.ABOUT: {"size", "governance"},
        What.PEOPLE: {"people"},
        What.ORGANISATIONS: {"organisations"},
        What.CONTACTS: {"contacts"},
        What.SUPPORT: {"support"},
        What.LOAD: {"meetings", "hours"},
        What.STAGE: {"stage"},
    }
    assert said == parts[what]
    panels = [panel for one in multiples([found]) for panel in one.panels]
    assert all("0" not in panel.missing for panel in panels)


def test_of_fewer_than_five_people_nothing_is_told(towns):
    here, near = towns
    here.counts((("colleague",), 4))
    here.shares(Audience.ALL, *FIGURES)
    told = seen_by(near).figures
    assert told == Figures(governance="lead", organisations=5)


def test_the_stage_is_noted_each_night_that_it_changed(towns):
    here, near = towns
    here.shares(Audience.ALL, What.STAGE)
    assert note_stages() == 1
    here.report("anchored", localdate() + timedelta(days=1))
    call_command("stages", stdout=io.StringIO())
    with inside(here.authority):
        assert list(StageSeen.objects.values_list("stage", flat=True)) == ["single_thread", "anchored"]
    assert [key for key, _day in seen_by(near).figures.stage.seen] == ["single_thread", "anchored"]


def test_two_days_side_by_side_find_nobody(towns):
    """Whoever comes, goes or moves between two days: each change that others read is five or more, or none."""
    here, near = towns
    here.shares(Audience.ALL, What.PEOPLE)
    layers, chance = ("colleague", "management", "political"), Random(11)
    for _time in range(25):
        counted, told = Published(), []
        for _day in range(2):
            now = {str(n): (chance.choice(layers), "") for n in range(12) if chance.random() < 0.8}
            counted = published(counted, now, layers)
            table = counted.table()
            here.counts(*((group, table.of_row(row)) for row, group in enumerate(table.rows)))
            told.append(dict(seen_by(near).figures.people))
        assert all(number % K == 0 for some in told for number in some.values())
        same = told[0].keys() & told[1].keys()
        assert all(abs(told[0][group] - told[1][group]) in {0, *range(K, 13)} for group in same)


def peer(number, people, size="small"):
    figures = Figures(size=size, people=((("colleague",), people),), organisations=people, contacts=people)
    return Peer(f"Gemeente {number}", "Netwerk", frozenset(FIGURES), figures)


@pytest.mark.django_db
@pytest.mark.parametrize("order", [order.value for order in Order])
def test_no_order_follows_what_is_measured(monkeypatch, order):
    """Turn all figures round: who stands where stays."""
    here = Town("Aartselaar")
    numbers = [25, 10, 40, 5, 30]
    names = []
    for turned in (numbers, numbers[::-1], sorted(numbers)):
        peers = [peer(place, number) for place, number in enumerate(turned)]
        monkeypatch.setattr("draagvlak.capabilities.intervision.queries.peers.peers_of", lambda _reader, p=peers: p)
        with inside(here.authority):
            found = beside(here.user, here.authority, Like(order=order))
        names.append([one.authority for one in found])
    assert names[0] == names[1] == names[2] == [here.authority.name, *(f"Gemeente {n}" for n in range(5))]
    assert {choice.value for choice in Order} == {"naam", "gelijkenis"}


def test_like_with_like_and_one_scale():
    small, large = peer(1, 10), peer(2, 100, "largest")
    assert [one for one in (small, large) if is_like(one, Like(size="small"))] == [small]
    assert [one for one in (small, large) if is_like(one, Like(governance="lead"))] == []
    named = [Peer(**vars(one) | {"key": f"n{place}"}) for place, one in enumerate((small, large))]
    (people, *_rest) = only(multiples(named), {"n0"})
    assert (people.most, [panel.key for panel in people.panels]) == (100, ["n0"])
    assert people.panels[0].lines[0].width == 20
    nothing = Peer("G", "N", frozenset(), Figures(), key="n2")
    told = {panel.title: panel.missing for panel in multiples([*named, nothing])[0].panels}
    assert told["G · N"] == "niet gedeeld"
