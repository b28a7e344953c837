"""Inviting somebody, the mail, the link, and what becomes of it."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.urls import reverse
from django.utils.timezone import localdate, now

from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import AuditEntry, Invitation, Role, User
from draagvlak.capabilities.network.models import Membership, Person, Seat
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, UserFactory, in_two_steps

pytestmark = pytest.mark.django_db
KEY = "k" * 22
PASSWORD = "een zinnetje om te onthouden"
GONE = "Deze link is niet meer geldig. Vraag een nieuwe aan"


@pytest.fixture
def place():
    """A director with a network, and an administrator."""
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority)
    seat.administrator = DirectorFactory(authority=seat.authority, kind=RoleKind.ADMINISTRATOR)
    in_two_steps(seat.administrator.user)
    return seat


@pytest.fixture
def asked(place, client):
    """Invite, signed in as the director unless said otherwise."""

    def ask(by=None, **more):
        client.force_login(by or place.role.user)
        values = {"key": KEY, "email": "nieuw@gemeente.example", "kind": "colleague", "networks": [place.network.slug]}
        return client.post(reverse("roles:invite", args=[place.authority.slug]), values | more)

    return ask


def link():
    """The one in the last mail."""
    return re.search(r"http://testserver(/uitnodiging/[\w-]+/)", mail.outbox[-1].body)[1]


def invitations(place):
    with inside(place.authority):
        return list(Invitation.objects.order_by("pk"))


def made_account(client, address, **more):
    values = {"name": "Jan Nieuw", "password": PASSWORD, "again": PASSWORD, "is_old_enough": "on"}
    return client.post(address, values | more)


def test_a_colleague_comes_in(asked, place, client):
    assert asked(until=localdate() + timedelta(days=30)).status_code == 302
    (sent,) = mail.outbox
    assert sent.to == ["nieuw@gemeente.example"]
    assert f"voor {place.authority.name}" in sent.body
    assert f"collega in het netwerk. In: {place.network.name}." in sent.body
    client.logout()
    assert "Maak je account" in client.get(link()).content.decode()
    answer = made_account(client, link())
    assert answer.url == reverse("start:home", args=[place.authority.slug])
    user = get_user(client)
    assert (user.first_name, user.email, user.check_password(PASSWORD)) == ("Jan Nieuw", "nieuw@gemeente.example", True)
    role = Role.objects.get(user=user)
    assert (role.kind, role.authority, role.since) == ("colleague", place.authority, localdate())
    assert role.until == localdate() + timedelta(days=30)
    with inside(place.authority):
        assert list(Seat.objects.filter(role=role).values_list("network", flat=True)) == [place.network.pk]
        what = list(AuditEntry.objects.order_by("pk").values_list("what", "row"))
    (invitation,) = invitations(place)
    assert what == [
        ("network.invite", f"accounts.invitation {invitation.pk}"),
        ("network.accept_invitation", f"accounts.role {role.pk}"),
    ]


def test_only_the_hash_of_the_link_is_kept(asked, place):
    asked()
    (invitation,) = invitations(place)
    token = link().split("/")[-2]
    assert len(token) >= 43
    assert invitation.token_hash == hash_of(token)
    assert timedelta(days=13, hours=23) < invitation.expires_at - now() <= timedelta(days=14)


def spoiled(place, how):
    (invitation,) = invitations(place)
    changes = {
        "used": {"accepted_at": now()},
        "taken back": {"revoked_at": now()},
        "too old": {"expires_at": now() - timedelta(seconds=1)},
        "never there": {"token_hash": "x"},
    }
    with inside(place.authority):
        Invitation.objects.filter(pk=invitation.pk).update(**changes[how])


@pytest.mark.parametrize("how", ["used", "taken back", "too old", "never there"])
def test_a_link_that_is_no_good_says_the_same_whatever_the_cause(asked, place, client, how):
    asked()
    address = link()
    spoiled(place, how)
    client.logout()
    before = User.objects.count()
    for answer in (client.get(address), made_account(client, address)):
        assert answer.status_code == 404
        assert GONE in answer.content.decode()
        assert place.authority.name not in answer.content.decode()
    assert User.objects.count() == before


def test_a_link_is_good_once(asked, client):
    asked()
    client.logout()
    made_account(client, link())
    client.logout()
    assert made_account(client, link(), name="Nog iemand").status_code == 404
    assert User.objects.filter(email="nieuw@gemeente.example").count() == 1


def test_who_has_an_account_signs_in_and_accepts(asked, place, client):
    known = UserFactory(email="bekend@gemeente.example")
    asked(email="Bekend@gemeente.example")
    client.logout()
    page = client.get(link()).content.decode()
    assert "Je hebt al een account." in page
    assert "Maak je account" not in page
    answer = made_account(client, link())
    assert answer.url == f"{reverse('account_login')}?next={link()}"
    client.force_login(known)
    assert "Aanvaard de uitnodiging" in client.get(link()).content.decode()
    client.post(link())
    assert Role.objects.get(user=known).kind == "colleague"
    assert User.objects.filter(email__iexact="bekend@gemeente.example").count() == 1


def test_inviting_looks_the_same_whether_or_not_there_is_an_account(asked, place, client):
    UserFactory(email="bekend@gemeente.example")
    listed = reverse("roles:people", args=[place.authority.slug])
    seen = []
    for number, email in enumerate(("bekend@gemeente.example", "nieuwer@gemeente.example")):
        answer = asked(email=email, key=f"{KEY}{number}")
        page = client.get(listed).content.decode()
        said = re.search(r'role="status">(.*?)</p>', page, re.DOTALL)[1]
        seen.append((answer.status_code, answer.url, said, mail.outbox[-1].subject, len(mail.outbox[-1].body)))
    assert seen[0] == seen[1]


def test_the_link_of_another_is_not_for_me(asked, client):
    asked()
    other = UserFactory()
    client.force_login(other)
    answer = client.post(link())
    assert answer.status_code == 422
    assert "voor een ander account" in answer.content.decode()
    assert other.email in client.get(link()).content.decode()
    assert client.post(reverse("account_logout"), {"next": link()}).url == link()
    assert "Kies een wachtwoord" in client.get(link()).content.decode()
    assert not Role.objects.filter(user=other).exists()


def test_the_keeper_of_the_installation_gets_no_role(asked, client):
    keeper = in_two_steps(UserFactory(email="beheer@installatie.example", keeps_installation=True))
    asked(email=keeper.email)
    client.force_login(keeper)
    assert client.post(link()).status_code == 422
    assert not Role.objects.filter(user=keeper).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"is_old_enough": ""}, "Een account is er pas vanaf 13 jaar."),
        ({"again": "iets anders dan dat"}, "Dit is niet hetzelfde wachtwoord."),
        ({"password": "kort", "again": "kort"}, "wachtwoord"),
        ({"name": "85.07.30-033.28"}, "Een rijksregisternummer bewaren we nooit."),
    ],
)
def test_an_account_that_cannot_be(asked, client, wrong, said):
    asked()
    client.logout()
    answer = made_account(client, link(), **wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not User.objects.filter(email="nieuw@gemeente.example").exists()


def test_a_director_makes_no_administrator_and_lets_nobody_into_another_network(asked, place):
    with inside(place.authority):
        beside = NetworkFactory(authority=place.authority)
    assert asked(kind="administrator").status_code == 422
    assert asked(networks=[beside.slug]).status_code == 422
    assert asked(networks=[]).status_code == 422
    assert not invitations(place)
    assert not mail.outbox


def test_an_administrator_invites_administrators_and_to_any_network(asked, place, client):
    with inside(place.authority):
        beside = NetworkFactory(authority=place.authority)
    administrator = place.administrator.user
    assert asked(administrator, kind="administrator", networks=[]).status_code == 302
    assert asked(administrator, networks=[beside.slug, place.network.slug], key=f"{KEY}2").status_code == 302
    with inside(place.authority):
        made = [(one.kind, one.networks.count()) for one in Invitation.objects.order_by("pk")]
    assert made == [("administrator", 0), ("colleague", 2)]


def test_sent_twice_invites_once(asked, place):
    asked()
    asked()
    assert len(invitations(place)) == len(mail.outbox) == 1


@pytest.mark.parametrize("by_name", [True, False])
def test_who_it_is_in_the_network(asked, place, client, by_name):
    """By name, or by the address that the invitation goes to."""
    with inside(place.authority):
        person = Person.objects.create(name="Jan Nieuw", email="Nieuw@gemeente.example", authority=place.authority)
        Membership.objects.create(person=person, network=place.network, authority=place.authority)
    asked(person="jan nieuw" if by_name else "")
    client.logout()
    made_account(client, link())
    with inside(place.authority):
        assert Person.objects.get(account=get_user(client)) == person


def test_two_of_one_name_are_not_guessed(asked, place):
    with inside(place.authority):
        for _ in range(2):
            person = Person.objects.create(name="Jan Nieuw", authority=place.authority)
            Membership.objects.create(person=person, network=place.network, authority=place.authority)
    answer = asked(person="Jan Nieuw")
    assert answer.status_code == 422
    assert "Meer dan één persoon heet zo." in answer.content.decode()
    assert "Niemand zonder account heet zo" in asked(person="Piet").content.decode()


def test_inviting_again_makes_the_link_before_useless(asked, place, client):
    asked()
    before = link()
    (invitation,) = invitations(place)
    client.post(reverse("roles:again", args=[place.authority.slug, invitation.pk]))
    client.logout()
    assert client.get(before).status_code == 404
    assert client.get(link()).status_code == 200
    assert len(invitations(place)) == 1


def test_taking_an_invitation_back(asked, place, client):
    asked()
    (invitation,) = invitations(place)
    client.post(reverse("roles:revoke", args=[place.authority.slug, invitation.pk]))
    page = client.get(reverse("roles:people", args=[place.authority.slug])).content.decode()
    assert "nieuw@gemeente.example" not in page
    client.logout()
    assert client.get(link()).status_code == 404


def test_a_mail_that_cannot_leave_is_said(asked, place, client, monkeypatch):
    monkeypatch.setattr("draagvlak.pages.shared.views.send_mail", _refuse)
    asked()
    page = client.get(reverse("roles:people", args=[place.authority.slug])).content.decode()
    assert "maar de mail kon niet weg" in page
    assert len(invitations(place)) == 1


def _refuse(*_args):
    raise ConnectionRefusedError


def test_nobody_signs_up_without_an_invitation(client):
    assert client.get("/aanmelden/uitnodiging/").status_code in {200, 404}
    assert not User.objects.exists()
