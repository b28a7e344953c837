"""What is still missing before a story may be read, in a sentence each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Lack(StrEnum):
    """Why a story is not published yet, in the order in which it is told."""

    TEXT = "text"
    GONE = "gone"
    CONSENT = "consent"
    NOT_ASKED = "not-asked"
    OPEN = "open"
    OBJECTS = "objects"
    NOT_GIVEN = "not-given"


@dataclass(frozen=True)
class Missing:
    """`names`: as who writes knows them. `use`, `use_words`: for what consent lacks. `count`: of how many quotes."""

    lack: Lack
    names: tuple[str, ...] = ()
    use: str = ""
    use_words: str = ""
    count: int = 0
    fragments: tuple[int, ...] = ()


class NotReadyError(Exception):
    """A story is not to be published, or given back, yet. `missing`: what lacks."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        super().__init__(", ".join(one.lack for one in missing))
        self.missing = tuple(missing)


def names_in_words(names: Iterable[str]) -> str:
    """
    >>> names_in_words(["An", "Bo", "Chris"])
    'An, Bo en Chris'
    """
    found = list(names)
    if len(found) < 2:
        return "".join(found)
    first, last = ", ".join(found[:-1]), found[-1]
    return _("%(first)s en %(last)s") % {"first": first, "last": last}


def sentence_of(one: Missing) -> str:
    names = names_in_words(one.names)
    match one.lack:
        case Lack.TEXT:
            return _("Er staat nog geen tekst.")
        case Lack.GONE:
            said = ngettext(
                "%(count)d fragment in de tekst bestaat niet meer. Haal het uit de tekst.",
                "%(count)d fragmenten in de tekst bestaan niet meer. Haal ze uit de tekst.",
                one.count,
            )
            return said % {"count": one.count}
        case Lack.CONSENT:
            said = ngettext(
                "Voor %(count)d citaat is er geen toestemming voor: %(use)s.",
                "Voor %(count)d citaten is er geen toestemming voor: %(use)s.",
                one.count,
            )
            return said % {"count": one.count, "use": one.use_words}
    said = {
        Lack.NOT_ASKED: _("Nog niet gevraagd om na te lezen: %(names)s."),
        Lack.OPEN: _("Nog geen antwoord op het nalezen van: %(names)s."),
        Lack.OBJECTS: _("Wil iets anders, en jij schreef nog niet wat je ermee deed: %(names)s."),
        Lack.NOT_GIVEN: _("Kreeg het verhaal nog niet terug: %(names)s."),
    }[one.lack]
    return said % {"names": names}
