"""`draagvlak analyse FILE` and `draagvlak check-cases FILE`: no database, no server.

Exit codes: 0 done, 2 the file was refused (one sentence on stderr), 1 a defect of ours; check-cases: 0 all agree,
1 some disagree, 3 some kinds are not built.
"""

import argparse
import json
import logging
import secrets
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import django
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from draagvlak.analysis.cases import check
from draagvlak.analysis.report import make_report
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.table import Book, Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.exchange.writers.told import source_of, told
from draagvlak.capabilities.insights.writers.report_json import as_json
from draagvlak.capabilities.insights.writers.terminal import as_text

LOCALE = Path(__file__).parents[1] / "locale"


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if not settings.configured:
        settings.configure(LANGUAGE_CODE="nl", USE_I18N=True, LOCALE_PATHS=[LOCALE], INSTALLED_APPS=[])
        django.setup()
    with override(getattr(options, "lang", "nl")):
        try:
            return int(options.run(options))
        except Refused as refused:
            sys.stderr.write(f"{refusal(refused)}\n")
            return 2
        except Exception as error:
            mark = secrets.token_hex(4)
            sys.stderr.write(
                _("Er ging bij ons iets mis (kenmerk %(mark)s). Er is niets bewaard.") % {"mark": mark} + "\n"
            )
            logging.getLogger("draagvlak").debug("%s %s", mark, type(error).__name__, exc_info=True)
            return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="draagvlak", description="Hoe verankerd is een lokaal netwerk?")
    commands = parser.add_subparsers(required=True, metavar="analyse | check-cases")
    analyse = commands.add_parser("analyse", help="maak het ankerrapport van een lijst")
    analyse.add_argument("file", type=Path)
    analyse.add_argument("--json", action="store_true", help="het rapport als JSON")
    analyse.add_argument("--director", help="naam van de netwerkregisseur")
    analyse.add_argument("--as-of", type=date.fromisoformat, help="de dag waarop we kijken, JJJJ-MM-DD")
    analyse.add_argument("--sheet", action="append", help="lees alleen dit blad (mag meermaals)")
    analyse.add_argument("--relation", help="welke relatie van een netwerkbestand")
    analyse.add_argument("--lang", choices=("nl", "en"), default="nl")
    analyse.set_defaults(run=_analyse)
    cases = commands.add_parser("check-cases", help="vergelijk de maten met een bestand vol gevallen")
    cases.add_argument("file", type=Path)
    cases.set_defaults(run=_check_cases)
    return parser


def _analyse(options: argparse.Namespace) -> int:
    as_of = options.as_of or datetime.now(ZoneInfo("Europe/Brussels")).date()
    if not options.file.is_file():
        raise Refused("missing")
    book = _only(open_book(options.file, options.file.name, options.relation), options.sheet)
    listing = read_listing(book, propose(book), as_of, options.director)
    if not listing.people:
        raise Refused("no-people")
    report = make_report(listing.records(), as_of)
    names = {person.id: person.name for person in listing.people}
    found = as_json(report, names, source_of(book, listing), told(listing.warnings), listing.director_source)
    if options.json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(as_text(found, colour=sys.stdout.isatty()))
    return 0


def _only(book: Book, sheets: list[str] | None) -> Book:
    if not sheets:
        return book
    kept = tuple(table for table in book.tables if table.name in sheets)
    if not kept:
        raise Refused("no-rows")
    return Book(book.file, book.format, kept, book.epoch_1904, notes=book.notes)


def _check_cases(options: argparse.Namespace) -> int:
    try:
        given = json.loads(options.file.read_text(encoding="utf-8"))
        checked = [check(case) for case in (given["cases"] if isinstance(given, dict) else given)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused("damaged") from error
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
