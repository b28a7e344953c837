"""The log as CSV, as a spreadsheet here opens it. A cell that a spreadsheet would calculate gets a mark before it."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.readers.own import guarded
from draagvlak.capabilities.privacy.wording.done import what_row, what_was_done

Said = tuple[str, str, str, str, str]  # moment as ISO, who, right, label of the row, its name


def write_log(lines: Iterable[Said], stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_("Wanneer"), _("Wie"), _("Wat"), _("Waarop"), _("Naam")])
    for at, who, what, row, name in lines:
        writer.writerow([guarded(cell) for cell in (at, who, what_was_done(what), what_row(row), name)])
    text.flush()
    text.detach()


def moment(at: object) -> str:
    return localtime(at).strftime("%Y-%m-%d %H:%M:%S")  # type: ignore[arg-type]
