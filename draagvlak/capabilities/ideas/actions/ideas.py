"""A spark is laid down, put into other words, and shared with whom its owner lets in.

Each is done quietly; by the name of its `step` a change of words is taken back (actions.undoing).
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.stirring import _stir
from draagvlak.capabilities.ideas.choices import Part
from draagvlak.capabilities.ideas.models import Companion, Idea
from draagvlak.capabilities.ideas.models.keys import new_key
from draagvlak.capabilities.ideas.queries.companions import may_come
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas
from draagvlak.capabilities.ideas.queries.speaking import spoken_for
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import person_at
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

HAVE = "ideas.have"


@dataclass(frozen=True)
class Spark:
    """What a form says of an idea. `owner_person`: the key of whose it is, where somebody else writes it down."""

    title: str
    text: str = ""
    owner_person: int | None = None


def begin(user: User, authority: Authority, network: Network, spark: Spark, step: str) -> Idea:
    """Nobody else sees it. Sent twice, made once. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, HAVE, authority, network, once=step, quietly=True) as note:
        day = day_of(network)
        made = Idea(authority=authority, network=network, key=new_key(), owner=user, since=day, stirred_on=day)
        for part, value in (_ready(spark) | _whose(network, spark)).items():
            setattr(made, part, value)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change(user: User, authority: Authority, network: Network, at: tuple[str, int], spark: Spark, step: str) -> Idea:
    """Give the idea `at` (key, version) other words: by its owner, or who writes for its owner.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, HAVE, authority, network, quietly=True) as note:
        idea = spoken_for(user, network, at[0])
        values = _ready(spark) | {"stirred_on": day_of(network), "_change_reason": step}
        changed = edit(Idea.objects.filter(network=network), idea.pk, at[1], values)
        note(changed)
    return changed


def invite(
    user: User, authority: Authority, network: Network, key: str, whom: int, part: str = Part.GUEST
) -> Companion:
    """Let the account `whom` (its key) in; twice is once. Raises RefusedError, DoesNotExist, PermissionDenied."""
    with acting(user, HAVE, authority, network, quietly=True) as note:
        idea = spoken_for(user, network, key, is_changed=True)
        here = Companion.objects.filter(idea=idea, user=whom).first()
        if here is None and whom not in {one.key for one in may_come(user, network, idea)}:
            raise RefusedError("whom", "nobody")
        found, _made = Companion.objects.update_or_create(
            idea=idea,
            user_id=whom,
            defaults={"part": Part(part).value},
            create_defaults={"part": Part(part).value, "authority": authority, "since": day_of(network)},
        )
        _stir(idea, network)
        note(idea)
    return found


def leave(user: User, authority: Authority, network: Network, key: str) -> None:
    """Who was let in goes; what they wrote stays. Raises DoesNotExist, PermissionDenied."""
    with acting(user, HAVE, authority, network, quietly=True) as note:
        idea = inside_ideas(user, network).get(key=key)
        Companion.objects.get(idea=idea, user=user).delete()
        _stir(idea, network)
        note(idea)


def take_out(user: User, authority: Authority, network: Network, key: str, whom: int) -> Companion:
    """The owner, or who writes for the owner, closes the door behind a guest; only the owner behind a scribe.

    What they wrote stays. Gives who it was. Raises DoesNotExist, PermissionDenied.
    """
    with acting(user, HAVE, authority, network, quietly=True) as note:
        idea = spoken_for(user, network, key, is_changed=True)
        gone = Companion.objects.select_related("user").get(idea=idea, user=whom)
        if gone.part == Part.SCRIBE and idea.owner_id not in (None, user.pk):
            raise PermissionDenied(HAVE)
        gone.delete()
        _stir(idea, network)
        note(idea)
    return gone


def _ready(spark: Spark) -> dict[str, Any]:
    """Raises RefusedError."""
    texts = {"title": " ".join(spark.title.split()), "text": spark.text.strip()}
    refuse_register_numbers(texts)
    if not texts["title"]:
        raise RefusedError("title", "empty")
    return texts


def _whose(network: Network, spark: Spark) -> dict[str, Any]:
    """Raises RefusedError. Only for who reads people: a form offers nobody to others (queries.companions)."""
    if spark.owner_person is None:
        return {}
    person = person_at(network, spark.owner_person)
    if person is None or person.account_id is not None:
        raise RefusedError("owner_person", "nobody")
    return {"owner_person": person}
