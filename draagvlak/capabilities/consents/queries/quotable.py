"""The one gate to the words of people: which may stand where today, by which name, and which were taken back.

Nobody keeps what it gives: pages, papers, feeds and files ask when they are asked for (decision
one-gate-to-quotes). Whatever the number of fragments, each function takes one query.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from draagvlak.capabilities.consents.choices import YES
from draagvlak.capabilities.consents.models import STANDS, QuoteConsent
from draagvlak.capabilities.consents.readers.words import mark_of
from draagvlak.capabilities.network.models import Network


@dataclass(frozen=True)
class Quote:
    """`name`: the voice's own or another, as they agreed; "" where none may be said."""

    fragment: int
    words: str
    name: str


def quotes(network: Network, fragments: Collection[int], use: str, day: date) -> dict[int, Quote]:
    """Those of `fragments` that may stand in `use` on `day`: agreed to by who said them, in these very words.

    One that was taken back is never among them, on any day.
    """
    rows = _standing(network, day).filter(use=use, fragment__in=list(fragments))
    return {row.fragment_id: _quote(row) for row in rows if _holds(row)}


def all_quotes(network: Network, use: str, day: date) -> list[Quote]:
    """All that may stand in `use` on `day`, newest first."""
    rows = _standing(network, day).filter(use=use).order_by("-fragment__marked_on", "-fragment")
    return [_quote(row) for row in rows if _holds(row)]


def quotable_now(network: Network, fragments: Collection[int] | QuerySet[Any], day: date) -> set[tuple[int, str]]:
    """For which uses each of `fragments` may be quoted on `day`: (fragment, use)."""
    rows = _standing(network, day).filter(fragment__in=fragments)
    return {(row.fragment_id, row.use) for row in rows if _holds(row)}


def withdrawn(network: Network, fragments: Collection[int], use: str) -> set[int]:
    """Those of `fragments` once agreed to for `use` and taken back, and not agreed to again since; also where the words
    themselves went since.
    """
    rows = QuoteConsent.objects.filter(participant__conversation__network=network, use=use, answer__in=YES)
    rows = rows.filter(fragment__in=list(fragments)).order_by("pk")
    gone: dict[int, bool] = {}
    for fragment, taken, replaced in rows.values_list("fragment", "withdrawn_on", "replaced_on"):
        stands = taken is None and replaced is None
        gone[fragment] = not stands and (taken is not None or gone.get(fragment, False))
    return {fragment for fragment, is_gone in gone.items() if is_gone}


def _there(network: Network) -> QuerySet[QuoteConsent]:
    """Of fragments that were not taken away. In the order in which they were given."""
    there = {"fragment__gone_on": None, "fragment__conversation__gone_on": None}
    return QuoteConsent.objects.filter(fragment__conversation__network=network, **there).order_by("pk")


def _standing(network: Network, day: date) -> QuerySet[QuoteConsent]:
    """`until` is the last day on which it holds; of who is a minor a parent agreed too."""
    in_time = Q(until=None) | Q(until__gte=day)
    of_age = Q(participant__minor=None) | Q(participant__minor=False)
    of_age &= Q(participant__person=None) | Q(participant__person__is_minor=False)
    rows = _there(network).filter(STANDS, in_time, of_age | Q(parent_agreed=True), answer__in=YES, given_on__lte=day)
    return rows.filter(participant=F("fragment__voice")).select_related("fragment")


def _holds(row: QuoteConsent) -> bool:
    return bool(row.fragment.words) and row.words_mark == mark_of(row.fragment.words)


def _quote(row: QuoteConsent) -> Quote:
    return Quote(row.fragment_id, row.fragment.words, row.name)
