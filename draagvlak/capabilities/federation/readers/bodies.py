"""From what a signed file holds, or what is kept of it, to plain values (choices.shapes). What it doesn't know goes."""

from collections.abc import Collection
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from draagvlak.capabilities.federation.choices.shapes import (
    Aggregate,
    Body,
    Practice,
    SharedBlock,
    SharedNetwork,
    SharedQuote,
    SharedStory,
    Stage,
    Step,
    Withdrawn,
)

Shape = TypeVar("Shape")
DAYS = {"on", "until", "published_on"}


def body_of(found: dict[str, Any]) -> Body:
    """`found` as the schema's `body`. Raises ValueError for a day that doesn't exist."""
    networks = tuple(_network(one) for one in found["networks"])
    return Body(networks, tuple(_made(Withdrawn, one) for one in found["withdrawn"]))


def _made(shape: type[Shape], found: dict[str, Any], **more: Any) -> Shape:
    """The shape with those of its parts that `found` has."""
    parts = {part.name for part in fields(shape)} - more.keys()  # type: ignore[arg-type]
    values = {key: _day(value) if key in DAYS else value for key, value in found.items() if key in parts}
    return shape(**values, **more)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _network(found: dict[str, Any]) -> SharedNetwork:
    return _made(
        SharedNetwork,
        found,
        stage=None if found["stage"] is None else _made(Stage, found["stage"]),
        steps=tuple(_made(Step, one) for one in found["steps"]),
        aggregates=tuple(_made(Aggregate, one) for one in found["aggregates"]),
        practices=tuple(_made(Practice, one) for one in found["practices"]),
        stories=tuple(_story(one) for one in found["stories"]),
    )


def _story(found: dict[str, Any]) -> SharedStory:
    blocks = tuple(_block(one) for one in found["blocks"])
    return _made(SharedStory, found, blocks=blocks, themes=tuple(found["themes"]))


def _block(found: dict[str, Any]) -> SharedBlock:
    quote = found.get("quote")
    items = tuple(found.get("items", ()))
    return _made(SharedBlock, found, items=items, quote=None if quote is None else _made(SharedQuote, quote))


def without_withdrawn(body: Body) -> Body:
    """What `body` itself says is withdrawn is nowhere in it."""
    gone = {(one.kind, one.key) for one in body.withdrawn}
    if not gone:
        return body
    networks = [
        replace(
            network,
            practices=tuple(one for one in network.practices if ("practice", one.key) not in gone),
            stories=tuple(_unquoted(one, gone) for one in network.stories if ("story", one.key) not in gone),
        )
        for network in body.networks
    ]
    return replace(body, networks=tuple(networks))


def _unquoted(story: SharedStory, gone: Collection[tuple[str, str]]) -> SharedStory:
    blocks = [
        replace(block, quote=None) if block.quote is not None and ("quote", block.quote.key) in gone else block
        for block in story.blocks
    ]
    return replace(story, blocks=tuple(blocks))


def readable_on(body: Body, day: date) -> Body:
    """What may still be read on `day`: nothing past its `until`, and no network of which nothing is left."""
    networks = [
        replace(
            one,
            stage=one.stage if one.stage is not None and _may(one.stage, day) else None,
            steps=tuple(part for part in one.steps if _may(part, day)),
            aggregates=tuple(part for part in one.aggregates if _may(part, day)),
            practices=tuple(part for part in one.practices if _may(part, day)),
            stories=tuple(part for part in one.stories if _may(part, day)),
        )
        for one in body.networks
    ]
    return replace(body, networks=tuple(one for one in networks if _has_something(one)))


def _may(piece: Stage | Step | Aggregate | Practice | SharedStory, day: date) -> bool:
    return piece.until is None or day <= piece.until


def _has_something(network: SharedNetwork) -> bool:
    return bool(network.stage or network.steps or network.aggregates or network.practices or network.stories)
