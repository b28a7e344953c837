"""Indicators and their measurements. Of who takes part only how many: no names, no lists."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.policy.choices import Direction, IndicatorKind
from draagvlak.capabilities.policy.models import Indicator, Measurement, Objective, Result
from draagvlak.capabilities.policy.queries.actions import actions_of
from draagvlak.capabilities.policy.queries.naming import is_a_list, names_somebody

KEY = re.compile(r"\d{1,18}", re.ASCII)
WHAT = {"o": "objective_id", "a": "action_id", "r": "result_id"}


@dataclass(frozen=True)
class Meant:
    """What a form says of an indicator. `of`: "o", "a" or "r" with the key of an objective, an action or a result."""

    name: str
    of: str
    kind: str = IndicatorKind.COUNT
    unit: str = ""
    direction: str = Direction.UP
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_on: date | None = None


@dataclass(frozen=True)
class Found:
    """What a form says of a measurement."""

    on: date
    value: Decimal
    source: str


def make_indicator(user: User, authority: Authority, network: Network, meant: Meant, step: str) -> Indicator:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, "policy.write", authority, network, once=step) as note:
        made = Indicator(authority=authority, network=network, **_ready(network, meant))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change_indicator(
    user: User, authority: Authority, network: Network, at: tuple[int, int], meant: Meant, step: str
) -> Indicator:
    """Its kind stays once something was measured, and what counts people always does.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "policy.write", authority, network) as note:
        rows = Indicator.objects.filter(network=network)
        before = rows.select_for_update(of=("self",)).get(pk=at[0])
        counts_people = before.kind == IndicatorKind.PARTICIPATION
        if meant.kind != before.kind and (counts_people or Measurement.objects.filter(indicator=before).exists()):
            raise RefusedError("kind", "kind-stays")
        changed = edit(rows, *at, _ready(network, meant, before) | {"_change_reason": step})
        note(changed)
    return changed


def remove_indicator(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """With its measurements; both come back together. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        found = Indicator.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        note(found)
        rows: list[Any] = [*Measurement.objects.filter(indicator=found), found]
        for one in rows:
            keep_as_it_is(one)
            one._change_reason = step
            one.delete()


def note_measurement(
    user: User, authority: Authority, network: Network, indicator: int, found: Found, step: str
) -> Measurement:
    """Sent twice, made once. Raises RefusedError, DoesNotExist, PermissionDenied, and SentBeforeError."""
    with acting(user, "policy.write", authority, network, once=step) as note:
        of = Indicator.objects.select_for_update(of=("self",)).get(network=network, pk=indicator)
        made = Measurement(authority=authority, indicator=of, noted_by=user, **_measured(network, of, found))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change_measurement(
    user: User, authority: Authority, network: Network, at: tuple[int, int], found: Found, step: str
) -> Measurement:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        rows = Measurement.objects.filter(indicator__network=network)
        before = rows.select_related("indicator").get(pk=at[0])
        Indicator.objects.select_for_update(of=("self",)).get(pk=before.indicator_id)
        values = _measured(network, before.indicator, found, before.pk) | {"_change_reason": step}
        changed = edit(rows, *at, values)
        note(changed)
    return changed


def remove_measurement(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Raises DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        rows = Measurement.objects.select_for_update(of=("self",)).filter(indicator__network=network)
        found = rows.get(pk=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()


def _ready(network: Network, meant: Meant, before: Indicator | None = None) -> dict[str, Any]:
    texts = {"name": meant.name.strip(), "unit": meant.unit.strip()}
    refuse_register_numbers(texts)
    if not texts["name"]:
        raise RefusedError("name", "empty")
    if meant.kind == IndicatorKind.PARTICIPATION:
        _refuse_people(network, texts)
        for part in ("baseline", "target"):
            _refuse_parts_of_people(part, getattr(meant, part))
    parts = ("kind", "direction", "baseline", "target", "target_on")
    told = {part: getattr(meant, part) for part in parts}
    return {**texts, **told, **_whose(network, meant.of, before)}


def _whose(network: Network, of: str, before: Indicator | None) -> dict[str, int | None]:
    """The columns that say of what it is. What it was of before may have been taken out of its plan since."""
    column, key = WHAT.get(of[:1], ""), int(of[1:]) if KEY.fullmatch(of[1:]) else 0
    there = {
        "objective_id": lambda: Objective.objects.filter(plan__network=network, pk=key).exists(),
        "action_id": lambda: actions_of(network).filter(pk=key).exists(),
        "result_id": lambda: Result.objects.filter(network=network, pk=key).exists(),
    }
    is_same = before is not None and column and getattr(before, column) == key
    if not column or not (is_same or there[column]()):
        raise RefusedError("of", "of-what")
    return {one: key if one == column else None for one in WHAT.values()}


def _measured(network: Network, of: Indicator, found: Found, but: int = 0) -> dict[str, Any]:
    source = found.source.strip()
    refuse_register_numbers({"source": source})
    if not source:
        raise RefusedError("source", "no-source")
    if found.on > day_of(network):
        raise RefusedError("on", "not-yet")
    if of.kind == IndicatorKind.PARTICIPATION:
        _refuse_people(network, {"source": source})
        _refuse_parts_of_people("value", found.value)
    if Measurement.objects.filter(indicator=of, on=found.on).exclude(pk=but).exists():
        raise RefusedError("on", "same-day")
    return {"on": found.on, "value": found.value, "source": source}


def _refuse_people(network: Network, texts: dict[str, str]) -> None:
    """Raises RefusedError for a text beside figures of people that names them."""
    for part, text in texts.items():
        if is_a_list(text) or names_somebody(network, text):
            raise RefusedError(part, "names")


def _refuse_parts_of_people(part: str, value: Decimal | None) -> None:
    if value is not None and (value < 0 or value != value.to_integral_value()):
        raise RefusedError(part, "not-whole")
