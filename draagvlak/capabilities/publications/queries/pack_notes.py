"""Where each figure of a justification comes from: its source, as what somebody noted it, and when."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.timezone import localtime

from draagvlak.basics.money import shown_euros
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.queries.who import roles_of

Json = dict[str, Any]
Noted = Callable[[Any], tuple[str, date | None]]  # of a row: as what somebody noted it, and when it last changed


@dataclass
class Notes:
    """The sources, each once, numbered from 1 in the order in which they are first named."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number_of(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers) + 1)

    @property
    def texts(self) -> list[str]:
        return list(self.numbers)


def cell(text: str, value: Decimal | None = None, note: int | None = None) -> Json:
    """`value`: the number that `text` says, for a sheet; `note`: the number of its source."""
    return {"text": text, "value": None if value is None else str(value), "note": note}


def euros(amount: Decimal | None, note: int | None) -> Json:
    return cell(shown_euros(amount), amount, note if amount is not None else None)


def noted_in(network: Network, rows: list[Any]) -> Noted:
    """As what somebody noted a row, and the day of its last change: each where that is known."""
    roles = roles_of(network, (row.noted_by_id for row in rows))
    days = last_changed(type(rows[0]), rows) if rows else {}
    return lambda row: (roles.get(row.noted_by_id or 0, ""), days.get(row.pk))


def last_changed(model: Any, rows: list[Any]) -> dict[int, date]:
    history = model.history.model.objects.filter(id__in=[row.pk for row in rows]).order_by("history_id")
    return {key: localtime(at).date() for key, at in history.values_list("id", "history_date")}
