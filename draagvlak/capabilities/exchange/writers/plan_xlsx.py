"""A policy plan as XLSX: a row for each level of it, in columns that we read in again."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from draagvlak.capabilities.exchange.readers.table import Cell
from draagvlak.capabilities.exchange.writers.sheet_parts import ESCAPED
from draagvlak.capabilities.exchange.writers.sheet_rows import reference_title, safe
from draagvlak.capabilities.policy.choices import ActionState, IndicatorKind
from draagvlak.capabilities.policy.models import Indicator
from draagvlak.capabilities.policy.queries.actions import Indicators
from draagvlak.capabilities.policy.queries.amounts import PARTS
from draagvlak.capabilities.policy.queries.plans import ActionShown, PlanShown

WIDTH = 24
Line = list[Cell]


def write_plan(plan: PlanShown, indicators: Indicators, stream: BinaryIO) -> None:
    """With what is in it today, not what was taken out."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Plan"))
    amounts = columns_of_amounts(plan)
    titles = [reference_title(), *titles_of(plan), *(title for title, _year, _part in amounts)]
    titles += [_("Indicator"), _("Streefwaarde")]
    for n in range(1, len(titles) + 1):
        sheet.column_dimensions[get_column_letter(n)].width = WIDTH
    sheet.freeze_panes = "A2"
    top = [WriteOnlyCell(sheet, value=text) for text in titles]
    for cell in top:
        cell.font = Font(bold=True)
    sheet.append(top)
    for n, line in enumerate(lines_of(plan, indicators, [(year, part) for _title, year, part in amounts]), start=1):
        sheet.append([_cell(sheet, value) for value in [f"r{n}", *line]])
    book.save(stream)


def titles_of(plan: PlanShown) -> list[str]:
    found = []
    for level in plan.levels:
        found += [_("Code %(level)s") % {"level": level}, str(level).capitalize()]
    more = (_("Prioritair"), _("Status"), _("Omschrijving"), _("Wie"), _("Begint op"), _("Eindigt op"))
    return [*found, *more]


def columns_of_amounts(plan: PlanShown) -> list[tuple[str, int, str]]:
    """Title, year and kind of each amount of which somebody said something."""
    words = dict(
        zip(PARTS, (_("uitgave"), _("ontvangst"), _("werkelijke uitgave"), _("werkelijke ontvangst")), strict=True)
    )
    rows = [amount for action in plan.actions for amount in action.amounts]
    said = {(row.year, part) for row in rows for part in PARTS if getattr(row, part) is not None}
    in_order = sorted(said, key=lambda one: (one[0], PARTS.index(one[1])))
    return [(f"{year} {words[part]}", year, part) for year, part in in_order]


def lines_of(plan: PlanShown, indicators: Indicators, amounts: list[tuple[int, str]]) -> Iterator[Line]:
    """A row for each objective, action plan and action; a second indicator of one stands in a row more."""
    for objective in plan.objectives:
        whose = [objective.row.code, objective.row.title]
        bare: Line = [None] * len(amounts)
        yield from _rows(
            [*whose, "", "", "", ""], objective.row, None, bare, indicators.get(("objective", objective.row.pk), [])
        )
        for above in objective.action_plans:
            place = [*whose, above.row.code, above.row.title]
            yield from _rows([*place, "", ""], above.row, None, bare, [])
            for action in above.actions:
                places = [*place, action.row.code, action.row.title]
                mine = indicators.get(("action", action.row.pk), [])
                yield from _rows(places, action.row, action, _euros(action, amounts), mine)


def _rows(
    place: list[str], row: object, action: ActionShown | None, euros: list[Cell], indicators: list[Indicator]
) -> Iterator[Line]:
    empty: list[Cell] = [None] * 6
    names: list[Cell] = [safe(text) for text in place]
    yield [*names, *_about(row, action), *euros, *_target(indicators[0] if indicators else None)]
    for one in indicators[1:]:
        yield [*names, *empty, *([None] * len(euros)), *_target(one)]


def _about(row: object, action: ActionShown | None) -> list[Cell]:
    text = safe(getattr(row, "text", ""))
    priority = _("ja") if getattr(row, "priority", False) else _("nee")
    if action is None:
        return [priority, None, text, None, None, None]
    said = action.row
    days: list[date | None] = [said.begins_on, said.ends_on]
    return [priority, str(ActionState(said.state).label), text, safe(said.who), *days]


def _euros(action: ActionShown, amounts: list[tuple[int, str]]) -> list[Cell]:
    by_year = {row.year: row for row in action.amounts}
    return [_number(getattr(by_year.get(year), part, None)) for year, part in amounts]


def _number(amount: Decimal | None) -> Cell:
    return None if amount is None else float(amount)


def _target(one: Indicator | None) -> list[Cell]:
    if one is None:
        return [None, None]
    if one.target is None:
        return [safe(one.name), safe(one.unit)]
    figure = f"{one.target.normalize():f}".replace(".", ",")
    around = {IndicatorKind.SHARE: "{} % {}", IndicatorKind.MONEY: "€ {} {}"}.get(IndicatorKind(one.kind), "{} {}")
    return [safe(one.name), around.format(figure, one.unit).strip()]


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> object:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]  # it knows days too
        cell.number_format = "yyyy-mm-dd"
        return cell
    if not isinstance(value, str):
        return value
    text = ESCAPED.sub("_x005F_", value).replace("\r", "_x000D_")
    if not text.startswith(("=", "#")):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # what looks like an error (#N/A) is a text as well
    return cell
