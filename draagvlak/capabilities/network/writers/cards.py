"""People as vCard 3.0 (RFC 2426), the edition that every telephone reads."""

from collections.abc import Iterable
from dataclasses import dataclass

import vobject

MEDIA_TYPE = "text/vcard; charset=utf-8"


@dataclass(frozen=True)
class Card:
    """What a card says of somebody. `uid` is the same each time, so that a telephone knows the card again."""

    uid: str
    name: str
    known_as: str = ""
    function: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""


def as_cards(cards: Iterable[Card]) -> str:
    """The cards one after the other; each escaped, folded and ended as the standard asks.

    Of a name only the whole is known: which part is the family's, a list doesn't say. The last words are put there,
    since a telephone sorts by it.
    """
    return "".join(_one(card) for card in cards)


def _one(card: Card) -> str:
    made = vobject.vCard()
    made.add("uid").value = card.uid
    made.add("fn").value = _line(card.name)
    first, _, rest = _line(card.name).partition(" ")
    made.add("n").value = vobject.vcard.Name(family=rest, given=first)
    for key, value in (("nickname", card.known_as), ("title", card.function)):
        if value:
            made.add(key).value = _line(value)
    if card.organisation:
        made.add("org").value = [_line(card.organisation)]
    if card.email:
        email = made.add("email")
        email.value, email.type_param = _line(card.email), "INTERNET"
    if card.phone:
        phone = made.add("tel")
        phone.value, phone.type_param = _line(card.phone), "VOICE"
    return str(made.serialize())


def _line(text: str) -> str:
    """On one line, without signs that a card cannot hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
