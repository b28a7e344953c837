"""What somebody said of themselves, as they take it along: for them alone, never through whoever handles a request."""

from typing import Any

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.models import Allowed, Asked, Capacity, Described, Wish
from draagvlak.capabilities.competences.queries.asking import names_of
from draagvlak.capabilities.competences.queries.cards import CardShown, cards_by_key

SCHEMA = "draagvlak.own-competences/1"
Json = dict[str, Any]


def own_words_as_json(user: User, authority: Authority) -> Json:
    """All that `user` said of themselves in the authority in scope, what others answered them, and what they answered
    others, without who asked. In eight queries.
    """
    cards, asked = cards_by_key(), list(Asked.objects.filter(user=user).select_related("to"))
    names = names_of(row.to for row in asked)
    return {
        "schema": SCHEMA,
        "made_on": localdate().isoformat(),
        "authority": authority.name,
        "described": [
            {**_card(row.card, row.level, cards), "words": row.words, "said_on": row.said_on.isoformat()}
            for row in Described.objects.filter(user=user)
        ],
        "asked": [_asked(row, cards, names) for row in asked],
        "answered_to_others": [
            {"card": _name(row.card, cards), "answer": row.answer, "answered_on": row.answered_on.isoformat()}
            for row in Asked.objects.filter(to=user, answered_on__isnull=False)
            if row.answered_on
        ],
        "allowed": [
            {"network": row.network.name, "since": row.since.isoformat(), "until": _day(row.until)}
            for row in Allowed.objects.filter(user=user).select_related("network")
        ],
        "wishes": [
            {"network": row.role.network.name, "role": row.role.name, "said_on": row.said_on.isoformat()}
            for row in Wish.objects.filter(user=user).select_related("role__network")
        ],
        "capacity": [
            {"network": row.network.name, "roles": row.roles, "hours_a_month": row.hours}
            for row in Capacity.objects.filter(user=user).select_related("network")
        ],
    }


def _asked(row: Asked, cards: dict[str, CardShown], names: dict[int, str]) -> Json:
    days = {part: _day(getattr(row, part)) for part in ("asked_on", "answered_on", "declined_on")}
    words = {"question": row.question, "answer": row.answer}
    return {"card": _name(row.card, cards), "to": names.get(row.to_id or 0, ""), **words, **days}


def _card(key: str, level: int, cards: dict[str, CardShown]) -> Json:
    behaviour = cards[key].behaviour(level) if key in cards else ""
    return {"card": _name(key, cards), "level": level, "behaviour": behaviour}


def _name(key: str, cards: dict[str, CardShown]) -> str:
    return cards[key].name if key in cards else key


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
