"""Who has a role: seen, changed, ended, and never so that nobody is left."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Invitation, Role
from draagvlak.capabilities.accounts.queries import holds
from draagvlak.capabilities.network.models import InvitedTo, Membership, Person, Seat
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, in_two_steps

pytestmark = pytest.mark.django_db
QUERIES = 18


@pytest.fixture
def place():
    """Two networks, each with a director and a colleague; a colleague of both; an administrator."""
    authority = AuthorityFactory()
    authority.administrator = DirectorFactory(authority=authority, kind=RoleKind.ADMINISTRATOR)
    in_two_steps(authority.administrator.user)
    with inside(authority):
        authority.first, authority.second = (
            NetworkFactory(authority=authority, name=name, slug=name.lower()) for name in ("Een", "Twee")
        )
        authority.director, authority.neighbour = (
            SeatFactory(network=network).role for network in (authority.first, authority.second)
        )
        authority.colleague = _colleague(authority.first)
        authority.other = _colleague(authority.second)
        authority.both = _colleague(authority.first)
        SeatFactory(network=authority.second, role=authority.both)
    return authority


def _colleague(network):
    return SeatFactory(network=network, role__kind=RoleKind.COLLEAGUE).role


@pytest.fixture
def page(client, place):
    def address(name, role=None):
        return reverse(f"roles:{name}", args=[place.slug, *([role.pk] if role else [])])

    return address


def shown(answer):
    return {role.pk for role in answer.context["roles"]}


def test_a_director_sees_who_is_in_their_networks_an_administrator_all(client, place, page):
    client.force_login(place.director.user)
    answer = client.get(page("people"))
    assert shown(answer) == {place.director.pk, place.colleague.pk, place.both.pk}
    assert answer.context["changeable"] == {place.director.pk, place.colleague.pk}
    client.force_login(place.administrator.user)
    answer = client.get(page("people"))
    assert shown(answer) == set(Role.objects.values_list("pk", flat=True)) == answer.context["changeable"]


@pytest.mark.parametrize("name", ["change", "end"])
def test_whose_role_also_holds_elsewhere_is_not_a_directors_to_change(client, place, page, name):
    client.force_login(place.director.user)
    for role in (place.both, place.other, place.neighbour, place.administrator):
        assert client.get(page(name, role)).status_code == 404
        assert client.post(page(name, role)).status_code == 404


def test_an_ended_role_opens_nothing_at_once(client, place, page):
    client.force_login(place.director.user)
    assert client.post(page("end", place.colleague)).status_code == 302
    assert not holds(place.colleague.user, place)
    client.force_login(place.colleague.user)
    assert client.get(reverse("start:home", args=[place.slug])).status_code == 404


def test_the_last_administrator_stays(client, place, page):
    client.force_login(place.administrator.user)
    assert "Dit is de laatste beheerder." in client.get(page("end", place.administrator)).content.decode()
    answer = client.post(page("end", place.administrator), {"sure": "on"})
    assert answer.status_code == 422
    values = {"until": localdate() + timedelta(days=3), "version": _version(client, page, place.administrator)}
    answer = client.post(page("change", place.administrator), values)
    assert answer.status_code == 422
    assert "Dit is de laatste beheerder." in answer.content.decode()
    assert Role.objects.get(pk=place.administrator.pk).until is None
    second = DirectorFactory(authority=place, kind=RoleKind.ADMINISTRATOR)
    assert client.post(page("end", place.administrator)).url == reverse("start:welcome")
    assert not holds(place.administrator.user, place)
    assert holds(second.user, place, RoleKind.ADMINISTRATOR)


def test_an_administrator_whose_account_is_closed_does_not_count(client, place, page):
    gone = DirectorFactory(authority=place, kind=RoleKind.ADMINISTRATOR, user__is_active=False)
    assert gone.pk
    client.force_login(place.administrator.user)
    assert client.post(page("end", place.administrator)).status_code == 422


def test_the_last_director_is_warned_and_goes_when_sure(client, place, page):
    client.force_login(place.director.user)
    assert "heeft dan geen regisseur meer" in client.get(page("end", place.director)).content.decode()
    assert client.post(page("end", place.director)).status_code == 422
    assert holds(place.director.user, place)
    assert client.post(page("end", place.director), {"sure": "on"}).status_code == 302
    assert not holds(place.director.user, place)


def _version(client, page, role):
    return client.get(page("change", role)).context["form"]["version"].value()


def test_where_and_how_long_a_role_holds(client, place, page):
    client.force_login(place.administrator.user)
    until = localdate() + timedelta(days=30)
    values = {"until": until, "networks": ["twee"], "version": _version(client, page, place.colleague)}
    assert client.post(page("change", place.colleague), values).status_code == 302
    with inside(place):
        seats = list(Seat.objects.filter(role=place.colleague).values_list("network__slug", flat=True))
    assert (Role.objects.get(pk=place.colleague.pk).until, seats) == (until, ["twee"])


def test_a_network_that_loses_its_last_director_is_asked_about(client, place, page):
    client.force_login(place.administrator.user)
    values = {"networks": ["twee"], "version": _version(client, page, place.director)}
    answer = client.post(page("change", place.director), values)
    assert answer.status_code == 422
    assert "Dan heeft een netwerk geen regisseur meer." in answer.content.decode()
    assert client.post(page("change", place.director), {**values, "sure": "on"}).status_code == 302


def test_a_director_gives_no_other_network(client, place, page):
    client.force_login(place.director.user)
    values = {"networks": ["een", "twee"], "version": _version(client, page, place.colleague)}
    assert client.post(page("change", place.colleague), values).status_code == 422
    with inside(place):
        assert Seat.objects.filter(role=place.colleague).count() == 1


def test_the_second_to_save_sees_both(client, place, page):
    client.force_login(place.administrator.user)
    version = _version(client, page, place.colleague)
    first, second = (localdate() + timedelta(days=days) for days in (10, 20))
    assert client.post(page("change", place.colleague), {"until": first, "networks": ["een"], "version": version}).url
    answer = client.post(page("change", place.colleague), {"until": second, "networks": ["een"], "version": version})
    assert answer.status_code == 409
    assert "Intussen heeft iemand anders dit aangepast." in answer.content.decode()
    assert Role.objects.get(pk=place.colleague.pk).until == first
    again = {"until": second, "networks": ["een"], "version": answer.context["form"]["version"].value()}
    assert client.post(page("change", place.colleague), again).status_code == 302
    assert Role.objects.get(pk=place.colleague.pk).until == second


def test_a_role_without_a_seat_or_end_in_the_past_is_refused(client, place, page):
    client.force_login(place.administrator.user)
    version = _version(client, page, place.colleague)
    none = client.post(page("change", place.colleague), {"networks": [], "version": version})
    assert "Kies minstens één netwerk, of beëindig de rol." in none.content.decode()
    past = {"networks": ["een"], "version": version, "until": localdate() - timedelta(days=1)}
    assert "Die dag is voorbij." in client.post(page("change", place.colleague), past).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_three(client, place, page, count, django_assert_num_queries):
    with inside(place):
        for n in range(count):
            _colleague(place.first)
            invitation = Invitation.objects.create(
                authority=place, email="x@y.example", kind="colleague", token_hash=f"{n}", expires_at=now()
            )
            InvitedTo.objects.create(authority=place, invitation=invitation, network=place.first)
    client.force_login(place.director.user)
    client.get(page("people"))
    with django_assert_num_queries(QUERIES):
        client.get(page("people"))


def test_who_somebody_is_among_the_people_is_said_later_and_taken_back(client, place, page):
    client.force_login(place.director.user)
    with inside(place):
        jo, other = (Person.objects.create(name=name, authority=place) for name in ("Jo Claes", "An Maes"))
        for one in (jo, other):
            Membership.objects.create(network=place.first, person=one, layers=["colleague"], authority=place)
        known = Person.objects.filter(account=place.colleague.user)
        assert "We weten niet wie dit is" in client.get(page("change", place.colleague)).content.decode()
        for name, who in (("jo claes", jo), ("Jo Claes", jo), ("An Maes", other), ("", None)):
            assert client.post(page("who", place.colleague), {"person": name}).status_code == 302, name
            assert known.first() == who
        Person.objects.filter(pk=jo.pk).update(account=place.director.user)
        for name in ("Jo Claes", "Niemand Hier"):
            refused = client.post(page("who", place.colleague), {"person": name})
            assert refused.status_code == 422
            assert "Niemand zonder account heet zo" in refused.content.decode()
        assert known.first() is None
