"""What a calendar file brings, before it is known what of it is there already."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple

LONGEST = {"title": 200, "place": 200, "agenda": 10_000, "uid": 255}


class Guest(NamedTuple):
    """Somebody whom the file says is asked; `is_excused` where they said no. Either name or address may be ""."""

    name: str
    email: str
    is_excused: bool

    @property
    def shown(self) -> str:
        return self.name or self.email


@dataclass(frozen=True)
class NewMeeting:
    """One meeting at one time. `group` is the same for all that one event of the file makes."""

    uid: str
    group: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    agenda: str
    is_cancelled: bool
    guests: tuple[Guest, ...]


@dataclass(frozen=True)
class NewSeries:
    """By which rule the meetings of a group come back, from when on, and until when the file's are made (moments)."""

    rule: str
    starts_at: datetime
    made_until: datetime


@dataclass(frozen=True)
class NewCalendar:
    meetings: tuple[NewMeeting, ...]
    series: dict[str, NewSeries]  # by group

    def to_json(self) -> dict[str, Any]:
        return {
            "meetings": [_plain(asdict(one)) for one in self.meetings],
            "series": {group: _plain(asdict(one)) for group, one in self.series.items()},
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "NewCalendar":
        meetings = tuple(
            NewMeeting(**_rich(one) | {"guests": tuple(Guest(*guest) for guest in one["guests"])})
            for one in said["meetings"]
        )
        return cls(meetings, {group: NewSeries(**_rich(one)) for group, one in said["series"].items()})


MOMENTS = ("starts_at", "ends_at", "made_until")


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    return said | {part: said[part].isoformat() for part in MOMENTS if part in said}


def _rich(said: dict[str, Any]) -> dict[str, Any]:
    return said | {part: datetime.fromisoformat(said[part]) for part in MOMENTS if part in said}
