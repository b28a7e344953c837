"""A measured figure in words. Of people who take part, fewer than five are not counted for everybody (TRUST §1)."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from draagvlak.analysis.aggregates import K
from draagvlak.basics.figures import shown_figure
from draagvlak.capabilities.policy.choices import Direction, IndicatorKind


def is_hidden(kind: str, value: Decimal | None, sees_small: bool) -> bool:
    """Whether so few people took part that the reader is not told how many."""
    return kind == IndicatorKind.PARTICIPATION and value is not None and value < K and not sees_small


def fewer() -> str:
    return _("minder dan %(count)s") % {"count": K}


def short(kind: str, value: Decimal) -> str:
    """A figure beside a picture, where there is little room: without its unit."""
    if kind == IndicatorKind.MONEY:
        return f"€ {shown_figure(value)}"
    return f"{shown_figure(value)} %" if kind == IndicatorKind.SHARE else shown_figure(value)


def whole(kind: str, value: Decimal, unit: str = "") -> str:
    """A figure with what it counts.

    >>> whole("money", Decimal(12500)), whole("share", Decimal("45.5")), whole("count", Decimal(3), "gezinnen")
    ('€ 12.500,00', '45,5 %', '3 gezinnen')
    """
    if kind == IndicatorKind.MONEY:
        return f"€ {shown_figure(value, 2)}"
    counts = _("deelnames") if kind == IndicatorKind.PARTICIPATION and not unit else unit
    return " ".join(filter(None, (short(kind, value), counts)))


def said(indicator: Any, value: Decimal, sees_small: bool) -> str:
    """A figure of `indicator` (a row), as whoever reads may hear it."""
    if is_hidden(indicator.kind, value, sees_small):
        return f"{fewer()} {indicator.unit or _('deelnames')}"
    return whole(indicator.kind, value, indicator.unit)


def sentences(indicator: Any, last: tuple[date, Decimal] | None, sees_small: bool) -> list[str]:
    """Where an indicator stands: its last figure, how it began, what it should become and what is left."""
    found = []
    if last is None:
        found.append(_("Nog geen meting."))
    else:
        day, value = last
        told = said(indicator, value, sees_small)
        found.append(_("Op %(day)s: %(figure)s.") % {"day": date_format(day), "figure": told})
    if indicator.baseline is not None:
        found.append(_("Bij het begin: %(figure)s.") % {"figure": said(indicator, indicator.baseline, sees_small)})
    if indicator.target is not None:
        found.append(_target(indicator))
        if last is not None and not is_hidden(indicator.kind, last[1], sees_small):
            found.append(_left(indicator, last[1]))
    return found


def _target(indicator: Any) -> str:
    told = {"figure": whole(indicator.kind, indicator.target, indicator.unit)}
    if indicator.target_on is None:
        return _("Doel: %(figure)s.") % told
    return _("Doel: %(figure)s tegen %(day)s.") % {**told, "day": date_format(indicator.target_on)}


def _left(indicator: Any, value: Decimal) -> str:
    left = indicator.target - value if indicator.direction == Direction.UP else value - indicator.target
    if left <= 0:
        return _("Het doel is bereikt.")
    return _("Nog %(figure)s te gaan.") % {"figure": short(indicator.kind, left)}
