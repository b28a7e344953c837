"""What all tests of these pages do."""

import html
import re
from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localdate

SIX = {f"v{number}": str(number % 4 + 1) for number in range(1, 7)}
ANSWERED = [2, 3, 4, 1, 2, 3]


def to(name, *more):
    return reverse(f"survey:{name}", args=["gemeente", "net", *more])


def opens(token, name="answer"):
    return reverse(f"survey:{name}", args=[token])


def words_of(answer):
    """The text of a page as somebody reads it."""
    body = re.sub(r"(?s)<(script|style|head).*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(body).split())


def key_in(answer):
    return re.search(r'name="key" value="([^"]+)"', answer.content.decode())[1]


def days(**said):
    today = localdate()
    found = {"opens_on": today, "closes_on": today + timedelta(days=21), "told_on": today + timedelta(days=40)}
    return {name: day.isoformat() for name, day in (found | said).items()}


def send(client, token, **said):
    """The form as it is shown, filled in and sent."""
    return client.post(opens(token), {"key": key_in(client.get(opens(token))), **said})
