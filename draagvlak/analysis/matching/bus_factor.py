"""How many people would have to leave before nobody reaches a level (METHOD §7): the bus factor."""

from collections.abc import Iterable

from draagvlak.analysis.matching.people import Candidate, Role


def of_competence(people: Iterable[Candidate], competence: str, level: int) -> int:
    """Of one competence at one level: 0 where nobody reaches it now."""
    return sum(person.levels.get(competence, 0) >= level for person in people)


def of_role(people: Iterable[Candidate], role: Role) -> int:
    """Of a role: its needs all at once, reached by one person."""
    return sum(
        all(person.levels.get(competence, 0) >= level for competence, level in role.needs.items()) for person in people
    )
