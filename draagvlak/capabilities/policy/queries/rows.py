"""A plan as a file says it: what `actions.bringing` takes. What a file does not say is None or empty, and stays."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class NewIndicator:
    """`kind` as in choices.IndicatorKind; `target` None where it is no number, which then stands in `unit`."""

    name: str
    target: Decimal | None = None
    unit: str = ""
    kind: str = "count"


@dataclass
class NewLevel:
    code: str
    title: str
    text: str = ""
    priority: bool | None = None
    indicators: list[NewIndicator] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


@dataclass
class NewAction(NewLevel):
    """`amounts`: euros by year and by queries.amounts.PARTS."""

    state: str = ""
    who: str = ""
    begins_on: date | None = None
    ends_on: date | None = None
    amounts: dict[int, dict[str, Decimal]] = field(default_factory=dict)


@dataclass
class NewActionPlan(NewLevel):
    actions: list[NewAction] = field(default_factory=list)


@dataclass
class NewObjective(NewLevel):
    action_plans: list[NewActionPlan] = field(default_factory=list)
