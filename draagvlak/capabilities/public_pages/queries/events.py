"""What was last heard of the UiTdatabank: a page never waits for it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime

from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.recurring import start_of
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.models import HeardEvents, PublicPage
from draagvlak.capabilities.public_pages.wording.when import when

MOST = 10


@dataclass(frozen=True)
class Near:
    """An event in the municipalities of the network. `ends_at`: None where nobody said."""

    title: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    address: str

    @property
    def when(self) -> str:
        return when(self)


def heard_of(page: PublicPage) -> HeardEvents | None:
    return HeardEvents.objects.filter(page=page).first() if page.pk else None


def events_near(page: PublicPage) -> list[Near]:
    """Those that are not over on the day of the network, soonest first."""
    row = heard_of(page)
    after = start_of(day_of(page.network))
    found = [near for told in (row.events if row else ()) if (near := _near(told)) is not None]
    coming = [near for near in found if (near.ends_at or near.starts_at) >= after]
    return sorted(coming, key=lambda near: (near.starts_at, near.title))[:MOST]


def _near(told: dict[str, str]) -> Near | None:
    starts, ends = parse_datetime(told["starts"]), parse_datetime(told["ends"]) if told["ends"] else None
    if starts is None or starts.tzinfo is None:
        return None
    return Near(told["title"], starts, ends if ends and ends.tzinfo else None, told["place"], told["address"])


def pages_with_events() -> list[PublicPage]:
    """Of the authority in scope, those that list events."""
    rows = PublicPage.objects.filter(is_on=True).select_related("network")
    return [page for page in rows if Block.EVENTS in page.blocks]


def regions_of(network: Network) -> list[str]:
    """The NIS codes of the municipalities that it spans."""
    own = list(network.municipalities.values_list("nis", flat=True))
    return own or list(Municipality.objects.filter(authority=network.authority_id).values_list("nis", flat=True))
