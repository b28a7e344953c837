"""The keeper of the installation: makes workspaces, invites who administers them first, and sees nothing in them."""

import io
import re

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import URLResolver, get_resolver, reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import make_authority
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import AuditEntry, Role, User
from draagvlak.capabilities.accounts.queries import holds
from draagvlak.capabilities.authorities.choices import RESERVED
from draagvlak.capabilities.authorities.models import Authority, Municipality
from tests.factories import DirectorFactory, UserFactory, in_two_steps
from tests.pages.test_invitations import KEY, link, made_account

pytestmark = pytest.mark.django_db
PASSWORD = "een zinnetje om te onthouden"


@pytest.fixture
def keeper(client):
    made = in_two_steps(UserFactory(keeps_installation=True))
    client.force_login(made)
    return made


def named(name):
    return Municipality.objects.get(name=name)


def test_the_first_page_of_the_keeper(client, keeper):
    assert client.get("/").url == reverse("installation:authorities")
    assert "Nog geen werkruimte." in client.get("/beheer/").content.decode()


def test_a_municipality_is_found_by_a_part_of_its_name(client, keeper):
    found = client.get(reverse("installation:municipality"), {"zoek": "gen"}).context["found"]
    assert named("Gent") in found
    assert named("Genk") in found
    assert named("Leuven") not in found
    assert not client.get(reverse("installation:municipality"), {"zoek": "g"}).context["found"]


@pytest.mark.parametrize(
    ("text", "first"),
    [("sint niklaas", "Sint-Niklaas"), ("antwrpen", "Antwerpen"), ("Liér", "Lier"), ("zwijndrecht", None)],
)
def test_a_municipality_is_found_however_it_is_spelt(client, keeper, text, first):
    found = client.get(reverse("installation:municipality"), {"zoek": text}).context["found"]
    assert found[0].name == (first or "Beveren-Kruibeke-Zwijndrecht")


def test_from_the_list_to_the_first_administrator(client, keeper):
    answer = client.post(reverse("installation:municipality"), {"nis": named("De Haan").nis})
    made = Authority.objects.get()
    assert (made.name, made.slug, made.kind) == ("De Haan", "de-haan", "municipality")
    assert list(made.municipalities.all()) == [named("De Haan")]
    assert answer.url == reverse("installation:invite", args=["de-haan"])
    assert client.post(answer.url, {"key": KEY, "email": "beheer@dehaan.example"}).url == "/beheer/"
    assert "nog niemand" in client.get("/beheer/").content.decode()
    client.logout()
    made_account(client, link())
    assert holds(get_user(client), made, RoleKind.ADMINISTRATOR)
    client.force_login(keeper)
    assert "er is er een" in client.get("/beheer/").content.decode()
    with inside(made):
        what = list(AuditEntry.objects.order_by("pk").values_list("what", "user"))
    assert what == [
        ("accounts.keep_installation", keeper.pk),
        ("accounts.keep_installation", keeper.pk),
        ("network.accept_invitation", None),
    ]


def test_a_municipality_has_one_workspace(client, keeper):
    gent = {"nis": named("Gent").nis}
    client.post(reverse("installation:municipality"), gent)
    assert client.post(reverse("installation:municipality"), gent).url == "/beheer/"
    assert Authority.objects.count() == 1
    assert "Gent heeft al een werkruimte." in client.get("/beheer/").content.decode()


def test_a_partnership_of_several(client, keeper):
    values = {"name": "Welzijnsregio", "members": "gent\n Lochristi \n\nGenk\nGENT"}
    client.post(reverse("installation:partnership"), values)
    made = Authority.objects.get()
    assert (made.kind, made.slug) == ("partnership", "welzijnsregio")
    assert [one.name for one in made.municipalities.all()] == ["Genk", "Gent", "Lochristi"]
    answer = client.post(reverse("installation:partnership"), values)
    assert answer.status_code == 422
    assert "Die naam is al in gebruik." in answer.content.decode()


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ("Gent\nLochristie", "‘Lochristie’ staat niet in de lijst van Vlaamse gemeenten. Bedoelde je Lochristi?"),
        ("Gent", "Een samenwerkingsverband heeft minstens twee gemeenten."),
    ],
)
def test_a_partnership_that_cannot_be(client, keeper, members, said):
    answer = client.post(reverse("installation:partnership"), {"name": "Regio", "members": members})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Authority.objects.exists()


def test_the_keeper_does_not_invite_themselves(client, keeper):
    made = make_authority(keeper, "Gent", [named("Gent")])
    answer = client.post(reverse("installation:invite", args=[made.slug]), {"key": KEY, "email": keeper.email.upper()})
    assert answer.status_code == 422
    assert not mail.outbox


def test_the_keeper_sees_no_workspace(client, keeper):
    made = make_authority(keeper, "Gent", [named("Gent")])
    assert client.get(reverse("start:home", args=[made.slug])).status_code == 404
    assert client.get(reverse("roles:people", args=[made.slug])).status_code == 404


def test_nobody_else_makes_an_authority():
    administrator = DirectorFactory(kind=RoleKind.ADMINISTRATOR).user
    before = Authority.objects.count()
    with pytest.raises(PermissionDenied, match=r"accounts\.keep_installation"):
        make_authority(administrator, "Gent", [named("Gent")])
    assert Authority.objects.count() == before


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_three(client, keeper, count, django_assert_num_queries):
    for name in ("Gent", "Genk", "Leuven")[:count]:
        make_authority(keeper, name, [named(name)])
    client.get("/beheer/")
    with django_assert_num_queries(
        7
    ):  # session, user, second step, how many, authorities, municipalities, administrators
        client.get("/beheer/")


def test_no_authority_takes_the_first_word_of_another_page():
    firsts = {str(pattern.pattern).split("/")[0] for pattern in _leaves(get_resolver())}
    assert {word for word in firsts if re.fullmatch(r"[-\w]+", word)} <= RESERVED  # what a slug could be


def _leaves(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if str(pattern.pattern):
                yield pattern
            else:
                yield from _leaves(pattern)
        else:
            yield pattern


def test_a_name_that_is_a_page_gets_another_address():
    keeper = UserFactory(keeps_installation=True)
    assert make_authority(keeper, "Demo", [named("Gent")]).slug == "demo-2"


def command(monkeypatch, email="Beheer@installatie.example", password=PASSWORD):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("keeper", email, "--name", "An", "--stdin", stdout=io.StringIO())


def test_the_first_keeper_is_made_in_a_terminal(monkeypatch):
    command(monkeypatch)
    made = User.objects.get()
    assert (made.email, made.first_name, made.keeps_installation) == ("beheer@installatie.example", "An", True)
    assert (made.check_password(PASSWORD), made.is_superuser, Role.objects.exists()) == (True, False, False)


@pytest.mark.parametrize("wrong", [{"email": "geen adres"}, {"password": "kort"}, {"password": "password1234"}])
def test_a_keeper_that_cannot_be(monkeypatch, wrong):
    with pytest.raises(CommandError):
        command(monkeypatch, **wrong)
    assert not User.objects.exists()


def test_an_account_that_is_there_is_left_alone(monkeypatch):
    known = UserFactory(email="beheer@installatie.example")
    with pytest.raises(CommandError, match="There is an account"):
        command(monkeypatch)
    assert not User.objects.get(pk=known.pk).keeps_installation
