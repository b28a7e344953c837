"""Events of municipalities as the UiTdatabank tells them, by its Search API 3 (docs.publiq.be): the only file that
knows how it speaks. Of an event is taken what stands on a poster: title, times, place, address; no name or number of
who organises it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.dateparse import parse_datetime

from draagvlak.basics.outgoing import NoAnswer, OutgoingSession

MOST = 20
AHEAD = timedelta(days=60)
SITE = "https://www.uitinvlaanderen.be/agenda/e/"
LONGEST = 200


class NotHeardError(Exception):
    """The UiTdatabank did not answer, or not in a way that we know."""


@dataclass(frozen=True)
class Event:
    """Moments are texts in ISO 8601. `address`: of its page for everybody, "" where none is safe to lead to."""

    title: str
    starts: str
    ends: str
    place: str
    address: str


def has_key() -> bool:
    return bool(settings.UITDATABANK_KEY)


def events_of(regions: Collection[str], label: str, now: datetime) -> list[Event]:
    """The next events in municipalities (NIS codes), with `label` where one is given. Raises NotHeardError."""
    host = settings.UITDATABANK_HOST
    names = " OR ".join(f'"nis-{nis}"' for nis in sorted(regions))
    asked = {
        "q": f"regions:({names})",
        "dateFrom": now.isoformat(timespec="seconds"),
        "dateTo": (now + AHEAD).isoformat(timespec="seconds"),
        "sort[availableTo]": "asc",
        "embed": "true",
        "start": "0",
        "limit": str(MOST),
    }
    if label:
        asked["labels[]"] = label
    try:
        with OutgoingSession([host]) as session:
            answer = session.get(f"https://{host}/events/", params=asked, headers=_key())
        answer.raise_for_status()
        return [event for told in answer.json()["member"] if (event := _event(told, now))]
    except (NoAnswer, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotHeardError(type(error).__name__) from error


def _key() -> dict[str, str]:
    """A key of before is a UUID, and has a header of its own; what is given now is an id of a client."""
    try:
        UUID(settings.UITDATABANK_KEY)
    except ValueError:
        return {"X-Client-Id": settings.UITDATABANK_KEY}
    return {"X-Api-Key": settings.UITDATABANK_KEY}


def _event(told: dict[str, Any], now: datetime) -> Event | None:
    """None for one that is cancelled, over, or without a moment at which it begins."""
    moments = [one for one in told.get("subEvent") or (told,) if one.get("startDate")]
    coming = [one for one in moments if (parse_datetime(one.get("endDate") or one["startDate"]) or now) >= now]
    is_off = told.get("status", {}).get("type") == "Unavailable"
    title = _in_dutch(told["name"], told.get("mainLanguage", "nl"))
    if not coming or is_off or not title:
        return None
    first = min(coming, key=lambda one: str(one["startDate"]))
    where = told.get("location") or {}
    language = where.get("mainLanguage", "nl")
    town = _in_dutch(where.get("address") or {}, language) or {}
    named = (_in_dutch(where.get("name") or {}, language), town.get("addressLocality", ""))
    place = ", ".join(str(one)[:LONGEST] for one in named if one)
    return Event(str(title)[:LONGEST], first["startDate"], first.get("endDate") or "", place, _address(told))


def _in_dutch(texts: Any, language: str) -> Any:
    """What is told in Dutch, else in the language in which it was written."""
    return (texts.get("nl") or texts.get(language) or "") if isinstance(texts, dict) else texts


def _address(told: dict[str, Any]) -> str:
    """On the site for everybody: an event is there by its id."""
    key = str(told.get("@id", "")).rstrip("/").rpartition("/")[2]
    try:
        return f"{SITE}x/{UUID(key)}"
    except ValueError:
        return ""
