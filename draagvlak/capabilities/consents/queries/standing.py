"""How it stands with each use of each fragment, for who harvests: without words and without names."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.models import Asked, QuoteConsent
from draagvlak.capabilities.consents.queries.quotable import quotable_now
from draagvlak.capabilities.conversations.queries.seeing import fragments_in
from draagvlak.capabilities.network.models import Network


class Stand(StrEnum):
    """Of one use of one fragment. CHANGED: agreed to in other words, or by another voice. OVER: up to a day that is
    past.
    """

    UNASKED = "unasked"
    ASKED = "asked"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    OVER = "over"


def stands_of(network: Network, fragments: Collection[int] | None, today: date) -> dict[int, dict[str, Stand]]:
    """By fragment, by use; for every use. Of all that are there where `fragments` is None. Three queries, or four."""
    every = fragments_in(network).values("pk")
    keys = list(every.values_list("pk", flat=True)) if fragments is None else list(fragments)
    some: Any = every if fragments is None else keys
    answers: dict[tuple[int, str], list[QuoteConsent]] = defaultdict(list)
    for row in QuoteConsent.objects.filter(fragment__in=some).order_by("pk"):
        answers[row.fragment_id, row.use].append(row)
    waiting = Asked.objects.filter(fragment__in=some, ask__network=network, ask__closed_on=None, ask__until__gte=today)
    asked: dict[tuple[int, str], set[int]] = defaultdict(set)
    for fragment, use, ask in waiting.values_list("fragment", "use", "ask"):
        asked[fragment, use].add(ask)
    good = quotable_now(network, some, today)

    def stand(key: int, use: str) -> Stand:
        if (key, use) in good:
            return Stand.YES
        return _stand(answers[key, use], asked[key, use], today)

    return {key: {use.value: stand(key, use.value) for use in Use} for key in keys}


def _stand(answers: list[QuoteConsent], asked: Iterable[int], today: date) -> Stand:
    """What waits for an answer comes before what was answered before it was asked again."""
    if set(asked) - {row.ask_id for row in answers}:
        return Stand.ASKED
    if not answers:
        return Stand.UNASKED
    last = answers[-1]
    if not last.is_yes:
        return Stand.WITHDRAWN if any(row.withdrawn_on for row in answers) else Stand.NO
    if last.withdrawn_on:
        return Stand.WITHDRAWN
    return Stand.OVER if last.until and last.until < today else Stand.CHANGED
