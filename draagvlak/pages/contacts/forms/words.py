"""A contact in a few words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator

from draagvlak.capabilities.network.queries.contacts import Listed
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


def lines_of(contacts: Iterable[Listed], address: str) -> Iterator[dict[str, str]]:
    """Contacts of the list as its template writes them; `address` is that of the list, below which each has a page."""
    for one in contacts:
        yield {
            "address": f"{address}{one.key}/",
            "day": date_format(one.on, "j F Y"),
            "kind": kind_in_words(one.kind) or without_kind(),
            "who": listed(one.names),
            "subject": Truncator(one.subject).chars(200) if len(one.subject) > 200 else one.subject,
        }


def told_of(contact: Any, today: date) -> str:
    """ "gisteren (maandag 23 november) · koffie · Lies Voorbeeld en Fatima Demo · zwemmen"."""
    line = line_of(contact)
    parts = (day_in_words(contact.happened_on, today), line.kind, line.who, contact.subject)
    return " · ".join(part for part in parts if part)
