"""What is shared, as plain values: the same whether it comes from here or from another installation.

The shape of files/shared.schema.json. `as_json(body)` gives what a signed file holds, `body_of(found)` reads it back
and leaves out what it doesn't know. Days are `date`; a piece may be read up to and including its `until`.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class About:
    """`size`: small, middle, large, largest or ""; `governance` of alignment.choices or ""; `since` a year."""

    size: str = ""
    governance: str = ""
    since: int | None = None
    until: date | None = None


@dataclass(frozen=True)
class Group:
    """So many people in these layers together, down to a group of five."""

    layers: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class People:
    groups: tuple[Group, ...]
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Counted:
    """Organisations, or contacts of a year, down to a group of five."""

    count: int
    on: date
    until: date | None = None


@dataclass(frozen=True)
class LayerLevel:
    """`level` is None where it is not known."""

    layer: str
    level: str | None


@dataclass(frozen=True)
class Support:
    levels: tuple[LayerLevel, ...]
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Load:
    """`meetings`: tenths of a meeting a month; `hours` of everybody together a month, down to a group of five."""

    meetings: int
    hours: int
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Seen:
    """From which day the network was at this stage."""

    key: str
    on: date


@dataclass(frozen=True)
class Stage:
    """How anchored, by a key of METHOD's stages; the steps it took, oldest first; introductions held in a year."""

    key: str
    seen: tuple[Seen, ...]
    introductions: int
    on: date
    until: date | None = None


@dataclass(frozen=True)
class SharedPractice:
    """What they did, for whom, what it took, what came of it, and what they would do otherwise."""

    key: str
    title: str
    did: str
    for_whom: str
    took: str
    came: str
    otherwise: str
    on: date
    until: date | None = None


@dataclass(frozen=True)
class SharedQuote:
    """Words with consent for other municipalities. `name` as agreed: the name, a pseudonym or ""."""

    key: str
    words: str
    name: str


@dataclass(frozen=True)
class SharedBlock:
    """`kind` "heading" or "paragraph" (with `text`), "list" (`items`) or "quote" (`quote`; None: withdrawn)."""

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()
    quote: SharedQuote | None = None


@dataclass(frozen=True)
class SharedStory:
    """A woven story; `voices` speak in it, `silenced` withdrew."""

    key: str
    title: str
    lead: str
    blocks: tuple[SharedBlock, ...]
    themes: tuple[str, ...]
    voices: int
    silenced: int
    published_on: date
    until: date | None = None


@dataclass(frozen=True)
class SharedNetwork:
    """A network and what it shares; a part that is None is not shared, or not known. `key` is the same in each file
    (its `mark`).
    """

    key: str
    name: str
    kind: str
    municipalities: int = 1
    about: About | None = None
    people: People | None = None
    organisations: Counted | None = None
    contacts: Counted | None = None
    support: Support | None = None
    load: Load | None = None
    stage: Stage | None = None
    practices: tuple[SharedPractice, ...] = ()
    stories: tuple[SharedStory, ...] = ()


@dataclass(frozen=True)
class Withdrawn:
    """A piece that was given before and may be read no more; `kind` is a Piece."""

    kind: str
    key: str
    on: date


@dataclass(frozen=True)
class Body:
    """What an authority shares with one other, without the envelope."""

    networks: tuple[SharedNetwork, ...] = field(default=())
    withdrawn: tuple[Withdrawn, ...] = field(default=())


@dataclass(frozen=True)
class SenderShown:
    """Who sent it. `key`: of its row here; `municipalities`: names. `kind`: of authorities.choices.Kind."""

    key: int
    code: str
    name: str
    kind: str
    municipalities: tuple[str, ...]


@dataclass(frozen=True)
class Received:
    """What another installation let this authority have, as of its newest file, and of that what may still be read."""

    sender: SenderShown
    made_on: date
    received_on: date
    networks: tuple[SharedNetwork, ...]
    withdrawn: tuple[Withdrawn, ...]


def as_json(body: Body) -> dict[str, Any]:
    """As the schema's `body`: days as text."""
    found = _plain(asdict(body))
    return {"networks": found["networks"], "withdrawn": found["withdrawn"]}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
