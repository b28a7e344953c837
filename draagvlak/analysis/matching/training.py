"""Which training would cover most: one level of one competence more, of one person who would like to grow into it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from draagvlak.analysis.matching.best import Places, matched
from draagvlak.analysis.matching.people import Candidate, Role


@dataclass(frozen=True)
class Training:
    """`covers`: how many levels more the best assignment meets after it. `persons`: ids of those with whom it does."""

    competence: str
    covers: int
    persons: tuple[str, ...]


def trainings(people: Sequence[Candidate], roles: Sequence[Role]) -> tuple[Training, ...]:
    """One for each competence that covers something, the one that covers most first.

    Only people take part who wish for a role that asks more of the competence than they have.
    """
    places = Places(people, roles)
    now = _levels_met(places, places.met)
    gains: dict[str, dict[str, int]] = {}
    for number, person in enumerate(places.people):
        for competence in _would_grow_in(person, roles):
            grown = replace(person, levels={**person.levels, competence: person.levels.get(competence, 0) + 1})
            met = places.met.copy()
            met[:, number] = places.met_by(grown)
            gains.setdefault(competence, {})[person.id] = _levels_met(places, met) - now
    found = [_training(competence, gained) for competence, gained in gains.items()]
    return tuple(sorted((one for one in found if one.covers), key=lambda one: (-one.covers, one.competence)))


def _training(competence: str, gained: dict[str, int]) -> Training:
    most = max(gained.values())
    return Training(competence, most, tuple(sorted(person for person, gain in gained.items() if gain == most)))


def _would_grow_in(person: Candidate, roles: Sequence[Role]) -> list[str]:
    wished = [role for role in roles if role.id in person.wishes and role.id not in person.closed]
    lacking = {
        competence
        for role in wished
        for competence, needed in role.needs.items()
        if person.levels.get(competence, 0) < needed
    }
    return sorted(lacking) if person.cap else []


def _levels_met(places: Places, met: Any) -> int:
    return int(sum(met[pair] for pair in matched(places, met, places.loads[-1]).items()))
