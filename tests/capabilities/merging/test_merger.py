"""The step itself: what comes along and what does not, what stays as it was, and that undoing leaves no trace."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.merging.actions.agreeing import withdraw
from draagvlak.capabilities.merging.actions.merging import start_merger, undo_merger
from draagvlak.capabilities.merging.actions.planning import Planned, change_merger, decide, make_merger
from draagvlak.capabilities.merging.choices import State, What
from draagvlak.capabilities.merging.models import Agreement, Merger
from draagvlak.capabilities.merging.queries.added import added_since
from draagvlak.capabilities.merging.queries.agreeing import became_part_of
from draagvlak.capabilities.merging.queries.organisations import organisations_of
from draagvlak.capabilities.merging.queries.sources import sources_of
from draagvlak.capabilities.network.models import (
    Contact,
    KnownTie,
    Meeting,
    Membership,
    Network,
    Organisation,
    Participation,
    Partnering,
    Person,
    Position,
)
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories import DirectorFactory, SeatFactory
from tests.factories.people import add_contact, add_meeting, add_someone
from tests.factories.region import make_region

LEFT_OUT = {"accounts.AuditEntry", "accounts.SentForm"}  # what was done stays known


def dump():
    """Every row of every table of ours, of all authorities."""
    models = [one for one in apps.get_models() if one.__module__.startswith(("draagvlak.", "simple_history."))]
    models += [Network.municipalities.through]
    tables = [one for one in models if one._meta.label not in LEFT_OUT]
    return {one._meta.label: list(one._base_manager.order_by("pk").values()) for one in tables}


def plan(region, name="Netwerk van de streek"):
    return make_merger(region.administrator, region.authority, Planned(name, "leisure", region.keys()))


def merged(region, merger=None):
    merger = merger or plan(region)
    done = start_merger(region.administrator, region.authority, merger, merger.version)
    assert done.state == State.MERGED
    return done


def undo(region, merger):
    undo_merger(region.administrator, region.authority, merger)


def names():
    return sorted(Person.objects.values_list("name", flat=True))


def test_everybody_comes_along_with_layers_and_what_they_did(region):
    done = merged(region)
    network = done.network
    assert names() == sorted(
        f"{who} {place}"
        for place in ("Gent", "Deinze")
        for who in ("Dirk Regisseur", "Cas Collega", "Pia Armoede", "Bea Bestuur")
    )
    assert {one.layers[0] for one in Membership.objects.filter(network=network)} == {
        "colleague", "people_in_poverty", "political",
    }  # fmt: skip
    assert {one.municipality for one in Person.objects.all()} == {"Gent", "Deinze"}
    assert sorted(network.municipalities.values_list("name", flat=True)) == ["Deinze", "Gent"]
    assert sorted(Contact.objects.values_list("kind", "happened_on")) == [
        *[("koffie", localdate())] * 2, *[("overleg", localdate())] * 4,
    ]  # fmt: skip
    assert Participation.objects.count() == 14
    assert (network.name, network.director, network.half_life_days) == ("Netwerk van de streek", None, 180)


def test_what_was_noted_and_contact_data_of_people_in_poverty_stay_behind(region):
    one = region.locals["Gent"]
    one.meet("Cas", "Bea", subject="Geheim onderwerp")
    with inside(one.authority):
        Contact.objects.update(note="Geheime notitie")
        Person.objects.filter(name__startswith="Bea").update(is_minor=True, email="bea@x.example")
        Person.objects.filter(name__startswith="Dirk").update(birth_day=3, birth_month=4)
    merged(region)
    assert set(Contact.objects.values_list("subject", "note", "noted_by")) == {("", "", None)}
    told = {one.name: (one.email, one.phone, one.birth_day, one.account) for one in Person.objects.all()}
    assert told["Pia Armoede Gent"] == told["Bea Bestuur Gent"] == told["Dirk Regisseur Gent"] == ("", "", None, None)
    assert told["Cas Collega Gent"][0].startswith("cas@")
    assert not Meeting.objects.exists()


def test_who_objected_does_not_come_along(region):
    one = region.locals["Gent"]
    with inside(one.authority):
        Person.objects.filter(name__startswith="Cas").update(objected_on=localdate())
    merged(region)
    assert "Cas Collega Gent" not in names()
    assert Contact.objects.count() == 6  # of the others who were there


def test_periods_functions_organisations_and_ties_come_along(region):
    one = region.locals["Gent"]
    was, now = localdate() - timedelta(days=400), localdate() - timedelta(days=30)
    with inside(one.authority):
        at = {"authority": one.authority}
        here = {**at, "network": one.network}
        Membership.objects.filter(person=one.people["Cas"]).update(since=now)
        Membership.objects.create(person=one.people["Cas"], layers=["association"], since=was, until=now, **here)
        Position.objects.create(person=one.people["Cas"], function="vrijwilliger", organisation="Okra", **at)
        row = Organisation.objects.create(name="OCMW", enterprise_number="0123456749", email="info@x.example", **at)
        Partnering.objects.create(organisation=row, since=was, **here)
        a, b = sorted((one.people["Bea"], one.people["Pia"]), key=lambda who: who.pk)
        KnownTie.objects.create(a=a, b=b, weight=2.0, **here)
        left = add_someone(one.network, "Weg Gegaan", ["colleague"], since=was)
        Membership.objects.filter(person=left).update(until=now)
    done = merged(region)
    stays = Membership.objects.filter(person__name="Cas Collega Gent").order_by("since")
    assert [(stay.layers, stay.since, stay.until) for stay in stays] == [
        (["association"], was, now),
        (["colleague"], now, None),
    ]
    assert list(Position.objects.values_list("person__name", "function", "organisation")) == [
        ("Cas Collega Gent", "vrijwilliger", "Okra")
    ]
    (partner,) = Partnering.objects.all()
    assert (partner.organisation.name, partner.since, partner.network) == ("OCMW (Gent)", was, done.network)
    assert (partner.organisation.enterprise_number, partner.organisation.email) == ("0123456749", "info@x.example")
    assert {tie.weight for tie in KnownTie.objects.all()} == {2.0}
    assert Membership.objects.filter(person__name="Weg Gegaan", until=now).exists()


def test_those_said_to_be_one_are_one(region):
    gent, deinze = region.locals["Gent"], region.locals["Deinze"]
    twin = deinze.add("Cas Collega Gent", "association", organisation="", function="voorzitter")
    with inside(gent.authority):
        Membership.objects.filter(person=gent.people["Cas"]).update(since=localdate() - timedelta(days=9))
    deinze.meet("Cas", "Bea")  # the twin, on another day of nobody else
    merger = plan(region)
    pair = (str(gent.people["Cas"].pk), str(twin.pk))
    decide(region.administrator, region.authority, merger, What.PERSON, pair, is_same=True)
    merged(region, merger)
    (found,) = Person.objects.filter(name="Cas Collega Gent")
    (stay,) = Membership.objects.filter(person=found)
    assert (stay.layers, stay.since) == (["colleague", "association"], None)
    assert (found.function, found.organisation) == ("voorzitter", "OCMW (Gent)")
    assert Participation.objects.filter(person=found).count() == 4


def test_a_joint_meeting_that_both_noted_counts_once(region):
    gent, deinze = region.locals["Gent"], region.locals["Deinze"]
    merger = plan(region)
    for name in ("Cas", "Bea"):
        with inside(gent.authority):
            Person.objects.filter(pk=gent.people[name].pk).update(name=f"{name} Samen")
        with inside(deinze.authority):
            Person.objects.filter(pk=deinze.people[name].pk).update(name=f"{name} Samen")
        pair = (str(gent.people[name].pk), str(deinze.people[name].pk))
        decide(region.administrator, region.authority, merger, What.PERSON, pair, is_same=True)
    merged(region, merger)
    together = Contact.objects.filter(participations__person__name="Bea Samen")
    assert together.count() == 1


def test_organisations_called_alike_stay_two_until_somebody_says_otherwise(region):
    merger = plan(region)
    twins = organisations_of(merger, sources_of(merger)).twins
    assert sorted((one.a.name, one.b.name, one.reason, one.is_same) for one in twins) == [
        ("College", "College", "same-name", False),
        ("Eigen huis", "Eigen huis", "same-name", False),
        ("OCMW", "OCMW", "same-name", False),
    ]
    one = next(one for one in twins if one.a.name == "OCMW")
    decide(region.administrator, region.authority, merger, What.ORGANISATION, (one.a.mark, one.b.mark), is_same=True)
    merged(region, merger)
    assert set(Person.objects.values_list("organisation", flat=True)) == {
        "OCMW", "College (Gent)", "College (Deinze)", "Eigen huis (Gent)", "Eigen huis (Deinze)",
    }  # fmt: skip


def test_one_enterprise_number_is_one_organisation_unless_said_otherwise(region):
    for place, name in (("Gent", "OCMW"), ("Deinze", "Sociaal Huis")):
        one = region.locals[place]
        with inside(one.authority):
            Organisation.objects.create(name=name, enterprise_number="0123456749", authority=one.authority)
            Person.objects.filter(organisation="OCMW").update(organisation=name)
    merger = plan(region)
    (twins,) = [one for one in organisations_of(merger, sources_of(merger)).twins if one.reason == "number"]
    assert twins.is_same
    done = merged(region, merger)
    assert Organisation.objects.get(enterprise_number="0123456749").name == twins.a.name
    undo(region, done)
    pair = (twins.b.mark, twins.a.mark)
    decide(region.administrator, region.authority, merger, What.ORGANISATION, pair, is_same=False)
    merged(region, merger)
    assert Organisation.objects.filter(enterprise_number="0123456749").count() == 2


def test_the_sources_stay_as_they_were_and_know_what_they_became(region):
    before = {label: rows for label, rows in dump().items() if label.startswith("network.")}
    done = merged(region)
    after = dump()
    for label, rows in before.items():
        assert [row for row in after[label] if row in rows] == rows, label
    assert len(after["network.Person"]) == len(before["network.Person"]) + 8
    for one in region.locals.values():
        with inside(one.authority):
            (became,) = became_part_of([one.network.pk])[one.network.pk]
            assert (became.partnership, became.name, became.on) == ("De Streek", done.name, localdate())
            assert became_part_of([done.network_id]) == {}


def test_undoing_leaves_every_byte_as_it_was(region):
    merger = plan(region)
    before = dump()
    done = merged(region, merger)
    refresh_report(region.administrator, region.authority, done.network)
    assert dump() != before
    undo(region, done)
    assert dump() == before


kinds = st.sampled_from(["overleg", "koffie", "Overleg"])
meetings = st.lists(st.tuples(st.lists(st.sampled_from(["Dirk", "Cas", "Pia", "Bea"]), min_size=1), kinds), max_size=4)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=meetings, other=meetings, same=st.sets(st.sampled_from(["Dirk", "Cas", "Pia", "Bea"]), max_size=2))
def test_whatever_is_in_them_it_comes_and_goes_whole(region, one, other, same):
    with transaction.atomic():
        for place, met in (("Gent", one), ("Deinze", other)):
            for who, kind in met:
                region.locals[place].meet(*dict.fromkeys(who), kind=kind)
        merger = plan(region)
        for name in same:
            keys = [region.locals[place].people[name].pk for place in ("Gent", "Deinze")]
            values = {"authority": region.authority, "what": What.PERSON, "is_same": True}
            merger.decided.create(a=str(min(keys)), b=str(max(keys)), **values)
        before = dump()
        done = merged(region, merger)
        assert Person.objects.count() == 8 - len(same)
        assert Membership.objects.filter(until=None).count() == Person.objects.count()
        undo(region, done)
        assert dump() == before
        transaction.set_rollback(True)


def added_contact(network):
    add_contact(network, Person.objects.filter(batch__network=network).first())


def added_person(network):
    add_someone(network, "Nieuw Iemand")


def added_meeting(network):
    add_meeting(network)


def added_seat(network):
    SeatFactory(network=network)


def added_presence(network):
    contact = Contact.objects.filter(network=network).first()
    person = Person.objects.create(name="Elders", authority=network.authority)
    Participation.objects.create(contact=contact, person=person, authority=network.authority)


def changed_person(network):
    person = Person.objects.filter(batch__network=network).first()
    person.function, person.version = "anders", 2
    person.save()


def changed_layers(network):
    stay = Membership.objects.filter(network=network).first()
    stay.layers = ["association"]
    stay.save()


ADDED = (added_contact, added_person, added_meeting, added_seat, added_presence, changed_person, changed_layers)


def test_what_came_since_is_not_lost(region):
    done = merged(region)
    assert not added_since(done)
    for add in ADDED:
        with transaction.atomic():
            add(done.network)
            before = dump() if add is ADDED[0] else None
            with pytest.raises(RefusedError) as refused:
                undo(region, done)
            assert refused.value.code == "added", add
            assert before is None or dump() == before
            transaction.set_rollback(True)
    undo(region, done)


def test_an_agreement_that_is_gone_stops_it(region):
    merger = plan(region)
    Agreement._base_manager.filter(network=region.locals["Gent"].network).update(until=localdate() - timedelta(days=1))
    with pytest.raises(RefusedError) as refused:
        start_merger(region.administrator, region.authority, merger, 1)
    assert refused.value.code == "not-agreed"
    assert sources_of(merger).gone == 1
    with pytest.raises(RefusedError) as refused:
        change_merger(region.administrator, region.authority, merger, 1, Planned("Ander", "leisure", region.keys()))
    assert refused.value.code == "not-agreed"


def test_an_agreement_ends_until_the_merger_and_not_after(region):
    done = merged(region)
    one = region.locals["Gent"]
    with inside(one.authority):
        agreement = Agreement.objects.get()
        with pytest.raises(RefusedError) as refused:
            withdraw(one.administrator, one.authority, agreement)
        assert refused.value.code == "merged"
    undo(region, done)
    with inside(one.authority):
        withdraw(one.administrator, one.authority, agreement)
    assert sources_of(Merger.objects.get()).gone == 1


def test_asked_twice_it_is_done_once(region):
    done = merged(region)
    assert start_merger(region.administrator, region.authority, done, done.version).network_id == done.network_id
    assert Network.objects.count() == 1


def test_a_plan_that_changed_is_not_carried_out_unseen(region):
    merger = plan(region)
    change_merger(region.administrator, region.authority, merger, 1, Planned("Ander", "leisure", region.keys()))
    with pytest.raises(RefusedError) as refused:
        start_merger(region.administrator, region.authority, merger, 1)
    assert refused.value.code == "changed"


def test_what_goes_wrong_leaves_nothing(region, monkeypatch):
    merger = plan(region)
    before = dump()
    monkeypatch.setattr("draagvlak.capabilities.merging.actions.bringing.Bringing._contacts", lambda _self: 1 / 0)
    done = start_merger(region.administrator, region.authority, merger, 1)
    assert done.state == State.FAILED
    after = dump()
    assert {label for label in before if after[label] != before[label]} == {"merging.Merger"}
    monkeypatch.undo()
    merged(region, done)


def test_a_director_of_the_partnership_plans_and_an_administrator_carries_out(region):
    merger = plan(region)
    director = DirectorFactory(authority=region.authority, kind=RoleKind.DIRECTOR).user
    outsider = region.locals["Gent"].administrator
    for user in (director, outsider):
        with pytest.raises(PermissionDenied):
            start_merger(user, region.authority, merger, 1)


def test_three_become_one_as_well(db):
    made = make_region("Gent", "Deinze", "Aalst")
    made.agree()
    with inside(made.authority):
        merged(made)
        assert Person.objects.count() == 12
