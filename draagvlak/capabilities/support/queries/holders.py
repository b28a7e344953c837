"""Who stands in each layer on a day, and which evidence counts for each of them (METHOD §5).

An office-holder of a layer is who belongs to it in the network, or sits in a body of it, that day. Evidence of a body
counts for each of them who sat in it on its date. Where nobody said who sat in a body then, it counts for everybody of
its layer of then; where nobody is known in a layer, the body itself stands for one (decision on holders).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from draagvlak.analysis import carrying
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.choices import SHOWN_BY
from draagvlak.capabilities.support.models import Body, Evidence, Office

Holders = dict[str, list[carrying.Evidence]]  # by "p" and the key of a person, or "b" and that of a body


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` up to and including `until`; either may be open."""

    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Noted:
    """A piece of evidence as it is weighed: of a body or of a person, by their keys. `kind` is the word it bears."""

    layer: str
    kind: str
    body: int | None
    person: int | None
    said: carrying.Evidence


@dataclass
class Ledger:
    """What is needed to know who held office when, and what was noted: of one network, in four queries."""

    members: dict[str, dict[int, list[Period]]] = field(default_factory=lambda: defaultdict(dict))
    offices: dict[int, dict[int, list[Period]]] = field(default_factory=lambda: defaultdict(dict))
    bodies: dict[int, Body] = field(default_factory=dict)
    evidence: list[Noted] = field(default_factory=list)
    homes: dict[int, str] = field(default_factory=dict)
    _told: dict[tuple[str, date], list[Noted]] = field(default_factory=dict)
    _seen: dict[tuple[str | int, date], frozenset[int]] = field(default_factory=dict)

    def seated(self, body: int, day: date) -> frozenset[int]:
        """Who sat in a body on a day, as far as anybody said."""
        if (body, day) not in self._seen:
            self._seen[body, day] = _on(self.offices.get(body, {}), day)
        return self._seen[body, day]

    def holders(self, layer: str, day: date, home: str = "") -> frozenset[int]:
        """The people who stand in a layer on a day; `home`: only of that municipality, or of none that is known."""
        if (layer, day) not in self._seen:
            seated = (self.seated(key, day) for key in self._bodies_in(layer))
            self._seen[layer, day] = _on(self.members.get(layer, {}), day).union(*seated)
        found = self._seen[layer, day]
        return frozenset(one for one in found if self._is_at(self.homes.get(one, ""), home)) if home else found

    def of_layer(self, layer: str, day: date, home: str = "", is_lean: bool = False) -> Holders:
        """What counts for each office-holder of a layer; a body stands for itself where nobody is known.

        `is_lean`: only what can make a difference to a level on that day or later (`_telling`).
        """
        people = self.holders(layer, day, home)
        bodies = [key for key in self._bodies_in(layer) if self._is_at(self.bodies[key].municipality, home)]
        if not people:
            return {f"b{key}": self._of_body_itself(key) for key in bodies if self.is_there(key, day)}
        found: Holders = {f"p{key}": [] for key in sorted(people)}
        rows = [one for one in self.evidence if one.layer == layer]
        if is_lean:
            if (layer, day) not in self._told:
                self._told[layer, day] = self._telling(rows, day)
            rows = self._told[layer, day]
        for one in rows:
            for key in self._counts_for(one) & people:
                found[f"p{key}"].append(one.said)
        return found

    def of_body(self, body: int, day: date) -> Holders:
        """The same for those who sit in one body."""
        people = self.seated(body, day)
        if not people:
            return {f"b{body}": self._of_body_itself(body)}
        found: Holders = {f"p{key}": [] for key in sorted(people)}
        layer = self.bodies[body].layer
        rows = [one for one in self.evidence if one.body == body or (one.person in people and one.layer == layer)]
        for one in self._telling(rows, day):
            for key in self._counts_for(one) & people:
                found[f"p{key}"].append(one.said)
        return found

    @cached_property
    def kinds(self) -> dict[str, str]:
        """By the `id` of evidence, the word that it bears."""
        return {one.said.id: one.kind for one in self.evidence}

    def forget_seen(self) -> None:
        """To be called once who sat where was changed in memory."""
        self._seen.clear()
        self._told.clear()

    def changed_on(self, layer: str, day: date) -> date | None:
        """The last day, up to `day`, on which somebody took over in a body of the layer from who left it then."""
        days = [found for key in self._bodies_in(layer) if (found := self._taken_over(key, day))]
        return max(days, default=None)

    def _telling(self, rows: Iterable[Noted], day: date) -> list[Noted]:
        """Of what counts for the same people, without what another sign of its level both came after and outlives;
        where nothing holds any more, one that did.
        """
        groups: dict[frozenset[int], list[Noted]] = defaultdict(list)
        for one in rows:
            if one.said.on <= day:
                groups[self._counts_for(one)].append(one)
        found: list[Noted] = []
        for group in groups.values():
            last: dict[int, date] = {}
            holding = [one for one in group if one.said.holds_on(day)]
            for one in sorted(holding, key=lambda one: (one.said.on, one.said.last_day), reverse=True):
                if one.said.last_day > last.get(one.said.level, date.min):
                    last[one.said.level] = one.said.last_day
                    found.append(one)
            found += group[:1] if not holding else []
        return found

    def _taken_over(self, body: int, day: date) -> date | None:
        periods = [period for rows in self.offices.get(body, {}).values() for period in rows]
        ended = max((period.until for period in periods if period.until and period.until < day), default=None)
        begun = (p.since for p in periods if ended and p.since and ended < p.since <= day)
        return min(begun, default=None)

    def _counts_for(self, one: Noted) -> frozenset[int]:
        if one.body is None:
            return frozenset() if one.person is None else frozenset({one.person})
        seated = self.seated(one.body, one.said.on)
        if seated:
            return seated
        here = self.bodies[one.body].municipality
        return self.holders(one.layer, one.said.on, here)

    def _of_body_itself(self, body: int) -> list[carrying.Evidence]:
        """Of a body in which nobody is known today: not what those showed who left it."""
        ends = [p.until for rows in self.offices.get(body, {}).values() for p in rows if p.until]
        after = max(ends, default=date.min)
        return [one.said for one in self.evidence if one.body == body and one.said.on > after]

    def _bodies_in(self, layer: str) -> list[int]:
        return [key for key, body in self.bodies.items() if body.layer == layer]

    def is_there(self, body: int, day: date) -> bool:
        return Period(self.bodies[body].since, self.bodies[body].until).holds_on(day)

    @staticmethod
    def _is_at(home: str, wanted: str) -> bool:
        return not home or not wanted or home.casefold() == wanted.casefold()


def _on(periods: dict[int, list[Period]], day: date) -> frozenset[int]:
    return frozenset(key for key, rows in periods.items() if any(row.holds_on(day) for row in rows))


def ledger_of(network: Network, with_named: bool) -> Ledger:
    """`with_named` False: without evidence that names somebody, for who may not read that (TRUST §1)."""
    found = Ledger(bodies={body.pk: body for body in Body.objects.filter(network=network)})
    rows = Membership.objects.filter(network=network).order_by("pk")
    for person, layers, home, since, until in rows.values_list(
        "person_id", "layers", "person__municipality", "since", "until"
    ):
        for layer in set(layers).intersection(GOVERNANCE_LAYERS):
            found.members[layer].setdefault(person, []).append(Period(since, until))
            found.homes[person] = home
    offices = Office.objects.filter(body__network=network).order_by("pk")
    for body, person, home, since, until in offices.values_list(
        "body_id", "person_id", "person__municipality", "since", "until"
    ):
        found.offices[body].setdefault(person, []).append(Period(since, until))
        found.homes[person] = home
    found.evidence = list(_noted(network, with_named))
    return found


def _noted(network: Network, with_named: bool) -> Iterable[Noted]:
    rows = Evidence.objects.filter(network=network)
    rows = rows if with_named else rows.filter(names_someone=False, person=None)
    columns = ("pk", "layer", "body_id", "person_id", "on", "kind", "until")
    for pk, layer, body, person, on, kind, until in rows.order_by("pk").values_list(*columns):
        yield Noted(layer, kind, body, person, carrying.Evidence(on, SHOWN_BY[kind], until, str(pk)))


def carried_input(
    network: Network, day: date | None = None, with_named: bool = True, home: str = ""
) -> dict[str, Holders]:
    """By governance layer, its office-holders on `day` with the evidence of each: for `analysis.carrying.layer_level`.

    The `id` of a piece of evidence is its key. `home`: a municipality of a network that spans several.
    """
    found = ledger_of(network, with_named)
    on = day or day_of(network)
    return {layer: found.of_layer(layer, on, home) for layer in GOVERNANCE_LAYERS}
