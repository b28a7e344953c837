"""The tree of a plan while its rows are read: each level once, by its code or its title."""

from decimal import Decimal

from django.utils.translation import gettext as _

from draagvlak.basics.letters import plain
from draagvlak.basics.money import MOST
from draagvlak.capabilities.exchange.readers.table import Note
from draagvlak.capabilities.policy.queries.rows import NewAction, NewActionPlan, NewIndicator, NewLevel, NewObjective

MOST_ACTIONS = 3000
LONGEST_TITLE = 300


class Building:
    """`added`: how many amounts came on top of one of the same action, year and kind; `above`: how many rows bore one
    without being of an action.
    """

    def __init__(self) -> None:
        self.objectives: list[NewObjective] = []
        self.warnings: list[Note] = []
        self.years: set[int] = set()
        self.added = self.above = self.actions = 0
        self.last: NewLevel | None = None
        self._now: tuple[NewObjective | None, NewActionPlan | None] = (None, None)
        self._by_code: dict[tuple[int, str], NewLevel] = {}
        self._by_title: dict[tuple[int, int, str], NewLevel] = {}
        self._under: dict[int, tuple[NewObjective, NewActionPlan | None]] = {}
        self._told: list[Note] = []

    def leave(self) -> None:
        """What comes next is of another sheet."""
        self.last, self._now = None, (None, None)

    def told(self) -> list[Note]:
        """What is to be said of the level that was placed last."""
        found, self._told = self._told, []
        return found

    def place(self, level: int, code: str, title: str) -> NewLevel | Note:
        """The level of this code or title, made where it is new; from here on it is the one that rows stand under."""
        above = self._above(level, title) if level else None
        found = self._by_code.get((level, code.casefold())) if code else None
        if found is None:
            found = self._by_title.get((level, id(above), plain(title)))
            found = None if found is not None and found.code and code else found
        elif title and title != code and plain(title) != plain(found.title) and found.title != found.code:
            if level == 2:
                return Note("plan-other-title", {"text": title[:60], "code": code[:40]})
            self._told.append(Note("plan-title-kept", {"text": title[:60], "code": code[:40]}))
        elif found.title == found.code and title:
            found.title = title[:LONGEST_TITLE]
        if found is None:
            if level == 2 and self.actions >= MOST_ACTIONS:
                return Note("plan-too-many", {"limit": MOST_ACTIONS})
            found = self._made(level, code, title, above)
        self._enter(found)
        return found

    def add_indicator(self, level: NewLevel, one: NewIndicator) -> None:
        """An action plan has none of its own: they are kept with its objective."""
        holder = self._under[id(level)][0] if isinstance(level, NewActionPlan) else level
        if all(plain(known.name) != plain(one.name) for known in holder.indicators):
            holder.indicators.append(one)

    def add_amount(self, action: NewAction, year: int, part: str, amount: Decimal) -> None:
        values = action.amounts.setdefault(year, {})
        total = values.get(part, Decimal(0)) + amount
        if abs(total) >= MOST:
            return
        self.added += part in values
        values[part] = total
        self.years.add(year)

    def _above(self, level: int, title: str) -> NewLevel:
        """What a level stands under; where nothing was said of that, a place for what has none."""
        objective: NewLevel | None = self._now[0]
        if objective is None:
            note = Note("plan-no-objective", {"text": title[:60]})
            objective = self._standing(0, _("Zonder doelstelling"), None, note)
        plan: NewLevel | None = self._now[1]
        if level == 2 and plan is None:
            note = Note("plan-no-action-plan", {"text": title[:60]})
            plan = self._standing(1, _("Zonder actieplan"), objective, note)
        return plan if level == 2 and plan is not None else objective

    def _standing(self, level: int, title: str, above: NewLevel | None, note: Note) -> NewLevel:
        found = self._by_title.get((level, id(above), plain(title)))
        if found is None:
            self._told.append(note)
            found = self._made(level, "", title, above)
        self._enter(found)
        return found

    def _made(self, level: int, code: str, title: str, above: NewLevel | None) -> NewLevel:
        short = title[:LONGEST_TITLE]
        if len(title) > LONGEST_TITLE:
            self._told.append(Note("plan-title-cut", {"text": title[:60]}))
        text = title if len(title) > LONGEST_TITLE else ""
        made: NewLevel
        if level == 0:
            made = NewObjective(code, short, text)
            self.objectives.append(made)
        elif isinstance(above, NewObjective):
            made = NewActionPlan(code, short, text)
            above.action_plans.append(made)
            self._under[id(made)] = (above, None)
        else:
            made = NewAction(code, short, text)
            above.actions.append(made)  # type: ignore[union-attr]
            self._under[id(made)] = (self._under[id(above)][0], above)  # type: ignore[assignment]
            self.actions += 1
        if code:
            self._by_code[level, code.casefold()] = made
        self._by_title.setdefault((level, id(above), plain(title)), made)
        return made

    def _enter(self, level: NewLevel) -> None:
        self.last = level
        if isinstance(level, NewObjective):
            same = self._now[0] is level
            self._now = (level, self._now[1] if same else None)
        elif isinstance(level, NewActionPlan):
            self._now = (self._under[id(level)][0], level)
        else:
            self._now = self._under[id(level)]
