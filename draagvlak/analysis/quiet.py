"""Ties that were once active and went quiet: they may be revived."""

from datetime import date
from itertools import combinations

from draagvlak.analysis.records import Contact, Records
from draagvlak.analysis.ties import HALF_LIFE, Pair, Tie, is_active


def once_active(records: Records, active: frozenset[Pair], as_of: date, half_life: float = HALF_LIFE) -> frozenset[Pair]:
    """Pairs (ids, smallest first), not in `active`, whose strength reached the threshold on the day of some contact.

    A tie only fades between contacts, so those days are the only ones to look at. `half_life` in days.
    """
    found: set[Pair] = set()
    ties: dict[Pair, Tie] = {}
    for contact in sorted(records.contacts, key=lambda one: one.on):
        present = sorted(set(contact.participants))
        if contact.on > as_of or len(present) < 2:
            continue
        share = 1 / (len(present) - 1)
        for pair in combinations(present, 2):
            if pair in active or pair in found:
                continue
            known = ties.get(pair)
            ties[pair] = tie = known.met(contact.on, share, half_life) if known else Tie(share, contact.on)
            if is_active(tie.strength):
                found.add(pair)
    return frozenset(found)

