"""What was asked in a terminal. argparse speaks English only, so every sentence for people is our own."""

import argparse
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.readers.cells import shown

LANGUAGES = ("nl", "en")
COMMANDS = ("analyse", "check-cases", "backup", "restore")
WITH_DATABASE = ("backup", "restore")


class MisuseError(Exception):
    """The command cannot be carried out as it was typed; its text is one sentence for whoever typed it."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise MisuseError(_("Dit commando begrijpen we niet.") + " " + see_help())


def see_help() -> str:
    return _("Typ draagvlak --help om te zien wat kan.")


def language(arguments: Sequence[str]) -> str:
    """The language asked for, also of a command that is wrong otherwise."""
    for word, following in pairwise([*arguments, ""]):
        asked = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if asked in LANGUAGES:
            return asked
    return "nl"


def help_text() -> str:
    lines = [
        _("Draagvlak: hoe verankerd is een lokaal netwerk?"),
        "",
        "  draagvlak analyse BESTAND",
        "    " + _("Maak het ankerrapport van een lijst (Excel, ODS, CSV of netwerkbestand)."),
        "    --json                  " + _("het rapport als JSON"),
        "    --director NAAM         " + _("wie de netwerkregisseur is"),
        "    --as-of JJJJ-MM-DD      " + _("de dag waarop we kijken; anders vandaag"),
        "    --municipality NAAM     " + _("een gemeente die het netwerk omspant; mag meermaals"),
        "    --sheet BLAD            " + _("lees alleen dit blad; mag meermaals"),
        "    --relation NAAM         " + _("welke relatie van een netwerkbestand; * voor alle"),
        "    --lang nl|en            " + _("de taal van de zinnen"),
        "",
        "  draagvlak check-cases BESTAND",
        "    " + _("Vergelijk de maten met een bestand vol gevallen."),
        "",
        "  draagvlak backup MAP",
        "    " + _("Maak een reservekopie van de database, terwijl de server werkt."),
        "    --verify                " + _("zet ze terug in een aparte database en tel alles na"),
        "    --every MINUTEN         " + _("blijf dat doen; wat te oud is, wordt gewist"),
        "",
        "  draagvlak restore MAP",
        "    " + _("Zet een reservekopie terug, of de nieuwste in de map."),
        "    --verify                " + _("kijk ze alleen na"),
    ]
    return "\n".join(lines) + "\n"


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked: `command`, `file` and the options. Raises MisuseError."""
    options, unknown = _parser().parse_known_intermixed_args(list(arguments))
    if options.command not in COMMANDS:
        raise MisuseError(_("Zeg wat je wil: analyse, check-cases, backup of restore.") + " " + see_help())
    if unknown:
        raise MisuseError(_("‘%(text)s’ kennen we niet.") % {"text": unknown[0]} + " " + see_help())
    if options.file is None:
        raise MisuseError(_("Zeg ook welk bestand of welke map.") + " " + see_help())
    if options.lang not in LANGUAGES:
        raise MisuseError(_("De taal is nl of en, niet ‘%(text)s’.") % {"text": options.lang})
    options.file = Path(options.file)
    options.director = options.director and shown(options.director)  # it comes back in a report
    options.municipality = [shown(name) for name in options.municipality]
    options.every = _minutes(options.every) if options.every is not None else None
    options.as_of = _day(options.as_of) if options.as_of is not None else None
    return options


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="draagvlak", add_help=False, allow_abbrev=False)
    parser.add_argument("command", nargs="?")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--director")
    parser.add_argument("--as-of")
    parser.add_argument("--sheet", action="append")
    parser.add_argument("--municipality", action="append", default=[])
    parser.add_argument("--relation")
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--every")
    parser.add_argument("--lang", default="nl")
    return parser


def _minutes(text: str) -> int:
    if not (text.isdecimal() and int(text) > 0):
        raise MisuseError(_("‘%(text)s’ is geen aantal minuten.") % {"text": text})
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        said = _("‘%(text)s’ is geen dag die we kennen: schrijf --as-of als 2026-11-24.")
        raise MisuseError(said % {"text": text}) from error
