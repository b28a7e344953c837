"""Free space, policy and results of a network, now and over time, as one reader may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import rules

from draagvlak.analysis.stretches import stretches
from draagvlak.analysis.trace import Counts, Trace, counts_on
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.pictures.balance import Picture, picture
from draagvlak.capabilities.ideas.queries.trace import idea_mark, idea_trace
from draagvlak.capabilities.ideas.wording import balance as words
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.queries.trace import policy_mark, policy_trace


@dataclass(frozen=True)
class Part:
    """Free space, policy or results: the sentences that may be said of it, the first of them large."""

    key: str
    title: str
    sentences: tuple[str, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Balance:
    """`rows`: the pictures as a table, a stretch a row, by `heads`. `is_empty`: there is nothing yet to count."""

    day: date
    parts: tuple[Part, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    which_ideas: str
    is_empty: bool


def trace_of(user: User, network: Network) -> Trace:
    """From idea to result, with those ideas that `user` may see: seven queries at most."""
    ideas, taken_up = idea_trace(user, network)
    actions, results, led_to = policy_trace(network)
    return Trace(ideas, actions, results, taken_up, led_to)


def balance_mark(user: User, network: Network) -> tuple[object, ...]:
    """All that `balance_of` follows from, at a third of its cost: the same mark, the same balance."""
    return day_of(network), idea_mark(user, network), policy_mark(network), rules.has_perm("ideas.read", user, network)


def balance_of(user: User, network: Network) -> Balance:
    """Each stretch as it was on its last day; of the last, as it is."""
    trace, day = trace_of(user, network), day_of(network)
    begins = [since for spans in (trace.ideas, trace.actions, trace.results) for _key, since, _until in spans]
    shown = stretches(min(begins, default=day), day)
    counts = counts_on(trace, [one.until for one in shown])
    names = [words.stretch_name(one) for one in shown]
    most = max((getattr(found, key) for found in counts for key, _name in words.EIGHT), default=0)
    parts = tuple(
        Part(part, str(title), words.sentences(part, counts[-1]), _pictures(counted, names, counts, most))
        for part, (title, counted) in words.PARTS.items()
    )
    rows = tuple((name, _row(found)) for name, found in zip(names, counts, strict=True))
    reads_ideas = rules.has_perm("ideas.read", user, network)
    heads = tuple(str(name) for _key, name in words.EIGHT)
    return Balance(day, parts, heads, rows, words.which_ideas(reads_ideas), not begins)


def _pictures(
    counted: Mapping[str, object], names: list[str], counts: Sequence[Counts], most: int
) -> tuple[Picture, ...]:
    return tuple(
        picture(str(name), names, [getattr(found, key) for found in counts], most) for key, name in counted.items()
    )


def _row(found: Counts) -> tuple[int, ...]:
    return tuple(getattr(found, key) for key, _name in words.EIGHT)
