"""Cards of an authority's own: made, changed, laid aside and taken up again; never deleted, since people may have
described themselves with one.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.models import Card
from draagvlak.capabilities.competences.queries.cards import all_cards
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

WRITE = "competences.write_cards"


def make_card(user: User, authority: Authority, name: str, levels: Sequence[str], once: str) -> Card:
    """`levels`: four behaviours, of who watches first. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, WRITE, authority, once=once) as note:
        made = Card.objects.create(authority=authority, **_ready(name, levels))
        note(made)
    return made


def change_card(user: User, authority: Authority, at: tuple[str, int], name: str, levels: Sequence[str]) -> Card:
    """`at`: its key and the version that the form showed. Who described themselves with it keeps what they said, and
    sees that the words changed. Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority) as note:
        row = Card.objects.get(key=at[0])
        changed = edit(Card.objects.all(), row.pk, at[1], _ready(name, levels, but=row.key))
        note(changed)
    return changed


def lay_aside(user: User, authority: Authority, key: str) -> Card:
    """Nobody newly takes it. A second click does nothing. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority) as note:
        row = Card.objects.select_for_update(of=("self",)).get(key=key)
        note(row)
        return row if row.gone_on else edit(Card.objects.all(), row.pk, row.version, {"gone_on": localdate()})


def take_up_again(user: User, authority: Authority, key: str) -> Card:
    """Raises RefusedError where another card has its name now, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority) as note:
        row = Card.objects.select_for_update(of=("self",)).get(key=key)
        note(row)
        if row.gone_on is None:
            return row
        _refuse_twin(row.name, but=key)
        return edit(Card.objects.all(), row.pk, row.version, {"gone_on": None})


def _ready(name: str, levels: Sequence[str], but: str = "") -> dict[str, Any]:
    texts = {"name": " ".join(name.split())}
    texts |= {f"level{number}": " ".join(text.split()) for number, text in enumerate(levels, 1)}
    refuse_register_numbers(texts)
    for part, text in texts.items():
        if not text:
            raise RefusedError(part, "empty")
    _refuse_twin(texts["name"], but)
    return {"name": texts.pop("name"), "levels": list(texts.values())}


def _refuse_twin(name: str, but: str) -> None:
    if any(card.name.casefold() == name.casefold() for card in all_cards() if card.key != but and not card.is_retired):
        raise RefusedError("name", "card-twice")
