"""The drive of a network: in how many contacts each layer took part, month by month, and in how many with the director.

Numbers of contacts, not of strength: what happened, as one remembers it. A contact counts once for each layer that was
there, whoever of it came; people of several layers count in each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.records import Records

MONTHS = 12
Counts = dict[str, list[int]]


@dataclass(frozen=True)
class Drive:
    """`months` as (year, month), oldest first; per layer one number a month, in all and with the director there."""

    months: tuple[tuple[int, int], ...]
    contacts: dict[str, list[int]]
    directors: dict[str, list[int]]


def drive_of(records: Records, as_of: date, months: int = MONTHS) -> Drive:
    """The month of `as_of`, which may be half over, and those before it. What is planned does not count.

    >>> from draagvlak.analysis.records import Contact, Person
    >>> people = (Person("a", "A", ("colleague",)), Person("b", "B", ("political",)))
    >>> known = Records(people, (Contact(date(2026, 11, 2), ("a", "b")),), director="a")
    >>> found = drive_of(known, date(2026, 11, 24), 2)
    >>> found.months, found.contacts["political"], found.directors["political"], found.directors["colleague"]
    (((2026, 10), (2026, 11)), [0, 1], [0, 1], [0, 0])
    """
    shown = _months_until(as_of, months)
    place = {month: number for number, month in enumerate(shown)}
    layers = {person.id: person.layers for person in records.people}
    contacts = {layer: [0] * months for layer in LAYERS}
    directors = {layer: [0] * months for layer in LAYERS}
    for contact in records.contacts:
        month = place.get((contact.on.year, contact.on.month))
        if month is None or contact.on > as_of:
            continue
        present = set(contact.participants)
        _count(contacts, month, present, layers)
        if records.director in present:
            _count(directors, month, present - {records.director}, layers)
    return Drive(shown, contacts, directors)


def _count(
    counts: dict[str, list[int]], month: int, present: Iterable[str], layers: dict[str, tuple[str, ...]]
) -> None:
    for layer in {layer for person in present for layer in layers.get(person, ())}:
        counts[layer][month] += 1


def _months_until(day: date, count: int) -> tuple[tuple[int, int], ...]:
    last = day.year * 12 + day.month - 1
    return tuple((number // 12, number % 12 + 1) for number in range(last - count + 1, last + 1))
