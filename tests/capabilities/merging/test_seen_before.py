"""What a partnership sees before networks become one: while it is agreed, in numbers, and no count from which people
would be found.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.merging.actions.agreeing import Agreeing, agree
from draagvlak.capabilities.merging.actions.planning import Planned, decide, make_merger, plan_introductions
from draagvlak.capabilities.merging.choices import What
from draagvlak.capabilities.merging.models import Agreement, Introduction
from draagvlak.capabilities.merging.queries.agreeing import agreed_with
from draagvlak.capabilities.merging.queries.doubles import pairs_of
from draagvlak.capabilities.merging.queries.introducing import introductions_of
from draagvlak.capabilities.merging.queries.organisations import new_names, organisations_of
from draagvlak.capabilities.merging.queries.report import Load, before_and_after
from draagvlak.capabilities.merging.queries.sources import agreed_networks, sources_of
from draagvlak.capabilities.merging.wording.told import report_told
from draagvlak.capabilities.network.models import Attendance, Meeting, Person
from draagvlak.capabilities.support.models import Body, Evidence
from tests.factories.region import make_region


@pytest.fixture
def merger(region):
    return make_merger(region.administrator, region.authority, Planned("Streek", "leisure", region.keys()))


def seen(merger):
    sources = sources_of(merger)
    found = before_and_after(merger, sources)
    return found, report_told(found, sources.labels())


def ended(region):
    Agreement._base_manager.update(until=localdate() - timedelta(days=1))


def later(region):
    Agreement._base_manager.update(since=localdate() + timedelta(days=1))


def left(region):
    region.authority.municipalities.set(Municipality.objects.filter(name="Leuven"))


@pytest.mark.parametrize("how", [ended, later, left])
def test_once_it_is_over_nothing_is_seen(region, merger, how):
    assert len(agreed_networks(region.authority)) == 2
    how(region)
    assert not agreed_with(region.authority).exists()
    assert (sources_of(merger).here, sources_of(merger).gone) == ([], 2)


def test_only_a_partnership_of_ones_own_and_nobody_else(region):
    other = make_region("Leuven")
    assert not agreed_with(other.authority).exists()
    one = region.locals["Gent"]
    with inside(one.authority), pytest.raises(ValueError, match="own"):
        agree(one.administrator, one.authority, Agreeing(one.network, other.authority))
    row = Agreement(authority=one.authority, network=one.network, partnership=other.authority, since=localdate())
    row.save()
    assert not agreed_with(other.authority).exists()  # even if such a row were there


def test_each_stands_as_by_itself_and_all_as_one(region, merger):
    found, told = seen(merger)
    assert [(side.stage, side.ways["colleague"], side.ways["political"]) for side in found.before] == [
        (3, (1, 1), (1, 1)),
        (3, (1, 1), (1, 1)),
    ]
    assert {place.name: place.ways for place in found.places} == {
        place: {"colleague": 1, "political": 1} for place in ("Gent", "Deinze")
    }
    assert found.after.ways == {"colleague": (2, 2), "political": (2, 2)}
    assert told["crossings"] == ["Tussen Gent en Deinze is er nog geen brug."]
    assert told["lost"] == [
        "Stopt de regisseur van Gent, dan blijven alle wegen.",
        "Stopt de regisseur van Deinze, dan blijven alle wegen.",
    ]


def test_what_goes_with_a_director_is_said_of_their_own_municipality(region, merger):
    one = region.locals["Gent"]
    with inside(one.authority):
        one.network.contact_set.all().delete()
    one.meet("Dirk", "Pia")
    one.meet("Dirk", "Bea")
    _found, told = seen(merger)
    assert told["lost"][0] == "Stopt de regisseur van Gent, dan is er geen weg meer naar het bestuur van Gent."
    with inside(one.authority):
        type(one.network).objects.filter(pk=one.network.pk).update(director=None)
    assert seen(merger)[1]["unknown_directors"] == ["Gent"]


@pytest.mark.parametrize(("more", "same", "said"), [(0, 0, None), (1, 0, 10), (1, 4, 10), (5, 5, 13)])
def test_from_totals_nobody_learns_that_few_are_in_two(region, merger, more, same, said):
    """With fewer than five in one network no count is told; with one to four in both, the sum is."""
    for n in range(more):
        for place in region.locals:
            region.locals[place].add(f"Dubbel{n} Mens", "association")
    names = ["Dirk", "Cas", "Pia", "Bea"] if same == 4 else [f"Dubbel{n}" for n in range(same)]
    for name in names:
        pair = tuple(str(one.people[name].pk) for one in region.locals.values())
        decide(region.administrator, region.authority, merger, What.PERSON, pair, is_same=True)
    found, told = seen(merger)
    assert (found.after.persons, found.at_most) == (said, same == 4)
    (people,) = [cells for what, cells in told["rows"] if what == "Mensen"]
    assert people[-1] == ("minder dan 5" if said is None else f"hoogstens {said}" if same == 4 else str(said))
    assert told["shared"] == ([f"In Gent en in Deinze: {'minder dan 5' if same < 5 else 5} mensen."] if same else [])


def test_load_before_and_after(region, merger):
    one = region.locals["Gent"]
    with inside(one.authority):
        begins = datetime.combine(localdate() - timedelta(days=3), datetime.min.time(), ZoneInfo("Europe/Brussels"))
        ends = begins + timedelta(hours=2)
        at = {"authority": one.authority, "network": one.network}
        meeting = Meeting.objects.create(title="Overleg", starts_at=begins, ends_at=ends, uid="1", **at)
        for name, answer in (("Cas", "present"), ("Bea", "invited"), ("Pia", "excused")):
            Attendance.objects.create(authority=one.authority, meeting=meeting, person=one.people[name], answer=answer)
    one.meet("Dirk", "Cas", "Pia", "Bea")
    found, told = seen(merger)
    assert [side.load for side in found.before] == [Load(2, 7, 4.0), Load(1, 3, 0.0)]
    assert (found.after.load, found.if_as_often) == (Load(3, 10, 4.0), Load(2, 13, 5.2))
    assert told["loads"][1] == ("Deinze: Lokaal netwerk", 1, "minder dan 5", "weten we niet")


def test_levels_rest_on_evidence_that_names_nobody(region, merger):
    for place, names in (("Gent", False), ("Deinze", True)):
        one = region.locals[place]
        with inside(one.authority):
            here = {"authority": one.authority, "network": one.network, "layer": "political"}
            body = Body.objects.create(kind="college", name="College", **here)
            Evidence.objects.create(body=body, kind="budget", on=localdate(), names_someone=names, **here)
    found, _told = seen(merger)
    assert [side.levels["political"] for side in found.before] == [3, None]


def test_who_objected_is_in_nothing(region, merger):
    for one in region.locals.values():
        one.add("Twee Keer", "colleague", organisation="Enige", objected_on=localdate())
    sources = sources_of(merger)
    assert pairs_of(merger, sources).shown == []
    assert "Enige" not in {one.name for one in organisations_of(merger, sources).all}


def test_introductions_leave_out_who_may_be_one_and_stop_when_enough(region, merger):
    for one in region.locals.values():
        one.add("Twee Keer", "association")
    who = region.administrator, region.authority, merger
    assert plan_introductions(*who) == 2
    assert plan_introductions(*who) == 0
    told = {(one.a.name.split()[0], one.b.name.split()[0]) for one in introductions_of(merger, sources_of(merger))}
    assert told == {("Cas", "Cas"), ("Bea", "Bea")}
    Introduction.objects.update(dropped_on=localdate())
    assert plan_introductions(*who) == 0  # there is nobody else


def test_an_introduction_of_somebody_who_is_gone_is_left_out(region, merger):
    plan_introductions(region.administrator, region.authority, merger)
    one = region.locals["Gent"]
    with inside(one.authority):
        Person.objects.filter(pk=one.people["Cas"].pk).delete()
    assert len(introductions_of(merger, sources_of(merger))) == 1


def test_organisations_of_three_that_are_one_have_one_name(db):
    region = make_region("Gent", "Deinze", "Aalst")
    region.agree()
    with inside(region.authority):
        merger = make_merger(region.administrator, region.authority, Planned("S", "leisure", region.keys()))
        twins = [one for one in organisations_of(merger, sources_of(merger)).twins if one.a.name == "OCMW"]
        assert len(twins) == 3
        pair = (twins[0].a.mark, twins[0].b.mark)
        decide(region.administrator, region.authority, merger, What.ORGANISATION, pair, is_same=True)
        names = new_names(organisations_of(merger, sources_of(merger)))
        first, third = twins[0].a.source.authority.name, twins[1].b.source.authority.name
        assert {names[one] for one in pair} == {f"OCMW ({first})"}
        assert names[twins[1].b.mark] == f"OCMW ({third})"
