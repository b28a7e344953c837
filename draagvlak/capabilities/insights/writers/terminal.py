"""The report as plain text of at most 80 columns: the same letter as on the page, paths as strokes."""

from typing import Any

from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording import Section, heading, layer_name, paths_counted, remark, sections
from draagvlak.capabilities.insights.writers.columns import padded, width, wrapped

WIDTH = 80
MOST_STROKES = 10  # of one count; above it "…" says that there are more than are drawn
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def as_text(report: dict[str, Any], colour: bool = False) -> str:
    """The letter. `colour` for a terminal only."""
    found = report["anchoring"]
    lines = wrapped(found["sentence"], WIDTH)
    if colour:
        lines = [f"{BOLD}{line}{PLAIN}" for line in lines]
    lines += wrapped(found["next"], WIDTH)
    lines += ["", *wrapped(heading(found["paths"]), WIDTH), *_strokes(report)]
    attention = Section("attention", _("Wat je aandacht vraagt in de lijst"), tuple(_attention(report)))
    for section in (*sections(report), attention):
        lines += _section(section)
    return "\n".join(lines) + "\n"


def _attention(report: dict[str, Any]) -> list[str]:
    rows = [*report["source"]["skipped"], *report["warnings"]]
    return [_with_place(note) for note in rows]


def _with_place(note: dict[str, Any]) -> str:
    if not note.get("row"):
        return str(note["message"])
    return _("%(sheet)s, rij %(row)s: %(message)s") % note


def _section(section: Section) -> list[str]:
    if not section.items:
        return []
    lines = ["", *wrapped(section.title, WIDTH), *wrapped(section.about, WIDTH, "  ", "  ")]
    for number, item in enumerate(section.items, start=1):
        first = f"  {number}. " if section.key == "talks" else "  "
        lines += wrapped(item, WIDTH, first, " " * len(first))
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
    widths = [max(width(cell) for cell in column) for column in zip(*table, strict=True)]
    lines = ["  " + "  ".join(padded(cell, most) for cell, most in zip(row, widths, strict=True)) for row in table]
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
