"""Two installations give each other a file: told, fetched, taken in once its sender is trusted, and taken away."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.federation.actions.taking import take_in, trust
from draagvlak.capabilities.federation.models import Addressee, Sender, TakenFile
from draagvlak.capabilities.federation.queries import own
from draagvlak.capabilities.federation.readers.signed import read
from tests.factories import AuthorityFactory, DirectorFactory, in_two_steps
from tests.factories.federation import Elsewhere, body

pytestmark = pytest.mark.django_db
OTHER = Elsewhere()
KEY = "sleutel-van-een-formulier"


@pytest.fixture
def ours():
    authority = AuthorityFactory()
    with inside(authority):
        yield authority


def visitor(ours, kind):
    client = Client()
    user = DirectorFactory(authority=ours, kind=kind).user
    client.force_login(in_two_steps(user) if kind == RoleKind.ADMINISTRATOR else user)
    return client


@pytest.fixture
def admin(ours):
    return visitor(ours, RoleKind.ADMINISTRATOR)


@pytest.fixture
def director(ours):
    return visitor(ours, RoleKind.DIRECTOR)


def at(ours, name, *more):
    return reverse(f"federation:{name}", args=[ours.slug, *more])


def sent(client, ours, content):
    file = SimpleUploadedFile("elders.jws", content)
    return client.post(at(ours, "take"), {"file": file}, follow=True)


def test_a_sender_is_trusted_once_the_fingerprint_was_compared(ours, admin):
    content = OTHER.file(ours, body("Woorden van elders."))
    answer = sent(admin, ours, content)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "We vertrouwen deze afzender nog niet. Er is niets bewaard." in page
    assert "Woorden van elders" not in page
    form = {"key": KEY, "sealed": answer.context["trust_form"].initial["sealed"]}
    assert admin.post(at(ours, "trust"), form).status_code == 422
    assert Sender.objects.count() == 0
    assert admin.post(at(ours, "trust"), {**form, "compared": "on"}, follow=True).status_code == 200
    page = sent(admin, ours, content).content.decode()
    for text in ("Ingelezen.", "Woorden van elders.", "De deur op een kier", "Minstens 120 contacten in een jaar"):
        assert text in page
    assert "Dit stond er al." in sent(admin, ours, content).content.decode()


def test_what_was_not_sealed_here_is_not_trusted(ours, admin, director):
    sealed = sent(admin, ours, OTHER.file(ours)).context["trust_form"].initial["sealed"]
    answer = sent(director, ours, OTHER.file(ours))
    assert (answer.context["trust_form"], answer.status_code) == (None, 422)
    assert "Alleen de beheerder" in answer.content.decode()
    form = {"key": KEY, "sealed": sealed, "compared": "on"}
    assert director.post(at(ours, "trust"), form).status_code == 404
    assert visitor(ours, RoleKind.ADMINISTRATOR).post(at(ours, "trust"), form).status_code == 404
    assert Sender.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "Dit is geen ondertekend bestand van Draagvlak."),
        (b"x" * (1024 * 1024 + 1), "Dit bestand is groter dan 1 MB."),
        (OTHER.file(SimpleNamespace(pk=0, name="Een andere")), "Dit bestand is voor iemand anders."),
    ],
    ids=["empty", "large", "not for us"],
)
def test_what_is_refused_is_said_in_one_sentence(ours, admin, content, text):
    answer = sent(admin, ours, content)
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert "Koos je een bestand? Kies het dan opnieuw." in answer.content.decode()  # a browser forgets it
    assert TakenFile.objects.count() == 0


def test_no_file_at_all(ours, director):
    answer = director.post(at(ours, "take"), {})
    assert (answer.status_code, "Kies een bestand." in answer.content.decode()) == (422, True)


def test_an_address_is_asked_only_where_the_host_allows_some(ours, director, settings, monkeypatch):
    assert b"geheime adres" not in director.get(at(ours, "take")).content
    settings.FEDERATION_HOSTS = ["elders.example"]
    assert b"geheime adres" in director.get(at(ours, "take")).content
    answer = director.post(at(ours, "take"), {"address": "https://ergens.example/x"})
    assert "Van dit adres mogen we niets ophalen." in answer.content.decode()
    trust_user = DirectorFactory(authority=ours, kind=RoleKind.ADMINISTRATOR).user
    trust(trust_user, ours, OTHER.trusted)
    content = OTHER.file(ours)
    monkeypatch.setattr("draagvlak.pages.federation.forms.taking.fetched", lambda _address: content)
    answer = director.post(at(ours, "take"), {"address": "https://elders.example/x"}, follow=True)
    assert "Ingelezen." in answer.content.decode()


def test_a_file_is_made_for_one_other(ours, director):
    code = {"code": OTHER.code, "name": "Elders", "nis": "", "key": KEY}
    assert "Toegevoegd." in director.post(at(ours, "add"), code, follow=True).content.decode()
    director.post(at(ours, "add"), code)
    row = Addressee.objects.get()
    assert director.post(at(ours, "add"), {**code, "code": "x", "key": ""}).status_code == 422
    answer = director.post(at(ours, "give", row.pk))
    taken = read(answer.content)
    assert (taken.audience, taken.code, taken.body.networks) == (OTHER.code, own(ours).code, ())
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{ours.slug}-elders-')
    assert director.post(at(ours, "remove", row.pk), follow=True).status_code == 200
    assert director.post(at(ours, "give", row.pk)).status_code == 404


def test_the_address_is_shown_once_and_gives_the_file(ours, director):
    director.post(at(ours, "add"), {"code": OTHER.code, "name": "Elders", "nis": "", "key": KEY})
    row = Addressee.objects.get()
    page = director.post(at(ours, "feed", row.pk), {"key": f"{KEY}-2"})
    address = page.context["secret"]
    anybody = Client()
    answer = anybody.get(address)
    assert read(answer.content).audience == OTHER.code
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("private, no-store", "noindex")
    assert anybody.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    again = director.post(at(ours, "feed", row.pk), {"key": f"{KEY}-2"}, follow=True)
    assert "Dit adres toonden we al" in again.content.decode()
    assert director.post(at(ours, "revoke", row.pk), follow=True).status_code == 200
    assert anybody.get(address).status_code == 404
    assert director.post(at(ours, "feed", row.pk), {"key": "?"}).status_code == 302


def test_what_came_is_taken_away(ours, admin, director):
    user = DirectorFactory(authority=ours, kind=RoleKind.ADMINISTRATOR).user
    sender = trust(user, ours, OTHER.trusted)
    mark = take_in(user, ours, OTHER.file(ours)).row.mark
    assert director.get(at(ours, "one", mark)).status_code == 200
    director.post(at(ours, "empty", sender.pk))
    assert director.get(at(ours, "one", mark)).status_code == 404
    assert "Er is niets van bewaard." in director.get(at(ours, "overview")).content.decode()
    assert "Vertrouw niet meer" not in director.get(at(ours, "overview")).content.decode()
    admin.post(at(ours, "drop", sender.pk))
    assert Sender.objects.count() == 0


def test_as_many_queries_for_three_as_for_one(ours, director):
    user = DirectorFactory(authority=ours, kind=RoleKind.ADMINISTRATOR).user
    counted = []
    director.get(at(ours, "overview"))
    for number in range(3):
        other = Elsewhere(f"Elders {number}")
        trust(user, ours, other.trusted)
        mark = take_in(user, ours, other.file(ours)).row.mark
        Addressee.objects.create(authority=ours, code=other.code, name=other.name)
        with CaptureQueriesContext(
            connection,
        ) as overview:
            director.get(at(ours, "overview"))
        with CaptureQueriesContext(connection) as one:
            director.get(at(ours, "one", mark))
        counted.append((len(overview), len(one)))
    assert counted[0] == counted[2]
    assert max(counted[0]) < 16
