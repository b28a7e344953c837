"""A file for one other, higher in number each time; and an address where that one fetches it."""

from datetime import UTC, datetime

import pytest
import requests
from django.core.exceptions import PermissionDenied

from draagvlak.basics.outgoing import NotAllowed
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.federation.actions import sending
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.choices.shapes import as_json
from draagvlak.capabilities.federation.models import Addressee
from draagvlak.capabilities.federation.queries import own
from draagvlak.capabilities.federation.queries.feeds import fed_anywhere, fetched, file_for, mark_of
from draagvlak.capabilities.federation.readers.signed import read
from draagvlak.capabilities.federation.writers.documents import next_sequence
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories import AuthorityFactory, DirectorFactory
from tests.factories.federation import Elsewhere, body

pytestmark = pytest.mark.django_db
OTHER = Elsewhere()
KEY = "sleutel-van-toen"


@pytest.fixture
def ours():
    authority = AuthorityFactory()
    with inside(authority):
        yield authority


@pytest.fixture
def director(ours):
    return DirectorFactory(authority=ours).user


@pytest.fixture
def other(ours, director):
    return sending.add_addressee(director, ours, (OTHER.code.lower(), "Elders", ""), KEY)


def test_whom_a_file_is_for(ours, director, other):
    assert (other.code, other.name, other.municipality) == (OTHER.code, "Elders", None)
    for told, code in (
        (("ABCD", "x", ""), "no-code"),
        ((own(ours).code, "x", ""), "own-code"),
        ((OTHER.code, "x", ""), "there-already"),
        ((Elsewhere().code, " ", "99999"), "no-name"),
    ):
        with pytest.raises(RefusedError) as refused:
            sending.add_addressee(director, ours, told, "")
        assert refused.value.code == code
    with pytest.raises(SentBeforeError):
        sending.add_addressee(director, ours, (OTHER.code, "Elders", ""), KEY)
    assert Addressee.objects.count() == 1


def test_each_file_has_a_higher_number(ours, director, other):
    files = [read(sending.make_file(director, ours, other.pk, as_json(body()))) for _ in range(3)]
    numbers = [one.sequence for one in files]
    assert numbers == sorted(set(numbers))
    assert {(one.code, one.audience, one.name) for one in files} == {(own(ours).code, OTHER.code, ours.name)}
    assert files[0].body == body()


def test_the_number_goes_by_the_clock_but_never_back():
    at = datetime(2026, 3, 2, tzinfo=UTC)
    assert next_sequence(0, at) == 1772409600000
    assert next_sequence(1772409600000, at) == 1772409600001


def test_the_address_opens_the_file_of_one(ours, director, other):
    _row, token = sending.make_feed(director, ours, other.pk, "een-sleutel-van-nu")
    fed = fed_anywhere(token)
    assert (fed.authority, fed.addressee) == (ours, other)
    assert token not in str(list(Addressee.objects.values()))
    assert read(file_for(fed.addressee, as_json(body()))).body == body()
    other.refresh_from_db()
    assert other.last_sequence == 0  # a look writes nothing
    _row, later = sending.make_feed(director, ours, other.pk, "nog-een-sleutel-nu")
    assert (fed_anywhere(token), fed_anywhere(later).addressee) == (None, other)
    sending.revoke_feed(director, ours, other.pk)
    assert [fed_anywhere(one) for one in (token, later, "", "x" * 999)] == [None] * 4


def test_who_is_removed_fetches_nothing(ours, director, other):
    _row, token = sending.make_feed(director, ours, other.pk, "een-sleutel-van-nu")
    sending.remove_addressee(director, ours, other.pk)
    assert fed_anywhere(token) is None
    with pytest.raises(Addressee.DoesNotExist):
        sending.make_file(director, ours, other.pk, as_json(body()))


def test_the_mark_changes_with_what_is_shared():
    assert mark_of(as_json(body())) == mark_of(as_json(body()))
    assert mark_of(as_json(body())) != mark_of(as_json(body("Iets anders.")))


def test_of_another_authority_nothing_is_found(ours, director, other):
    beside = AuthorityFactory()
    with inside(beside):
        stranger = DirectorFactory(authority=beside).user
        with pytest.raises(Addressee.DoesNotExist):
            sending.make_file(stranger, beside, other.pk, as_json(body()))


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind not in (RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR)])
def test_nobody_else_sends(ours, other, kind):
    user = DirectorFactory(authority=ours, kind=kind).user
    with pytest.raises(PermissionDenied):
        sending.make_file(user, ours, other.pk, as_json(body()))


def test_only_from_hosts_that_the_settings_name(settings):
    settings.FEDERATION_HOSTS = ["elders.example"]
    with pytest.raises(RefusedFileError, match="not-allowed"):
        fetched("https://ergens.example/gedeeld/bestanden/x/")
    with pytest.raises(RefusedFileError, match="not-allowed"):
        fetched("geen adres")


@pytest.mark.parametrize(
    ("error", "code"),
    [(requests.ConnectionError(), "unreachable"), (NotAllowed("redirect"), "not-allowed")],
)
def test_what_cannot_be_fetched_is_said(settings, monkeypatch, error, code):
    def fails(*_args, **_kwargs):
        raise error

    settings.FEDERATION_HOSTS = ["elders.example"]
    monkeypatch.setattr("requests.Session.request", fails)
    with pytest.raises(RefusedFileError, match=code):
        fetched("https://elders.example/gedeeld/bestanden/x/")
