"""What an assignment of people to roles is made from (METHOD §7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be proposed: at most `cap` roles, `levels` 0–4 by competence, `wishes`: ids of roles.

    `held`: how many roles they have already, above those of their cap; `closed`: ids of roles that are not
    for them, since they said no or have no time.
    """

    id: str
    cap: int
    levels: Mapping[str, int] = field(default_factory=dict)
    wishes: frozenset[str] = frozenset()
    held: int = 0
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Role:
    """A role to be filled, and the level that it needs (1–4), by competence."""

    id: str
    needs: Mapping[str, int] = field(default_factory=dict)
