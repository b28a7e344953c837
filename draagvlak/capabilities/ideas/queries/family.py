"""Of which ideas an idea came, and which came of it: as far as whoever asks may see them.

A relative that they may not see leaves no trace: no gap, no count, no other word for what became of an idea.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.choices import IdeaState
from draagvlak.capabilities.ideas.models import Descent, Idea
from draagvlak.capabilities.ideas.pictures.family import Kin, Tree, tree
from draagvlak.capabilities.ideas.queries.quiet import led_by
from draagvlak.capabilities.ideas.queries.seeing import visible_ideas
from draagvlak.capabilities.network.models import Network

Pairs = Iterable[tuple[int, int]]  # keys of a parent and of its child


@dataclass(frozen=True)
class Relative:
    """An idea of a family: how many generations after the first, of which it came (keys), what is said became of it."""

    idea: Idea
    generation: int
    parents: tuple[int, ...]
    state: IdeaState
    is_asked: bool = False


def family_of(user: User, network: Network, idea: Idea) -> list[Relative]:
    """Everybody of the family of `idea`, parents before their children; empty where it has none. Two queries, and
    those of what one may see.
    """
    visible = visible_ideas(user, network).order_by()
    pairs = _pairs(visible)
    keys = kin(pairs, idea.pk)
    if len(keys) == 1:
        return []
    pairs = [(parent, child) for parent, child in pairs if parent in keys]
    generation, parents = generations(pairs, keys), _parents(pairs)
    ideas = visible.select_related("owner", "owner_person").in_bulk(keys)
    eldest = sorted(ideas.values(), key=lambda one: (generation[one.pk], one.since, one.pk))
    order = [ideas[key] for key in in_lines(pairs, [one.pk for one in eldest])]
    states = {one.pk: state_seen(one, any(parent == one.pk for parent, _child in pairs)) for one in order}
    return [
        Relative(one, generation[one.pk], tuple(parents[one.pk]), states[one.pk], one.pk == idea.pk) for one in order
    ]


def tree_of(family: Iterable[Relative]) -> Tree:
    return tree(
        [Kin(one.idea.pk, one.idea.title, one.generation, one.parents, one.state.value, one.is_asked) for one in family]
    )


def living(user: User, network: Network) -> QuerySet[Idea]:
    """What breeds, as far as `user` may know: also what went into an idea that they may not see."""
    visible = visible_ideas(user, network)
    seen = Descent.objects.filter(parent=OuterRef("pk"), child__in=visible.order_by().values("pk"))
    return visible.filter(Q(state=IdeaState.GROWING) | Q(~Exists(seen), state=IdeaState.MERGED))


def states_seen(user: User, network: Network, ideas: Collection[Idea]) -> dict[int, IdeaState]:
    """By key, what is said became of each of `ideas`. Asks nothing where none went into another."""
    merged = [idea.pk for idea in ideas if idea.state == IdeaState.MERGED]
    seen: set[int] = set()
    if merged:
        rows = Descent.objects.filter(parent__in=merged, child__in=visible_ideas(user, network).order_by())
        seen = set(rows.values_list("parent_id", flat=True))
    return {idea.pk: state_seen(idea, idea.pk in seen) for idea in ideas}


def state_seen(idea: Idea, sees_child: bool) -> IdeaState:
    """That an idea went into another is told only to who may see that other; to others it goes on breeding."""
    state = IdeaState(idea.state)
    return IdeaState.GROWING if state == IdeaState.MERGED and not sees_child else state


def may_go_together(user: User, network: Network, idea: Idea, also: Collection[str] = ()) -> list[Idea]:
    """With which ideas `idea` may become one: those that breed, and that `user` speaks for, of the same owner.

    `also`: keys of others that `user` speaks for, that were chosen before.
    """
    fit = Q(state=IdeaState.GROWING, owner=idea.owner_id, owner_person=idea.owner_person_id)
    rows = led_by(user, network).filter(fit | Q(key__in=also)).exclude(pk=idea.pk)
    return list(rows.prefetch_related("companions"))


def kin(pairs: Pairs, key: int) -> set[int]:
    """Everybody who hangs together with `key`, itself with it.

    >>> sorted(kin([(1, 2), (3, 2), (4, 5)], 1))
    [1, 2, 3]
    """
    beside: dict[int, set[int]] = defaultdict(set)
    for parent, child in pairs:
        beside[parent].add(child)
        beside[child].add(parent)
    found, to_ask = {key}, [key]
    while to_ask:
        new = beside[to_ask.pop()] - found
        found |= new
        to_ask += new
    return found


def generations(pairs: Pairs, keys: Iterable[int]) -> dict[int, int]:
    """How many steps the longest line is that leads to each; nobody descends from themselves, or ValueError.

    >>> generations([(1, 2), (2, 3), (1, 3)], [1, 2, 3])
    {1: 0, 2: 1, 3: 2}
    """
    parents, found = _parents(pairs), dict[int, int]()
    left = list(keys)
    while left:
        ready = [key for key in left if all(parent in found for parent in parents[key])]
        if not ready:
            raise ValueError("An idea descends from itself.")
        for key in ready:
            found[key] = max((found[parent] + 1 for parent in parents[key]), default=0)
        left = [key for key in left if key not in found]
    return found


def in_lines(pairs: Pairs, keys: Sequence[int]) -> list[int]:
    """`keys`, in which parents stand before their children, with children as soon after their last parent as may be.

    >>> in_lines([(1, 3), (2, 4), (1, 5), (2, 5)], [1, 2, 3, 4, 5])
    [1, 3, 2, 4, 5]
    """
    parents, place, found = _parents(pairs), {key: n for n, key in enumerate(keys)}, list[int]()
    left = set(keys)
    ready = [key for key in reversed(keys) if not parents[key]]
    while ready:
        key = ready.pop()
        found.append(key)
        left.discard(key)
        born = [child for parent, child in pairs if parent == key and left.isdisjoint(parents[child])]
        ready += sorted(set(born), key=lambda child: place[child], reverse=True)
    return found


def _parents(pairs: Pairs) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for parent, child in sorted(pairs):
        found[child].append(parent)
    return found


def _pairs(visible: QuerySet[Idea]) -> list[tuple[int, int]]:
    rows = Descent.objects.filter(parent__in=visible, child__in=visible)
    return list(rows.values_list("parent_id", "child_id"))
