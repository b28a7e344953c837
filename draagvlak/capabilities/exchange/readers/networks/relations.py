"""Which relation of a network file is read: the first, or the one that is named; all of them for `*`."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from draagvlak.capabilities.exchange.readers.networks.network import Network
from draagvlak.capabilities.exchange.readers.table import Refused

ALL = "*"
MOST_RELATIONS = 12  # more kinds of ties than these are labels, not relations
NAMELESS = "-"
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One relation that can be chosen: its name, its network, and how its ties call it."""

    name: str
    network: Network
    relation: str | None


def choose(networks: list[Network], wanted: str | None) -> tuple[Network, Choice, tuple[str, ...]]:
    """The network with only the ties that are read, which choice that was, and the names of the others.

    Raises Refused with relation-unknown or relation-none.
    """
    choices = _choices(networks)
    taken = _first(choices) if wanted is None else _named(choices, wanted)
    network = _with_all_ends(taken.network, networks)
    if taken.relation is None or wanted == ALL:
        ties = network.ties
    else:
        ties = [tie for tie in network.ties if tie.relation == taken.relation]
    others = tuple(choice.name for choice in choices if choice is not taken and wanted != ALL)
    return replace(network, ties=ties), taken, others


def listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


def _first(choices: list[Choice]) -> Choice:
    """The first relation in which anybody is tied."""
    return next((choice for choice in choices if _holds_ties(choice)), choices[0])


def _holds_ties(choice: Choice) -> bool:
    return any(choice.relation is None or tie.relation == choice.relation for tie in choice.network.ties)


def _named(choices: list[Choice], wanted: str) -> Choice:
    if wanted == ALL:
        return _first(choices)
    if len(choices) == 1 and not choices[0].name:
        raise Refused("relation-none")
    alike = [choice for choice in choices if _same(choice.name) == _same(wanted)]
    if not alike:
        raise Refused("relation-unknown", relation=wanted[:60], others=listed(tuple(c.name for c in choices)))
    return alike[0]


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _choices(networks: list[Network]) -> list[Choice]:
    several = len(networks) > 1
    found = []
    for n, network in enumerate(networks, 1):
        _tell_apart(network)
        relations: list[str | None] = list(
            dict.fromkeys([*network.relations, *(tie.relation for tie in network.ties)])
        ) or [None]
        name = network.name or str(n)
        if len(relations) == 1:
            found.append(Choice(name if several else relations[0] or "", network, relations[0]))
        else:
            names = [relation or NAMELESS for relation in relations]
            found += [
                Choice(f"{name}: {word}" if several else word, network, relation)
                for word, relation in zip(names, relations, strict=True)
            ]
    return found


def _tell_apart(network: Network) -> None:
    """Name the relation of each tie by its attributes, where the file did not keep relations apart by itself.

    An attribute called relation always does. A kind or label does so only where no tie is dated (there it is the
    kind of a contact) and few kinds come back often.
    """
    ties = network.ties
    if not ties or any(tie.relation is not None for tie in ties):
        return
    names = ["relation"] if any("relation" in tie.says for tie in ties) else []
    if not names and not any("date" in tie.says or "start" in tie.says for tie in ties):
        names = [name for name in ("kind", "label") if _is_kind([tie.says.get(name) for tie in ties])]
    if names:
        for tie in ties:
            tie.relation = str(tie.says.get(names[0]) or NAMELESS)


def _is_kind(values: list[object]) -> bool:
    found = Counter(str(value) for value in values if value is not None)
    words = [value for value in found if re.search(r"[^\W\d_]", value)]
    return (
        len(words) == len(found)
        and 2 <= len(found) <= MOST_RELATIONS
        and 2 * len(found) <= len(values)
        and found.total() * 10 >= 9 * len(values)
    )


def _with_all_ends(network: Network, networks: list[Network]) -> Network:
    """A later graph of a file may tie vertices that only an earlier one describes."""
    vertices = dict(network.vertices)
    for other in networks:
        if other is not network and other.vertices:
            ends = {end for tie in network.ties for end in (tie.source, tie.target)} - vertices.keys()
            vertices |= {end: other.vertices[end] for end in other.vertices if end in ends}
    return replace(network, vertices=vertices)
