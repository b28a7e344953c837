"""What hangs on few people in a network, as it stands today. Measured once for each report, kept without names."""

import json
from dataclasses import asdict, dataclass

import rules
from django.core.cache import caches
from django.core.exceptions import PermissionDenied

from draagvlak.analysis.records import Records
from draagvlak.analysis.succession import Bridge, Introduction, bridges, introductions, known_by_one
from draagvlak.analysis.ties import Weighed, weighed
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.insights.snapshots import records_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of

KEPT_FOR = 3600  # seconds


@dataclass(frozen=True)
class Hanging:
    """Bridges with their bus factor, and whom only one person knows (ids as in records)."""

    bridges: tuple[Bridge, ...]
    known_by_one: dict[str, str]


def hanging(network: Network, mark: object) -> Hanging:
    """`mark`: that of today's report, which goes as soon as something of the network changes."""
    shelf, key = caches["template_fragments"], f"succession {network.pk} {mark}"
    kept = shelf.get(key)
    if kept is not None:
        found = json.loads(kept)
        some = tuple(Bridge(**{**one, "people": tuple(one["people"])}) for one in found["bridges"])
        return Hanging(some, found["known_by_one"])
    _records, known = measured(network)
    made = Hanging(bridges(known.network), known_by_one(known.network))
    shelf.set(key, json.dumps(asdict(made)), KEPT_FOR)
    return made


def measured(network: Network) -> tuple[Records, Weighed]:
    today = day_of(network)
    records = records_of(network, today)
    return records, weighed(records, today, network.half_life_days)


def sees_ties(user: User, network: Network, leaver: int | None) -> bool:
    """Whose ties are told: the director's own, as the report does; of others once the municipality decided that persons
    may be shown.
    """
    own = leaver is not None and leaver == network.director_id
    return own or bool(rules.has_perm("network.read_map", user, network))


def proposals_for(user: User, network: Network, leaver: int, successor: int | None) -> list[Introduction]:
    """For each tie that only the leaver has, who takes it over; none of a leaver who is not measured, or not told of.

    Raises PermissionDenied.
    """
    if not rules.has_perm("succession.read", user, network):
        raise PermissionDenied("succession.read")
    if not sees_ties(user, network, leaver):
        return []
    records, known = measured(network)
    if str(leaver) not in known.network.ids:
        return []
    after = None if successor is None else str(successor)
    return list(introductions(known.network, str(leaver), records.refused, after))
