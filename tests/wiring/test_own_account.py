"""One's own account: a forgotten password, another address, and where one is signed in."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagvlak.capabilities.accounts.actions import hold_as_verified
from draagvlak.capabilities.accounts.tasks import forget_sign_ins
from draagvlak.capabilities.accounts.wording import device
from draagvlak.wiring.guards import EVERY
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "een zinnetje om te onthouden"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"


@pytest.fixture
def user():
    made = UserFactory()
    made.set_password(PASSWORD)
    made.save()
    hold_as_verified(made)
    return made


def sign_in(user, agent=LAPTOP, password=PASSWORD):
    client = Client(headers={"user-agent": agent})
    client.post(reverse("account_login"), {"login": user.email, "password": password})
    return client


def is_in(client):
    return client.get(reverse("settings:account")).status_code == 200


def link_in(message):
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_the_password_is_kept_by_argon2(user):
    assert user.password.startswith("argon2$argon2id$")


def test_a_forgotten_password_is_replaced_by_a_link_in_a_mail(client, user):
    client.post(reverse("account_reset_password"), {"email": user.email})
    (message,) = mail.outbox
    assert message.subject == "Kies een nieuw wachtwoord"
    page = client.get(link_in(message), follow=True)
    where = page.redirect_chain[-1][0]
    assert user.email not in where
    client.post(where, {"password1": "een ander zinnetje dat past", "password2": "een ander zinnetje dat past"})
    assert not is_in(sign_in(user))
    assert is_in(sign_in(user, password="een ander zinnetje dat past"))
    again = Client().get(link_in(message), follow=True)
    assert "Deze link is niet meer geldig." in again.content.decode()


def test_that_link_ends_after_four_hours(client, user, monkeypatch):
    client.post(reverse("account_reset_password"), {"email": user.email})
    later = timezone.localtime().replace(tzinfo=None) + timedelta(hours=4, minutes=1)
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: later)
    assert "Deze link is niet meer geldig." in client.get(link_in(mail.outbox[0]), follow=True).content.decode()


@pytest.mark.parametrize("weak", ["kort", "wachtwoord", "password1234", "123456789012"])
def test_a_password_that_many_use_is_refused(user, weak):
    client = sign_in(user)
    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    )
    assert answer.status_code == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_another_password_ends_the_other_sessions(user):
    here, there = sign_in(user), sign_in(user, PHONE)
    new = "een ander zinnetje dat past"
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (is_in(here), is_in(there)) == (True, False)
    assert [message.subject for message in mail.outbox] == ["Je wachtwoord is veranderd"]


def test_another_address_counts_once_its_link_is_opened(user):
    client, before = sign_in(user), user.email
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("account_email"), {"email": "Nieuw@Gemeente.example", "action_add": ""})
    user.refresh_from_db()
    assert user.email == before
    (message,) = mail.outbox
    assert message.to == ["nieuw@gemeente.example"]
    client.post(link_in(message))
    user.refresh_from_db()
    assert user.email == "nieuw@gemeente.example"
    told = [(one.to, one.subject) for one in mail.outbox[1:]]
    assert ([before], "Je e-mailadres is veranderd") in told
    assert EmailAddress.objects.get(user=user).verified


def test_an_address_of_somebody_else_is_not_told_apart(user):
    client, other = sign_in(user), UserFactory()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    taken = client.post(reverse("account_email"), {"email": other.email, "action_add": ""}, follow=True)
    assert taken.status_code == 200
    assert mail.outbox[0].to == [other.email]
    client.post(link_in(mail.outbox[0]))
    user.refresh_from_db()
    assert user.email != other.email


def test_signing_in_gives_another_session(user):
    client = Client()
    client.get(reverse("account_login"))
    client.session.save()
    store = client.session
    store["mark"] = 1
    store.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert is_in(client)
    assert client.session.session_key != store.session_key
    assert not client.session.exists(store.session_key)


def test_the_cookie_goes_with_the_browser(user):
    cookie = sign_in(user).cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")


def test_one_sees_where_one_is_signed_in(user):
    here = sign_in(user)
    sign_in(user, PHONE)
    page = here.get(reverse("settings:sessions")).content.decode()
    assert re.findall(r'<th scope="row">(.*?)</th>', page) == ["Firefox op Windows", "Chrome op Android"]
    assert page.count("Dit toestel") == 1


def test_one_signs_out_there(user):
    here, there = sign_in(user), sign_in(user, PHONE)
    row = UserSession.objects.get(user_agent=PHONE)
    here.post(reverse("settings:end", args=[row.pk]))
    assert (is_in(here), is_in(there)) == (True, False)


def test_not_here_and_not_for_somebody_else(user):
    here, stranger = sign_in(user), sign_in(_another())
    for row in UserSession.objects.all():
        here.post(reverse("settings:end", args=[row.pk]))
    assert (is_in(here), is_in(stranger)) == (True, True)


def test_one_signs_out_everywhere_else(user):
    here, others, stranger = sign_in(user), [sign_in(user, PHONE) for _ in range(3)], sign_in(_another())
    here.post(reverse("settings:end_others"))
    assert (is_in(here), [is_in(one) for one in others], is_in(stranger)) == (True, [False] * 3, True)


def test_a_session_ends_twelve_hours_after_its_last_use(user, monkeypatch):
    client, now = sign_in(user), timezone.now()
    for hours, expected in ((8, True), (16, True), (24, True), (37, False)):
        _at(monkeypatch, now + timedelta(hours=hours))
        assert is_in(client) is expected, hours


def test_using_it_is_written_once_in_five_minutes(user, monkeypatch, django_assert_num_queries):
    client, now = sign_in(user), timezone.now()
    is_in(client)
    seen = UserSession.objects.get().last_seen_at
    _at(monkeypatch, now + timedelta(seconds=EVERY - 10))
    is_in(client)
    assert UserSession.objects.get().last_seen_at == seen
    _at(monkeypatch, now + timedelta(seconds=EVERY + 10))
    is_in(client)
    assert UserSession.objects.get().last_seen_at > seen


def test_each_night_what_ended_is_erased(user, monkeypatch):
    client = sign_in(user)
    AccessAttempt.objects.create(username="x", ip_address="192.0.2.1", failures_since_start=1)
    cache.set("count", [1], 3600)
    assert forget_sign_ins() == {"sessions": 0, "wrong": 0, "counts": 0}
    assert is_in(client)
    _at(monkeypatch, timezone.now() + timedelta(hours=25))
    found = forget_sign_ins()
    assert (found["sessions"], found["wrong"], found["counts"] > 0) == (1, 1, True)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    assert (UserSession.objects.count(), store.get_model_class().objects.count()) == (0, 0)


def test_cron_may_call_it(capsys):
    call_command("forget_sign_ins")
    assert capsys.readouterr().out == "0 sessions, 0 wrong passwords, 0 counts erased\n"


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (PHONE, "Chrome op Android"),
        (LAPTOP, "Firefox op Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge op Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari op iPhone"),
        ("curl/8.0", "Een toestel dat we niet herkennen"),
        ("", "Een toestel dat we niet herkennen"),
    ],
)
def test_a_device_is_called_as_its_owner_would(agent, said):
    assert device(agent) == said


def _another():
    made = UserFactory()
    made.set_password(PASSWORD)
    made.save()
    return made


def _at(monkeypatch, moment):
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    monkeypatch.setattr("time.time", moment.timestamp)
