"""Signing in with the authority's own service, against a real OpenID Connect server on this machine."""

import urllib.error
import urllib.parse
import urllib.request

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.urls import reverse

from draagvlak.capabilities.accounts.actions import hold_as_verified
from draagvlak.capabilities.accounts.models import User
from draagvlak.wiring.identity import claims, entry, origins, service
from tests.factories import UserFactory

pytestmark = [
    pytest.mark.django_db,
    # What that server is built on is being replaced; our own code is held to no warnings here too.
    pytest.mark.filterwarnings("ignore:authlib.jose module is deprecated"),
    pytest.mark.filterwarnings("ignore:The httpx module is deprecated"),
    pytest.mark.filterwarnings("ignore:get_jwt_config"),
]
NUMBER = "85073003328"  # a valid national register number of nobody
PEOPLE = {
    "known": {"email": "lies@gemeente.example", "email_verified": True, "name": "Lies Demo", "rrn": NUMBER},
    "unverified": {"email": "lies@gemeente.example", "email_verified": False, "insz": NUMBER},
    "silent": {"email": "lies@gemeente.example"},
    "unknown": {"email": "niemand@gemeente.example", "email_verified": True, "national_number": NUMBER},
    NUMBER: {"email": "lies@gemeente.example", "email_verified": True},
}


@pytest.fixture(scope="module")
def provider():
    from oidc_provider_mock import User as Told  # noqa: PLC0415 importing it warns
    from oidc_provider_mock import run_server_in_thread  # noqa: PLC0415

    people = [Told(sub=sub, claims=told) for sub, told in PEOPLE.items()]
    with run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def with_service(provider, settings):
    named = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    app = entry(provider, "draagvlak", "geheim", "Mijn Gemeente")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**named, "APPS": [app]}}
    return provider


@pytest.fixture
def lies():
    user = UserFactory(email="lies@gemeente.example")
    user.set_password("een zinnetje om te onthouden")
    user.save()
    hold_as_verified(user)
    return user


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def at_service(address, sub):
    """What somebody does there: say who they are. Gives the address they are sent back to."""
    sent = urllib.parse.urlencode({"sub": sub}).encode()
    try:
        urllib.request.build_opener(_Stay).open(address, sent, timeout=10)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.headers["Location"]
    raise AssertionError("The service sent nobody back.")


def sign_in(client, sub):
    begun = client.post(reverse("openid_connect_login", args=["dienst"]))
    back = urllib.parse.urlsplit(at_service(begun.url, sub))
    assert back.netloc == "testserver"
    return client.get(f"{back.path}?{back.query}", follow=True)


def is_in(client):
    return client.get(reverse("settings:account")).status_code == 200


def everything_kept():
    """Each row of each table, as text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 our own tables
            rows.append((table, cursor.fetchall()))
    return repr(rows)


def test_who_has_an_account_with_that_verified_address_comes_in(client, with_service, lies):
    sign_in(client, "known")
    assert is_in(client)
    assert client.session["_auth_user_id"] == str(lies.pk)
    lies.refresh_from_db()
    assert lies.check_password("een zinnetje om te onthouden")


def test_of_what_it_tells_four_things_are_kept_and_never_the_register_number(client, with_service, lies):
    sign_in(client, "known")
    kept = SocialAccount.objects.get(user=lies)
    assert (kept.uid, kept.extra_data) == (
        "known",
        {"userinfo": {"sub": "known", "email": lies.email, "email_verified": True, "name": "Lies Demo"}},
    )
    assert SocialToken.objects.count() == 0
    assert NUMBER not in everything_kept()
    assert NUMBER not in repr(dict(client.session))


def test_the_second_time_it_goes_by_the_key_of_the_service(client, with_service, lies):
    sign_in(client, "known")
    client.logout()
    User.objects.filter(pk=lies.pk).update(email="anders@gemeente.example")
    lies.emailaddress_set.update(email="anders@gemeente.example")
    sign_in(client, "known")
    assert is_in(client)
    assert NUMBER not in everything_kept()


@pytest.mark.parametrize("sub", ["unverified", "silent", "unknown", NUMBER])
def test_nobody_else_comes_in_or_gets_an_account(client, with_service, lies, sub):
    answer = sign_in(client, sub)
    assert answer.status_code in {200, 401}
    assert not is_in(client)
    assert (User.objects.count(), SocialAccount.objects.count()) == (1, 0)
    assert NUMBER not in everything_kept()
    assert "uitnodiging" in answer.content.decode() or "Aanmelden is niet gelukt" in answer.content.decode()


def test_an_address_that_we_never_verified_is_not_enough(client, with_service):
    UserFactory(email="lies@gemeente.example")
    sign_in(client, "known")
    assert not is_in(client)
    assert SocialAccount.objects.count() == 0


def test_a_closed_account_stays_closed(client, with_service, lies):
    User.objects.filter(pk=lies.pk).update(is_active=False)
    sign_in(client, "known")
    assert not is_in(client)


def test_the_second_step_is_asked_here_too(client, with_service, lies):
    TOTP.activate(lies, generate_totp_secret())
    RecoveryCodes.activate(lies)
    assert Authenticator.objects.count() == 2
    assert sign_in(client, "known").redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert not is_in(client)


def test_whoever_stops_there_is_told_so(client, with_service, lies):
    begun = client.post(reverse("openid_connect_login", args=["dienst"]))
    state = urllib.parse.parse_qs(urllib.parse.urlsplit(begun.url).query)["state"][0]
    back = reverse("openid_connect_callback", args=["dienst"])
    answer = client.get(back, {"error": "access_denied", "state": state}, follow=True)
    assert "Je stopte met aanmelden" in answer.content.decode()
    without_state = client.get(back, {"error": "access_denied"})
    assert "Aanmelden is niet gelukt" in without_state.content.decode()
    assert not is_in(client)


def test_an_answer_that_we_did_not_ask_for_is_refused(client, with_service, lies):
    begun = client.post(reverse("openid_connect_login", args=["dienst"]))
    back = urllib.parse.urlsplit(at_service(begun.url, "known"))
    other = client.__class__()
    assert "Aanmelden is niet gelukt" in other.get(f"{back.path}?{back.query}").content.decode()
    assert not is_in(other)


def test_an_account_is_not_bound_to_the_service_from_within(client, with_service, lies):
    client.force_login(lies)
    begun = client.post(reverse("openid_connect_login", args=["dienst"]) + "?process=connect")
    back = urllib.parse.urlsplit(at_service(begun.url, "unknown"))
    assert client.get(f"{back.path}?{back.query}").status_code == 403
    assert SocialAccount.objects.count() == 0


def test_a_link_alone_does_not_begin_it(client, with_service):
    assert client.get(reverse("openid_connect_login", args=["dienst"])).status_code == 200
    page = client.get(reverse("account_login")).content.decode()
    assert "Aanmelden met Mijn Gemeente" in page


def test_the_page_lets_its_form_lead_to_that_service_alone(with_service):
    app = entry("https://idp.example", "a", "b", "c")
    assert (origins(app), origins(None)) == (["https://idp.example"], [])


def test_the_environment_names_it(monkeypatch):
    monkeypatch.setenv("DRAAGVLAK_OIDC_URL", "https://idp.example/realm/")
    monkeypatch.setenv("DRAAGVLAK_OIDC_CLIENT_ID", "draagvlak")
    monkeypatch.setenv("DRAAGVLAK_OIDC_SECRET", "geheim")
    monkeypatch.setenv("DRAAGVLAK_OIDC_NAME", "Mijn Gemeente")
    monkeypatch.setenv("DRAAGVLAK_OIDC_CLAIM_SUBJECT", "vo_id")
    found = service(is_test=False)
    assert (found["client_id"], found["secret"], found["name"]) == ("draagvlak", "geheim", "Mijn Gemeente")
    assert found["settings"]["server_url"] == "https://idp.example/realm"
    assert found["settings"]["hosts"] == ["idp.example"]
    named = {"sub": "vo_id", "email": "email", "email_verified": "email_verified", "name": "name"}
    assert found["settings"]["claims"] == named


def test_without_https_it_is_refused(monkeypatch):
    monkeypatch.setenv("DRAAGVLAK_OIDC_URL", "http://idp.example")
    with pytest.raises(ImproperlyConfigured):
        service(is_test=False)


@pytest.mark.parametrize("name", ["rrn", "vo_rrn", "national_number", "insz", "NISS", "egovNRN", "ssin", "inss"])
def test_a_register_number_is_not_even_named(monkeypatch, name):
    monkeypatch.setenv("DRAAGVLAK_OIDC_CLAIM_SUBJECT", name)
    with pytest.raises(ImproperlyConfigured):
        claims()
