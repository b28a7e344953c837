"""From what a signed file holds, or what is kept of it, to plain values (choices.shapes). What it doesn't know goes."""

from collections.abc import Callable, Collection
from dataclasses import fields, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from draagvlak.capabilities.federation.choices.shapes import (
    About,
    Body,
    Counted,
    Group,
    LayerLevel,
    Load,
    People,
    Seen,
    SharedBlock,
    SharedNetwork,
    SharedPractice,
    SharedQuote,
    SharedStory,
    Stage,
    Support,
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
    parts = {name: None if found[name] is None else made(found[name]) for name, made in PARTS.items()}
    lists = {
        "practices": tuple(_made(SharedPractice, one) for one in found["practices"]),
        "stories": tuple(_story(one) for one in found["stories"]),
    }
    return _made(SharedNetwork, found, **parts, **lists)


def _people(found: dict[str, Any]) -> People:
    groups = tuple(_made(Group, one, layers=tuple(one["layers"])) for one in found["groups"])
    return _made(People, found, groups=groups)


def _support(found: dict[str, Any]) -> Support:
    return _made(Support, found, levels=tuple(_made(LayerLevel, one) for one in found["levels"]))


def _stage(found: dict[str, Any]) -> Stage:
    return _made(Stage, found, seen=tuple(_made(Seen, one) for one in found["seen"]))


PARTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "about": partial(_made, About),
    "people": _people,
    "organisations": partial(_made, Counted),
    "contacts": partial(_made, Counted),
    "support": _support,
    "load": partial(_made, Load),
    "stage": _stage,
}


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
    networks = []
    for one in body.networks:
        parts: dict[str, Any] = {name: part if _may(part := getattr(one, name), day) else None for name in PARTS}
        practices = tuple(piece for piece in one.practices if _may(piece, day))
        stories = tuple(piece for piece in one.stories if _may(piece, day))
        if any(parts.values()) or practices or stories:
            networks.append(replace(one, **parts, practices=practices, stories=stories))
    return replace(body, networks=tuple(networks))


def _may(piece: Any, day: date) -> bool:
    return piece is not None and (piece.until is None or day <= piece.until)
