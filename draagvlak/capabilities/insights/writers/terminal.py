"""The report as plain text of at most 80 columns: the same letter as on the page, paths as strokes."""

import textwrap
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording import counted, layer_name, paths_counted, talks_heading

WIDTH = 80
MOST_STROKES = 20  # of one count; above it "…" says that there are more than are drawn
COLUMN = 24  # columns of the terminal for one count
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def as_text(report: dict[str, Any], colour: bool = False) -> str:
    """The letter. `colour` for a terminal only."""
    found = report["anchoring"]
    lines = _wrapped(found["sentence"])
    if colour:
        lines = [f"{BOLD}{line}{PLAIN}" for line in lines]
    lines += _wrapped(found["next"])
    lines += ["", *_wrapped(heading(found["paths"])), *_strokes(found["paths"], report["director"]["id"] is not None)]
    lines += _section(_("Waarom we dat zeggen"), found["reasons"])
    lines += _section(_("Waar een brug ontbreekt"), [bridge["why"] for bridge in report["missing_bridges"]])
    talks = [f"{talk['rank']}. {talk['why']}" for talk in report["conversations"]]
    lines += _section(talks_heading(len(talks)), talks)
    lines += _section(_("Wat we niet weten"), report["confidence"]["unknown"])
    lines += _section(_("Waarop dit steunt"), [_basis(report), *report["confidence"]["statements"]])
    lines += _section(_("Wat je aandacht vraagt in de lijst"), _attention(report))
    return "\n".join(lines) + "\n"


def heading(paths: list[dict[str, Any]]) -> str:
    """What the strokes count: ways from where to every layer."""
    return _("Zoveel wegen lopen er van %(from)s naar elke laag") % {"from": layer_name(paths[0]["from"])}


def _basis(report: dict[str, Any]) -> str:
    counts = report["counts"]
    return counted(counts["persons"], counts["contacts"], counts["active_ties"])


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


def _strokes(paths: list[dict[str, Any]], has_director: bool) -> list[str]:
    widest = max(len(layer_name(path["to"])) for path in paths)
    head = f"  {'':{widest}}  {_('met jou'):<{COLUMN}}{_('zonder jou')}"
    rows = [_stroke_row(path, widest, has_director) for path in paths]
    return [head, *rows] if has_director else rows


def _stroke_row(path: dict[str, Any], widest: int, has_director: bool) -> str:
    said = f"{_stroke(path['with_director']):<{COLUMN}}"
    if has_director:
        said += _stroke(path["without_director"])
    return f"  {layer_name(path['to']):{widest}}  {said}".rstrip()


def _stroke(count: int | None) -> str:
    if not count:
        return paths_counted(count)
    more = "…" if count > MOST_STROKES else ""
    return f"{'═' * min(count, MOST_STROKES)}{more} {count}"
