"""`draagvlak analyse FILE` and `draagvlak check-cases FILE`: no database, no server; `backup` and `restore` with them.

Exit codes: 0 done, 2 the file or the command was refused (one sentence on stderr), 1 a defect of ours; check-cases:
0 all agree, 1 some disagree, 3 some kinds are not built.
"""

import argparse
import json
import logging
import os
import secrets
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import django
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from rapidfuzz import fuzz, process, utils

from draagvlak.analysis.report import make_report
from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.mapping.supporting import support_of
from draagvlak.capabilities.exchange.readers import open_book, size_of
from draagvlak.capabilities.exchange.readers.cells import shown
from draagvlak.capabilities.exchange.readers.limits import MOST_BYTES
from draagvlak.capabilities.exchange.readers.table import Book, Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.exchange.writers.told import doubles_told, source_of, told
from draagvlak.capabilities.insights.writers.carried_json import Beside
from draagvlak.capabilities.insights.writers.report_json import as_json, as_json_text
from draagvlak.capabilities.insights.writers.terminal import as_text
from draagvlak.wiring.arguments import WITH_DATABASE, MisuseError, help_text, language, parsed

if TYPE_CHECKING:
    from draagvlak.analysis.cases import Checked

LOCALE = Path(__file__).parents[1] / "locale"
SHEETS_NAMED = 20
ALIKE = 60  # of 100: from here a name may be the one that was meant


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not settings.configured and given[:1] and given[0] in WITH_DATABASE:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
        django.setup()
    elif not settings.configured:
        settings.configure(LANGUAGE_CODE="nl", USE_I18N=True, LOCALE_PATHS=[LOCALE], INSTALLED_APPS=[])
        django.setup()
    with override(language(given)):
        try:
            return _run(given)
        except Refused as refused:
            sys.stderr.write(f"{shown(refusal(refused))}\n")
            return 2
        except MisuseError as misused:
            sys.stderr.write(f"{shown(str(misused))}\n")
            return 2
        except Exception as error:
            return _defect(error)


def _run(given: list[str]) -> int:
    if {"-h", "--help"} & set(given):
        sys.stdout.write(help_text())
        return 0
    options = parsed(given)
    if options.command in WITH_DATABASE:
        from draagvlak.wiring.backups import terminal  # noqa: PLC0415 it brings the database, which a report needs not

        return terminal.run(options)
    return _check_cases(options) if options.command == "check-cases" else _analyse(options)


def _defect(error: Exception) -> int:
    """Say that it was us, with a reference; the log gets the kind of error and its place, never what was read."""
    mark = secrets.token_hex(4)
    sys.stderr.write(_("Er ging bij ons iets mis (kenmerk %(mark)s). Er is niets bewaard.") % {"mark": mark} + "\n")
    place = traceback.extract_tb(error.__traceback__)[-1]
    logging.getLogger("draagvlak").error(
        "%s %s %s:%s", mark, type(error).__name__, Path(place.filename).name, place.lineno
    )
    return 1


def _analyse(options: argparse.Namespace) -> int:
    as_of = options.as_of or datetime.now(ZoneInfo("Europe/Brussels")).date()
    book = _only(open_book(options.file, options.file.name, options.relation), options.sheet)
    listing = read_listing(book, propose(book), as_of, options.director)
    if not listing.people:
        raise Refused("no-people")
    support = support_of(listing, options.municipality)
    report = make_report(replace(listing.records(), spans=tuple(options.municipality), support=support), as_of)
    names = {person.id: person.name for person in listing.people}
    warnings = _with_closest(told(listing.warnings), listing, options.director) + doubles_told(listing)
    found = as_json(report, names, source_of(book, listing), warnings, listing.director_source, Beside(support))
    if options.json:
        sys.stdout.write(as_json_text(found))
    else:
        sys.stdout.write(as_text(found, colour=sys.stdout.isatty()))
    return 0


def _with_closest(warnings: list[dict[str, Any]], listing: Listing, wanted: str | None) -> list[dict[str, Any]]:
    """A director who is not in the list: name who may have been meant."""
    if wanted is None:
        return warnings
    names = [person.name for person in listing.people]
    alike = process.extract(
        wanted, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=ALIKE
    )
    if not alike:
        return warnings
    meant = _("Bedoelde je %(names)s?") % {"names": " / ".join(name for name, _score, _place in alike)}
    return [
        {**said, "message": f"{said['message']} {meant}"} if said["code"] == "director-unknown" else said
        for said in warnings
    ]


def _only(book: Book, sheets: list[str] | None) -> Book:
    if not sheets:
        return book
    names = {table.name for table in book.tables}
    missing = [name for name in sheets if name not in names]
    if missing:
        others = ", ".join(table.name for table in book.tables[:SHEETS_NAMED])
        raise Refused("sheet-unknown", name=missing[0], others=others)
    return replace(book, tables=tuple(table for table in book.tables if table.name in sheets))


def _checked(file: Path) -> "list[Checked]":
    """Raises Refused for what is no file, too large, or holds no cases."""
    from draagvlak.analysis.cases import check  # noqa: PLC0415 it brings scipy, which a report can do without

    if size_of(file) > MOST_BYTES:
        raise Refused("too-large", limit=MOST_BYTES // 1024 // 1024)
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
        checked = [check(case) for case in (given["cases"] if isinstance(given, dict) else given)]
    except PermissionError as error:
        raise Refused("missing") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Refused("no-cases") from error
    if not checked:  # that nothing disagrees would say nothing
        raise Refused("no-cases")
    return checked


def _check_cases(options: argparse.Namespace) -> int:
    checked = _checked(options.file)
    for case in checked:
        for line in case.differences:
            sys.stdout.write(f"{case.id}: {line}\n")
        if case.agrees is None:
            sys.stdout.write(f"{case.id}: not built ({case.kind})\n")
    wrong = sum(case.agrees is False for case in checked)
    unbuilt = sum(case.agrees is None for case in checked)
    sys.stdout.write(f"{len(checked) - wrong - unbuilt} agree, {wrong} disagree, {unbuilt} not built\n")
    return 1 if wrong else 3 if unbuilt else 0


if __name__ == "__main__":
    sys.exit(main())
