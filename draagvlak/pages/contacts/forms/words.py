"""A contact in a few words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.capabilities.network.wording.contacts import day_in_words, kind_in_words, listed, without_kind


@dataclass(frozen=True)
class Line:
    """A contact as the list shows it."""

    contact: Any
    kind: str
    who: str


def line_of(contact: Any) -> Line:
    names = [one.person.name for one in contact.present]
    return Line(contact, kind_in_words(contact.kind) or without_kind(), listed(names))


def told_of(contact: Any, today: date) -> str:
    """ "gisteren (maandag 23 november) · koffie · Lies Voorbeeld en Fatima Demo · zwemmen"."""
    line = line_of(contact)
    parts = (day_in_words(contact.happened_on, today), line.kind, line.who, contact.subject)
    return " · ".join(part for part in parts if part)
