"""Two rows become one person and two again: nothing lost, nothing left behind, whatever table points to them."""

import json
from datetime import date

import pytest
from django.core import serializers
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.moving import tables_that_point_to
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Invitation
from draagvlak.capabilities.insights.models import ConversationAnswer
from draagvlak.capabilities.network.actions import remove_batch
from draagvlak.capabilities.network.actions.merging import merge_people, undo_merging
from draagvlak.capabilities.network.actions.people import Version, correct_person
from draagvlak.capabilities.network.models import (
    Alias,
    Attendance,
    Batch,
    Contact,
    InvitedTo,
    KeptApart,
    KnownTie,
    Meeting,
    Membership,
    Merging,
    Network,
    Participation,
    Person,
    Position,
)
from draagvlak.capabilities.network.queries.merging import preview_of
from draagvlak.capabilities.network.queries.met_before import base_of, numbered
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.succession.models import Leaving, TakeOver, WhatIf
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory, UserFactory
from tests.factories.people import add_contact, add_everything, add_meeting, add_pair, add_someone

pytestmark = pytest.mark.django_db
TABLES = (
    Network, Person, Membership, Position, Merging, Contact, Participation, KnownTie, Meeting, Attendance, Invitation,
    InvitedTo, ConversationAnswer, Alias, KeptApart, Leaving, TakeOver, WhatIf,
)  # fmt: skip


@pytest.fixture
def seat():
    authority = AuthorityFactory()
    with inside(authority):
        yield SeatFactory(network__authority=authority)


def version(person):
    return Version(person.pk, Person.objects.get(pk=person.pk).version)


def merge(seat, kept, taken):
    return merge_people(seat.role.user, seat.authority, seat.network, version(kept), version(taken))


def undo(seat, merging):
    return undo_merging(seat.role.user, seat.authority, seat.network, merging.pk)


def dump():
    """All rows, but for the versions of persons, which only ever go on."""
    rows = json.loads(serializers.serialize("json", [row for t in TABLES for row in t.objects.order_by("pk")]))
    for row in rows:
        if row["model"] == "network.person":
            row["fields"].pop("version")
    return json.dumps(rows)


def test_everything_that_points_to_the_one_points_to_the_other_and_back(seat):
    kept, taken, third = (add_someone(seat.network, name) for name in ("An Peeters", "An Peeters …", "Bo Claes"))
    add_everything(seat.network, taken, third)
    before = dump()
    pointing = {
        (table, column): table.objects.filter(**{column: taken.pk}).count()
        for table, columns in tables_that_point_to(Person).items()
        for column in columns
    }
    assert all(sum(n for (t, _c), n in pointing.items() if t is table) for table, _column in pointing)
    merging = merge(seat, kept, taken)
    assert not Person.objects.filter(pk=taken.pk).exists()
    for table, column in pointing:
        assert not table.objects.filter(**{column: taken.pk}).exists(), (table, column)
    assert Participation.objects.filter(person=kept).count() == 2
    assert Network.objects.get(pk=seat.network.pk).director_id == kept.pk
    undo(seat, merging)
    assert dump() == before


def test_what_both_have_is_there_once_and_takes_over_what_says_more(seat):
    kept, taken, third = (add_someone(seat.network, name) for name in ("An Peeters", "A. Peeters", "Bo Claes"))
    Membership.objects.filter(person=kept).update(layers=[])
    shared = add_contact(seat.network, kept, taken, third)
    meeting = add_meeting(seat.network, kept)
    Attendance.objects.create(authority=seat.authority, meeting=meeting, person=taken, answer="present")
    add_pair(KnownTie, seat.network, kept, third, weight=1.0)
    add_pair(KnownTie, seat.network, taken, third, weight=3.0)
    add_pair(KnownTie, seat.network, kept, taken)
    before = dump()
    merging = merge(seat, kept, taken)
    assert set(shared.participations.values_list("person_id", flat=True)) == {kept.pk, third.pk}
    assert [row.answer for row in Attendance.objects.all()] == ["present"]
    assert [(row.a_id, row.b_id, row.weight) for row in KnownTie.objects.all()] == [(kept.pk, third.pk, 3.0)]
    assert [row.layers for row in Membership.objects.filter(person=kept)] == [["colleague"]]
    undo(seat, merging)
    assert dump() == before


def test_the_lower_key_stays_first_in_a_pair(seat):
    kept, third, taken = (add_someone(seat.network) for _ in range(3))
    tie = add_pair(KnownTie, seat.network, third, taken)
    merge(seat, kept, taken)
    tie.refresh_from_db()
    assert (tie.a_id, tie.b_id) == (kept.pk, third.pk)


def test_what_stood_empty_is_filled_and_another_function_stays_beside(seat):
    kept = add_someone(seat.network, "An Peeters", function="diensthoofd", organisation="OCMW")
    taken = add_someone(seat.network, "A. Peeters", function="vrijwilliger", organisation="Chiro", email="an@x.example")
    preview = preview_of(seat.network, kept.pk, taken.pk)
    assert preview.values == {"email": "an@x.example"}
    assert preview.adds_position
    before = dump()
    merging = merge(seat, kept, taken)
    kept.refresh_from_db()
    assert (kept.name, kept.function, kept.email) == ("An Peeters", "diensthoofd", "an@x.example")
    assert [(row.function, row.organisation) for row in kept.positions.all()] == [("vrijwilliger", "Chiro")]
    undo(seat, merging)
    assert dump() == before


def test_contact_data_are_not_taken_over_without_consent(seat):
    kept = add_someone(seat.network, layers=["people_in_poverty"])
    taken = add_someone(seat.network, email="an@x.example", phone="+32470123456")
    assert preview_of(seat.network, kept.pk, taken.pk).values == {}
    merge(seat, kept, taken)
    kept.refresh_from_db()
    assert (kept.email, kept.phone) == ("", "")


def test_an_objection_and_being_a_minor_hold_for_the_one_that_stays(seat):
    kept, taken = add_someone(seat.network), add_someone(seat.network, objected_on=date(2026, 1, 2), is_minor=True)
    merge(seat, kept, taken)
    kept.refresh_from_db()
    assert (kept.objected_on, kept.is_minor) == (date(2026, 1, 2), True)


def test_an_account_goes_along_and_two_are_refused(seat):
    kept, taken = add_someone(seat.network), add_someone(seat.network, account=UserFactory())
    before = dump()
    merging = merge(seat, kept, taken)
    assert Person.objects.get(pk=kept.pk).account_id == taken.account_id
    undo(seat, merging)
    assert dump() == before
    Person.objects.filter(pk=kept.pk).update(account=UserFactory())
    before = dump()
    with pytest.raises(RefusedError, match="two-accounts"):
        merge(seat, kept, taken)
    assert dump() == before


def test_who_was_changed_meanwhile_is_not_merged(seat):
    kept, taken = add_someone(seat.network), add_someone(seat.network)
    for stale in (kept, taken):
        versions = [Version(who.pk, version(who).number - (who is stale)) for who in (kept, taken)]
        before = dump()
        with pytest.raises(ChangedMeanwhileError):
            merge_people(seat.role.user, seat.authority, seat.network, *versions)
        assert dump() == before


def test_somebody_of_another_network_is_nobody_here(seat):
    other = NetworkFactory(authority=seat.authority)
    here, elsewhere = add_someone(seat.network), add_someone(other)
    assert preview_of(seat.network, here.pk, elsewhere.pk) is None
    with pytest.raises(Person.DoesNotExist):
        merge(seat, here, elsewhere)


def test_the_last_merging_is_undone_first(seat):
    kept, one, two = (add_someone(seat.network) for _ in range(3))
    start = dump()
    first = merge(seat, kept, one)
    between = dump()
    second = merge(seat, kept, two)
    with pytest.raises(RefusedError, match="later-merging"):
        undo(seat, first)
    undo(seat, second)
    assert dump() == between
    undo(seat, first)
    assert dump() == start


def test_what_was_changed_since_stays(seat):
    kept, taken = add_someone(seat.network, "An"), add_someone(seat.network, "Ann", municipality="Duffel")
    merging = merge(seat, kept, taken)
    told = {"name": "An", "municipality": "Lier"}
    correct_person(seat.role.user, seat.authority, seat.network, version(kept), told, None)
    undo(seat, merging)
    assert dict(Person.objects.values_list("name", "municipality")) == {"An": "Lier", "Ann": "Duffel"}


def test_a_form_of_before_is_never_newer_than_the_person(seat):
    kept, taken = add_someone(seat.network, "An"), add_someone(seat.network, "Ann")
    seen = [version(kept).number]
    merging = merge(seat, kept, taken)
    seen.append(version(kept).number)
    undo(seat, merging)
    assert version(kept).number > max(seen)


def test_a_list_with_the_name_that_stays_brings_the_contact_no_second_time(seat):
    kept, taken = add_someone(seat.network, "An Peeters"), add_someone(seat.network, "A. Peeters")
    mark = numbered(base_of(date(2026, 3, 4), "overleg", "zwemmen", ["A. Peeters"]), 1)
    contact = add_contact(seat.network, taken, mark=mark)
    merging = merge(seat, kept, taken)
    contact.refresh_from_db()
    assert contact.fingerprint == numbered(base_of(date(2026, 3, 4), "overleg", "zwemmen", ["An Peeters"]), 1)
    undo(seat, merging)
    contact.refresh_from_db()
    assert contact.fingerprint == mark


def test_a_list_that_is_undone_after_merging_gives_back_to_whom_it_is_now(seat):
    kept, taken = add_someone(seat.network, "An"), add_someone(seat.network, "Ann")
    contact = add_contact(seat.network)
    left = ["participation", contact.pk, "left", [[7001, taken.pk], [7002, kept.pk]]]
    filled = [left, ["network", seat.network.pk, "director_id", taken.pk]]
    batch = Batch.objects.create(authority=seat.authority, network=seat.network, filled=filled)
    merge(seat, kept, taken)
    remove_batch(seat.role.user, seat.authority, batch)
    assert [row.person_id for row in contact.participations.all()] == [kept.pk]
    assert Network.objects.get(pk=seat.network.pk).director_id == kept.pk


pairs = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda p: p[0] != p[1]), max_size=5, unique=True
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    met=st.lists(st.sets(st.integers(0, 3), min_size=1), max_size=5),
    asked=st.lists(st.dictionaries(st.integers(0, 3), st.sampled_from(["invited", "present", "excused"])), max_size=3),
    known=pairs,
    left=st.sets(st.integers(0, 1)),
    order=st.permutations(range(2)),
)
def test_whatever_two_people_did_undoing_gives_every_byte_back(seat, met, asked, known, left, order):
    with transaction.atomic():
        people = [add_someone(seat.network, name) for name in ("An", "Ann", "Bo", "Cas")]
        for present in met:
            add_contact(seat.network, *(people[n] for n in present))
        for answers in asked:
            meeting = add_meeting(seat.network)
            for n, answer in answers.items():
                Attendance.objects.create(authority=seat.authority, meeting=meeting, person=people[n], answer=answer)
        for a, b in {tuple(sorted(pair)) for pair in known}:
            add_pair(KnownTie, seat.network, people[a], people[b], weight=1.0 + a + b)
        Membership.objects.filter(person__in=[people[n] for n in left]).update(until=date(2026, 1, 1))
        before, tied = dump(), KnownTie.objects.count()
        merging = merge(seat, people[order[0]], people[order[1]])
        assert Contact.objects.count() == len(met)
        assert KnownTie.objects.count() <= tied
        undo(seat, merging)
        assert dump() == before
        transaction.set_rollback(True)


def test_a_preview_asks_as_much_for_three_contacts_as_for_one(seat):
    kept, taken = add_someone(seat.network), add_someone(seat.network)
    asked = []
    for count in (1, 2):
        for _ in range(count):
            add_contact(seat.network, kept, taken)
        with CaptureQueriesContext(connection) as seen:
            found = preview_of(seat.network, kept.pk, taken.pk)
        asked.append(len(seen))
    assert found.contacts == (3, 3, 3)
    assert asked[0] == asked[1]
