"""Making a conversation, changing it and taking it away; by the name of its `step` each is taken back
(actions.undoing).
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.months import months_after
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.choices import ConversationKind
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.conversations.queries.seeing import conversations_in
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

WRITE = "conversations.write"
AHEAD = 12  # months: what is planned further away is rather a slip of the hand


@dataclass(frozen=True)
class Facts:
    """What a form says of a conversation."""

    kind: str
    title: str
    held_on: date
    question: str = ""
    place: str = ""
    facilitator: str = ""
    storyteller: str = ""
    guest: str = ""


def make_conversation(user: User, authority: Authority, network: Network, facts: Facts, step: str) -> Conversation:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        made = Conversation(authority=authority, network=network, noted_by=user, **_ready(network, facts))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change_conversation(
    user: User, authority: Authority, network: Network, at: tuple[int, int], facts: Facts, step: str
) -> Conversation:
    """`at`: key and version. Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        changed = edit(conversations_in(network), *at, _ready(network, facts) | {"_change_reason": step})
        note(changed)
    return changed


def remove_conversation(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """It is nowhere any more, with all that belongs to it; until the night it can be brought back.

    Raises DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        found = conversations_in(network).select_for_update(of=("self",)).get(pk=key)
        take_away(found, day_of(network), step)
        note(found)


def take_away(row: Any, day: date, step: str) -> None:
    """Of a conversation or a fragment."""
    keep_as_it_is(row)
    row.gone_on, row.gone_by, row._change_reason = day, step, step
    row.save()


def _ready(network: Network, facts: Facts) -> dict[str, Any]:
    said = {part: value.strip() if isinstance(value, str) else value for part, value in asdict(facts).items()}
    refuse_register_numbers(said)
    if not said["title"]:
        raise RefusedError("title", "empty")
    if facts.held_on > months_after(day_of(network), AHEAD):
        raise RefusedError("held_on", "far-ahead")
    return said | {"kind": ConversationKind(facts.kind).value}
