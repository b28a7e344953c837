"""Making a booklet, changing it, publishing it and taking it away; by its `step` each is taken back."""

from dataclasses import dataclass
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.booklets.choices import State
from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

RIGHT = "booklets.write"
TABLES = (Table(Booklet), Table(BookletStory, "booklet__network"))


@dataclass(frozen=True)
class Cover:
    """What a form says of a booklet: its title, the line below it, and a foreword of plain paragraphs."""

    title: str
    line: str = ""
    foreword: str = ""


def make_booklet(user: User, authority: Authority, network: Network, cover: Cover, step: str) -> Booklet:
    """Sent twice, made once. Nobody reads it but who makes booklets, until it is published.

    Raises RefusedError, PermissionDenied and SentBeforeError.
    """
    with acting(user, RIGHT, authority, network, once=step) as note:
        day = day_of(network)
        made = Booklet(authority=authority, network=network, made_on=day, made_by=user, **_ready(cover))
        _write(made, step)
        note(made)
    return made


def change_booklet(
    user: User, authority: Authority, network: Network, at: tuple[int, int], cover: Cover, step: str
) -> Booklet:
    """`at`: key and version. Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, RIGHT, authority, network) as note:
        values = _ready(cover) | {"_change_reason": step}
        changed = edit(Booklet.objects.filter(network=network), *at, values)
        note(changed)
    return changed


def publish(user: User, authority: Authority, network: Network, key: int, step: str) -> Booklet:
    """Whoever reads stories reads it from now on. A second time changes nothing.

    Raises RefusedError where readers would find no story in it, DoesNotExist and PermissionDenied.
    """
    with acting(user, RIGHT, authority, network) as note:
        found = held(network, key)
        if not BookletStory.objects.filter(booklet=found, story__published_on__isnull=False).exists():
            raise RefusedError("state", "no-stories")
        _move(found, State.PUBLISHED, step)
        note(found)
    return found


def take_down(user: User, authority: Authority, network: Network, key: int, step: str) -> Booklet:
    """Back to who makes booklets. Raises DoesNotExist and PermissionDenied."""
    with acting(user, RIGHT, authority, network) as note:
        found = held(network, key)
        _move(found, State.DRAFT, step)
        note(found)
    return found


def remove_booklet(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """The booklet and its order; the stories stay. Raises DoesNotExist and PermissionDenied."""
    with acting(user, RIGHT, authority, network) as note:
        found = held(network, key)
        note(found)
        for row in [*BookletStory.objects.filter(booklet=found), found]:
            remove(row, step)


def undo_booklet_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows. Raises ChangedMeanwhileError, LookupError and PermissionDenied."""
    with acting(user, RIGHT, authority, network) as note:
        count = take_back(TABLES, network, step)
        note(network)
    return count


def held(network: Network, key: int) -> Booklet:
    """The booklet, held until the transaction ends."""
    return Booklet.objects.select_for_update(of=("self",)).get(network=network, pk=key)


def remove(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()


def _move(booklet: Booklet, state: State, step: str) -> None:
    if booklet.state == state:
        return
    keep_as_it_is(booklet)
    booklet.state, booklet.version = state, booklet.version + 1
    booklet.published_on = day_of(booklet.network) if state == State.PUBLISHED else None
    _write(booklet, step)


def _write(row: Any, step: str) -> None:
    row._change_reason = step
    row.save()


def _ready(cover: Cover) -> dict[str, Any]:
    values = {
        "title": " ".join(cover.title.split()),
        "line": " ".join(cover.line.split()),
        "foreword": cover.foreword.strip(),
    }
    refuse_register_numbers(values)
    if not values["title"]:
        raise RefusedError("title", "empty")
    return values
