"""Signing in in two steps: a code of an app, recovery codes, and who cannot do without."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from draagvlak.capabilities.accounts.actions import hold_as_verified
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.wiring.guards import TOWARDS_SECOND
from tests.factories import DirectorFactory, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "een zinnetje om te onthouden"


@pytest.fixture(autouse=True)
def the_clock_stands_still(monkeypatch):
    """Else half a minute could begin between two uses of a code."""
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now)


@pytest.fixture
def user():
    made = UserFactory()
    made.set_password(PASSWORD)
    made.save()
    hold_as_verified(made)
    return made


@pytest.fixture
def administrator(user):
    DirectorFactory(user=user, kind=RoleKind.ADMINISTRATOR)
    return user


def sign_in(client, user):
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def code_for(secret):
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def set_up_app(client):
    """With an app: gives its secret and the recovery codes that were shown."""
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'<code id="totp_secret">(\w+)</code>', page)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}, follow=True)
    return secret, re.findall(r"<code>(\d+)</code>", answer.content.decode())


def confirm(client):
    """That it is you, once more."""
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def test_a_code_of_the_app_is_asked_from_then_on(client, user):
    sign_in(client, user)
    confirm(client)
    secret, codes = set_up_app(client)
    assert len(set(codes)) == 10
    client.post(reverse("account_logout"))
    assert sign_in(client, user).url == reverse("mfa_authenticate")
    assert client.get(reverse("settings:account")).status_code == 302
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Deze code klopt niet." in wrong.content.decode()
    cache.clear()  # a code is good once, and this one was used to begin with
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert client.get(reverse("settings:account")).status_code == 200


def test_a_code_is_good_once(client, user):
    sign_in(client, user)
    confirm(client)
    secret, _codes = set_up_app(client)
    client.post(reverse("account_logout"))
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert client.get(reverse("settings:account")).status_code == 302


def test_nor_half_a_minute_later_when_it_still_counts(client, user, monkeypatch):
    sign_in(client, user)
    confirm(client)
    secret, _codes = set_up_app(client)
    code, now = code_for(secret), time.time()
    monkeypatch.setattr("time.time", lambda: now + 31)
    client.post(reverse("account_logout"))
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.get(reverse("settings:account")).status_code == 302


def test_a_recovery_code_lets_in_once(client, user):
    sign_in(client, user)
    confirm(client)
    _secret, (first, *_others) = set_up_app(client)
    for lets_in in (200, 302):
        client.post(reverse("account_logout"))
        sign_in(client, user)
        client.post(reverse("mfa_authenticate"), {"code": first})
        assert client.get(reverse("settings:account")).status_code == lets_in


def test_recovery_codes_are_shown_once(client, user):
    sign_in(client, user)
    confirm(client)
    _secret, codes = set_up_app(client)
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "Je codes werden al getoond." in again
    assert not [code for code in codes if code in again]


def test_the_database_does_not_hold_the_key_of_the_app(client, user):
    sign_in(client, user)
    confirm(client)
    secret, codes = set_up_app(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        held = str(cursor.fetchall())
    assert "gAAAA" in held
    assert not [word for word in (secret, *codes) if word in held]


def test_after_another_key_of_the_installation_the_codes_still_work(client, user, settings):
    sign_in(client, user)
    confirm(client)
    secret, _codes = set_up_app(client)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "x" * 60
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_for(secret)) is True


def test_an_administrator_goes_nowhere_without_a_second_step(client, administrator):
    sign_in(client, administrator)
    slug = administrator.roles.get().authority.slug
    for page in ("/", f"/{slug}/", f"/{slug}/lijst/", reverse("settings:account"), reverse("account_change_password")):
        assert client.get(page).url == reverse("mfa_index"), page
        assert client.post(page).url == reverse("mfa_index"), page
    part = client.get(f"/{slug}/", headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == reverse("mfa_index")
    assert "Wie accounts beheert, meldt zich aan in twee stappen." in client.get(reverse("mfa_index")).content.decode()


def test_who_keeps_the_installation_neither(client, user):
    user.keeps_installation = True
    user.save()
    sign_in(client, user)
    assert client.get("/").url == reverse("mfa_index")


def test_only_the_way_towards_it_is_open(client, administrator):
    sign_in(client, administrator)
    confirm(client)
    for name in sorted(TOWARDS_SECOND - {"account_logout", "set_language"}):
        assert client.get(reverse(name)).status_code == 200, name


def test_with_it_an_administrator_is_in(client, administrator):
    sign_in(client, administrator)
    confirm(client)
    set_up_app(client)
    assert client.get(f"/{administrator.roles.get().authority.slug}/").status_code == 200


def test_an_administrator_keeps_one(client, administrator):
    sign_in(client, administrator)
    confirm(client)
    set_up_app(client)
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert "Je beheert accounts" in answer.content.decode()
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_whoever_became_administrator_meanwhile_is_asked_at_once(client, user):
    role = DirectorFactory(user=user)
    sign_in(client, user)
    assert client.get(f"/{role.authority.slug}/").status_code == 200
    role.kind = RoleKind.ADMINISTRATOR
    role.save()
    assert client.get(f"/{role.authority.slug}/").url == reverse("mfa_index")


def test_a_director_may_do_without(client, user):
    role = DirectorFactory(user=user)
    sign_in(client, user)
    assert client.get(f"/{role.authority.slug}/").status_code == 200


def test_what_weakens_an_account_asks_again_who_it_is(client, user):
    sign_in(client, user)
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        if name != "mfa_deactivate_totp":
            assert client.get(reverse(name)).url.startswith(reverse("account_reauthenticate")), name
    client.post(reverse("account_email"), {"email": "nieuw@gemeente.example", "action_add": ""})
    user.refresh_from_db()
    assert user.email.startswith("user-")
    wrong = client.post(reverse("account_reauthenticate"), {"password": "niet dit"})
    assert "Dit wachtwoord klopt niet." in wrong.content.decode()


def test_a_key_is_asked_only_of_who_has_one_and_who_lost_all_is_told_whom_to_ask(client, user):
    sign_in(client, user)
    confirm(client)
    set_up_app(client)
    client.post(reverse("account_logout"))
    sign_in(client, user)
    shown = client.get(reverse("mfa_authenticate")).content.decode()
    assert "Of met een sleutel" not in shown
    assert "Vraag hulp aan wie Draagvlak bij jullie op de server zette." in shown
