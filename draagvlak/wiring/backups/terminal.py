"""`draagvlak backup DIR` and `draagvlak restore DIR`, in words. Needs the settings of the installation."""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from django.utils.translation import gettext as _

from draagvlak.wiring.backups import back_up, check, forget_old, newest, restore
from draagvlak.wiring.backups.manifest import UnsoundError


def run(options: argparse.Namespace) -> int:
    """Exit code 0, or 2 with one sentence on stderr and nothing changed."""
    try:
        return _backup(options) if options.command == "backup" else _restore(options)
    except UnsoundError as error:
        sys.stderr.write(_unsound(error) + "\n")
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode(errors="replace").strip().splitlines()
        said = _("De database weigerde: %(told)s. Er is niets veranderd.")
        sys.stderr.write(said % {"told": told[-1] if told else error.returncode} + "\n")
    except OSError as error:
        said = _("%(place)s: %(told)s. Er is niets veranderd.")
        sys.stderr.write(said % {"place": options.file, "told": error.strerror} + "\n")
    return 2


def _backup(options: argparse.Namespace) -> int:
    while True:
        made = back_up(options.file, options.verify)
        sys.stdout.write(_("Reservekopie: %(place)s") % {"place": made} + "\n")
        if options.verify:
            sys.stdout.write(_("Nagekeken: ze is teruggezet in een aparte database, en telt elke rij.") + "\n")
        for old in forget_old(options.file):
            sys.stdout.write(_("Verlopen en gewist: %(place)s") % {"place": old.name} + "\n")
        sys.stdout.flush()
        if options.every is None:
            return 0
        time.sleep(options.every * 60)


def _restore(options: argparse.Namespace) -> int:
    if options.verify:
        manifest = check(newest(options.file))
        said = _("Deze reservekopie is in orde: %(rows)d rijen, gemaakt op %(moment)s. Er is niets teruggezet.")
        sys.stdout.write(said % {"rows": sum(manifest.counts.values()), "moment": _moment(manifest.made_at)} + "\n")
        return 0
    manifest, before = restore(options.file)
    said = _("Teruggezet: de toestand van %(moment)s, %(rows)d rijen. Iedereen meldt zich opnieuw aan.")
    sys.stdout.write(said % {"rows": sum(manifest.counts.values()), "moment": _moment(manifest.made_at)} + "\n")
    sys.stdout.write(_("Wat er daarvoor stond, is bewaard in %(place)s.") % {"place": before} + "\n")
    return 0


def _moment(at: object) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S %Z}"


def _unsound(error: UnsoundError) -> str:
    place = Path(error.what).name
    sentences = {
        "none": _("In %(what)s staat geen reservekopie."),
        "unreadable": _("Deze reservekopie is niet te lezen: %(what)s."),
        "changed": _("Deze reservekopie is niet meer wat ze was: %(what)s is veranderd of onvolledig."),
        "other-database": _("Deze reservekopie komt uit een andere soort database: %(what)s."),
        "rows": _("Deze reservekopie telt niet dezelfde rijen als toen ze gemaakt werd: %(what)s."),
        "no-program": _(
            "%(what)s staat niet op deze machine. Installeer de PostgreSQL-client, of zet DRAAGVLAK_PG_BIN."
        ),
        "busy": _("Er wordt al een reservekopie teruggezet. Probeer het daarna opnieuw: %(what)s."),
        "no-place": _("Om na te kijken mag de databasegebruiker een database maken (CREATEDB)."),
    }
    return sentences[error.code] % {"what": place or error.what} + " " + _("Er is niets veranderd.")
