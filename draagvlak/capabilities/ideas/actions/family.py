"""Ideas that become one, and one that becomes several. What comes of it is closed, whatever its parents were.

By who speaks for all of them. Each child is new, so that no idea can descend from itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from draagvlak.basics.editing import keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.resting import RIGHT
from draagvlak.capabilities.ideas.actions.stirring import _led, _stir
from draagvlak.capabilities.ideas.choices import MOST_PARTS, IdeaState, Part
from draagvlak.capabilities.ideas.models import Companion, Descent, Idea, IdeaAction
from draagvlak.capabilities.ideas.models.keys import new_key
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers


@dataclass(frozen=True)
class Child:
    """What a form says of an idea that comes of others. Without `text`, of a merging those of its parents."""

    title: str
    text: str = ""


def merge_ideas(
    user: User, authority: Authority, network: Network, keys: frozenset[str], child: Child, step: str
) -> Idea:
    """Two ideas or more, of one owner, go into a new one, with whoever is in on any of them, and with the actions they
    were taken up in. Sent twice, done once.

    Raises RefusedError, Idea.DoesNotExist where one is not theirs, PermissionDenied, and SentBeforeError.
    """
    with acting(user, RIGHT, authority, network, once=step, quietly=True) as note:
        parents = _growing(user, network, keys)
        if not 2 <= len(parents) <= MOST_PARTS:
            raise RefusedError("others", "two")
        if len({(one.owner_id, one.owner_person_id) for one in parents}) > 1:
            raise RefusedError("others", "owners")
        text = child.text.strip() or "\n\n".join(dict.fromkeys(one.text for one in parents if one.text))
        made = _born(parents, replace(child, text=text), network, step)
        _take_up(made, parents, network, user)
        for parent in parents:
            keep_as_it_is(parent)
            parent.state, parent.until, parent.stirred_on = IdeaState.MERGED, day_of(network), day_of(network)
            parent.version += 1
            parent._change_reason = step  # type: ignore[attr-defined]
            parent.save()
        note(made)
    return made


def split_idea(
    user: User, authority: Authority, network: Network, key: str, children: Sequence[Child], step: str
) -> list[Idea]:
    """One idea gives several; it stays itself. Sent twice, done once.

    Raises RefusedError, Idea.DoesNotExist, PermissionDenied, and SentBeforeError.
    """
    with acting(user, RIGHT, authority, network, once=step, quietly=True) as note:
        parents = _growing(user, network, {key})
        if not 2 <= len(children) <= MOST_PARTS:
            raise RefusedError("titles", "several")
        made = [_born(parents, child, network, step) for child in children]
        _stir(parents[0], network)
        note(made[0])
    return made


def _growing(user: User, network: Network, keys: "frozenset[str] | set[str]") -> list[Idea]:
    found = _led(user, network, keys)
    if len(found) != len(keys):
        raise Idea.DoesNotExist("Not theirs, or not there.")
    if any(one.state != IdeaState.GROWING for one in found):
        raise RefusedError("others", "grows-no-more")
    return found


def _born(parents: Sequence[Idea], child: Child, network: Network, step: str) -> Idea:
    """A new idea of the owner of its parents, closed: it has no openings."""
    title, text = " ".join(child.title.split()), child.text.strip()
    refuse_register_numbers({"title": title, "text": text})
    if not title:
        raise RefusedError("title", "empty")
    first, day = parents[0], day_of(network)
    made = Idea(authority_id=first.authority_id, network=network, key=new_key(), title=title, text=text)
    made.owner_id, made.owner_person_id = first.owner_id, first.owner_person_id
    made.since = made.stirred_on = day
    made._change_reason = step  # type: ignore[attr-defined]
    made.save()
    Descent.objects.bulk_create(
        Descent(authority_id=first.authority_id, parent=parent, child=made, on=day) for parent in parents
    )
    _let_in(made, parents)
    return made


def _let_in(made: Idea, parents: Sequence[Idea]) -> None:
    """Everybody who was in on any of them; who wrote for the owner of one, does so on."""
    parts: dict[int, str] = {}
    for one in Companion.objects.filter(idea__in=parents).order_by("pk"):
        if one.user_id != made.owner_id and parts.get(one.user_id) != Part.SCRIBE:
            parts[one.user_id] = one.part
    Companion.objects.bulk_create(
        Companion(authority_id=made.authority_id, idea=made, user_id=user, part=part, since=made.since)
        for user, part in parts.items()
    )


def _take_up(made: Idea, parents: Iterable[Idea], network: Network, user: User) -> None:
    """The actions that its parents are taken up in take it up too, from today."""
    links = IdeaAction.objects.filter(idea__in=list(parents), until=None).order_by("pk")
    actions = dict.fromkeys(links.values_list("action_id", flat=True))
    IdeaAction.objects.bulk_create(
        IdeaAction(authority_id=made.authority_id, idea=made, action_id=action, since=day_of(network), by=user)
        for action in actions
    )
