"""What stands on a public page for machines: schema.org as JSON-LD. Nothing in it that the page does not show."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.timezone import localtime

Json = dict[str, Any]
SCHEMA = "https://schema.org"


def organisation(name: str, url: str, areas: Sequence[str], contact: dict[str, str]) -> Json:
    """`contact`: "email" and "telephone", "" where the page shows none."""
    found: Json = {"@type": "Organization", "@id": f"{url}#netwerk", "name": name, "url": url}
    if areas:
        found["areaServed"] = [{"@type": "AdministrativeArea", "name": area} for area in areas]
    return found | {part: value for part, value in contact.items() if value}


def event(activity: Any, url: str, organiser: str) -> Json:
    """`url`: of the page; `organiser`: the id of its organisation. Times with the zone of the country."""
    found: Json = {
        "@type": "Event",
        "@id": f"{url}#activiteit-{activity.key}",
        "name": activity.title,
        "startDate": localtime(activity.starts_at).isoformat(),
        "eventStatus": f"{SCHEMA}/Event{'Cancelled' if activity.is_cancelled else 'Scheduled'}",
        "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
        "organizer": {"@id": organiser},
        "url": f"{url}#activiteit-{activity.key}",
    }
    if activity.ends_at > activity.starts_at:
        found["endDate"] = localtime(activity.ends_at).isoformat()
    if activity.text:
        found["description"] = activity.text
    if activity.place:
        found["location"] = {"@type": "Place", "name": activity.place, "address": activity.place}
    return found


def article(story: Any, url: str, image: str, publisher: Json) -> Json:
    """`story`: with its title, lead and the day on which it was published."""
    day: date = story.published_on
    return _of(
        [
            {
                "@type": "Article",
                "@id": url,
                "headline": story.title,
                "description": story.lead,
                "datePublished": day.isoformat(),
                "inLanguage": "nl-BE",
                "image": image,
                "url": url,
                "author": {"@id": publisher["@id"]},
                "publisher": {"@id": publisher["@id"]},
            },
            publisher,
        ]
    )


def page(whose: Json, activities: Iterable[Any], url: str) -> Json:
    return _of([whose, *(event(one, url, whose["@id"]) for one in activities)])


def _of(parts: Sequence[Json]) -> Json:
    return {"@context": SCHEMA, "@graph": list(parts)}
