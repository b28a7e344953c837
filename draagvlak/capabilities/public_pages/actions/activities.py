"""What is open to everybody: a meeting that is opened, an activity by itself, and taking either away."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils.timezone import now

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Meeting, Network
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.public_pages.actions.settings import WRITE, _page_for
from draagvlak.capabilities.public_pages.models import OpenActivity


@dataclass(frozen=True)
class Told:
    """What a form says of an activity. Of a meeting that is opened, times and place are the meeting's own."""

    title: str
    text: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    is_cancelled: bool = False
    meeting: int | None = None


def open_activity(user: User, authority: Authority, network: Network, told: Told, step: str) -> OpenActivity:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        values = _ready(told, told.meeting is not None)
        meeting = _meeting(network, told.meeting)
        page = _page_for(network, step)
        made = OpenActivity(authority=authority, page=page, meeting=meeting, uid=f"{uuid4()}@draagvlak", **values)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change_activity(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: Told, step: str
) -> OpenActivity:
    """`at`: key and version. Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        rows = OpenActivity.objects.filter(page__network=network)
        values = _ready(told, rows.filter(pk=at[0], meeting__isnull=False).exists())
        changed = edit(rows, *at, values | {"_change_reason": step})
        note(changed)
    return changed


def close_activity(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """It is no longer told of; a meeting goes on for who is asked. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        found = OpenActivity.objects.select_for_update(of=("self",)).get(page__network=network, pk=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()


def _meeting(network: Network, key: int | None) -> Meeting | None:
    if key is None:
        return None
    found = Meeting.objects.select_for_update(of=("self",)).filter(network=network, pk=key).first()
    if found is None or OpenActivity.objects.filter(meeting=found).exists():
        raise RefusedError("meeting", "meeting")
    return found


def _ready(told: Told, is_meeting: bool) -> dict[str, Any]:
    texts = {"title": told.title.strip(), "text": told.text.strip(), "place": told.place.strip()}
    refuse_register_numbers(texts)
    if not texts["title"]:
        raise RefusedError("title", "empty")
    if is_meeting:
        return {"title": texts["title"], "text": texts["text"], "changed_at": now()}
    if told.starts_at is None:
        raise RefusedError("day", "empty")
    ends = max(told.starts_at, told.ends_at) if told.ends_at else None
    return {
        **texts,
        "starts_at": told.starts_at,
        "ends_at": ends,
        "is_cancelled": told.is_cancelled,
        "changed_at": now(),
    }
