"""What is open to everybody: activities by themselves, and meetings that the director opened."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from draagvlak.capabilities.network.models import Meeting, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.recurring import start_of
from draagvlak.capabilities.network.writers.calendar import Told
from draagvlak.capabilities.public_pages.models import OpenActivity, PublicPage
from draagvlak.capabilities.public_pages.wording.when import when

MOST = 10  # on a page
MOST_FED = 200
MOST_MEETINGS = 100  # to choose from
STAYS = timedelta(days=30)  # in a calendar, after it is over


@dataclass(frozen=True)
class Activity:
    """As it is told. Moments have a zone; `sequence` grows with each change of it or of its meeting."""

    key: int
    uid: str
    sequence: int
    title: str
    text: str
    place: str
    starts_at: datetime
    ends_at: datetime
    is_cancelled: bool
    changed_at: datetime
    is_meeting: bool
    version: int

    @property
    def when(self) -> str:
        return when(self)

    def as_told(self) -> Told:
        return Told(
            self.key, self.uid, self.sequence, self.title, self.place,
            self.starts_at, self.ends_at, self.is_cancelled, self.changed_at, self.text,
        )  # fmt: skip


def activities_of(page: PublicPage, since: timedelta = timedelta(0), most: int = MOST) -> list[Activity]:
    """Those that are not over on the day of the network, or were not `since` before it; soonest first, in one query."""
    after = start_of(day_of(page.network)) - since
    rows = _with_times(OpenActivity.objects.filter(page=page))
    return [_told(row) for row in rows.filter(ends__gte=after).order_by("starts", "pk")[:most]]


def fed_activities(page: PublicPage) -> list[Activity]:
    """For a calendar program."""
    return activities_of(page, STAYS, MOST_FED)


def activity_at(network: Network, key: int) -> OpenActivity | None:
    return OpenActivity.objects.select_related("meeting").filter(page__network=network, pk=key).first()


def meetings_to_open(network: Network) -> QuerySet[Meeting]:
    """Those to come that are not open yet, soonest first."""
    rows = Meeting.objects.filter(network=network, open_activity=None, is_cancelled=False)
    return rows.filter(ends_at__gte=start_of(day_of(network))).order_by("starts_at", "pk")[:MOST_MEETINGS]


def _with_times(rows: QuerySet[OpenActivity]) -> Any:
    history = Meeting.history.model.objects.filter(id=OuterRef("meeting")).order_by("-history_date", "-history_id")
    return rows.select_related("meeting").annotate(
        starts=Coalesce("meeting__starts_at", "starts_at"),
        ends=Coalesce("meeting__ends_at", "ends_at", F("starts_at"), output_field=DateTimeField()),
        meeting_changed=Subquery(history.values("history_date")[:1]),
    )


def _told(row: OpenActivity) -> Activity:
    meeting = row.meeting
    times = row.__dict__  # of the annotations above
    changed = max(filter(None, (row.changed_at, times["meeting_changed"])))
    return Activity(
        row.pk,
        row.uid,
        row.version - 1 + (meeting.sequence if meeting else 0),
        row.title,
        row.text,
        meeting.place if meeting else row.place,
        times["starts"],
        times["ends"],
        row.is_cancelled or bool(meeting and meeting.is_cancelled),
        changed,
        meeting is not None,
        row.version,
    )
