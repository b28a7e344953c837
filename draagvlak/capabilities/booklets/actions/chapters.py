"""Which stories stand in a booklet, and in which order; by its `step` each is taken back (undo_booklet_step)."""

from draagvlak.basics.editing import keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.booklets.actions.booklets import RIGHT, held, remove
from draagvlak.capabilities.booklets.choices import MOST_STORIES
from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.weaving.queries.reading import published_rows


def add_story(user: User, authority: Authority, network: Network, keys: tuple[int, int], step: str) -> BookletStory:
    """At the end of the booklet (`keys`: of the booklet and the story). One that stands there stays where it is.

    Raises RefusedError where it is full, DoesNotExist also for a story that readers do not read, PermissionDenied and
    SentBeforeError.
    """
    with acting(user, RIGHT, authority, network, once=step) as note:
        booklet = held(network, keys[0])
        story = published_rows(network, Use.BOOKLET).get(pk=keys[1])
        rows = _rows(booklet)
        found = next((row for row in rows if row.story_id == story.pk), None)
        if found is None:
            if len(rows) >= MOST_STORIES:
                raise RefusedError("story", "full")
            last = rows[-1].position if rows else 0
            found = BookletStory(authority=authority, booklet=booklet, story=story, position=last + 1)
            found._change_reason = step  # type: ignore[attr-defined]
            found.save()
        note(found)
    return found


def move_story(
    user: User, authority: Authority, network: Network, keys: tuple[int, int], by: int, step: str
) -> BookletStory:
    """One place up (`by` is -1) or down (1) in its booklet (`keys`: of the booklet and the chapter). The first stays
    first and the last last. Raises DoesNotExist, PermissionDenied and SentBeforeError.
    """
    with acting(user, RIGHT, authority, network, once=step) as note:
        rows = _rows(held(network, keys[0]))
        at = _place(rows, keys[1])
        found = rows[at]
        to = min(max(at + by, 0), len(rows) - 1)
        rows.insert(to, rows.pop(at))
        _number(rows, step)
        note(found)
    return found


def take_out(user: User, authority: Authority, network: Network, keys: tuple[int, int], step: str) -> None:
    """Out of the booklet; the story stays. `keys`: of the booklet and the chapter. Raises DoesNotExist and
    PermissionDenied.
    """
    with acting(user, RIGHT, authority, network) as note:
        booklet = held(network, keys[0])
        rows = _rows(booklet)
        found = rows[_place(rows, keys[1])]
        note(booklet)
        remove(found, step)


def _rows(booklet: Booklet) -> list[BookletStory]:
    return list(BookletStory.objects.select_for_update(of=("self",)).filter(booklet=booklet))


def _place(rows: list[BookletStory], key: int) -> int:
    for at, row in enumerate(rows):
        if row.pk == key:
            return at
    raise BookletStory.DoesNotExist


def _number(rows: list[BookletStory], step: str) -> None:
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            keep_as_it_is(row)
            row.position = position
            row._change_reason = step  # type: ignore[attr-defined]
            row.save()
