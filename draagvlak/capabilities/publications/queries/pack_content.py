"""All that a justification of a year says, but the words of stories: plain values, each figure with its source."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import override

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.choices import ActionState, IndicatorKind
from draagvlak.capabilities.policy.models import Action, ActionResult, Amount, Measurement, Result
from draagvlak.capabilities.policy.queries.amounts import PARTS, sums_of
from draagvlak.capabilities.policy.wording.figures import is_hidden, said, whole
from draagvlak.capabilities.publications.models import Known
from draagvlak.capabilities.publications.queries.pack_notes import (
    Json,
    Noted,
    Notes,
    cell,
    euros,
    last_changed,
    noted_in,
)
from draagvlak.capabilities.publications.wording import packs as words
from draagvlak.capabilities.publications.wording.known import value_named
from draagvlak.capabilities.publications.wording.paper import day_named

COLUMNS = ("planned_expense", "real_expense", "planned_receipt", "real_receipt")  # as words.AMOUNTS has them


def content_of(network: Network, year: int) -> Json:
    """In a fixed number of queries. Participation as anybody may read it: fewer than five are not counted."""
    with override("nl"):
        notes, made = Notes(), day_named(day_of(network))
        sections = _sections(network, year, notes)
        return {
            "title": words.title(year),
            "year": year,
            "network": network.name,
            "authority": network.authority.name,
            "made": made,
            "about": [words.about(year, made), *_rules(network, year)],
            "sections": sections,
            "notes": notes.texts,
        }


def _sections(network: Network, year: int, notes: Notes) -> list[Json]:
    actions = list(_ran(network, year))
    measured = list(_measured(network, year))
    taking_part = [one for one in measured if one.indicator.kind == IndicatorKind.PARTICIPATION]
    others = [one for one in measured if one.indicator.kind != IndicatorKind.PARTICIPATION]
    noted = noted_in(network, measured)
    hides = any(is_hidden(one.indicator.kind, one.value, sees_small=False) for one in taking_part)
    return [
        _section("actions", words.ACTIONS, [_action(one) for one in actions]),
        _section("amounts", words.AMOUNTS, _amounts(network, year, notes), (1, 2, 3, 4)),
        _section("results", words.RESULTS, _results(network, year, notes), (3,)),
        _section("indicators", words.INDICATORS, [_figure(one, noted, notes) for one in others], (3, 4)),
        _section("taking_part", words.TAKING_PART, [_figure(one, noted, notes) for one in taking_part], (3, 4))
        | {"lead": words.FEWER if hides else ""},
    ]


def _section(key: str, named: tuple[str, tuple[str, ...]], rows: list[list[Json]], figures: Iterable[int] = ()) -> Json:
    """`figures`: the columns with numbers, which stand to the right."""
    caption, head = named
    about = {"key": key, "title": caption, "lead": "", "empty": words.EMPTY[key]}
    return {**about, "head": list(head), "rows": rows, "figures": list(figures)}


def _ran(network: Network, year: int) -> QuerySet[Action]:
    """Actions of which something was done in the year: by their own days, else by how far they are; or by euros."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    there = Q(since__lte=last) & (Q(until=None) | Q(until__gte=first))
    begun = Q(begins_on=None) | Q(begins_on__lte=last)
    not_over = Q(ends_on=None) | Q(ends_on__gte=first)
    without_days = Q(begins_on=None, ends_on=None, state=ActionState.PLANNED)
    spent = Exists(Amount.objects.filter(action=OuterRef("pk"), year=year).exclude(real_expense=None))
    rows = Action.objects.filter((there & begun & not_over & ~without_days) | spent, network=network)
    order = ("action_plan__objective__plan__first_year", "action_plan__objective__place", "action_plan__place", "place")
    return rows.select_related("action_plan__objective__plan").order_by(*order, "pk")


def _action(row: Action) -> list[Json]:
    days = " – ".join(f"{day:%d/%m/%Y}" if day else "…" for day in (row.begins_on, row.ends_on))
    when = days if row.begins_on or row.ends_on else ""
    plan = row.action_plan.objective.plan.name
    return [cell(text) for text in (str(row), plan, str(row.get_state_display()), row.who, when)]


def _amounts(network: Network, year: int, notes: Notes) -> list[list[Json]]:
    rows = Amount.objects.filter(action__network=network, year=year).select_related("action").order_by("action", "pk")
    found = [row for row in rows if any(getattr(row, part) is not None for part in PARTS)]
    if not found:
        return []
    days = last_changed(Amount, found)

    def line(row: Amount) -> list[Json]:
        note = notes.number_of(words.note_of(row.source, on=days.get(row.pk)))
        return [cell(str(row.action)), *(euros(getattr(row, part), note) for part in COLUMNS)]

    lines = [line(row) for row in found]
    total = dict(zip(PARTS, sums_of(found).values, strict=True))
    summed = notes.number_of(words.SUMMED)
    return [*lines, [cell(words.TOTAL), *(euros(total[part], summed) for part in COLUMNS)]]


def _results(network: Network, year: int, notes: Notes) -> list[list[Json]]:
    rows = list(Result.objects.filter(network=network, on__year=year).order_by("on", "pk"))
    came_of: dict[int, list[str]] = defaultdict(list)
    links = ActionResult.objects.filter(result__in=rows, until=None).select_related("action").order_by("pk")
    for link in links:
        came_of[link.result_id].append(str(link.action))
    noted = noted_in(network, rows)

    def line(row: Result) -> list[Json]:
        source = notes.number_of(words.note_of(row.source, *noted(row)))
        of = "; ".join(came_of[row.pk]) or words.NO_ACTION
        cost = euros(row.cost, source if row.cost is not None else None)
        return [cell(row.title, note=source), cell(f"{row.on:%d/%m/%Y}"), cell(of), cost]

    return [line(row) for row in rows]


def _measured(network: Network, year: int) -> QuerySet[Measurement]:
    about = ("indicator__action", "indicator__objective", "indicator__result")
    rows = Measurement.objects.filter(indicator__network=network, on__year=year).select_related("indicator", *about)
    return rows.order_by("indicator__name", "indicator", "on", "pk")


def _figure(row: Measurement, noted: Noted, notes: Notes) -> list[Json]:
    of = row.indicator
    note = notes.number_of(words.note_of(row.source, *noted(row), measured=row.on))
    hidden = is_hidden(of.kind, row.value, sees_small=False)
    figure = cell(said(of, row.value, sees_small=False), None if hidden else row.value, note)
    target = whole(of.kind, of.target, of.unit) if of.target is not None else ""
    whose = str(of.action or of.objective or of.result or "")
    return [cell(of.name), cell(whose), cell(f"{row.on:%d/%m/%Y}"), figure, cell(target)]


def _rules(network: Network, year: int) -> list[str]:
    """What the rules of the subsidy say of accounting for a year: from 2027 on only what the network filled in."""
    if year < words.FIRST_UNKNOWN:
        return []
    known = {row.fact: row for row in Known.objects.filter(network=network, fact__in=words.NOT_FOUND).order_by("on")}
    kinds = {"justification-day": "day"}
    return [
        words.is_known(fact, value_named(known[fact].value, kinds.get(fact, "text")), known[fact].source)
        if fact in known
        else sentence
        for fact, sentence in words.NOT_FOUND.items()
    ]
