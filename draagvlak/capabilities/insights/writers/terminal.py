"""The report as plain text of at most 80 columns: the same letter as on the page, paths as strokes."""

import textwrap
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording import layer_name

WIDTH = 80
MOST_STROKES = 12
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def as_text(report: dict[str, Any], colour: bool = False) -> str:
    """The letter. `colour` for a terminal only."""
    found = report["anchoring"]
    lines = _wrapped(found["sentence"])
    if colour:
        lines = [f"{BOLD}{line}{PLAIN}" for line in lines]
    lines += _wrapped(found["next"])
    lines += ["", _("Zoveel wegen lopen er naar elke laag"), *_strokes(found["paths"])]
    lines += _section(_("Waarom we dat zeggen"), found["reasons"])
    lines += _section(_("Waar een brug ontbreekt"), [bridge["why"] for bridge in report["missing_bridges"]])
    talks = [f"{talk['rank']}. {talk['why']}" for talk in report["conversations"]]
    lines += _section(_("Drie gesprekken voor deze maand"), talks)
    lines += _section(_("Wat we niet weten"), report["confidence"]["unknown"])
    lines += _section(_("Waarop dit steunt"), [_basis(report), *report["confidence"]["statements"]])
    lines += _section(_("Wat je aandacht vraagt in de lijst"), _attention(report))
    return "\n".join(lines) + "\n"


def _basis(report: dict[str, Any]) -> str:
    counts = report["counts"]
    said: str = _("%(persons)s personen, %(contacts)s contacten, %(active_ties)s actieve banden.") % counts
    return said


def _attention(report: dict[str, Any]) -> list[str]:
    rows = [*report["source"]["skipped"], *report["warnings"]]
    return [_with_place(note) for note in rows]


def _with_place(note: dict[str, Any]) -> str:
    if not note.get("row"):
        return str(note["message"])
    return _("%(sheet)s, rij %(row)s: %(message)s") % note


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest)


def _section(title: str, items: list[str]) -> list[str]:
    lines = ["", title] if items else []
    for item in items:
        lines += _wrapped(item, "  ", "  ")
    return lines


def _strokes(paths: list[dict[str, Any]]) -> list[str]:
    widest = max(len(layer_name(path["to"])) for path in paths)
    head = f"  {'':{widest}}  {_('met jou'):<18}{_('zonder jou')}"
    return [head, *(_stroke_row(path, widest) for path in paths)]


def _stroke_row(path: dict[str, Any], widest: int) -> str:
    with_director, without = (_stroke(path[key]) for key in ("with_director", "without_director"))
    return f"  {layer_name(path['to']):{widest}}  {with_director:<18}{without}".rstrip()


def _stroke(count: int | None) -> str:
    if count is None:
        return _("weten we niet")
    return f"{'═' * min(count, MOST_STROKES)} {count}".strip()
