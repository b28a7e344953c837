"""Who is there when introductions are sought: everything a search looks at, made from a network or kept by a report."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from draagvlak.analysis.engine import Network
from draagvlak.analysis.groups import known_layers, sources_of


@dataclass(frozen=True)
class Setting:
    """People by number: their ids, layers, whom each has an active tie with (the director too), and who is where.

    `groups` are the known governance layers; like `sources` they leave the director out. Nothing is copied: where a
    report that is kept up to date lends what it holds, a setting is good until the next change.
    """

    ids: Sequence[str]
    layers: Sequence[tuple[str, ...]]
    known: list[set[int]]
    director: int | None
    sources: Set[int]
    groups: Mapping[str, Set[int]]

    @property
    def size(self) -> int:
        return len(self.ids)

    @cached_property
    def known_without_director(self) -> list[set[int]]:
        if self.director is None:
            return self.known
        known, away = list(self.known), {self.director}
        for person in known[self.director]:
            known[person] = known[person] - away
        known[self.director] = set()
        return known


def setting_of(network: Network) -> Setting:
    return Setting(
        ids=network.ids,
        layers=network.layers,
        known=network.neighbours(),
        director=network.director,
        sources=sources_of(network)[1],
        groups=known_layers(network),
    )
