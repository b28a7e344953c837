"""What all tests of these pages do: go somewhere, fill in, take back."""

import re
from datetime import date

from allauth.mfa.models import Authenticator
from django.urls import reverse

from draagvlak.capabilities.accounts.choices import RoleKind
from tests.factories import SeatFactory

DAY = date(2026, 11, 24)
SAID = {
    "title": "Kerngroep",
    "day": "2026-11-20",
    "starts": "14:00",
    "ends": "16:00",
    "place": "Bib",
    "agenda": "1. Welkom",
}


def as_role(network, client, kind):
    user = SeatFactory(network=network, role__kind=kind).role.user
    if kind == RoleKind.ADMINISTRATOR:
        Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    client.force_login(user)
    return user


def to(name, *more):
    return reverse(f"calendar:{name}", args=["gemeente", "net", *more])


def key_in(answer, name="key"):
    return re.search(rf'name="{name}" value="([^"]+)"', answer.content.decode())[1]


def undo_in(answer):
    """Where the message of a page leads that offers to take back what was done."""
    return re.search(
        r'<form method="post" action="([^"]+)">\s*<input[^>]+>\s*<button type="submit" class="plain undo"',
        answer.content.decode(),
    )[1].replace("&amp;", "&")


def made(client, **more):
    page = client.get(to("make"))
    return client.post(to("make"), SAID | {"key": key_in(page)} | more, follow=True)
