"""What would become of two rows that are one person: shown before it is done, and done the same way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.capabilities.network.models import Attendance, Membership, Merging, Network, Participation, Person
from draagvlak.capabilities.network.queries.people import POVERTY, person_at

FILLED = (
    "name", "known_as", "function", "organisation", "municipality", "email", "phone", "birth_day", "birth_month",
    "contact_consent_on", "parent_consent_on", "account_id",
)  # fmt: skip
CONTACT_DATA = ("email", "phone")


def combined(kept: Person, taken: Person, is_in_poverty: bool) -> dict[str, Any]:
    """What of `kept` becomes otherwise: what stood empty is filled from `taken`, and a right once used stays used.

    Contact data are only taken over where they may be kept of the person that comes of it.
    """
    values = {part: getattr(taken, part) for part in FILLED if getattr(taken, part) and not getattr(kept, part)}
    is_minor = kept.is_minor or taken.is_minor
    consents = {part: values.get(part, getattr(kept, part)) for part in ("contact_consent_on", "parent_consent_on")}
    lacks = (is_minor and not consents["parent_consent_on"]) or (is_in_poverty and not consents["contact_consent_on"])
    values = {part: value for part, value in values.items() if part not in CONTACT_DATA or not lacks}
    values |= {"is_minor": is_minor} if is_minor != kept.is_minor else {}
    objected = _outer(min, kept.objected_on, taken.objected_on)
    renewed = _outer(max, kept.renewed_on, taken.renewed_on)
    values |= {"objected_on": objected} if objected != kept.objected_on else {}
    return values | ({"renewed_on": renewed} if renewed != kept.renewed_on else {})


def _outer(pick: Any, *days: date | None) -> date | None:
    found: date | None = pick((day for day in days if day), default=None)
    return found


def adds_position(kept: Person, taken: Person, values: dict[str, Any]) -> bool:
    """Whether what the other is called at work is something else, which then stays as a function beside."""
    became = tuple(values.get(part, getattr(kept, part)) for part in ("function", "organisation"))
    other = (taken.function, taken.organisation)
    return any(other) and any(one and one != now for one, now in zip(other, became, strict=True))


@dataclass(frozen=True)
class Preview:
    """Two people side by side. `values`: what becomes otherwise with the one that stays. Counts are of rows."""

    kept: Person
    taken: Person
    values: dict[str, Any]
    adds_position: bool
    layers: tuple[list[str], list[str]]  # in the network of the page, today
    contacts: tuple[int, int, int]  # of the one, of the other, and of both as one: what they share counts once
    meetings: tuple[int, int, int]
    both_have_accounts: bool


def preview_of(network: Network, kept: int, taken: int) -> Preview | None:
    """None where one of the two is nobody of `network`, or both are the same. In a fixed number of queries."""
    one, other = person_at(network, kept), person_at(network, taken)
    if one is None or other is None or kept == taken:
        return None
    rows = list(Membership.objects.filter(person__in=(one, other), until=None))
    layers = {row.person_id: row.layers for row in rows if row.network_id == network.pk}
    values = combined(one, other, any(row.layers[:1] == [POVERTY] for row in rows))
    met = Participation.objects.filter(person__in=(one, other)).values_list("person_id", "contact_id")
    asked = Attendance.objects.filter(person__in=(one, other)).values_list("person_id", "meeting_id")
    return Preview(
        one,
        other,
        values,
        adds_position(one, other, values),
        (layers.get(one.pk, []), layers.get(other.pk, [])),
        _counted(met, kept, taken),
        _counted(asked, kept, taken),
        bool(one.account_id and other.account_id),
    )


def _counted(rows: Iterable[tuple[int, int]], kept: int, taken: int) -> tuple[int, int, int]:
    pairs = list(rows)
    one, other = ({thing for person, thing in pairs if person == who} for who in (kept, taken))
    return len(one), len(other), len(one | other)


def last_merging(person: int) -> Merging | None:
    """The one that may be undone: whatever stands on it would fall with it."""
    return Merging.objects.filter(kept=person).first()
