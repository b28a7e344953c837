"""Which training would cover most: one level of one competence more, of one person who would like to grow into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from draagvlak.analysis.matching.best import Places, matched
from draagvlak.analysis.matching.people import Candidate, Role


@dataclass(frozen=True)
class Training:
    """`covers`: how many levels more the best assignment meets after it, with whom it does most."""

    competence: str
    covers: int


def trainings(people: Sequence[Candidate], roles: Sequence[Role]) -> tuple[Training, ...]:
    """One for each competence that covers something, the one that covers most first.

    Only people take part who wish for a role that asks more of the competence than they have.
    """
    places = Places(people, roles)
    now = _levels_met(places, places.met)
    most: dict[str, int] = {}
    for number, person in enumerate(places.people):
        for competence in _would_grow_in(person, roles):
            better = [
                n for n, role in enumerate(places.roles) if role.needs.get(competence, 0) > _has(person, competence)
            ]
            # Each role that they get could be met by one level more, not more than that.
            if min(person.cap, len(better)) > most.get(competence, 0):
                met = places.met.copy()
                met[better, number] += 1
                most[competence] = max(most.get(competence, 0), _levels_met(places, met) - now)
    found = [Training(competence, covers) for competence, covers in most.items() if covers]
    return tuple(sorted(found, key=lambda one: (-one.covers, one.competence)))


def _has(person: Candidate, competence: str) -> int:
    return person.levels.get(competence, 0)


def _would_grow_in(person: Candidate, roles: Sequence[Role]) -> list[str]:
    wished = [role for role in roles if role.id in person.wishes and role.id not in person.closed]
    asked = {(name, needed) for role in wished for name, needed in role.needs.items()}
    return sorted({name for name, needed in asked if _has(person, name) < needed}) if person.cap else []


def _levels_met(places: Places, met: Any) -> int:
    return int(sum(met[pair] for pair in matched(places, met, places.loads[-1]).items()))
