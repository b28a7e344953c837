"""Guessing a password: who has to wait, for how long, and that nothing is learned from it."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from draagvlak.basics.limits import LOCKED_FOR, PACES, WRONG_BEFORE_LOCK
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "een zinnetje om te onthouden"
WAIT = "Er werd te vaak een verkeerd wachtwoord ingevuld. Probeer het over een kwartier opnieuw."


@pytest.fixture
def user(settings):
    settings.AXES_ENABLED = True
    made = UserFactory()
    made.set_password(PASSWORD)
    made.save()
    return made


WRONG = "niet het wachtwoord"


def attempt(client, email, password=WRONG, address="192.0.2.1"):
    return client.post(reverse("account_login"), {"login": email, "password": password}, REMOTE_ADDR=address)


def guess(client, email, address="192.0.2.1"):
    for _ in range(WRONG_BEFORE_LOCK):
        answer = attempt(client, email, address=address)
    return answer


def is_in(client):
    return client.get(reverse("settings:account")).status_code == 200


def test_after_ten_wrong_ones_the_right_one_has_to_wait(client, user):
    answer = guess(client, user.email)
    assert (answer.status_code, WAIT in answer.content.decode()) == (429, True)
    assert reverse("account_reset_password") in answer.content.decode()
    assert attempt(client, user.email, PASSWORD).status_code == 429
    assert not is_in(client)


def test_nine_wrong_ones_do_not_lock(client, user):
    for _ in range(WRONG_BEFORE_LOCK - 1):
        assert attempt(client, user.email).status_code == 200
    assert attempt(client, user.email, PASSWORD).status_code == 302
    assert is_in(client)


def test_capitals_and_spaces_do_not_give_more_guesses(client, user):
    for n in range(WRONG_BEFORE_LOCK):
        answer = attempt(client, user.email.upper() if n % 2 else f" {user.email} ")
    assert answer.status_code == 429


def test_it_opens_after_a_quarter_of_an_hour(client, user, monkeypatch):
    guess(client, user.email)
    later = timezone.now() + timedelta(seconds=LOCKED_FOR + 1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    monkeypatch.setattr("axes.handlers.proxy.now", lambda: later)
    assert attempt(client, user.email, PASSWORD).status_code == 302


def test_somebody_elsewhere_is_not_locked_out_by_it(client, user):
    guess(client, user.email, address="192.0.2.1")
    assert attempt(client, user.email, PASSWORD, address="198.51.100.7").status_code == 302


def test_behind_a_proxy_the_address_is_what_the_proxy_says(client, user, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(WRONG_BEFORE_LOCK + 1):
        answer = client.post(
            reverse("account_login"),
            {"login": user.email, "password": "niet het wachtwoord"},
            headers={"x-forwarded-for": f"203.0.113.{n}, 192.0.2.9"},  # the first is what the visitor wrote
        )
    assert answer.status_code == 429
    right = {"login": user.email, "password": PASSWORD}
    elsewhere = client.post(reverse("account_login"), right, headers={"x-forwarded-for": "192.0.2.9, 198.51.100.7"})
    assert elsewhere.status_code == 302


def test_an_unknown_account_locks_with_the_same_words(client, user):
    known, unknown = guess(client, user.email), guess(client, "niemand@gemeente.example")
    assert (known.status_code, _said(known, user.email)) == (
        unknown.status_code,
        _said(unknown, "niemand@gemeente.example"),
    )


def test_an_unknown_account_costs_the_same_work(client, user, monkeypatch):
    encoded, original = [], Argon2PasswordHasher.encode
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *a, **k: encoded.append("made") or original(*a, **k))
    checked, verify = [], Argon2PasswordHasher.verify
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *a, **k: checked.append("checked") or verify(*a, **k))
    attempt(client, user.email)
    assert (encoded, checked) == ([], ["checked"])
    attempt(client, "niemand@gemeente.example")
    assert (encoded, checked) == (["made"], ["checked"])


def test_what_is_kept_of_a_wrong_try_holds_no_password(client, user):
    attempt(client, user.email, "geheim-en-fout-getypt")
    kept = AccessAttempt.objects.get()
    assert "geheim-en-fout-getypt" not in f"{kept.post_data}{kept.get_data}{kept.username}"


def test_a_closed_account_is_told_so_only_with_its_password(client, user):
    user.is_active = False
    user.save()
    assert "horen niet bij elkaar" in attempt(client, user.email).content.decode()
    assert attempt(client, user.email, PASSWORD).url == reverse("account_inactive")


def test_a_new_password_is_asked_with_the_same_answer_and_one_mail(client, user):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    said = []
    for email in (user.email, "niemand@gemeente.example"):
        answer = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        said.append((answer.redirect_chain, _said(answer, email)))
        assert [message.to for message in mail.outbox] == [[email]]
        mail.outbox.clear()
    assert said[0] == said[1]


def test_mails_to_one_address_are_paced(client, user):
    for _ in range(PACES["forgotten-password"].account):
        assert client.post(reverse("account_reset_password"), {"email": user.email}).status_code == 302
    answer = client.post(reverse("account_reset_password"), {"email": user.email})
    assert (answer.status_code, len(mail.outbox)) == (429, PACES["forgotten-password"].account)
    assert "Dit werd te vaak na elkaar gevraagd." in answer.content.decode()
    assert answer.headers["Retry-After"] == "60"


def test_guesses_from_everywhere_at_one_account_are_paced(client, user):
    for n in range(PACES["wrong-password"].account):
        attempt(client, user.email, address=f"192.0.2.{n}")
    answer = attempt(client, user.email, PASSWORD, address="198.51.100.7")
    assert "Er werd te vaak iets verkeerds ingevuld." in answer.content.decode()
    assert not is_in(client)


def _said(answer, email):
    """Without what differs by itself."""
    said = re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return said.replace(answer.headers["X-Request-Id"], "").replace(email, "")
