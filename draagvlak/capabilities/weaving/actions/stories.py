"""Writing a story, putting an earlier version back, and erasing it; by its `step` each is taken back (undo_step)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from draagvlak.basics.bulk import delete_at_once
from draagvlak.basics.editing import edit
from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.ageing import GONE
from draagvlak.capabilities.conversations.queries.taken_back import places_brought_back
from draagvlak.capabilities.conversations.readers.known_again import without_places
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.weaving.choices import State
from draagvlak.capabilities.weaving.models import WovenStory
from draagvlak.capabilities.weaving.queries.versions import last_kept, version_at

WRITE = "weaving.write"
TABLES = (Table(WovenStory),)
WORDS = ("title", "lead", "text")
APART = timedelta(minutes=20)  # between two versions that are kept of what is saved while one types


@dataclass(frozen=True)
class Words:
    """What somebody types of a story. `text` holds references to fragments, `[[12]]`, on a line of their own."""

    title: str
    lead: str = ""
    text: str = ""


def begin(user: User, authority: Authority, network: Network, words: Words, step: str) -> WovenStory:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        made = WovenStory(authority=authority, network=network, written_on=day_of(network), **_ready(network, words))
        made.written_by = user
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def write(
    user: User, authority: Authority, network: Network, at: tuple[int, int], words: Words, step: str
) -> WovenStory:
    """A new version of the story `at` (key, version). Readers keep what was published.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        row = _held(network, at[0])
        _keep_version(row)
        values = _values(user, row, _ready(network, words)) | _by(step)
        row = edit(WovenStory.objects.filter(network=network), *_at(row, at), values)
        note(row)
    return row


def keep_typing(user: User, authority: Authority, network: Network, at: tuple[int, int], words: Words) -> WovenStory:
    """What is saved while somebody types: a version of it is kept only now and then, and then it is in the audit.

    Where it says already what is typed, in whatever version, nothing is written. Raises as `write`.
    """
    row = WovenStory.objects.get(network=network, pk=at[0])
    values = _ready(network, words)
    if all(getattr(row, part) == said for part, said in values.items()):
        return row
    last = last_kept(row)
    is_apart = last is None or last.history_date < now() - APART
    with acting(user, WRITE, authority, network, quietly=not is_apart) as note:
        row = _held(network, at[0])
        if is_apart:
            _keep_version(row)
        kept = {} if is_apart else {"skip_history_when_saving": True}
        row = edit(WovenStory.objects.filter(network=network), *_at(row, at), _values(user, row, values) | kept)
        note(row)
    return row


def put_back(
    user: User, authority: Authority, network: Network, at: tuple[int, int], version: int, step: str
) -> WovenStory:
    """The words of an earlier version, as a new one. Raises LookupError where there is no such version, and as
    `write`.
    """
    with acting(user, WRITE, authority, network) as note:
        row = _held(network, at[0])
        was = version_at(row, version)
        if was is None:
            raise LookupError(version)
        _keep_version(row)
        words = {part: getattr(was, part) for part in WORDS}
        row = edit(WovenStory.objects.filter(network=network), *_at(row, at), _values(user, row, words) | _by(step))
        note(row)
    return row


def erase(user: User, authority: Authority, network: Network, key: int) -> None:
    """For good, with its versions, its links, and what people said of it. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        row = _held(network, key)
        note(row)
        row.delete()
        delete_at_once(WovenStory.history.model.objects.filter(id=key))


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Raises ChangedMeanwhileError, LookupError, PermissionDenied as basics.taking_back."""
    with acting(user, WRITE, authority, network) as note:
        count = take_back(TABLES, network, step)
        note(network)
    return count


def _keep_version(row: WovenStory) -> None:
    """Write down what a story says now, where its last saving left no version: taking back a step comes to it."""
    last = last_kept(row)
    if last is None or last.version != row.version:
        WovenStory.history.bulk_history_create([row], update=last is not None)


def _held(network: Network, key: int) -> WovenStory:
    return WovenStory.objects.select_for_update(of=("self",)).get(network=network, pk=key)


def _at(row: WovenStory, at: tuple[int, int]) -> tuple[int, int]:
    """Where only its state changed since the version that somebody saw, they saw what it says now."""
    was = version_at(row, at[1])
    says = [getattr(row, part) for part in WORDS]
    return (row.pk, row.version) if was is not None and [getattr(was, part) for part in WORDS] == says else at


def _values(user: User, row: WovenStory, words: dict[str, str]) -> dict[str, Any]:
    """With them a published story is a draft again, which readers do not see."""
    is_other = any(getattr(row, part) != said for part, said in words.items())
    state = State.DRAFT if is_other and row.state == State.PUBLISHED else row.state
    return {**words, "state": state, "written_by": user}


def _by(step: str) -> dict[str, str]:
    return {"_change_reason": step}


def _ready(network: Network, words: Words) -> dict[str, str]:
    """Words that somebody took back meanwhile do not come back with a text that was still open."""
    values = {
        "title": words.title.strip(),
        "lead": " ".join(words.lead.split()),
        "text": words.text.replace("\r\n", "\n").rstrip(),
    }
    refuse_register_numbers(values)
    if not values["title"]:
        raise RefusedError("title", "empty")
    return {part: without_places(said, places_brought_back(network, said), GONE) for part, said in values.items()}
