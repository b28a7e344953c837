"""What is told of networks to others: counts of five people and more, levels and the stage, never anybody's name.

People are counted as the summary publishes them, which moves by five from one day to the next (decision 0056); what is
no number of people goes down to a group of five (analysis.aggregates.in_groups). Of fewer than five people: nothing.
`networks` came through the gate, or are one's own: this file asks nobody.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DurationField, F, Q, Sum
from django.utils.timezone import localdate
from django.utils.translation import get_language

from draagvlak.analysis.aggregates import K, in_groups
from draagvlak.basics.months import months_after
from draagvlak.capabilities.alignment.models import Profile
from draagvlak.capabilities.alignment.queries.sharing import days_of
from draagvlak.capabilities.federation.choices import size_of
from draagvlak.capabilities.insights.choices import Answer
from draagvlak.capabilities.insights.models import ConversationAnswer, KeptCounts, ReportHead
from draagvlak.capabilities.insights.wording import is_told
from draagvlak.capabilities.insights.writers.report_json import EDITION
from draagvlak.capabilities.intervision.choices import Age, What
from draagvlak.capabilities.intervision.models import Beginning, StageSeen
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models import Attendance, Contact, Network, Participation, Partnering
from draagvlak.capabilities.network.queries.recurring import start_of

MONTHS = 12
AGES = ((3, Age.YOUNG), (10, Age.GROWN))


@dataclass(frozen=True)
class Stage:
    """How anchored: `key` of METHOD's stages; `seen`: each stage with the day from which it was seen, oldest first;
    `introductions`: in a year, down to a group of five.
    """

    key: str
    seen: tuple[tuple[str, date], ...]
    introductions: int


@dataclass(frozen=True)
class Figures:
    """Of one network. What was not asked for, or is not known, or is of fewer than five people, is None or empty."""

    size: str = ""
    governance: str = ""
    since: int | None = None
    age: str = ""
    people: tuple[tuple[tuple[str, ...], int], ...] = ()
    organisations: int | None = None
    contacts: int | None = None
    support: tuple[tuple[str, str], ...] = ()
    meetings: float | None = None
    hours: int | None = None
    stage: Stage | None = None


def figures_of(networks: Collection[Network], wanted: Mapping[int, Collection[str]]) -> dict[int, Figures]:
    """By key, of each network those parts (What) that are `wanted` of it, in ten queries at most."""
    by = {what: [one for one in networks if what in wanted.get(one.pk, ())] for what in What.values}
    counted = _counted([one for one in networks if wanted.get(one.pk)])
    enough = {what: [one for one in some if one.pk in counted] for what, some in by.items()}
    parts: dict[int, dict[str, Any]] = defaultdict(dict)
    for key, said in _about(by[What.ABOUT], counted).items():
        parts[key] |= said
    for one in enough[What.PEOPLE]:
        parts[one.pk]["people"] = tuple((rows, in_groups(number)) for rows, number in counted[one.pk])
    for key, number in _organisations(by[What.ORGANISATIONS]).items():
        parts[key]["organisations"] = in_groups(number)
    for key, number in _contacts(enough[What.CONTACTS]).items():
        parts[key]["contacts"] = in_groups(number)
    for key, said in _load(enough[What.LOAD]).items():
        parts[key] |= said
    for key, said in _of_report(enough[What.SUPPORT], enough[What.STAGE]).items():
        parts[key] |= said
    return {one.pk: Figures(**parts[one.pk]) for one in networks}


def _counted(networks: Collection[Network]) -> dict[int, list[tuple[tuple[str, ...], int]]]:
    """People by group of layers, as the summary says; none of a network of fewer than five."""
    rows = KeptCounts._base_manager.filter(network__in=networks, is_shown=True) if networks else []
    found = {
        one.network_id: [(tuple(group), sum(row)) for group, row in zip(one.rows, one.counts, strict=True)]
        for one in rows
    }
    return {key: some for key, some in found.items() if sum(number for _rows, number in some) >= K}


def _about(networks: Collection[Network], counted: Mapping[int, Any]) -> dict[int, dict[str, Any]]:
    if not networks:
        return {}
    governed = dict(Profile._base_manager.filter(network__in=networks).values_list("network", "governance"))
    begun = dict(Beginning._base_manager.filter(network__in=networks).values_list("network", "year"))
    found = {}
    for one in networks:
        people, year = sum(number for _rows, number in counted.get(one.pk, ())), begun.get(one.pk)
        found[one.pk] = {
            "size": size_of(people) if people else "",
            "governance": governed.get(one.pk, ""),
            "since": year,
            "age": age_of(year, _day(one)),
        }
    return found


def age_of(year: int | None, day: date) -> str:
    """The class (Age) of a network that began in `year`; "" where that is not known."""
    if not year:
        return ""
    return str(next((name for end, name in AGES if day.year - year < end), Age.OLD))


def _organisations(networks: Collection[Network]) -> dict[int, int]:
    if not networks:
        return {}
    rows = Partnering._base_manager.filter(days_of(networks)).order_by().values("network")
    found = dict(rows.annotate(number=Count("organisation", distinct=True)).values_list("network", "number"))
    return {one.pk: found.get(one.pk, 0) for one in networks}


def _contacts(networks: Collection[Network]) -> dict[int, int]:
    """In the twelve whole months before this one, in which five people or more took part in all."""
    if not networks:
        return {}
    rows = Contact._base_manager.filter(_year(networks, "network", "happened_on")).order_by().values("network")
    counted = dict(rows.annotate(number=Count("pk")).values_list("network", "number"))
    there = Participation._base_manager.filter(_year(networks, "contact__network", "contact__happened_on"))
    by_network = there.order_by().values("contact__network").annotate(people=Count("person", distinct=True))
    people = dict(by_network.values_list("contact__network", "people"))
    return {one.pk: counted.get(one.pk, 0) for one in networks if people.get(one.pk, K) >= K}


def _load(networks: Collection[Network]) -> dict[int, dict[str, Any]]:
    """Meetings a month, and hours of everybody together a month, in those twelve months (analysis.meeting_load)."""
    if not networks:
        return {}
    stays = Attendance._base_manager.filter(
        _year(networks, "meeting__network", "meeting__starts_at", is_moment=True),
        meeting__is_cancelled=False,
        meeting__ends_at__gte=F("meeting__starts_at"),
        answer__in=(Presence.INVITED, Presence.PRESENT),
        person__objected_on=None,
    )
    rows = (
        stays.order_by()
        .values("meeting__network")
        .annotate(
            meetings=Count("meeting", distinct=True),
            people=Count("person", distinct=True),
            stayed=Sum(F("meeting__ends_at") - F("meeting__starts_at"), output_field=DurationField()),
        )
    )
    return {
        row["meeting__network"]: {
            "meetings": round(row["meetings"] / MONTHS, 1),
            "hours": in_groups(int(row["stayed"].total_seconds() / 3600 / MONTHS)),
        }
        for row in rows
        if row["people"] >= K
    }


def _of_report(support: Collection[Network], stage: Collection[Network]) -> dict[int, dict[str, Any]]:
    """Of the report that was kept last, in the language that is on."""
    wanted = {one.pk for one in (*support, *stage)}
    if not wanted:
        return {}
    rows = ReportHead._base_manager.filter(report__network__in=wanted)
    heads = dict(rows.values_list("report__network", f"texts__{get_language() or 'nl'}"))
    heads = {key: head for key, head in heads.items() if head and head.get("edition") == EDITION}
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in support:
        layers = heads[one.pk]["carrying_of_bodies"] if one.pk in heads else []
        if is_told(layers):
            found[one.pk]["support"] = tuple((layer["layer"], layer["level"]) for layer in layers)
    some = [one for one in stage if one.pk in heads]
    seen, met = _seen(some), _introductions(some)
    for one in some:
        key = heads[one.pk]["anchoring"]["stage_key"]
        found[one.pk]["stage"] = Stage(key, tuple(seen[one.pk]), in_groups(met.get(one.pk, 0)))
    return found


def _seen(networks: Collection[Network]) -> dict[int, list[tuple[str, date]]]:
    found: dict[int, list[tuple[str, date]]] = defaultdict(list)
    rows = StageSeen._base_manager.filter(network__in=networks).order_by("since", "pk") if networks else []
    for row in rows:
        found[row.network_id].append((row.stage, row.since))
    return found


def _introductions(networks: Collection[Network]) -> dict[int, int]:
    """Conversations that were proposed and had, in those twelve months."""
    if not networks:
        return {}
    rows = ConversationAnswer._base_manager.filter(_year(networks, "network", "answered_on"), answer=Answer.DONE)
    return dict(rows.order_by().values("network").annotate(number=Count("pk")).values_list("network", "number"))


def _year(networks: Collection[Network], to_network: str, column: str, is_moment: bool = False) -> Q:
    """Rows of `networks` in the twelve whole months before the month in which each is seen."""
    found = Q(pk=None)
    by_day: dict[date, list[int]] = defaultdict(list)
    for one in networks:
        by_day[_day(one)].append(one.pk)
    for day, keys in by_day.items():
        first = day.replace(day=1)
        ends: tuple[Any, Any] = (months_after(first, -MONTHS), first)
        since, until = map(start_of, ends) if is_moment else ends
        found |= Q(**{f"{to_network}__in": keys, f"{column}__gte": since, f"{column}__lt": until})
    return found


def _day(network: Network) -> date:
    return network.frozen_on or localdate()
