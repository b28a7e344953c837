"""What is told of people who are in several networks, to whoever may know them and to whoever may not."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.alignment.queries.asked import subject_of
from draagvlak.capabilities.network.models import Organisation
from draagvlak.capabilities.pulse.models import Link, Survey
from tests.factories import NetworkFactory
from tests.factories.alignment import RequestFactory, ask, belong, meet, people_of

pytestmark = pytest.mark.django_db
TODAY = localdate()
LAST_MONTH = TODAY.replace(day=1) - timedelta(days=3)


def overlap(hands, what="mensen"):
    return hands.client.get(hands.here("overlap"), {"wat": what}).context["found"]


@pytest.fixture
def shared(hands):
    """Two people in both networks, eight and ten in one of them."""
    hands.both = people_of(hands.authority, 2)
    hands.only, hands.others = people_of(hands.authority, 8), people_of(hands.authority, 10)
    belong(hands.net, [*hands.both, *hands.only])
    belong(hands.other, [*hands.both, *hands.others])
    return hands


def test_who_may_know_both_is_told_how_many_and_who(shared):
    shared.be(RoleKind.COLLEAGUE, shared.net, shared.other)
    found = overlap(shared)
    assert [(one.networks, one.count) for one in found.regions] == [
        (("Zorg",), 10),
        (("Vrije tijd",), 8),
        (("Vrije tijd", "Zorg"), 2),
    ]
    assert (found.rows[0][1][1].both, found.rows[0][1][1].part) == (2, 0.1)
    assert found.sizes == [10, 12]
    assert [number.words for number in found.circles.numbers] == ["8", "10", "2"]
    text = shared.text(shared.here("shared"))
    assert all(one.name in text for one in shared.both)
    assert not any(one.name in text for one in shared.only)


def test_who_may_not_know_both_is_told_nothing_that_leads_to_few(shared):
    for kind in (RoleKind.DIRECTOR, RoleKind.LEADER, RoleKind.POLITICIAN):
        shared.be(kind)
        found = overlap(shared)
        assert found.regions == []  # eight alone, where the whole has ten, would say that two are elsewhere too
        assert found.rows[0][1][1].both is None
        text = shared.text(shared.here("shared"))
        assert not any(one.name in text for one in (*shared.both, *shared.only, *shared.others))
    more = people_of(shared.authority, 5)
    for network in (shared.net, shared.other):
        belong(network, more)
    found = overlap(shared)
    counts = {one.networks: one.count for one in found.regions}
    assert counts == {("Vrije tijd", "Zorg"): 5, ("Vrije tijd",): 5, ("Zorg",): 10}  # 7 and 8, rounded down
    assert found.rows[0][1][1].both == 5
    assert found.rows[0][1][1].is_least


def test_what_falls_when_the_only_one_leaves(hands):
    third = NetworkFactory(authority=hands.authority, name="Wonen")
    an, bo, cis = people_of(hands.authority, 3)
    for network, people in ((hands.net, [an, bo, cis]), (hands.other, [an, bo]), (third, [cis])):
        belong(network, people)
    hands.net.director = bo
    hands.net.save()
    hands.be(RoleKind.ADMINISTRATOR)
    found = hands.client.get(hands.here("shared")).context["found"]
    told = {one.name: (one.alone, one.parts, one.directs) for one in found.carrying}
    assert told == {bo.name: ((), 0, ("Vrije tijd",)), cis.name: ((("Vrije tijd", "Wonen"),), 1, ())}
    assert [one.name for one in found.others] == [an.name]
    assert found.separate == [("Wonen", "Zorg")]


def test_who_objected_is_counted_nowhere(shared):
    gone = shared.both[0]
    gone.objected_on = TODAY
    gone.save()
    meet(shared.net, [*shared.both, *shared.only], LAST_MONTH)
    shared.be(RoleKind.ADMINISTRATOR)
    assert [one.count for one in overlap(shared).regions] == [10, 8, 1]
    assert gone.name not in shared.text(shared.here("shared"))
    assert [one.people for one in shared.client.get(shared.here("load")).context["found"].networks] == [9]


def test_load_is_told_of_five_people_or_more(hands):
    vzw, small = (
        people_of(hands.authority, 6, organisation="Groot"),
        people_of(hands.authority, 2, organisation="Klein"),
    )
    alone = people_of(hands.authority, 4)
    meet(hands.net, [*vzw, *small], LAST_MONTH, hours=3)
    meet(hands.net, vzw, LAST_MONTH - timedelta(days=40), hours=3)
    meet(hands.other, alone, LAST_MONTH, hours=2)
    meet(hands.net, vzw, LAST_MONTH - timedelta(days=400))
    meet(hands.net, vzw, TODAY.replace(day=1))
    meet(hands.net, vzw, LAST_MONTH, answer="excused")
    for kind in (RoleKind.ADMINISTRATOR, RoleKind.POLITICIAN):
        hands.be(kind)
        found = hands.client.get(hands.here("load")).context["found"]
        assert [(one.name, one.people) for one in found.organisations] == [("", 8)]
        assert [(one.name, one.people, one.hours * 12) for one in found.networks] == [("", 12, 50.0)]
        assert sum(count for *_ends, count in found.bands) == 12
        assert all(one.people >= 5 for one in found.months)
        assert "Klein" not in hands.text(hands.here("load"))


def test_one_sees_ones_own_load_and_nobody_elses(hands):
    (an, bo) = people_of(hands.authority, 2)
    belong(hands.net, [an, bo])
    meet(hands.net, [an, bo], TODAY, "Jaarplanning", hours=2)
    meet(hands.other, [an], TODAY, "Jaarplanning 2026", hours=1)
    meet(hands.other, [bo], TODAY, hours=7)
    assert "Nog niemand zei" in hands.text(hands.here("mine"))
    for kind in (RoleKind.PARTNER, RoleKind.EXPERIENCE, RoleKind.STORYTELLER):
        an.account = hands.be(kind)
        an.save()
        found = hands.client.get(hands.here("mine")).context["found"]
        told = [(one.name, round(one.meetings * 12), round(one.hours * 12)) for one in found.networks]
        assert told == [("Vrije tijd", 1, 2), ("Zorg", 1, 1)]
        assert [(one.meetings, one.hours) for one in found.months] == [(2, 3.0)]
        assert "Vergadering: jaarplanning" in hands.text(hands.here("mine"))


def twice(hands):
    return hands.client.get(hands.here("twice")).context["found"].shown


def test_asked_twice_by_request_survey_and_meeting(hands):
    people = people_of(hands.authority, 6)
    people[0].email = "an@x.example"
    people[0].save()
    vzw = Organisation.objects.create(authority=hands.authority, name="Sportraad")
    ask(RequestFactory(network=hands.net, topic="cooperation", asked_on=TODAY), people, [vzw])
    ask(
        RequestFactory(network=hands.other, topic="cooperation", asked_on=TODAY - timedelta(days=90)),
        people[1:4],
        [vzw],
    )
    ask(RequestFactory(network=hands.other, topic="needs", asked_on=TODAY), people)
    day = {"opens_on": TODAY, "closes_on": TODAY, "told_on": TODAY}
    survey = Survey.objects.create(authority=hands.authority, network=hands.other, title="Peiling", **day)
    Link.objects.create(
        authority=hands.authority, survey=survey, layer="colleague", email="An@x.example", sent_on=TODAY
    )
    belong(hands.net, people)
    belong(hands.other, people)
    hands.be(RoleKind.DIRECTOR, hands.net, hands.other)
    (one,) = twice(hands)
    assert (one.networks, one.organisations) == (("Vrije tijd", "Zorg"), ("Sportraad",))
    assert one.people == tuple(person.name for person in people[:4])
    assert one.days == (TODAY - timedelta(days=90), TODAY)
    hands.be(RoleKind.ADMINISTRATOR)  # whom a survey went to is for its director
    (one,) = twice(hands)
    assert (one.people, one.count, one.organisations) == ((), 0, ("Sportraad",))
    meet(hands.net, people, TODAY, "Jaarplanning 2027")
    meet(hands.other, people, TODAY, "jaarplanning")
    hands.be(RoleKind.POLITICIAN)
    meeting, _request = sorted(twice(hands), key=lambda one: -one.count)
    assert (meeting.kind, meeting.count, meeting.people) == ("vergadering: jaarplanning", 6, ())


def test_a_title_that_only_says_that_people_meet_asks_nothing():
    assert subject_of("Overleg lokaal netwerk, 3 maart 2026") == ""
    assert subject_of("Werkgroep kampen (2)") == "werkgroep kampen"
