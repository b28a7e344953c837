"""The report as plain text of at most 80 columns: the same letter as on the page, paths as strokes."""

import textwrap
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording import basis, heading, layer_name, paths_counted, remark, talks_heading

WIDTH = 80
MOST_STROKES = 20  # of one count; above it "…" says that there are more than are drawn
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def as_text(report: dict[str, Any], colour: bool = False) -> str:
    """The letter. `colour` for a terminal only."""
    found = report["anchoring"]
    lines = _wrapped(found["sentence"])
    if colour:
        lines = [f"{BOLD}{line}{PLAIN}" for line in lines]
    lines += _wrapped(found["next"])
    lines += ["", *_wrapped(heading(found["paths"])), *_strokes(report)]
    lines += _section(_("Waarom we dat zeggen"), found["reasons"])
    lines += _section(_("Waar een brug ontbreekt"), [bridge["why"] for bridge in report["missing_bridges"]])
    talks = [f"{talk['rank']}. {talk['why']}" for talk in report["conversations"]]
    lines += _section(talks_heading(len(talks)), talks)
    lines += _section(_("Wat we niet weten"), report["confidence"]["unknown"])
    lines += _section(_("Waarop dit steunt"), [basis(report), *report["confidence"]["statements"]])
    lines += _section(_("Wat je aandacht vraagt in de lijst"), _attention(report))
    return "\n".join(lines) + "\n"


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


def _strokes(report: dict[str, Any]) -> list[str]:
    """A row a layer; what it calls for stands behind an arrow, on a line of its own where there is no room."""
    paths = report["anchoring"]["paths"]
    heads = {"with_director": _("met jou"), "without_director": _("zonder jou")}
    if report["director"]["id"] is None:
        heads = {"with_director": ""}
    names = [layer_name(path["to"]) for path in paths]
    table = [["", *heads.values()]] if len(heads) > 1 else []
    table += [[name, *(_stroke(path[key]) for key in heads)] for name, path in zip(names, paths, strict=True)]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    lines = ["  " + "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in table]
    remarks = [""] * (len(table) - len(paths)) + [remark(report, path) for path in paths]
    return [part for line, said in zip(lines, remarks, strict=True) for part in _remarked(line, said)]


def _remarked(line: str, said: str) -> list[str]:
    if not said:
        return [line.rstrip()]
    one = f"{line}  ← {said}"
    return [one] if len(one) <= WIDTH else [line.rstrip(), f"    ← {said}"]


def _stroke(count: int | None) -> str:
    if not count:
        return paths_counted(count)
    more = "…" if count > MOST_STROKES else ""
    return f"{'═' * min(count, MOST_STROKES)}{more} {count}"
