"""What a list brings, before it is known what of it is there already."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from draagvlak.basics.progress import Tell, silent

LONGEST = {"function": 200, "organisation": 200, "municipality": 80, "email": 200}  # as the columns of Person
LONGEST_NAME, LONGEST_KIND = 200, 80
FILLED = tuple(LONGEST)


@dataclass(frozen=True)
class NewPerson:
    """`is_listed`: has a row of one's own, is not only named in others. `is_layerless`: the list says "no layer"."""

    key: str
    name: str
    layers: tuple[str, ...]
    function: str
    organisation: str
    municipality: str
    email: str
    reference: str = ""
    is_listed: bool = False
    is_layerless: bool = False

    def fitting(self, part: str) -> str:
        """A text as long as its column takes."""
        return str(getattr(self, part))[: LONGEST.get(part, LONGEST_NAME)]


class NewContact(NamedTuple):
    on: date
    kind: str
    subject: str
    participants: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True)
class NewRows:
    """What a list brings, people named by keys of its own. `contacts`, the many, are walked once; `referenced` are
    those that bear a reference, of whatever network. `of` counts both. `takes_over`: where the list says something
    else than the network of somebody known, the list is right. `tell(stage, done, total)` hears how far it is, and
    may raise to stop it all. `placed` is filled as they come in: by key of the list, the key of each person's row.
    """

    people: tuple[NewPerson, ...]
    contacts: Iterable[NewContact]
    ties: tuple[tuple[str, str, float], ...]
    director: str | None
    of: int = 0
    tell: Tell = silent
    referenced: tuple[NewContact, ...] = ()
    takes_over: bool = True
    placed: dict[str, int] = field(default_factory=dict)
