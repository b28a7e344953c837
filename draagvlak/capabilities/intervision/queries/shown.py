"""What is shown of a network of others, wherever it came from."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from draagvlak.capabilities.intervision.queries.figures import Figures


@dataclass(frozen=True)
class Read:
    """A practice or story that may be read; `until`: up to and including when, None: until it is withdrawn. It is found
    by its `mark`; where it came in a file, by the `sender` of that and its `key`.
    """

    title: str
    until: date | None
    mark: UUID | None = None
    sender: int | None = None
    key: str = ""


@dataclass(frozen=True)
class Peer:
    """A network of another authority, or of ours. `shared`: which parts (What); what is not in it, we know nothing of,
    which is not the same as none.
    """

    authority: str
    network: str
    shared: frozenset[str]
    figures: Figures
    practices: tuple[Read, ...] = ()
    stories: tuple[Read, ...] = ()
    from_file: date | None = None  # of which day the file is that it came in
    is_ours: bool = False
    key: str = ""

    @property
    def name(self) -> tuple[str, str]:
        return self.authority.casefold(), self.network.casefold()
