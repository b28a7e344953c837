"""How the balance feels to a director and, in one's own network, to a leader: both answered, so both read both."""

from datetime import date
from typing import Any

from draagvlak.capabilities.ideas.models import Outlook

DAY = date(2026, 11, 20)
SECRETS = {"outlookdirector": ("nd", "lm"), "outlookleader": ("nd", "lm")}
SHOWN = set(SECRETS)


def lie_there(place: str, here: Any, users: Any, whose: str, secret: Any) -> None:
    _say(users[whose], "director", secret("outlookdirector", place), here)
    if place == "own":
        _say(users["lm"], "leader", secret("outlookleader", place), here)


def _say(user: Any, side: str, words: str, here: Any) -> None:
    Outlook.objects.create(user=user, side=side, words=words, room=2, hold=3, on=DAY, **here)
