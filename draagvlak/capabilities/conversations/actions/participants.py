"""Who took part: one by one, or all whom a text names; by the name of its `step` each is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.letters import plain
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.conversations import WRITE
from draagvlak.capabilities.conversations.models import Conversation, Participant
from draagvlak.capabilities.conversations.queries.choosing import account_in, layer_of_roles
from draagvlak.capabilities.conversations.queries.seeing import conversations_in
from draagvlak.capabilities.ideas.queries.companions import name_of
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers


@dataclass(frozen=True)
class Voice:
    """What a form says of who took part: `person` of the network, the holder of an `account` in it, or a name alone."""

    known_as: str = ""
    person: int | None = None
    account: int | None = None
    layer: str = ""
    municipality: str = ""
    minor: bool | None = None


def add_participant(
    user: User, authority: Authority, network: Network, conversation: int, voice: Voice, step: str
) -> Participant:
    """Sent twice, made once. Raises RefusedError, DoesNotExist, PermissionDenied, and SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        of = conversations_in(network).select_for_update(of=("self",)).get(pk=conversation)
        made = Participant(authority=authority, conversation=of, **_ready(network, of, voice))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def add_named(
    user: User, authority: Authority, network: Network, conversation: int, voices: Sequence[Voice], step: str
) -> list[Participant]:
    """Those of `voices` of whose name nobody is there yet.

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        of = conversations_in(network).select_for_update(of=("self",)).get(pk=conversation)
        there = {plain(name) for name in of.participants.values_list("known_as", flat=True)}
        made = []
        for voice in voices:
            if plain(voice.known_as) not in there:
                there.add(plain(voice.known_as))
                row = Participant(authority=authority, conversation=of, **_ready(network, of, voice))
                row._change_reason = step  # type: ignore[attr-defined]
                row.save()
                made.append(row)
        for row in made:
            note(row)
        note(of)
    return made


def change_participant(
    user: User, authority: Authority, network: Network, at: tuple[int, int], voice: Voice, step: str
) -> Participant:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        rows = Participant.objects.filter(conversation__in=conversations_in(network))
        before = rows.select_related("conversation").get(pk=at[0])
        values = _ready(network, before.conversation, voice, before) | {"_change_reason": step}
        changed = edit(rows, *at, values)
        note(changed)
    return changed


def remove_participant(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Who is the voice of a fragment stays. Raises RefusedError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        rows = Participant.objects.filter(conversation__in=conversations_in(network))
        found = rows.select_for_update(of=("self",)).get(pk=key)
        if found.fragments.filter(gone_on=None).exists():
            raise RefusedError("known_as", "has-fragments")
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()


def _ready(
    network: Network, conversation: Conversation, voice: Voice, before: Participant | None = None
) -> dict[str, Any]:
    """The columns of a participant. Of somebody of the network, or with a role in it, what a form left open is what the
    network knows.
    """
    said: dict[str, Any] = {
        "known_as": " ".join(voice.known_as.split()),
        "municipality": voice.municipality.strip(),
        "layer": voice.layer,
        "minor": voice.minor,
        "person": None,
        "user": None,
    }
    refuse_register_numbers(said)
    there = Participant.objects.filter(conversation=conversation)
    if before is not None:
        there = there.exclude(pk=before.pk)
    if voice.person is not None:
        said = _of_member(network, voice.person, said)
        if there.filter(person=voice.person).exists():
            raise RefusedError("person", "took-part-already")
    elif voice.account is not None:
        said = _of_account(network, voice.account, said, before)
        if there.filter(user=voice.account).exists():
            raise RefusedError("person", "took-part-already")
    if not said["known_as"]:
        raise RefusedError("known_as", "no-name")
    return said


def _of_member(network: Network, key: int, said: dict[str, Any]) -> dict[str, Any]:
    rows = Membership.objects.filter(on_day(day_of(network)), network=network, person=key).select_related("person")
    member = rows.first()
    if member is None:
        raise RefusedError("person", "no-member")
    person = member.person
    known: dict[str, Any] = {
        "known_as": person.known_as or person.name,
        "municipality": person.municipality,
        "layer": next(iter(member.layers), ""),
        "minor": True if person.is_minor else None,
    }
    return {part: said.get(part) or known.get(part) for part in said} | {
        "known_as": (said["known_as"] or known["known_as"])[:120],
        "person": person,
    }


def _of_account(network: Network, key: int, said: dict[str, Any], before: Participant | None) -> dict[str, Any]:
    """Who took part stays so, whatever role they gave up since."""
    user = account_in(network, key)
    if user is None and before is not None and before.user_id == key:
        user = before.user
    if user is None:
        raise RefusedError("person", "no-member")
    known = {"known_as": name_of(user)[:120], "layer": layer_of_roles(network, user)}
    return {part: value or known.get(part, value) for part, value in said.items()} | {"user": user}
