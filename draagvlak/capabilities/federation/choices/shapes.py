"""What is shared, as plain values: the same whether it comes from here or from another installation.

The shape of files/shared.schema.json. `as_json(body)` gives what a signed file holds, `body_of(found)` reads it back
and leaves out what it doesn't know. Days are `date`; a piece may be read up to and including its `until`.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Stage:
    """How anchored the network was, by the key of METHOD's table."""

    key: str
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Step:
    """Something that the network did to get further."""

    on: date
    text: str
    until: date | None = None


@dataclass(frozen=True)
class Aggregate:
    """A count in groups of five; `of` is a layer or a kind, or "" for all."""

    what: str
    of: str
    count: int
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Practice:
    """What is done, what helped, and what it took."""

    key: str
    title: str
    text: str
    helped: str
    took: str
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
    """A network and what it shares. `key` is the same in each file (its `mark`); `since` a year; `size` a Size."""

    key: str
    name: str
    kind: str
    governance: str = ""
    since: int | None = None
    size: str = ""
    municipalities: int = 1
    stage: Stage | None = None
    steps: tuple[Step, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    practices: tuple[Practice, ...] = ()
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
