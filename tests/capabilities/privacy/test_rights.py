"""Requests, their days and their answers; objections; and who sees which."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.demo.actions import load_demo
from draagvlak.capabilities.insights.actions import answer_conversation, refresh_report
from draagvlak.capabilities.insights.models import KeptMap, StoredReport
from draagvlak.capabilities.insights.queries import map_of, report_of
from draagvlak.capabilities.network.models import Membership, Person, Seat
from draagvlak.capabilities.privacy.actions.objecting import object_to_measures
from draagvlak.capabilities.privacy.actions.requests import answer, ask, note_request
from draagvlak.capabilities.privacy.models import RightsRequest
from draagvlak.capabilities.privacy.queries.requests import due, own_requests, register, urgency
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, UserFactory

pytestmark = pytest.mark.django_db
KEY = "k" * 20


class House:
    def __init__(self, authority):
        self.authority = authority
        seat = SeatFactory(network__authority=authority, role__authority=authority)
        self.network, self.user = seat.network, seat.role.user
        self.account = UserFactory()
        role = Role.objects.create(user=self.account, authority=authority, kind="partner")
        Seat.objects.create(authority=authority, role=role, network=self.network)
        self.person = Person.objects.create(authority=authority, name="Bo", account=self.account)
        Membership.objects.create(authority=authority, network=self.network, person=self.person, layers=["colleague"])
        self.other = SeatFactory(network=NetworkFactory(authority=authority), role__authority=authority).role.user
        self.administrator = DirectorFactory(authority=authority, kind="administrator").user


@pytest.fixture
def house():
    authority = AuthorityFactory()
    with inside(authority):
        yield House(authority)


def test_a_month_is_a_month():
    assert (due(date(2026, 1, 31)), due(date(2026, 11, 25))) == (date(2026, 2, 28), date(2026, 12, 25))


def test_who_asks_is_answered(house):
    made = ask(house.account, house.authority, "access", "graag alles", once=KEY)
    assert (made.person, made.due_on) == (house.person, due(localdate()))
    with pytest.raises(SentBeforeError) as before:
        ask(house.account, house.authority, "access", "graag alles", once=KEY)
    assert before.value.key == made.pk
    assert ask(house.account, house.authority, "access", "nog eens", once="l" * 20) == made
    assert own_requests(house.account) == [made]
    done = answer(house.user, house.authority, made.pk, "done")
    assert (done.answered_on, done.outcome, done.answered_by) == (localdate(), "done", house.user)
    answer(house.administrator, house.authority, made.pk, "refused")
    assert RightsRequest.objects.get().outcome == "done"
    assert urgency(done) is None
    assert ask(house.account, house.authority, "access", "", once="m" * 20) != made


def test_each_sees_the_requests_of_whom_they_look_after(house):
    made = ask(house.account, house.authority, "erasure", "")
    loose = ask(UserFactory_in(house), house.authority, "access", "")
    lost = RightsRequest.objects.create(
        authority=house.authority, kind="access", received_on=localdate(), due_on=localdate()
    )
    assert set(register(house.administrator, house.authority)) == {made, loose, lost}
    assert list(register(house.user, house.authority)) == [made, loose]
    assert list(register(house.other, house.authority)) == []
    with pytest.raises(LookupError):
        answer(house.other, house.authority, made.pk, "done")
    with pytest.raises(PermissionDenied):
        answer(house.account, house.authority, made.pk, "done")


def UserFactory_in(house):  # noqa: N802
    """A user of the network who is nobody among its people yet."""
    role = Role.objects.create(user=UserFactory(), authority=house.authority, kind="partner")
    Seat.objects.create(authority=house.authority, role=role, network=house.network)
    return role.user


def test_what_is_due_first_stands_first_and_what_is_answered_last(house):
    days = [date(2026, 5, 3), date(2026, 5, 1), date(2026, 5, 2)]
    made = [note_request(house.user, house.authority, house.person.pk, ("access", "", day)) for day in days]
    answer(house.user, house.authority, made[1].pk, "done")
    assert list(register(house.user, house.authority)) == [made[2], made[0], made[1]]
    late = urgency(made[2])
    assert (late.is_late, late.days == (date(2026, 6, 2) - localdate()).days) == (True, True)


def test_a_request_is_noted_only_of_whom_one_looks_after(house):
    with pytest.raises(LookupError):
        note_request(house.other, house.authority, house.person.pk, ("access", "", localdate()))


@pytest.fixture
def example():
    network = load_demo()
    with inside(network.authority):
        yield network, User.objects.get(email="lies@voorbeeldgem.example")


def names_in(network):
    """Every name that report, map and table of `network` show now."""
    report, shown = report_of(network), map_of(network, "people")
    return repr(report) + repr(shown.payload()) + repr([row.name for row in shown.table.rows])


def test_who_objects_is_left_out_of_map_measures_and_proposals_and_may_come_back(example):
    network, user = example
    person = Person.objects.get(name="Christel Notulen")
    refresh_report(user, network.authority, network)
    assert person.name in repr(report_of(network)["anchoring"])
    assert person.name in names_in(network)
    object_to_measures(user, network.authority, person.pk, is_on=True)
    assert (report_of(network), map_of(network, "people"), map_of(network, "organisations")) == (None, None, None)
    refresh_report(user, network.authority, network)
    assert person.name not in names_in(network)
    assert str(person.pk) not in [node[0] for node in KeptMap.objects.get(level="people").nodes]
    object_to_measures(user, network.authority, person.pk, is_on=True)  # said twice: nothing changes
    assert Person.objects.get(pk=person.pk).version == person.version + 1
    object_to_measures(user, network.authority, person.pk, is_on=False)
    refresh_report(user, network.authority, network)
    assert person.name in names_in(network)
    assert Person.objects.get(pk=person.pk).objected_on is None


def test_answers_about_who_objects_are_not_shown_either(example, client):
    network, user = example
    person, other = Person.objects.get(name="Christel Notulen"), Person.objects.exclude(name="Christel Notulen").first()
    answer_conversation(user, network.authority, network, (person.pk, other.pk), "not_now")
    client.force_login(user)
    address = f"/{network.authority.slug}/{network.slug}/rapport/"
    assert "Christel Notulen" in client.get(address).content.decode()
    object_to_measures(user, network.authority, person.pk, is_on=True)
    for page in (address, f"{address}json/", f"/{network.authority.slug}/{network.slug}/kaart/personen/"):
        assert "Christel Notulen" not in client.get(page).content.decode()
    assert StoredReport.objects.get().as_of == network.frozen_on
