"""Who could take which role (METHOD §7), why, and what it would cost to give a role to somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass

from draagvlak.analysis.matching.best import Found, Goals, Places, best
from draagvlak.analysis.matching.people import Candidate, Role

ALTERNATIVES = 2


@dataclass(frozen=True)
class Alternative:
    """The best assignment in which a role goes to `person` (an id) instead. `goals`: of all roles together."""

    person: str
    goals: Goals
    met: tuple[str, ...]
    unmet: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """A role and whom it is given to (ids); None where nobody is left for it.

    `met` and `unmet`: the competences of the role of which that person has, or has not, the level that is needed; in
    the order in which the role names them.
    """

    role: str
    person: str | None
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    is_wished: bool = False
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True)
class Assignment:
    """The roles in the order in which they were asked. It is proven that no other assignment reaches better `goals`."""

    goals: Goals
    roles: tuple[Given, ...]

    def of(self, person: str) -> tuple[str, ...]:
        """The roles (ids) that are given to `person`."""
        return tuple(given.role for given in self.roles if given.person == person)


def assign(
    people: Sequence[Candidate], roles: Sequence[Role], *, seed: int = 0, alternatives: int = ALTERNATIVES
) -> Assignment:
    """The best assignment, and of each role the `alternatives` nearest ones. The same `seed` gives the same answer.

    Any person may take any role; nobody gets more of them than their cap, nor one that is closed to them. `seed`
    decides among assignments that are equally good. Raises ValueError where two people or two roles have the same id.
    """
    for ids in ([one.id for one in people], [one.id for one in roles]):
        if len(ids) != len(set(ids)):
            raise ValueError("Each person and each role once.")
    places = Places(people, roles, seed)
    found = best(places) or Found({}, Goals(0, 0, 0, 0))
    number = {role.id: n for n, role in enumerate(places.roles)}
    return Assignment(found.goals, tuple(_given(places, found, number[role.id], alternatives) for role in roles))


def _given(places: Places, found: Found, role: int, alternatives: int) -> Given:
    asked, person = places.roles[role], found.given.get(role)
    if person is None:
        return Given(asked.id, None, (), tuple(asked.needs))
    given = places.people[person]
    others = _others(places, role, person, alternatives)
    return Given(asked.id, given.id, *_met_and_not(given, asked), asked.id in given.wishes, others)


def _others(places: Places, role: int, person: int, alternatives: int) -> tuple[Alternative, ...]:
    others: list[Alternative] = []
    without = frozenset({(role, person)})
    for _ in range(alternatives):
        found = best(places, without, must=role)
        if found is None:
            break
        instead = places.people[found.given[role]]
        others.append(Alternative(instead.id, found.goals, *_met_and_not(instead, places.roles[role])))
        without |= {(role, found.given[role])}
    return tuple(others)


def _met_and_not(person: Candidate, role: Role) -> tuple[tuple[str, ...], tuple[str, ...]]:
    has = {competence: person.levels.get(competence, 0) >= needed for competence, needed in role.needs.items()}
    return tuple(name for name, is_met in has.items() if is_met), tuple(n for n, is_met in has.items() if not is_met)
