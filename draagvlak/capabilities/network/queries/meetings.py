"""Meetings, as far as somebody may see them: all of a network, or those where they are asked or were themselves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rules
from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models import Attendance, Meeting, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.recurring import rhythm_of, start_of

A_PAGE = 50


def meetings_seen_by(user: User, network: Network) -> QuerySet[Meeting]:
    """What `user` may read: with the right to read meetings all, else those of their own; without either, none."""
    rows = Meeting.objects.filter(network=network)
    if rules.has_perm("network.read_meetings", user, network):
        return rows
    if rules.has_perm("network.read_own_meetings", user, network):
        return rows.filter(pk__in=Attendance.objects.filter(person__account=user).values("meeting"))
    return rows.none()


def meeting_page(user: User, network: Network, is_past: bool, number: str) -> Page[Any]:
    """Fifty meetings: those from today on, soonest first, or those before today, latest first.

    Each with `asked` and `present` (numbers of people) and `own`: what came of asking `user`, None where not asked.
    """
    today = start_of(day_of(network))
    rows = meetings_seen_by(user, network)
    if is_past:
        rows = rows.filter(starts_at__lt=today).order_by("-starts_at", "-pk")
    else:
        rows = rows.filter(starts_at__gte=today).order_by("starts_at", "pk")
    page: Page[Any] = Paginator(rows, A_PAGE).get_page(number)  # counted before anything is gathered of each
    first = (page.number - 1) * A_PAGE
    page.object_list = list(_counted(user, rows)[first : first + A_PAGE]) if page.paginator.count else []
    return page


def _counted(user: User, rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    mine = Attendance.objects.filter(meeting=OuterRef("pk"), person__account=user).values("answer")[:1]
    return rows.defer("agenda", "decisions").annotate(
        asked=Count("attendances"),
        present=Count("attendances", filter=Q(attendances__answer=Presence.PRESENT)),
        own=Subquery(mine),
    )


def meeting_at(user: User, network: Network, key: int) -> Meeting | None:
    return meetings_seen_by(user, network).select_related("series").filter(pk=key).first()


@dataclass(frozen=True)
class Asked:
    """Who is asked to a meeting, a page of them by name; empty for whoever may not see names. And how many answered."""

    page: Page[Attendance] | None
    counts: dict[str, int]
    own: str | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def present(self) -> int:
        return self.counts.get(Presence.PRESENT, 0)

    @property
    def excused(self) -> int:
        return self.counts.get(Presence.EXCUSED, 0)


def asked_to(user: User, network: Network, meeting: Meeting, number: str = "") -> Asked:
    """In three queries, or two for whoever may not see names: the number alone says nothing of anybody else."""
    rows = Attendance.objects.filter(meeting=meeting)
    counts = dict(rows.order_by().values_list("answer").annotate(Count("pk")))
    own = rows.filter(person__account=user).values_list("answer", flat=True).first()
    if not rules.has_perm("network.read_people", user, network):
        return Asked(None, counts, own)
    named = rows.select_related("person").order_by("person__name", "pk")
    return Asked(_page(named, sum(counts.values()), number), counts, own)


def _page(rows: QuerySet[Any], total: int, number: str) -> Page[Any]:
    """A page of rows that were counted already."""
    pages = Paginator(rows, A_PAGE)
    pages.count = total
    return pages.get_page(number)


def attendance_of(meeting: Meeting, person: int) -> Attendance | None:
    return Attendance.objects.filter(meeting=meeting, person=person).select_related("person").first()


def is_held(meeting: Meeting, network: Network) -> bool:
    """Whether it is today or was before, as `network` is seen: only then somebody can have been there."""
    return meeting.starts_at < start_of_tomorrow(network)


def start_of_tomorrow(network: Network) -> datetime:
    return start_of(day_of(network).fromordinal(day_of(network).toordinal() + 1))


def following(meeting: Meeting) -> QuerySet[Meeting]:
    """The meeting and those of its series that come after it, in order."""
    rows = Meeting.objects.filter(network=meeting.network_id)
    if meeting.series_id is None:
        return rows.filter(pk=meeting.pk)
    return rows.filter(series=meeting.series_id, starts_at__gte=meeting.starts_at).order_by("starts_at", "pk")


def rhythm_told(meeting: Meeting) -> str:
    """How often it comes back, in words; "" for a meeting alone."""
    if meeting.series is None:
        return ""
    rhythm = rhythm_of(meeting.series.rule)
    return str(rhythm.label) if rhythm else _("volgens een regel uit een agenda")
