"""The log as CSV, as a spreadsheet here opens it. A cell that a spreadsheet would calculate gets a mark before it."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.readers.own import guarded
from draagvlak.capabilities.privacy.wording.done import what_row, what_was_done
from draagvlak.capabilities.privacy.wording.installation import what_happened

Said = tuple[str, str, str, str, str]  # moment as ISO, who, right, label of the row, its name


def write_log(lines: Iterable[Said], stream: BinaryIO) -> None:
    said = ((at, who, what_was_done(what), what_row(row), name) for at, who, what, row, name in lines)
    _write([_("Wanneer"), _("Wie"), _("Wat"), _("Waarop"), _("Naam")], said, stream)


def write_events(events: Iterable[tuple[str, str, str, str, str, str]], stream: BinaryIO) -> None:
    """Of each: moment as ISO, who, right, label of the row, name of the authority, whom it is about."""
    said = ((at, who, what_happened(what, row), place, whom) for at, who, what, row, place, whom in events)
    _write([_("Wanneer"), _("Wie"), _("Wat"), _("Werkruimte"), _("Over wie")], said, stream)


def _write(titles: Sequence[str], lines: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(titles)
    writer.writerows([guarded(cell) for cell in line] for line in lines)
    text.flush()
    text.detach()


def moment(at: object) -> str:
    return localtime(at).strftime("%Y-%m-%d %H:%M:%S")  # type: ignore[arg-type]
