"""What breeds in an idea: notes, voices, pictures, experiments, and who warms to it. For whom it was only opened to,
what goes along, and of who warms to it no more than a number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.choices import SHOWN_FROM, NoteKind
from draagvlak.capabilities.ideas.models import Experiment, Idea, IdeaNote, IdeaPicture, Warmth
from draagvlak.capabilities.ideas.queries.companions import name_of
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas, visible_ideas
from draagvlak.capabilities.network.models import Network

PAGE = 30  # notes


@dataclass(frozen=True)
class Warmed:
    """Who warms to an idea: `names` only for insiders; `count` for others from SHOWN_FROM on. `by_me`: who asks."""

    by_me: bool
    any: bool
    names: tuple[str, ...] = ()
    count: int | None = None


@dataclass(frozen=True)
class Breeding:
    """What the page of an idea shows of what breeds in it: `notes` is one of the pages that they fill."""

    notes: Page[IdeaNote]
    experiments: tuple[Experiment, ...]
    warmed: Warmed


def breeding_of(user: User, idea: Idea, is_inside: bool, page: str = "") -> Breeding:
    """`is_inside` as `seeing.inside` says it. Four queries, three for whom it was opened to."""
    notes = IdeaNote.objects.filter(idea=idea).select_related("by")
    if not is_inside:
        return Breeding(_page(notes.filter(goes_along=True), page), (), _warmed(user, idea, is_inside))
    experiments = Experiment.objects.filter(idea=idea).select_related("by")
    return Breeding(_page(notes, page), tuple(experiments), _warmed(user, idea, is_inside))


def note_at(user: User, network: Network, idea: str, key: str) -> IdeaNote | None:
    """Of an idea that one is in on, to change it."""
    rows = IdeaNote.objects.filter(idea__in=inside_ideas(user, network).values("pk"), idea__key=idea, key=key)
    return rows.select_related("idea").first()


def experiment_at(user: User, network: Network, idea: str, key: str) -> Experiment | None:
    """Of an idea that one is in on."""
    rows = Experiment.objects.filter(idea__in=inside_ideas(user, network).values("pk"), idea__key=idea, key=key)
    return rows.select_related("idea").first()


def picture_at(user: User, network: Network, idea: str, key: str) -> IdeaPicture | None:
    """The picture of a note that one may see: of an idea that one is in on, or that goes along with an open one."""
    pictures = IdeaPicture.objects.filter(note__idea__key=idea, note__key=key, note__kind=NoteKind.PICTURE)
    within = pictures.filter(note__idea__in=inside_ideas(user, network).values("pk"))
    along = pictures.filter(note__idea__in=visible_ideas(user, network).values("pk"), note__goes_along=True)
    return (within | along).first()


def _page(notes: QuerySet[IdeaNote], number: str) -> Page[IdeaNote]:
    return Paginator(notes, PAGE).get_page(number)


def _warmed(user: User, idea: Idea, is_inside: bool) -> Warmed:
    found: Iterable[Any] = list(Warmth.objects.filter(idea=idea).select_related("user"))
    by_me = any(one.user_id == user.pk for one in found)
    if is_inside:
        names = sorted((name_of(one.user) for one in found), key=str.casefold)
        return Warmed(by_me, bool(names), tuple(names), len(names))
    count = len(list(found))
    return Warmed(by_me, count > 0, count=count if count >= SHOWN_FROM else None)
