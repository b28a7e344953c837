"""What a body becomes when others take office: shown before it is done, and done the same way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from draagvlak.analysis.carrying import LayerLevel, layer_level
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.models import Body
from draagvlak.capabilities.support.queries.holders import Ledger, Period, ledger_of
from draagvlak.capabilities.support.queries.ledger import people_named


@dataclass(frozen=True)
class Newcomer:
    """Somebody as they were named; `person` is their key where the network knows exactly one of that name."""

    name: str
    function: str = ""
    person: int | None = None


@dataclass(frozen=True)
class Renewal:
    """What becomes of a body on a day: who of those who sat there stays (keys), and who comes."""

    on: date
    staying: frozenset[int]
    coming: tuple[Newcomer, ...]


@dataclass(frozen=True)
class Preview:
    """`leaving` and `staying` by key, with their names; the layer's level as it is, and as it would be."""

    leaving: dict[int, str]
    staying: dict[int, str]
    coming: tuple[Newcomer, ...]
    before: LayerLevel
    after: LayerLevel


def sitting(network: Network, body: Body, day: date | None = None) -> dict[int, str]:
    """Who sits there, by key and name; where nobody said so, everybody of its layer."""
    return people_named(_sitting(ledger_of(network, with_named=True), body, day or day_of(network)))


def recognised(network: Network, lines: Sequence[tuple[str, str]]) -> tuple[Newcomer, ...]:
    """Names with their functions, each known again where exactly one person of the network bears it. One query."""
    known: dict[str, set[int]] = {}
    for name, key in Membership.objects.filter(network=network).values_list("person__name", "person_id"):
        known.setdefault(_plain(name), set()).add(key)
    found = []
    for name, function in lines:
        keys = known.get(_plain(name), set())
        found.append(Newcomer(name, function, next(iter(keys)) if len(keys) == 1 else None))
    return tuple(found)


def preview_of(network: Network, body: Body, renewal: Renewal) -> Preview:
    ledger, day = ledger_of(network, with_named=True), day_of(network)
    sat = _sitting(ledger, body, renewal.on - timedelta(days=1))
    before = layer_level(ledger.of_layer(body.layer, day, is_lean=True), day)
    comers = [one.person if one.person is not None else -n for n, one in enumerate(renewal.coming, start=1)]
    _renew(ledger, body, sat, renewal, comers)
    after = layer_level(ledger.of_layer(body.layer, day, is_lean=True), day)
    names = people_named(sat)
    leaving = {key: name for key, name in names.items() if key not in renewal.staying}
    return Preview(leaving, {k: v for k, v in names.items() if k in renewal.staying}, renewal.coming, before, after)


def _sitting(ledger: Ledger, body: Body, day: date) -> frozenset[int]:
    return ledger.seated(body.pk, day) or ledger.holders(body.layer, day, body.municipality)


def _renew(ledger: Ledger, body: Body, sat: Collection[int], renewal: Renewal, comers: Collection[int]) -> None:
    """Let the ledger in memory say what the action would write."""
    ends = renewal.on - timedelta(days=1)
    offices, members = ledger.offices[body.pk], ledger.members[body.layer]
    elsewhere = {
        key
        for other, rows in ledger.offices.items()
        if other != body.pk and ledger.bodies[other].layer == body.layer
        for key, periods in rows.items()
        if any(period.holds_on(renewal.on) for period in periods)
    }
    for key in sat:
        if key in renewal.staying:
            offices.setdefault(key, [Period(None, None)])
            continue
        offices[key] = [_ended(period, ends) for period in offices.get(key, [Period(None, None)])]
        if key not in elsewhere:
            members[key] = [_ended(period, ends) for period in members.get(key, [])]
    for key in comers:
        offices.setdefault(key, []).append(Period(renewal.on, None))
    ledger.forget_seen()


def _ended(period: Period, on: date) -> Period:
    return Period(period.since, min(period.until or on, on))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
