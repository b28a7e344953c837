"""How strong each tie is, and which are active: contacts count, and fade when nobody meets."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from draagvlak.analysis.engine import Network
from draagvlak.analysis.records import Contact, Records

HALF_LIFE = 180.0  # days
THRESHOLD = 0.25
SLACK = 1e-9
Pair = tuple[str, str]


def pair_of(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def strengths(contacts: Iterable[Contact], as_of: date, half_life: float = HALF_LIFE) -> dict[Pair, float]:
    """Strength of every pair (ids, smallest first) that met by `as_of`: Σ 1/(n − 1) · 2^(−age / half_life).

    Sharing by n − 1 after Newman (2001), Scientific collaboration networks II; decay after Burt (2000), Decay
    functions. Contacts after `as_of` are planned and do not count. A participant named twice counts once.

    >>> day = date(2026, 11, 24)
    >>> strengths([Contact(day, ("b", "a"))], day)
    {('a', 'b'): 1.0}
    """
    found: dict[Pair, float] = {}
    fading: dict[int, float] = {}
    for contact in contacts:
        age = (as_of - contact.on).days
        present = sorted(set(contact.participants))
        if age < 0 or len(present) < 2:
            continue
        faded = fading.get(age)
        if faded is None:
            faded = fading[age] = 2.0 ** (-age / half_life)
        share = faded / (len(present) - 1)
        for pair in combinations(present, 2):
            found[pair] = found.get(pair, 0.0) + share
    return found


def is_active(strength: float) -> bool:
    return strength >= THRESHOLD - SLACK


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as it stood on day `on`: enough to know it on every later day without its contacts."""

    strength: float
    on: date

    def at(self, day: date, half_life: float = HALF_LIFE) -> float:
        return float(self.strength * 2.0 ** (-(day - self.on).days / half_life))

    def met(self, day: date, share: float, half_life: float = HALF_LIFE) -> "Tie":
        """The tie after one more contact, newer or older than what it already holds."""
        if day >= self.on:
            return Tie(self.at(day, half_life) + share, day)
        return Tie(self.strength + share * 2.0 ** (-(self.on - day).days / half_life), self.on)

    def quiet_after(self, half_life: float = HALF_LIFE) -> float:
        """Days after `on` until the tie goes quiet: H · log₂(s / θ)."""
        return half_life * math.log2(self.strength / THRESHOLD)


def active_strengths(records: Records, as_of: date, half_life: float = HALF_LIFE) -> dict[Pair, float]:
    """The active ties with their strength. Ties without a date do not fade: each weight above 0 is active."""
    active = {pair: s for pair, s in strengths(records.contacts, as_of, half_life).items() if is_active(s)}
    for tie in records.known_ties:
        if tie.a != tie.b and tie.weight > 0:
            pair = pair_of(tie.a, tie.b)
            active[pair] = max(active.get(pair, 0.0), tie.weight)
    return active


def network_from(records: Records, active: dict[Pair, float]) -> Network:
    """The people of `records`, with `active` as their ties. Raises KeyError for a tie of somebody unknown."""
    number = {person.id: n for n, person in enumerate(records.people)}
    ties = {tuple(sorted((number[a], number[b]))): s for (a, b), s in active.items()}
    ordered = sorted(ties)
    return Network(
        ids=tuple(number),
        layers=tuple(person.layers for person in records.people),
        ties=tuple((a, b) for a, b in ordered),
        weights=tuple(ties[pair] for pair in ordered),
        director=number.get(records.director) if records.director else None,
        municipalities=tuple(person.municipality for person in records.people),
    )


def network_of(records: Records, as_of: date, half_life: float = HALF_LIFE) -> Network:
    """The network of active ties as it stood on `as_of`; `half_life` in days."""
    return network_from(records, active_strengths(records, as_of, half_life))
