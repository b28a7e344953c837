"""Networks of others, as far as they let us see them, and ours beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.federation.queries import received
from draagvlak.capabilities.intervision.choices import FIGURES, Order
from draagvlak.capabilities.intervision.models import SharedPiece
from draagvlak.capabilities.intervision.queries.figures import figures_of
from draagvlak.capabilities.intervision.queries.files import peers_of_file
from draagvlak.capabilities.intervision.queries.gate import pieces_for
from draagvlak.capabilities.intervision.queries.shown import Peer, Read
from draagvlak.capabilities.network.queries.standing import networks_of


@dataclass(frozen=True)
class Like:
    """Which networks stand side by side: "" leaves a property open."""

    size: str = ""
    governance: str = ""
    age: str = ""
    order: str = Order.NAME


def peers_of(reader: Authority) -> list[Peer]:
    """Of every network of which others share something with `reader` today, by name; those that came in signed files
    too. A fixed number of queries.
    """
    here = peers_from(pieces_for(reader, localdate()))
    return _in_order([*here, *(one for some in received(reader) for one in peers_of_file(some))])


def peers_from(pieces: Iterable[SharedPiece]) -> list[Peer]:
    """The networks of pieces that came through the gate, or that are one's own, as others see them."""
    by_network: dict[int, list[SharedPiece]] = {}
    for piece in pieces:
        by_network.setdefault(piece.network_id, []).append(piece)
    networks = [some[0].network for some in by_network.values()]
    wanted = {key: {piece.what for piece in some} & set(FIGURES) for key, some in by_network.items()}
    told = figures_of(networks, wanted)
    found = [
        Peer(
            some[0].authority.name,
            some[0].network.name,
            frozenset(piece.what for piece in some),
            told[key],
            _by_title(Read(one.practice.title, one.until, one.mark) for one in some if one.practice),
            _by_title(Read(one.story.read_title, one.until, one.mark) for one in some if one.story),
        )
        for key, some in by_network.items()
    ]
    return _in_order(found)


def ours(user: User, authority: Authority) -> list[Peer]:
    """The networks of ours that `user` may look at, with all that could be shared of them: to stand beside others."""
    networks = list(networks_of(user, authority))
    told = figures_of(networks, {one.pk: FIGURES for one in networks})
    found = [Peer(authority.name, one.name, frozenset(FIGURES), told[one.pk], is_ours=True) for one in networks]
    return _in_order(found)


def beside(user: User, authority: Authority, like: Like) -> list[Peer]:
    """Ours, and those of others that are as `like` says; by name, or those that resemble ours most first.

    Never by what is measured: a row of networks is no list of who does best (a test turns all figures round).
    """
    own, others = ours(user, authority), peers_of(authority)
    found = [one for one in others if is_like(one, like)]
    if like.order == Order.LIKENESS:
        found.sort(key=lambda one: (-max((likeness(one, mine) for mine in own), default=0), *one.name))
    return [replace(one, key=f"n{number}") for number, one in enumerate([*own, *found])]


def is_like(one: Peer, like: Like) -> bool:
    """Who shared nothing about who they are, is like nobody in particular."""
    said = (one.figures.size, like.size), (one.figures.governance, like.governance), (one.figures.age, like.age)
    return all(not wanted or has == wanted for has, wanted in said)


def likeness(one: Peer, other: Peer) -> int:
    """In how many of three properties (size, kind of governance, years) two networks are known to be alike."""
    both = (
        (one.figures.size, other.figures.size),
        (one.figures.governance, other.figures.governance),
        (one.figures.age, other.figures.age),
    )
    return sum(bool(a) and a == b for a, b in both)


def _by_title(some: Iterable[Read]) -> tuple[Read, ...]:
    return tuple(sorted(some, key=lambda one: one.title.casefold()))


def _in_order(found: list[Peer]) -> list[Peer]:
    named = sorted(found, key=lambda one: one.name)
    return [replace(one, key=f"n{number}") for number, one in enumerate(named)]
