"""Ties that were once active and went quiet: they may be revived."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from draagvlak.analysis import engine
from draagvlak.analysis.anchoring import known_layers, sources_of
from draagvlak.analysis.engine import Network
from draagvlak.analysis.records import Contact, Records
from draagvlak.analysis.ties import HALF_LIFE, THRESHOLD, Pair, Tie, is_active

MOST = 3  # ways that a proposal counts


def once_active(contacts: list[Contact], half_life: float = HALF_LIFE) -> set[Pair]:
    """Pairs (ids, smallest first) whose strength reached the threshold on the day of some contact.

    A tie only fades between contacts, so those days are the only ones to look at. A talk of up to five reaches it at
    once: only pairs that never had one are followed from meeting to meeting. `half_life` in days.
    """
    found: set[Pair] = set()
    meetings: list[tuple[date, list[str]]] = []
    for contact in contacts:
        present = sorted(set(contact.participants))
        if len(present) > 1 + 1 / THRESHOLD:
            meetings.append((contact.on, present))
        else:
            found.update(combinations(present, 2))
    ties: dict[Pair, Tie] = {}
    for day, present in sorted(meetings):
        share = 1 / (len(present) - 1)
        for pair in combinations(present, 2):
            if pair not in found:
                ties[pair] = ties[pair].met(day, share, half_life) if pair in ties else Tie(share, day)
                if is_active(ties[pair].strength):
                    found.add(pair)
    return found


def quiet_ties(
    records: Records, network: Network, as_of: date, without: dict[str, int], half_life: float = HALF_LIFE
) -> frozenset[Pair]:
    """The ties of `records`, once active and no longer in `network`, whose return could anchor it more.

    Where no layer could have more ways (`without`: how many lead there without the director), only those between
    people who don't reach each other without the director; others could change nothing.
    """
    contacts = [contact for contact in records.contacts if contact.on <= as_of]
    if not _could_gain(network, without):
        contacts = list(_between_pieces(contacts, network))
    ids = network.ids
    active = {(ids[a], ids[b]) if ids[a] < ids[b] else (ids[b], ids[a]) for a, b in network.ties}
    return frozenset(once_active(contacts, half_life) - active)


def _could_gain(network: Network, without: dict[str, int]) -> bool:
    _, sources = sources_of(network)
    return any(without[layer] < min(MOST, len(people), len(sources)) for layer, people in known_layers(network).items())


def _between_pieces(contacts: list[Contact], network: Network) -> Iterator[Contact]:
    piece_of = dict(zip(network.ids, engine.pieces(network, network.director), strict=True))
    for contact in contacts:
        if len({piece_of[id_] for id_ in contact.participants} - {-1}) > 1:
            yield contact
